"""Plan, forecast and realised, per measure and in total: what was adopted, what is expected, what the accounts show.

All of it is for one year, as the accounts are; years are never added. «So far» is the months of the year that are
over. A deviation compares what is confirmed with what was adopted for exactly the months that are confirmed.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import QuerySet, Sum

from projects.access import question
from projects.models import Project

from ..effects import Effect, months_in
from ..models import PERMANENT_KINDS, MeasureKind, RealisedEffect
from .rows import MeasureRow, effect_of, measure_rows, stated_years

Months = tuple[int, ...]


@dataclass(frozen=True, slots=True)
class AccountRow:
    """A measure in the accounts of a year, in kroner. ``None`` is unknown, or not entered.

    ``plan`` is what was adopted and ``forecast`` what is expected now, for the months that are over. ``confirmed``
    and ``waiting`` are the accounts' figures. ``plan_of_confirmed`` is the plan for the months that are confirmed.
    """

    row: MeasureRow
    year: int
    plan: int | None
    forecast: int | None
    confirmed: int | None
    waiting: int | None
    plan_of_confirmed: int | None
    figures: tuple[RealisedEffect, ...]
    missing_months: tuple[date, ...]

    @property
    def deviation(self) -> int | None:
        """Confirmed less adopted for the same months; minus is less than planned."""
        if self.confirmed is None or self.plan_of_confirmed is None:
            return None
        return self.confirmed - self.plan_of_confirmed

    @property
    def is_ahead(self) -> bool:
        """Whether nothing was planned, is expected or has been entered so far: there is nothing to compare."""
        return self.plan == 0 and self.forecast == 0 and not self.figures

    @property
    def is_permanent(self) -> bool:
        return self.row.measure.kind in PERMANENT_KINDS

    @property
    def causes(self) -> list[str]:
        """What is said of why it differs."""
        return [figure.cause for figure in self.figures if figure.cause]

    @property
    def is_example_figure(self) -> bool:
        return any(figure.is_example_figure for figure in self.figures)


@dataclass(frozen=True, slots=True)
class AccountSum:
    """The sum of some measures. ``planless`` have no adopted amount, and are in none of the plan's sums."""

    count: int
    plan: int
    forecast: int
    confirmed: int
    waiting: int
    deviation: int
    planless: int
    entered: int


@dataclass(frozen=True, slots=True)
class AccountStatus:
    """The accounts of a year as this user sees them. Permanent measures are summed by themselves.

    ``ahead`` is how many decided measures have nothing to compare yet; they are not among the rows.
    """

    year: int
    months: tuple[date, ...]
    rows: tuple[AccountRow, ...]
    ahead: int = 0

    @property
    def permanent(self) -> AccountSum:
        return sum_of(row for row in self.rows if row.is_permanent)

    @property
    def others(self) -> AccountSum:
        """Temporary measures, one-off ones and vacancies."""
        return sum_of(row for row in self.rows if not row.is_permanent)

    @property
    def has_example_figures(self) -> bool:
        return any(row.is_example_figure or row.row.measure.is_example_figure for row in self.rows)


def sum_of(rows: Iterable[AccountRow]) -> AccountSum:
    """Return the sum of some measures; what is unknown is in no sum."""
    found = list(rows)

    def total(name: str) -> int:
        return sum(getattr(row, name) or 0 for row in found)

    return AccountSum(
        len(found),
        total("plan"),
        total("forecast"),
        total("confirmed"),
        total("waiting"),
        total("deviation"),
        sum(row.plan is None for row in found),
        sum(row.confirmed is not None or row.waiting is not None for row in found),
    )


def months_over(year: int, today: date) -> tuple[date, ...]:
    """Return the months of a year that are over on the day."""
    return tuple(date(year, month, 1) for month in range(1, 13) if (year, month) < (today.year, today.month))


def adopted_months(row: MeasureRow, year: int) -> Months | None:
    """Return what was adopted, month by month: the adopted amount from the adopted date, without a ramp."""
    measure, start = row.measure, row.adopted_from
    if row.adopted_effect is None or start is None:
        return None
    end = measure.effective_to if measure.effective_to is not None and measure.effective_to >= start else None
    return months_in(Effect(row.adopted_effect, start, end, measure.kind == MeasureKind.ONE_OFF), year)


