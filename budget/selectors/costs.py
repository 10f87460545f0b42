"""The project's own budget: what is set aside, spent and left, per post and per year. Whole kroner."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import F, OuterRef, QuerySet, Subquery, Sum, Value
from django.db.models.functions import Coalesce

from projects.models import Project

from ..models import ProjectCost, ProjectSpending


@dataclass(frozen=True, slots=True)
class CostSum:
    """Sums of posts. ``budget`` is ``None`` when no post has one; ``known`` says of how many it is the sum.

    ``left`` is the budget of the posts that have one, less what was spent of these.
    """

    count: int
    known: int
    budget: int | None
    spent: int
    left: int | None
    year: int | None = None


def costs_for(project: Project, user: Any) -> QuerySet[ProjectCost]:
    """Return the posts with what has been spent of each as ``spent``, and what is left as ``left``."""
    spent = ProjectSpending.objects.active().filter(cost=OuterRef("pk")).order_by().values("cost")
    found: QuerySet[Any] = ProjectCost.objects.active().filter(project=project).visible_to(user)
    return found.annotate(spent=Coalesce(Subquery(spent.annotate(s=Sum("amount")).values("s")), Value(0)))


def with_left(found: QuerySet[Any]) -> QuerySet[Any]:
    """Add what is left of a post, so that a list can be sorted by it."""
    return found.annotate(left_over=F("amount") - F("spent"))


def left_of(cost: Any) -> int | None:
    """Return what is left of a post that was read with ``costs_for``; unknown without a budget."""
    return None if cost.amount is None else cost.amount - cost.spent


def sum_of_costs(costs: Iterable[Any], year: int | None = None) -> CostSum:
    """Add posts up."""
    rows = list(costs)
    known = [cost for cost in rows if cost.amount is not None]
    budget = sum(cost.amount for cost in known) if known else None
    return CostSum(
        count=len(rows),
        known=len(known),
        budget=budget,
        spent=sum(cost.spent for cost in rows),
        left=None if budget is None else budget - sum(cost.spent for cost in known),
        year=year,
    )


def cost_years(costs: Iterable[Any]) -> list[CostSum]:
    """Return the sums of each year."""
    rows = list(costs)
    return [sum_of_costs((c for c in rows if c.year == year), year) for year in sorted({c.year for c in rows})]
