"""A steering group of five with two substitutes, and a meeting with two cases that it holds."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time
from typing import Any

import pytest

from meetings.models import AgendaItem, AttendanceStatus, Meeting
from meetings.services import Entry, record_all_attendance
from projects.models import Seat, SeatFunction
from tests.cast import START, Cast, agenda_item, case, meeting, user, write

EXTRA = (
    ("sp", "Sara Senter", SeatFunction.MEMBER, "Sp"),
    ("ap", "Amir Arbeider", SeatFunction.MEMBER, "Ap"),
    ("sv", "Solveig Sosialist", SeatFunction.MEMBER, "SV"),
    ("sub_h", "Hilde Høyrevara", SeatFunction.SUBSTITUTE, "H"),
    ("sub_ap", "Aud Apvara", SeatFunction.SUBSTITUTE, "Ap"),
)


@dataclass
class Room:
    """What the tests of a meeting have at hand; seats by name: chair, member, sp, ap, sv, sub_h, sub_ap…"""

    cast: Cast
    meeting: Meeting
    items: list[AgendaItem]
    seats: dict[str, Seat]

    @property
    def item(self) -> AgendaItem:
        return self.items[0]

    @property
    def secretary(self) -> Any:
        return self.cast.people["secretary"]

    def attend(self, *present: str, absent: tuple[str, ...] = ()) -> None:
        """Record the whole room: those named are present, the rest have sent their apologies."""
        regular = [k for k in self.seats if not k.startswith("sub_")]
        entries = [
            Entry(
                self.seats[key],
                AttendanceStatus.PRESENT
                if key in present
                else AttendanceStatus.ABSENT
                if key in absent
                else AttendanceStatus.APOLOGY,
            )
            for key in regular
        ]
        record_all_attendance(meeting=self.meeting, entries=entries, by=self.secretary)

    def everyone(self) -> None:
        self.attend("chair", "member", "sp", "ap", "sv", "secretary", "chief_executive", "union_rep")


@pytest.fixture
def room(cast: Any) -> Room:
    seats = {key.removeprefix("steering."): seat for key, seat in cast.seats.items() if key.startswith("steering.")}
    for order, (key, name, function, party) in enumerate(EXTRA, start=1):
        person = user(key, name)
        cast.people[key] = person
        seats[key] = write(
            Seat(
                body=cast.steering,
                person=person,
                function=function,
                party=party,
                votes=True,
                order=order,
                valid_from=START,
            )
        )
    at = meeting(
        cast,
        held_on=date(2011, 3, 10),
        starts_at=time(9),
        ends_at=time(11, 30),
        chaired_by=seats["chair"],
        place="Rådhuset, formannskapssalen",
    )
    items = [agenda_item(cast, at, case(cast, title)) for title in ("Organisering av renhold", "Felles legevakt")]
    return Room(cast, at, items, seats)
