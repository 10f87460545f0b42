"""Questions as their pages list them: one's own, and those that wait for an answer."""

from __future__ import annotations

from typing import Any

from django.db.models import Case, IntegerField, Value, When

from ..models import Project, Question
from ..querysets import QuestionQuerySet


def own_questions(project: Project, user: Any) -> QuestionQuerySet:
    """Return what the user has asked by name, the newest first."""
    found: QuestionQuerySet = Question.objects.active().filter(project=project, asked_by=user)
    return found.order_by("-number")


def inbox(project: Project) -> QuestionQuerySet:
    """Return every question for those who answer: unanswered first, the oldest of them first."""
    waiting = Case(When(answered_on__isnull=True, then=Value(0)), default=Value(1), output_field=IntegerField())
    found: QuestionQuerySet = Question.objects.active().filter(project=project)
    return found.select_related("asked_by", "unit").order_by(waiting, "answered_on", "number")


def waiting_count(project: Project) -> int:
    """Return how many questions wait for an answer."""
    return Question.objects.active().filter(project=project, answered_on__isnull=True).count()
