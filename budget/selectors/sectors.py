"""The sectors: what the measures of each give toward the target, and how the target is broken down to them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

from django.db.models import Count, QuerySet, Sum

from projects.access import question
from projects.models import Project, Unit, UnitKind

from ..ladder import CARRIED_OUT, DECIDED_STEPS, ORDER, Step
from ..models import Measure, SectorTarget
from .overlaps import Overlap, overlaps_of


class Units:
    """The units as a tree. A unit's sector is itself or the nearest sector above it, else the top of its branch."""

    def __init__(self, units: Iterable[Unit]) -> None:
        self.by_pk = {unit.pk: unit for unit in units}
        self._under: dict[int, list[int]] = defaultdict(list)
        for unit in self.by_pk.values():
            if unit.parent_id is not None:
                self._under[unit.parent_id].append(unit.pk)
        self._sectors: dict[int, int] = {}

    def sector_of(self, pk: int | None) -> int | None:
        """Return the sector that a unit lies in; nothing for no unit, or one that is not there."""
        if pk is None or pk not in self.by_pk:
            return None
        if pk not in self._sectors:
            self._sectors[pk] = self._find(pk)
        return self._sectors[pk]

    def _find(self, pk: int) -> int:
        seen: set[int] = set()
        while self.by_pk[pk].kind != UnitKind.SECTOR and pk not in seen:
            seen.add(pk)
            above = self.by_pk[pk].parent_id
            if above is None or above not in self.by_pk:
                break
            pk = above
        return pk

    def under(self, pk: int) -> set[int]:
        """Return a unit and everything below it."""
        found, waiting = {pk}, [pk]
        while waiting:
            below = [one for one in self._under.get(waiting.pop(), ()) if one not in found]
            found.update(below)
            waiting += below
        return found

    def sectors(self, today: date) -> list[Unit]:
        """Return the sectors that are there on the day, by name; without any, the tops of the branches."""
        there = [u for u in self.by_pk.values() if u.valid_from <= today and not (u.valid_to and u.valid_to < today)]
        found = [u for u in there if u.kind == UnitKind.SECTOR] or [u for u in there if u.parent_id is None]
        return sorted(found, key=lambda unit: unit.name.casefold())


@question
def _units(project: Project, user: Any) -> QuerySet[Unit]:
    return Unit.objects.visible_to(user).active().filter(municipality_id=project.municipality_id).order_by("name")


def units_of(project: Project, user: Any) -> Units:
    """Return the units of the project's municipality. One query."""
    return Units(_units(project, user))


@dataclass(slots=True)
class SectorSum:
    """What counts toward the target in one sector. ``unit`` is ``None`` for measures without a sector."""

    unit: Unit | None
    amounts: dict[Step, int] = field(default_factory=lambda: defaultdict(int))
    counts: dict[Step, int] = field(default_factory=lambda: defaultdict(int))
    fte: Decimal | None = None
    targets: dict[int, int] = field(default_factory=dict)

    @property
    def decided(self) -> int:
        return sum(amount for step, amount in self.amounts.items() if step in DECIDED_STEPS)

    @property
    def implemented(self) -> int:
        return sum(amount for step, amount in self.amounts.items() if step in CARRIED_OUT)

    @property
    def proposed(self) -> int:
        return sum(amount for step, amount in self.amounts.items() if step not in DECIDED_STEPS)

    @property
    def total(self) -> int:
        return sum(self.amounts.values())

    @property
    def count(self) -> int:
        return sum(self.counts.values())


@question
def _sums(project: Project, user: Any, today: date) -> QuerySet[Any]:
    seen: Any = Measure.objects.filter(project=project).visible_to(user).active().counting(project.target_year)
    found: QuerySet[Any] = seen.with_step_numbers(user, today).order_by().values_list("unit_id", "step_no")
    return found.annotate(amount=Sum("full_year_effect"), count=Count("pk"), fewer=Sum("fte_change"))


@question
def _targets(project: Project, user: Any) -> QuerySet[Any]:
    found = SectorTarget.objects.active().visible_to(user).filter(project=project)
    return found.order_by("year").values_list("unit_id", "year", "amount")


@dataclass(frozen=True, slots=True)
class SectorStatus:
    """The sectors beside each other. The sums are those of ``target_status``, divided."""

    rows: tuple[SectorSum, ...]
    units: Units

    @property
    def has_targets(self) -> bool:
        return any(row.targets for row in self.rows)

    @property
    def has_measures(self) -> bool:
        return any(row.count for row in self.rows)

    def shared(self, year: int) -> int | None:
        """How much of a year's target is broken down to sectors; nothing where none is."""
        told = [row.targets[year] for row in self.rows if year in row.targets]
        return sum(told) if told else None


def sector_status(
    project: Project, user: Any, today: date, overlaps: tuple[Overlap, ...] | None = None
) -> SectorStatus:
    """Return what each sector gives toward the target. Three queries.

    ``overlaps`` are those of ``target_status``; where the caller has not read them they are asked for.
    """
    units = units_of(project, user)
    rows = {unit.pk: SectorSum(unit) for unit in units.sectors(today)}
    rest = SectorSum(None)
    for pk, number, amount, count, fewer in _sums(project, user, today):
        sector = units.sector_of(pk)
        row = rest if sector is None else rows.setdefault(sector, SectorSum(units.by_pk[sector]))
        step = ORDER[number]
        row.amounts[step] += int(amount or 0)
        row.counts[step] += count
        if fewer is not None:
            row.fte = (row.fte or Decimal(0)) + fewer
    for overlap in overlaps_of(project, user, today) if overlaps is None else overlaps:
        sector = units.sector_of(overlap.unit_id)
        row = rest if sector is None else rows.setdefault(sector, SectorSum(units.by_pk[sector]))
        row.amounts[overlap.step] -= overlap.counted
    for pk, year, amount in _targets(project, user):
        unit = units.by_pk.get(pk)
        if unit is not None:
            rows.setdefault(pk, SectorSum(unit)).targets[year] = amount
    return SectorStatus((*rows.values(), *([rest] if rest.count else [])), units)
