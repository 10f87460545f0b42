"""The ladder of a measure: each step rests on proof that is found, never on a status that someone typed. Pure.

A measure stands on the highest step that has its proof. A lower step without proof is a hole: it is shown, and does
not hold the measure back.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache

from django.utils.functional import Promise
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _


class Step(StrEnum):
    """The steps from the ground up. The values are the names that the charts give them."""

    PROPOSED = "proposed"
    STUDIED = "studied"
    DISCUSSED = "discussed"
    RECOMMENDED = "recommended"
    DECIDED = "decided"
    BUDGETED = "budgeted"
    IMPLEMENTED = "implemented"
    REALISED = "realised"

    @property
    def word(self) -> str:
        """The step's word in running text."""
        return _word(self, get_language())

    @property
    def number(self) -> int:
        """The step's place from the ground, from 0: what the database sorts and filters by."""
        return ORDER.index(self)


ORDER = tuple(Step)
WORDS: dict[Step, Promise] = {
    Step.PROPOSED: _("forslag"),
    Step.STUDIED: _("utredet"),
    Step.DISCUSSED: _("drøftet"),
    Step.RECOMMENDED: _("innstilt"),
    Step.DECIDED: _("vedtatt"),
    Step.BUDGETED: _("budsjettert"),
    Step.IMPLEMENTED: _("iverksatt"),
    Step.REALISED: _("realisert"),
}


@cache
def _word(step: Step, _language: str) -> str:
    return str(WORDS[step])


WITHDRAWN_WORD = _("bortfalt")
#: Stands beside the step when the latest decision put the measure off.
POSTPONED_WORD = _("utsatt")
#: Steps that rest on a decision.
DECIDED_STEPS = frozenset({Step.DECIDED, Step.BUDGETED, Step.IMPLEMENTED, Step.REALISED})
#: Steps on which the measure is carried out.
CARRIED_OUT = frozenset({Step.IMPLEMENTED, Step.REALISED})


@dataclass(frozen=True, slots=True, kw_only=True)
class Proofs:
    """What has been found of a measure, as far as the reader may see it. One field for each kind of proof.

    ``studied``: a study conclusion, or a case paper with an assessment. ``discussed``: a consultation or a
    negotiation; informed never counts. ``recommended`` and ``adopted``: an adopted recommendation, an adopted final
    decision in force; ``confirmed``: that decision is confirmed. ``budgeted``: a budget line takes it up.
    ``started``: the day from which the owner has confirmed that it works. ``starts``: when it is to work.
    ``realised``: a figure from the accounts that somebody else than the estimator has confirmed.
    ``postponed`` is no step: the latest decision put the measure off.
    """

    studied: bool = False
    discussed: bool = False
    recommended: bool = False
    adopted: bool = False
    confirmed: bool = False
    budgeted: bool = False
    started: date | None = None
    starts: date | None = None
    realised: bool = False
    postponed: bool = False

    def of(self, step: Step, today: date) -> bool:
        """Tell whether a step has its proof."""
        match step:
            case Step.PROPOSED:
                return True
            case Step.STUDIED:
                return self.studied
            case Step.DISCUSSED:
                return self.discussed
            case Step.RECOMMENDED:
                return self.recommended
            case Step.DECIDED:
                return self.adopted
            case Step.BUDGETED:
                return self.adopted and self.budgeted
            case Step.IMPLEMENTED:
                return self.adopted and _come(self.starts, today) and _come(self.started, today)
            case Step.REALISED:
                return self.adopted and self.realised

    def awaits_confirmation(self, today: date) -> bool:
        """Tell whether the measure is decided, its start date has come and the owner has not confirmed it."""
        return self.adopted and _come(self.starts, today) and not _come(self.started, today)


def _come(day: date | None, today: date) -> bool:
    return day is not None and day <= today


class Mark(StrEnum):
    """How a rung stands: proved, a hole under the measure's step, or still ahead."""

    PROVED = "proved"
    HOLE = "hole"
    AHEAD = "ahead"


@dataclass(frozen=True, slots=True)
class Rung:
    """One step as it is drawn for a measure."""

    step: Step
    mark: Mark
    is_here: bool


def step_of(proofs: Proofs, today: date) -> Step:
    """Return the highest step that has its proof."""
    return next(step for step in reversed(ORDER) if proofs.of(step, today))


def rungs(proofs: Proofs, today: date) -> tuple[Rung, ...]:
    """Return every rung from the ground up."""
    here = step_of(proofs, today)
    drawn = []
    for step in ORDER:
        lower = Mark.HOLE if step.number < here.number else Mark.AHEAD
        mark = Mark.PROVED if proofs.of(step, today) else lower
        drawn.append(Rung(step, mark, step is here))
    return tuple(drawn)


def counts_toward_target(
    *, permanent: bool, amount: int | None, start: date | None, end: date | None, target_year: int
) -> bool:
    """Tell whether a measure counts: permanent, without end date, known, starting by 31.12 of the target year."""
    return (
        permanent and amount is not None and end is None and start is not None and start <= date(target_year, 12, 31)
    )
