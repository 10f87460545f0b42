"""Calendars and feeds to follow: an open body's meetings and published minutes, and a person's own calendar.

Nothing that is exempt is in them: titles are the open ones, whoever follows.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.db.models import Max, Q, QuerySet
from django.utils import timezone
from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import gettext as _

from omstilling.ui.addresses import address
from omstilling.ui.formats import date_text
from projects.access import access_map
from projects.models import Body, Decision, Milestone, Project
from projects.openness import neutral_title

from .calendar import Event, meeting_event, write_calendar
from .models import AgendaItem, Meeting, Notice
from .open_pages import CalendarRow, calendar_of, published_at

#: How far back a personal calendar goes.
BACK = timedelta(days=365)


def body_calendar(body: Body) -> str:
    """Return the meetings of an open body as a calendar. What is closed has its time, and the ground."""
    rows = calendar_of(body).rows
    sent = _notices([row.meeting for row in rows])
    events = [_open_event(row, *sent.get(row.meeting.pk, (0, row.meeting.created_at))) for row in rows]
    return write_calendar(events, name=f"{body.name} ({body.project.municipality.name})")


def _open_event(row: CalendarRow, number: int, stamp: datetime) -> Event:
    meeting = row.meeting
    event = meeting_event(meeting, stamp=stamp, sequence=number, description=row.closed)
    slug, body = meeting.project.slug, meeting.body.slug
    path = (
        address("meetings:open_meeting", slug, body, meeting.slug)
        if row.is_open
        else address("meetings:open_body", slug, body)
    )
    return replace(event, url=settings.BASE_URL + path)


def _notices(meetings: Iterable[Meeting]) -> dict[int, tuple[int, datetime]]:
    """Return the number of the latest notice and when it was sent, by the meeting's id. One query."""
    sent = Notice.objects.active().filter(meeting__in=[m.pk for m in meetings]).order_by()
    rows = sent.values("meeting_id").annotate(number=Max("number"), at=Max("sent_at"))
    return {row["meeting_id"]: (row["number"], row["at"]) for row in rows}


def body_feed(body: Body) -> str:
    """Return the published minutes of an open body as Atom, the latest first."""
    slug, base = body.project.slug, settings.BASE_URL
    word = _("Møteprotokoller")
    home = base + address("meetings:open_body", slug, body.slug)
    feed = Atom1Feed(
        title=f"{word}: {body.name}, {body.project.municipality.name}",
        link=home,
        description="",
        language="nb",
        feed_url=base + address("meetings:open_feed", slug, body.slug),
        feed_guid=home,
    )
    published = [row for row in calendar_of(body, whole=True).rows if row.minutes is not None]
    for row in sorted(published, key=lambda one: (one.meeting.held_on, one.meeting.pk), reverse=True):
        minutes, document = row.minutes.minutes, row.minutes.document  # type: ignore[union-attr]
        path = address("meetings:open_minutes", slug, body.slug, row.meeting.slug)
        cases = "\n".join(f"{part.number} {part.title}" for part in document.cases)
        feed.add_item(
            title=document.title,
            link=base + path,
            description=cases,
            unique_id=f"{base}{path}#versjon-{minutes.version}",
            pubdate=published_at(minutes),
            updateddate=published_at(minutes),
        )
    text: str = feed.writeString("utf-8")
    return text


def personal_calendar(person: Any) -> str:
    """Return a person's own meetings, and the deadlines and milestones they answer for. Six queries.

    Meetings of the bodies they sit in, as far as they may see them; decisions and milestones that they may see.
    """
    since = timezone.localdate() - BACK
    mine = access_map(person).body_ids
    meetings = list(
        Meeting.objects.visible_to(person)
        .active()
        .filter(Q(held_on__gte=since) | Q(project__frozen_today__isnull=False), body__in=mine)
        .select_related("body", "project__municipality")
        .order_by("held_on", "id")
    )
    sent = _notices(meetings)
    titles = _titles([meeting.pk for meeting in meetings])
    events = [
        meeting_event(
            meeting,
            stamp=sent.get(meeting.pk, (0, meeting.created_at))[1],
            sequence=sent.get(meeting.pk, (0, None))[0],
            description="\n".join(titles.get(meeting.pk, ())),
        )
        for meeting in meetings
    ]
    events += [_deadline(decision) for decision in _deadlines(person)]
    events += [milestone_event(one) for one in _dated(person).filter(responsible=person, completed_on=None)]
    return write_calendar(events, name=_("Møter og frister i Omstilling"))


def plan_calendar(person: Any, project: Project) -> str:
    """Return the whole plan of a project, as far as the person may see it: each milestone on its day. One query."""
    events = [milestone_event(one) for one in _dated(person).filter(project=project)]
    return write_calendar(events, name=_("Framdriftsplan: %s") % project.short_name)


def _dated(person: Any) -> QuerySet[Milestone]:
    found = Milestone.objects.visible_to(person).active().filter(project__withdrawn_at=None)
    dated = found.filter(Q(current_date__isnull=False) | Q(completed_on__isnull=False))
    return dated.select_related("project__municipality", "body").order_by("current_date", "pk")


def milestone_event(milestone: Milestone) -> Event:
    """Return a milestone's entry: the whole of the day it is expected, or was reached."""
    host = urlsplit(settings.BASE_URL).hostname or "localhost"
    reached = milestone.completed_on
    summary = _("Nådd: %s") if reached is not None else _("Milepæl: %s")
    told = [f"{milestone.project.short_name} ({milestone.project.municipality.name})"]
    if milestone.body is not None:
        told.append(milestone.body.name)
    if milestone.shift_days:
        told.append(_("Vedtatt dato: %s") % date_text(milestone.baseline_date))
    return Event(
        uid=f"milestone-{milestone.pk}@{host}",
        summary=summary % milestone.title,
        starts=reached or milestone.current_date,  # type: ignore[arg-type]
        stamp=milestone.created_at.astimezone(UTC),
        sequence=milestone.row_version,
        description="\n".join(told),
        url=settings.BASE_URL + milestone.get_absolute_url(),
    )


def _titles(meetings: list[int]) -> dict[int, list[str]]:
    found: dict[int, list[str]] = {}
    items = AgendaItem.objects.active().filter(meeting__in=meetings).select_related("case__body")
    for item in items.order_by("order", "id"):
        words = f"{item.case.case_number} {neutral_title(item.case)}"
        found.setdefault(item.meeting_id, []).append(words)
    return found


def _deadlines(person: Any) -> Iterable[Decision]:
    found = Decision.objects.visible_to(person).active()
    waiting = found.filter(responsible=person, deadline__isnull=False, carried_out_on__isnull=True)
    return waiting.select_related("case__body", "project__municipality").order_by("deadline", "id")


def _deadline(decision: Decision) -> Event:
    host = urlsplit(settings.BASE_URL).hostname or "localhost"
    case = decision.case
    return Event(
        uid=f"decision-{decision.pk}@{host}",
        summary=_("Frist: %(number)s %(title)s") % {"number": case.case_number, "title": neutral_title(case)},
        starts=decision.deadline,  # type: ignore[arg-type]
        stamp=decision.created_at.astimezone(UTC),
        sequence=decision.row_version,
        description=_("%(project)s. Vedtatt %(day)s.")
        % {"project": decision.project.short_name, "day": date_text(decision.decided_on)},
        url=settings.BASE_URL + decision.get_absolute_url(),
    )
