"""Which measures stand when some have been drawn: requires, excludes and overlaps. Many draws at once.

A draw is a bit: the mask of a measure has one bit per case, set where the measure is in place. Every case is settled
alike:

1. A measure that requires another that is not in place is not in place itself.
2. From the strongest down: a measure that stands puts out the weaker ones it is incompatible with, and what requires
   those falls with them. What has fallen does not come back. The strongest stands highest on the ladder, then has the
   larger probability, then the lower number.
3. An amount that two standing measures both claim counts once.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from .inputs import Draw, ForecastMeasure


@dataclass(frozen=True, slots=True)
class Group:
    """Measures that hang together, strongest first. Members are named by their place in ``draws``.

    ``needs`` holds all that a member requires, directly or not; ``duels`` are (stronger, weaker);
    ``overlaps`` (stronger, weaker, kroner a year, kroner in the target year).
    """

    draws: tuple[Draw, ...]
    needs: tuple[tuple[int, ...], ...]
    leaning: tuple[tuple[int, ...], ...]
    duels: tuple[tuple[int, int], ...]
    overlaps: tuple[tuple[int, int, int, int], ...]

    def standing(self, drawn: Sequence[int]) -> list[int]:
        """Return the cases in which each member stands, given the cases in which it is drawn."""
        alive = list(drawn)
        for member, needs in enumerate(self.needs):
            for other in needs:
                alive[member] &= drawn[other]
        for stronger, weaker in self.duels:
            fallen = alive[stronger] & alive[weaker]
            if fallen:
                for member in (weaker, *self.leaning[weaker]):
                    alive[member] &= ~fallen
        return alive


@dataclass(frozen=True, slots=True)
class Sorted:
    """The measures by how they hang together; ``missing`` require what is not among them or cannot happen."""

    alone: list[Draw]
    groups: list[Group]
    missing: frozenset[int]
    relations: int


def sort_out(measures: Sequence[ForecastMeasure], draws: Sequence[Draw], target_year: int) -> Sorted:
    """Return the measures in groups that have nothing to do with each other."""
    known = {draw.number: draw for draw in draws}
    related = {
        measure.number: measure for measure in measures if measure.requires or measure.excludes or measure.overlaps
    }
    if not related:
        return Sorted(list(draws), [], frozenset(), 0)
    missing = {
        number
        for number, measure in related.items()
        if any(other not in known or not known[other].chance for other in measure.requires)
    }
    every = {measure.number: measure for measure in measures}
    neighbours: dict[int, set[int]] = defaultdict(set)
    for number, measure in related.items():
        for other in {*measure.requires, *measure.excludes, *measure.overlaps} & known.keys() - {number}:
            neighbours[number].add(other)
            neighbours[other].add(number)
    seen: set[int] = set()
    groups = []
    for number in neighbours:
        if number in seen:
            continue
        together, waiting = {number}, [number]
        while waiting:
            fresh = neighbours[waiting.pop()] - together
            together |= fresh
            waiting.extend(fresh)
        seen |= together
        groups.append(_group([every[n] for n in together], known, missing, target_year))
    alone = [_unmet(draw) if draw.number in missing else draw for draw in draws if draw.number not in seen]
    return Sorted(alone, groups, frozenset(missing), sum(map(len, neighbours.values())) // 2)


def together(found: Sorted) -> Group:
    """Return everything as one group."""
    draws = list(found.alone)
    needs: list[tuple[int, ...]] = [() for _ in draws]
    leaning = list(needs)
    duels: list[tuple[int, int]] = []
    overlaps: list[tuple[int, int, int, int]] = []
    for group in found.groups:
        base = len(draws)
        draws += group.draws
        needs += [tuple(base + index for index in members) for members in group.needs]
        leaning += [tuple(base + index for index in members) for members in group.leaning]
        duels += [(base + one, base + other) for one, other in group.duels]
        overlaps += [(base + one, base + other, amount, part) for one, other, amount, part in group.overlaps]
    return Group(tuple(draws), tuple(needs), tuple(leaning), tuple(duels), tuple(overlaps))


def _unmet(draw: Draw) -> Draw:
    return Draw(draw.number, draw.step, draw.rank, draw.level, 0.0, draw.part_year)


def _group(members: Iterable[ForecastMeasure], known: dict[int, Draw], missing: set[int], target_year: int) -> Group:
    ordered = sorted(members, key=lambda measure: known[measure.number].rank)
    place = {measure.number: index for index, measure in enumerate(ordered)}
    direct = [[place[n] for n in sorted(measure.requires) if n in place] for measure in ordered]
    needs = tuple(_closure(index, direct) for index in range(len(ordered)))
    leaning: list[list[int]] = [[] for _ in ordered]
    for member, others in enumerate(needs):
        for other in others:
            leaning[other].append(member)
    duels: set[tuple[int, int]] = set()
    shared: dict[tuple[int, int], int] = {}
    for index, measure in enumerate(ordered):
        for number in measure.excludes:
            if number in place and number != measure.number:
                duels.add((min(index, place[number]), max(index, place[number])))
        for number, amount in measure.overlaps.items():
            if number in place and number != measure.number:
                pair = (min(index, place[number]), max(index, place[number]))
                shared[pair] = max(shared.get(pair, 0), amount)
    draws = tuple(
        _unmet(known[measure.number]) if measure.number in missing else known[measure.number] for measure in ordered
    )
    overlaps = []
    for (one, other), amount in sorted(shared.items()):
        counted = max(min(amount, draws[one].level, draws[other].level), 0)
        if counted:
            overlaps.append((one, other, counted, _part(counted, ordered[one], ordered[other], target_year)))
    return Group(draws, needs, tuple(map(tuple, leaning)), tuple(sorted(duels)), tuple(overlaps))


def _closure(index: int, direct: list[list[int]]) -> tuple[int, ...]:
    found: set[int] = set()
    waiting = list(direct[index])
    while waiting:
        other = waiting.pop()
        if other not in found:
            found.add(other)
            waiting.extend(direct[other])
    return tuple(sorted(found - {index}))


def _part(amount: int, one: ForecastMeasure, other: ForecastMeasure, target_year: int) -> int:
    """Return the target year's share of an overlap: the smaller of what both have at their likely starts."""
    smallest = amount
    for measure in (one, other):
        level = measure.effect.full_year_level or 0
        part = measure.effect.in_year(target_year) or 0
        smallest = min(smallest, max(amount * part // level, 0) if level else 0)
    return smallest
