"""What case papers say of the measures they concern: money and co-determination, for many cases in four queries."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.db.models import BooleanField, ExpressionWrapper

from projects.models import Case, Consultation
from projects.openness import Reader

from .. import ladder
from ..models import PERMANENT_KINDS, Measure, MeasureCase, MeasureConsultation, MeasureRelation, MeasureYear
from ..models import RelationKind as Related
from .rows import effect_of
from .unions import Said, Sayings


@dataclass(frozen=True, slots=True)
class PaperMeasure:
    """A measure as a case paper prints it.

    That it is ``informed`` of or ``discussed`` is so whoever reads; the consultations are those the reader may see.
    """

    measure: Measure
    target_year: int
    in_target_year: int | None
    counted: bool
    price_year: int
    informed: bool
    discussed: bool
    consultations: tuple[Consultation, ...] = ()
    #: What the unions themselves have said, as it stood when the case was decided.
    statements: tuple[Said, ...] = ()

    #: The forms of what has been held about it, whoever reads.
    forms: frozenset[str] = frozenset()

    @property
    def briefings(self) -> tuple[Consultation, ...]:
        return tuple(one for one in self.consultations if one.is_information)

    @property
    def discussions(self) -> tuple[Consultation, ...]:
        return tuple(one for one in self.consultations if one.is_discussion)


@dataclass(frozen=True, slots=True)
class PaperSums:
    """Sums of the measures of a case that count toward the target. What is unknown of one of them is unknown here."""

    count: int
    full_year_effect: int
    in_target_year: int | None
    fte_change: Decimal | None
    restructuring_cost: int | None


@dataclass(frozen=True, slots=True)
class Hindrance:
    """Two measures of a case that are not to be added up, and why."""

    first: int
    second: int
    kind: str
    overlap: int | None = None


@dataclass(frozen=True, slots=True)
class PaperMeasures:
    """The measures that a case concerns, as far as the reader may see them, by number."""

    rows: tuple[PaperMeasure, ...] = ()
    hindrances: tuple[Hindrance, ...] = ()

    @property
    def counting(self) -> tuple[PaperMeasure, ...]:
        return tuple(row for row in self.rows if row.counted)

    @property
    def price_years(self) -> tuple[int, ...]:
        """The price years of the amounts that are known."""
        return tuple(sorted({row.price_year for row in self.rows if row.measure.full_year_effect is not None}))

    @property
    def has_example_figures(self) -> bool:
        return any(row.measure.is_example_figure and row.measure.full_year_effect is not None for row in self.rows)

    @property
    def sums(self) -> PaperSums | None:
        """The sums, where there are at least two measures whose amounts can be added up; else ``None``."""
        rows = self.counting
        if len(rows) < 2 or self.hindrances or len({row.price_year for row in rows}) > 1:
            return None
        return PaperSums(
            count=len(rows),
            full_year_effect=sum(row.measure.full_year_effect or 0 for row in rows),
            in_target_year=_sum([row.in_target_year for row in rows]),
            fte_change=_sum([row.measure.fte_change for row in rows]),
            restructuring_cost=_sum([row.measure.restructuring_cost for row in rows]),
        )


def _sum(values: Sequence[Any]) -> Any:
    return None if any(value is None for value in values) else sum(values)


def measures_of_cases(
    cases: Iterable[Case], reader: Reader, decided: Mapping[int, date] | None = None
) -> dict[int, PaperMeasures]:
    """Return the measures of each case that has some, by the case's id. Four queries however many there are.

    The cases are of one project, which they have at hand. ``decided`` says when a case was: what was discussed with
    the unions later is not in its paper. The figures are those of today.
    """
    by_pk = {case.pk: case for case in cases}
    links = list(
        MeasureCase.objects.active()
        .filter(reader.q("measure__"), case__in=by_pk)
        .select_related("measure")
        .order_by("measure__number")
    )
    if not links:
        return {}
    project = next(iter(by_pk.values())).project
    wanted = {link.measure_id for link in links}
    today, year = project.today(), project.target_year
    stated: dict[int, dict[int, int]] = defaultdict(dict)
    said = MeasureYear.objects.active().filter(measure__in=wanted, year=year).order_by()
    for measure_id, amount in said.values_list("measure_id", "amount"):
        stated[measure_id][year] = amount
    held = _consultations(wanted, reader, today)
    sayings = Sayings(wanted)
    rows: dict[int, list[PaperMeasure]] = defaultdict(list)
    for link in links:
        measure = link.measure
        measure.project = project
        day = (decided or {}).get(link.case_id, today)
        mine = [talk for talk in held[measure.pk] if talk.consultation.held_on <= day]
        rows[link.case_id].append(
            PaperMeasure(
                measure=measure,
                target_year=year,
                in_target_year=effect_of(measure, stated.get(measure.pk, {})).in_year(year),
                counted=not measure.is_withdrawn
                and ladder.counts_toward_target(
                    permanent=measure.kind in PERMANENT_KINDS,
                    amount=measure.full_year_effect,
                    start=measure.effective_from,
                    end=measure.effective_to,
                    target_year=year,
                ),
                price_year=measure.price_year or project.price_year,
                informed=any(talk.consultation.is_information for talk in mine),
                discussed=any(talk.consultation.is_discussion for talk in mine),
                consultations=tuple(talk.consultation for talk in mine if talk.seen),
                forms=frozenset(talk.consultation.form for talk in mine),
                statements=sayings.of(measure.pk, day),
            )
        )
    related = _hindrances(wanted)
    return {pk: PaperMeasures(tuple(found), _between(found, related)) for pk, found in rows.items()}


def _consultations(wanted: set[int], reader: Reader, today: date) -> Mapping[int, list[Any]]:
    """Return what has been held about each measure, the earliest first, and whether it is for the reader to see."""
    links = (
        MeasureConsultation.objects.active()
        .filter(measure__in=wanted, consultation__withdrawn_at__isnull=True, consultation__held_on__lte=today)
        .annotate(seen=ExpressionWrapper(reader.q("consultation__"), BooleanField()))
        .select_related("consultation")
        .order_by("consultation__held_on", "consultation__number")
    )
    found: dict[int, list[Any]] = defaultdict(list)
    for link in links:
        found[link.measure_id].append(link)
    return found


def _hindrances(wanted: set[int]) -> list[tuple[int, int, Hindrance]]:
    """Return the pairs that exclude one another or are partly the same money."""
    related = MeasureRelation.objects.active().filter(
        measure__in=wanted, other__in=wanted, kind__in=[Related.EXCLUDES, Related.OVERLAPS]
    )
    found = []
    for row in related.select_related("measure", "other").order_by("measure__number", "other__number"):
        first, second = sorted((row.measure.number, row.other.number))
        found.append((row.measure_id, row.other_id, Hindrance(first, second, row.kind, row.overlap)))
    return found


def _between(rows: list[PaperMeasure], related: list[tuple[int, int, Hindrance]]) -> tuple[Hindrance, ...]:
    counted = {row.measure.pk for row in rows if row.counted}
    return tuple(found for one, other, found in related if one in counted and other in counted)
