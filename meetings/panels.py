"""What meetings hang on the pages of lower floors."""

from __future__ import annotations

from typing import Any

from django.db.models import Q
from django.http import HttpRequest
from django.template.loader import render_to_string

from omstilling.ui.registry import register_panel

from . import panels_notice
from .models import AgendaItem, Meeting, MeetingState


def meetings_of_case(request: HttpRequest | None, case: Any) -> str:
    """Draw the meetings that a case was on, or is to come up in. Two queries."""
    if request is None:
        return ""
    seen = Meeting.objects.visible_to(request.user).active()
    items = (
        AgendaItem.objects.active()
        .filter(Q(decision__isnull=False) | ~Q(meeting__state=MeetingState.CANCELLED), case=case, meeting__in=seen)
        .select_related("meeting__body", "meeting__project", "decision__project")
        .order_by("-meeting__held_on", "-id")
    )
    rows = list(items)
    return render_to_string("meetings/case_panel.html", {"items": rows}) if rows else ""


def meetings_of_body(request: HttpRequest | None, body: Any) -> str:
    """Draw a body's next meeting and its latest ones. One query."""
    if request is None:
        return ""
    seen = Meeting.objects.visible_to(request.user).active().filter(body=body)
    rows = list(seen.exclude(state=MeetingState.CANCELLED).select_related("project", "body").order_by("-held_on")[:6])
    return render_to_string("meetings/body_panel.html", {"meetings": rows}) if rows else ""


def register() -> None:
    """Hang the panels."""
    register_panel("case.content", meetings_of_case, key="meetings.case", order=10)
    register_panel("body.content", meetings_of_body, key="meetings.body", order=20)
    panels_notice.register()
