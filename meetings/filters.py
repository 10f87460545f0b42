"""Filters of the list of meetings."""

from __future__ import annotations

from typing import Any

import django_filters
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from projects.forms.choices import bodies
from projects.models import Body

from .models import Meeting, MeetingState

COMING, HELD, CANCELLED = "kommende", "holdt", "avlyst"


def offered_bodies(request: Any) -> QuerySet[Body]:
    return bodies(request.project, request.user)


class MeetingFilter(django_filters.FilterSet):
    """Narrows the list by body, state and year."""

    organ = django_filters.ModelChoiceFilter(
        label=_("Organ"), field_name="body", queryset=offered_bodies, empty_label=_("Alle")
    )
    tilstand = django_filters.ChoiceFilter(
        label=_("Tilstand"),
        choices=[(COMING, _("Kommende")), (HELD, _("Holdt")), (CANCELLED, _("Avlyst"))],
        method="by_state",
        empty_label=_("Alle"),
    )
    ar = django_filters.ChoiceFilter(label=_("År"), field_name="held_on", lookup_expr="year", empty_label=_("Alle"))

    class Meta:
        model = Meeting
        fields: list[str] = []

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        years = self.queryset.order_by("-held_on").values_list("held_on__year", flat=True).distinct()
        self.filters["ar"].extra["choices"] = [(str(y), str(y)) for y in dict.fromkeys(years)]

    def by_state(self, rows: QuerySet[Meeting], name: str, value: str) -> QuerySet[Meeting]:
        states = {
            COMING: [MeetingState.PLANNED, MeetingState.CALLED],
            HELD: [MeetingState.HELD],
            CANCELLED: [MeetingState.CANCELLED],
        }
        return rows.filter(state__in=states[value])
