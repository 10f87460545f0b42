"""The financial plan: what each year needs, the budget areas, and what documents say that the measures add up to."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _

from omstilling.accounts.models import User
from omstilling.audit.errors import DomainError
from omstilling.audit.uow import unit_of_work
from projects.models import Project, Unit
from projects.services.rows import apply_changes, check_open, check_parts, store

from ..models import BudgetArea, BudgetLine, BudgetNote, Measure, PlanYear
from .shared import need_reason

AREA_FIELDS = ("code", "name", "unit")
NOTE_FIELDS = ("year", "budget_area", "amount", "source")


def set_plan_year(
    *,
    project: Project,
    year: int,
    base_budget: int | None = None,
    need: int | None = None,
    source: str = "",
    is_example_figure: bool = False,
    by: User,
    reason: str = "",
) -> PlanYear:
    """Say what a year of the plan starts from and what is missing in it. Nothing at all takes the year's figures away.

    ``need`` is the deficit of the year before any measure, as a level: whole kroner, never below zero.
    """
    if year not in project.plan_years:
        raise DomainError(_("Året er ikke med i økonomiplanen."))
    if need is not None and need < 0:
        raise DomainError(_("Omstillingsbehovet kan ikke være mindre enn 0."), field="need")
    with unit_of_work(by=by, reason=reason or _("Endret planåret %(year)s") % {"year": year}):
        row = PlanYear.objects.active().filter(project=project, year=year).first()
        if row is None:
            row = PlanYear(project=project, year=year)
        row.base_budget, row.need, row.source = base_budget, need, source
        row.is_example_figure = is_example_figure
        if base_budget is None and need is None:
            if row.pk is None:
                raise DomainError(_("Skriv basisbudsjettet eller omstillingsbehovet."), field="need")
            row.withdraw()
        else:
            store(row)
    return row


def create_budget_area(
    *, project: Project, code: str, name: str, unit: Unit | None = None, by: User, reason: str = ""
) -> BudgetArea:
    """Add a budget area (rammeområde)."""
    with unit_of_work(by=by, reason=reason or _("La til rammeområdet")):
        area = BudgetArea(project=project, code=code.strip(), name=name, unit=unit)
        _check_area(area)
        store(area)
    return area


def update_budget_area(*, area: BudgetArea, changes: Mapping[str, Any], by: User, reason: str = "") -> BudgetArea:
    """Change code, name or sector of a budget area."""
    with unit_of_work(by=by, reason=reason or _("Endret rammeområdet")):
        check_open(area)
        apply_changes(area, changes, AREA_FIELDS)
        _check_area(area)
        store(area)
    return area


def withdraw_budget_area(*, area: BudgetArea, by: User, reason: str = "") -> BudgetArea:
    """Take a budget area out of use. One that lines, measures or notes stand under is kept."""
    need_reason(reason, _("Skriv hvorfor rammeområdet trekkes."))
    with unit_of_work(by=by, reason=reason):
        check_open(area)
        used: Any
        for used in (BudgetLine, Measure, BudgetNote):
            if used.objects.active().filter(budget_area=area).exists():
                raise DomainError(_("Rammeområdet er i bruk. Flytt linjer, tiltak og notater til et annet først."))
        area.withdraw()
    return area


def add_budget_note(
    *,
    project: Project,
    year: int,
    amount: int,
    source: str,
    budget_area: BudgetArea | None = None,
    by: User,
    reason: str = "",
) -> BudgetNote:
    """Keep what a budget document says that the measures add up to. Whole kroner; plus is a saving."""
    with unit_of_work(by=by, reason=reason or _("La til budsjettnotatet")):
        note = BudgetNote(project=project, year=year, budget_area=budget_area, amount=amount, source=source)
        _check_note(note)
        store(note)
    return note


def update_budget_note(*, note: BudgetNote, changes: Mapping[str, Any], by: User, reason: str = "") -> BudgetNote:
    """Change a budget note."""
    with unit_of_work(by=by, reason=reason or _("Endret budsjettnotatet")):
        check_open(note)
        apply_changes(note, changes, NOTE_FIELDS)
        _check_note(note)
        store(note)
    return note


def withdraw_budget_note(*, note: BudgetNote, by: User, reason: str = "") -> BudgetNote:
    """Take a budget note away."""
    need_reason(reason, _("Skriv hvorfor notatet trekkes."))
    with unit_of_work(by=by, reason=reason):
        check_open(note)
        note.withdraw()
    return note


def _check_area(area: BudgetArea) -> None:
    if area.unit is not None and area.unit.municipality_id != area.project.municipality_id:
        raise DomainError(_("Velg en sektor i kommunen."), field="unit")
    taken = BudgetArea.objects.active().filter(project=area.project, code=area.code).exclude(pk=area.pk)
    if taken.exists():
        raise DomainError(_("Koden er i bruk. Velg en annen."), field="code")


def _check_note(note: BudgetNote) -> None:
    check_parts(note.project, budget_area=note.budget_area)
    if note.year not in note.project.plan_years:
        raise DomainError(_("Velg et år i økonomiplanen."), field="year")
