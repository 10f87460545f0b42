"""The text of a calendar entry."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from types import SimpleNamespace
from typing import Any

from meetings.calendar import Event, Person, folded, meeting_event, write_calendar

NOW = datetime(2010, 9, 1, 8, 30, tzinfo=UTC)


def meeting(**more: Any) -> Any:
    values = {
        "pk": 7,
        "body": SimpleNamespace(name="Styringsgruppa"),
        "project": SimpleNamespace(municipality=SimpleNamespace(name="Prøve kommune")),
        "held_on": date(2010, 9, 17),
        "starts_at": time(9),
        "ends_at": time(11, 30),
        "place": "Rådhuset, sal 2",
        "form": "physical",
        "state": "called",
        "get_absolute_url": lambda: "/omstilling/moter/styringsgruppa-2010-09-17/",
    }
    return SimpleNamespace(**{**values, **more})


def lines(text: str) -> list[str]:
    """Return the unfolded lines; every line of the text ends as the standard asks."""
    assert text.endswith("\r\n") and "\n" not in text.replace("\r\n", "")
    return text.replace("\r\n ", "").split("\r\n")


def test_a_meeting_is_written_in_utc_with_a_uid_that_does_not_follow_the_date() -> None:
    first = lines(write_calendar([meeting_event(meeting(), stamp=NOW, sequence=1)], method="REQUEST"))
    moved = lines(
        write_calendar([meeting_event(meeting(held_on=date(2010, 12, 17)), stamp=NOW, sequence=2)], method="REQUEST")
    )
    assert {"METHOD:REQUEST", "DTSTART:20100917T070000Z", "DTEND:20100917T093000Z", "SEQUENCE:1"} <= set(first)
    assert "LOCATION:Rådhuset\\, sal 2" in first and "DTSTAMP:20100901T083000Z" in first
    assert {"DTSTART:20101217T080000Z", "SEQUENCE:2"} <= set(moved)
    assert [x for x in first if x.startswith("UID:")] == [x for x in moved if x.startswith("UID:meeting-7@")]


def test_a_meeting_without_a_time_is_a_whole_day_and_a_cancelled_one_says_so() -> None:
    said = lines(write_calendar([meeting_event(meeting(starts_at=None, state="cancelled"), stamp=NOW)], name="Møter"))
    assert {"DTSTART;VALUE=DATE:20100917", "DTEND;VALUE=DATE:20100918", "STATUS:CANCELLED"} <= set(said)
    assert "X-WR-CALNAME:Møter" in said and not [x for x in said if x.startswith("METHOD")]
    open_end = lines(write_calendar([meeting_event(meeting(ends_at=None, state="planned"), stamp=NOW)]))
    assert "STATUS:TENTATIVE" in open_end and not [x for x in open_end if x.startswith("DTEND")]


def test_nothing_in_a_text_ends_its_line_or_begins_a_new_property() -> None:
    event = Event(
        uid="x@y\r\nSTATUS:CANCELLED",
        summary='Sak 1; "a", b\\c\r\nATTENDEE:mailto:x@y\x0b',
        starts=NOW,
        stamp=NOW,
        description="Én\nTo",
        attendees=(Person('Åse "Å"\nB', "ase@example.org\r\nX:1"),),
    )
    said = lines(write_calendar([event]))
    assert 'SUMMARY:Sak 1\\; "a"\\, b\\\\c\\nATTENDEE:mailto:x@y ' in said
    assert "DESCRIPTION:Én\\nTo" in said and "UID:x@ySTATUS:CANCELLED" in said
    assert [x for x in said if x.startswith("ATTENDEE")] == [
        "ATTENDEE;CN=\"Åse 'Å' B\";ROLE=REQ-PARTICIPANT;PARTSTAT=NEEDS-ACTION;RSVP=FALSE:mailto:ase@example.orgX:1"
    ]


def test_lines_are_folded_at_75_octets_and_no_letter_is_split() -> None:
    for length in range(70, 160):
        pieces = folded("ø" * length + "🙂").split("\r\n")
        assert all(len(piece.encode()) <= 75 for piece in pieces)
        assert pieces[0] + "".join(piece[1:] for piece in pieces[1:]) == "ø" * length + "🙂"
        assert all(piece.startswith(" ") for piece in pieces[1:])
