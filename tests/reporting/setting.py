"""A project with something on every page, and strings that must never reach those they are not for."""

from __future__ import annotations

from datetime import date, time
from typing import Any

from django.utils import timezone

from budget.models import MeasureDecision, Target
from projects.models import (
    Access,
    Document,
    Goal,
    GoalKind,
    Indicator,
    MilestoneShift,
    MilestoneStatus,
    Reading,
    Risk,
    StudyArea,
)
from projects.services import news
from tests import cast as c
from tests.cast import write

#: Stands in everything that is kept from the employees. In no other word of the portal.
CANARY = "kanarifugl"
TODAY = date(2011, 3, 15)


def decided(cast: Any, title: str, kroner: int, start: date | None, *, confirmed: bool = True, **more: Any) -> Any:
    """Make a measure with a final decision about it."""
    measure = c.measure(cast, title, full_year_effect=kroner, effective_from=start, **more)
    values = {"confirmed_at": timezone.now(), "confirmed_by": "Leif Leder"} if confirmed else {}
    decision = c.decision(cast, c.case(cast, f"Sak om {title.lower()}"), decided_on=date(2011, 2, 15), **values)
    write(MeasureDecision(measure=measure, decision=decision, adopted_effect=kroner, adopted_from=start))
    return measure


def furnish(cast: Any) -> None:
    """Give the project a target, measures, milestones, meetings, risks, goals, documents and news."""
    project = cast.project
    for year in project.plan_years:
        write(Target(project=project, year=year, amount=40_000_000))
    decided(
        cast,
        "Samlet renhold",
        10_000_000,
        date(2011, 3, 1),
        number=801,
        owner=cast.controller,
        started_on=date(2011, 3, 1),
    )
    decided(cast, "Færre ledere", 8_400_000, date(2011, 7, 1), confirmed=False, number=802, owner=cast.controller)
    c.measure(cast, "Ny skolestruktur", number=803, full_year_effect=5_000_000, effective_from=date(2011, 2, 1))
    c.milestone(cast, "Utredning levert", number=801, current_date=date(2011, 3, 1), responsible=cast.project_group)
    moved = c.milestone(cast, "Høring sendt", number=802, current_date=date(2011, 4, 8))
    write(
        MilestoneShift(
            milestone=moved,
            from_date=date(2011, 4, 1),
            to_date=date(2011, 4, 8),
            reason="Ventet på tall",
            moved_on=date(2011, 3, 12),
        )
    )
    c.milestone(
        cast,
        "Mandat vedtatt",
        number=803,
        status=MilestoneStatus.DONE,
        completed_on=date(2011, 3, 13),
        current_date=date(2011, 3, 13),
    )
    held = c.meeting(cast, held_on=date(2011, 3, 10))
    c.agenda_item(cast, held, c.case(cast, "Skole uten vedtak"))
    coming = c.meeting(cast, held_on=date(2011, 3, 24), state="called", starts_at=time(9))
    c.agenda_item(cast, coming, c.case(cast, "Innkjøp i fellesskap"))
    write(Risk(project=project, number=801, title="Utredningene blir sene", probability=4, consequence=4))
    goal = write(Goal(project=project, kind=GoalKind.RESULT, number=81, title="Høyere nærvær"))
    indicator = write(Indicator(goal=goal, name="Nærvær", measured_in="%", target_value="92.5"))
    write(Reading(indicator=indicator, month=date(2011, 1, 1), value="91.2"))
    write(Document(project=project, number=801, title="Prosjektbeskrivelse", dated=date(2010, 9, 17)))
    write(StudyArea(project=project, title="Kulturskolen", question="Hvor skal den være?"))
    item = news.write_news(
        project=project, title="Renholdet samles", text="Fra mars.", author=cast.secretary, by=cast.secretary
    )
    news.publish_news(item=item, by=cast.secretary)


def hide(cast: Any) -> None:
    """Add working material of the work group and what is exempt: nothing of it is for the union rep or employees."""
    project, body = cast.project, cast.work_body
    kept = {"access": Access.RESTRICTED, "body": body}
    c.measure(cast, f"{CANARY} tiltak", number=901, owner=None, effective_from=date(2011, 1, 1), **kept)
    c.milestone(cast, f"{CANARY} sen milepæl", number=901, current_date=date(2011, 3, 1), **kept)
    c.milestone(cast, f"{CANARY} milepæl", number=902, current_date=date(2011, 3, 20), **kept)
    write(Risk(project=project, number=901, title=f"{CANARY} risiko", probability=5, consequence=5, **kept))
    write(Document(project=project, number=901, title=f"{CANARY} notat", **kept))
    write(StudyArea(project=project, title=f"{CANARY} område", question=CANARY, **kept))
    exempt = {"access": Access.EXEMPT, "legal_basis": "offl. § 13 jf. fvl. § 13 (1) nr. 1"}
    write(Document(project=project, number=902, title=f"{CANARY} unntatt", body=body, **exempt))
    case = c.case(cast, f"{CANARY} personalsak", body="work_body", background=CANARY, **exempt)
    c.decision(cast, case, decided_on=date(2011, 3, 12), text=f"{CANARY} vedtak", deadline=date(2011, 3, 13))
    restricted = c.case(cast, f"{CANARY} arbeidssak", body="work_body", access=Access.RESTRICTED)
    c.decision(cast, restricted, decided_on=date(2011, 3, 12), text=f"{CANARY} vedtak", meaning=CANARY)
    open_meeting = c.meeting(cast, "work_body", held_on=date(2011, 3, 22), state="called")
    c.agenda_item(cast, open_meeting, case)
    c.agenda_item(cast, open_meeting, restricted)
    closed = c.meeting(
        cast, "work_body", held_on=date(2011, 3, 14), access=Access.RESTRICTED, place=f"{CANARY} møterom"
    )
    c.agenda_item(cast, closed, c.case(cast, f"{CANARY} uten vedtak", body="work_body", access=Access.RESTRICTED))
    c.meeting(
        cast,
        "work_body",
        held_on=date(2011, 3, 23),
        state="planned",
        access=Access.RESTRICTED,
        place=f"{CANARY} møterom",
    )
    news.write_news(project=project, title=f"{CANARY} utkast", text=CANARY, author=cast.secretary, by=cast.secretary)
