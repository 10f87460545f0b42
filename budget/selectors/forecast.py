"""What forecast and packages are made from: each measure the reader may see with effect, step, start and relations.

Three queries whatever the number of measures: measures, their stated years and relations, and units.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import lru_cache
from operator import attrgetter
from typing import Any, NamedTuple

from django.db.models import CharField, QuerySet, Value

from projects.access import content_q, question
from projects.models import Project

from ..effects import Effect
from ..forecast import Forecast, ForecastMeasure, forecast
from ..ladder import CARRIED_OUT, DECIDED_STEPS, ORDER, Step
from ..models import PERMANENT_KINDS, Measure, MeasureRelation, MeasureYear, RelationKind
from .overlaps import Claimant, Overlap, taken_off
from .rows import effect_of
from .sectors import Units, units_of
from .target import TargetStatus
from .together import STATED, Together

#: From so many measures the forecast stands on its own page only: the target's page must not wait for it.
MOST_BESIDE = 200


@dataclass(frozen=True, slots=True)
class WholeMeasure:
    """A measure with all that decides what it gives, alone and beside others. Relations are numbers of measures.

    ``unit`` is where the measure is carried out, ``sector`` the sector that it lies in. ``overlaps`` holds
    number → kroner a year that both claim.
    """

    pk: int
    number: int
    title: str
    unit_id: int | None
    unit: str
    sector: str
    kind: str
    step: Step
    effect: Effect
    permanent: bool
    fte: Decimal | None
    probability: int | None
    earliest: date | None
    latest: date | None
    access: str
    body_id: int | None
    is_example_figure: bool
    requires: frozenset[int]
    excludes: frozenset[int]
    overlaps: dict[int, int]

    @property
    def is_decided(self) -> bool:
        return self.step in DECIDED_STEPS

    @property
    def is_carried_out(self) -> bool:
        return self.step in CARRIED_OUT


class _Read(NamedTuple):
    """The columns of ``_measures``, by the names that ``effect_of`` reads."""

    pk: int
    number: int
    title: str
    unit_id: int | None
    step_no: int
    full_year_effect: int | None
    income_effect: int | None
    effective_from: date | None
    effective_to: date | None
    ramp: str
    kind: str
    fte_change: Decimal | None
    probability: int | None
    earliest_start: date | None
    latest_start: date | None
    access: str
    body_id: int | None
    is_example_figure: bool


@question
def _measures(project: Project, user: Any, today: date) -> QuerySet[Any]:
    found = Measure.objects.filter(project=project).visible_to(user).active().with_step_numbers(user, today)
    return found.order_by("number").values_list(*_Read._fields)


@question
def _beside(project: Project, user: Any) -> QuerySet[Any]:
    """Return the relations both of whose measures are seen, and what sources say of single years: one question.

    What one may not see shows in no figure. A year stands where the other measure's number does, its amount where
    the overlap does.
    """
    seen = content_q(user, project="other__project_id", body="other__body_id", access="other__access")
    related = MeasureRelation.objects.visible_to(user).active().filter(seen, measure__project=project)
    years = MeasureYear.objects.visible_to(user).active().filter(measure__project=project)
    told = Value(STATED, output_field=CharField())
    return (
        related.order_by()
        .values_list("measure_id", "kind", "other__number", "overlap")
        .union(years.order_by().values_list("measure_id", told, "year", "amount"), all=True)
    )


def whole_measures(project: Project, user: Any, today: date) -> list[WholeMeasure]:
    """Return every active measure that the user may see, by number. Three queries."""
    units = units_of(project, user)
    return _wholes(_measures(project, user, today), _beside(project, user), units)


def _wholes(rows: Iterable[Any], beside: Iterable[Any], units: Units) -> list[WholeMeasure]:
    years: dict[int, dict[int, int]] = {}
    related: dict[int, list[tuple[str, int, int | None]]] = {}
    for measure, kind, other, amount in beside:
        if kind == STATED:
            years.setdefault(measure, {})[other] = amount
        else:
            related.setdefault(measure, []).append((kind, other, amount))
    return [_whole(_Read(*row), years.get(row[0], {}), related.get(row[0], ()), units) for row in rows]


def _whole(read: _Read, stated: dict[int, int], related: Any, units: Units) -> WholeMeasure:
    unit = units.by_pk.get(read.unit_id or 0)
    sector = units.by_pk.get(units.sector_of(read.unit_id) or 0)
    return WholeMeasure(
        pk=read.pk,
        number=read.number,
        title=read.title,
        unit_id=read.unit_id,
        unit=unit.name if unit is not None else "",
        sector=sector.name if sector is not None else "",
        kind=read.kind,
        step=ORDER[read.step_no],
        effect=effect_of(read, stated),
        permanent=read.kind in PERMANENT_KINDS,
        fte=read.fte_change,
        probability=read.probability,
        earliest=read.earliest_start,
        latest=read.latest_start,
        access=read.access,
        body_id=read.body_id,
        is_example_figure=read.is_example_figure,
        requires=frozenset(other for kind, other, _same in related if kind == RelationKind.REQUIRES),
        excludes=frozenset(other for kind, other, _same in related if kind == RelationKind.EXCLUDES),
        overlaps={other: same for kind, other, same in related if kind == RelationKind.OVERLAPS and same},
    )


def overlaps_within(measures: Iterable[WholeMeasure], project: Project) -> tuple[Overlap, ...]:
    """Return the overlaps of measures that have been read, as ``target_status`` takes them. No query."""
    related = [one for one in measures if one.overlaps]
    named = {number for one in related for number in (one.number, *one.overlaps)}
    claimants = [
        Claimant(one.number, one.number, one.step, one.unit_id, one.effect)
        for one in measures
        if one.number in named and one.permanent and one.effect.end is None
    ]
    pairs = [(one.number, other, amount) for one in related for other, amount in one.overlaps.items()]
    return taken_off(pairs, claimants, project)


def as_forecast(measure: WholeMeasure) -> ForecastMeasure:
    """Return a measure as the forecast takes it. What has begun is certain, on the day that it began."""
    likely, earliest, latest = measure.effect.begins, measure.earliest, measure.latest
    probability = measure.probability
    if measure.is_carried_out:
        probability, earliest, latest = 100, None, None
    elif likely is not None:
        # The likely start may have been moved past what was said of the earliest or the latest.
        earliest = None if earliest is None else min(earliest, likely)
        latest = None if latest is None else max(latest, likely)
    return ForecastMeasure(
        number=measure.number,
        effect=measure.effect,
        step=measure.step,
        probability=probability,
        earliest=earliest,
        latest=latest,
        permanent=measure.permanent,
        requires=measure.requires,
        excludes=measure.excludes,
        overlaps=measure.overlaps,
    )


def forecast_of(measures: list[WholeMeasure], status: TargetStatus) -> Forecast:
    """Return the forecast of measures against the target; what investments do to the running budget is certain."""
    return forecast(map(as_forecast, measures), target_year=status.year, target=status.target, fixed=status.running)


#: What the forecast takes of what a page has read together.
_of_measure, _of_related = attrgetter(*_Read._fields), attrgetter("measure_id", "kind", "other_number", "amount")


def forecast_now(
    project: Project, user: Any, today: date, status: TargetStatus, read: Together | None = None
) -> Forecast:
    """Return the forecast of every measure that the user may see. The same figures are reckoned once.

    Two queries, none where the caller has read the measures.
    """
    if read is not None:
        rows, beside = tuple(map(_of_measure, read.measures)), tuple(map(_of_related, read.related))
    else:
        rows, beside = tuple(_measures(project, user, today)), tuple(_beside(project, user))
    return _reckoned(rows, beside, status.year, status.target, status.running)


@lru_cache(maxsize=32)
def _reckoned(rows: Any, beside: Any, year: int, target: int | None, fixed: int) -> Forecast:
    measures = map(as_forecast, _wholes(rows, beside, Units(())))
    return forecast(measures, target_year=year, target=target, fixed=fixed)
