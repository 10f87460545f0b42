"""Fills the example's project with as many measures as a large municipality might have, of the kinds it would have."""

from __future__ import annotations

from datetime import date
from random import Random
from typing import Any

from django.db import connection

from budget.models import BudgetLine, Measure, MeasureDecision, MeasureYear
from omstilling.accounts.models import User
from omstilling.audit.uow import SystemActor, unit_of_work
from projects.models import Body, Case, CaseSeries, Decision, DecisionKind, DecisionOutcome, Project, Unit

#: Numbers from here on are the bench's own.
FIRST = 5000
#: So many measures for each decision that adopts them.
A_DECISION = 25


def fill_measures(project: Project, upto: int) -> None:
    """See that there are at least so many measures of the bench's own, the same each time."""
    source = Random(1)
    units = list(Unit.objects.active().filter(municipality=project.municipality).order_by("pk"))
    owners = list(User.objects.filter(is_active=True, seats__body__project=project).distinct().order_by("pk"))
    body = Body.objects.filter(project=project, kind="steering_group").get()
    there = set(Measure.objects.filter(project=project, number__gte=FIRST).values_list("number", flat=True))
    decision: Decision | None = None
    for start in range(0, upto, 200):
        with unit_of_work(by=SystemActor("Målingen"), reason="Fyller prosjektet"):
            for number in range(start, min(start + 200, upto)):
                values = _values(source, number, units, owners)
                decided = source.random() < 0.4
                if FIRST + number in there:
                    continue
                if number % A_DECISION == 0 or decision is None:
                    decision = _decision(project, body, number)
                _save(project, number, values, decision if decided else None)
    if connection.vendor == "postgresql":
        # What the server does by itself within a minute: the plans of the questions rest on it.
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")


def _values(source: Random, number: int, units: list[Any], owners: list[Any]) -> dict[str, Any]:
    """Return a measure: most start on 1 January, some within a year; some have a ramp, end, or are not known."""
    luck = source.random()
    start: date | None = date(source.choice((2010, 2011, 2011, 2011, 2012)), 1, 1)
    more: dict[str, Any] = {}
    if luck < 0.20:
        start = date(source.choice((2010, 2011)), source.randrange(2, 13), source.choice((1, 1, 15)))
    elif luck < 0.25:
        more = {"ramp": source.choice(("50@0 100@6", "25@0 50@6 100@12"))}
    elif luck < 0.29:
        more = {"kind": "temporary", "effective_to": date(2012, 12, 31)}
    elif luck < 0.31:
        more = {"kind": "one_off"}
    elif luck < 0.33:
        more = {"kind": "vacancy"}
    elif luck < 0.36:
        start = None
    amount: int | None = 1000 * source.randrange(10, 2000) * (-1 if source.random() < 0.08 else 1)
    return {
        "title": f"Tiltak til måling {number}",
        "description": "Et tiltak som måles. " * 5,
        "full_year_effect": None if source.random() < 0.05 else amount,
        "effective_from": start,
        "unit": source.choice(units) if units else None,
        "owner": source.choice(owners) if owners else None,
        "probability": source.randrange(20, 101),
        "grade": source.choice(("", "green", "yellow", "red")),
        **more,
    }


def _decision(project: Project, body: Body, number: int) -> Decision:
    case = Case(project=project, body=body, year=2008, number=1 + number, title=f"Sak til måling {number}")
    case.save()
    CaseSeries.objects.update_or_create(body=body, year=2008, defaults={"last": 1 + number})
    decision = Decision(
        project=project,
        body=body,
        case=case,
        decided_on=date(2010, 6, 15),
        kind=DecisionKind.FINAL,
        outcome=DecisionOutcome.ADOPTED,
        text="Tiltakene vedtas.",
    )
    decision.save()
    return decision


def _save(project: Project, number: int, values: dict[str, Any], decision: Decision | None) -> None:
    measure = Measure(project=project, number=FIRST + number, **values)
    started = measure.effective_from is not None and measure.effective_from.year <= 2010
    if decision is not None and started and number % 2:
        measure.started_on = measure.effective_from
    measure.save()
    if number % 10 == 0 and measure.full_year_effect is not None:
        for year in (2011, 2012, 2013, 2014):
            MeasureYear(measure=measure, year=year, amount=measure.full_year_effect * (year - 2010) // 4).save()
    if decision is None:
        return
    MeasureDecision(measure=measure, decision=decision, adopted_effect=measure.full_year_effect).save()
    if number % 3 == 0:
        line = BudgetLine(project=project, number=FIRST + number, kind="measure", title=measure.title, measure=measure)
        line.save()
