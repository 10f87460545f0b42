"""Filters of the list of meetings."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import django_filters
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from omstilling.ui.filters import OfferedChoiceFilter
from projects.access import question
from projects.forms.choices import bodies
from projects.models import Body, Project

from .models import Meeting, MeetingState

COMING, HELD, CANCELLED = "kommende", "holdt", "avlyst"


def offered_bodies(request: Any) -> QuerySet[Body]:
    return bodies(request.project, request.user)


@question
def _years(project: Project, user: Any) -> QuerySet[Any]:
    found = Meeting.objects.visible_to(user).active().filter(project=project)
    return found.order_by("-held_on__year").values_list("held_on__year", flat=True).distinct()


def meeting_years(request: Any) -> Iterator[tuple[str, str]]:
    """Offer the years in which there is a meeting to see, the latest first."""
    for year in _years(request.project, request.user):
        yield str(year), str(year)


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
    ar = OfferedChoiceFilter(
        label=_("År"), field_name="held_on", lookup_expr="year", empty_label=_("Alle"), offered=meeting_years
    )

    class Meta:
        model = Meeting
        fields: list[str] = []

    def by_state(self, rows: QuerySet[Meeting], name: str, value: str) -> QuerySet[Meeting]:
        states = {
            COMING: [MeetingState.PLANNED, MeetingState.CALLED],
            HELD: [MeetingState.HELD],
            CANCELLED: [MeetingState.CANCELLED],
        }
        return rows.filter(state__in=states[value])
