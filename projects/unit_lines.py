"""A unit's place among the units of a day: itself, what is above it, what is below. Built from one question."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import QuerySet

from .access import question
from .models import Project, Unit


@dataclass(frozen=True, slots=True)
class UnitLine:
    """A unit with the ids of those above it, the nearest first, and of everything below it."""

    pk: int
    name: str
    above: tuple[int, ...]
    below: frozenset[int]

    @property
    def reaches(self) -> tuple[int, ...]:
        """The units whose news reach those who work here: this one and those above."""
        return (self.pk, *self.above)


@question
def units_on(project: Project, day: date) -> QuerySet[Any]:
    """Return id, name and parent of the municipality's units on a day, by name."""
    units = Unit.objects.active().filter(municipality_id=project.municipality_id).valid_on(day)
    return units.order_by("name").values_list("pk", "name", "parent_id")


def line_of(unit: int, rows: Iterable[tuple[int, str, int | None]]) -> UnitLine | None:
    """Return the place of a unit; nothing where it is not among the units."""
    known = {pk: (name, parent) for pk, name, parent in rows}
    if unit not in known:
        return None
    parents = {pk: parent for pk, (_name, parent) in known.items()}
    below = frozenset(pk for pk in known if unit in _above(pk, parents))
    return UnitLine(unit, known[unit][0], _above(unit, parents), below)


def _above(unit: int, parents: Mapping[int, int | None]) -> tuple[int, ...]:
    found: list[int] = []
    parent = parents.get(unit)
    while parent is not None and parent in parents and parent not in found and parent != unit:
        found.append(parent)
        parent = parents[parent]
    return tuple(found)


def in_order(rows: Iterable[tuple[int, str, int | None]]) -> list[tuple[int, int, str]]:
    """Return (depth, id, name) of units as a tree is read: each under what it lies under."""
    known = list(rows)
    there = {pk for pk, _name, _parent in known}
    below: dict[int | None, list[tuple[int, str]]] = {}
    for pk, name, parent in known:
        below.setdefault(parent if parent in there else None, []).append((pk, name))
    found: list[tuple[int, int, str]] = []

    def walk(parent: int | None, depth: int) -> None:
        for pk, name in below.get(parent, ()):
            found.append((depth, pk, name))
            walk(pk, depth + 1)

    walk(None, 0)
    return found
