"""What the plan says: each milestone's status word, how far it has moved, which are late and which are coming.

The status is worked out here and nowhere else: once for a row (``status_of``) and once for the database
(``status_q``), and a test holds them together.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cached_property
from typing import Any

from django.db.models import Count, F, Max, Min, Q, QuerySet
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from omstilling.audit.kept import sums
from omstilling.ui.addresses import address
from omstilling.ui.charts import Band, Depends, Gantt, GanttGroup, GanttRow

from ..access import question
from ..models import DecisionMilestone, Milestone, MilestoneStatus, Project, StudyArea

DONE, LATE, STARTED, PLANNED, UNDATED, WITHDRAWN = "done", "late", "started", "planned", "undated", "withdrawn"

#: The status words by key, in the order in which a filter offers them.
STATUS_WORDS: dict[str, Any] = {
    LATE: _("forsinket"),
    STARTED: _("i gang"),
    PLANNED: _("planlagt"),
    UNDATED: _("ikke fastsatt"),
    DONE: _("nådd"),
    WITHDRAWN: _("trukket"),
}
#: «De neste seks ukene».
COMING_DAYS = 42


def status_of(milestone: Milestone, today: date) -> str:
    """Return the key of a milestone's status."""
    if milestone.is_withdrawn:
        return WITHDRAWN
    if milestone.status == MilestoneStatus.DONE:
        return DONE
    if milestone.current_date is not None and milestone.current_date < today:
        return LATE
    if milestone.status == MilestoneStatus.STARTED:
        return STARTED
    return PLANNED if milestone.current_date is not None else UNDATED


def status_q(key: str, today: date) -> Q:
    """Return the condition under which a milestone has the status."""
    if key == WITHDRAWN:
        return Q(withdrawn_at__isnull=False)
    active, open_ = Q(withdrawn_at__isnull=True), ~Q(status=MilestoneStatus.DONE)
    late = Q(current_date__lt=today)
    on_time = Q(current_date__isnull=True) | Q(current_date__gte=today)
    return {
        DONE: active & Q(status=MilestoneStatus.DONE),
        LATE: active & open_ & late,
        STARTED: active & Q(status=MilestoneStatus.STARTED) & on_time,
        PLANNED: active & Q(status=MilestoneStatus.PLANNED) & Q(current_date__gte=today),
        UNDATED: active & Q(status=MilestoneStatus.PLANNED, current_date__isnull=True),
    }[key]


@dataclass(frozen=True)
class MilestoneRow:
    """A milestone as pages, reports and exports show it."""

    milestone: Milestone
    key: str
    shift_days: int | None
    days_late: int
    url: str

    @property
    def status(self) -> str:
        """The status word."""
        return str(STATUS_WORDS[self.key])

    @property
    def late(self) -> bool:
        return self.key == LATE

    @property
    def done(self) -> bool:
        return self.key == DONE

    @property
    def day(self) -> date | None:
        """When it was reached, or is expected."""
        return self.milestone.completed_on or self.milestone.current_date

    @cached_property
    def moved(self) -> bool:
        """Whether it lies elsewhere than adopted."""
        return bool(self.shift_days)


@question
def milestones(project: Project, user: Any) -> QuerySet[Milestone]:
    """Return the milestones of the plan that the user may see, with what a row shows; withdrawn ones left out."""
    return all_milestones(project, user).active()  # type: ignore[attr-defined,no-any-return]


@question
def all_milestones(project: Project, user: Any) -> QuerySet[Milestone]:
    """Return the same with those that are withdrawn."""
    return (
        Milestone.objects.visible_to(user)
        .filter(project=project)
        .select_related("body", "responsible")
        .order_by(F("current_date").asc(nulls_last=True), "number")
    )


def row_of(milestone: Milestone, project: Project, today: date) -> MilestoneRow:
    """Return a milestone as a row."""
    key = status_of(milestone, today)
    late = (today - milestone.current_date).days if key == LATE and milestone.current_date else 0
    url = address("projects:milestone", project.slug, milestone.number)
    return MilestoneRow(milestone, key, milestone.shift_days, late, url)


def rows_of(found: Iterable[Milestone], project: Project, today: date) -> list[MilestoneRow]:
    """Return milestones as rows, in their order."""
    return [row_of(milestone, project, today) for milestone in found]


def milestone_rows(project: Project, user: Any, today: date) -> list[MilestoneRow]:
    """Return the whole plan as the user may see it, by date."""
    return rows_of(milestones(project, user), project, today)


def late(project: Project, user: Any, today: date, limit: int | None = None) -> list[MilestoneRow]:
    """Return the milestones whose date has passed, the longest overdue first."""
    return rows_of(_late(project, user, today, limit), project, today)


@question
def _late(project: Project, user: Any, today: date, limit: int | None) -> QuerySet[Milestone]:
    return late_in(milestones(project, user), today)[:limit]


