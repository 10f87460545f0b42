"""The municipality's units as a tree, as it was on a day."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Q, QuerySet

from ..access import question
from ..models import Municipality, Project, Unit, UnitMove
from ..unit_places import Move, parents_on


@dataclass(frozen=True, slots=True)
class UnitNode:
    """A unit on a day and what lies under it."""

    unit: Unit
    children: tuple[UnitNode, ...] = ()

    def walk(self, depth: int = 0) -> list[tuple[int, Unit]]:
        """Return the unit and everything under it with depth, from the top."""
        return [(depth, self.unit), *(pair for child in self.children for pair in child.walk(depth + 1))]


def unit_tree(municipality: Municipality, user: Any, day: date) -> list[UnitNode]:
    """Return the tree as it was on the day: what existed then, where it lay then. Two queries."""
    units = list(Unit.objects.visible_to(user).active().filter(municipality=municipality).valid_on(day))
    existing = {unit.pk: unit for unit in units}
    later = UnitMove.objects.active().filter(unit__municipality=municipality, moved_on__gt=day).order_by("id")
    moves = [Move(*row) for row in later.values_list("unit_id", "from_parent_id", "moved_on")]
    parents = parents_on({unit.pk: unit.parent_id for unit in units}, moves, day)
    below: dict[int | None, list[Unit]] = defaultdict(list)
    for unit in units:
        parent = parents[unit.pk]
        below[parent if parent in existing else None].append(unit)

    def node(unit: Unit) -> UnitNode:
        return UnitNode(unit, tuple(node(child) for child in _ordered(below[unit.pk])))

    return [node(unit) for unit in _ordered(below[None])]


def unit_choices(municipality: Municipality, user: Any, day: date) -> list[tuple[int, str]]:
    """Return the units of a day for a field of a form, each indented under what it lies under."""
    return [
        (unit.pk, f"{'– ' * depth}{unit.name}")
        for root in unit_tree(municipality, user, day)
        for depth, unit in root.walk()
    ]


@question
def _units_of(project: Project, person: Any, day: date) -> QuerySet[Unit]:
    return places_of_work(project.pk, project.municipality_id, person.pk, day)[:1]


def places_of_work(project: int, municipality: int, person: Any, day: date) -> QuerySet[Unit]:
    """Return where a person works, as roles say: one in the project before one in the whole municipality."""
    here = Q(grants__project_id=project) | Q(grants__project__isnull=True)
    grants = Q(grants__person_id=person, grants__withdrawn_at__isnull=True)
    units = Unit.objects.active().filter(here & grants, municipality_id=municipality).valid_on(day)
    return units.order_by("grants__project_id", "pk")


def own_unit(project: Project, person: Any, day: date) -> Unit | None:
    """Return where the person works, as the role in the municipality says; nothing where it does not. One query."""
    if getattr(person, "pk", None) is None:
        return None
    return next(iter(_units_of(project, person, day)), None)


def _ordered(units: list[Unit]) -> list[Unit]:
    return sorted(units, key=lambda u: u.name.casefold())
