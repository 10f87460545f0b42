"""A meeting that goes on, as large as a council's: forty cases and twenty-five seats, the tenth case up."""

from __future__ import annotations

from datetime import time
from typing import Any

from meetings.models import (
    AgendaItem,
    Attendance,
    Ballot,
    BallotSubject,
    Meeting,
    MeetingState,
    Minutes,
    PartyVote,
    Proposal,
)
from omstilling.accounts.models import User
from omstilling.audit.uow import SystemActor, unit_of_work
from projects.models import (
    Body,
    Case,
    CaseSeries,
    Decision,
    DecisionKind,
    DecisionOutcome,
    Project,
    Seat,
    SeatFunction,
)

CASES, SEATS = 40, 25
SLUG = "maling-moete"
PARTIES = ("Ap", "H", "Sp", "FrP", "SV")
#: The page may take so many times as long as the floor of as many rows.
LIMIT = 4.0


def fill_meeting(project: Project) -> str:
    """Make the meeting and return the address of the page from which it is run."""
    body = Body.objects.filter(project=project, kind="steering_group").get()
    day = project.today()
    with unit_of_work(by=SystemActor("Målingen"), reason="Fyller møtet"):
        meeting = Meeting(
            project=project,
            body=body,
            number=900,
            slug=SLUG,
            held_on=day,
            starts_at=time(9),
            state=MeetingState.RUNNING,
        )
        meeting.save()
        _seats(body, day)
        for seat in Seat.objects.active().filter(body=body).valid_on(day).exclude(function="substitute"):
            Attendance(meeting=meeting, seat=seat, status="present").save()
        up: Any = None
        for number in range(1, CASES + 1):
            text = f"Saken om ordning nummer {number} tas til etterretning, og arbeidet følges opp i økonomiplanen."
            case = Case(
                project=project,
                body=body,
                year=2007,
                number=number,
                title=f"Sak til måling {number}",
                recommendation=text,
            )
            case.save()
            item = AgendaItem(meeting=meeting, case=case, order=number)
            item.save()
            up = item if number == CASES // 4 else up
        for number in (1, 2):
            Proposal(item=up, number=number, text="Saken utsettes.", party=PARTIES[number]).save()
        meeting.current_item = up
        meeting.save()
        CaseSeries.objects.update_or_create(body=body, year=2007, defaults={"last": CASES})
    return f"{meeting.get_absolute_url()}gjennomfor/"


def fill_minutes(project: Project) -> Minutes:
    """End the meeting with a decision and its vote in each case, and begin the minutes."""
    meeting = Meeting.objects.get(project=project, slug=SLUG)
    with unit_of_work(by=SystemActor("Målingen"), reason="Fyller protokollen"):
        items = AgendaItem.objects.active().filter(meeting=meeting).select_related("case")
        for item in items:
            decision = Decision(
                project=project,
                body_id=meeting.body_id,
                case=item.case,
                decided_on=meeting.held_on,
                kind=DecisionKind.FINAL,
                outcome=DecisionOutcome.ADOPTED,
                text=item.case.recommendation,
            )
            decision.save()
            item.decision = decision
            item.save()
            ballot = Ballot(item=item, number=1, subject=BallotSubject.PROPOSAL)
            ballot.save()
            for party in PARTIES:
                yes, no = (4, 0) if party != PARTIES[0] else (0, 4)
                PartyVote(item=item, ballot=ballot, party=party, votes_for=yes, votes_against=no).save()
        meeting.state, meeting.ends_at, meeting.place = MeetingState.HELD, time(15), "Rådhuset"
        meeting.save()
        minutes = Minutes(meeting=meeting, version=1)
        minutes.save()
    return minutes


def _seats(body: Body, day: Any) -> None:
    """See that the body has so many seats on the day."""
    there = Seat.objects.active().filter(body=body).valid_on(day).count()
    for number in range(there, SEATS):
        person = User(username=f"maling{number}", full_name=f"Medlem Måling {number}", email=f"m{number}@example.org")
        person.save()
        Seat(
            body=body,
            person=person,
            function=SeatFunction.MEMBER,
            party=PARTIES[number % len(PARTIES)],
            votes=True,
            order=100 + number,
            valid_from=day.replace(month=1, day=1),
        ).save()
