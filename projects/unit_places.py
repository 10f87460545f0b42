"""Where units lay on a day: today's places with later moves taken back. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import NamedTuple


class Move(NamedTuple):
    """That a unit came to lie elsewhere from a day."""

    unit: int
    from_parent: int | None
    moved_on: date


def parents_on(now: Mapping[int, int | None], moves: Iterable[Move], day: date) -> dict[int, int | None]:
    """Return what each unit lay under on the day. ``moves`` come in the order in which they were made."""
    parents = dict(now)
    made = sorted(moves, key=lambda m: m.moved_on)
    for move in made[::-1]:
        if move.moved_on > day and move.unit in parents:
            parents[move.unit] = move.from_parent
    return parents


def lies_in_a_circle(unit: int, parents: Mapping[int, int | None]) -> bool:
    """Tell whether one comes back to the unit by going upwards from it."""
    seen: set[int] = set()
    above = parents.get(unit)
    while above is not None and above not in seen:
        if above == unit:
            return True
        seen.add(above)
        above = parents.get(above)
    return False
