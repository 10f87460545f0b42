"""Reads of meetings. The room of a case is worked out here and nowhere else.

For the form that logs a decision:
    room = present_in(item)            # who votes in this case, and its quorum
    room.quorum.reached                # False also when attendance is not recorded (room.quorum.known)
    room.parties                       # (("Ap", 3), ("H", 2)): votes per party, in the body's order
    room.voting / room.others / room.recused   # tuples of Place: .seat, .name, .party
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django.db.models import Exists, OuterRef, Q, QuerySet

from omstilling.audit.kept import kept
from projects.models import Seat

from .models import AgendaItem, Attendance, AttendanceGap, Meeting, Recusal
from .quorum import Quorum
from .rooms import ItemRoom, MeetingRoom, Place


def seats_of(meeting: Meeting) -> list[Seat]:
    """Return the seats of the meeting's body that are held on its date, with their people. One query."""
    return list(kept(_seats, meeting.body_id, meeting.held_on))


def _seats(body: int, day: date) -> QuerySet[Seat]:
    seats = Seat.objects.active().filter(body_id=body).valid_on(day)
    return seats.select_related("person").order_by("order", "id")


def _attendance(meeting: int) -> QuerySet[Attendance]:
    gaps = AttendanceGap.objects.active().filter(attendance=OuterRef("pk")).order_by()
    return Attendance.objects.active().filter(meeting_id=meeting).annotate(has_gaps=Exists(gaps)).order_by("pk")


def _gaps(rows: tuple[int, ...]) -> QuerySet[AttendanceGap]:
    return AttendanceGap.objects.active().filter(attendance_id__in=rows).order_by("from_item", "pk")


def with_gaps(rows: Iterable[Attendance]) -> list[Attendance]:
    """Give each row the gaps it has: the cases from which somebody was away and came back. One query at most."""
    found = list(rows)
    asked = tuple(row.pk for row in found if getattr(row, "has_gaps", True))
    gaps: dict[int, list[AttendanceGap]] = {}
    for gap in _gaps(asked) if asked else ():
        gaps.setdefault(gap.attendance_id, []).append(gap)
    for row in found:
        row.gaps_read = tuple(gaps.get(row.pk, ()))
    return found


def _concerned(meeting: int, body: int, day: date) -> QuerySet[Seat]:
    """Return the body's seats on the day, and the seats that the attendance names beside them."""
    recorded = Attendance.objects.active().filter(meeting_id=meeting).order_by()
    seats = Seat.objects.filter(
        Q(pk__in=Seat.objects.active().filter(body_id=body).valid_on(day).order_by().values("pk"))
        | Q(pk__in=recorded.values("seat_id"))
        | Q(pk__in=recorded.exclude(substitute_for=None).values("substitute_for_id"))
    )
    return seats.select_related("person").order_by("order", "id")


def attendance_of(meeting: Meeting) -> MeetingRoom:
    """Return the meeting's seats with what is recorded of each. Two queries, and one more when somebody came back.

    A seat that has ended since, but is recorded as attending, is still there.
    """
    seats = {seat.pk: seat for seat in kept(_concerned, meeting.pk, meeting.body_id, meeting.held_on)}
    rows = {row.seat_id: row for row in with_gaps(kept(_attendance, meeting.pk))}
    for row in rows.values():
        for name, pk in (("seat", row.seat_id), ("substitute_for", row.substitute_for_id)):
            if pk in seats:
                setattr(row, name, seats[pk])
    held = [seat for seat in seats.values() if _is_held(seat, meeting)]
    known = {seat.pk for seat in held}
    held += [row.seat for pk, row in rows.items() if pk not in known]
    return MeetingRoom(tuple(Place(seat, rows.get(seat.pk)) for seat in held), binding=meeting.body.is_elected)


def _is_held(seat: Seat, meeting: Meeting) -> bool:
    """Tell whether a seat is one of the body's on the meeting's day, as ``seats_of`` asks for it."""
    if seat.is_withdrawn or seat.body_id != meeting.body_id or seat.valid_from > meeting.held_on:
        return False
    return seat.valid_to is None or seat.valid_to >= meeting.held_on


def present_in(item: AgendaItem, room: MeetingRoom | None = None) -> ItemRoom:
    """Return who is in the room for one case, and the quorum. Pass the meeting's ``room`` to save its two queries."""
    room = room or attendance_of(item.meeting)
    recusals = Recusal.objects.active().filter(item=item).select_related("replaced_by__person")
    return room_of(item, room, recusals)


def rooms_of(meeting: Meeting, items: Iterable[AgendaItem]) -> dict[int, ItemRoom]:
    """Return the room of each case by the item's id. Three queries however many cases there are."""
    room = attendance_of(meeting)
    recusals: dict[int, list[Recusal]] = {}
    for recusal in Recusal.objects.active().filter(item__meeting=meeting).select_related("replaced_by__person"):
        recusals.setdefault(recusal.item_id, []).append(recusal)
    return {item.pk: room_of(item, room, recusals.get(item.pk, ())) for item in items}


def room_of(item: AgendaItem, room: MeetingRoom, recusals: Iterable[Recusal]) -> ItemRoom:
    """Work out one case's room from what has been read. No queries."""
    gone = {r.seat_id for r in recusals}
    stepped_in = {r.replaced_by_id: r.replaced_by for r in recusals if r.replaced_by_id}
    voting: list[Place] = []
    others: list[Place] = []
    recused: list[Place] = []
    absent: list[Place] = []
    for place in room.places:
        if place.seat.pk in gone:
            recused.append(place)
        elif place.seat.pk in stepped_in and place.seat.votes and not place.is_away:
            voting.append(place)
        elif place.is_in(item.order):
            (voting if place.may_vote else others).append(place)
        else:
            absent.append(place)
    known = {p.seat.pk for p in room.places}
    voting += [Place(seat) for pk, seat in stepped_in.items() if pk not in known and seat is not None and seat.votes]
    quorum = Quorum(len(room.members), len(voting), room.is_recorded, room.binding)
    return ItemRoom(item.pk, tuple(voting), tuple(others), tuple(recused), tuple(absent), quorum)
