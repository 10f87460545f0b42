"""A whole meeting with everything at once, held by the services as it would be: nine members of four parties.

One leaves after the second case and a substitute takes the seat from the third; one is disqualified in a case, with a
tie that the chair settles; one case is closed; one party splits; of two cases off the list one is stopped by a third;
one case is recommended to the council, one is postponed, and a member has a remark entered.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, time
from typing import Any

from meetings.models import AgendaItem, AttendanceStatus, BallotSubject, Choice, Meeting
from meetings.services import (
    Entry,
    add_proposal,
    add_remark,
    bring_up,
    call_meeting,
    close_doors,
    end_meeting,
    judge_recusal,
    plan_meeting,
    put_on_agenda,
    record_all_attendance,
    record_ballot,
    set_discussion,
    set_union_statement,
    start_meeting,
    take_seat,
)
from meetings.services.decisions import log_decision
from meetings.services.live import go_out, note_doors, note_objections
from projects import law
from projects.models import Access, Body, BodyKind, CaseKind, DecisionKind, LegalBasis, Seat, SeatFunction
from projects.services.bodies import create_body, give_seat
from projects.services.cases import register_case
from tests.cast import Cast, user, write

DAY = date(2026, 3, 12)
FOR, AGAINST = Choice.FOR, Choice.AGAINST
BASIS = "offl. § 13 jf. fvl. § 13 (1) nr. 1"
#: What only those who see the closed case may read.
SECRET = ("Ansettelsesforholdet til Navn Navnesen", "Avtalen godtas", "Navnesen ble omtalt")
SEATS = (
    ("chair", "Anna Ås", SeatFunction.CHAIR, "Ap"),
    ("ap2", "Bjørn Berg", SeatFunction.MEMBER, "Ap"),
    ("ap3", "Carina Dahl", SeatFunction.MEMBER, "Ap"),
    ("ap4", "Dag Eide", SeatFunction.MEMBER, "Ap"),
    ("deputy", "Eva Foss", SeatFunction.DEPUTY_CHAIR, "H"),
    ("h2", "Frode Gran", SeatFunction.MEMBER, "H"),
    ("sp1", "Gro Haug", SeatFunction.MEMBER, "Sp"),
    ("sp2", "Hans Ihle", SeatFunction.MEMBER, "Sp"),
    ("sv", "Ida Jensen", SeatFunction.MEMBER, "SV"),
    ("vara", "Kari Lund", SeatFunction.SUBSTITUTE, "H"),
    ("union1", "Lars Moe", SeatFunction.UNION_REP, ""),
    ("union2", "Mona Nilsen", SeatFunction.UNION_REP, ""),
    ("secretary", "Nils Olsen", SeatFunction.SECRETARY, ""),
)
OFFICES = {"union1": "hovedtillitsvalgt for Fagforbundet", "union2": "hovedtillitsvalgt for Delta"}
TITLES = (
    ("Organisering av renhold", {"recommendation": "Renholdet samles i én enhet."}),
    ("Økonomiplan 2027–2030", {"recommendation": "Økonomiplanen legges fram for kommunestyret."}),
    ("Salg av nabotomta", {"recommendation": "Tomta selges."}),
    (
        SECRET[0],
        {
            "public_title": "Personalsak",
            "access": Access.EXEMPT,
            "legal_basis": BASIS,
            "recommendation": "Avtalen godtas.",
        },
    ),
    ("Ny skolestruktur", {"recommendation": "Skolestrukturen utredes."}),
    ("Status for prosjektet", {"kind": CaseKind.INFORMATION}),
)
LATE = (("Høring om ferjeruta", "Høringssvaret vedtas."), ("Kjøp av brannbil", "Brannbilen kjøpes."))


@dataclass
class Worked:
    """The meeting that was held, its cases in order and the seats by name."""

    cast: Cast
    body: Body
    meeting: Meeting
    seats: dict[str, Seat] = field(default_factory=dict)
    items: list[AgendaItem] = field(default_factory=list)

    @property
    def secretary(self) -> Any:
        return self.seats["secretary"].person

    def votes(self, against: str = "", *, out: str = "") -> dict[Seat, str]:
        """Return everyone's vote by name: those in ``against`` are against, those in ``out`` do not vote."""
        no, gone = set(against.split()), set(out.split()) | {"vara" if "h2" not in out else ""}
        named = [key for key, _n, _f, party in SEATS if party and key not in gone]
        return {self.seats[key]: AGAINST if key in no else FOR for key in named}

    def vote(self, number: int, against: str = "", *, subject: str = BallotSubject.PROPOSAL, **more: Any) -> Any:
        out = more.pop("out", "")
        votes = {"seat_votes": self.votes(against, out=out)} if against else {"unanimous": True}
        return record_ballot(item=self.items[number - 1], subject=subject, by=self.secretary, **votes, **more)

    def decide(self, number: int, text: str, outcome: str = "adopted", **more: Any) -> Any:
        more = {"kind": DecisionKind.FINAL, **more}
        item = self.items[number - 1]
        bring_up(item=item, by=self.secretary)
        return log_decision(item=item, outcome=outcome, text=text, by=self.secretary, **more)


