"""The plan with its milestones, and the risks."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

from projects.services.plan import (
    assign_milestone,
    complete_milestone,
    create_milestone,
    move_milestone,
    set_baseline,
    start_milestone,
)
from projects.services.risks import create_risk, update_risk

from ..acts import Act, World, workday
from ..content import people, plan
from ..content.kinds import Milestone, Risk, RiskChange, Shift, at, clock

PUT_FORWARD = at(2010, 10, 11, 10)
ADOPTED = at(2010, 10, 14, 15)


def acts() -> Iterator[Act]:
    """Yield each milestone's life, and the risks with how they were judged later."""
    groups = {body.key: body.made for body in people.BODIES if body.kind == "work_group"}
    for i, milestone in enumerate(plan.MILESTONES):
        yield Act(
            milestone.made + timedelta(minutes=2 * i),
            "sekretaer",
            "Milepælen er foreslått" if milestone.made >= PUT_FORWARD else "Ny milepæl",
            _create,
            (milestone,),
        )
        if milestone.made >= PUT_FORWARD:
            yield Act(
                ADOPTED + timedelta(minutes=i),
                "sekretaer",
                "Framdriftsplanen er vedtatt i styringsgruppa 14.10.2010",
                _adopt,
                (milestone,),
            )
        if milestone.body in groups:
            yield Act(
                groups[milestone.body] + timedelta(hours=2),
                "sekretaer",
                "Arbeidsgruppa har fått milepælen",
                _assign,
                (milestone,),
            )
        if milestone.started:
            yield Act(
                milestone.started,
                "sekretaer",
                "Arbeidet er startet",
                _start,
                (milestone,),
            )
        for shift in milestone.shifts:
            yield Act(
                shift.when,
                "sekretaer",
                shift.reason,
                _move,
                (milestone, shift),
            )
        if milestone.done:
            yield Act(
                workday(clock(milestone.done, 17)),
                "sekretaer",
                "Milepælen er nådd",
                _complete,
                (milestone,),
            )
    for i, risk in enumerate(plan.RISKS):
        yield Act(
            risk.made + timedelta(minutes=3 * i),
            "sekretaer",
            "Ny risiko",
            _risk,
            (risk,),
        )
    for change in plan.RISK_CHANGES:
        yield Act(
            change.when,
            change.by,
            change.reason,
            _judge,
            (change,),
        )


def _create(world: World, by: Any, milestone: Milestone) -> None:
    proposed = milestone.made >= PUT_FORWARD
    world.milestones[milestone.key] = create_milestone(
        project=world.project,
        title=milestone.title,
        description=milestone.description,
        current_date=milestone.planned,
        baseline_date=None if proposed else milestone.planned,
        body=world.body(milestone.body),
        study_area=world.studies.get(milestone.study),
        responsible=world.person(milestone.responsible),
        access=milestone.access,
        by=by,
    )


def _adopt(world: World, by: Any, milestone: Milestone) -> None:
    set_baseline(milestone=world.milestones[milestone.key], on=milestone.planned, by=by)


def _assign(world: World, by: Any, milestone: Milestone) -> None:
    assign_milestone(
        milestone=world.milestones[milestone.key],
        body=world.bodies[milestone.body],
        responsible=world.person(milestone.responsible),
        by=by,
    )


def _start(world: World, by: Any, milestone: Milestone) -> None:
    assert milestone.started is not None
    start_milestone(milestone=world.milestones[milestone.key], on=milestone.started.date(), by=by)


def _move(world: World, by: Any, milestone: Milestone, shift: Shift) -> None:
    move_milestone(milestone=world.milestones[milestone.key], to=shift.to, reason=shift.reason, by=by)


def _complete(world: World, by: Any, milestone: Milestone) -> None:
    assert milestone.done is not None
    complete_milestone(milestone=world.milestones[milestone.key], on=milestone.done, by=by)


def _risk(world: World, by: Any, risk: Risk) -> None:
    world.risks.append(
        create_risk(
            project=world.project,
            title=risk.title,
            probability=risk.probability,
            consequence=risk.consequence,
            cause=risk.cause,
            response=risk.response,
            owner=world.person(risk.owner),
            body=world.body(risk.body),
            access=risk.access,
            by=by,
        )
    )


def _judge(world: World, by: Any, change: RiskChange) -> None:
    update_risk(risk=world.risks[change.risk - 1], changes=change.changes, by=by)
