"""Every case of a small group, counted: nothing is drawn at random."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from math import prod

from .grid import Cells, pack, plus, times
from .inputs import NOTHING, Draw
from .relations import Group

#: Amount in kroner → chance.
Atoms = dict[int, float]
#: More amounts than this are put on a grid.
MOST_ATOMS = 1 << 15


@dataclass(frozen=True, slots=True)
class Part:
    """The outcome of something that is independent of all else.

    ``sets`` are the sets of members that may stand, as bits, with their chances; ``stands`` the chance of each member,
    ``both`` that of each overlap, and ``order`` the members from the one with most relations.
    """

    draws: tuple[Draw, ...]
    stands: tuple[float, ...]
    full_year: Atoms
    sets: dict[int, float]
    overlaps: tuple[tuple[int, int, int, int], ...] = ()
    both: tuple[float, ...] = ()
    order: tuple[int, ...] = ()
    part_year: Atoms | None = None


def alone(draw: Draw) -> Part:
    """Return a measure that has nothing to do with others."""
    chance = draw.chance
    full = {draw.level: 1.0} if chance == 1 or not draw.level else {0: 1 - chance, draw.level: chance}
    if not chance:
        full = NOTHING
    part = {amount: share * chance for amount, share in draw.part_year.items()}
    if chance < 1:
        part[0] = part.get(0, 0.0) + 1 - chance
    return Part((draw,), (chance,), full, {}, part_year=part)


def enumerate_group(group: Group) -> Part:
    """Return a group by going through all ``2 ** members`` cases."""
    count = len(group.draws)
    cases = 1 << count
    every = (1 << cases) - 1
    drawn = []
    chances = [1.0]
    for index, draw in enumerate(group.draws):
        drawn.append(every // ((1 << (1 << index)) + 1) << (1 << index))
        chances = [c * (1 - draw.chance) for c in chances] + [c * draw.chance for c in chances]
    who = [0] * cases
    for index, mask in enumerate(group.standing(drawn)):
        bit = 1 << index
        who = [w | bit if c == "1" else w for w, c in zip(who, format(mask, f"0{cases}b")[::-1], strict=True)]
    sets: dict[int, float] = defaultdict(float)
    for members, chance in zip(who, chances, strict=True):
        if chance:
            sets[members] += chance
    return _part_of(group, dict(sets))


def _part_of(group: Group, sets: dict[int, float]) -> Part:
    full: Atoms = defaultdict(float)
    for members, chance in sets.items():
        full[_sum(members, group)] += chance
    count = range(len(group.draws))
    stands = tuple(sum(c for members, c in sets.items() if members >> index & 1) for index in count)
    both = tuple(
        sum(c for members, c in sets.items() if members >> one & 1 and members >> other & 1)
        for one, other, _amount, _part in group.overlaps
    )
    degrees = [len(group.needs[i]) + len(group.leaning[i]) + sum(i in duel for duel in group.duels) for i in count]
    order = tuple(sorted(count, key=lambda index: -degrees[index]))
    return Part(group.draws, stands, dict(full), sets, group.overlaps, both, order)


def _sum(members: int, group: Group) -> int:
    found = sum(draw.level for index, draw in enumerate(group.draws) if members >> index & 1)
    for one, other, amount, _part in group.overlaps:
        if members >> one & 1 and members >> other & 1:
            found -= amount
    return found


def less_overlaps(members: int, overlaps: Sequence[tuple[int, int, int, int]]) -> int:
    """Return the kroner in the target year that the standing members claim twice."""
    return sum(part for one, other, _amount, part in overlaps if members >> one & 1 and members >> other & 1)


def cases_of_part_year(part: Part) -> int:
    """Return how many amounts the part-year effect may have at most."""
    if part.part_year is not None:
        return len(part.part_year)
    return prod(1 + len(draw.part_year) for draw in part.draws)


def part_year_atoms(part: Part) -> Atoms:
    """Return the part-year effect of few cases, exactly."""
    if part.part_year is not None:
        return part.part_year
    found: Atoms = defaultdict(float)
    for members, chance in part.sets.items():
        atoms: Atoms = {-less_overlaps(members, part.overlaps): chance}
        for index, draw in enumerate(part.draws):
            if members >> index & 1:
                atoms = add(atoms, draw.part_year)
        for amount, share in atoms.items():
            found[amount] += share
    return dict(found)


def part_year_on_grid(part: Part, cell: int) -> Cells:
    """Return the part-year effect of many cases, on a grid with cells of that many kroner."""
    if part.part_year is not None:
        return pack(part.part_year.items(), cell)
    ready = [pack(draw.part_year.items(), cell) for draw in part.draws]
    return _mixed(part, part.sets, 0, ready, cell)


def _mixed(part: Part, sets: dict[int, float], level: int, ready: list[Cells], cell: int) -> Cells:
    """Split the sets by one member at a time: those without it, and those with it plus what it gives."""
    if len(sets) == 1:
        ((members, chance),) = sets.items()
        found = pack(((-less_overlaps(members, part.overlaps), chance),), cell)
        for index in part.order[level:]:
            if members >> index & 1:
                found = times(found, ready[index])
        return found
    index = part.order[level]
    bit = 1 << index
    without = {members: chance for members, chance in sets.items() if not members & bit}
    within = {members ^ bit: chance for members, chance in sets.items() if members & bit}
    if not within:
        return _mixed(part, without, level + 1, ready, cell)
    if not part.overlaps and _alike(without, within):
        chance = sum(within.values()) / (sum(within.values()) + sum(without.values()))
        atoms = [(amount, share * chance) for amount, share in part.draws[index].part_year.items()]
        rest = {members: share + within[members] for members, share in without.items()}
        return times(pack([(0, 1 - chance), *atoms], cell), _mixed(part, rest, level + 1, ready, cell))
    kept = {members | bit: chance for members, chance in within.items()}
    gives = times(ready[index], _mixed(part, kept, level + 1, ready, cell))
    return plus(_mixed(part, without, level + 1, ready, cell), gives) if without else gives


def _alike(one: dict[int, float], other: dict[int, float]) -> bool:
    """Tell whether the rest of the sets do not depend on the member."""
    if one.keys() != other.keys():
        return False
    ratio = sum(other.values()) / sum(one.values())
    return all(abs(other[members] - ratio * chance) <= 1e-12 * chance for members, chance in one.items())


def add(one: Atoms, other: Atoms) -> Atoms:
    """Return the sum of two independent amounts."""
    if len(one) == 1 or len(other) == 1:
        (single, many) = (one, other) if len(one) == 1 else (other, one)
        ((offset, chance),) = single.items()
        return {amount + offset: share * chance for amount, share in many.items()}
    found: Atoms = defaultdict(float)
    for amount, share in one.items():
        for more, chance in other.items():
            found[amount + more] += share * chance
    return dict(found)
