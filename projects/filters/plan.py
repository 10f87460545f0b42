"""Filters of the plan and of the milestone list: body, person, status, period."""

from __future__ import annotations

from typing import Any

import django_filters
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from omstilling.accounts.models import User
from omstilling.ui.fields import NorwegianDateField

from ..access import question
from ..forms.choices import bodies
from ..models import Body, Milestone, Project
from ..selectors.plan import BY_BODY, BY_STUDY_AREA, STATUS_WORDS, WITHDRAWN, all_milestones, status_q


class NorwegianDateFilter(django_filters.DateFilter):
    """A date typed as 17.09.2010."""

    field_class = NorwegianDateField


def offered_bodies(request: Any) -> QuerySet[Body]:
    """Return the project's bodies."""
    return bodies(request.project, request.user)


def offered_people(request: Any) -> QuerySet[User]:
    """Return those who are responsible for a milestone that the user may see."""
    return _people(request.project, request.user)


@question
def _people(project: Project, user: Any) -> QuerySet[User]:
    mine = all_milestones(project, user).order_by().exclude(responsible=None)
    return User.objects.filter(pk__in=mine.values("responsible_id")).order_by("full_name")


def grouping_of(asked: Any) -> str:
    """Return what the drawing is grouped by, from the address's parameters."""
    return BY_STUDY_AREA if asked.get("grupper") == BY_STUDY_AREA else BY_BODY


class PlanFilter(django_filters.FilterSet):
    """Narrows the plan to a body and a person. The grouping is a choice of drawing and narrows nothing."""

    organ = django_filters.ModelChoiceFilter(
        label=_("Organ"), field_name="body", queryset=offered_bodies, empty_label=_("Alle")
    )
    ansvarlig = django_filters.ModelChoiceFilter(
        label=_("Ansvarlig"), field_name="responsible", queryset=offered_people, empty_label=_("Alle")
    )
    grupper = django_filters.ChoiceFilter(
        label=_("Grupper etter"),
        choices=[(BY_STUDY_AREA, _("Utredningsområde"))],
        empty_label=_("Organ"),
        method="leave",
    )

    class Meta:
        model = Milestone
        fields: tuple[str, ...] = ()

    def leave(self, found: QuerySet[Milestone], name: str, value: str) -> QuerySet[Milestone]:
        """Keep every row: the choice is read by the page."""
        return found

    @property
    def grouping(self) -> str:
        """What the drawing is grouped by."""
        return grouping_of(self.data)


class MilestoneFilter(django_filters.FilterSet):
    """Narrows the milestone list. What is withdrawn shows only when asked for."""

    organ = django_filters.ModelChoiceFilter(
        label=_("Organ"), field_name="body", queryset=offered_bodies, empty_label=_("Alle")
    )
    ansvarlig = django_filters.ModelChoiceFilter(
        label=_("Ansvarlig"), field_name="responsible", queryset=offered_people, empty_label=_("Alle")
    )
    status = django_filters.ChoiceFilter(
        label=_("Status"),
        choices=[(key, str(word).capitalize()) for key, word in STATUS_WORDS.items()],
        empty_label=_("Alle i planen"),
        method="by_status",
    )
    fra = NorwegianDateFilter(
        label=_("Fra og med"), field_name="current_date", lookup_expr="gte", help_text=_("dd.mm.åååå")
    )
    til = NorwegianDateFilter(
        label=_("Til og med"), field_name="current_date", lookup_expr="lte", help_text=_("dd.mm.åååå")
    )

    class Meta:
        model = Milestone
        fields: tuple[str, ...] = ()

    def filter_queryset(self, queryset: QuerySet[Milestone]) -> QuerySet[Milestone]:
        """Leave out what is withdrawn, unless that is what is asked for."""
        found = super().filter_queryset(queryset)
        return found if self.form.cleaned_data.get("status") == WITHDRAWN else found.active()

    def by_status(self, found: QuerySet[Milestone], name: str, value: str) -> QuerySet[Milestone]:
        """Narrow to the milestones with a status word."""
        return found.filter(status_q(value, self.request.project.today()))