def coming(
    project: Project, user: Any, today: date, days: int = COMING_DAYS, limit: int | None = None
) -> list[MilestoneRow]:
    """Return the milestones that are due from today and some days on, the nearest first."""
    return rows_of(_coming(project, user, today, days, limit), project, today)


@question
def _coming(project: Project, user: Any, today: date, days: int, limit: int | None) -> QuerySet[Milestone]:
    return coming_in(milestones(project, user), today, days)[:limit]


#: So many milestones are read at once for what is late, coming and reached; where there are more, each by itself.
AT_ONCE = 100


@dataclass(frozen=True, slots=True)
class Noticed:
    """The milestones that a front page speaks of: the first late ones and how many are, the next, those reached."""

    late: list[MilestoneRow]
    late_count: int
    coming: list[MilestoneRow]
    reached: list[Milestone]


def noticed(project: Project, user: Any, today: date, since: date | None, late_ones: int, others: int) -> Noticed:
    """Return so many that are late, and of those due soon and those reached after a day, so many others. One query.

    The same as ``late``, ``coming`` and the count of the late, each asked for by itself.
    """
    found = list(_noticed(project, user, today, since))
    if len(found) > AT_ONCE:
        reached = list(_reached(project, user, today, since, others)) if since is not None else []
        counts, soon = counts_of_plan(project, user, today), coming(project, user, today, limit=others)
        return Noticed(late(project, user, today, late_ones), counts.late, soon, reached)
    over = [m for m in found if status_of(m, today) == LATE]
    last = today + timedelta(days=COMING_DAYS)
    soon = rows_of([m for m in found if _is_due(m, today, last)][:others], project, today)
    reached = [m for m in found if since is not None and m.completed_on and since < m.completed_on <= today]
    reached.sort(key=lambda m: (m.completed_on, m.pk), reverse=True)
    return Noticed(rows_of(over[:late_ones], project, today), len(over), soon, reached[:others])


def _is_due(milestone: Milestone, first: date, last: date) -> bool:
    day = milestone.current_date
    return milestone.status != MilestoneStatus.DONE and day is not None and first <= day <= last


@question
def _noticed(project: Project, user: Any, today: date, since: date | None) -> QuerySet[Milestone]:
    wanted = Q(current_date__lte=today + timedelta(days=COMING_DAYS)) & ~Q(status=MilestoneStatus.DONE)
    if since is not None:
        wanted |= Q(completed_on__gt=since, completed_on__lte=today)
    return milestones(project, user).filter(wanted)[: AT_ONCE + 1]


@question
def _reached(project: Project, user: Any, today: date, since: date, limit: int) -> QuerySet[Milestone]:
    found = milestones(project, user).filter(completed_on__gt=since, completed_on__lte=today)
    return found.order_by("-completed_on", "-pk")[:limit]


def late_in(found: QuerySet[Milestone], today: date) -> QuerySet[Milestone]:
    """Narrow milestones to those that are late."""
    return found.filter(status_q(LATE, today))


def coming_in(found: QuerySet[Milestone], today: date, days: int = COMING_DAYS) -> QuerySet[Milestone]:
    """Narrow milestones to those that are due within some days and not reached."""
    span = (today, today + timedelta(days=days))
    return found.filter(~Q(status=MilestoneStatus.DONE), current_date__range=span)


def undated_in(found: QuerySet[Milestone]) -> QuerySet[Milestone]:
    """Narrow milestones to those without any date: they have no place in the drawing."""
    return found.filter(current_date__isnull=True, completed_on__isnull=True)


@dataclass(frozen=True, slots=True)
class PlanCounts:
    """How many, and the days that the drawing spans."""

    total: int
    done: int
    late: int
    coming: int
    undated: int
    first: date | None
    last: date | None


def counted(found: QuerySet[Milestone], today: date) -> QuerySet[Any]:
    """Return the numbers of ``PlanCounts`` over milestones, as one row."""
    ends = Coalesce("completed_on", "current_date")
    soon = (today, today + timedelta(days=COMING_DAYS))
    return sums(
        found,
        total=Count("pk"),
        done_count=Count("pk", filter=status_q(DONE, today)),
        late_count=Count("pk", filter=status_q(LATE, today)),
        coming_count=Count("pk", filter=~Q(status=MilestoneStatus.DONE) & Q(current_date__range=soon)),
        undated_count=Count("pk", filter=Q(current_date__isnull=True, completed_on__isnull=True)),
        first=Min(ends),
        first_adopted=Min("baseline_date"),
        first_start=Min("starts_on"),
        last=Max(ends),
        last_adopted=Max("baseline_date"),
    )


@question
def _counted(project: Project, user: Any, today: date) -> QuerySet[Any]:
    return counted(milestones(project, user), today)


def plan_counts(found: QuerySet[Milestone], today: date) -> PlanCounts:
    """Count milestones in one query."""
    return _counts_of(counted(found, today))


def counts_of_plan(project: Project, user: Any, today: date) -> PlanCounts:
    """Count the milestones of the whole plan that the user may see."""
    return _counts_of(_counted(project, user, today))


