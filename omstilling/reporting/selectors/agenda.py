"""Meetings and decisions as the composed pages show them, each with what the reader may see and its address."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import QuerySet

from meetings.models import AgendaItem, Meeting, MeetingState
from projects.models import Decision, Project

from .. import links


@dataclass(frozen=True, slots=True)
class CaseLine:
    """A case on an agenda, by the title that may be shown."""

    number: str
    title: str
    url: str


@dataclass(frozen=True, slots=True)
class MeetingLine:
    """A meeting with its visible cases."""

    meeting: Meeting
    url: str
    cases: tuple[CaseLine, ...] = ()


@dataclass(frozen=True, slots=True)
class DecisionLine:
    """A decision with its address."""

    decision: Decision
    url: str

    @property
    def plain(self) -> str:
        """What it means in plain words, or its text where nobody has written that yet."""
        return self.decision.meaning or self.decision.text


def meetings_of(project: Project, user: Any) -> QuerySet[Meeting]:
    """Return the meetings the user may see."""
    return Meeting.objects.visible_to(user).active().filter(project=project).select_related("body")


def coming_meetings(project: Project, user: Any, today: date, limit: int = 3) -> list[MeetingLine]:
    """Return the next meetings, the first with its cases. Two queries."""
    found = list(
        meetings_of(project, user)
        .filter(held_on__gte=today, state__in=[MeetingState.PLANNED, MeetingState.CALLED])
        .order_by("held_on", "starts_at", "pk")[:limit]
    )
    cases = cases_of(project, user, found[:1])
    return [MeetingLine(m, links.meeting_url(project, m), cases.get(m.pk, ())) for m in found]


def cases_of(project: Project, user: Any, meetings: Iterable[Meeting]) -> dict[int, tuple[CaseLine, ...]]:
    """Return the visible cases of meetings, in the agenda's order, by the meeting's id."""
    by_meeting: dict[int, list[CaseLine]] = {}
    items = (
        seen_items(project, user)
        .filter(meeting__in=[m.pk for m in meetings])
        .select_related("case__body")
        .order_by("meeting_id", "order")
    )
    for item in items:
        line = CaseLine(item.case.case_number, item.case.open_title, links.case_url(project, item.case))
        by_meeting.setdefault(item.meeting_id, []).append(line)
    return {pk: tuple(lines) for pk, lines in by_meeting.items()}


def seen_items(project: Project, user: Any) -> QuerySet[AgendaItem]:
    """Return the agenda items whose meeting and case the user may see."""
    from projects.models import Case

    cases = Case.objects.visible_to(user).active().filter(project=project)
    return AgendaItem.objects.visible_to(user).active().filter(meeting__project=project, case__in=cases)


def last_meeting(project: Project, user: Any, today: date) -> Meeting | None:
    """Return the last meeting that was held, as far as the user may see."""
    held = meetings_of(project, user).filter(state=MeetingState.HELD, held_on__lte=today)
    return held.order_by("-held_on", "-pk").first()


def latest_decisions(project: Project, user: Any, today: date, limit: int) -> list[DecisionLine]:
    """Return what was decided last."""
    found = (
        Decision.objects.visible_to(user)
        .active()
        .filter(project=project, decided_on__lte=today)
        .select_related("body", "case__body", "responsible")
        .order_by("-decided_on", "-pk")[:limit]
    )
    return [DecisionLine(decision, links.decision_url(project, decision)) for decision in found]