def hold(cast: Cast) -> Worked:
    """Plan, call and hold the meeting, up to minutes without a flaw."""
    cast.project.frozen_today = date(2026, 3, 20)
    write(cast.project)
    made = _called(cast)
    by = made.secretary
    start_meeting(meeting=made.meeting, at=time(9), by=by)
    entries = [
        Entry(seat, AttendanceStatus.APOLOGY if key == "union2" else AttendanceStatus.PRESENT)
        for key, seat in made.seats.items()
        if key != "vara"
    ]
    record_all_attendance(meeting=made.meeting, entries=entries, by=by)
    for at in (_renhold, _to_the_council, _tie, _closed, _postponed, _told, _off_the_list):
        at(made)
    end_meeting(meeting=made.meeting, at=time(12, 30), by=by)
    return made


def _called(cast: Cast) -> Worked:
    by = cast.people["secretary"]
    body = create_body(
        project=cast.project,
        kind=BodyKind.STEERING_GROUP,
        legal_basis=LegalBasis.EXECUTIVE_COMMITTEE,
        name="Formannskapet",
        abbreviation="FS",
        recommends_to=cast.council_body,
        by=by,
    )
    seats = {
        key: give_seat(
            body=body,
            person=user(key if key not in cast.people else f"worked-{key}", name),
            function=function,
            party=party,
            organisation=OFFICES.get(key, ""),
            valid_from=date(2023, 10, 1),
            order=order,
            by=by,
        )
        for order, (key, name, function, party) in enumerate(SEATS)
    }
    meeting = plan_meeting(body=body, held_on=DAY, starts_at=time(9), place="Formannskapssalen", by=by)
    made = Worked(cast, body, meeting, seats)
    for title, more in TITLES:
        case = register_case(body=body, title=title, year=2026, by=by, **{"kind": CaseKind.DECISION, **more})
        made.items.append(put_on_agenda(meeting=meeting, case=case, by=by))
    call_meeting(meeting=meeting, on=date(2026, 3, 5), by=by)
    for title, text in LATE:
        case = register_case(body=body, kind=CaseKind.DECISION, title=title, year=2026, recommendation=text, by=by)
        note = "Tas opp i møtet."
        made.items.append(put_on_agenda(meeting=meeting, case=case, unlisted=True, unlisted_note=note, by=by))
    for item in made.items:
        item.meeting = meeting
    return made


def _renhold(made: Worked) -> None:
    """Two proposals against each other; Ap splits. The unions have a statement, and Sp a remark."""
    item, by = made.items[0], made.secretary
    paper = add_proposal(item=item, text=item.case.recommendation, is_recommendation=True, by=by)
    other = add_proposal(item=item, text="Renholdet blir som det er.", proposer=made.seats["sp1"], by=by)
    set_union_statement(item=item, text="Ingen må sies opp.", by=made.seats["union1"].person)
    made.vote(1, "ap4 sp1 sp2 sv", subject=BallotSubject.ALTERNATIVES, proposal=paper, counter=other)
    made.decide(1, paper.text, responsible=by, deadline=date(2026, 6, 1))
    add_remark(item=item, seat=made.seats["sp1"], text="Sp advarer mot hastverk.", by=made.seats["sp1"].person)


def _to_the_council(made: Worked) -> None:
    """An innstilling, unanimous; then one leaves."""
    made.decide(2, TITLES[1][1]["recommendation"], kind=DecisionKind.RECOMMENDATION, unanimous=True)
    go_out(item=_fresh(made, 2), seat=made.seats["h2"], at=time(10, 40), by=made.secretary)


def _tie(made: Worked) -> None:
    """The substitute is there from here; one is disqualified, and the chair settles four against four."""
    item = made.items[2]
    take_seat(item=item, substitute=made.seats["vara"], member=made.seats["h2"], at=time(10, 45), by=made.secretary)
    ground = law.ground(law.RECUSAL_GROUNDS, "fvl_special")
    assert ground is not None
    judge_recusal(item=item, seat=made.seats["sp1"], basis=ground.cite(DAY), unanimous=True, by=made.secretary)
    made.vote(3, "deputy vara sp2 sv", out="h2 sp1")
    made.decide(3, "Tomta selges.")


def _closed(made: Worked) -> None:
    item, by = made.items[3], made.secretary
    close_doors(item=item, ground="staff", unanimous=True, by=by)
    note_doors(item=item, closed_at=time(11), reopened_at=time(11, 20), staying="sekretæren", by=by)
    set_discussion(item=item, text=SECRET[2], by=by)
    made.decide(4, f"{SECRET[1]}.", unanimous=True)


def _postponed(made: Worked) -> None:
    made.vote(5, "sp1 sp2 sv", subject=BallotSubject.POSTPONEMENT, out="h2")
    made.decide(5, "", "postponed")


def _told(made: Worked) -> None:
    item = made.items[5]
    set_discussion(item=item, text="Sekretæren orienterte.", by=made.secretary)
    made.decide(6, "", "noted")


def _off_the_list(made: Worked) -> None:
    """Two of nine cannot stop a case; three can, and then it is put off."""
    for number, objectors in ((7, 2), (8, 3)):
        item = made.items[number - 1]
        note_objections(item=item, unlisted=True, objectors=objectors, chair_objected=False, by=made.secretary)
    made.decide(7, LATE[0][1], unanimous=True)
    made.decide(8, "", "postponed", unanimous=True)


def _fresh(made: Worked, number: int) -> AgendaItem:
    item = AgendaItem.objects.select_related("case__body").get(pk=made.items[number - 1].pk)
    item.meeting = made.meeting
    return item
