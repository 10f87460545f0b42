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
from projects.selectors.goals import indicators, show_value
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
    """A unit in a month. ``fte`` is the change of those that start in the month, ``None`` where none is known."""

    month: date
    rows: tuple[Loaded, ...]
    fte: Decimal | None
    attendance: str
    is_held_back: bool
    is_much: bool


@dataclass(frozen=True, slots=True)
class LoadLine:
    """A unit through the months. ``latest`` is its last attendance that may be shown, in words."""

    unit: Unit
    depth: int
    cells: tuple[LoadCell, ...]
    latest: str
    is_worn: bool

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
    """Return the map of what the reader may see. What weighs on a unit weighs on every unit below it."""
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
    lines: list[LoadLine] = []

    def walk(node: Any, depth: int, over: tuple[int, ...], inside: bool) -> None:
        unit, chain = node.unit, (*over, node.unit.pk)
        inside = inside or unit.pk == under
        if inside:
            mine = [one for one in weighing if one.weight.unit in chain]
            lines.append(_line(unit, depth, mine, span, measured.get(unit.pk, _NONE), indicator, today))
        for child in node.children:
            walk(child, depth + 1, chain, inside)

    for root in unit_tree(project.municipality, user, today):
        walk(root, 0, (), under is None)
    placed = {line.unit.pk for line in lines}
    on_map = [one for one in weighing if one.weight.unit in placed]
    return LoadMap(
        span,
        tuple(lines),
        *left_out,
        indicator,
        show_value(indicator.measured_in, indicator.target_value) if indicator is not None else "",
        tuple((month, sum(one.weight.weighs_in(month) for one in on_map), _fte(on_map, month)) for month in span),
    )


def _fte(weighing: Iterable[Loaded], month: date) -> Decimal | None:
    """Return the change in årsverk of the measures that start in a month."""
    starting = (one for one in weighing if month_of(one.weight.starts) == month)
    known = [one.fte_change for one in starting if one.fte_change is not None]
    return sum(known, Decimal(0)) if known else None


def _line(
    unit: Unit,
    depth: int,
    mine: list[Loaded],
    span: Collection[date],
    measured: _Attendance,
    indicator: Indicator | None,
    today: date,
) -> LoadLine:
    latest = measured.latest(today)
    worn = _is_worn(latest, indicator)
    cells = []
    for month in span:
        here = tuple(one for one in mine if one.weight.weighs_in(month))
        reading, held = measured.shown.get(month), month in measured.held
        words = str(HELD_BACK) if held else ""
        if reading is not None and indicator is not None:
            words = show_value(indicator.measured_in, reading.value)
        much = is_much((one.weight for one in here), worn)
        cells.append(LoadCell(month, here, _fte(mine, month), words, held, much))
    said = ""
    if latest is not None and indicator is not None:
        values = {"value": show_value(indicator.measured_in, latest.value), "month": formats.month(latest.month)}
        said = _("%(value)s i %(month)s") % values
    return LoadLine(unit, depth, tuple(cells), said, worn)


def _is_worn(latest: Reading | None, indicator: Indicator | None) -> bool:
    """Tell whether the last attendance that may be shown is short of its target."""
    if latest is None or indicator is None or indicator.target_value is None:
        return False
    short = indicator.target_value - latest.value
    return (short if indicator.higher_is_better else -short) > 0


@dataclass(frozen=True, slots=True)
class LoadWarning:
    """A unit that carries much at once while a measure weighs on it, in words."""

    unit: Unit
    sentence: str
    rows: tuple[Loaded, ...]


def load_warnings(measures: Iterable[Measure], project: Project, user: Any, today: date) -> list[LoadWarning]:
    """Return the units that carry much at once while some measures weigh on them. Two queries for none."""
    wanted = {
        one.number: weight for one in measures if not one.is_withdrawn and (weight := weight_of(one)) is not None
    }
    if not wanted:
        return []
    first = max(min(weight.first for weight in wanted.values()), month_of(today))
    last = max(weight.last for weight in wanted.values())
    weighing = _beside(wanted.values(), project, user)
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
            warnings.append(LoadWarning(line.unit, sentence_of(line, heavy, found.target), rows))
    return warnings


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
    found = {one.number: one for cell in cells for one in cell.rows}
    return tuple(found[number] for number in sorted(found))


def _span(first: date, last: date) -> str:
    """Return months in words: «juni 2011», «juni–oktober 2011», «november 2011–januar 2012»."""
    if first == last:
        return formats.month(first)
    if first.year == last.year:
        return f"{formats.MONTHS[first.month - 1]}–{formats.month(last)}"
    return f"{formats.month(first)}–{formats.month(last)}"


def sentence_of(line: LoadLine, heavy: list[LoadCell], target: str) -> str:
    """Say what a unit carries at once, when, and how attendance is."""
    rows = _rows_of(heavy)
    when = formats.join_and(_span(first, last) for first, last in spans(cell.month for cell in heavy))
    words = {
        "unit": line.unit.name,
        "most": formats.plural_word(max(len(cell.rows) for cell in heavy), _("tiltak"), _("tiltak"), _("ett")),
        "when": when,
        "numbers": formats.join_and(str(one.number) for one in rows),
    }
    said = _("%(unit)s bærer opptil %(most)s samtidig i %(when)s: tiltak %(numbers)s.") % words
    known = [one.fte_change for one in rows if one.fte_change is not None]
    if known:
        said += " " + _("De endrer bemanningen med %(fte)s.") % {"fte": formats.fte(sum(known, Decimal(0)))}
    if line.latest and line.is_worn:
        said += " " + _("Nærværet er %(latest)s, under målet på %(target)s.") % {
            "latest": line.latest,
            "target": target,
        }
    return said
