"""What came of a recommendation in the body that it was sent to. Pure."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from projects.models import DecisionOutcome

from .wording import same_words

#: What a measure was to give, and from when: kroner a year and a date, either unknown.
Figures = dict[int, tuple[object, object]]


class Result(models.TextChoices):
    """What the body decided, beside what was recommended to it."""

    AS_RECOMMENDED = "as_recommended", _("vedtatt som innstilt")
    CHANGED = "changed", _("vedtatt med endringer")
    NOT_ADOPTED = "not_adopted", _("ikke vedtatt")
    POSTPONED = "postponed", _("utsatt")
    SENT_BACK = "sent_back", _("sendt tilbake")


OUTCOMES = {
    Result.AS_RECOMMENDED: DecisionOutcome.ADOPTED,
    Result.CHANGED: DecisionOutcome.ADOPTED,
    Result.NOT_ADOPTED: DecisionOutcome.NOT_ADOPTED,
    Result.POSTPONED: DecisionOutcome.POSTPONED,
    Result.SENT_BACK: DecisionOutcome.FORWARDED,
}
ADOPTING = frozenset({Result.AS_RECOMMENDED, Result.CHANGED})


def result_of(
    outcome: str, recommended: str, decided: str, recommended_figures: Figures, decided_figures: Figures
) -> Result | None:
    """Return the result that an answer's outcome, text and figures make it; ``None`` for another outcome."""
    if outcome == DecisionOutcome.ADOPTED:
        same = same_words(recommended, decided) and recommended_figures == decided_figures
        return Result.AS_RECOMMENDED if same else Result.CHANGED
    return next((result for result, made in OUTCOMES.items() if made == outcome), None)
