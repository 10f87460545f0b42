"""Who is called to a meeting and what they answered, as values; and whose turn it is among the substitutes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from projects.models import Seat, SeatFunction

from .models import Meeting, MeetingState, Notice, Summons, SummonsAnswer
from .rooms import is_member
from .selectors import seats_of


@dataclass(frozen=True, slots=True)
class Called:
    """A seat that is called to the meeting, or is to be. ``summons`` is ``None`` until it is called."""

    seat: Seat
    summons: Summons | None = None
    substitute: Called | None = None

    @property
    def name(self) -> str:
        return str(self.seat.person.full_name or self.seat.person.get_username())

    @property
    def party(self) -> str:
        return self.seat.party or self.seat.organisation

    @property
    def answer(self) -> str:
        return self.summons.answer if self.summons is not None else ""

    @property
    def answer_words(self) -> str:
        """The answer in words; one that was never asked is «ikke innkalt ennå»."""
        if self.summons is None:
            return _("ikke innkalt ennå")
        return str(self.summons.get_answer_display())

    @property
    def answer_look(self) -> str:
        """How the answer is drawn."""
        looks = {SummonsAnswer.COMING: "good", SummonsAnswer.APOLOGY: "slipping", SummonsAnswer.NONE: "missing"}
        return looks[SummonsAnswer(self.answer)] if self.answer else "quiet"

    @property
    def has_apology(self) -> bool:
        return self.answer == SummonsAnswer.APOLOGY

    @property
    def needs_substitute(self) -> bool:
        """Whether a member with a vote stays away and nobody is called in for them."""
        return self.has_apology and is_member(self.seat) and self.substitute is None


@dataclass(frozen=True, slots=True)
class Calling:
    """Everybody who is called to a meeting, in the body's order, and the substitutes whose turn has not come."""

    rows: tuple[Called, ...] = ()
    free: tuple[Seat, ...] = ()

    def count(self, answer: str) -> int:
        """Return how many have given an answer, the substitutes who are called in among them."""
        every = [*self.rows, *(row.substitute for row in self.rows if row.substitute is not None)]
        return sum(row.answer == answer for row in every)

    @property
    def is_called(self) -> bool:
        return any(row.summons is not None for row in self.rows)

    @property
    def coming(self) -> int:
        return self.count(SummonsAnswer.COMING)

    @property
    def away(self) -> int:
        return self.count(SummonsAnswer.APOLOGY)

    @property
    def silent(self) -> int:
        return self.count(SummonsAnswer.NONE)

    def of(self, seat_id: int) -> Called | None:
        """Return the row of a seat, be it a member's or a substitute's who is called in."""
        for row in self.rows:
            if row.seat.pk == seat_id:
                return row
            if row.substitute is not None and row.substitute.seat.pk == seat_id:
                return row.substitute
        return None


def calling_of(meeting: Meeting) -> Calling:
    """Return who is called to the meeting. Two queries."""
    seats = seats_of(meeting)
    found = Summons.objects.active().filter(meeting=meeting).select_related("seat__person", "called_for__person")
    summonses = {row.seat_id: row for row in found.order_by("id")}
    known = {seat.pk: seat for seat in seats}
    for row in summonses.values():
        known.setdefault(row.seat_id, row.seat)
    stepping_in: dict[int, Called] = {}
    for row in summonses.values():
        # Of several who were called for the same member, the one who has not declined stands.
        if row.called_for_id and (row.answer != SummonsAnswer.APOLOGY):
            stepping_in[row.called_for_id] = Called(known[row.seat_id], row)
    declined = [row for row in summonses.values() if row.called_for_id and row.answer == SummonsAnswer.APOLOGY]
    regular = [seat for seat in known.values() if seat.function != SeatFunction.SUBSTITUTE]
    rows = [Called(seat, summonses.get(seat.pk), stepping_in.get(seat.pk)) for seat in regular]
    rows += [Called(known[row.seat_id], row) for row in declined]
    free = [s for s in seats if s.function == SeatFunction.SUBSTITUTE and s.votes and s.pk not in summonses]
    return Calling(tuple(rows), tuple(free))


def stand_ins(meeting: Meeting) -> dict[int, int]:
    """Return the substitutes who are called in and have not declined, each with the seat to fill. One query."""
    rows = Summons.objects.active().filter(meeting=meeting, called_for__isnull=False)
    return dict(rows.exclude(answer=SummonsAnswer.APOLOGY).values_list("seat_id", "called_for_id"))


def in_turn(absent: Seat, free: Iterable[Seat]) -> list[Seat]:
    """Return the substitutes in the order in which they are called for a member.

    Those of the member's party come first where the body has parties, else all stand alike; then the order of the
    body's list decides.
    """
    return sorted(free, key=lambda seat: (bool(absent.party) and seat.party != absent.party, seat.order, seat.pk))


def rule_words(seats: Sequence[Seat]) -> str:
    """Say in words whose turn it is."""
    if any(seat.party for seat in seats):
        return _(
            "Varamedlemmer kalles inn i rekkefølgen på organets liste: først fra partiet til den som har forfall, "
            "deretter fra de andre."
        )
    return _("Varamedlemmer kalles inn i rekkefølgen på organets liste.")


def own_seat(meeting: Meeting, user: Any) -> Seat | None:
    """Return the seat for which the user answers: a member's, or a substitute's who is called in."""
    called = set(Summons.objects.active().filter(meeting=meeting).values_list("seat_id", flat=True))
    for seat in seats_of(meeting):
        if seat.person_id == user.pk and (seat.function != SeatFunction.SUBSTITUTE or seat.pk in called):
            return seat
    return None


def may_answer(meeting: Meeting) -> bool:
    """Tell whether answers are still taken: until the meeting is opened or cancelled."""
    return meeting.state in (MeetingState.PLANNED, MeetingState.CALLED)


def latest_notice(meeting: Meeting) -> Notice | None:
    """Return the notice that was sent last."""
    found = Notice.objects.active().filter(meeting=meeting).order_by("-number")
    return found.defer("full_source", "public_source").first()


def seat_words(seat: Seat) -> str:
    """Return a seat by name, function and party or office."""
    name = str(seat.person.full_name or seat.person.get_username())
    of = seat.party or seat.organisation
    return f"{name} ({of})" if of else name
