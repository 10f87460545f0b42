"""Budget lines. One that takes up a measure is what proves that a decided measure is budgeted."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _

from omstilling.accounts.models import User
from omstilling.audit.errors import DomainError
from omstilling.audit.uow import unit_of_work
from projects.models import Decision, Project, Unit
from projects.services.rows import apply_changes, check_open, check_parts, next_number, store

from ..models import BudgetAmount, BudgetArea, BudgetLine, LineKind, Measure
from .shared import need_reason

FIELDS = (
    "kind",
    "title",
    "measure",
    "unit",
    "budget_area",
    "kostra_function",
    "reference",
    "price_year",
    "decision",
    "is_example_figure",
)


def create_budget_line(
    *,
    project: Project,
    kind: str,
    title: str,
    amounts: Mapping[int, int | None] | None = None,
    measure: Measure | None = None,
    unit: Unit | None = None,
    budget_area: BudgetArea | None = None,
    kostra_function: str = "",
    reference: str = "",
    price_year: int | None = None,
    decision: Decision | None = None,
    is_example_figure: bool = False,
    by: User,
    reason: str = "",
) -> BudgetLine:
    """Put a line in the plan, under the project's next number. ``amounts``: kroner per year, plus is a saving.

    A line may take up a measure that is not decided: then it stands there, but proves nothing.
    """
    with unit_of_work(by=by, reason=reason or _("La til budsjettlinja")):
        line = BudgetLine(
            project=project,
            number=next_number(BudgetLine, project),
            kind=kind,
            title=title,
            measure=measure,
            unit=unit,
            budget_area=budget_area,
            kostra_function=kostra_function,
            reference=reference,
            price_year=price_year,
            decision=decision,
            is_example_figure=is_example_figure,
        )
        _check(line)
        store(line)
        for year, amount in sorted((amounts or {}).items()):
            if amount is not None:
                store(BudgetAmount(line=line, year=year, amount=amount))
    return line


def update_budget_line(
    *,
    line: BudgetLine,
    changes: Mapping[str, Any],
    amounts: Mapping[int, int | None] | None = None,
    by: User,
    reason: str = "",
) -> BudgetLine:
    """Change a line. Of ``amounts``, the years that are named are set; ``None`` takes a year's amount away."""
    with unit_of_work(by=by, reason=reason or _("Endret budsjettlinja")):
        check_open(line)
        apply_changes(line, changes, FIELDS)
        _check(line)
        store(line)
        _set_amounts(line, amounts or {})
    return line


def withdraw_budget_line(*, line: BudgetLine, by: User, reason: str = "") -> BudgetLine:
    """Take a line out of the plan. It keeps its number and its history, and proves nothing any more."""
    need_reason(reason, _("Skriv hvorfor linja trekkes."))
    with unit_of_work(by=by, reason=reason):
        check_open(line)
        line.withdraw()
    return line


def _set_amounts(line: BudgetLine, amounts: Mapping[int, int | None]) -> None:
    known = {row.year: row for row in BudgetAmount.objects.active().filter(line=line)}
    for year, amount in sorted(amounts.items()):
        row = known.get(year)
        if amount is None:
            if row is not None:
                row.withdraw()
            continue
        row = row or BudgetAmount(line=line, year=year)
        row.amount = amount
        store(row)


def _check(line: BudgetLine) -> None:
    """Refuse what no line can be, beside the field where it was typed."""
    check_parts(line.project, measure=line.measure, budget_area=line.budget_area, decision=line.decision)
    if line.unit is not None and line.unit.municipality_id != line.project.municipality_id:
        raise DomainError(_("Velg en enhet i kommunen."), field="unit")
    if line.kind == LineKind.MEASURE and line.measure is None:
        raise DomainError(_("Velg tiltaket som linja tar inn."), field="measure")
    if line.kind != LineKind.MEASURE and line.measure is not None:
        raise DomainError(_("Bare en linje av slaget «tiltak» kan ta inn et tiltak."), field="measure")
    lapsed = line.measure is not None and line.measure.is_withdrawn
    if lapsed and (line.pk is None or "measure" in line.changed_fields()):
        raise DomainError(_("Tiltaket er bortfalt. Velg et annet."), field="measure")
