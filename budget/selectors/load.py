"""The load map: units by months, with the measures that weigh on them, the change in årsverk, and attendance.

Attendance is read through what may be shown of it, and so is the warning that rests on it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from omstilling.ui import formats
from projects.models import Indicator, IndicatorKind, Project, Reading, Unit
from projects.selectors.goals import decimals_of, indicators, show_value
from projects.selectors.held_back import HELD_BACK, shown_of
from projects.selectors.units import unit_tree

from ..effects import ramp_from_text
from ..load import BEFORE, MANY_WHEN_WORN, Weight, is_much, month_of, months_from, months_on, spans
from ..models import Measure
from .rows import measure_rows

#: Months shown at once, and readings older than so many months say nothing of how it is now.
MONTHS, RECENT = 12, 6


@dataclass(frozen=True, slots=True)
class Loaded:
    """A measure that weighs on a unit."""

    number: int
    title: str
    weight: Weight

    @property
    def fte_change(self) -> Decimal | None:
        return self.weight.fte_change


@dataclass(frozen=True, slots=True)
class LoadCell:
    """A unit in a month. ``fte`` is the change of its own that start in the month, ``None`` where none is known."""

    month: date
    rows: tuple[Loaded, ...]
    fte: Decimal | None
    attendance: str
    is_held_back: bool
    is_much: bool


@dataclass(frozen=True, slots=True)
class LoadLine:
    """A unit through the months. ``latest`` is its last attendance that may be shown, in words.

    ``over`` are the units that it lies under, nearest first.
    """

    unit: Unit
    over: tuple[Unit, ...]
    cells: tuple[LoadCell, ...]
    latest: str
    is_worn: bool

    @property
    def depth(self) -> int:
        return len(self.over)

    @property
    def heavy(self) -> list[LoadCell]:
        return [cell for cell in self.cells if cell.is_much]

    @property
    def most(self) -> int:
        return max((len(cell.rows) for cell in self.cells), default=0)

    @property
    def is_empty(self) -> bool:
        return not any(cell.rows or cell.attendance for cell in self.cells)


@dataclass(frozen=True, slots=True)
class LoadMap:
    """The map. ``homeless`` are measures that no unit carries, ``undated`` those without a start."""

    months: tuple[date, ...]
    lines: tuple[LoadLine, ...]
    homeless: int
    undated: int
    indicator: Indicator | None
    target: str
    totals: tuple[tuple[date, int, Decimal | None], ...]

    @property
    def heavy(self) -> list[LoadLine]:
        return [line for line in self.lines if line.heavy]

    @property
    def holds_back(self) -> bool:
        return any(cell.is_held_back for line in self.lines for cell in line.cells)


def weight_of(measure: Measure) -> Weight | None:
    """Return how a measure weighs; ``None`` where it has no unit or no start."""
    if measure.unit_id is None or measure.effective_from is None:
        return None
    ramp = max((months for months, _percent in ramp_from_text(measure.ramp)), default=0)
    return Weight(
        measure.number, measure.unit_id, measure.effective_from, ramp, measure.effective_to, measure.fte_change
    )


def attendance_indicator(project: Project, user: Any) -> Indicator | None:
    """Return the project's measure of attendance."""
    return indicators(project, user).filter(kind=IndicatorKind.ATTENDANCE).order_by("pk").first()


@dataclass(frozen=True, slots=True)
class _Attendance:
    """A unit's readings that may be shown, by month, and the months that are held back."""

    shown: dict[date, Reading]
    held: frozenset[date]

    def latest(self, today: date) -> Reading | None:
        first = months_on(month_of(today), -RECENT)
        months = [month for month in self.shown if first <= month <= today]
        return self.shown[max(months)] if months else None


_NONE = _Attendance({}, frozenset())


@dataclass(frozen=True, slots=True)
class _Scale:
    """The measure of attendance, with the decimals that its figures share."""

    indicator: Indicator
    decimals: int

    def words(self, value: Decimal | None) -> str:
        unit = self.indicator.measured_in
        return show_value(unit, value, decimals=max(self.decimals, decimals_of(unit, [value])))


def _scale(indicator: Indicator | None, measured: Iterable[_Attendance]) -> _Scale | None:
    if indicator is None:
        return None
    shown = [reading.value for one in measured for reading in one.shown.values()]
    return _Scale(indicator, decimals_of(indicator.measured_in, shown))


def _attendance(project: Project, indicator: Indicator | None, user: Any) -> dict[int | None, _Attendance]:
    if indicator is None:
        return {}
    let = shown_of(project, [indicator.pk])
    shown: dict[int | None, dict[date, Reading]] = defaultdict(dict)
    held: dict[int | None, set[date]] = defaultdict(set)
    for reading in let.cleared(Reading.objects.visible_to(user).active().filter(indicator=indicator)):
        if reading.value is None:
            held[reading.unit_id].add(reading.month)
        else:
            shown[reading.unit_id][reading.month] = reading
    return {unit: _Attendance(shown.get(unit, {}), frozenset(held.get(unit, ()))) for unit in {*shown, *held}}


