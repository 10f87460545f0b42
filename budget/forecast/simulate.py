"""Large groups that hang together: drawn at random with a fixed seed, every case at once.

A mask is an integer with one bit per case. The relations are settled by the same code as in the exact enumeration.
Amounts are added in planes, one integer per binary digit of the sum, so that a measure takes a few operations however
many cases there are.
"""

from __future__ import annotations

from collections import Counter
from math import sqrt
from random import Random

from .exact import Part
from .inputs import Draw
from .relations import Group

SEED = 40_000_000
#: Cases for groups of up to so many members. The standard error of a chance is 0.3, 0.4 and 0.6 percentage points.
CASES: tuple[tuple[int | None, int], ...] = ((60, 1 << 15), (600, 1 << 14), (None, 1 << 13))
#: In larger groups two amounts stand for all that a measure's start may give: the sum hides the difference.
MOST_DETAILED = 60
#: Binary digits of a chance that a mask is drawn with.
DIGITS = 14


def cases_for(members: int) -> int:
    """Return how many cases are drawn: fewer in very large groups, which take longer."""
    return next(cases for most, cases in CASES if most is None or members <= most)


def simulate_group(group: Group, seed: int = SEED) -> Part:
    """Return a group by drawing cases; the same seed gives the same answer, whatever else is in the forecast."""
    cases = cases_for(len(group.draws))
    source = Random(seed)  # noqa: S311
    drawn = [_below(_digits(source, cases), draw.chance, cases) for draw in group.draws]
    alive = group.standing(drawn)
    full, part = _Planes(cases), _Planes(cases)
    for draw, mask in zip(group.draws, alive, strict=True):
        full.add(draw.level, mask)
        ((lowest, _share), *steps) = _rising(draw, plain=len(group.draws) > MOST_DETAILED)
        part.add(lowest, mask)
        if steps:
            digits = _digits(source, cases)
            for rise, chance in steps:
                part.add(rise, mask & _below(digits, chance, cases))
    both = []
    for one, other, amount, in_year in group.overlaps:
        mask = alive[one] & alive[other]
        full.add(-amount, mask)
        part.add(-in_year, mask)
        both.append(mask.bit_count() / cases)
    return Part(
        group.draws,
        tuple(mask.bit_count() / cases for mask in alive),
        full.atoms(),
        {},
        group.overlaps,
        tuple(both),
        part_year=part.atoms(),
    )


def two_points(draw: Draw) -> tuple[int, int, float]:
    """Return two amounts, and the chance of the higher, with the mean, spread and skewness of the part-year effect."""
    atoms = draw.part_year
    mean = sum(amount * share for amount, share in atoms.items())
    variance = sum((amount - mean) ** 2 * share for amount, share in atoms.items())
    if len(atoms) == 1 or variance <= 0:
        return round(mean), round(mean), 0.0
    spread = sqrt(variance)
    half = sum((amount - mean) ** 3 * share for amount, share in atoms.items()) / (2 * variance * spread)
    reach = sqrt(1 + half * half)
    return (
        round(mean + spread * (half - reach)),
        round(mean + spread * (half + reach)),
        (1 - half / reach) / 2,
    )


def _rising(draw: Draw, *, plain: bool) -> list[tuple[int, float]]:
    """Return the lowest part-year effect, and each rise to a higher one with the chance of coming that far."""
    atoms = draw.part_year
    if plain and len(atoms) > 2:
        low, high, chance = two_points(draw)
        atoms = {low: 1 - chance, high: chance} if high != low else {low: 1.0}
    found, left, before = [], 1.0, 0
    for amount, share in sorted(atoms.items()):
        found.append((amount - before, left))
        left, before = left - share, amount
    return found


def _digits(source: Random, cases: int) -> list[int]:
    """Return a random number for each case, in binary digits, the last first. Half the cases mirror the others."""
    half = cases // 2
    low = (1 << half) - 1
    return [drawn | (drawn ^ low) << half for drawn in (source.getrandbits(half) for _digit in range(DIGITS))]


def _below(digits: list[int], chance: float, cases: int) -> int:
    """Return the mask of the cases whose number is below the chance."""
    parts = round(chance * (1 << DIGITS))
    if parts >= 1 << DIGITS:
        return (1 << cases) - 1
    mask = 0
    for place, digit in enumerate(digits):
        mask = mask | digit if parts >> place & 1 else mask & digit
    return mask


class _Planes:
    """A sum for each case, in binary digits."""

    def __init__(self, cases: int) -> None:
        self.cases = cases
        self.every = (1 << cases) - 1
        self.constant = 0
        self.planes: list[int] = []

    def add(self, amount: int, mask: int) -> None:
        """Add an amount in the cases of the mask. A negative one is taken from all and given back to the others."""
        if amount < 0:
            self.constant += amount
            amount, mask = -amount, self.every & ~mask
        if not mask:
            return
        carry = place = 0
        while amount or carry:
            if place == len(self.planes):
                self.planes.append(0)
            plane = self.planes[place]
            if amount & 1:
                differs = plane ^ mask
                self.planes[place] = differs ^ carry
                carry = plane & mask | carry & differs
            else:
                self.planes[place] = plane ^ carry
                carry &= plane
            amount >>= 1
            place += 1

    def atoms(self) -> dict[int, float]:
        """Return the sums with their share of the cases."""
        sums = [self.constant] * self.cases
        for place, plane in enumerate(self.planes):
            digit = 1 << place
            sums = [s + digit if c == "1" else s for s, c in zip(sums, format(plane, f"0{self.cases}b"), strict=True)]
        return {amount: count / self.cases for amount, count in Counter(sums).items()}
