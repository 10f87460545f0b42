"""Competence plans with their activities: which are late, and what they cost."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, Q, QuerySet, Sum
from django.utils.translation import gettext as _

from ..access import question
from ..models import CompetenceActivity, CompetencePlan, Project, Survey

DONE, LATE, COMING, UNDATED = "done", "late", "coming", "undated"


def state_words() -> dict[str, str]:
    """Return the words of an activity's state."""
    return {DONE: _("gjennomført"), LATE: _("forsinket"), COMING: _("planlagt"), UNDATED: _("uten frist")}


STATE_KINDS = {DONE: "good", LATE: "late", COMING: "quiet", UNDATED: "missing"}


def state_of(activity: CompetenceActivity, today: date) -> str:
    """Return how it stands with an activity."""
    if activity.completed_on is not None:
        return DONE
    if activity.deadline is None:
        return UNDATED
    return LATE if activity.deadline < today else COMING


def in_state(state: str, today: date) -> Q:
    """Return the condition for activities in a state."""
    return {
        DONE: Q(completed_on__isnull=False),
        LATE: Q(completed_on__isnull=True, deadline__lt=today),
        COMING: Q(completed_on__isnull=True, deadline__gte=today),
        UNDATED: Q(completed_on__isnull=True, deadline__isnull=True),
    }[state]


@question
def plans(project: Project, user: Any) -> QuerySet[CompetencePlan]:
    """Return the competence plans in use."""
    found = CompetencePlan.objects.visible_to(user).active().filter(project=project)
    return found.select_related("unit", "goal").order_by("level", "title", "pk")


@question
def activities(project: Project, user: Any) -> QuerySet[CompetenceActivity]:
    """Return the activities of the plans in use."""
    found = CompetenceActivity.objects.visible_to(user).active()
    found = found.filter(plan__project=project, plan__withdrawn_at__isnull=True)
    return found.select_related("plan__unit", "plan__project", "owner")


@question
def late_activities(project: Project, user: Any, today: date) -> QuerySet[CompetenceActivity]:
    """Return the activities whose deadline has passed, the latest of them first."""
    return activities(project, user).filter(in_state(LATE, today)).order_by("deadline", "pk")


@dataclass(frozen=True, slots=True)
class FundSums:
    """What activities cost, in kroner. ``unstated`` have no amount, and are in no sum."""

    count: int
    funds: int
    unstated: int


def fund_sums(rows: QuerySet[CompetenceActivity]) -> FundSums:
    """Return the sums of a list of activities; one query."""
    found = rows.aggregate(count=Count("pk"), stated=Count("funds"), sum=Sum("funds"))
    return FundSums(found["count"], int(found["sum"] or 0), found["count"] - found["stated"])


def surveys(project: Project, user: Any) -> QuerySet[Survey]:
    """Return the surveys in use."""
    return Survey.objects.visible_to(user).active().filter(project=project).select_related("goal")
