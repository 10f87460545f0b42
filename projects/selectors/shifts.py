"""The moves of milestones as a reader may see them: the decision behind, what drew it along, and what it drew."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import Any

from django.db.models import Q, QuerySet

from ..models import (
    Decision,
    DecisionKind,
    DecisionMilestone,
    DecisionOutcome,
    DecisionStatus,
    Milestone,
    MilestoneShift,
    MilestoneStatus,
)

#: So many decisions are offered for a move, beside those about the milestone.
OFFERED = 60


@dataclass(frozen=True, slots=True)
class ShiftRow:
    """One move. ``decision`` and ``follows`` are empty where the reader may not see them."""

    shift: MilestoneShift
    decision: Decision | None
    follows: Milestone | None
    drew: tuple[Milestone, ...]


def shift_rows(milestone: Milestone, user: Any) -> list[ShiftRow]:
    """Return the moves of a milestone, the first first. At most four queries."""
    shifts = list(milestone.shifts.active().select_related("follows").order_by("moved_on", "pk"))
    if not shifts:
        return []
    decisions = Decision.objects.visible_to(user).select_related("case__body", "body", "project")
    behind = decisions.in_bulk({shift.decision_id for shift in shifts if shift.decision_id})
    drawn: dict[int, list[int]] = defaultdict(list)
    carried = MilestoneShift.objects.active().filter(follows__in=shifts).order_by("pk")
    for lead, pk in carried.values_list("follows_id", "milestone_id"):
        drawn[lead].append(pk)
    wanted = {pk for pks in drawn.values() for pk in pks}
    wanted |= {shift.follows.milestone_id for shift in shifts if shift.follows is not None}
    others = Milestone.objects.visible_to(user).select_related("project").in_bulk(wanted) if wanted else {}
    return [
        ShiftRow(
            shift,
            behind.get(shift.decision_id or 0),
            others.get(shift.follows.milestone_id) if shift.follows is not None else None,
            tuple(others[pk] for pk in drawn[shift.pk] if pk in others),
        )
        for shift in shifts
    ]


def moving_decisions(project_id: int, user: Any) -> QuerySet[Decision]:
    """Return the decisions in force that can move the plan: final ones, that something is adopted in."""
    seen = Decision.objects.visible_to(user).active().filter(project=project_id)
    adopted = seen.filter(kind=DecisionKind.FINAL, outcome=DecisionOutcome.ADOPTED)
    return adopted.exclude(status__in=[DecisionStatus.REPEALED, DecisionStatus.REPLACED])


def offered_decisions(milestone: Milestone, user: Any) -> QuerySet[Decision]:
    """Return the decisions to choose among for a move: those about the milestone, and the latest others."""
    adopted = moving_decisions(milestone.project_id, user)
    about = DecisionMilestone.objects.active().filter(milestone=milestone).values("decision_id")
    latest = list(adopted.order_by("-decided_on", "-pk").values_list("pk", flat=True)[:OFFERED])
    found = adopted.filter(Q(pk__in=about) | Q(pk__in=latest))
    return found.select_related("case__body", "body").order_by("-decided_on", "-pk")


def carried_by(shift: MilestoneShift) -> list[MilestoneShift]:
    """Return the moves that followed a move, in their order."""
    found = MilestoneShift.objects.active().filter(follows=shift).select_related("milestone__project")
    return list(found.order_by("pk"))


def last_shift(milestone: Milestone) -> MilestoneShift | None:
    """Return a milestone's last move."""
    return milestone.shifts.active().order_by("-pk").first()


def can_undo(shift: MilestoneShift, milestone: Milestone) -> bool:
    """Tell whether a move is the milestone's last, and the milestone still stands where it put it."""
    if milestone.is_withdrawn or milestone.status == MilestoneStatus.DONE or shift.from_date is None:
        return False
    last = last_shift(milestone)
    return last is not None and last.pk == shift.pk and milestone.current_date == shift.to_date
