"""When a body meets next and met last, and when the council meets: what lower floors ask of us."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from budget import waiting
from omstilling.ui.addresses import address
from projects.access import question
from projects.models import Body, BodyKind, Project, YearMarkKind
from projects.year_days import YearDay, register_year_days

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


@question
def _council_meetings(project: Project, user: Any, first: date, last: date) -> QuerySet[Meeting]:
    found = Meeting.objects.visible_to(user).active().filter(project=project, body__kind=BodyKind.COUNCIL)
    found = found.exclude(state=MeetingState.CANCELLED).filter(held_on__range=(first, last))
    return found.select_related("body").order_by("held_on", "pk")


def council_days(project: Project, user: Any, first: date, last: date) -> list[YearDay]:
    """Return the meetings of the council within some days, for the municipal year."""
    return [
        YearDay(
            meeting.held_on,
            _("Møte i %s") % lower_first(meeting.body.name),
            YearMarkKind.COUNCIL,
            address("meetings:meeting", project.slug, meeting.slug),
        )
        for meeting in _council_meetings(project, user, first, last)
    ]


def lower_first(name: str) -> str:
    """Return a body's name inside a sentence: «Kommunestyret» becomes «kommunestyret», «KS» stays."""
    return name[:1].lower() + name[1:] if name[1:2].islower() else name


def register() -> None:
    """Tell the money and the plan who knows."""
    register_year_days("meetings", council_days)
    waiting.register_next_meeting(next_meeting)
    waiting.register_last_meeting(last_meeting)
