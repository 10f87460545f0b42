"""Sums of many independent amounts on a grid of kroner, by multiplying whole numbers.

A distribution is one large integer: a field of bits per cell, with the chance of the cell in parts of ``ONE``. The
product of two such integers holds the distribution of the sum, which is the fastest way that the standard library
has. An amount between two cells is shared between them so that the mean is kept; that adds at most a quarter of a
cell squared to the variance of each amount, and the width of the cells is chosen so that it never matters.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from heapq import heapify, heappop, heapreplace
from math import sqrt

BITS = 22
ONE = 1 << BITS
FIELD = 48
BYTES = FIELD // 8
#: What the grid may add to the variance of the sum.
VARIANCE_ADDED = 0.01
FEWEST_CELLS, MOST_CELLS = 4096, 1 << 17


@dataclass(frozen=True, slots=True)
class Cells:
    """Chances in consecutive cells, the first of them at ``lowest`` cells from zero."""

    lowest: int
    packed: int

    @property
    def length(self) -> int:
        return (self.packed.bit_length() + FIELD - 1) // FIELD

    def chances(self) -> list[float]:
        """Return the chance of each cell; they add up to 1."""
        read = self.packed.to_bytes(self.length * BYTES, "little")
        parts = [int.from_bytes(read[at : at + BYTES], "little") for at in range(0, len(read), BYTES)]
        total = sum(parts)
        return [part / total for part in parts]


EMPTY = Cells(0, 0)


def width(span: int, variance: float, amounts: int) -> int:
    """Return the width of a cell in kroner, a round number: 1, 2, 4, 5 or 8 and zeros.

    ``span`` is kroner from the least to the greatest sum, ``variance`` that of the sum, ``amounts`` their number.
    """
    fine = min(sqrt(4 * VARIANCE_ADDED * variance / max(amounts, 1)), span / FEWEST_CELLS)
    wanted = max(fine, span / MOST_CELLS, 1)
    power = 10 ** (len(str(int(wanted))) - 1)
    return max(step * power for step in (1, 2, 4, 5, 8) if step * power <= wanted)


def pack(atoms: Iterable[tuple[int, float]], cell: int) -> Cells:
    """Return amounts with their chances on the grid, with the mean that they had."""
    shares: dict[int, float] = {}
    for amount, chance in atoms:
        place, rest = divmod(amount, cell)
        over = chance * rest / cell
        if rest:
            shares[place + 1] = shares.get(place + 1, 0.0) + over
        shares[place] = shares.get(place, 0.0) + chance - over
    whole = round(sum(shares.values()) * ONE)
    parts = {place: round(share * ONE) for place, share in shares.items()}
    largest = max(parts, key=parts.__getitem__)
    parts[largest] += whole - sum(parts.values())
    lowest = min(parts)
    if len(parts) > 40:
        row = bytearray(BYTES * (max(parts) - lowest + 1))
        for place, part in parts.items():
            at = BYTES * (place - lowest)
            row[at : at + BYTES] = part.to_bytes(BYTES, "little")
        return _trimmed(lowest, int.from_bytes(row, "little"))
    packed = 0
    for place, part in parts.items():
        packed += part << FIELD * (place - lowest)
    return _trimmed(lowest, packed)


def times(one: Cells, other: Cells) -> Cells:
    """Return the sum of two independent amounts."""
    product = one.packed * other.packed
    if not product:
        return EMPTY
    half, mask = _patterns(_room(product.bit_length()))
    return _trimmed(one.lowest + other.lowest, (product + half) >> BITS & mask)


def plus(one: Cells, other: Cells) -> Cells:
    """Return either of two that exclude each other; their chances are added."""
    if not one.packed or not other.packed:
        return one if one.packed else other
    lowest = min(one.lowest, other.lowest)
    packed = (one.packed << FIELD * (one.lowest - lowest)) + (other.packed << FIELD * (other.lowest - lowest))
    return Cells(lowest, packed)


def total(parts: Iterable[Cells]) -> Cells:
    """Return the sum of independent amounts, the shortest first."""
    heap = [(part.length, number, part) for number, part in enumerate(parts)]
    heapify(heap)
    number = len(heap)
    while len(heap) > 1:
        one = heappop(heap)[2]
        both = times(one, heap[0][2])
        heapreplace(heap, (both.length, number, both))
        number += 1
    return heap[0][2]


def _trimmed(lowest: int, packed: int) -> Cells:
    empty = ((packed & -packed).bit_length() - 1) // FIELD if packed else 0
    return Cells(lowest + empty, packed >> FIELD * empty if empty else packed)


def _room(bits: int) -> int:
    cells = (bits + FIELD - 1) // FIELD
    return 1 << (cells - 1).bit_length() if cells < 64 else -(-cells // 64) * 64


@lru_cache(maxsize=256)
def _patterns(cells: int) -> tuple[int, int]:
    """Return half a part, and all that is kept of a field, in each cell; for rounding after a product."""
    half = int.from_bytes((ONE >> 1).to_bytes(BYTES, "little") * cells, "little")
    mask = int.from_bytes(((1 << (FIELD - BITS)) - 1).to_bytes(BYTES, "little") * cells, "little")
    return half, mask
