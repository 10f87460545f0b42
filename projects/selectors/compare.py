"""The plan of an earlier day beside the plan of now: adopted, then, now, and the days between.

What stood then is read from the history; who may see a milestone is decided by how it stands now, and who may see how
it stood, by how it stood then too.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from types import SimpleNamespace
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from omstilling.ui.addresses import address
from omstilling.ui.charts import Gantt, GanttGroup, GanttRow

from ..models import Milestone, MilestoneStatus, Project
from .history import readable
from .plan import LATE, STATUS_WORDS, all_milestones, status_of

#: What a milestone has become since, by key.
NEW, GONE, REACHED, MOVED, SAME = "new", "gone", "reached", "moved", "same"


@dataclass(frozen=True, slots=True)
class CompareRow:
    """A milestone then and now. ``days`` is how far it has moved since; ``None`` where a date is missing."""

    milestone: Milestone
    url: str
    change: str
    then: date | None
    now: date | None

    @property
    def days(self) -> int | None:
        if self.then is None or self.now is None:
            return None
        return (self.now - self.then).days

    @property
    def word(self) -> str:
        """What it has become since."""
        return {
            NEW: _("ny siden"),
            GONE: _("trukket siden"),
            REACHED: _("nådd siden"),
            MOVED: _("flyttet"),
            SAME: _("som da"),
        }[self.change]


@dataclass(frozen=True, slots=True)
class Comparison:
    """The whole plan of two days, and how many of each kind of change."""

    day: date
    rows: tuple[CompareRow, ...]

    def count(self, change: str) -> int:
        return sum(row.change == change for row in self.rows)

    @property
    def moved(self) -> int:
        """How many have another date than then, those that are reached since too."""
        return sum(row.change == MOVED or bool(row.days) for row in self.rows)

    @property
    def later(self) -> list[CompareRow]:
        return [row for row in self.rows if (row.days or 0) > 0]


def end_of(day: date) -> datetime:
    """Return the moment that a day of the municipality's clock is over."""
    return timezone.make_aware(datetime.combine(day + timedelta(days=1), time()))


def compare(project: Project, user: Any, day: date) -> Comparison:
    """Return the plan as it stood when a day was over, beside the plan of now. Two queries."""
    live = {milestone.pk: milestone for milestone in all_milestones(project, user)}
    fields = ("id", "current_date", "completed_on", "withdrawn_at", "access", "body_id")
    past: dict[int, tuple[date | None, bool]] = {}
    history: Any = Milestone.history
    found = history.filter(project_id=project.pk, history_date__lt=end_of(day)).order_by("id", "history_id")
    for pk, current, reached, gone, access, body in found.values_list(*fields):
        stood = SimpleNamespace(project_id=project.pk, access=access, body_id=body)
        past[pk] = (reached or current, gone is None) if readable(stood, user) else (None, False)
    rows = []
    for pk, milestone in live.items():
        then, was_there = past.get(pk, (None, False))
        if not was_there and milestone.is_withdrawn:
            continue
        now = None if milestone.is_withdrawn else milestone.completed_on or milestone.current_date
        url = address("projects:milestone", project.slug, milestone.number)
        change = _change(milestone, then if was_there else None, now, was_there, day)
        rows.append(CompareRow(milestone, url, change, then if was_there else None, now))
    return Comparison(day, tuple(rows))


def _change(milestone: Milestone, then: date | None, now: date | None, was_there: bool, day: date) -> str:
    if not was_there:
        return NEW
    if milestone.is_withdrawn:
        return GONE
    if milestone.completed_on is not None and milestone.completed_on > day:
        return REACHED
    return SAME if then == now else MOVED


def drawing_of(found: Comparison, project: Project, today: date) -> Gantt:
    """Return the milestones with a date now: the open mark is where each stood then."""
    rows = [
        GanttRow(
            label=f"{row.milestone.number} {row.milestone.title}",
            current=row.now,
            adopted=row.then,
            done=row.milestone.status == MilestoneStatus.DONE,
            late=status_of(row.milestone, today) == LATE,
            status=str(STATUS_WORDS[status_of(row.milestone, today)]),
        )
        for row in found.rows
        if row.now is not None
    ]
    rows.sort(key=lambda row: row.current or today)
    title = _("Planen da og nå")
    return Gantt(title, (GanttGroup(project.short_name, tuple(rows)),), today, adopted_word=_("Datoen da"))
