"""What can be done with the lessons of a project."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from omstilling.accounts.models import User
from omstilling.audit.errors import DomainError
from omstilling.audit.personal_numbers import refuse_personal_numbers
from omstilling.audit.uow import unit_of_work

from ..models import Lesson, Phase, Project
from .rows import apply_changes, check_open, check_parts, next_number, store

CHANGEABLE = ("title", "happened", "advice", "phase", "noted_on")


def note_lesson(
    *,
    project: Project,
    title: str,
    happened: str,
    by: User,
    advice: str = "",
    phase: Phase | None = None,
    noted_on: date | None = None,
    reason: str = "",
) -> Lesson:
    """Write down what was learned, today unless another day is said."""
    with unit_of_work(by=by, reason=reason or _("Ny erfaring")):
        lesson = Lesson(
            project=project,
            number=next_number(Lesson, project),
            title=title,
            happened=happened,
            advice=advice,
            phase=phase,
            noted_on=noted_on or project.today(),
        )
        _check(lesson)
        return store(lesson)


def update_lesson(*, lesson: Lesson, changes: Mapping[str, Any], by: User, reason: str = "") -> Lesson:
    """Change what a lesson says."""
    with unit_of_work(by=by, reason=reason or _("Erfaringen er endret")):
        check_open(lesson)
        apply_changes(lesson, changes, CHANGEABLE)
        _check(lesson)
        return store(lesson)


def withdraw_lesson(*, lesson: Lesson, by: User, reason: str = "") -> Lesson:
    """Take a lesson out of the list."""
    with unit_of_work(by=by, reason=reason or _("Erfaringen er trukket")):
        check_open(lesson)
        lesson.withdraw()
        return lesson


def _check(lesson: Lesson) -> None:
    check_parts(lesson.project, phase=lesson.phase)
    if lesson.noted_on > lesson.project.today():
        raise DomainError(_("Dagen kan ikke være fram i tid."), field="noted_on")
    refuse_personal_numbers(title=lesson.title, happened=lesson.happened, advice=lesson.advice)
