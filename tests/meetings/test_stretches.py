"""A member who leaves and comes back: present before and after, away between, in quorum, votes, minutes and forms."""

from __future__ import annotations

from datetime import time
from typing import Any

import pytest

from meetings.minutes.build import minutes_document
from meetings.models import AttendanceGap, AttendanceStatus
from meetings.selectors import attendance_of, present_in
from meetings.services import record_attendance, record_ballot
from meetings.services.attendance import Entry, record_all_attendance
from meetings.services.decisions import log_decision
from meetings.services.live import come_in, go_out
from meetings.services.rules import require_movable
from meetings.services.seating import take_seat
from meetings.services.stretches import parse_away, write_away
from omstilling.audit.errors import DomainError
from tests import cast as made
from tests.flow import post_form


@pytest.fixture
def cases(room: Any) -> list[Any]:
    """Five cases on the agenda of a meeting where everybody is present, the first one decided."""
    room.everyone()
    more = [made.agenda_item(room.cast, room.meeting, made.case(room.cast, title)) for title in ("Bil", "Vei", "Bru")]
    log_decision(item=room.item, kind="final", outcome="adopted", text="Ja.", unanimous=True, by=room.secretary)
    return [*room.items[:2], *more]


def there(cases: list[Any], seat: Any) -> list[int]:
    return [n for n, item in enumerate(cases, start=1) if present_in(item).may_vote(seat.pk)]


def test_who_leaves_and_comes_back_is_away_between(room: Any, cases: list[Any]) -> None:
    seat, by = room.seats["member"], room.secretary
    full = present_in(cases[2]).quorum.present
    go_out(item=cases[1], seat=seat, at=time(10), by=by)
    come_in(item=cases[3], seat=seat, at=time(10, 40), by=by)
    assert there(cases, seat) == [1, 4, 5]
    assert [present_in(item).quorum.present for item in cases] == [full, full - 1, full - 1, full, full]
    with pytest.raises(DomainError, match="ikke til stede"):
        record_ballot(item=cases[2], subject="proposal", seat_votes={seat: "for"}, by=by)
    line = next(r for r in minutes_document(room.meeting, public=False).members if r.name == seat.person.full_name)
    numbers = [item.case.case_number for item in cases]
    assert line.absence == (
        f"borte fra og med {numbers[1]} til og med {numbers[2]} (gikk kl. 10.00 og kom tilbake kl. 10.40)"
    )
    with pytest.raises(DomainError, match="kommet eller gått"):
        require_movable(room.meeting, cases[3:])


def test_who_comes_back_and_leaves_again_at_once_was_gone_all_the_time(room: Any, cases: list[Any]) -> None:
    seat, by = room.seats["member"], room.secretary
    go_out(item=cases[1], seat=seat, at=time(10), by=by)
    come_in(item=cases[3], seat=seat, at=time(10, 40), by=by)
    row = go_out(item=cases[3], seat=seat, at=time(10, 45), by=by)
    assert (row.to_item, row.left_at) == (1, time(10)) and not AttendanceGap.objects.active().exists()
    come_in(item=cases[4], seat=seat, at=time(11), by=by)
    assert there(cases, seat) == [1, 5]


def test_the_substitute_gives_way_when_the_member_is_back_and_may_sit_again(room: Any, cases: list[Any]) -> None:
    seat, stand_in, by = room.seats["member"], room.seats["sub_h"], room.secretary
    take_seat(item=cases[1], substitute=stand_in, member=seat, at=time(10), by=by)
    assert (there(cases, seat), there(cases, stand_in)) == ([1], [2, 3, 4, 5])
    come_in(item=cases[2], seat=seat, at=time(10, 30), by=by)
    assert (there(cases, seat), there(cases, stand_in)) == ([1, 3, 4, 5], [2])
    take_seat(item=cases[4], substitute=stand_in, member=seat, at=time(11), by=by)
    assert (there(cases, seat), there(cases, stand_in)) == ([1, 3, 4], [2, 5])
    with pytest.raises(DomainError, match="har alt møtt for"):
        take_seat(item=cases[4], substitute=stand_in, member=room.seats["chair"], by=by)


def test_two_in_one_place_are_refused_in_a_gap_that_is_too_short(room: Any, cases: list[Any]) -> None:
    seat, stand_in, by = room.seats["member"], room.seats["sub_h"], room.secretary
    meets = Entry(stand_in, AttendanceStatus.PRESENT, seat, from_item=2, to_item=3)
    away = Entry(seat, AttendanceStatus.PRESENT, away=((2, 2),))
    with pytest.raises(DomainError, match="én plass til sammen"):
        record_all_attendance(meeting=room.meeting, entries=[meets, away], by=by)
    record_all_attendance(meeting=room.meeting, entries=[meets, Entry(seat, "present", away=((2, 3),))], by=by)
    assert (there(cases, seat), there(cases, stand_in)) == ([1, 4, 5], [2, 3])


@pytest.mark.parametrize("away", [((1, 2),), ((4, 5),), ((4, 6),), ((3, 2),), ((2, 3), (3, 4))])
def test_a_gap_that_is_none_is_refused(room: Any, cases: list[Any], away: Any) -> None:
    with pytest.raises(DomainError) as refused:
        record_attendance(
            meeting=room.meeting, seat=room.seats["member"], status="present", away=away, by=room.secretary
        )
    assert refused.value.field == "away"


def test_the_page_of_attendance_shows_and_takes_the_cases_between(room: Any, cases: list[Any]) -> None:
    seat, client = room.seats["member"], room.cast.client("secretary")
    url, field = f"{room.meeting.get_absolute_url()}frammote/", f"away-{seat.pk}"
    assert post_form(client, url, {field: "2 og 4"}).status_code == 303
    assert there(cases, seat) == [1, 3, 5]
    assert 'value="2, 4"' in client.get(url).content.decode()
    assert post_form(client, url, {}).status_code == 303
    assert there(cases, seat) == [1, 3, 5], "what was not touched stays"
    refused = post_form(client, url, {field: "to"})
    assert refused.status_code == 422 and "Skriv plassene på sakslista" in refused.content.decode()
    assert post_form(client, url, {field: "", f"status-{seat.pk}": "absent"}).status_code == 303
    assert there(cases, seat) == [] and not attendance_of(room.meeting).of(seat.pk).attendance.gaps_read


def test_what_is_typed_of_gaps_is_read_as_it_is_written() -> None:
    assert parse_away(" 5-6, 3; 8 og 10 – 12 ") == ((3, 3), (5, 6), (8, 8), (10, 12)) and parse_away("") == ()
    gaps = [AttendanceGap(from_item=a, to_item=b) for a, b in ((3, 3), (5, 6))]
    assert parse_away(write_away(gaps)) == ((3, 3), (5, 6)) and write_away(gaps) == "3, 5–6"
