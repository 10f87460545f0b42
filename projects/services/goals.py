"""What can be done with goals, what they are measured by, and what was measured."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from omstilling.accounts.models import User
from omstilling.audit.errors import DomainError
from omstilling.audit.uow import unit_of_work
from omstilling.ui.formats import month as month_words

from ..models import Body, Goal, Indicator, IndicatorKind, Project, Reading, Unit
from .rows import apply_changes, check_open, check_parts, next_number, store

GOAL = ("kind", "number", "title", "description", "team")
INDICATOR = (
    "name",
    "kind",
    "measured_in",
    "baseline_value",
    "baseline_date",
    "target_value",
    "higher_is_better",
    "is_example_figure",
)
READING = ("month", "unit", "value", "group_size", "note", "is_example_figure")


def create_goal(
    *,
    project: Project,
    kind: str,
    title: str,
    by: User,
    reason: str = "",
    description: str = "",
    number: int | None = None,
    team: Body | None = None,
) -> Goal:
    """Add a goal, numbered last within its kind unless ``number`` is given. ``team`` is the group that follows it."""
    with unit_of_work(by=by, reason=reason or _("Nytt mål")):
        goal = Goal(
            project=project,
            kind=kind,
            number=number or next_number(Goal, project, kind=kind, withdrawn_at=None),
            title=title,
            description=description,
            team=team,
        )
        check_parts(project, team=team)
        return store(goal)


def update_goal(*, goal: Goal, changes: Mapping[str, Any], by: User, reason: str = "") -> Goal:
    """Change a goal. Moved to another kind, it becomes the last there."""
    with unit_of_work(by=by, reason=reason or _("Målet er endret")):
        check_open(goal)
        before = goal.kind
        apply_changes(goal, changes, GOAL)
        check_parts(goal.project, team=goal.team)
        if goal.kind != before and "number" not in changes:
            goal.number = next_number(Goal, goal.project, kind=goal.kind, withdrawn_at=None)
        return store(goal)


def withdraw_goal(*, goal: Goal, by: User, reason: str = "") -> Goal:
    """Take a goal out. Its indicators and readings stay with it in the history."""
    with unit_of_work(by=by, reason=reason or _("Målet er trukket")):
        check_open(goal)
        goal.withdraw()
        return goal


def add_indicator(
    *,
    goal: Goal,
    name: str,
    measured_in: str,
    by: User,
    reason: str = "",
    baseline_value: Decimal | None = None,
    baseline_date: date | None = None,
    target_value: Decimal | None = None,
    higher_is_better: bool = True,
    is_example_figure: bool = False,
    kind: str = IndicatorKind.GENERAL,
) -> Indicator:
    """Say what a goal is measured by. What is measured of employees says so by its ``kind``."""
    with unit_of_work(by=by, reason=reason or _("Ny måleindikator")):
        check_open(goal)
        indicator = Indicator(
            goal=goal,
            name=name,
            kind=kind,
            measured_in=measured_in,
            baseline_value=baseline_value,
            baseline_date=baseline_date,
            target_value=target_value,
            higher_is_better=higher_is_better,
            is_example_figure=is_example_figure,
        )
        return store(indicator)


def update_indicator(*, indicator: Indicator, changes: Mapping[str, Any], by: User, reason: str = "") -> Indicator:
    """Change what a goal is measured by. Readings of employees stay what they are: of people, and of the same kind."""
    with unit_of_work(by=by, reason=reason or _("Måleindikatoren er endret")):
        check_open(indicator)
        before, was_about_people = indicator.kind, indicator.is_about_people
        apply_changes(indicator, changes, INDICATOR)
        if was_about_people and indicator.kind != before and indicator.readings.exists():
            raise DomainError(
                _("Indikatoren har målinger av ansatte, og da kan ikke slaget endres. Lag en ny indikator."),
                field="kind",
            )
        return store(indicator)


def withdraw_indicator(*, indicator: Indicator, by: User, reason: str = "") -> Indicator:
    """Take an indicator out; its readings stay with it in the history."""
    with unit_of_work(by=by, reason=reason or _("Måleindikatoren er trukket")):
        check_open(indicator)
        indicator.withdraw()
        return indicator


def enter_reading(
    *,
    indicator: Indicator,
    month: date,
    value: Decimal,
    by: User,
    reason: str = "",
    unit: Unit | None = None,
    note: str = "",
    is_example_figure: bool = False,
    group_size: int | None = None,
) -> Reading:
    """Enter what was measured in a month, for the whole municipality or a unit. One value per month and unit.

    ``group_size`` is how many employees it is about; it is required where the indicator is about employees.
    """
    with unit_of_work(by=by, reason=reason or _("Ny måling")):
        check_open(indicator)
        reading = Reading(
            indicator=indicator,
            unit=unit,
            month=month.replace(day=1),
            value=value,
            group_size=group_size,
            note=note,
            is_example_figure=is_example_figure,
        )
        _check(reading)
        return store(reading)


def correct_reading(*, reading: Reading, changes: Mapping[str, Any], by: User, reason: str) -> Reading:
    """Correct a reading, with a reason: the figure that stood there is kept in the history."""
    if not reason.strip():
        raise DomainError(_("Skriv hvorfor målingen rettes."), field="reason")
    with unit_of_work(by=by, reason=reason):
        check_open(reading)
        apply_changes(reading, changes, READING)
        reading.month = reading.month.replace(day=1)
        _check(reading)
        return store(reading)


def withdraw_reading(*, reading: Reading, by: User, reason: str = "") -> Reading:
    """Take out a reading that should not have been entered."""
    with unit_of_work(by=by, reason=reason or _("Målingen er trukket")):
        check_open(reading)
        reading.withdraw()
        return reading


def _check(reading: Reading) -> None:
    """Refuse a month that has not begun, another municipality's unit, and a second value for the same month."""
    project = reading.indicator.goal.project
    if reading.month > project.today():
        raise DomainError(_("Måneden har ikke begynt ennå."), field="month")
    if reading.unit is not None and reading.unit.municipality_id != project.municipality_id:
        raise DomainError(_("Velg en av kommunens enheter."), field="unit")
    if reading.indicator.is_about_people and not reading.group_size:
        raise DomainError(_("Skriv hvor mange ansatte tallet gjelder."), field="group_size")
    same = reading.indicator.readings.active().filter(unit=reading.unit, month=reading.month)
    if same.exclude(pk=reading.pk).exists():
        raise DomainError(
            _("Det finnes en måling for %s. Rett den i stedet for å føre en ny.") % month_words(reading.month),
            field="month",
        )
