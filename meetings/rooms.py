"""Who is in the room for each case: seats, attendance from case to case, substitutes and recusals, as values.

``meetings.selectors`` fills these from the rows; pages, minutes and services read them.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from projects.law import is_for_secrecy
from projects.models import Access, Seat, SeatFunction

from .models import AgendaItem, Attendance, AttendanceStatus
from .quorum import Quorum


def must_be_closed(item: AgendaItem) -> bool:
    """Tell whether the law has the case treated behind closed doors: so recorded, or exempt for a duty of secrecy."""
    if item.must_close:
        return True
    case = item.case
    return item.meeting.body.is_elected and case.access == Access.EXEMPT and is_for_secrecy(case.legal_basis)


def party_of(seat: Seat) -> str:
    """Return what a seat's vote is counted under: the party, a union's office, or «uten parti»."""
    return seat.party or (seat.organisation if seat.is_union else "") or _("uten parti")


def is_member(seat: Seat) -> bool:
    """Tell whether the seat is one of the body's members: it votes, and is no substitute's."""
    return seat.votes and seat.function != SeatFunction.SUBSTITUTE


@dataclass(frozen=True, slots=True)
class Place:
    """A seat in the meeting and its recorded attendance; ``attendance`` is ``None`` when nothing is recorded."""

    seat: Seat
    attendance: Attendance | None = None

    @property
    def name(self) -> str:
        return self.seat.person.full_name or self.seat.person.get_username()

    @property
    def party(self) -> str:
        return party_of(self.seat)

    @property
    def is_present(self) -> bool:
        """Whether the seat was there for at least a part of the meeting."""
        return self.attendance is not None and self.attendance.status == AttendanceStatus.PRESENT

    @property
    def is_away(self) -> bool:
        """Whether it is recorded that the seat was not there at all."""
        return self.attendance is not None and self.attendance.status != AttendanceStatus.PRESENT

    def is_in(self, order: int) -> bool:
        """Tell whether the seat was in the room for the agenda item with this order."""
        return self.attendance is not None and self.attendance.is_in(order)

    @property
    def may_vote(self) -> bool:
        """Whether the seat votes when it is in the room: a member, or a substitute who meets for one."""
        if not self.seat.votes:
            return False
        if self.seat.function != SeatFunction.SUBSTITUTE:
            return True
        return self.attendance is not None and self.attendance.substitute_for_id is not None


@dataclass(frozen=True, slots=True)
class MeetingRoom:
    """Every seat that concerns a meeting, in the body's order."""

    places: tuple[Place, ...] = ()
    binding: bool = True

    @property
    def members(self) -> tuple[Place, ...]:
        """The body's members with a vote, substitutes not counted."""
        return tuple(p for p in self.places if is_member(p.seat))

    @property
    def is_recorded(self) -> bool:
        """Whether it is known who was there. An apology that came before the meeting does not tell."""
        return any(p.attendance is not None and p.attendance.status != AttendanceStatus.APOLOGY for p in self.places)

    @property
    def unrecorded(self) -> tuple[Place, ...]:
        """Seats whose attendance is missing. A substitute is recorded only when called in."""
        return tuple(p for p in self.places if p.attendance is None and p.seat.function != SeatFunction.SUBSTITUTE)

    @property
    def present(self) -> tuple[Place, ...]:
        return tuple(p for p in self.places if p.is_present)

    @property
    def quorum(self) -> Quorum:
        """The quorum of the meeting as a whole: those who were there for a part of it or all of it.

        A member and the substitute who took over from them count as one.
        """
        filled = {p.attendance.substitute_for_id or p.seat.pk for p in self.present if p.may_vote and p.attendance}
        return Quorum(len(self.members), len(filled), self.is_recorded, self.binding)

    def of(self, seat_id: int) -> Place | None:
        """Return the place of a seat."""
        return next((p for p in self.places if p.seat.pk == seat_id), None)


@dataclass(frozen=True, slots=True)
class ItemRoom:
    """Who is in the room for one case.

    ``voting`` are those whose votes count: members and their substitutes present, less the recused, with those
    who stepped in for them. ``others`` may speak and not vote. ``recused`` have left the case.
    """

    item_id: int
    voting: tuple[Place, ...] = ()
    others: tuple[Place, ...] = ()
    recused: tuple[Place, ...] = ()
    absent: tuple[Place, ...] = ()
    quorum: Quorum = field(default_factory=lambda: Quorum(0, 0, known=False))

    @property
    def parties(self) -> tuple[tuple[str, int], ...]:
        """The parties with a vote in the case and how many votes each has, in the body's order."""
        return tuple(Counter(p.party for p in self.voting).items())

    def votes_of(self, party: str) -> int:
        return dict(self.parties).get(party, 0)

    def may_vote(self, seat_id: int) -> bool:
        return any(p.seat.pk == seat_id for p in self.voting)
