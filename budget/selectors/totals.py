"""The totals of a filtered list: of what counts toward the target, and of nothing else."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.db.models import Count, Q, Sum

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
    counting = rows.active().counting(project.target_year).order_by()
    new_year = date(project.target_year, 1, 1)
    sums = counting.aggregate(
        count=Count("pk"),
        full=Sum("full_year_effect"),
        whole=Sum("full_year_effect", filter=Q(effective_from__lte=new_year)),
        fte=Sum("fte_change"),
    )
    begun = counting.filter(effective_from__gt=new_year).values_list("full_year_effect", "effective_from")
    partial = sum(effects.effect_in_year(full, start, None, project.target_year) or 0 for full, start in begun)
    fte = sums["fte"]
    return ListTotals(
        count=sums["count"],
        full_year_effect=int(sums["full"] or 0),
        target_year_effect=int(sums["whole"] or 0) + partial,
        fte_change=None if fte is None else Decimal(fte),
    )
