"""Calendar entries of meetings as iCalendar text (RFC 5545): the one writer, for e-mails and for feeds.

    write_calendar([meeting_event(meeting, sequence=2, stamp=now)], name="Møter")          # a feed
    write_calendar([event], method="REQUEST")                                             # an invitation

Times are written in UTC, so that no time zone has to go with them. A meeting without a time is a whole day. An entry
holds nothing that is exempt: who calls hands over what the description says.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.utils import timezone

from .models import MeetingState

PRODUCT = "-//Omstilling//Møter//NO"
#: What a line holds at most, in octets, the line break not counted.
LINE = 75
_CONTROL = re.compile(r"[\x00-\x09\x0b-\x1f\x7f]")
REQUEST, CANCEL = "REQUEST", "CANCEL"


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody in an entry, with the address that e-mail goes to."""

    name: str
    address: str


@dataclass(frozen=True, slots=True)
class Event:
    """One entry. ``starts`` and ``ends`` are moments with a time zone; a date alone is a whole day."""

    uid: str
    summary: str
    starts: datetime | date
    stamp: datetime
    ends: datetime | None = None
    sequence: int = 0
    location: str = ""
    description: str = ""
    url: str = ""
    status: str = "CONFIRMED"
    organizer: Person | None = None
    attendees: tuple[Person, ...] = ()


def uid_of(meeting: Any) -> str:
    """Return the name by which calendars know a meeting: the same however often it is moved."""
    return f"meeting-{meeting.pk}@{urlsplit(settings.BASE_URL).hostname or 'localhost'}"


def meeting_event(
    meeting: Any,
    *,
    stamp: datetime,
    sequence: int = 0,
    description: str = "",
    organizer: Person | None = None,
    attendees: Iterable[Person] = (),
    cancelled: bool = False,
) -> Event:
    """Return a meeting's entry: body, time, place and address. ``sequence`` is the number of the latest notice.

    ``cancelled`` takes the meeting out of somebody's calendar though it is held.
    """
    starts: datetime | date = meeting.held_on
    ends = None
    if meeting.starts_at is not None:
        starts = local_moment(meeting.held_on, meeting.starts_at)
        ends = local_moment(meeting.held_on, meeting.ends_at) if meeting.ends_at is not None else None
    status = "TENTATIVE" if meeting.state == MeetingState.PLANNED else "CONFIRMED"
    return Event(
        uid=uid_of(meeting),
        summary=f"{meeting.body.name} ({meeting.project.municipality.name})",
        starts=starts,
        ends=ends,
        stamp=stamp,
        sequence=sequence,
        location=meeting.place or (meeting.get_form_display() if meeting.form == "remote" else ""),
        description=description,
        url=settings.BASE_URL + meeting.get_absolute_url(),
        status="CANCELLED" if cancelled or meeting.state == MeetingState.CANCELLED else status,
        organizer=organizer,
        attendees=tuple(attendees),
    )


def local_moment(day: date, at: time) -> datetime:
    """Return a day and a time of the municipality's clock as a moment."""
    return timezone.make_aware(datetime.combine(day, at))


def write_calendar(events: Iterable[Event], *, method: str = "", name: str = "") -> str:
    """Return the entries as the text of a calendar. ``method`` is for what is sent to people, ``name`` for feeds."""
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", f"PRODID:{PRODUCT}", "CALSCALE:GREGORIAN"]
    if method:
        lines.append(f"METHOD:{method}")
    if name:
        lines.append(f"X-WR-CALNAME:{escaped(name)}")
    for event in events:
        lines += _event(event)
    lines.append("END:VCALENDAR")
    return "".join(f"{folded(line)}\r\n" for line in lines)


def _event(event: Event) -> list[str]:
    lines = ["BEGIN:VEVENT", f"UID:{_plain(event.uid)}", f"DTSTAMP:{_utc(event.stamp)}"]
    if isinstance(event.starts, datetime):
        lines.append(f"DTSTART:{_utc(event.starts)}")
        if event.ends is not None:
            lines.append(f"DTEND:{_utc(event.ends)}")
    else:
        after = event.starts + timedelta(days=1)
        lines += [f"DTSTART;VALUE=DATE:{event.starts:%Y%m%d}", f"DTEND;VALUE=DATE:{after:%Y%m%d}"]
    lines += [f"SEQUENCE:{event.sequence}", f"STATUS:{event.status}", f"SUMMARY:{escaped(event.summary)}"]
    for label, text in (("LOCATION", event.location), ("DESCRIPTION", event.description)):
        if text:
            lines.append(f"{label}:{escaped(text)}")
    if event.url:
        lines.append(f"URL:{_plain(event.url)}")
    if event.organizer is not None:
        lines.append(f"ORGANIZER;CN={_quoted(event.organizer.name)}:mailto:{_plain(event.organizer.address)}")
    for one in event.attendees:
        role = "ROLE=REQ-PARTICIPANT;PARTSTAT=NEEDS-ACTION;RSVP=FALSE"
        lines.append(f"ATTENDEE;CN={_quoted(one.name)};{role}:mailto:{_plain(one.address)}")
    return [*lines, "END:VEVENT"]


def escaped(text: str) -> str:
    """Return a text as a value of the calendar: its own signs escaped, line breaks written as two letters."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    for sign in ("\\", ";", ","):
        text = text.replace(sign, f"\\{sign}")
    return _CONTROL.sub(" ", text).replace("\n", "\\n")


def folded(line: str) -> str:
    """Return a line broken into pieces of at most 75 octets. No letter is split."""
    pieces, size = [""], 0
    for letter in line:
        width = len(letter.encode())
        if size + width > LINE:
            pieces.append(" ")
            size = 1
        pieces[-1] += letter
        size += width
    return "\r\n".join(pieces)


def _utc(moment: datetime) -> str:
    return f"{moment.astimezone(UTC):%Y%m%dT%H%M%SZ}"


def _plain(value: str) -> str:
    """Return an address without anything that could end its line."""
    return "".join(sign for sign in value if sign.isprintable() and not sign.isspace())


def _quoted(value: str) -> str:
    """Return a parameter's value in quotation marks, which it cannot hold itself."""
    return '"' + _CONTROL.sub(" ", value).replace("\n", " ").replace('"', "'") + '"'
