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

from .models import Meeting, MeetingState, Referral
from .on_the_way import waiting

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
        label=_("Status"),
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
            COMING: [MeetingState.PLANNED, MeetingState.CALLED, MeetingState.RUNNING],
            HELD: [MeetingState.HELD],
            CANCELLED: [MeetingState.CANCELLED],
        }
        return rows.filter(state__in=states[value])


ANSWERED, EVERYTHING = "behandlet", "alle"


class ReferralFilter(django_filters.FilterSet):
    """Narrows what is on its way: what is answered is shown only when it is asked for."""

    organ = django_filters.ModelChoiceFilter(
        label=_("Sendt til"), field_name="to_body", queryset=offered_bodies, empty_label=_("Alle")
    )
    fra = django_filters.ModelChoiceFilter(
        label=_("Sendt fra"), field_name="decision__body", queryset=offered_bodies, empty_label=_("Alle")
    )
    vis = django_filters.ChoiceFilter(
        label=_("Vis"),
        choices=[(ANSWERED, _("Behandlet")), (EVERYTHING, _("Alt som er sendt"))],
        empty_label=_("På vei"),
        method="by_answer",
    )

    class Meta:
        model = Referral
        fields: list[str] = []

    def filter_queryset(self, queryset: QuerySet[Referral]) -> QuerySet[Referral]:
        found: QuerySet[Referral] = super().filter_queryset(queryset)
        return found if self.form.cleaned_data.get("vis") else found.filter(waiting())

    def by_answer(self, rows: QuerySet[Referral], name: str, value: str) -> QuerySet[Referral]:
        return rows.exclude(waiting()) if value == ANSWERED else rows
