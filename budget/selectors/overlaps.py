"""The overlaps that are taken off the sums, where a reader sees both measures. ``budget.overlaps`` reckons them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import QuerySet

from projects.access import content_q, question
from projects.models import Project

from ..effects import Effect
from ..ladder import ORDER, Step
from ..models import PERMANENT_KINDS, Measure, MeasureRelation, RelationKind
from ..overlaps import Claim, Shared, pairs_of, shared
from .rows import effect_of, years_of
from .together import STATED, Together

#: Two measures by their keys, and the kroner a year that they say are the same money.
Pair = tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class Overlap:
    """What two measures both claim, and where it is taken off: the step and unit of the less certain one."""

    step: Step
    unit_id: int | None
    shared: Shared

    @property
    def counted(self) -> int:
        """Kroner a year that count toward the target once, not twice."""
        return self.shared.counted

    def in_year(self, year: int) -> int:
        return self.shared.years[year]


#: The columns of a measure that overlaps ask for, beside what sources say of single years.
_READ = (
    *("pk", "number", "step_no", "unit_id", "full_year_effect", "income_effect"),
    *("effective_from", "effective_to", "ramp", "kind"),
)


@question
def pairs_in(project: Project, user: Any) -> QuerySet[Any]:
    """Return the overlaps both of whose measures are seen and have not lapsed."""
    seen = content_q(user, project="other__project_id", body="other__body_id", access="other__access")
    found = (
        MeasureRelation.objects.visible_to(user)
        .active()
        .filter(
            seen,
            measure__project=project,
            measure__withdrawn_at__isnull=True,
            other__withdrawn_at__isnull=True,
            kind=RelationKind.OVERLAPS,
            overlap__gt=0,
        )
    )
    return found.order_by().values_list("measure_id", "other_id", "overlap")


@question
def _claiming(project: Project, user: Any, today: date, keys: tuple[int, ...]) -> QuerySet[Any]:
    """Return the measures of some pairs, each with what sources say of the years."""
    found: Any = Measure.objects.filter(project=project, pk__in=keys).visible_to(user).active()
    years = years_of(project)
    found = found.with_step_numbers(user, today).with_stated_years(years).order_by()
    rows: QuerySet[Any] = found.values_list(*_READ, *(f"stated_{year}" for year in years), named=True)
    return rows


def overlaps_of(project: Project, user: Any, today: date) -> tuple[Overlap, ...]:
    """Return the overlaps of a project. One query, and one more where there are any."""
    return overlaps_between(list(pairs_in(project, user)), project, user, today)


def overlaps_between(pairs: Sequence[Pair], project: Project, user: Any, today: date) -> tuple[Overlap, ...]:
    """Return the overlaps of pairs that have been read. One query, none without pairs."""
    if not pairs:
        return ()
    keys = tuple(sorted({key for one, other, _amount in pairs for key in (one, other)}))
    years = years_of(project)
    read = list(_claiming(project, user, today, keys))
    stated = {
        row.pk: {year: said for year in years if (said := getattr(row, f"stated_{year}")) is not None} for row in read
    }
    return taken_off(pairs, _claimants(read, stated), project)


def within(overlaps: Iterable[Overlap], numbers: Collection[int]) -> tuple[Overlap, ...]:
    """Return the overlaps both of whose measures are among some, by their numbers."""
    return tuple(one for one in overlaps if one.shared.stronger in numbers and one.shared.weaker in numbers)


def overlaps_together(read: Together, project: Project) -> tuple[Overlap, ...]:
    """Return the overlaps of measures that a page has read. No query."""
    pairs = [
        (one.measure_id, one.other_id, one.amount)
        for one in read.related
        if one.kind == RelationKind.OVERLAPS and one.amount and one.withdrawn_at is None
    ]
    if not pairs:
        return ()
    stated: dict[int, dict[int, int]] = {}
    for one in read.related:
        if one.kind == STATED:
            stated.setdefault(one.measure_id, {})[one.other_number] = one.amount or 0
    keys = {key for first, second, _amount in pairs for key in (first, second)}
    return taken_off(pairs, _claimants([one for one in read.measures if one.pk in keys], stated), project)


@dataclass(frozen=True, slots=True)
class Claimant:
    """A permanent measure without an end date, as whoever has read it hands it on. ``key`` is what pairs name."""

    key: int
    number: int
    step: Step
    unit_id: int | None
    effect: Effect


def _claimants(read: Iterable[Any], stated: Mapping[int, dict[int, int]]) -> list[Claimant]:
    return [
        Claimant(row.pk, row.number, ORDER[row.step_no], row.unit_id, effect_of(row, stated.get(row.pk, {})))
        for row in read
        if row.kind in PERMANENT_KINDS and row.effective_to is None
    ]


def taken_off(pairs: Iterable[Pair], claimants: Iterable[Claimant], project: Project) -> tuple[Overlap, ...]:
    """Return what is to be taken off the sums: of permanent measures without an end date, each pair once."""
    years, last = years_of(project), max(project.plan_years)
    by_key = {one.key: one for one in claimants}

    def claim(one: Claimant) -> Claim:
        return Claim(
            one.number,
            one.step.number,
            one.effect.full_year_level,
            one.effect.per_year(years),
            one.effect.level_after(last),
            one.effect.counts(project.target_year, permanent=True),
        )

    found = []
    for first, second, amount in pairs_of(pairs):
        if first in by_key and second in by_key:
            both = (by_key[first], by_key[second])
            what = shared(amount, *map(claim, both))
            weaker = next(one for one in both if one.number == what.weaker)
            found.append(Overlap(weaker.step, weaker.unit_id, what))
    return tuple(found)
