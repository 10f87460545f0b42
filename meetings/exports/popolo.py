"""Organisations, people, seats, meetings, proposals and votes in the names of Popolo (popoloproject.com/specs)."""

from __future__ import annotations

from typing import Any

from django.utils.text import capfirst

from projects.models import Body, Seat

from ..ballots import BallotView
from ..models import Choice, Meeting, MeetingState
from ..selectors import seats_of
from . import names
from .read import Held, Treatment
from .text import filled, when

STATUS = {
    MeetingState.PLANNED: "tentative",
    MeetingState.CALLED: "confirmed",
    MeetingState.RUNNING: "confirmed",
    MeetingState.HELD: "confirmed",
    MeetingState.CANCELLED: "cancelled",
}
OPTIONS = {Choice.FOR: "yes", Choice.AGAINST: "no", Choice.BLANK: "abstain"}
#: What came of the other of two proposals that were voted over together.
OTHER = {"pass": "fail", "fail": "pass", "tie": "tie"}
#: The majority of the votes cast, and the chair's vote in a tie.
REQUIREMENT = "simple majority"


class Popolo:
    """Collects what a document names, each once, and writes it in the order of the ids."""

    def __init__(self, meeting_or_body: Meeting | Body) -> None:
        body = meeting_or_body.body if isinstance(meeting_or_body, Meeting) else meeting_or_body
        self.project, self.body = body.project, body
        self.found: dict[str, dict[str, dict[str, Any]]] = {
            kind: {} for kind in ("organizations", "persons", "memberships", "events", "motions", "vote_events")
        }
        self._organisations()

    def plain(self) -> dict[str, list[dict[str, Any]]]:
        """Return everything that was collected."""
        return {kind: [rows[key] for key in sorted(rows)] for kind, rows in self.found.items()}

    def _put(self, kind: str, row: dict[str, Any]) -> str:
        self.found[kind][row["id"]] = filled(row)
        return str(row["id"])

    def _organisations(self) -> None:
        owner = self.project.municipality
        owner_id = f"{names.project_id(self.project)}#kommune"
        self._put("organizations", {"id": owner_id, "name": owner.name, "classification": "kommune"})
        self._put(
            "organizations",
            {
                "id": names.body_id(self.body),
                "name": self.body.name,
                "classification": str(self.body.get_legal_basis_display()),
                "parent_id": owner_id,
            },
        )

    def party(self, party: str) -> str | None:
        """Return the id of a party; ``None`` for no party."""
        if not party:
            return None
        row = {"id": names.party_id(self.project, party), "name": party, "classification": "parti"}
        return self._put("organizations", row)

    def person(self, seat: Seat) -> str:
        row = {"id": names.person_id(self.project, seat.person), "name": seat.person.full_name}
        return self._put("persons", row)

    def seats(self, seats: list[Seat]) -> None:
        """Put in the seats of the body. Of a union's seat the office is told, never anybody's membership."""
        for seat in seats:
            self._put(
                "memberships",
                {
                    "id": names.seat_id(seat, self.body),
                    "person_id": self.person(seat),
                    "organization_id": names.body_id(self.body),
                    "role": str(seat.get_function_display()),
                    "label": seat.organisation,
                    "on_behalf_of_id": self.party(seat.party),
                    "start_date": seat.valid_from.isoformat(),
                    "end_date": seat.valid_to.isoformat() if seat.valid_to else None,
                },
            )

    def meeting(self, held: Held) -> None:
        """Put in the meeting, its cases as events under it, who was there, and all that was voted over."""
        meeting = held.meeting
        self.seats(seats_of(meeting))
        there = [p.seat for p in held.room.places if p.is_present] if held.told and held.room is not None else []
        attendees = [{"id": self.person(seat), "name": seat.person.full_name} for seat in there]
        event = self._event(meeting)
        self._put("events", event | {"attendees": sorted(attendees, key=lambda one: one["id"])})
        for treatment in held.treatments:
            self._put(
                "events",
                {
                    "id": names.item_id(meeting, treatment.item),
                    "name": f"{treatment.number} {treatment.title}",
                    "classification": str(treatment.item.case.get_kind_display()) if not treatment.withheld else "sak",
                    "description": treatment.withheld,
                    "organization_id": names.body_id(self.body),
                    "parent_id": names.meeting_id(meeting),
                },
            )
            self.treatment(treatment)

    def _event(self, meeting: Meeting) -> dict[str, Any]:
        return {
            "id": names.meeting_id(meeting),
            "name": f"{meeting.body.name} {meeting.held_on.isoformat()}",
            "start_date": when(meeting.held_on, meeting.starts_at),
            "end_date": when(meeting.held_on, meeting.ends_at) if meeting.ends_at else None,
            "location": meeting.place,
            "status": STATUS[MeetingState(meeting.state)],
            "classification": str(meeting.get_purpose_display()),
            "organization_id": names.body_id(self.body),
            "identifiers": [{"identifier": str(meeting.number), "scheme": "møtenummer"}],
        }

    def treatment(self, of: Treatment) -> None:
        """Put in what was voted over in a case: the case as a whole, and each proposal."""
        if of.withheld:
            return
        meeting, seats = of.meeting, {seat.pk: seat for seat in seats_of(of.meeting)}
        votes: dict[str, list[str]] = {}
        for place, ballot in enumerate(of.ballots, start=1):
            about = names.item_id(meeting, of.item)
            if ballot.proposal_id is not None:
                about = names.proposal_id(meeting, ballot.proposal_id)
            votes.setdefault(about, []).append(self.vote(of, place, ballot, about, seats))
        carried = {b.proposal_id: _result(b) for b in of.ballots if b.proposal_id is not None}
        carried |= {b.counter_id: OTHER.get(_result(b) or "") for b in of.ballots if b.counter_id is not None}
        case, decided = names.item_id(meeting, of.item), of.decision
        text = of.paper.recommendation if of.paper is not None else ""
        self._put(
            "motions",
            {
                "id": case,
                "organization_id": names.body_id(self.body),
                "identifier": of.number,
                "name": of.title,
                "text": decided.standing.text if decided is not None else text,
                "classification": str(of.item.case.get_kind_display()),
                "date": meeting.held_on.isoformat(),
                "requirement": REQUIREMENT,
                "result": decided.outcome_word if decided is not None else None,
                "vote_event_ids": votes.get(case),
            },
        )
        for proposal in of.proposals:
            key = names.proposal_id(meeting, proposal.pk)
            self._put(
                "motions",
                {
                    "id": key,
                    "organization_id": names.body_id(self.body),
                    "identifier": str(proposal.number),
                    "creator_id": self.person(proposal.proposer) if proposal.proposer is not None else None,
                    "text": proposal.text,
                    "classification": "innstilling" if proposal.is_recommendation else "forslag",
                    "date": meeting.held_on.isoformat(),
                    "requirement": REQUIREMENT,
                    "result": carried.get(proposal.pk),
                    "vote_event_ids": votes.get(key),
                    "parent_id": case,
                },
            )

    def vote(self, of: Treatment, place: int, ballot: BallotView, about: str, seats: dict[int, Seat]) -> str:
        """Put in one vote, with the counts per party, and the members' own where it was by name."""
        key = names.ballot_id(of.meeting, of.item, place)
        counts, groups = [], []
        for row in ballot.parties:
            group = self.party(row.party)
            for option, value in (("yes", row.votes_for), ("no", row.votes_against)):
                if value:
                    counts.append(filled({"option": option, "group_id": group}) | {"value": value})
            groups.append(filled({"group_id": group, "result": _group_result(row.votes_for, row.votes_against)}))
        if ballot.blank:
            counts.append({"option": "abstain", "value": ballot.blank})
        votes = []
        for cast in ballot.seats:
            seat = seats.get(cast.seat_id)
            votes.append(
                filled(
                    {
                        "voter_id": self.person(seat) if seat is not None else None,
                        "option": OPTIONS[Choice(cast.choice)],
                        "group_id": self.party(cast.party),
                        "role": str(seat.get_function_display()) if seat is not None else None,
                    }
                )
            )
        return self._put(
            "vote_events",
            {
                "id": key,
                "identifier": f"{of.number}-{place}",
                "motion_id": about,
                "organization_id": names.body_id(self.body),
                "classification": str(capfirst(ballot.about)),
                "start_date": of.meeting.held_on.isoformat(),
                "result": _result(ballot),
                "counts": counts,
                "group_results": groups,
                "votes": votes,
            },
        )


def _result(ballot: BallotView) -> str | None:
    if ballot.carried is None:
        return "tie" if ballot.tie else None
    return "pass" if ballot.carried else "fail"


def _group_result(votes_for: int, votes_against: int) -> str:
    if votes_for and votes_against:
        return "split"
    return "yes" if votes_for else "no"
