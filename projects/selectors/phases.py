"""The phases of a project with their decision points: where each stands, as the user may see it."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, QuerySet
from django.utils.translation import gettext as _

from ..models import (
    CheckPoint,
    Decision,
    DecisionPoint,
    DecisionStatus,
    Milestone,
    MilestoneStatus,
    Phase,
    PointResult,
    Project,
)

#: How each result looks in a tag.
RESULT_KINDS = {
    PointResult.OPEN: "missing",
    PointResult.GO: "decided",
    PointResult.CHANGES: "decided",
    PointResult.STOP: "withdrawn",
}


@dataclass(frozen=True, slots=True)
class PointRow:
    """A decision point: its checklist, and the decision that it rests on where the user may see it."""

    point: DecisionPoint
    checks: tuple[CheckPoint, ...]
    decision: Decision | None
    is_late: bool
    falls: bool

    @property
    def done(self) -> int:
        return sum(check.done_on is not None for check in self.checks)

    @property
    def total(self) -> int:
        return len(self.checks)

    @property
    def is_open(self) -> bool:
        return self.point.result == PointResult.OPEN

    @property
    def word(self) -> str:
        """The result, or that it is overdue or that its decision holds no longer."""
        if self.falls:
            return _("vedtaket gjelder ikke lenger")
        if self.is_late:
            return _("over datoen")
        return str(self.point.get_result_display())

    @property
    def kind(self) -> str:
        return "late" if self.falls or self.is_late else RESULT_KINDS[PointResult(self.point.result)]


@dataclass(frozen=True, slots=True)
class PhaseRow:
    """A phase as the page shows it."""

    phase: Phase
    points: tuple[PointRow, ...]
    milestones: int
    reached: int
    word: str
    kind: str

    @property
    def is_now(self) -> bool:
        return self.kind in ("under_way", "late")


def phases(project: Project, user: Any) -> QuerySet[Phase]:
    """Return the phases in use, in order."""
    return Phase.objects.visible_to(user).active().filter(project=project).order_by("order", "pk")


def phase_rows(project: Project, user: Any, today: date) -> list[PhaseRow]:
    """Return the phases with their decision points and checklists. Five queries at most, however many there are."""
    rows = list(phases(project, user))
    found = points(project, user).filter(phase__in=[phase.pk for phase in rows])
    by_phase: dict[int, list[PointRow]] = defaultdict(list)
    for row in point_rows(found, user, today):
        by_phase[row.point.phase_id].append(row)
    counts = (
        Milestone.objects.visible_to(user)
        .active()
        .filter(project=project, phase__isnull=False)
        .order_by()
        .values_list("phase_id", "status")
        .annotate(n=Count("pk"))
    )
    all_of: dict[int | None, int] = defaultdict(int)
    reached: dict[int | None, int] = defaultdict(int)
    for key, status, n in counts:
        all_of[key] += n
        reached[key] += n if status == MilestoneStatus.DONE else 0
    return [
        PhaseRow(
            phase,
            tuple(by_phase[phase.pk]),
            all_of[phase.pk],
            reached[phase.pk],
            *_state(phase, by_phase[phase.pk], today),
        )
        for phase in rows
    ]


def _state(phase: Phase, points_of: list[PointRow], today: date) -> tuple[str, str]:
    """Return where a phase stands in a word, and how that looks: by its last decision point, then by its dates."""
    last = points_of[-1].point if points_of else None
    if last is not None and last.result != PointResult.OPEN:
        return (_("stoppet"), "withdrawn") if last.result == PointResult.STOP else (_("ferdig"), "good")
    if phase.ends_on is not None and phase.ends_on < today:
        return (_("over datoen"), "late") if last is not None else (_("ferdig"), "good")
    if phase.starts_on is None:
        return _("ikke fastsatt"), "missing"
    return (_("pågår"), "under_way") if phase.starts_on <= today else (_("ikke startet"), "quiet")


def points(project: Project, user: Any) -> QuerySet[DecisionPoint]:
    """Return the decision points in use, in order."""
    found = DecisionPoint.objects.visible_to(user).active()
    return (
        found.filter(phase__project=project, phase__withdrawn_at__isnull=True)
        .select_related("phase__project")
        .order_by("phase__order", "phase_id", "pk")
    )


def point_rows(found: QuerySet[DecisionPoint], user: Any, today: date) -> list[PointRow]:
    """Return decision points with their checklists and decisions. Three queries."""
    rows = list(found)
    checks: dict[int, list[CheckPoint]] = defaultdict(list)
    mine = CheckPoint.objects.active().filter(decision_point__in=[row.pk for row in rows])
    for check in mine.select_related("done_by").order_by("order", "pk"):
        checks[check.decision_point_id].append(check)
    wanted = {row.decision_id for row in rows if row.decision_id is not None}
    decisions: dict[int | None, Decision] = {}
    if wanted:
        seen = Decision.objects.visible_to(user).filter(pk__in=wanted)
        decisions = {one.pk: one for one in seen.select_related("project", "body", "case__body")}
    return [
        PointRow(
            row,
            tuple(checks[row.pk]),
            decisions.get(row.decision_id),
            row.result == PointResult.OPEN and row.planned_on is not None and row.planned_on < today,
            _falls(decisions.get(row.decision_id)),
        )
        for row in rows
    ]


def _falls(decision: Decision | None) -> bool:
    """Tell whether a decision that something rests on holds no longer."""
    if decision is None:
        return False
    return decision.is_withdrawn or decision.status not in (DecisionStatus.IN_FORCE, DecisionStatus.CHANGED)