def _counts_of(rows: Iterable[Any]) -> PlanCounts:
    total, done, late_ones, coming_ones, undated, *days = next(iter(rows))
    first, first_adopted, first_start, last, last_adopted = days
    return PlanCounts(
        total=total,
        done=done,
        late=late_ones,
        coming=coming_ones,
        undated=undated,
        first=min((d for d in (first, first_adopted, first_start) if d), default=None),
        last=max((d for d in (last, last_adopted) if d), default=None),
    )


BY_BODY, BY_STUDY_AREA = "organ", "omrade"


def gantt_order(found: QuerySet[Milestone], by: str) -> QuerySet[Milestone]:
    """Return the milestones that have a date in the order of the drawing: by group, then by day."""
    dated = found.filter(Q(current_date__isnull=False) | Q(completed_on__isnull=False))
    fields = (
        ("study_area__order", "study_area_id") if by == BY_STUDY_AREA else ("body__order", "body__name", "body_id")
    )
    group = (F(name).asc(nulls_last=True) for name in fields)
    return dated.alias(at=Coalesce("completed_on", "current_date")).order_by(*group, "at", "number")


@dataclass(frozen=True, slots=True)
class Around:
    """What the drawing shows beside the milestones: what waits for what, what may be late, and what lies behind."""

    depends: tuple[Depends, ...] = ()
    waits: Mapping[int, str] = field(default_factory=dict)
    chain: frozenset[int] = frozenset()
    at_risk: Collection[int] = ()
    phases: tuple[Band, ...] = ()
    marks: tuple[Band, ...] = ()


NOTHING_AROUND = Around()


def group_of(milestone: Milestone, by: str) -> int:
    """Return the key of the group of the drawing that a milestone stands in; 0 for those without."""
    return (milestone.study_area_id if by == BY_STUDY_AREA else milestone.body_id) or 0


def group_names(found: Iterable[Milestone], user: Any, project: Project, by: str) -> dict[int, str]:
    """Return the names of the groups of the drawing by key, in its order. A study area that is not seen has none."""
    areas: dict[int, str] = {}
    if by == BY_STUDY_AREA:
        areas = dict(StudyArea.objects.visible_to(user).filter(project=project).values_list("pk", "title"))
    names: dict[int, str] = {}
    rest = str(_("Uten utredningsområde") if by == BY_STUDY_AREA else _("Uten organ"))
    for milestone in found:
        key = group_of(milestone, by)
        if by == BY_STUDY_AREA:
            names[key if key in areas else 0] = areas.get(key, rest)
        else:
            names[key] = milestone.body.name if milestone.body is not None else rest
    if 0 in names:
        names[0] = names.pop(0)
    return names


def gantt_of(
    found: Iterable[Milestone],
    user: Any,
    project: Project,
    today: date,
    *,
    by: str = BY_BODY,
    span: tuple[date, date] | None = None,
    around: Around = NOTHING_AROUND,
    folded: Collection[int] = (),
    names: Mapping[int, str] | None = None,
) -> Gantt:
    """Return milestones, in the order of ``gantt_order``, as a drawing with today's line.

    ``folded`` are the keys of the groups whose rows are not drawn; ``names`` are those of ``group_names``.
    """
    found = list(found)
    names = group_names(found, user, project, by) if names is None else names
    groups: dict[int, list[GanttRow]] = {key: [] for key in names}
    for milestone in found:
        key = group_of(milestone, by)
        groups[key if key in groups else 0].append(gantt_row(row_of(milestone, project, today), around))
    made = tuple(GanttGroup(names[key], tuple(rows), key in folded) for key, rows in groups.items() if rows)
    return Gantt(
        _("Framdriftsplan"),
        made,
        today=today,
        span=span,
        depends=around.depends,
        phases=around.phases,
        marks=around.marks,
    )


def gantt_row(row: MilestoneRow, around: Around = NOTHING_AROUND) -> GanttRow:
    """Return a row of the drawing: a bar from where the work starts, where that is known, and a mark at the date."""
    milestone = row.milestone
    start = milestone.starts_on if milestone.starts_on and row.day and milestone.starts_on <= row.day else None
    return GanttRow(
        label=f"{milestone.number} {milestone.title}",
        current=row.day,
        adopted=milestone.baseline_date,
        start=start,
        end=row.day if start else None,
        done=row.done,
        late=row.late,
        status=row.status,
        key=milestone.pk,
        critical=milestone.pk in around.chain,
        at_risk=milestone.pk in around.at_risk,
        waits=around.waits.get(milestone.pk, ""),
    )


def decisions_about(milestone: Milestone, user: Any) -> list[Any]:
    """Return the decisions that concern a milestone and that the user may see, the latest first."""
    links = (
        DecisionMilestone.objects.visible_to(user)
        .active()
        .filter(milestone=milestone, decision__withdrawn_at__isnull=True)
        .select_related("decision__case", "decision__body", "decision__project", "decision__case__body")
        .order_by("-decision__decided_on", "-decision_id")
    )
    return [link.decision for link in links]
