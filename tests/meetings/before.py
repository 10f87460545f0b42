"""What the tests of the time before a meeting share: a meeting ahead of a steering group with substitutes."""

from __future__ import annotations

from datetime import date, time
from typing import Any

from meetings.models import MeetingState
from projects.models import Access
from tests.cast import agenda_item, case, meeting
from tests.meetings.conftest import Room

SECRET = "Kanarifugl-oppsigelse"


def ahead(room: Room, **more: Any) -> Room:
    """Let the room's meeting be one to come, with two open cases and one that is exempt."""
    cast = room.cast
    values = {
        "held_on": date(2011, 4, 1),
        "state": MeetingState.PLANNED,
        "starts_at": time(9),
        "ends_at": time(11, 30),
        "place": "Rådhuset, formannskapssalen",
        **more,
    }
    at = meeting(cast, **values)
    hidden = case(
        cast,
        SECRET,
        access=Access.EXEMPT,
        legal_basis="offl. § 13",
        public_title="Personalsak",
        background=f"{SECRET} i bakgrunnen",
    )
    open_one = case(cast, "Felles renhold", background="Renholdet er delt.", recommendation="Renholdet samles.")
    items = [agenda_item(cast, at, open_one), agenda_item(cast, at, hidden)]
    return Room(cast, at, items, room.seats)
