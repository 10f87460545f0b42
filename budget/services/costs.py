"""The project's own budget: posts per year, and what has been spent of them. Whole kroner."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from omstilling.accounts.models import User
from omstilling.audit.errors import DomainError
from omstilling.audit.uow import unit_of_work
from omstilling.ui.formats import date_table
from projects.models import Project
from projects.services.rows import apply_changes, check_open, store

from ..models import ProjectCost, ProjectSpending
from .shared import need_reason

COST_FIELDS = ("kind", "title", "year", "amount")
SPENDING_FIELDS = ("spent_on", "amount", "note")


def create_cost(
    *, project: Project, kind: str, title: str, year: int, amount: int | None = None, by: User, reason: str = ""
) -> ProjectCost:
    """Add a post of the project's own budget for a year. Without an amount it is «ikke oppgitt»."""
    with unit_of_work(by=by, reason=reason or _("La til posten")):
        return store(ProjectCost(project=project, kind=kind, title=title, year=year, amount=amount))


def update_cost(*, cost: ProjectCost, changes: Mapping[str, Any], by: User, reason: str = "") -> ProjectCost:
    """Change a post. One that money has been spent of keeps its year."""
    with unit_of_work(by=by, reason=reason or _("Endret posten")):
        check_open(cost)
        apply_changes(cost, changes, COST_FIELDS)
        if "year" in cost.changed_fields() and ProjectSpending.objects.active().filter(cost=cost).exists():
            raise DomainError(
                _("Posten har forbruk i året sitt. Legg til en ny post for det andre året."), field="year"
            )
        store(cost)
    return cost


def withdraw_cost(*, cost: ProjectCost, by: User, reason: str = "") -> ProjectCost:
    """Take a post out of the budget. One that money has been spent of stays."""
    need_reason(reason, _("Skriv hvorfor posten trekkes."))
    with unit_of_work(by=by, reason=reason):
        check_open(cost)
        if ProjectSpending.objects.active().filter(cost=cost).exists():
            raise DomainError(_("Det er ført forbruk på posten. Trekk forbruket først."))
        cost.withdraw()
    return cost


def enter_spending(
    *, cost: ProjectCost, spent_on: date, amount: int, note: str = "", by: User, reason: str = ""
) -> ProjectSpending:
    """Enter what was spent of a post on a day; minus is a refund."""
    with unit_of_work(by=by, reason=reason or _("Førte forbruk")):
        check_open(cost)
        spending = ProjectSpending(cost=cost, spent_on=spent_on, amount=amount, note=note)
        _check(spending)
        store(spending)
    return spending


def update_spending(
    *, spending: ProjectSpending, changes: Mapping[str, Any], by: User, reason: str = ""
) -> ProjectSpending:
    """Correct what was entered; what stood there is in the history."""
    with unit_of_work(by=by, reason=reason or _("Rettet forbruket")):
        check_open(spending)
        apply_changes(spending, changes, SPENDING_FIELDS)
        _check(spending)
        store(spending)
    return spending


def withdraw_spending(*, spending: ProjectSpending, by: User, reason: str = "") -> ProjectSpending:
    """Take an entry away."""
    need_reason(reason, _("Skriv hvorfor føringen trekkes."))
    with unit_of_work(by=by, reason=reason):
        check_open(spending)
        spending.withdraw()
    return spending


def _check(spending: ProjectSpending) -> None:
    year, today = spending.cost.year, spending.cost.project.today()
    if spending.spent_on.year != year:
        raise DomainError(_("Datoen må være i %(year)s, som er postens år.") % {"year": year}, field="spent_on")
    if spending.spent_on > today:
        raise DomainError(_("Datoen kan ikke være etter i dag (%s).") % date_table(today), field="spent_on")
    if spending.amount == 0:
        raise DomainError(_("Skriv et beløp som ikke er 0."), field="amount")
