"""What the investments cost and what they do to the running budget, as far as a source says so.

What an investment does to the running budget counts toward the target, as a cost or a saving, from its first year.
The capital cost of its loans stands beside it and is in no figure of the target.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import FilteredRelation, OuterRef, Q, QuerySet, Subquery, Sum
from django.db.models.functions import Coalesce

from projects.access import question
from projects.models import Project

from .. import capital
from ..capital import CapitalYear, Running
from ..models import Investment, InvestmentYear
from ..models import InvestmentStatus as Status

#: How many years from the plan's first one the level of investments is told for.
HORIZON = 8


@dataclass(frozen=True, slots=True)
class InvestmentStatus:
    """Sums of what is known, and of how many. Investments on hold are counted apart and in no sum.

    ``starts`` holds what each investment of which something is known does to the running budget.
    ``operating_consequence`` is the sum of the levels that they end on.
    """

    count: int
    on_hold: int
    amount: int
    amount_known: int
    operating_consequence: int
    consequence_known: int
    has_example_figures: bool
    starts: tuple[Running, ...] = ()

    @property
    def live(self) -> int:
        """How many are under way or planned."""
        return self.count - self.on_hold

    @property
    def not_calculated(self) -> int:
        """How many have no known consequence, or no known year in which it begins: they are in no year's figure."""
        return self.live - len(self.starts)

    def running(self, year: int) -> int:
        """The level of a year: what the investments that have begun do to the running budget; minus is a cost."""
        return sum(known.of(year) or 0 for known in self.starts)


def with_figures(found: QuerySet[Any]) -> QuerySet[Any]:
    """Add ``whole`` and ``level``: what ``InvestmentFigures`` says of each, so that a list can sort by it."""
    years = InvestmentYear.objects.active().filter(investment=OuterRef("pk"))
    paid = years.exclude(amount=None).order_by().values("investment").annotate(paid=Sum("amount")).values("paid")
    last = years.exclude(operating_consequence=None).order_by("-year").values("operating_consequence")[:1]
    return found.annotate(
        whole=Coalesce("amount", Subquery(paid)), level=Coalesce("operating_consequence", Subquery(last))
    )


@question
def _figures(project: Project, user: Any) -> QuerySet[Any]:
    """Return the investments, each once for each of its years: one query."""
    found = Investment.objects.active().filter(project=project).visible_to(user)
    found = found.annotate(stated=FilteredRelation("years", condition=Q(years__withdrawn_at__isnull=True)))
    return found.order_by("number", "stated__year").values_list(
        "pk",
        "status",
        "amount",
        "operating_consequence",
        "is_example_figure",
        "first_year",
        "stated__year",
        "stated__amount",
        "stated__operating_consequence",
    )


@dataclass(slots=True)
class _One:
    status: str
    amount: int | None
    level: int | None
    example: bool
    first: int | None
    amounts: list[int]
    explicit: dict[int, int]

    @property
    def running(self) -> Running:
        return Running(self.first, self.level, self.explicit)

    @property
    def whole(self) -> int | None:
        """The stated frame; without one, what the years add up to."""
        return self.amount if self.amount is not None or not self.amounts else sum(self.amounts)


def investment_status(project: Project, user: Any) -> InvestmentStatus:
    """Return the sums of a project's investments. One query."""
    rows: dict[int, _One] = {}
    for pk, status, amount, level, example, first, year, invested, consequence in _figures(project, user):
        one = rows.get(pk)
        if one is None:
            one = rows[pk] = _One(status, amount, level, example, first, [], {})
        if year is not None and invested is not None:
            one.amounts.append(invested)
        if year is not None and consequence is not None:
            one.explicit[year] = consequence
    live = [one for one in rows.values() if one.status != Status.ON_HOLD]
    amounts = [one.whole for one in live if one.whole is not None]
    levels = [one.running.ends_on for one in live if one.running.ends_on is not None]
    return InvestmentStatus(
        count=len(rows),
        on_hold=len(rows) - len(live),
        amount=sum(amounts),
        amount_known=len(amounts),
        operating_consequence=sum(levels),
        consequence_known=len(levels),
        has_example_figures=any(
            one.example and (one.whole, one.running.ends_on) != (None, None) for one in rows.values()
        ),
        starts=tuple(one.running for one in live if one.running.is_known),
    )


