"""Who approves the minutes of a meeting, who has, and who is missing. Reads only.

Which way follows from the body's rules (``Body.minutes_approval``): the chair, members named when the minutes are
sent, or the body in a later meeting. What was said in a meeting with the unions is confirmed by each party.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from projects.access import access_map
from projects.models import MinutesApproval, Seat, SeatFunction
from projects.permissions import RULES

from .models import Meeting, MeetingPurpose, MeetingState, Minutes, MinutesReview, MinutesState
from .rooms import MeetingRoom, is_member
from .selectors import attendance_of, seats_of


class Way(StrEnum):
    """How minutes are approved."""

    CHAIR = "chair"
    NAMED = "named"
    NEXT_MEETING = "next_meeting"
    PARTIES = "parties"


@dataclass(frozen=True)
class Approval:
    """How a version of the minutes is approved, and how far it has come. ``reviews`` are all readings of it."""

    way: Way
    reviews: tuple[MinutesReview, ...]

    @property
    def approvers(self) -> tuple[MinutesReview, ...]:
        return tuple(review for review in self.reviews if review.is_approver)

    @property
    def missing(self) -> tuple[MinutesReview, ...]:
        """The approvers who have not approved."""
        return tuple(review for review in self.approvers if review.approved_on is None)

    @property
    def remarks(self) -> tuple[MinutesReview, ...]:
        return tuple(review for review in self.reviews if review.remark)

    @property
    def unanswered(self) -> tuple[MinutesReview, ...]:
        return tuple(review for review in self.remarks if not review.reply)

    @property
    def each_approves(self) -> bool:
        """Whether named seats approve, each for itself."""
        return self.way in (Way.NAMED, Way.PARTIES)

    def own(self, user: Any) -> MinutesReview | None:
        """Return what the user is still to approve."""
        return next((review for review in self.missing if review.seat.person_id == user.pk), None)


def way_of(meeting: Meeting) -> Way:
    """Return how the minutes of a meeting are approved."""
    if meeting.purpose != MeetingPurpose.ORDINARY:
        return Way.PARTIES
    return {
        MinutesApproval.NAMED.value: Way.NAMED,
        MinutesApproval.NEXT_MEETING.value: Way.NEXT_MEETING,
    }.get(meeting.body.minutes_approval, Way.CHAIR)


def approval_of(minutes: Minutes) -> Approval:
    """Return how a version is approved and who has read it. One query.

    Those who were named when it was sent stay the approvers, though the body's rules have changed since.
    """
    found = MinutesReview.objects.active().filter(minutes=minutes).select_related("seat__person").order_by("id")
    reviews = tuple(found)
    way = way_of(minutes.meeting)
    if way not in (Way.PARTIES, Way.NAMED) and minutes.state == MinutesState.FOR_APPROVAL:
        way = Way.NAMED if any(review.is_approver for review in reviews) else way
    return Approval(way, reviews)


def may_approve(user: Any, minutes: Minutes, approval: Approval | None = None) -> bool:
    """Tell whether it is for this user to approve the minutes."""
    approval = approval or approval_of(minutes)
    meeting = minutes.meeting
    if approval.each_approves:
        return RULES["may_review_minutes"](user, meeting) and approval.own(user) is not None
    if approval.way == Way.NEXT_MEETING:
        return RULES["may_return_minutes"](user, meeting)
    return RULES["may_approve_minutes"](user, meeting)


def waiting_for(user: Any, project: Any) -> QuerySet[Minutes]:
    """Return the minutes that wait for this person's approval, the oldest first.

    Those the person is named to approve, and those of bodies whose chair approves, for the chair. What the body
    approves in a later meeting waits for that meeting.
    """
    named = MinutesReview.objects.active().filter(minutes=OuterRef("pk"), is_approver=True)
    own = named.filter(seat__person=user.pk, approved_on__isnull=True)
    chaired = Q(
        meeting__body__in=access_map(user).chaired_body_ids,
        meeting__body__minutes_approval=MinutesApproval.CHAIR,
        meeting__purpose=MeetingPurpose.ORDINARY,
    )
    found = (
        Minutes.objects.visible_to(user)
        .active()
        .filter(
            Exists(own) | (chaired & ~Exists(named)),
            state=MinutesState.FOR_APPROVAL,
            meeting__project=project,
            meeting__withdrawn_at__isnull=True,
        )
    )
    return found.select_related("meeting__body").order_by("meeting__held_on", "pk")


def own_seat_in(meeting: Meeting, user: Any) -> Seat | None:
    """Return the seat from which the user reads the minutes: one held on the meeting's day, else one held today."""
    seats = Seat.objects.active().filter(body_id=meeting.body_id, person_id=user.pk).order_by("order", "id")
    held = [seat for seat in seats.select_related("person") if seat.sits_on(meeting.held_on)]
    return held[0] if held else next((s for s in seats if s.sits_on(meeting.project.today())), None)


def may_be_named(meeting: Meeting) -> list[Seat]:
    """Return the seats that may be asked to approve: those who took part with a vote. Two queries."""
    room = attendance_of(meeting)
    return [p.seat for p in room.places if p.is_present and (p.may_vote or not room.binding)]


def later_meetings(meeting: Meeting, user: Any) -> QuerySet[Meeting]:
    """Return the meetings in which the body may have approved the minutes, the first one first."""
    later = Q(held_on__gt=meeting.held_on) | Q(held_on=meeting.held_on, pk__gt=meeting.pk)
    held = Meeting.objects.visible_to(user).active().filter(later, body=meeting.body_id, state=MeetingState.HELD)
    held = held.filter(purpose=MeetingPurpose.ORDINARY)
    return held.select_related("body").order_by("held_on", "pk")


def union_seats(meeting: Meeting, room: MeetingRoom | None = None) -> list[Seat]:
    """Return the union seats that are parties to the meeting: those who were there, before that is known all."""
    room = room or attendance_of(meeting)
    seats = [place for place in room.places if place.seat.is_union]
    if not room.is_recorded:
        return [place.seat for place in seats]
    return [place.seat for place in seats if place.is_present]


def employer_seat(meeting: Meeting, room: MeetingRoom | None = None) -> Seat | None:
    """Return the seat that answers for the employer: who chaired, else the chief executive, else the body's leader."""
    room = room or attendance_of(meeting)
    seats = [p.seat for p in room.places if not p.seat.is_union and (p.is_present or not room.is_recorded)]
    known = {seat.pk: seat for seat in seats}
    if meeting.chaired_by_id in known:
        return known[meeting.chaired_by_id]
    for function in (SeatFunction.CHIEF_EXECUTIVE, SeatFunction.CHAIR, SeatFunction.DEPUTY_CHAIR):
        found = next((seat for seat in seats if seat.function == function), None)
        if found is not None:
            return found
    return next((seat for seat in seats if is_member(seat)), None)


def parties_of(meeting: Meeting) -> list[Seat]:
    """Return the seats that confirm the record of a meeting with the unions: the employer's, and each union's."""
    room = attendance_of(meeting)
    employer = employer_seat(meeting, room)
    return [*([employer] if employer is not None else []), *union_seats(meeting, room)]


def readers_of(meeting: Meeting) -> list[Seat]:
    """Return the seats whose people read the minutes: the body's on the day, and others who took part."""
    seats = {seat.pk: seat for seat in seats_of(meeting)}
    for place in attendance_of(meeting).places:
        if place.is_present:
            seats.setdefault(place.seat.pk, place.seat)
    return list(seats.values())