def expected_months(row: MeasureRow, year: int, stated: Mapping[int, int] | None = None) -> Months | None:
    """Return what is expected now, month by month."""
    return months_in(effect_of(row.measure, stated), year)


def sum_over(months: Months | None, wanted: Iterable[date]) -> int | None:
    """Return the sum of some months; unknown stays unknown."""
    return None if months is None else sum(months[month.month - 1] for month in wanted)


def months_of(figure: RealisedEffect) -> list[date]:
    """Return the months that a figure is for. They are of one year."""
    first, last = figure.first_month, figure.last_month
    return [date(first.year, month, 1) for month in range(first.month, last.month + 1)]


def account_of(
    row: MeasureRow,
    figures: Sequence[RealisedEffect],
    year: int,
    today: date,
    stated: Mapping[int, int] | None = None,
) -> AccountRow:
    """Return a measure's plan, forecast and realised in a year. ``figures`` are the measure's own of that year."""
    plan, forecast = adopted_months(row, year), expected_months(row, year, stated)
    confirmed = [figure for figure in figures if figure.confirmed_by_id is not None]
    waiting = [figure for figure in figures if figure.confirmed_by_id is None]
    over = months_over(year, today)
    in_confirmed = [month for figure in confirmed for month in months_of(figure)]
    entered = {month for figure in figures for month in months_of(figure)}
    working = forecast or plan or ()
    return AccountRow(
        row,
        year,
        sum_over(plan, over),
        sum_over(forecast, over),
        sum(figure.amount for figure in confirmed) if confirmed else None,
        sum(figure.amount for figure in waiting) if waiting else None,
        sum_over(plan, in_confirmed),
        tuple(figures),
        tuple(month for month in over if month not in entered and working and working[month.month - 1]),
    )


def figures_for(project: Project, user: Any) -> QuerySet[RealisedEffect]:
    """Return the figures of measures in force that the user may see."""
    found: QuerySet[RealisedEffect] = RealisedEffect.objects.visible_to(user).active()
    return found.filter(measure__project=project, measure__withdrawn_at__isnull=True)


def figures_of_year(project: Project, user: Any, year: int) -> dict[int, list[RealisedEffect]]:
    """Return the figures of a year by measure, in the order of their months."""
    found: dict[int, list[RealisedEffect]] = defaultdict(list)
    for figure in figures_for(project, user).filter(first_month__year=year).order_by("first_month", "pk"):
        found[figure.measure_id].append(figure)
    return found


def account_status(project: Project, user: Any, today: date, year: int | None = None) -> AccountStatus:
    """Return the accounts of a year (the present one): decided measures, and those that have figures. Five queries."""
    wanted = today.year if year is None else year
    figures, stated = figures_of_year(project, user, wanted), stated_years(project, user)
    rows = [
        account_of(row, figures.get(row.measure.pk, ()), wanted, today, stated.get(row.measure.pk, {}))
        for row in measure_rows(project, user, today)
        if row.is_decided or row.measure.pk in figures
    ]
    shown = tuple(row for row in rows if not row.is_ahead)
    return AccountStatus(wanted, months_over(wanted, today), shown, len(rows) - len(shown))


@question
def _confirmed(project: Project, user: Any, year: int) -> QuerySet[Any]:
    found: QuerySet[Any] = figures_for(project, user).filter(first_month__year=year, confirmed_by__isnull=False)
    found = found.filter(measure__kind__in=PERMANENT_KINDS).order_by()
    return found.values_list("measure__project_id").annotate(total=Sum("amount"))


def confirmed_so_far(project: Project, user: Any, today: date) -> int | None:
    """Return what the accounts of this year have confirmed of permanent measures; nothing before any. One query.

    The same sum as ``account_status(…).permanent.confirmed``.
    """
    return next((int(total) for _project, total in _confirmed(project, user, today.year)), None)
