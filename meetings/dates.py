"""When a body meets next and met last: what lower floors ask through the places they have made for it."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db.models import QuerySet

from budget import waiting
from projects.models import Body

from .models import Meeting, MeetingPurpose, MeetingState


def next_meeting(body: Body, user: Any, day: date) -> date | None:
    """Return the date of the body's first planned meeting after a day, of those the user may see."""
    found = _deciding(user).filter(body=body, held_on__gt=day)
    planned = found.filter(state__in=[MeetingState.PLANNED, MeetingState.CALLED]).order_by("held_on")
    return planned.values_list("held_on", flat=True).first()


def last_meeting(body: Body, user: Any, day: date) -> date | None:
    """Return the date of the body's last meeting that was held on or before a day, of those the user may see."""
    found = _deciding(user).filter(body=body, held_on__lte=day, state=MeetingState.HELD)
    return found.order_by("-held_on").values_list("held_on", flat=True).first()


def _deciding(user: Any) -> QuerySet[Meeting]:
    """Return the meetings in which something can be decided: not those with the unions."""
    return Meeting.objects.visible_to(user).active().filter(purpose=MeetingPurpose.ORDINARY)


def register() -> None:
    """Tell the money who knows."""
    waiting.register_next_meeting(next_meeting)
    waiting.register_last_meeting(last_meeting)