@dataclass(frozen=True, slots=True)
class InvestmentLine:
    """One year of one investment, or of all that are under way or planned. ``None`` is not stated or not calculated.

    ``unfinanced`` is what no loan, grant or own fund pays for; ``running`` is the level of the year, minus is a cost.
    """

    year: int
    amount: int | None
    loan: int | None
    grants: int | None
    own_funds: int | None
    capital: CapitalYear | None
    running: int | None

    @property
    def unfinanced(self) -> int | None:
        if self.amount is None:
            return None
        return self.amount - sum(part or 0 for part in (self.loan, self.grants, self.own_funds))

    @property
    def interest(self) -> int | None:
        return None if self.capital is None else self.capital.interest

    @property
    def instalment(self) -> int | None:
        return None if self.capital is None else self.capital.instalment

    @property
    def cost(self) -> int | None:
        """Interest and instalment."""
        return None if self.capital is None else self.capital.cost


@dataclass(frozen=True, slots=True)
class InvestmentFigures:
    """An investment with its years: the eight of the horizon, and those that are stated beside them."""

    investment: Investment
    lines: tuple[InvestmentLine, ...]
    running: Running

    @property
    def whole(self) -> int | None:
        """The stated frame; without one, what the years add up to."""
        return self.investment.amount if self.investment.amount is not None else self.of_years

    @property
    def of_years(self) -> int | None:
        """What the years add up to: an investment is paid once, so its years may be added."""
        return _sum(line.amount for line in self.lines)

    @property
    def differs(self) -> bool:
        """Whether the frame and the sum of the years are both stated and not the same."""
        stated = self.investment.amount
        return stated is not None and self.of_years is not None and stated != self.of_years

    @property
    def level(self) -> int | None:
        """What the investment does to the running budget for good."""
        return self.running.ends_on


def horizon(project: Project) -> tuple[int, ...]:
    """Return the eight years that investments are told for."""
    return tuple(range(project.plan_first_year, project.plan_first_year + HORIZON))


def figures_of(investment: Investment, user: Any) -> InvestmentFigures:
    """Return one investment with its years. One query."""
    rows = InvestmentYear.objects.active().filter(investment=investment).visible_to(user)
    return _figures_of(investment, {row.year: row for row in rows}, investment.project)


def _figures_of(investment: Investment, rows: dict[int, InvestmentYear], project: Project) -> InvestmentFigures:
    explicit = {y: row.operating_consequence for y, row in rows.items() if row.operating_consequence is not None}
    running = Running(investment.first_year, investment.operating_consequence, explicit)
    loans = {year: row.loan for year, row in rows.items()}
    first, last = investment.first_year, investment.last_year or investment.first_year
    own = range(first, min(last, first + 30) + 1) if first is not None and last is not None else ()
    years = sorted({*horizon(project), *rows, *own})
    lines = []
    for year in years:
        row = rows.get(year)
        lines.append(
            InvestmentLine(
                year=year,
                amount=row.amount if row else None,
                loan=row.loan if row else None,
                grants=row.grants if row else None,
                own_funds=row.own_funds if row else None,
                capital=capital.capital_year(loans, investment.interest_rate, investment.repayment_years, year),
                running=running.of(year),
            )
        )
    return InvestmentFigures(investment, tuple(lines), running)


def all_figures(project: Project, user: Any) -> tuple[InvestmentFigures, ...]:
    """Return every investment with its years, those on hold too. Two queries."""
    found = Investment.objects.active().filter(project=project).visible_to(user).order_by("number")
    years: dict[int, dict[int, InvestmentYear]] = defaultdict(dict)
    for row in InvestmentYear.objects.active().visible_to(user).filter(investment__project=project):
        years[row.investment_id][row.year] = row
    return tuple(_figures_of(investment, years[investment.pk], project) for investment in found)


def years_of_investments(project: Project, figures: Iterable[InvestmentFigures]) -> tuple[InvestmentLine, ...]:
    """Return the eight years of all that are under way or planned, summed per year. What is unknown is in no sum."""
    live = [one for one in figures if one.investment.status != Status.ON_HOLD]
    lines = []
    for year in horizon(project):
        mine = [line for one in live for line in one.lines if line.year == year]
        costs = [line.capital for line in mine if line.capital is not None]
        lines.append(
            InvestmentLine(
                year=year,
                amount=_sum(line.amount for line in mine),
                loan=_sum(line.loan for line in mine),
                grants=_sum(line.grants for line in mine),
                own_funds=_sum(line.own_funds for line in mine),
                capital=sum(costs, CapitalYear()) if costs else None,
                running=_sum(line.running for line in mine),
            )
        )
    return tuple(lines)


def _sum(values: Iterable[int | None]) -> int | None:
    known = [value for value in values if value is not None]
    return sum(known) if known else None
