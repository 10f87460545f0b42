"""What happens now and when, as the info page tells it: milestones that are late and coming, and meetings."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

from django.db.models import QuerySet
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from meetings.models import Meeting, MeetingPurpose, MeetingState
from omstilling.ui import formats
from omstilling.ui.addresses import address
from projects.access import access_map, question
from projects.models import Milestone, MilestoneStatus, Project

from .. import links
from .agenda import MeetingLine, cases_of, meetings_of
from .info_values import Event

EVENTS, OWN = 12, 4
#: What is read of a meeting to tell of it.
MEETING = (
    "slug",
    "held_on",
    "starts_at",
    "place",
    "state",
    "purpose",
    "body__name",
    "body__slug",
    "body__open_to_all",
    "body__legal_basis",
)
#: How far ahead the calendar reaches.
AHEAD = timedelta(days=120)


@question
def _open_milestones(project: Project, reader: Any, today: date) -> QuerySet[Milestone]:
    found = (
        Milestone.objects.visible_to(reader)
        .active()
        .filter(project=project, current_date__lte=today + AHEAD)
        .exclude(status=MilestoneStatus.DONE)
        .only("number", "title", "current_date", "description")
        .order_by("current_date", "number")
    )
    return found[: 3 * EVENTS]


def milestone_events(project: Project, reader: Any, today: date) -> tuple[list[Event], list[Event]]:
    """Return the milestones that are late, and those that are coming."""
    late: list[Event] = []
    ahead: list[Event] = []
    for milestone in _open_milestones(project, reader, today):
        day = milestone.current_date
        assert day is not None
        words = _("Skulle vært ferdig %s.") % formats.date_text(day) if day < today else ""
        event = Event(
            day,
            None,
            milestone.title,
            words or milestone.description,
            "" if access_map(reader).only_public else links.milestone_url(project, milestone),
            late=day < today,
        )
        (late if event.late else ahead).append(event)
    return late, ahead


@question
def _coming_meetings(project: Project, reader: Any, today: date) -> QuerySet[Meeting]:
    return coming(meetings_of(project, reader), today).only(*MEETING)[:EVENTS]


def meeting_events(project: Project, reader: Any, today: date) -> list[Event]:
    """Return the coming meetings with what they are to talk of."""
    meetings = list(_coming_meetings(project, reader, today))
    public = access_map(reader).only_public
    # For the public an agenda is there from when it is sent.
    told = [m for m in meetings if not public or m.state == MeetingState.CALLED]
    cases = cases_of(project, reader, told) if told else {}
    return [
        Event(
            meeting.held_on,
            meeting.starts_at,
            _("%s har møte") % meeting.body.name,
            where_words(meeting),
            open_url(project, meeting) if public else links.meeting_url(project, meeting),
            said=True,
            cases=tuple(case.title for case in cases.get(meeting.pk, ())),
        )
        for meeting in meetings
    ]


def open_url(project: Project, meeting: Meeting) -> str:
    """Return the address of a meeting that is open to all; nothing where there is none."""
    body = meeting.body
    if not (body.open_to_all and body.is_elected and meeting.purpose == MeetingPurpose.ORDINARY):
        return ""
    return address("meetings:open_meeting", project.slug, body.slug, meeting.slug)


def coming(meetings: QuerySet[Meeting], today: date) -> QuerySet[Meeting]:
    """Narrow meetings to those that are to come."""
    soon = meetings.filter(
        held_on__range=(today, today + AHEAD), state__in=[MeetingState.PLANNED, MeetingState.CALLED]
    )
    return soon.order_by("held_on", "starts_at", "pk")


def where_words(meeting: Meeting) -> str:
    """Say when on the day and where."""
    parts: Iterable[str] = (formats.clock(meeting.starts_at) if meeting.starts_at else "", meeting.place)
    said = ", ".join(part for part in parts if part)
    return f"{capfirst(said)}." if said else ""


def own_meetings(project: Project, user: Any, today: date) -> list[MeetingLine]:
    """Return the coming meetings of the bodies in which the user has a seat: what the seat lets the user see."""
    if not access_map(user).body_ids:
        return []
    return [MeetingLine(m, links.meeting_url(project, m)) for m in _own(project, user, today)]


@question
def _own(project: Project, user: Any, today: date) -> QuerySet[Meeting]:
    mine = meetings_of(project, user).filter(body_id__in=access_map(user).body_ids)
    return coming(mine, today)[:OWN]
