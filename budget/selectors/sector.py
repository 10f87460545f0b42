"""One sector, or a unit in one, with its measures and everything else that is known of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from projects.models import Project, Reading, Unit
from projects.selectors.goals import show_value
from projects.selectors.held_back import shown_of

from ..ladder import CARRIED_OUT, DECIDED_STEPS, ORDER, Step
from ..models import PERMANENT_KINDS, BudgetArea, SectorTarget
from .overlaps import Overlap, overlaps_of
from .rows import MeasureRow, measures_for, row_of, years_of
from .sectors import Units, units_of
from .target import YearLevel


@dataclass(frozen=True, slots=True)
class StepRows:
    """The measures on one step, and what those of them give that count toward the target.

    ``overlap`` is what others claim too, and is counted once.
    """

    step: Step
    rows: tuple[MeasureRow, ...]
    overlap: int = 0

    @property
    def amount(self) -> int:
        return sum(row.measure.full_year_effect or 0 for row in self.rows if row.counted) - self.overlap


@dataclass(frozen=True, slots=True)
class UnitReading:
    """The last reading of an indicator in the unit, or in one below."""

    name: str
    unit: Unit
    month: date
    value: str
    is_example_figure: bool


@dataclass(frozen=True, slots=True)
class Sector:
    """A unit and what lies below it, as far as one reader sees. Amounts are kroner a year that count."""

    unit: Unit
    rows: tuple[MeasureRow, ...]
    levels: tuple[YearLevel, ...]
    targets: dict[int, int]
    areas: tuple[BudgetArea, ...]
    readings: tuple[UnitReading, ...]
    below: tuple[Unit, ...]
    overlaps: tuple[Overlap, ...] = ()

    def overlap(self, step: Step) -> int:
        """Kroner a year that measures on a step claim together with others, and that are taken off here."""
        return sum(one.counted for one in self.overlaps if one.step is step)

    @property
    def counted(self) -> list[MeasureRow]:
        return [row for row in self.rows if row.counted]

    @property
    def decided(self) -> int:
        return sum(one.amount for one in self.steps if one.step in DECIDED_STEPS)

    @property
    def implemented(self) -> int:
        return sum(one.amount for one in self.steps if one.step in CARRIED_OUT)

    @property
    def proposed(self) -> int:
        return sum(one.amount for one in self.steps if one.step not in DECIDED_STEPS)

    @property
    def fte(self) -> Decimal | None:
        """Årsverk of the measures that count; ``None`` when none of them says."""
        known = [row.measure.fte_change for row in self.counted if row.measure.fte_change is not None]
        return sum(known, Decimal(0)) if known else None

    @property
    def steps(self) -> list[StepRows]:
        """The measures by step, the most certain first; those beside the target stand on their step too."""
        found = [
            StepRows(step, tuple(row for row in self.rows if row.step is step), self.overlap(step))
            for step in reversed(ORDER)
        ]
        return [one for one in found if one.rows]

    @property
    def has_example_figures(self) -> bool:
        return any(row.measure.is_example_figure and row.measure.full_year_effect is not None for row in self.rows)

    def target(self, year: int) -> int | None:
        return self.targets.get(year)


def sector_of_unit(project: Project, user: Any, today: date, unit: Unit) -> Sector:
    """Return a unit's measures, levels, targets, budget areas and last readings.

    Six queries, and one more where measures overlap. What two measures both claim is taken off the less certain one,
    in the unit of that one.
    """
    units = units_of(project, user)
    under = units.under(unit.pk)
    rows = []
    found = measures_for(project, user, today).active().filter(unit_id__in=under)
    for measure in found.select_related("unit", "owner").order_by("number"):
        measure.project = project
        rows.append(row_of(measure, project, today))
    overlaps = tuple(one for one in overlaps_of(project, user, today) if one.unit_id in under)
    shares = SectorTarget.objects.active().visible_to(user).filter(project=project, unit=unit)
    targets = dict(shares.order_by().values_list("year", "amount"))
    areas = BudgetArea.objects.active().visible_to(user).filter(project=project, unit_id__in=under).order_by("code")
    return Sector(
        unit=unit,
        rows=tuple(rows),
        levels=tuple(_level(year, rows, targets, overlaps) for year in years_of(project)),
        targets=targets,
        areas=tuple(areas),
        readings=_readings(project, user, today, under, units),
        below=tuple(u for u in units.by_pk.values() if u.parent_id == unit.pk),
        overlaps=overlaps,
    )


def _level(year: int, rows: list[MeasureRow], targets: dict[int, int], overlaps: tuple[Overlap, ...]) -> YearLevel:
    """Return the level of a year by step: of permanent measures without an end date, as the target's page has it."""
    amounts = dict.fromkeys(ORDER, 0)
    for row in rows:
        if row.measure.kind in PERMANENT_KINDS and row.measure.effective_to is None:
            amounts[row.step] += row.effects.get(year) or 0
    for one in overlaps:
        amounts[one.step] -= one.in_year(year)
    return YearLevel(year, targets.get(year), amounts)


def _readings(project: Project, user: Any, today: date, under: set[int], units: Units) -> tuple[UnitReading, ...]:
    found = Reading.objects.active().visible_to(user)
    found = found.filter(
        indicator__goal__project=project,
        indicator__withdrawn_at__isnull=True,
        indicator__goal__withdrawn_at__isnull=True,
        unit_id__in=under,
        month__lte=today,
    )
    last: dict[tuple[int, int], Reading] = {}
    let = shown_of(project)
    for reading in let.open(found.select_related("indicator").order_by("month", "pk")):
        last[reading.indicator_id, reading.unit_id or 0] = reading
    return tuple(
        UnitReading(
            reading.indicator.name,
            units.by_pk[unit],
            reading.month,
            show_value(reading.indicator.measured_in, reading.value),
            reading.is_example_figure or reading.indicator.is_example_figure,
        )
        for (_indicator, unit), reading in sorted(last.items())
        if unit in units.by_pk
    )
