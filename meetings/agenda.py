"""The agenda as a user sees it: of a case one may not see, its number, neutral title and ground, and nothing else."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from projects.access import question
from projects.models import Case, Decision

from .minutes.cases import ground, neutral_title
from .models import AgendaItem, Meeting


@dataclass(frozen=True, slots=True)
class AgendaLine:
    """One line. ``item`` is there only for those who see the case; ``pk`` is the item's, for its buttons."""

    pk: int
    number: str
    title: str
    is_visible: bool
    ground: str = ""
    unlisted: bool = False
    unlisted_note: str = ""
    item: AgendaItem | None = None
    decision: Decision | None = None

    @property
    def is_open(self) -> bool:
        """Whether the case still waits for its decision."""
        return self.is_visible and self.decision is None


def agenda_lines(meeting: Meeting, user: Any) -> list[AgendaLine]:
    """Return the meeting's agenda for the user. Two queries."""
    seen = set(_seen_cases(meeting.pk, user))
    return [_line(item, item.case_id in seen) for item in _items(meeting.pk, user)]


@question
def _items(meeting: int, user: Any) -> QuerySet[AgendaItem]:
    found = AgendaItem.objects.active().filter(meeting_id=meeting)
    return found.select_related("case__body", "case__project", "decision__project").order_by("order", "id")


@question
def _seen_cases(meeting: int, user: Any) -> QuerySet[Any]:
    found = Case.objects.visible_to(user).filter(agenda_items__meeting_id=meeting).order_by()
    return found.values_list("pk", flat=True)


def _line(item: AgendaItem, visible: bool) -> AgendaLine:
    case, decision = item.case, item.decision
    if not visible:
        return AgendaLine(item.pk, case.case_number, neutral_title(case), is_visible=False, ground=ground(item))
    shown = decision if decision is not None and not decision.is_withdrawn else None
    return AgendaLine(
        item.pk,
        case.case_number,
        case.title,
        is_visible=True,
        ground=ground(item) if case.legal_basis else "",
        unlisted=item.unlisted,
        unlisted_note=item.unlisted_note,
        item=item,
        decision=shown,
    )
