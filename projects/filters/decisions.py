"""Filters of the decision register and of the case list."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import django_filters
from django.db.models import Q, QuerySet
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from omstilling.accounts.models import User
from omstilling.ui.filters import OfferedChoiceFilter

from ..access import question
from ..forms.choices import bodies
from ..models import Body, Case, CaseKind, Decision, DecisionOutcome, Project
from ..selectors.decisions import awaits_follow_up, cases_of, decisions_of, responsible_people

OPEN, LATE, DONE = "apen", "forsinket", "fulgt-opp"
TREATED, UNTREATED, WITHDRAWN = "ja", "nei", "trukket"


def offered_bodies(request: Any) -> QuerySet[Body]:
    return bodies(request.project, request.user)


def offered_people(request: Any) -> QuerySet[User]:
    return responsible_people(request.project, request.user)


@question
def _days(project: Project, user: Any) -> QuerySet[Any]:
    return decisions_of(project, user).order_by().dates("decided_on", "year")


def decision_years(request: Any) -> Iterator[tuple[str, str]]:
    """Offer the years in which there is a decision to see, the latest first."""
    for day in reversed(_days(request.project, request.user)):
        yield str(day.year), str(day.year)


@question
def _years(project: Project, user: Any) -> QuerySet[Any]:
    found = cases_of(project, user).prefetch_related(None).order_by("-year")
    return found.values_list("year", flat=True).distinct()


def case_years(request: Any) -> Iterator[tuple[str, str]]:
    """Offer the years in which there is a case to see, the latest first."""
    for year in _years(request.project, request.user):
        yield str(year), str(year)


class DecisionFilter(django_filters.FilterSet):
    """Narrows the register."""

    sok = django_filters.CharFilter(label=_("Søk i tittel og tekst"), method="by_words")
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
    ansvarlig = django_filters.ModelChoiceFilter(
        label=_("Ansvarlig"), field_name="responsible", queryset=offered_people, empty_label=_("Alle")
    )
    oppfolging = django_filters.ChoiceFilter(
        label=_("Oppfølging"),
        choices=[(OPEN, _("Åpen")), (LATE, _("Over fristen")), (DONE, _("Fulgt opp"))],
        empty_label=_("Alle"),
        method="by_follow_up",
    )

    class Meta:
        model = Decision
        fields: tuple[str, ...] = ()

    def by_words(self, found: QuerySet[Decision], name: str, value: str) -> QuerySet[Decision]:
        """Every word must stand in the title, the text or the plain words."""
        for word in value.split():
            found = found.filter(Q(case__title__icontains=word) | Q(text__icontains=word) | Q(meaning__icontains=word))
        return found

    def by_follow_up(self, found: QuerySet[Decision], name: str, value: str) -> QuerySet[Decision]:
        if value == DONE:
            return found.filter(carried_out_on__isnull=False)
        found = found.filter(awaits_follow_up())
        return found.filter(deadline__lt=self.request.project.today()) if value == LATE else found


class CaseFilter(django_filters.FilterSet):
    """Narrows the case list."""

    sok = django_filters.CharFilter(label=_("Søk i tittel og tekst"), method="by_words")
    organ = django_filters.ModelChoiceFilter(
        label=_("Organ"), field_name="body", queryset=offered_bodies, empty_label=_("Alle")
    )
    ar = OfferedChoiceFilter(label=_("År"), field_name="year", empty_label=_("Alle"), offered=case_years)
    type = django_filters.ChoiceFilter(
        label=_("Sakstype"),
        field_name="kind",
        choices=[(value, capfirst(label)) for value, label in CaseKind.choices],
        empty_label=_("Alle"),
    )
    behandlet = django_filters.ChoiceFilter(
        label=_("Behandlet"),
        choices=[(TREATED, _("Behandlet")), (UNTREATED, _("Ikke behandlet")), (WITHDRAWN, _("Trukket"))],
        empty_label=_("Alle"),
        method="by_treatment",
    )

    class Meta:
        model = Case
        fields: tuple[str, ...] = ()

    def by_words(self, found: QuerySet[Case], name: str, value: str) -> QuerySet[Case]:
        """Every word must stand in the title or in one of the texts."""
        for word in value.split():
            found = found.filter(
                Q(title__icontains=word)
                | Q(background__icontains=word)
                | Q(assessment__icontains=word)
                | Q(recommendation__icontains=word)
            )
        return found

    def by_treatment(self, found: QuerySet[Case], name: str, value: str) -> QuerySet[Case]:
        if value == WITHDRAWN:
            return found.filter(withdrawn_at__isnull=False)
        decided = Decision.objects.active().values("case_id")
        found = found.filter(withdrawn_at__isnull=True)
        return found.filter(pk__in=decided) if value == TREATED else found.exclude(pk__in=decided)
