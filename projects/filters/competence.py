"""Filters of the activities of competence plans: plan, level, kind, owner and how it stands."""

from __future__ import annotations

from typing import Any

import django_filters
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from omstilling.accounts.models import User

from ..access import question
from ..models import ActivityKind, CompetenceActivity, CompetenceLevel, CompetencePlan, Project
from ..selectors.competence import COMING, DONE, LATE, UNDATED, activities, in_state, plans


def offered_plans(request: Any) -> QuerySet[CompetencePlan]:
    """Return the plans that the user may see."""
    return plans(request.project, request.user)


def owners(request: Any) -> QuerySet[User]:
    """Return those who answer for an activity."""
    return _owners(request.project, request.user)


@question
def _owners(project: Project, user: Any) -> QuerySet[User]:
    mine = activities(project, user).order_by().exclude(owner=None)
    return User.objects.filter(pk__in=mine.values("owner_id")).order_by("full_name")


class ActivityFilter(django_filters.FilterSet):
    """Narrows the activities."""

    plan = django_filters.ModelChoiceFilter(label=_("Plan"), queryset=offered_plans, empty_label=_("Alle"))
    niva = django_filters.ChoiceFilter(
        label=_("Nivå"), field_name="plan__level", choices=CompetenceLevel.choices, empty_label=_("Alle")
    )
    slag = django_filters.ChoiceFilter(
        label=_("Slag"), field_name="kind", choices=ActivityKind.choices, empty_label=_("Alle")
    )
    ansvarlig = django_filters.ModelChoiceFilter(
        label=_("Ansvarlig"), field_name="owner", queryset=owners, empty_label=_("Alle")
    )
    status = django_filters.ChoiceFilter(
        label=_("Status"),
        choices=(
            (LATE, _("forsinket")),
            (COMING, _("planlagt")),
            (UNDATED, _("uten frist")),
            (DONE, _("gjennomført")),
        ),
        empty_label=_("Alle"),
        method="by_state",
    )

    class Meta:
        model = CompetenceActivity
        fields: tuple[str, ...] = ()

    def by_state(self, rows: QuerySet[CompetenceActivity], name: str, value: str) -> QuerySet[CompetenceActivity]:
        """Return the activities in a state as of the project's today."""
        return rows.filter(in_state(value, self.request.project.today()))
