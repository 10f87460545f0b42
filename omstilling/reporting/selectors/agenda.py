"""Meetings and decisions as the composed pages show them, each with what the reader may see and its address."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Q, QuerySet

from meetings.models import AgendaItem, Meeting, MeetingState
from projects.access import question
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
        return self.decision.meaning or self.decision.standing.text


@question
def meetings_of(project: Project, user: Any) -> QuerySet[Meeting]:
    """Return the meetings the user may see."""
    return Meeting.objects.visible_to(user).active().filter(project=project).select_related("body")


@question
def _coming(project: Project, user: Any, today: date, limit: int) -> QuerySet[Meeting]:
    coming = meetings_of(project, user).filter(
        held_on__gte=today, state__in=[MeetingState.PLANNED, MeetingState.CALLED]
    )
    return coming.order_by("held_on", "starts_at", "pk")[:limit]


@dataclass(frozen=True, slots=True)
class Around:
    """The next meetings, and the last one that was held."""

    coming: tuple[MeetingLine, ...]
    last: Meeting | None


@question
def _around(project: Project, user: Any, today: date, limit: int) -> QuerySet[Meeting]:
    ahead, behind = _coming(project, user, today, limit), _last_held(project, user, today)
    found = meetings_of(project, user).filter(Q(pk__in=ahead.values("pk")) | Q(pk__in=behind.values("pk")))
    return found.order_by("held_on", "starts_at", "pk")


def meetings_around(project: Project, user: Any, today: date, limit: int = 3) -> Around:
    """Return the next meetings, the first with its cases, and the last one that was held. Two queries."""
    found = list(_around(project, user, today, limit))
    last = next((m for m in found if m.state == MeetingState.HELD), None)
    ahead = [m for m in found if m is not last]
    cases = cases_of(project, user, ahead[:1])
    coming = tuple(MeetingLine(m, links.meeting_url(project, m), cases.get(m.pk, ())) for m in ahead)
    return Around(coming, last)


@question
def _items_of(project: Project, user: Any, meetings: tuple[int, ...]) -> QuerySet[AgendaItem]:
    found = seen_items(project, user).filter(meeting__in=meetings)
    return found.select_related("case__body").order_by("meeting_id", "order")


def cases_of(project: Project, user: Any, meetings: Iterable[Meeting]) -> dict[int, tuple[CaseLine, ...]]:
    """Return the visible cases of meetings, in the agenda's order, by the meeting's id."""
    by_meeting: dict[int, list[CaseLine]] = {}
    for item in _items_of(project, user, tuple(m.pk for m in meetings)):
        line = CaseLine(item.case.case_number, item.case.open_title, links.case_url(project, item.case))
        by_meeting.setdefault(item.meeting_id, []).append(line)
    return {pk: tuple(lines) for pk, lines in by_meeting.items()}


@question
def seen_items(project: Project, user: Any) -> QuerySet[AgendaItem]:
    """Return the agenda items whose meeting and case the user may see."""
    from projects.models import Case

    cases = Case.objects.visible_to(user).active().filter(project=project)
    return AgendaItem.objects.visible_to(user).active().filter(meeting__project=project, case__in=cases)


@question
def _last_held(project: Project, user: Any, today: date) -> QuerySet[Meeting]:
    held = meetings_of(project, user).filter(state=MeetingState.HELD, held_on__lte=today)
    return held.order_by("-held_on", "-pk")[:1]


def latest_decisions(project: Project, user: Any, today: date, limit: int) -> list[DecisionLine]:
    """Return what was decided last."""
    found = _latest(project, user, today, limit)
    return [DecisionLine(decision, links.decision_url(project, decision)) for decision in found]


@question
def _latest(project: Project, user: Any, today: date, limit: int) -> QuerySet[Decision]:
    found = Decision.objects.visible_to(user).active().filter(project=project, decided_on__lte=today)
    return found.select_related("body", "case__body", "responsible").order_by(
        "-decided_on", "body_id", "case_id", "pk"
    )[:limit]
