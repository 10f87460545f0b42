"""An attacker who knows who works where, and looks for a group under five in what is shown."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from fractions import Fraction
from itertools import combinations


def in_span(rows: list[tuple[int, ...]], wanted: tuple[int, ...]) -> bool:
    """Tell whether a combination of the rows gives the wanted one (exact elimination)."""
    basis: list[tuple[int, list[Fraction]]] = []

    def reduced(row: tuple[int, ...]) -> list[Fraction]:
        left = [Fraction(n) for n in row]
        for pivot, one in basis:
            if left[pivot]:
                by = left[pivot]
                left = [a - by * b for a, b in zip(left, one, strict=True)]
        return left

    for row in rows:
        left = reduced(row)
        pivot = next((i for i, n in enumerate(left) if n), None)
        if pivot is not None:
            basis.append((pivot, [n / left[pivot] for n in left]))
    return not any(reduced(wanted))


def attack(rows: Iterable[frozenset[int]]) -> frozenset[int] | None:
    """Return a group under five whose sum can be computed from the rows, or ``None`` when there is none at all."""
    known = list(rows)
    together: dict[tuple[int, ...], set[int]] = defaultdict(set)
    for person in frozenset().union(*known):
        together[tuple(int(person in row) for row in known)].add(person)
    # Those whom every row has or lacks alike cannot be told apart: one column for all of them.
    classes = list(together)
    matrix = [tuple(column[i] for column in classes) for i in range(len(known))]
    small = [n for n, column in enumerate(classes) if len(together[column]) < 5]
    for n in range(1, 5):
        for chosen in combinations(small, n):
            group = frozenset().union(*(together[classes[i]] for i in chosen))
            if len(group) < 5 and in_span(matrix, tuple(int(i in chosen) for i in range(len(classes)))):
                return group
    return None
