"""Investments. What no source gives is left empty."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from omstilling.accounts.models import User
from omstilling.audit.errors import DomainError
from omstilling.audit.uow import unit_of_work
from omstilling.ui.formats import kroner
from projects.models import Project
from projects.services.rows import apply_changes, next_number, store

from ..models import Investment, InvestmentYear
from .shared import need_reason

FIELDS = (
    "title",
    "description",
    "status",
    "first_year",
    "last_year",
    "amount",
    "operating_consequence",
    "interest_rate",
    "repayment_years",
    "is_example_figure",
)


def create_investment(
    *,
    project: Project,
    title: str,
    status: str,
    description: str = "",
    first_year: int | None = None,
    last_year: int | None = None,
    amount: int | None = None,
    operating_consequence: int | None = None,
    interest_rate: Decimal | None = None,
    repayment_years: int | None = None,
    is_example_figure: bool = False,
    by: User,
    reason: str = "",
) -> Investment:
    """Put an investment on the list, under the project's next number."""
    with unit_of_work(by=by, reason=reason or _("La til investeringen")):
        investment = Investment(
            project=project,
            number=next_number(Investment, project),
            title=title,
            status=status,
            description=description,
            first_year=first_year,
            last_year=last_year,
            amount=amount,
            operating_consequence=operating_consequence,
            interest_rate=interest_rate,
            repayment_years=repayment_years,
            is_example_figure=is_example_figure,
        )
        _check(investment)
        store(investment)
    return investment


def update_investment(*, investment: Investment, changes: Mapping[str, Any], by: User, reason: str = "") -> Investment:
    """Change what is known about an investment."""
    with unit_of_work(by=by, reason=reason or _("Endret investeringen")):
        if investment.is_withdrawn:
            raise DomainError(_("Investeringen er trukket og kan ikke endres."))
        apply_changes(investment, changes, FIELDS)
        _check(investment)
        store(investment)
    return investment


def withdraw_investment(*, investment: Investment, by: User, reason: str = "") -> Investment:
    """Take an investment off the list. It keeps its number and its history."""
    need_reason(reason, _("Skriv hvorfor investeringen trekkes."))
    with unit_of_work(by=by, reason=reason):
        if investment.is_withdrawn:
            raise DomainError(_("Investeringen er alt trukket."))
        investment.withdraw()
    return investment


def set_investment_year(
    *,
    investment: Investment,
    year: int,
    amount: int | None = None,
    loan: int | None = None,
    grants: int | None = None,
    own_funds: int | None = None,
    operating_consequence: int | None = None,
    by: User,
    reason: str = "",
) -> InvestmentYear:
    """Say what a year of an investment costs, how it is paid for and what it does to the running budget.

    ``operating_consequence`` is the level of the year, minus is a cost. Nothing at all takes the year away.
    """
    values = {"amount": amount, "loan": loan, "grants": grants, "own_funds": own_funds}
    with unit_of_work(by=by, reason=reason or _("Førte %(year)s for investeringen") % {"year": year}):
        if investment.is_withdrawn:
            raise DomainError(_("Investeringen er trukket og kan ikke endres."))
        row = InvestmentYear.objects.active().filter(investment=investment, year=year).first()
        if all(value is None for value in (*values.values(), operating_consequence)):
            if row is None:
                raise DomainError(_("Skriv minst ett beløp."), field="amount")
            row.withdraw()
            return row
        _check_financing(amount, loan, grants, own_funds)
        row = row or InvestmentYear(investment=investment, year=year)
        row.operating_consequence = operating_consequence
        for name, value in values.items():
            setattr(row, name, value)
        store(row)
    return row


def _check_financing(amount: int | None, *parts: int | None) -> None:
    """Hold the financing against the amount: never more, and just as much when every part of it is stated."""
    known = [part for part in parts if part is not None]
    if not known:
        return
    if amount is None:
        raise DomainError(_("Oppgi også hva som investeres dette året."), field="amount")
    rest = amount - sum(known)
    if rest < 0:
        told = _("Finansieringen er %(over)s mer enn beløpet på %(amount)s. Rett en av dem.")
        raise DomainError(told % {"over": kroner(-rest), "amount": kroner(amount)}, field="loan")
    if rest > 0 and len(known) == len(parts):
        told = _("Finansieringen er %(rest)s mindre enn beløpet på %(amount)s. Rett en av dem.")
        raise DomainError(told % {"rest": kroner(rest), "amount": kroner(amount)}, field="loan")


def _check(investment: Investment) -> None:
    first, last = investment.first_year, investment.last_year
    if last is not None and first is None:
        raise DomainError(_("Oppgi også det første året."), field="first_year")
    if first is not None and last is not None and last < first:
        raise DomainError(_("Det siste året kan ikke være før det første."), field="last_year")
    if investment.amount is not None and investment.amount < 0:
        raise DomainError(_("Rammen kan ikke være mindre enn 0."), field="amount")