def load_map(
    project: Project,
    user: Any,
    today: date,
    first: date | None = None,
    months: int = MONTHS,
    decided_only: bool = False,
    under: int | None = None,
) -> LoadMap:
    """Return the map of what the reader may see. What weighs on a unit weighs on every unit below it.

    The årsverk of a measure stand in the unit that it lies in and nowhere else, so that a column adds up to its total.
    """
    found = [row.measure for row in measure_rows(project, user, today) if row.is_decided or not decided_only]
    weighing = [Loaded(one.number, one.title, weight) for one in found if (weight := weight_of(one)) is not None]
    homeless = sum(one.unit_id is None for one in found)
    undated = sum(one.unit_id is not None and one.effective_from is None for one in found)
    return _drawn(project, user, today, weighing, (first, months, under), (homeless, undated))


def _drawn(
    project: Project,
    user: Any,
    today: date,
    weighing: list[Loaded],
    wanted: tuple[date | None, int, int | None],
    left_out: tuple[int, int] = (0, 0),
) -> LoadMap:
    first, months, under = wanted
    span = months_from(month_of(first) if first else months_on(month_of(today), -BEFORE), months)
    indicator = attendance_indicator(project, user)
    measured = _attendance(project, indicator, user)
    scale = _scale(indicator, measured.values())
    lines: list[LoadLine] = []

    def walk(node: Any, over: tuple[Unit, ...], inside: bool) -> None:
        unit, chain = node.unit, {node.unit.pk, *(one.pk for one in over)}
        inside = inside or unit.pk == under
        if inside:
            mine = [one for one in weighing if one.weight.unit in chain]
            lines.append(_line(unit, over, mine, span, measured.get(unit.pk, _NONE), scale, today))
        for child in node.children:
            walk(child, (unit, *over), inside)

    for root in unit_tree(project.municipality, user, today):
        walk(root, (), under is None)
    return LoadMap(
        span,
        tuple(lines),
        *left_out,
        indicator,
        scale.words(indicator.target_value) if scale is not None and indicator is not None else "",
        tuple(_total(month, [line.cells[place] for line in lines]) for place, month in enumerate(span)),
    )


def _total(month: date, cells: list[LoadCell]) -> tuple[date, int, Decimal | None]:
    """Return a month's measures, each once, and the sum of the årsverk that stand above."""
    return month, len(_rows_of(cells)), _known(cell.fte for cell in cells)


def _known(amounts: Iterable[Decimal | None]) -> Decimal | None:
    """Return the sum of those that are known; ``None`` where none is."""
    known = [amount for amount in amounts if amount is not None]
    return sum(known, Decimal(0)) if known else None


def _fte(weighing: Iterable[Loaded], month: date) -> Decimal | None:
    """Return the change in årsverk of the measures that start in a month."""
    return _known(one.fte_change for one in weighing if month_of(one.weight.starts) == month)


def _line(
    unit: Unit,
    over: tuple[Unit, ...],
    mine: list[Loaded],
    span: Collection[date],
    measured: _Attendance,
    scale: _Scale | None,
    today: date,
) -> LoadLine:
    latest = measured.latest(today)
    worn = _is_worn(latest, scale.indicator if scale is not None else None)
    own = [one for one in mine if one.weight.unit == unit.pk]
    cells = []
    for month in span:
        here = tuple(one for one in mine if one.weight.weighs_in(month))
        reading, held = measured.shown.get(month), month in measured.held
        words = str(HELD_BACK) if held else ""
        if reading is not None and scale is not None:
            words = scale.words(reading.value)
        much = is_much((one.weight for one in here), worn, unit.pk)
        cells.append(LoadCell(month, here, _fte(own, month), words, held, much))
    said = ""
    if latest is not None and scale is not None:
        said = _("%(value)s i %(month)s") % {"value": scale.words(latest.value), "month": formats.month(latest.month)}
    return LoadLine(unit, over, tuple(cells), said, worn)


def _is_worn(latest: Reading | None, indicator: Indicator | None) -> bool:
    """Tell whether the last attendance that may be shown is short of its target."""
    if latest is None or indicator is None or indicator.target_value is None:
        return False
    short = indicator.target_value - latest.value
    return (short if indicator.higher_is_better else -short) > 0


@dataclass(frozen=True, slots=True)
class LoadPeriod:
    """Months in a row with much at once: what weighs in them, and the most at once in any of them."""

    first: date
    last: date
    most: int
    rows: tuple[Loaded, ...]
    varies: bool


