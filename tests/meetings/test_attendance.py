"""Attendance per seat and case, substitutes, and who votes in a case."""

from datetime import timedelta
from typing import Any

import pytest

from meetings.models import Attendance, AttendanceStatus
from meetings.selectors import attendance_of, present_in, rooms_of
from meetings.services import Entry, record_all_attendance, record_attendance, recuse
from omstilling.audit.errors import DomainError
from tests.cast import write

PRESENT, APOLOGY = AttendanceStatus.PRESENT, AttendanceStatus.APOLOGY


def names(places: Any) -> set[str]:
    return {p.name for p in places}


def test_members_vote_and_the_others_may_speak(room: Any) -> None:
    room.everyone()
    found = present_in(room.item)
    assert names(found.voting) == {
        "Leif Leder",
        "Mari Medlem",
        "Sara Senter",
        "Amir Arbeider",
        "Solveig Sosialist",
    }
    assert names(found.others) == {"Siri Sekretær", "Rolf Rådmann", "Tone Tillitsvalgt"}
    assert dict(found.parties) == {"Ap": 2, "H": 1, "Sp": 1, "SV": 1}
    assert (found.quorum.members, found.quorum.present, found.quorum.needed) == (5, 5, 3)


def test_a_member_leaves_after_a_case_and_the_substitute_takes_over(room: Any) -> None:
    room.everyone()
    by = room.secretary
    record_attendance(meeting=room.meeting, seat=room.seats["member"], status=PRESENT, to_item=1, by=by)
    record_attendance(
        meeting=room.meeting,
        seat=room.seats["sub_h"],
        status=PRESENT,
        substitute_for=room.seats["member"],
        from_item=2,
        by=by,
    )
    first, second = (present_in(item) for item in room.items)
    assert "Mari Medlem" in names(first.voting) and "Hilde Høyrevara" in names(first.absent)
    assert "Hilde Høyrevara" in names(second.voting) and "Mari Medlem" in names(second.absent)
    assert first.quorum.present == second.quorum.present == 5
    assert attendance_of(room.meeting).quorum.present == 5


def test_a_member_and_the_substitute_are_never_in_the_same_case(room: Any) -> None:
    room.everyone()
    with pytest.raises(DomainError, match="én plass til sammen"):
        record_attendance(
            meeting=room.meeting,
            seat=room.seats["sub_h"],
            status=PRESENT,
            substitute_for=room.seats["member"],
            by=room.secretary,
        )
    assert not Attendance.objects.filter(seat=room.seats["sub_h"]).exists()


def test_the_whole_room_is_checked_together_whatever_the_order(room: Any) -> None:
    room.everyone()
    entries = [
        Entry(room.seats["sub_h"], PRESENT, substitute_for=room.seats["member"]),
        Entry(room.seats["member"], APOLOGY),
    ]
    assert len(record_all_attendance(meeting=room.meeting, entries=entries, by=room.secretary)) == 2


@pytest.mark.parametrize(
    ("seat", "more", "field"),
    [
        ("sub_h", {}, "substitute_for"),
        ("sp", {"substitute_for": "member"}, "substitute_for"),
        ("sub_h", {"substitute_for": "sub_ap"}, "substitute_for"),
        ("sp", {"from_item": 3}, "from_item"),
        ("sp", {"from_item": 2, "to_item": 1}, "to_item"),
    ],
)
def test_what_cannot_be_is_refused_beside_its_field(room: Any, seat: str, more: dict[str, Any], field: str) -> None:
    more = {k: room.seats[v] if isinstance(v, str) else v for k, v in more.items()}
    with pytest.raises(DomainError) as error:
        record_attendance(meeting=room.meeting, seat=room.seats[seat], status=PRESENT, by=room.secretary, **more)
    assert error.value.field == field


def test_a_seat_of_another_body_or_another_time_is_refused(room: Any) -> None:
    elsewhere = room.cast.seats["project_body.project_group"]
    ended = room.seats["sv"]
    ended.valid_to = room.meeting.held_on - timedelta(days=1)
    write(ended)
    for seat in (elsewhere, ended):
        with pytest.raises(DomainError) as error:
            record_attendance(meeting=room.meeting, seat=seat, status=PRESENT, by=room.secretary)
        assert error.value.field == "seat"


def test_apologies_are_taken_before_the_day_and_presence_is_not(room: Any) -> None:
    room.meeting.held_on = room.cast.project.today() + timedelta(days=3)
    write(room.meeting)
    record_attendance(meeting=room.meeting, seat=room.seats["sp"], status=APOLOGY, by=room.secretary)
    with pytest.raises(DomainError, match="ikke holdt ennå"):
        record_attendance(meeting=room.meeting, seat=room.seats["sv"], status=PRESENT, by=room.secretary)


def test_recording_again_replaces_and_an_empty_status_takes_back(room: Any) -> None:
    by, seat = room.secretary, room.seats["sp"]
    record_attendance(meeting=room.meeting, seat=seat, status=PRESENT, by=by)
    record_attendance(meeting=room.meeting, seat=seat, status=APOLOGY, by=by, reason="Sykdom i salen")
    assert Attendance.objects.active().get(seat=seat).status == APOLOGY
    record_all_attendance(meeting=room.meeting, entries=[Entry(seat, "")], by=by)
    assert not Attendance.objects.active().filter(seat=seat).exists()


def test_a_recused_member_leaves_and_the_substitute_counts(room: Any) -> None:
    room.everyone()
    recuse(
        item=room.item,
        seat=room.seats["member"],
        basis="fvl. § 6 første ledd bokstav b",
        vote="Enstemmig",
        replaced_by=room.seats["sub_h"],
        by=room.secretary,
    )
    rooms = rooms_of(room.meeting, room.items)
    first, second = rooms[room.items[0].pk], rooms[room.items[1].pk]
    assert names(first.recused) == {"Mari Medlem"}
    assert "Hilde Høyrevara" in names(first.voting)
    assert first.quorum.present == 5
    assert "Mari Medlem" in names(second.voting) and "Hilde Høyrevara" not in names(second.voting)


def test_a_recusal_without_substitute_lowers_the_number(room: Any) -> None:
    room.everyone()
    recuse(item=room.item, seat=room.seats["sp"], basis="fvl. § 6", vote="Enstemmig", by=room.secretary)
    assert present_in(room.item).quorum.present == 4


def test_the_rooms_of_a_meeting_cost_the_same_however_many_cases(room: Any, django_assert_num_queries: Any) -> None:
    room.everyone()
    with django_assert_num_queries(3):
        rooms_of(room.meeting, room.items)
    with django_assert_num_queries(3):
        rooms_of(room.meeting, room.items * 20)


def test_a_group_has_no_binding_quorum(cast: Any) -> None:
    from tests.cast import agenda_item, case, meeting

    at = meeting(cast, body="project_body")
    quorum = present_in(agenda_item(cast, at, case(cast, body="project_body"))).quorum
    assert not quorum.binding
    assert not quorum.known
