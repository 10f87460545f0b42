"""Filters of work groups, signals and seats."""

from __future__ import annotations

from typing import Any

import django_filters
from django.db.models import Q, QuerySet
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from ..forms.choices import bodies
from ..models import Body, Seat, Signal, SignalState
from ..selectors.work_groups import DELIVERED, DISSOLVED, LATE, WORKING, signal_word, state_q
from .plan import NorwegianDateFilter

STATES = (
    (WORKING, _("I arbeid")),
    (LATE, _("Over fristen")),
    (DELIVERED, _("Sluttrapport levert")),
    (DISSOLVED, _("Oppløst")),
)


def every_body(request: Any) -> QuerySet[Body]:
    """Return the project's bodies, those that are dissolved too."""
    return Body.objects.visible_to(request.user).active().filter(project=request.project)


def offered_bodies(request: Any) -> QuerySet[Body]:
    return bodies(request.project, request.user)


class WorkGroupFilter(django_filters.FilterSet):
    """Narrows the work groups to those that stand in a certain way."""

    tilstand = django_filters.ChoiceFilter(label=_("Status"), choices=STATES, empty_label=_("Alle"), method="by")

    class Meta:
        model = Body
        fields: tuple[str, ...] = ()

    def by(self, found: QuerySet[Body], name: str, value: str) -> QuerySet[Body]:
        """Narrow to one state."""
        return found.filter(state_q(value, self.request.project.today()))


class SignalFilter(django_filters.FilterSet):
    """Narrows the signals by what has become of them, by whom they are from, and by words."""

    tilstand = django_filters.ChoiceFilter(
        label=_("Status"),
        field_name="state",
        choices=[(value, capfirst(str(signal_word(value)))) for value in SignalState.values],
        empty_label=_("Alle"),
    )
    organ = django_filters.ModelChoiceFilter(
        label=_("Gitt av"), field_name="body", queryset=offered_bodies, empty_label=_("Alle")
    )
    sok = django_filters.CharFilter(label=_("Ord i signalet"), method="by_words")

    class Meta:
        model = Signal
        fields: tuple[str, ...] = ()

    def by_words(self, found: QuerySet[Signal], name: str, value: str) -> QuerySet[Signal]:
        """Narrow to signals with the words in title or text."""
        return found.filter(Q(title__icontains=value) | Q(text__icontains=value))


class SeatFilter(django_filters.FilterSet):
    """Narrows the seats to a body, to a day, to unions, and to a name or an office."""

    organ = django_filters.ModelChoiceFilter(
        label=_("Organ"), field_name="body", queryset=every_body, empty_label=_("Alle")
    )
    dag = NorwegianDateFilter(label=_("Satt denne dagen"), method="by_day", help_text=_("Dag.måned.år"))
    tillitsvalgt = django_filters.ChoiceFilter(
        label=_("Plasser"),
        choices=[("ja", _("Bare tillitsvalgte")), ("nei", _("Uten tillitsvalgte"))],
        empty_label=_("Alle"),
        method="by_union",
    )
    sok = django_filters.CharFilter(label=_("Navn, parti eller verv"), method="by_words")

    class Meta:
        model = Seat
        fields: tuple[str, ...] = ()

    def by_day(self, found: QuerySet[Seat], name: str, value: Any) -> QuerySet[Seat]:
        """Narrow to the seats that were held on a day."""
        return found.filter(Q(valid_to__isnull=True) | Q(valid_to__gte=value), valid_from__lte=value)

    def by_union(self, found: QuerySet[Seat], name: str, value: str) -> QuerySet[Seat]:
        """Narrow to the unions' seats, or to the others."""
        return found.filter(is_union=value == "ja")

    def by_words(self, found: QuerySet[Seat], name: str, value: str) -> QuerySet[Seat]:
        """Narrow to a name, a party or an office."""
        named = Q(person__full_name__icontains=value)
        return found.filter(named | Q(party__icontains=value) | Q(organisation__icontains=value))
