"""The target, the savings measures and the investments. Every amount is marked as an example figure."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from decimal import Decimal
from typing import Any

from budget.services import create_investment, create_measure, set_target, update_measure
from projects.models import Goal

from ..acts import Act, World
from ..content import money, project
from ..content.case_papers import OPEN_MEASURES
from ..content.details import AREA_OF, DETAILS
from ..content.kinds import Investment, Measure, MeasureChange, at
from ..content.unions import TRACK


def acts() -> Iterator[Act]:
    """Yield the targets, the list that the secretary enters in November 2010, what came later and what changed."""
    yield Act(at(2010, 9, 6, 11), "radmann", "Fra kommunestyrets foreløpige budsjettrammer", _target)
    for i, investment in enumerate(money.INVESTMENTS):
        yield Act(
            at(2010, 9, 9, 9, 2 * i),
            "okonomi",
            "Fra investeringsbudsjettet for 2011–2014",
            _investment,
            (investment,),
        )
    for i, measure in enumerate(money.MEASURES):
        yield Act(
            measure.made + timedelta(minutes=3 * i),
            "sekretaer",
            "Meldt inn som forslag",
            _measure,
            (measure,),
        )
    for change in money.CHANGES:
        yield Act(
            change.when,
            change.by,
            change.reason,
            _change,
            (change,),
        )


def _target(world: World, by: Any) -> None:
    first, amount = project.TARGET
    for year in world.project.plan_years:
        if year >= first:
            set_target(project=world.project, year=year, amount=amount, by=by)


def _investment(world: World, by: Any, investment: Investment) -> None:
    create_investment(
        project=world.project,
        title=investment.title,
        status=investment.status,
        description=investment.description,
        first_year=investment.first_year,
        last_year=investment.last_year,
        by=by,
    )


def _measure(world: World, by: Any, measure: Measure) -> None:
    world.measures[measure.key] = create_measure(
        project=world.project,
        title=measure.title,
        kind=measure.kind,
        full_year_effect=measure.effect,
        effective_from=measure.starts,
        effective_to=measure.ends,
        unit=world.units.get(measure.unit),
        study_area=world.studies.get(measure.study),
        description=measure.description,
        service_impact=measure.service_impact,
        fte_change=Decimal(measure.fte) if measure.fte else None,
        restructuring_cost=measure.cost,
        probability=measure.probability,
        owner=world.person(measure.owner),
        body=world.body(measure.body),
        access="public" if measure.key in OPEN_MEASURES and measure.access == "internal" else measure.access,
        is_example_figure=True,
        budget_area=world.rows.get(f"area.{AREA_OF[measure.unit]}"),
        **_details(world, measure.key),
        by=by,
    )


def _details(world: World, key: str) -> dict[str, Any]:
    """Return what a measure carries beside the list: årsverk as numbers and goals as rows."""
    found = {**DETAILS.get(key, {}), **TRACK.get(key, {})}
    found["goals"] = [_goal(world, beginning) for beginning in found.get("goals", ())]
    return {name: Decimal(value) if name.startswith("fte_") else value for name, value in found.items()}


def _goal(world: World, beginning: str) -> Goal:
    return next(goal for title, goal in world.goals.items() if title.startswith(beginning))


def _change(world: World, by: Any, change: MeasureChange) -> None:
    update_measure(measure=world.measures[change.measure], changes=change.changes, by=by, reason=change.reason)