@dataclass(frozen=True, slots=True)
class LoadWarning:
    """A unit that carries much at once while a measure weighs on it.

    ``own`` is the change in årsverk of the unit's own measures; ``above`` that of each unit over it, nearest first.
    """

    line: LoadLine
    periods: tuple[LoadPeriod, ...]
    own: Decimal | None
    above: tuple[tuple[Unit, Decimal], ...]
    target: str

    @property
    def unit(self) -> Unit:
        return self.line.unit

    @property
    def most(self) -> int:
        return max(period.most for period in self.periods)

    @property
    def rows(self) -> tuple[Loaded, ...]:
        return _once(one for period in self.periods for one in period.rows)


def load_warnings(measures: Iterable[Measure], project: Project, user: Any, today: date) -> list[LoadWarning]:
    """Return the units that carry much at once while some measures weigh on them. Two queries for none.

    The measures count as they are given, with a start that is not saved yet too.
    """
    wanted = {
        one.number: Loaded(one.number, one.title, weight)
        for one in measures
        if not one.is_withdrawn and (weight := weight_of(one)) is not None
    }
    if not wanted:
        return []
    weights = [one.weight for one in wanted.values()]
    first = max(min(weight.first for weight in weights), month_of(today))
    last = max(weight.last for weight in weights)
    beside = _beside(weights, project, user)
    weighing = [*(one for one in beside if one.number not in wanted), *wanted.values()]
    weighing.sort(key=lambda one: one.number)
    weighing = [one for one in weighing if one.weight.first <= last and one.weight.last >= first]
    if last < first or len(weighing) < MANY_WHEN_WORN:
        return []
    count = (last.year - first.year) * 12 + last.month - first.month + 1
    found = _drawn(project, user, today, weighing, (first, count, None))
    return warnings_in(found, found.lines, frozenset(wanted))


def warnings_in(found: LoadMap, lines: Iterable[LoadLine], numbers: Collection[int] = ()) -> list[LoadWarning]:
    """Return what a map warns of, about some measures or all. What weighs on a whole sector is told of it, once."""
    warnings: list[LoadWarning] = []
    for line in lines:
        heavy = [cell for cell in line.heavy if not numbers or any(one.number in numbers for one in cell.rows)]
        rows = _rows_of(heavy)
        told = any(above.unit.pk == line.unit.parent_id and above.rows == rows for above in warnings)
        if heavy and not told:
            warnings.append(_warning(line, heavy, rows, found.target))
    return warnings


def _warning(line: LoadLine, heavy: list[LoadCell], rows: tuple[Loaded, ...], target: str) -> LoadWarning:
    periods = []
    for first, last in spans(cell.month for cell in heavy):
        cells = [cell for cell in heavy if first <= cell.month <= last]
        within = _rows_of(cells)
        most = max(len(cell.rows) for cell in cells)
        varies = any(cell.rows != cells[0].rows for cell in cells)
        periods.append(LoadPeriod(first, last, most, within, varies))

    def fte(unit: Unit) -> Decimal | None:
        return _known(one.fte_change for one in rows if one.weight.unit == unit.pk)

    above = tuple((unit, amount) for unit in line.over if (amount := fte(unit)))
    return LoadWarning(line, tuple(periods), fte(line.unit), above, target)


def _beside(weights: Iterable[Weight], project: Project, user: Any) -> list[Loaded]:
    """Return the measures of the same units as some others, of what they lie under and of what lies under them."""
    units = Unit.objects.visible_to(user).active().filter(municipality_id=project.municipality_id)
    parents: dict[int, int | None] = dict(units.order_by().values_list("pk", "parent_id"))
    mine = {weight.unit for weight in weights}
    concerned = set(mine)
    for unit in list(parents):
        chain, over = [unit], parents.get(unit)
        while over is not None and over not in chain:
            chain.append(over)
            over = parents.get(over)
        if mine & set(chain):
            concerned |= {unit} if unit not in mine else set(chain)
    found = Measure.objects.filter(project=project).visible_to(user).active().filter(unit_id__in=concerned)
    rows = found.exclude(effective_from=None).order_by("number")
    return [
        Loaded(one.number, one.title, weight)
        for one in rows.only("number", "title", "unit_id", "effective_from", "effective_to", "ramp", "fte_change")
        if (weight := weight_of(one)) is not None
    ]


def _rows_of(cells: Iterable[LoadCell]) -> tuple[Loaded, ...]:
    return _once(one for cell in cells for one in cell.rows)


def _once(rows: Iterable[Loaded]) -> tuple[Loaded, ...]:
    found = {one.number: one for one in rows}
    return tuple(found[number] for number in sorted(found))
