"""How decisions are followed up: how far, what waits, what is near its deadline, what is to be looked at again."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from django.conf import settings
from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from ..access import question
from ..models import Decision, DecisionStatus, FollowUpState, Project
from .decisions import decisions_of

#: States in which somebody still is to do something.
UNDONE = (FollowUpState.NOT_STARTED, FollowUpState.IN_PROGRESS)
#: Statuses in which a decision holds.
HOLDING = (DecisionStatus.IN_FORCE, DecisionStatus.CHANGED)


def awaits_follow_up() -> Q:
    """The condition for decisions that somebody still is to follow up."""
    somebody = Q(responsible__isnull=False) | Q(deadline__isnull=False) | Q(follow_up_state=FollowUpState.IN_PROGRESS)
    return Q(carried_out_on__isnull=True, follow_up_state__in=UNDONE) & somebody


def reached(state: str) -> Q:
    """The condition for decisions that have come so far (``Decision.follow_up_reached`` in SQL)."""
    if state == FollowUpState.DONE:
        return Q(carried_out_on__isnull=False) | Q(follow_up_state=state)
    if state == FollowUpState.NOT_STARTED:
        return awaits_follow_up() & Q(follow_up_state=state)
    return Q(carried_out_on__isnull=True, follow_up_state=state)


def is_awaited(decision: Decision) -> bool:
    """Tell whether somebody still is to follow the decision up: ``awaits_follow_up`` of one row."""
    if decision.follow_up_reached not in UNDONE:
        return False
    somebody = decision.responsible_id is not None or decision.deadline is not None
    return somebody or decision.follow_up_state == FollowUpState.IN_PROGRESS


def is_late(decision: Decision, today: date) -> bool:
    """Tell whether the deadline has passed and nothing says that it was kept."""
    return is_awaited(decision) and decision.deadline is not None and decision.deadline < today


def follow_up_word(decision: Decision, today: date) -> str:
    """Return how the follow-up stands; empty when nobody is to follow anything up."""
    state = decision.follow_up_reached
    if state not in UNDONE:
        return str(FollowUpState(state).label)
    if not is_awaited(decision):
        return ""
    return _("over fristen") if is_late(decision, today) else str(FollowUpState(state).label)


def due_for_review(today: date) -> Q:
    """The condition for decisions in force that it is time to look at again."""
    return Q(review_on__lte=today, status__in=HOLDING)


@question
def reviews_due(project: Project, user: Any, today: date) -> QuerySet[Decision]:
    """Return the decisions that it is time to look at again, the longest due first."""
    return decisions_of(project, user).filter(due_for_review(today)).order_by("review_on", "pk")


def is_due_for_review(decision: Decision, today: date) -> bool:
    """The same of one row."""
    return decision.review_on is not None and decision.review_on <= today and decision.status in HOLDING


def near_until(today: date) -> date:
    """Return the last day whose deadlines are near."""
    return today + timedelta(days=settings.REMINDER_DAYS)


@question
def near_deadlines(project: Project, user: Any, today: date) -> QuerySet[Decision]:
    """Return what the user is responsible for and that is near its deadline or past it. The nearest first."""
    mine = decisions_of(project, user).filter(awaits_follow_up(), responsible_id=user.pk)
    return mine.filter(deadline__lte=near_until(today)).order_by("deadline", "pk")
