"""The dashboard, gathered from the subjects' own selectors. The facts are the same for everyone who may see them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from budget import drawings
from budget.forecast import answer
from budget.selectors import (
    MOST_BESIDE,
    Overlap,
    TargetStatus,
    Together,
    confirmed_so_far,
    forecast_now,
    overlaps_together,
    read_together,
    target_status,
)
from meetings.models import Meeting
from omstilling.ui import formats
from omstilling.ui.charts import PerYear, Staircase
from projects.access import Role, roles_in
from projects.models import Project
from projects.selectors import plan
from projects.selectors.plan import MilestoneRow

from ..words import lead
from .agenda import DecisionLine, MeetingLine, latest_decisions, meetings_around
from .attention import NAMED, Attentions, attention
from .changes import LIMIT as CHANGED
from .changes import Change, changes_since

#: How many decisions are listed; more are read for what has changed.
DECISIONS = 5
MILESTONES = 8

TARGET, ATTENTION, MEETING = "target", "attention", "meeting"
PLAN, DECIDED, CHANGES = "plan", "decisions", "changes"
ORDER = (TARGET, ATTENTION, MEETING, PLAN, DECIDED, CHANGES)
#: What comes first for whom. Whoever has several roles gets the first one's order. The target and what needs
#: attention take the whole width: between them the others stand two by two.
ORDERS: dict[Role, tuple[str, ...]] = {
    Role.SECRETARY: (ATTENTION, TARGET, MEETING, PLAN, CHANGES, DECIDED),
    Role.CHIEF_EXECUTIVE: (TARGET, ATTENTION, MEETING, PLAN, DECIDED, CHANGES),
    Role.CHAIR: (TARGET, ATTENTION, MEETING, DECIDED, PLAN, CHANGES),
    Role.VOTING_MEMBER: (TARGET, ATTENTION, MEETING, DECIDED, PLAN, CHANGES),
    Role.UNION_REP: (TARGET, DECIDED, MEETING, ATTENTION, PLAN, CHANGES),
    Role.PROJECT_GROUP: (ATTENTION, TARGET, PLAN, MEETING, DECIDED, CHANGES),
    Role.WORK_GROUP: (TARGET, PLAN, MEETING, ATTENTION, DECIDED, CHANGES),
    Role.COUNCIL: (TARGET, DECIDED, CHANGES, MEETING, PLAN, ATTENTION),
    Role.EMPLOYEE: (TARGET, DECIDED, PLAN, MEETING, CHANGES, ATTENTION),
}


@dataclass(frozen=True, slots=True)
class Dashboard:
    """Everything the dashboard shows."""

    lead: str
    target: TargetStatus
    staircase: Staircase
    per_year: PerYear
    attention: Attentions
    meetings: tuple[MeetingLine, ...]
    coming: tuple[MilestoneRow, ...]
    decisions: tuple[DecisionLine, ...]
    last_meeting: Meeting | None
    changes: tuple[Change, ...]
    order: tuple[str, ...]
    chance: str = ""
    confirmed: str = ""

    @property
    def has_content(self) -> bool:
        """Whether there is anything to read: a target, a meeting, a milestone or a decision."""
        return bool(
            self.target.target is not None or self.meetings or self.last_meeting or self.coming or self.decisions
        )

    @property
    def next_meeting(self) -> MeetingLine | None:
        return self.meetings[0] if self.meetings else None


def dashboard(project: Project, user: Any, today: date) -> Dashboard:
    """Gather the dashboard of the user. What several parts speak of is read once."""
    together: Together | None = None

    def read(measures: int) -> tuple[Overlap, ...] | None:
        nonlocal together
        together = read_together(project, user, today) if 0 < measures <= MOST_BESIDE else None
        return overlaps_together(together, project) if together is not None else None

    status = target_status(project, user, today, read)
    decisions = latest_decisions(project, user, today, 4 * DECISIONS)
    meetings = meetings_around(project, user, today)
    meeting = meetings.last
    seen = plan.noticed(project, user, today, meeting.held_on if meeting else None, NAMED + 1, MILESTONES)
    reached = seen.reached[:CHANGED]
    return Dashboard(
        lead=lead(status.sentence, seen.late_count),
        target=status,
        staircase=drawings.staircase(status),
        per_year=drawings.per_year(status),
        attention=attention(project, user, today, seen.late, seen.late_count, together, status),
        meetings=meetings.coming,
        coming=tuple(seen.coming),
        decisions=tuple(decisions[:DECISIONS]),
        last_meeting=meeting,
        changes=tuple(changes_since(project, user, meeting, today, decisions, reached, together) if meeting else ()),
        order=order_for(user, project),
        chance=chance_of(project, user, today, status, together),
        confirmed=confirmed_words(project, user, today) if status.measures else "",
    )


def chance_of(project: Project, user: Any, today: date, status: TargetStatus, together: Together | None) -> str:
    """Return the chance of reaching the target in a sentence; empty without any, and where it takes long to reckon."""
    if status.target is None or together is None:
        return ""
    found = forecast_now(project, user, today, status, together)
    return answer(found)[0] if found.measures else ""


def confirmed_words(project: Project, user: Any, today: date) -> str:
    """Return what the accounts of this year have confirmed so far, in a sentence; empty before anything is."""
    amount = confirmed_so_far(project, user, today)
    if amount is None:
        return ""
    return _("Regnskapet for %(year)s har hittil bekreftet %(amount)s fra varige tiltak.") % {
        "year": today.year,
        "amount": formats.mnok(amount),
    }


def order_for(user: Any, project: Project) -> tuple[str, ...]:
    """Return the order of the dashboard's parts for the user's first role."""
    mine = roles_in(user, project)
    return next((ORDERS[role] for role in Role if role in mine and role in ORDERS), ORDER)
