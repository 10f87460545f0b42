"""Signals and work groups, what they weigh and deliver, studies taken in, and the proposed organisation."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

from budget.services import update_measure
from projects.models import ProposedUnit
from projects.services.organisation import (
    add_proposed_unit,
    change_proposed_unit,
    create_proposal,
    remove_proposed_unit,
)
from projects.services.signals import give_signal
from projects.services.studies import update_alternative, update_study_area
from projects.services.work_groups import Member, deliver_report, set_up_work_group, update_report

from ..acts import Act, World
from ..content import groups, people
from ..content.groups import Report, Signal
from ..content.kinds import Body


def acts() -> Iterator[Act]:
    """Yield the signals, the groups of October 2010, and what they did."""
    for signal in groups.SIGNALS:
        yield Act(signal.when, "sekretaer", "Styringssignal fra styringsgruppa", _signal, (signal,))
    yield Act(groups.TAKEN_IN_AT, "sekretaer", "Pågående utredninger tas inn i prosjektet", _take_in)
    for body in people.BODIES:
        if body.kind == "work_group":
            yield Act(body.made, groups.BY, "Opprettet etter signal fra styringsgruppa", _group, (body,))
    yield Act(groups.WEIGHED_AT, groups.WEIGHED_BY, "Gruppa har veid alternativene", _weigh)
    yield Act(groups.PROPOSAL_AT, groups.PROPOSAL_BY, "Til arbeidet med rådmannsnivået", _proposal)
    for report in groups.REPORTS:
        yield Act(report.when, report.by, "Levert av arbeidsgruppa", _report, (report,))
        if report.decision:
            later = report.when + timedelta(days=8)
            yield Act(later, "sekretaer", "Rapporten er behandlet", _treated, (report,))


def _signal(world: World, by: Any, signal: Signal) -> None:
    world.rows[f"signal.{signal.key}"] = give_signal(
        project=world.project,
        title=signal.title,
        text=signal.text,
        given_on=signal.given_on,
        body=world.bodies["steering"],
        decision=world.decisions.get(signal.decision),
        by=by,
    )


def _take_in(world: World, by: Any) -> None:
    for study, unit in groups.TAKEN_IN:
        changes = {"sector": world.units[unit], "taken_in_on": groups.TAKEN_IN_ON}
        update_study_area(study_area=world.studies[study], changes=changes, by=by)


def _group(world: World, by: Any, body: Body) -> None:
    leader, *others = (seat for seat in people.SEATS if seat.body == body.key)
    behind = next((signal.key for signal in groups.SIGNALS if signal.group == body.key), "")
    made = set_up_work_group(
        project=world.project,
        name=body.name,
        slug=body.slug,
        mandate=body.mandate,
        leader=world.people[leader.person],
        members=[Member(world.people[seat.person], seat.function, seat.organisation) for seat in others],
        begins_on=body.made.date(),
        deadline=groups.DEADLINES[body.key],
        recommends_to=world.bodies[body.recommends_to],
        established_by=world.decisions[groups.DECISION],
        signal=world.rows.get(f"signal.{behind}"),
        abbreviation=body.abbreviation,
        order=len(world.bodies),
        by=by,
    )
    world.bodies[body.key] = made
    for seat in made.seats.all():
        key = next(one.key for one in (leader, *others) if world.people[one.person].pk == seat.person_id)
        world.seats[key] = seat


def _weigh(world: World, by: Any) -> None:
    """Say what speaks for and against each alternative; the measure that came of the preferred one is linked."""
    found = {one.title: one for one in world.studies[groups.WEIGHED_STUDY].alternatives.all()}
    for weighed in groups.WEIGHED:
        update_alternative(
            alternative=found[weighed.title],
            changes={
                "pros": weighed.pros,
                "cons": weighed.cons,
                "effect": weighed.effect,
                "is_example_figure": weighed.effect is not None,
            },
            by=by,
        )
    measure = world.measures[groups.MEASURE]
    measure.refresh_from_db()
    update_measure(measure=measure, changes={"alternative": found[groups.WEIGHED[0].title]}, by=by)


def _report(world: World, by: Any, report: Report) -> None:
    world.rows[f"group_report.{report.key}"] = deliver_report(
        body=world.bodies[report.group],
        title=report.title,
        delivered_on=report.when.date(),
        text=report.text,
        is_final=report.is_final,
        by=by,
    )


def _treated(world: World, by: Any, report: Report) -> None:
    row = world.rows[f"group_report.{report.key}"]
    update_report(report=row, changes={"decision": world.decisions[report.decision]}, by=by)


def _proposal(world: World, by: Any) -> None:
    first = world.studies[groups.WEIGHED_STUDY].alternatives.order_by("order").first()
    made = create_proposal(project=world.project, alternative=first, by=by, **groups.PROPOSAL)  # type: ignore[arg-type]

    def unit(name: str) -> ProposedUnit:
        return ProposedUnit.objects.active().select_related("proposal", "parent").get(proposal=made, name=name)

    change_proposed_unit(proposed=unit(groups.TO_THE_TOP), changes={"parent": None, "kind": "sector"}, by=by)
    for name, kind, above in groups.NEW_UNITS:
        add_proposed_unit(proposal=made, name=name, kind=kind, parent=unit(above), by=by)
    for old, new in groups.RENAMED:
        change_proposed_unit(proposed=unit(old), changes={"name": new}, by=by)
    for name in groups.REMOVED:
        remove_proposed_unit(proposed=unit(name), by=by)
