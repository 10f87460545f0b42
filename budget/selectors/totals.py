"""The totals of a filtered list: of what counts toward the target, and of nothing else."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.db.models import Count, QuerySet, Sum

from omstilling.audit.kept import sums
from projects.models import Project

from ..effects import effect_in_year, ramp_from_text
from ..levels import ONE_BY_ONE, level_in, stated, with_stated
from .overlaps import Overlap, overlaps_of, within


@dataclass(frozen=True, slots=True)
class ListTotals:
    """Sums of the measures in a list that count toward the target. ``fte_change`` is unknown when none is known.

    ``overlap`` is what two of them both claim: it is taken off the sums.
    """

    count: int
    full_year_effect: int
    target_year_effect: int
    fte_change: Decimal | None
    overlap: int = 0


def list_totals(rows: Any, project: Project, user: Any, today: date) -> ListTotals:
    """Return the sums of a list of measures. Only those with a ramp are read one by one."""
    overlaps = overlaps_of(project, user, today)
    if overlaps:
        overlaps = within(overlaps, set(rows.order_by().values_list("number", flat=True)))
    return totals_of(sums_of(rows, project), starting_in(rows, project), project, overlaps)


def sums_of(rows: Any, project: Project) -> QuerySet[Any]:
    """Return the sums of those that count, as one row."""
    year = project.target_year
    return sums(
        with_stated(rows.active().counting(year), [year]),
        counted=Count("pk"),
        full=Sum("full_year_effect"),
        level=Sum(level_in(year)),
        fte=Sum("fte_change"),
    )


def starting_in(rows: Any, project: Project) -> QuerySet[Any]:
    """Return what the database does not reckon of those that count: amount, start, ramp and what a source says."""
    year = project.target_year
    counting: QuerySet[Any] = with_stated(rows.active().counting(year).filter(ONE_BY_ONE).order_by(), [year])
    return counting.values_list("full_year_effect", "effective_from", "ramp", stated(year))


def totals_of(
    summed: Iterable[Any], starting: Iterable[Any], project: Project, overlaps: Iterable[Overlap] = ()
) -> ListTotals:
    """Put the totals together."""
    counting = [one for one in overlaps if one.counted]
    overlap = sum(one.counted for one in counting)
    count, full, level, fte = next(iter(summed))
    year = project.target_year
    one_by_one = sum(
        said if said is not None else effect_in_year(amount, start, None, year, ramp=ramp_from_text(ramp)) or 0
        for amount, start, ramp, said in starting
    )
    return ListTotals(
        count=count,
        full_year_effect=int(full or 0) - overlap,
        target_year_effect=int(level or 0) + one_by_one - sum(one.in_year(year) for one in counting),
        fte_change=None if fte is None else Decimal(fte),
        overlap=overlap,
    )
