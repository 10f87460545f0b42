"""The parts of a status report that show the money, as plain values; each is drawn with the pages' own drawings."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from budget import drawings, plan_drawings
from budget.accounts_drawings import beside_each_other
from omstilling.ui.charts import Columns, Kind, Part, PerYear, Spread, Stacked, Staircase, Step, Waterfall, Year
from omstilling.ui.rounding import Sum


def layers(kinds: tuple[str, ...], amounts: tuple[int, ...], running: int = 0) -> tuple[Part, ...]:
    """Return layers of a drawing from their kinds and amounts; ``running`` is what investments do."""
    found = tuple(Part(Kind(kind), amount) for kind, amount in zip(kinds, amounts, strict=True) if amount)
    return (*found, Part(Kind.RUNNING, running)) if running else found


@dataclass(frozen=True, slots=True)
class StepLine:
    """A step of the ladder: kroner a year and how many measures."""

    kind: str
    amount: int
    count: int


@dataclass(frozen=True, slots=True)
class YearLine:
    """The level of one budget year by step, and the year's target."""

    year: int
    target: int | None
    kinds: tuple[str, ...]
    amounts: tuple[int, ...]
    running: int = 0

    @property
    def drawn(self) -> Year:
        return Year(str(self.year), layers(self.kinds, self.amounts, self.running), self.target)


@dataclass(frozen=True, slots=True)
class BesideLine:
    """What does not count, shown beside."""

    label: str
    amount: int
    count: int


@dataclass(frozen=True, slots=True)
class TargetPart:
    """Where the target stands."""

    year: int
    price_year: int
    target: int | None
    decided: int
    implemented: int
    missing: int | None
    part_year: int
    unconfirmed: int
    not_calculated: int
    sentence: str
    definition: str
    has_example_figures: bool
    steps: tuple[StepLine, ...]
    years: tuple[YearLine, ...]
    beside: tuple[BesideLine, ...]
    running: int = 0
    running_words: str = ""
    running_unknown: str = ""
    overlap_words: str = ""

    @property
    def staircase(self) -> Staircase:
        """The way to the target as a drawing."""
        stairs = tuple(Step(Kind(s.kind), s.amount, s.count) for s in self.steps)
        return drawings.stairs_of(self.year, stairs, self.target, self.running)

    @property
    def waterfall(self) -> Waterfall | None:
        """What is left of the target when each decided step has taken its part; nothing without a target."""
        steps = ((Kind(s.kind), s.amount) for s in self.steps)
        return drawings.falling_from(self.year, self.target, steps, self.running)

    @property
    def per_year(self) -> PerYear:
        """The level of each year as a drawing."""
        return drawings.years_of(line.drawn for line in self.years)


@dataclass(frozen=True, slots=True)
class MeasureLine:
    """A measure on its step; ``effect`` is the level of the target year.

    ``full_year_effect`` is expected now, ``adopted_effect`` what was decided. ``undiscussed`` is decided without a
    consultation on record, ``postponed`` the word where the latest decision put it off.
    """

    number: int
    title: str
    step: str
    kind: str
    counted: bool
    unconfirmed: bool
    full_year_effect: int | None
    effective_from: date | None
    effect: int | None
    is_example_figure: bool
    decided: bool = False
    adopted_effect: int | None = None
    adopted_from: date | None = None
    undiscussed: bool = False
    postponed: str = ""
    grade: str = ""
    #: Why what is expected is not what was adopted.
    why: str = ""


@dataclass(frozen=True, slots=True)
class MeasureGroup:
    """The measures of one step, and the sum of those that count, less what others claim too."""

    step: str
    counted_amount: int
    measures: tuple[MeasureLine, ...]
    overlap: int = 0

    @property
    def sum(self) -> Sum:
        """The parts of the group's amount, with the amount."""
        parts = [line.full_year_effect for line in self.measures if line.counted]
        return [*parts, -self.overlap], self.counted_amount


@dataclass(frozen=True, slots=True)
class SectorLine:
    """What one sector gives toward the target by step, and its own target."""

    name: str
    kinds: tuple[str, ...]
    amounts: tuple[int, ...]
    target: int | None


@dataclass(frozen=True, slots=True)
class SectorsPart:
    """The target's kroner divided by sector."""

    lines: tuple[SectorLine, ...]

    @property
    def drawing(self) -> Stacked:
        rows = tuple(Year(line.name, layers(line.kinds, line.amounts), line.target) for line in self.lines)
        return drawings.stacked_of(rows)


@dataclass(frozen=True, slots=True)
class ForecastPart:
    """What the target year may get: percentiles of kroner a year, and the sentences that explain them."""

    year: int
    target: int | None
    percentiles: tuple[int, ...]
    said: tuple[str, ...]
    method: tuple[str, ...]

    @property
    def drawing(self) -> Spread:
        return drawings.spread_of(self.year, self.percentiles, self.target)


@dataclass(frozen=True, slots=True)
class NeedLine:
    """One plan year: what it needs before any measure, and what the decided steps give of it."""

    year: int
    need: int | None
    decided: int
    proposed: int
    left: int | None
    kinds: tuple[str, ...]
    amounts: tuple[int, ...]
    running: int


@dataclass(frozen=True, slots=True)
class NeedsPart:
    """The restructuring need of each plan year beside what is decided. ``decided`` is net of investments' running."""

    sentence: str
    has_example_figures: bool
    lines: tuple[NeedLine, ...]

    @property
    def sums(self) -> list[Sum]:
        """What net decided and the rest make of each year's need."""
        return [([line.decided, line.left], line.need) for line in self.lines]

    @property
    def drawing(self) -> PerYear:
        return plan_drawings.needs_of(
            Year(str(line.year), layers(line.kinds, line.amounts, line.running), line.need) for line in self.lines
        )


@dataclass(frozen=True, slots=True)
class FindingLine:
    """One of Tallvakta's open findings."""

    code: str
    word: str
    title: str
    text: str


@dataclass(frozen=True, slots=True)
class AccountLine:
    """A measure in the accounts: kroner so far this year, and how far what is confirmed is from the plan."""

    number: int
    title: str
    permanent: bool
    plan: int | None
    forecast: int | None
    confirmed: int | None
    waiting: int | None
    deviation: int | None
    cause: str
    is_example_figure: bool


@dataclass(frozen=True, slots=True)
class AccountsPart:
    """Plan, forecast and realised for the months of a year that are over; the sums are of permanent measures."""

    year: int
    period: str
    lines: tuple[AccountLine, ...]
    plan: int
    forecast: int
    confirmed: int
    waiting: int
    deviation: int

    @property
    def sums(self) -> list[Sum]:
        """The parts of the sums of permanent measures; other measures in force may be in a sum and not in a line."""
        lines = [line for line in self.lines if line.permanent]
        return [
            ([line.plan for line in lines], self.plan),
            ([line.forecast for line in lines], self.forecast),
            ([line.confirmed for line in lines], self.confirmed),
            ([line.deviation for line in lines], self.deviation),
        ]

    @property
    def drawing(self) -> Columns:
        """The four sums beside each other."""
        return beside_each_other(_("Plan, prognose og realisert i %(year)s") % {"year": self.year}, self)
