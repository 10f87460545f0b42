"""The agenda as a user sees it: of a case one may not see, its number, neutral title and ground, and nothing else."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.db.models import Exists, OuterRef, QuerySet

from omstilling.ui.formats import date_table
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
    section: str = ""
    carried: str = ""
    item: AgendaItem | None = None
    decision: Decision | None = None

    @property
    def is_open(self) -> bool:
        """Whether the case still waits for its decision."""
        return self.is_visible and self.decision is None


def agenda_lines(meeting: Meeting, user: Any) -> list[AgendaLine]:
    """Return the meeting's agenda for the user. One query."""
    lines = []
    for item in _items(meeting.pk, user):
        for row in (item.case, item.decision):
            if row is not None and row.project_id == meeting.project_id:
                row.project = meeting.project
        lines.append(_line(item, item.is_seen))  # type: ignore[attr-defined]
    return lines


@question
def _items(meeting: int, user: Any) -> QuerySet[AgendaItem]:
    found = AgendaItem.objects.active().filter(meeting_id=meeting)
    seen = Case.objects.visible_to(user).filter(pk=OuterRef("case_id"))
    return (
        found.annotate(is_seen=Exists(seen))
        .select_related("case__body", "decision", "carried_from__meeting")
        .order_by("order", "id")
    )


def _line(item: AgendaItem, visible: bool) -> AgendaLine:
    case, decision = item.case, item.decision
    if not visible:
        hidden = neutral_title(case)
        return AgendaLine(
            item.pk, case.case_number, hidden, is_visible=False, ground=ground(item), section=item.section
        )
    shown = decision if decision is not None and not decision.is_withdrawn else None
    return AgendaLine(
        item.pk,
        case.case_number,
        case.title,
        is_visible=True,
        ground=ground(item) if case.legal_basis else "",
        unlisted=item.unlisted,
        unlisted_note=item.unlisted_note,
        section=item.section,
        carried=date_table(item.carried_from.meeting.held_on) if item.carried_from is not None else "",
        item=item,
        decision=shown,
    )
