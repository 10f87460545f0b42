"""What the time before a meeting hangs on the meeting's page: who is called, and the notices that went out.

The notices' kind of document is made known with it.
"""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.template.loader import render_to_string

from omstilling.ui.registry import register_panel
from projects.permissions import RULES

from .access import sees_everything
from .models import Meeting, Notice, Summons
from .notices import files
from .selectors import seats_of
from .summons import calling_of, may_answer


def own_answer(request: HttpRequest | None, meeting: Any) -> str:
    """Draw the question whether one comes, with one's answer, first on the page: it is what a member is there for."""
    if request is None or not may_answer(meeting):
        return ""
    mine = [seat.pk for seat in seats_of(meeting) if seat.person_id == request.user.pk]
    summons = Summons.objects.active().filter(meeting=meeting, seat__in=mine).order_by("-id").first() if mine else None
    if summons is None or not sees_everything(request.user, meeting):
        return ""
    context = {"answer": summons.answer, "meeting": meeting, "project": meeting.project}
    return render_to_string("meetings/panels/own_answer.html", context)


def called(request: HttpRequest | None, meeting: Any) -> str:
    """Draw who is called, with one's own answer, until the meeting is opened. For those who see the body's own."""
    if request is None or not may_answer(meeting) or not sees_everything(request.user, meeting):
        return ""
    calling = calling_of(meeting)
    context = {
        "calling": calling,
        "meeting": meeting,
        "project": meeting.project,
        "may_run": RULES["may_run_meeting"](request.user, meeting),
    }
    return render_to_string("meetings/summons_panel.html", context)


def notices(request: HttpRequest | None, meeting: Any) -> str:
    """Draw the notices that were sent, the latest first. One query."""
    if request is None:
        return ""
    rows = list(_sent(meeting))
    context = {
        "notices": rows,
        "meeting": meeting,
        "project": meeting.project,
        "sees_called": sees_everything(request.user, meeting),
    }
    return render_to_string("meetings/notices_panel.html", context) if rows else ""


def _sent(meeting: Meeting) -> Any:
    found = Notice.objects.active().filter(meeting_id=meeting.pk).order_by("-number")
    return found.defer("full_source", "public_source")


def register() -> None:
    """Hang the panels, and register the kind of document."""
    files.register()
    register_panel("meeting.top", own_answer, key="meetings.own_answer")
    register_panel("meeting.content", called, key="meetings.called", order=5)
    register_panel("meeting.side", notices, key="meetings.notices", order=5)
