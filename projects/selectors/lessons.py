"""What the plan takes for granted, and what was learned, as the user may see it."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet

from ..access import question
from ..models import Assumption, AssumptionState, Lesson, Project

#: How each state looks in a tag.
STATE_KINDS = {AssumptionState.OPEN: "missing", AssumptionState.HOLDS: "good", AssumptionState.BROKEN: "late"}


@question
def assumptions(project: Project, user: Any) -> QuerySet[Assumption]:
    """Return the assumptions that the plan rests on, by number."""
    found = Assumption.objects.visible_to(user).active().filter(project=project)
    return found.select_related("owner").order_by("number")


@question
def lessons(project: Project, user: Any) -> QuerySet[Lesson]:
    """Return the lessons, the latest first."""
    found = Lesson.objects.visible_to(user).active().filter(project=project)
    return found.select_related("phase").order_by("-noted_on", "-number")


def state_kind(assumption: Assumption) -> str:
    """Return how an assumption's state looks in a tag."""
    return STATE_KINDS[AssumptionState(assumption.state)]
