"""Filters of the decision register and of the case list."""

from __future__ import annotations

from typing import Any

import django_filters
from django.db.models import Q, QuerySet
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from omstilling.accounts.models import User

from ..forms.choices import bodies
from ..models import Body, Case, CaseKind, Decision, DecisionOutcome
from ..selectors.decisions import awaits_follow_up, cases_of, decisions_of, responsible_people

OPEN, LATE, DONE = "apen", "forsinket", "fulgt-opp"
TREATED, UNTREATED, WITHDRAWN = "ja", "nei", "trukket"


def offered_bodies(request: Any) -> QuerySet[Body]:
    return bodies(request.project, request.user)


def offered_people(request: Any) -> QuerySet[User]:
    return responsible_people(request.project, request.user)


class YearFilterSet(django_filters.FilterSet):
    """Offers the years in which there is something to see."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.filters["ar"].extra["choices"] = [(str(year), str(year)) for year in self.years()]

    def years(self) -> list[int]:
        raise NotImplementedError


class DecisionFilter(YearFilterSet):
    """Narrows the register."""

    sok = django_filters.CharFilter(label=_("Søk i tittel og tekst"), method="by_words")
    organ = django_filters.ModelChoiceFilter(
        label=_("Organ"), field_name="body", queryset=offered_bodies, empty_label=_("Alle")
    )
    ar = django_filters.ChoiceFilter(label=_("År"), field_name="decided_on", lookup_expr="year", empty_label=_("Alle"))
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

    def years(self) -> list[int]:
        found = decisions_of(self.request.project, self.request.user).order_by().dates("decided_on", "year")
        return sorted((day.year for day in found), reverse=True)

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


class CaseFilter(YearFilterSet):
    """Narrows the case list."""

    sok = django_filters.CharFilter(label=_("Søk i tittel og tekst"), method="by_words")
    organ = django_filters.ModelChoiceFilter(
        label=_("Organ"), field_name="body", queryset=offered_bodies, empty_label=_("Alle")
    )
    ar = django_filters.ChoiceFilter(label=_("År"), field_name="year", empty_label=_("Alle"))
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

    def years(self) -> list[int]:
        found = cases_of(self.request.project, self.request.user).prefetch_related(None).order_by("-year")
        return list(found.values_list("year", flat=True).distinct())

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
