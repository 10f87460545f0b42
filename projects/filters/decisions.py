"""Filters of the decision register, and what lists of cases and decisions offer alike."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import django_filters
from django.db.models import Max, Min, Q, QuerySet
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from omstilling.accounts.models import User
from omstilling.audit.kept import sums
from omstilling.ui.filters import OfferedChoiceFilter

from ..access import question
from ..forms.choices import bodies
from ..models import (
    Body,
    Decision,
    DecisionKind,
    DecisionOutcome,
    DecisionStatus,
    FollowUpState,
    Project,
)
from ..selectors.decisions import Others, cases_of, others_of, responsible_people
from ..selectors.follow_up import awaits_follow_up, due_for_review, reached
from ..text_search import in_decisions, words_of

OPEN, LATE = "apen", "forsinket"
#: What the follow-up is looked for by, with the state that it stands for.
STATES = {
    "ikke-pabegynt": FollowUpState.NOT_STARTED,
    "under-arbeid": FollowUpState.IN_PROGRESS,
    "fulgt-opp": FollowUpState.DONE,
    "krever-ikke": FollowUpState.NOT_NEEDED,
}
PAST, WITH, WITHOUT = "forfalt", "med", "uten"
DUE, PLANNED = "na", "planlagt"


def offered_bodies(request: Any) -> QuerySet[Body]:
    return bodies(request.project, request.user)


def others_for(request: Any) -> Others:
    """Return the bodies and people of the register, read once for the request."""
    known: dict[str, Any] = request.__dict__
    if "_register_others" not in known:
        known["_register_others"] = others_of(request.project, request.user)
    found: Others = known["_register_others"]
    return found


def offered_people(request: Any) -> QuerySet[User]:
    return responsible_people(request.project, request.user)


@question
def _days(project: Project, user: Any) -> QuerySet[Any]:
    rows = Decision.objects.visible_to(user).active().filter(project=project)
    return sums(rows, first=Min("decided_on"), last=Max("decided_on"))


def decision_years(request: Any) -> Iterator[tuple[str, str]]:
    """Offer the years from the first decision to see to the last, the latest first."""
    first, last = next(iter(_days(request.project, request.user)))
    if first is not None:
        for year in range(last.year, first.year - 1, -1):
            yield str(year), str(year)


@question
def _years(project: Project, user: Any) -> QuerySet[Any]:
    found = cases_of(project, user).prefetch_related(None).order_by("-year")
    return found.values_list("year", flat=True).distinct()


def case_years(request: Any) -> Iterator[tuple[str, str]]:
    """Offer the years in which there is a case to see, the latest first."""
    for year in _years(request.project, request.user):
        yield str(year), str(year)


#: A case number as people write it: «7/10», «PS 7/2010».
NUMBER = re.compile(r"(?<![\w/])(\d{1,4})\s?/\s?(\d{4}|\d{2})(?![\w/])")


def narrowed(found: QuerySet[Decision], project: Project, typed: str) -> QuerySet[Decision]:
    """Keep what has every word in its title, its text or its plain words; a number is the case's.

    Beside a number a word may be what the body's cases are called by: «PS 7/10».
    """
    numbers = NUMBER.findall(typed)
    words = words_of(NUMBER.sub(" ", typed))
    if not numbers:
        return found.filter(in_decisions(words))
    for number, year in numbers:
        years = [int(year)] if len(year) == 4 else [1900 + int(year), 2000 + int(year)]
        ours = Q(case__external_number="", case__number=int(number), case__year__in=years)
        found = found.filter(ours | Q(case__external_number__endswith=f"{number}/{year[-2:]}"))
    for word in words:
        called = Q(case__body__abbreviation__iexact=word) | Q(case__external_number__istartswith=f"{word} ")
        found = found.filter(in_decisions([word]) | called)
    return found


class DecisionFilter(django_filters.FilterSet):
    """Narrows the register."""

    sok = django_filters.CharFilter(label=_("Søk i tittel, tekst og saksnummer"), method="by_words")
    organ = django_filters.ModelChoiceFilter(
        label=_("Organ"), field_name="body", queryset=offered_bodies, empty_label=_("Alle")
    )
    ar = OfferedChoiceFilter(
        label=_("År"), field_name="decided_on", lookup_expr="year", empty_label=_("Alle"), offered=decision_years
    )
    resultat = django_filters.ChoiceFilter(
        label=_("Resultat"),
        field_name="outcome",
        choices=[(value, capfirst(label)) for value, label in DecisionOutcome.choices],
        empty_label=_("Alle"),
    )
    slag = django_filters.ChoiceFilter(
        label=_("Slag"),
        field_name="kind",
        choices=[(value, capfirst(label)) for value, label in DecisionKind.choices],
        empty_label=_("Alle"),
    )
    status = django_filters.ChoiceFilter(
        label=_("Status"),
        field_name="status",
        choices=[(value, capfirst(label)) for value, label in DecisionStatus.choices],
        empty_label=_("Alle"),
    )
    oppfolging = django_filters.ChoiceFilter(
        label=_("Oppfølging"),
        choices=[
            (OPEN, _("Åpen")),
            (LATE, _("Over fristen")),
            *((key, capfirst(state.label)) for key, state in STATES.items()),
        ],
        empty_label=_("Alle"),
        method="by_follow_up",
    )
    frist = django_filters.ChoiceFilter(
        label=_("Frist"),
        choices=[(PAST, _("Forfalt")), (WITH, _("Med frist")), (WITHOUT, _("Uten frist"))],
        empty_label=_("Alle"),
        method="by_deadline",
    )
    ansvarlig = django_filters.ModelChoiceFilter(
        label=_("Ansvarlig"), field_name="responsible", queryset=offered_people, empty_label=_("Alle")
    )
    gjennomgang = django_filters.ChoiceFilter(
        label=_("Ses på igjen"),
        choices=[(DUE, _("Nå")), (PLANNED, _("Planlagt"))],
        empty_label=_("Alle"),
        method="by_review",
    )

    class Meta:
        model = Decision
        fields: tuple[str, ...] = ()

    @staticmethod
    def options_together(request: Any) -> dict[str, tuple[tuple[Any, str], ...]]:
        """Return the bodies and people on offer, from what the list reads for its rows."""
        found = others_for(request)
        active = [body for body in found.bodies.values() if not body.is_withdrawn]
        return {
            "organ": tuple((body.pk, str(body)) for body in active),
            "ansvarlig": tuple((person.pk, str(person)) for person in found.people.values()),
        }

    def by_words(self, found: QuerySet[Decision], name: str, value: str) -> QuerySet[Decision]:
        return narrowed(found, self.request.project, value)

    def by_follow_up(self, found: QuerySet[Decision], name: str, value: str) -> QuerySet[Decision]:
        if value in STATES:
            return found.filter(reached(STATES[value]))
        found = found.filter(awaits_follow_up())
        return found.filter(deadline__lt=self.request.project.today()) if value == LATE else found

    def by_deadline(self, found: QuerySet[Decision], name: str, value: str) -> QuerySet[Decision]:
        if value == PAST:
            return found.filter(awaits_follow_up(), deadline__lt=self.request.project.today())
        return found.filter(deadline__isnull=value == WITHOUT)

    def by_review(self, found: QuerySet[Decision], name: str, value: str) -> QuerySet[Decision]:
        today = self.request.project.today()
        return found.filter(due_for_review(today) if value == DUE else Q(review_on__gt=today))
