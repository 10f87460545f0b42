"""The totals of a filtered list: of what counts toward the target, and of nothing else."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.db.models import Count, Q, QuerySet, Sum

from omstilling.audit.kept import sums
from projects.models import Project

from .. import effects


@dataclass(frozen=True, slots=True)
class ListTotals:
    """Sums of the measures in a list that count toward the target. ``fte_change`` is unknown when none is known."""

    count: int
    full_year_effect: int
    target_year_effect: int
    fte_change: Decimal | None


def list_totals(rows: Any, project: Project) -> ListTotals:
    """Return the sums of a list of measures. Only those that start within the target year are read one by one."""
    return totals_of(sums_of(rows, project), starting_in(rows, project), project)


def sums_of(rows: Any, project: Project) -> QuerySet[Any]:
    """Return the sums of those that count, as one row."""
    return sums(
        rows.active().counting(project.target_year),
        counted=Count("pk"),
        full=Sum("full_year_effect"),
        whole=Sum("full_year_effect", filter=Q(effective_from__lte=date(project.target_year, 1, 1))),
        fte=Sum("fte_change"),
    )


def starting_in(rows: Any, project: Project) -> QuerySet[Any]:
    """Return amount and start of those that count and start within the target year."""
    counting = rows.active().counting(project.target_year).order_by()
    begun: QuerySet[Any] = counting.filter(effective_from__gt=date(project.target_year, 1, 1))
    return begun.values_list("full_year_effect", "effective_from")


def totals_of(summed: Iterable[Any], starting: Iterable[Any], project: Project) -> ListTotals:
    """Put the totals together."""
    count, full, whole, fte = next(iter(summed))
    partial = sum(effects.effect_in_year(amount, start, None, project.target_year) or 0 for amount, start in starting)
    return ListTotals(
        count=count,
        full_year_effect=int(full or 0),
        target_year_effect=int(whole or 0) + partial,
        fte_change=None if fte is None else Decimal(fte),
    )
