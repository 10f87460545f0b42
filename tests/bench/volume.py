"""Fills the example's project with more of everything a list shows."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from budget.models import Measure
from omstilling.audit.uow import SystemActor, unit_of_work
from projects.models import Body, Case, CaseSeries, Decision, DecisionKind, DecisionOutcome, Milestone, Project


def fill(project: Project, upto: int) -> None:
    """See that there are at least so many measures, milestones and decisions, each with its history."""
    body = Body.objects.filter(project=project, kind="steering_group").get()
    for start in range(0, upto, 200):
        with unit_of_work(by=SystemActor("Målingen"), reason="Fyller prosjektet"):
            for number in range(start, min(start + 200, upto)):
                _one(project, body, number)


def _one(project: Project, body: Body, number: int) -> None:
    day = date(2010, 6, 1) + timedelta(days=number % 700)
    rows: list[Any] = []
    if Measure.objects.filter(project=project, number=5000 + number).exists():
        return
    rows.append(
        Measure(
            project=project,
            number=5000 + number,
            title=f"Tiltak til måling {number}",
            full_year_effect=1000 * number,
            effective_from=day,
        )
    )
    rows.append(
        Milestone(
            project=project,
            number=5000 + number,
            title=f"Milepæl til måling {number}",
            baseline_date=day,
            current_date=day + timedelta(days=number % 9),
            body=body,
        )
    )
    case = Case(project=project, body=body, year=2009, number=1 + number, title=f"Sak til måling {number}")
    case.save()
    rows.append(
        Decision(
            project=project,
            body=body,
            case=case,
            decided_on=day,
            kind=DecisionKind.FINAL,
            outcome=DecisionOutcome.NOTED,
            text="Tatt til orientering.",
        )
    )
    for row in rows:
        row.save()
    CaseSeries.objects.update_or_create(body=body, year=2009, defaults={"last": 1 + number})
