"""Phases, tolerances, risks before and after, assumptions, lessons, and the document log."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from budget.services import set_measures
from projects.models import CheckPoint, DecisionPoint, Document, Phase, PhaseKind
from projects.services.assumptions import create_assumption, judge_assumption
from projects.services.document_log import add_version, distribute_document
from projects.services.lessons import note_lesson
from projects.services.phases import (
    decide_point,
    lay_out_phases,
    tick_checks,
    update_phase,
    update_point,
    withdraw_point,
)
from projects.services.plan import update_milestone
from projects.services.risks import close_risk, create_risk, update_risk
from projects.services.tolerances import set_tolerance

from ..acts import Act, World
from ..content import steering
from ..content.steering import Point


def acts() -> Iterator[Act]:
    """Yield what was set, judged and learned, in the order of its days."""
    yield Act(steering.PHASES_AT, "sekretaer", "Fasene i Prosjektveiviseren er lagt ut", _phases)
    for point in steering.POINTS:
        if point.decision:
            yield Act(point.when, "sekretaer", "Avgjørelsen er ført", _decide, (point,))
    yield Act(steering.IN_PHASES_AT, "sekretaer", "Milepælene er lagt i faser", _in_phases)
    yield Act(steering.ASSUMED_AT, "sekretaer", "Ny forutsetning", _assume)
    for version in steering.VERSIONS:
        yield Act(version[3], "sekretaer", "Ny versjon av dokumentet", _version, version[:3])
    yield Act(steering.DISTRIBUTED_AT, "sekretaer", "Utsendingene er ført", _distribute)
    yield Act(steering.TOLERANCES_AT, "radmann", "Toleransene er satt", _tolerances)
    yield Act(steering.JUDGED_AT, "sekretaer", "Risikoene er vurdert etter tiltak", _judge_risks)
    yield Act(steering.CHANCES_AT, "sekretaer", "Muligheter og en avsluttet risiko", _chances)
    yield Act(steering.ASSUMED_JUDGED_AT, "sekretaer", "Forutsetningene er vurdert", _judge_assumed)
    yield Act(steering.LEARNED_AT, "sekretaer", "Erfaringene er skrevet ned", _learn)


def _phases(world: World, by: Any) -> None:
    for phase in lay_out_phases(project=world.project, by=by):
        first, last = steering.PHASES[phase.kind]
        world.rows[f"phase.{phase.kind}"] = update_phase(
            phase=phase, changes={"starts_on": first, "ends_on": last}, by=by
        )
    code, why = steering.BEFORE
    withdraw_point(point=_point(world, code), by=by, reason=why)
    for point in steering.POINTS:
        update_point(point=_point(world, point.code), changes={"planned_on": point.planned}, by=by)


def _point(world: World, code: str) -> DecisionPoint:
    return DecisionPoint.objects.active().get(phase__project=world.project, code=code)


def _decide(world: World, by: Any, point: Point) -> None:
    row = _point(world, point.code)
    checks = CheckPoint.objects.active().filter(decision_point=row).order_by("order")
    tick_checks(point=row, done=[check.pk for check in checks[: point.done]], seen=None, by=by)
    decide_point(point=row, result=point.result, decision=world.decisions[point.decision], by=by)


def _in_phases(world: World, by: Any) -> None:
    kinds = {key: kind for kind, keys in steering.IN_PHASE.items() for key in keys}
    for key, milestone in world.milestones.items():
        phase: Phase = world.rows[f"phase.{kinds.get(key, PhaseKind.DELIVERY.value)}"]
        update_milestone(milestone=milestone, changes={"phase": phase}, by=by)


def _tolerances(world: World, by: Any) -> None:
    for kind, limit, tell, note in steering.TOLERANCES:
        set_tolerance(project=world.project, kind=kind, limit=limit, tell=world.bodies[tell], note=note, by=by)


def _judge_risks(world: World, by: Any) -> None:
    for judged in steering.JUDGED:
        risk = world.risks[judged.risk - 1]
        changes = {
            "probability_after": judged.after[0],
            "consequence_after": judged.after[1],
            "milestone": world.milestones.get(judged.milestone),
            "study_area": world.studies.get(judged.study),
        }
        update_risk(risk=risk, changes=changes, by=by)
        if judged.measures:
            rows = [world.measures[key] for key in judged.measures]
            set_measures(about=risk, measures=rows, among=rows, by=by)


def _chances(world: World, by: Any) -> None:
    for chance in steering.CHANCES:
        risk = create_risk(
            project=world.project,
            title=chance.title,
            kind=chance.kind,
            probability=chance.grades[0],
            consequence=chance.grades[1],
            probability_after=chance.after[0] if chance.after else None,
            consequence_after=chance.after[1] if chance.after else None,
            cause=chance.cause,
            response=chance.response,
            owner=world.person(chance.owner),
            body=world.bodies["project_group"],
            by=by,
        )
        if chance.measures:
            rows = [world.measures[key] for key in chance.measures]
            set_measures(about=risk, measures=rows, among=rows, by=by)
        if chance.closed:
            close_risk(risk=risk, outcome=chance.outcome, on=chance.closed, by=by)


def _assume(world: World, by: Any) -> None:
    for number, assumed in enumerate(steering.ASSUMED):
        world.rows[f"assumption.{number}"] = create_assumption(
            project=world.project, text=assumed.text, owner=world.person(assumed.owner), by=by
        )


def _judge_assumed(world: World, by: Any) -> None:
    for number, assumed in enumerate(steering.ASSUMED):
        if assumed.state:
            judge_assumption(
                assumption=world.rows[f"assumption.{number}"], state=assumed.state, note=assumed.note, by=by
            )


def _learn(world: World, by: Any) -> None:
    for learned in steering.LEARNED:
        note_lesson(
            project=world.project,
            title=learned.title,
            happened=learned.happened,
            advice=learned.advice,
            phase=world.rows[f"phase.{learned.phase}"],
            noted_on=learned.noted,
            by=by,
        )


def _document(world: World, title: str) -> Document:
    return Document.objects.active().get(project=world.project, title=title)


def _version(world: World, by: Any, title: str, version: str, change: str) -> None:
    add_version(document=_document(world, title), version=version, change=change, by=by)


def _distribute(world: World, by: Any) -> None:
    for title, recipient, day, how in steering.DISTRIBUTED:
        distribute_document(document=_document(world, title), recipient=recipient, sent_on=day, how=how, by=by)
