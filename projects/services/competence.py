"""What can be done with competence plans and their activities."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from omstilling.accounts.models import User
from omstilling.audit.errors import DomainError
from omstilling.audit.uow import unit_of_work
from omstilling.ui.formats import date_table

from ..models import ActivityKind, CompetenceActivity, CompetencePlan, Goal, Project, Unit
from .rows import apply_changes, check_open, check_parts, store

PLAN = ("title", "level", "unit", "goal", "valid_from", "valid_to")
ACTIVITY = ("kind", "title", "description", "owner", "deadline", "funds", "is_example_figure")


def create_plan(
    *,
    project: Project,
    title: str,
    level: str,
    valid_from: date,
    by: User,
    reason: str = "",
    unit: Unit | None = None,
    goal: Goal | None = None,
    valid_to: date | None = None,
) -> CompetencePlan:
    """Adopt a competence plan for a level, or for one unit on it."""
    with unit_of_work(by=by, reason=reason or _("Ny kompetanseplan")):
        plan = CompetencePlan(
            project=project,
            title=title,
            level=level,
            unit=unit,
            goal=goal,
            valid_from=valid_from,
            valid_to=valid_to,
        )
        _check(plan)
        return store(plan)


def update_plan(*, plan: CompetencePlan, changes: Mapping[str, Any], by: User, reason: str = "") -> CompetencePlan:
    """Change a competence plan."""
    with unit_of_work(by=by, reason=reason or _("Kompetanseplanen er endret")):
        check_open(plan)
        apply_changes(plan, changes, PLAN)
        _check(plan)
        return store(plan)


def withdraw_plan(*, plan: CompetencePlan, by: User, reason: str = "") -> CompetencePlan:
    """Take a plan out of use. Its activities stay with it in the history."""
    with unit_of_work(by=by, reason=reason or _("Kompetanseplanen er trukket")):
        check_open(plan)
        plan.withdraw()
        return plan


def add_activity(
    *,
    plan: CompetencePlan,
    title: str,
    by: User,
    reason: str = "",
    kind: str = ActivityKind.COMPETENCE,
    description: str = "",
    owner: User | None = None,
    deadline: date | None = None,
    funds: int | None = None,
    is_example_figure: bool = False,
) -> CompetenceActivity:
    """Add an activity to a plan. ``funds`` is whole kroner, ``None`` where nobody has said."""
    with unit_of_work(by=by, reason=reason or _("Ny aktivitet i kompetanseplanen")):
        check_open(plan)
        activity = CompetenceActivity(
            plan=plan,
            kind=kind,
            title=title,
            description=description,
            owner=owner,
            deadline=deadline,
            funds=funds,
            is_example_figure=is_example_figure,
        )
        return store(activity)


def update_activity(
    *, activity: CompetenceActivity, changes: Mapping[str, Any], by: User, reason: str = ""
) -> CompetenceActivity:
    """Change an activity."""
    with unit_of_work(by=by, reason=reason or _("Aktiviteten er endret")):
        _check_open(activity)
        before = activity.funds
        apply_changes(activity, changes, ACTIVITY)
        if activity.funds != before and "is_example_figure" not in changes:
            activity.is_example_figure = False
        return store(activity)


def complete_activity(*, activity: CompetenceActivity, on: date, by: User, reason: str = "") -> CompetenceActivity:
    """Say that an activity has been carried out."""
    with unit_of_work(by=by, reason=reason or _("Aktiviteten er gjennomført")):
        _check_open(activity)
        if on > activity.plan.project.today():
            raise DomainError(_("Datoen kan ikke være etter i dag."), field="on")
        if on < activity.plan.valid_from:
            raise DomainError(
                _("Datoen kan ikke være før planen gjelder (%s).") % date_table(activity.plan.valid_from), field="on"
            )
        activity.completed_on = on
        return store(activity)


def reopen_activity(*, activity: CompetenceActivity, by: User, reason: str = "") -> CompetenceActivity:
    """Say that an activity was not carried out after all."""
    with unit_of_work(by=by, reason=reason or _("Aktiviteten er åpnet igjen")):
        _check_open(activity)
        if activity.completed_on is None:
            raise DomainError(_("Aktiviteten er ikke ført som gjennomført."))
        activity.completed_on = None
        return store(activity)


def withdraw_activity(*, activity: CompetenceActivity, by: User, reason: str = "") -> CompetenceActivity:
    """Take an activity out of its plan."""
    with unit_of_work(by=by, reason=reason or _("Aktiviteten er trukket")):
        _check_open(activity)
        activity.withdraw()
        return activity


def _check_open(activity: CompetenceActivity) -> None:
    check_open(activity)
    check_open(activity.plan)


def _check(plan: CompetencePlan) -> None:
    check_parts(plan.project, goal=plan.goal)
    if plan.unit is not None and plan.unit.municipality_id != plan.project.municipality_id:
        raise DomainError(_("Velg en av kommunens enheter."), field="unit")
