"""What lifts the measures: meetings with the unions, what the budget took up, and what the owners confirmed."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

from budget.models import LineKind
from budget.selectors import effect_of
from budget.services import confirm_start, create_budget_line, link_consultation
from projects.models import Document
from projects.services.consultations import record_consultation

from ..acts import Act, World
from ..content import consultations, meetings_2010, money
from ..content.kinds import Consultation, Start, clock

OWNERS = {measure.key: measure.owner for measure in money.MEASURES}


def acts() -> Iterator[Act]:
    """Yield the meetings with the unions, the budget lines, and the confirmations."""
    for meeting in consultations.CONSULTATIONS:
        yield Act(
            clock(meeting.held_on, 15),
            "sekretaer",
            "Møtet med organisasjonene er ført",
            _record,
            (meeting,),
        )
    budgeted = [key for key in meetings_2010.ADOPTED_IN_BUDGET if key not in consultations.LEFT_OUT]
    for i, key in enumerate(budgeted):
        yield Act(
            consultations.BUDGETED_AT + timedelta(minutes=2 * i),
            "okonomi",
            "Tiltaket er tatt inn i budsjettet for 2011",
            _budget,
            (key,),
        )
    for start in consultations.STARTS:
        yield Act(start.when, OWNERS[start.measure], "Bekreftet at tiltaket er iverksatt", _confirm, (start,))


def _record(world: World, by: Any, meeting: Consultation) -> None:
    consultation = record_consultation(
        project=world.project,
        form=meeting.form,
        held_on=meeting.held_on,
        parties="\n".join(meeting.parties),
        papers=meeting.papers,
        views=meeting.views,
        reply=meeting.reply,
        agreed=meeting.agreed,
        documents=Document.objects.filter(project=world.project, title__in=meeting.documents),
        by=by,
    )
    for key in meeting.measures:
        link_consultation(measure=world.measures[key], consultation=consultation, by=by)


def _budget(world: World, by: Any, key: str) -> None:
    measure = world.measures[key]
    create_budget_line(
        project=world.project,
        kind=LineKind.MEASURE,
        title=measure.title,
        measure=measure,
        unit=measure.unit,
        budget_area=measure.budget_area,
        kostra_function=measure.kostra_function,
        amounts=effect_of(measure).per_year(world.project.plan_years),
        decision=world.decisions["ks_budget"],
        is_example_figure=True,
        by=by,
    )


def _confirm(world: World, by: Any, start: Start) -> None:
    world.measures[start.measure] = confirm_start(measure=world.measures[start.measure], on=start.on, by=by)
