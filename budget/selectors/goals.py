"""The measures that serve a goal, what is decided about them, and what they come to."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from projects.models import Goal

from ..models import MeasureDecision, MeasureGoal
from .rows import MeasureRow, measures_for, row_of
from .totals import ListTotals, list_totals


@dataclass(frozen=True, slots=True)
class GoalMeasures:
    """What serves a goal: the measures by number, the decisions about them with the measures each concerns, a sum."""

    rows: tuple[MeasureRow, ...]
    decisions: tuple[tuple[Any, tuple[int, ...]], ...]
    totals: ListTotals | None

    @property
    def decided(self) -> int:
        return sum(row.is_decided for row in self.rows)

    @property
    def carried_out(self) -> int:
        return sum(row.is_carried_out for row in self.rows)

    @property
    def has_example_figures(self) -> bool:
        return any(row.measure.is_example_figure and row.measure.full_year_effect is not None for row in self.rows)


def measures_of_goal(goal: Goal, user: Any, today: date) -> GoalMeasures:
    """Return what serves a goal and the user may see. Two queries for none."""
    links = MeasureGoal.objects.active().filter(goal=goal).order_by().values_list("measure_id", flat=True)
    wanted = list(links)
    if not wanted:
        return GoalMeasures((), (), None)
    found = measures_for(goal.project, user, today).active().filter(pk__in=wanted)
    rows = []
    for measure in found.order_by("number"):
        measure.project = goal.project
        rows.append(row_of(measure, goal.project, today))
    if not rows:
        return GoalMeasures((), (), None)
    seen = {row.measure.pk: row.measure.number for row in rows}
    decided: dict[int, tuple[Any, list[int]]] = {}
    about = (
        MeasureDecision.objects.visible_to(user)
        .active()
        .filter(measure_id__in=seen, decision__withdrawn_at__isnull=True, decision__decided_on__lte=today)
    )
    about = about.select_related("decision__case__body", "decision__body", "decision__project")
    for link in about.order_by("-decision__decided_on", "-decision_id", "measure__number"):
        decided.setdefault(link.decision_id, (link.decision, []))[1].append(seen[link.measure_id])
    decisions = tuple((decision, tuple(numbers)) for decision, numbers in decided.values())
    return GoalMeasures(tuple(rows), decisions, list_totals(found, goal.project, user, today))
