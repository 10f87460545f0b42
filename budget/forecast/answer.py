"""The forecast of a project: what the target year may get, and the chance of reaching the target."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import Literal

from ..effects import half_up
from ..ladder import ORDER, Step
from ..overlaps import Claim, pairs_of, shared
from .exact import (
    MOST_ATOMS,
    Atoms,
    Part,
    add,
    alone,
    cases_of_part_year,
    enumerate_group,
    part_year_atoms,
    part_year_on_grid,
)
from .grid import Cells, pack, total, width
from .inputs import Draw, ForecastMeasure, draw_of
from .relations import sort_out, together
from .simulate import SEED, cases_for, simulate_group

#: A group of related measures up to this size is enumerated, a larger one is simulated.
EXACT_UP_TO = 15
#: Chances that differ by less are the same.
SAME = 1e-9

Method = Literal["auto", "grid", "simulate"]


@dataclass(frozen=True, slots=True)
class Distribution:
    """What an amount in kroner may become. ``percentiles[q]`` is the least amount that q percent of cases keep to.

    ``mean`` is the realistic sum. ``grid`` is the width of the cells in kroner, 0 where each amount is exact;
    ``cases`` is how many were drawn at random for the largest group, 0 where nothing was.
    """

    mean: int
    percentiles: tuple[int, ...]
    chance_of_target: float | None
    grid: int
    cases: int

    @property
    def p10(self) -> int:
        """Kroner: nine of ten cases end here or higher."""
        return self.percentiles[10]

    @property
    def p50(self) -> int:
        return self.percentiles[50]

    @property
    def p90(self) -> int:
        """Kroner: one of ten cases ends above this."""
        return self.percentiles[90]

    @property
    def is_exact(self) -> bool:
        return not self.grid and not self.cases

    @property
    def chance_percent(self) -> int | None:
        """Whole percent; certainty alone is 0 or 100."""
        chance = self.chance_of_target
        if chance is None or chance < SAME or chance > 1 - SAME:
            return None if chance is None else round(chance * 100)
        return min(max(half_up(int(chance * 10**9), 10**7), 1), 99)


@dataclass(frozen=True, slots=True)
class StepForecast:
    """One step: kroner a year if all of it comes, and the realistic sum, weighted by chance; both less overlaps."""

    step: Step
    measures: int
    amount: int
    realistic: int


@dataclass(frozen=True, slots=True)
class Forecast:
    """The answer, with what it was made from. Amounts are kroner, in the price level of the measures.

    ``full_year`` is the level that counts toward the target, ``part_year`` what the target year itself gets. ``fixed``
    is in both. The tuples of numbers are measures that are left out, each with its reason, and those whose requirement
    cannot be met. ``measures`` is how many are in the sums.
    """

    target_year: int
    target: int | None
    fixed: int
    full_year: Distribution
    part_year: Distribution
    steps: tuple[StepForecast, ...]
    measures: int
    relations: int
    largest_group: int
    not_calculated: tuple[int, ...]
    without_probability: tuple[int, ...]
    without_start: tuple[int, ...]
    too_late: tuple[int, ...]
    beside: tuple[int, ...]
    unmet: tuple[int, ...]
    seed: int


def forecast(
    measures: Iterable[ForecastMeasure],
    *,
    target_year: int,
    target: int | None,
    fixed: int = 0,
    fixed_part_year: int | None = None,
    method: Method = "auto",
    seed: int = SEED,
) -> Forecast:
    """Return the forecast for the target year.

    ``target`` is kroner a year; ``fixed`` is what is certain beside the measures (running costs of investments),
    ``fixed_part_year`` the same within the target year. ``method`` forces the grid or the simulation where the exact
    count would do; it is there for comparing them.
    """
    given = list(measures)
    draws = [draw_of(measure, target_year) for measure in given]
    found = sort_out(given, draws, target_year)
    if method == "simulate":
        parts, drawn = [simulate_group(together(found), seed)], [len(given)]
    else:
        drawn = [len(group.draws) for group in found.groups if len(group.draws) > EXACT_UP_TO]
        parts = [alone(draw) for draw in found.alone]
        for group in found.groups:
            small = len(group.draws) <= EXACT_UP_TO
            parts.append(enumerate_group(group) if small else simulate_group(group, seed))
    cases = cases_for(max(drawn)) if drawn else 0
    part_fixed = fixed if fixed_part_year is None else fixed_part_year
    left = _left_out(given, target_year)
    counted = [measure for measure in given if measure.number not in left.every]
    return Forecast(
        target_year=target_year,
        target=target,
        fixed=fixed,
        full_year=_full_year(parts, fixed, target, method, cases),
        part_year=_part_year(parts, part_fixed, target, method, cases),
        steps=_steps(parts, counted),
        measures=len(counted),
        relations=found.relations,
        largest_group=max((len(group.draws) for group in found.groups), default=0),
        not_calculated=left.not_calculated,
        without_probability=left.without_probability,
        without_start=left.without_start,
        too_late=left.too_late,
        beside=left.beside,
        unmet=tuple(sorted(found.missing)),
        seed=seed,
    )


@dataclass(frozen=True, slots=True)
class _Left:
    not_calculated: tuple[int, ...]
    without_probability: tuple[int, ...]
    without_start: tuple[int, ...]
    too_late: tuple[int, ...]
    beside: tuple[int, ...]
    every: frozenset[int]


def _left_out(measures: Sequence[ForecastMeasure], target_year: int) -> _Left:
    lists: tuple[list[int], ...] = ([], [], [], [], [])
    for measure in measures:
        effect = measure.effect
        if not measure.permanent or effect.one_off or effect.end is not None:
            lists[4].append(measure.number)
        elif effect.full_year_level is None:
            lists[0].append(measure.number)
        elif measure.probability is None:
            lists[1].append(measure.number)
        elif effect.begins is None:
            lists[2].append(measure.number)
        elif min(measure.earliest or effect.begins, effect.begins).year > target_year:
            lists[3].append(measure.number)
    every = frozenset(number for numbers in lists for number in numbers)
    unknown, unlikely, undated, late, beside = map(tuple, lists)
    return _Left(unknown, unlikely, undated, late, beside, every)


def _full_year(parts: Sequence[Part], fixed: int, target: int | None, method: Method, cases: int) -> Distribution:
    mean = fixed + sum(
        sum(draw.level * chance for draw, chance in zip(part.draws, part.stands, strict=True))
        - sum(overlap[2] * chance for overlap, chance in zip(part.overlaps, part.both, strict=True))
        for part in parts
    )
    moving = [part.full_year for part in parts if len(part.full_year) > 1]
    certain = fixed + sum(amount for part in parts if len(part.full_year) == 1 for amount in part.full_year)
    if _few(map(len, moving)) and method != "grid":
        return _of_atoms(moving, mean, certain, target, cases)
    cell = _cell([part for part in parts if len(part.full_year) > 1], lambda draw: {draw.level: 1.0})
    # Counted from the most probable amounts, so that the most probable sum is exact and falls on the right side.
    usual = [max(atoms, key=atoms.__getitem__) for atoms in moving]
    cells = total(
        pack([(amount - base, chance) for amount, chance in atoms.items()], cell)
        for atoms, base in zip(moving, usual, strict=True)
    )
    return _of_cells(cells, cell, mean, certain + sum(usual), target, cases)


def _part_year(parts: Sequence[Part], fixed: int, target: int | None, method: Method, cases: int) -> Distribution:
    mean = fixed + sum(
        sum(_mean(draw.part_year) * chance for draw, chance in zip(part.draws, part.stands, strict=True))
        - sum(overlap[3] * chance for overlap, chance in zip(part.overlaps, part.both, strict=True))
        for part in parts
    )
    moving = [part for part in parts if part.part_year is None or len(part.part_year) > 1]
    certain = fixed + sum(
        amount for part in parts if part.part_year and len(part.part_year) == 1 for amount in part.part_year
    )
    if _few(map(cases_of_part_year, moving)) and method != "grid":
        return _of_atoms([part_year_atoms(part) for part in moving], mean, certain, target, cases)
    cell = _cell(moving, lambda draw: draw.part_year)
    return _of_cells(total(part_year_on_grid(part, cell) for part in moving), cell, mean, certain, target, cases)


def _few(counts: Iterable[int]) -> bool:
    """Tell whether so few amounts are possible that each is kept as it is."""
    product = 1
    for count in counts:
        product *= count
        if product > MOST_ATOMS:
            return False
    return True


def _mean(atoms: Atoms) -> float:
    return sum(amount * share for amount, share in atoms.items())


def _cell(parts: Iterable[Part], outcomes: Callable[[Draw], Atoms]) -> int:
    span = amounts = 0
    variance = 0.0
    for part in parts:
        for draw, chance in zip(part.draws, part.stands, strict=True):
            atoms = outcomes(draw)
            mean = chance * _mean(atoms)
            spread = chance * sum(amount * amount * share for amount, share in atoms.items()) - mean * mean
            if spread > 0:
                span += max(map(abs, atoms))
                variance += spread
                amounts += 1
    return width(span, variance, amounts)


def _of_atoms(parts: Sequence[Atoms], mean: float, certain: int, target: int | None, cases: int) -> Distribution:
    atoms: Atoms = {certain: 1.0}
    for part in parts:
        atoms = add(atoms, part)
    ordered = sorted(atoms.items())
    return _told([a for a, _ in ordered], [c for _, c in ordered], mean, target, 0, cases)


def _of_cells(cells: Cells, cell: int, mean: float, certain: int, target: int | None, cases: int) -> Distribution:
    chances = cells.chances()
    amounts = range(certain + cells.lowest * cell, certain + (cells.lowest + len(chances)) * cell, cell)
    return _told(amounts, chances, mean, target, cell, cases)


def _told(
    amounts: Sequence[int], chances: Sequence[float], mean: float, target: int | None, cell: int, cases: int
) -> Distribution:
    rising = list(accumulate(chances))
    last = len(amounts) - 1
    percentiles = [amounts[0]]
    percentiles += [amounts[min(bisect_left(rising, q / 100 - SAME), last)] for q in range(1, 100)]
    percentiles.append(amounts[last])
    reached = None
    if target is not None:
        first = bisect_left(amounts, target)
        reached = min(max(1 - rising[first - 1], 0.0), 1.0) if first else 1.0
        reached = 0.0 if first > last else reached
    return Distribution(round(mean), tuple(percentiles), reached, cell, cases)


def _steps(parts: Iterable[Part], counted: Sequence[ForecastMeasure]) -> tuple[StepForecast, ...]:
    realistic: dict[Step, float] = defaultdict(float)
    for part in parts:
        for draw, chance in zip(part.draws, part.stands, strict=True):
            realistic[draw.step] += draw.level * chance
        for (_stronger, weaker, amount, _in_year), chance in zip(part.overlaps, part.both, strict=True):
            realistic[part.draws[weaker].step] -= amount * chance
    amounts: dict[Step, int] = defaultdict(int)
    counts: dict[Step, int] = defaultdict(int)
    known = {measure.number: measure for measure in counted}
    for measure in counted:
        amounts[measure.step] += measure.effect.full_year_level or 0
        counts[measure.step] += 1
    for one, other, amount in pairs_of(
        (measure.number, other, amount)
        for measure in counted
        for other, amount in measure.overlaps.items()
        if other in known
    ):
        cut = shared(amount, _claim(known[one]), _claim(known[other]))
        amounts[known[cut.weaker].step] -= cut.counted
    return tuple(
        StepForecast(step, counts[step], amounts[step], round(realistic[step])) for step in ORDER if counts[step]
    )


def _claim(measure: ForecastMeasure) -> Claim:
    """Return what a measure that is in the sums claims of the full-year level."""
    return Claim(measure.number, measure.step.number, measure.effect.full_year_level, {}, None, counts=True)
