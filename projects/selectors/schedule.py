"""How the milestones of a plan hang together for a reader: what they wait for, what is at risk, what a move leads to.

The arithmetic is ``projects.schedule``; here it meets the rows that the reader may see.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from typing import Any, NamedTuple

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from omstilling.audit.kept import kept
from omstilling.audit.marks import mark_of
from omstilling.ui.addresses import address
from omstilling.ui.charts import Depends
from omstilling.ui.formats import date_table, plural

from ..access import question
from ..models import (
    Milestone,
    MilestoneLink,
    MilestoneShift,
    MilestoneStatus,
    Project,
    Risk,
    RiskKind,
    Tolerance,
    ToleranceKind,
)
from ..schedule import Net, Point, Wait
from .plan import DONE, LATE, PLANNED, STARTED, STATUS_WORDS, Around, milestones
from .year_wheel import mark_bands, phase_bands


class Light(NamedTuple):
    """As much of a milestone as the arithmetic and its words need."""

    pk: int
    number: int
    title: str
    current: date | None
    reached: date | None
    status: str
    baseline: date | None

    @property
    def done(self) -> bool:
        return self.status == MilestoneStatus.DONE

    @property
    def day(self) -> date | None:
        return self.reached or self.current

    def is_late(self, today: date) -> bool:
        return not self.done and self.current is not None and self.current < today

    def word(self, today: date) -> str:
        """Return the word of its status."""
        if self.done:
            return str(STATUS_WORDS[DONE])
        if self.is_late(today):
            return str(STATUS_WORDS[LATE])
        return str(STATUS_WORDS[STARTED if self.status == MilestoneStatus.STARTED else PLANNED])


@question
def _light(project: Project, user: Any) -> QuerySet[Any]:
    fields = ("pk", "number", "title", "current_date", "completed_on", "status", "baseline_date")
    return milestones(project, user).select_related(None).order_by("pk").values_list(*fields)


@question
def links(project: Project, user: Any) -> QuerySet[MilestoneLink]:
    """Return the dependencies between milestones in the plan that the user may see."""
    found = MilestoneLink.objects.visible_to(user).active()
    return found.filter(before__project=project, before__withdrawn_at=None, after__withdrawn_at=None)


@question
def _waits(project: Project, user: Any) -> QuerySet[Any]:
    return links(project, user).order_by("pk").values_list("before_id", "after_id", "days")


@question
def _open_risks(project: Project, user: Any) -> QuerySet[Any]:
    found = Risk.objects.visible_to(user).active().filter(project=project, kind=RiskKind.THREAT, closed_on=None)
    return found.filter(milestone__isnull=False).order_by("number").values_list("milestone_id", "title")


@dataclass(frozen=True)
class Plan:
    """The milestones that a person may see, with what they wait for. ``net`` does the arithmetic."""

    rows: dict[int, Light]
    waits: tuple[Wait, ...]

    @cached_property
    def net(self) -> Net:
        points = (Point(row.pk, row.day, row.done) for row in self.rows.values())
        return Net(points, self.waits)

    @cached_property
    def chain(self) -> list[int]:
        """The critical chain, first to last; nothing where no two hang together."""
        return self.net.chain if self.waits else []


def plan_of(project: Project, user: Any) -> Plan:
    """Return the plan as the user may see it. Two queries."""
    rows = {row[0]: Light(*row) for row in _light(project, user)}
    return Plan(rows, tuple(Wait(*wait) for wait in _waits(project, user)))


def risks_by_milestone(project: Project, user: Any) -> dict[int, list[str]]:
    """Return the titles of open risks, by the milestone they threaten. One query."""
    found: dict[int, list[str]] = defaultdict(list)
    for pk, title in _open_risks(project, user):
        found[pk].append(title)
    return found


def reasons_of(plan: Plan, risks: dict[int, list[str]], today: date) -> dict[int, list[str]]:
    """Return why each milestone may be late though its own date has not passed; only those that may."""
    earliest = plan.net.earliest(today) if plan.waits else {}
    found: dict[int, list[str]] = {}
    for row in plan.rows.values():
        if row.done or row.current is None or row.current < today:
            continue
        why = []
        for wait in plan.net.before.get(row.pk, ()) if plan.waits else ():
            other = plan.rows[wait.before]
            if other.is_late(today):
                why.append(_("venter på «%s», som er forsinket") % other.title)
        day = earliest.get(row.pk)
        if day is not None and day > row.current:
            why.append(_("kan tidligst nås %s") % date_table(day))
        why += [_("åpen risiko: %s") % title for title in risks.get(row.pk, ())]
        if why:
            found[row.pk] = why
    return found


def around_of(
    plan: Plan, reasons: Mapping[int, list[str]], project: Project, user: Any, span: tuple[date, date] | None
) -> Around:
    """Return what the drawing shows beside the milestones. What is reached waits for nothing any more."""
    chain = plan.chain
    steps = set(zip(chain, chain[1:], strict=False))
    waits: dict[int, list[str]] = defaultdict(list)
    depends = []
    for wait in plan.waits:
        before, after = plan.rows.get(wait.before), plan.rows.get(wait.after)
        if before is None or after is None or after.done:
            continue
        waits[after.pk].append(str(before.number))
        depends.append(Depends(before.pk, after.pk, (before.pk, after.pk) in steps))
    return Around(
        tuple(depends),
        {pk: ", ".join(numbers) for pk, numbers in waits.items()},
        frozenset(chain) if len(chain) > 1 else frozenset(),
        frozenset(reasons),
        phase_bands(project, user),
        mark_bands(project, user, span) if span is not None else (),
    )


def waits_in_words(plan: Plan) -> dict[int, str]:
    """Return what each milestone waits for, as a file has it: «3, 7 (14 dager)»."""
    found: dict[int, list[str]] = defaultdict(list)
    for wait in plan.waits:
        before = plan.rows.get(wait.before)
        if before is not None:
            days = f" ({plural(wait.days, _('dag'), _('dager'))})" if wait.days else ""
            found[wait.after].append(f"{before.number}{days}".replace("\u00a0", " "))
    return {pk: ", ".join(words) for pk, words in found.items()}


@dataclass(frozen=True, slots=True)
class LinkRow:
    """A dependency as it stands on the page of one of its ends: the other one, and what there is to spare."""

    pk: int
    number: int
    title: str
    day: date | None
    done: bool
    days: int
    room: int | None

    @property
    def short(self) -> int:
        """The days that are wanting, where there are too few."""
        return max(0, -(self.room or 0))


def link_rows(plan: Plan, project: Project, user: Any, pk: int) -> tuple[list[LinkRow], list[LinkRow]]:
    """Return what a milestone waits for, and what waits for it. One query."""
    first: list[LinkRow] = []
    after: list[LinkRow] = []
    for link in links(project, user).filter(Q(before=pk) | Q(after=pk)).order_by("pk"):
        is_first = link.after_id == pk
        other = plan.rows.get(link.before_id if is_first else link.after_id)
        if other is None:
            continue
        room = plan.net.room(Wait(link.before_id, link.after_id, link.days))
        row = LinkRow(link.pk, other.number, other.title, other.day, other.done, link.days, room)
        (first if is_first else after).append(row)
    return first, after


@dataclass(frozen=True, slots=True)
class ChainRow:
    """A milestone of the critical chain, or another that hangs with others: what it can slip."""

    row: Light
    url: str
    slack: int | None
    free: int | None
    #: Days to spare before the next of the chain, and the days that must lie between.
    room: int | None = None
    days: int = 0
    #: The word of its status, and how many days it lies past its date.
    status: str = ""
    late: int = 0


def chain_rows(plan: Plan, project: Project, today: date) -> tuple[list[ChainRow], list[ChainRow]]:
    """Return the critical chain in its order, and the others that hang together, those with least to spare first."""
    net, slug = plan.net, project.slug

    def row_of(pk: int, after: int | None = None) -> ChainRow:
        row = plan.rows[pk]
        url = address("projects:milestone", slug, row.number)
        rooms = [room for key, room in net.waits[pk] if key == after]
        days = max((w.days for w in net.after.get(pk, ()) if w.after == after), default=0)
        late = (today - row.current).days if row.current is not None and row.is_late(today) else 0
        room = min(rooms) if rooms else None
        return ChainRow(row, url, net.slack.get(pk), net.free(pk), room, days, row.word(today), late)

    chain = plan.chain
    nexts = [*chain[1:], None][: len(chain)]
    others = sorted((pk for pk in net.linked if pk not in set(chain)), key=lambda pk: (net.slack[pk], pk))
    return [row_of(pk, after) for pk, after in zip(chain, nexts, strict=True)], [row_of(pk) for pk in others]


# Moves


@dataclass(frozen=True, slots=True)
class Carried:
    """A milestone that a move carries along."""

    pk: int
    number: int
    title: str
    was: date
    to: date
    because: str
    beyond: int | None = None

    @property
    def days(self) -> int:
        return (self.to - self.was).days


@dataclass(frozen=True, slots=True)
class HeldUp:
    """Something that the milestone waits for, and that leaves the new day too early."""

    title: str
    first_day: date


@dataclass(frozen=True, slots=True)
class MoveEffect:
    """What a move leads to. ``beyond`` is how many days past the adopted date, where that needs a decision."""

    to: date
    carried: tuple[Carried, ...] = ()
    held_up: tuple[HeldUp, ...] = ()
    limit: int | None = None
    tell: str = ""
    beyond: int | None = None
    since: date | None = None
    #: The day has been: a milestone that is not reached stands as late from the moment it is moved there.
    is_past: bool = False

    @property
    def needs_a_look(self) -> bool:
        """Whether there is more to see than the move itself."""
        return bool(self.carried or self.held_up or self.is_past)

    @property
    def carried_beyond(self) -> list[Carried]:
        return [one for one in self.carried if one.beyond is not None]

    @property
    def mark(self) -> str:
        """What tells this effect from another: that which was seen is that which is saved."""
        told = [str(self.to), str(self.limit), *(f"{one.pk}:{one.was}:{one.to}" for one in self.carried)]
        told += [str(one.first_day) for one in self.held_up]
        return mark_of(told)

    def why_decision(self, along: bool) -> str:
        """Say why the move needs a decision; empty where it does not."""
        who = _("%s må avgjøre det.") % self.tell if self.tell else ""
        limit = plural(self.limit or 0, _("dag"), _("dager"))
        if self.beyond is not None:
            words = _(
                "Flyttingen legger milepælen %(days)s etter datoen som er vedtatt (%(day)s). "
                "Prosjektsekretæren kan flytte inntil %(limit)s. Velg vedtaket som flytter den."
            )
            told = {
                "days": plural(self.beyond, _("dag"), _("dager")),
                "day": date_table(self.since),
                "limit": limit,
            }
            return f"{words % told} {who}".strip()
        if along and self.carried_beyond:
            one = self.carried_beyond[0]
            words = _(
                "«%(title)s» flyttes med til %(days)s etter datoen som er vedtatt. "
                "Prosjektsekretæren kan flytte inntil %(limit)s. Velg vedtaket, eller flytt bare denne milepælen."
            )
            told = {
                "title": one.title,
                "days": plural(one.beyond or 0, _("dag"), _("dager")),
                "limit": limit,
            }
            return f"{words % told} {who}".strip()
        return ""


def time_tolerance(project: Project) -> Tolerance | None:
    """Return how late the project may run before somebody has to decide; ``None`` where nothing is set."""
    found = Tolerance.objects.active().filter(project=project, kind=ToleranceKind.TIME)
    return found.select_related("tell").first()


def _moves(pks: tuple[int, ...]) -> QuerySet[Any]:
    shifts = MilestoneShift.objects.active().filter(milestone__in=pks).order_by("pk")
    return shifts.values_list("milestone_id", "from_date", "to_date", "decision_id")


def decided_days(pks: Iterable[int]) -> dict[int, date]:
    """Return the day that a decision has moved each milestone to, where one has; the latest counts.

    A move that was taken back counts no more: with it goes what was decided for it.
    """
    standing: dict[int, list[tuple[date | None, date | None, int | None]]] = defaultdict(list)
    for pk, was, to, decision in kept(_moves, tuple(sorted(pks))):
        moves = standing[pk]
        if decision is None and moves and moves[-1][:2] == (to, was):
            moves.pop()
        else:
            moves.append((was, to, decision))
    found = {}
    for pk, moves in standing.items():
        days = [to for _was, to, decision in moves if decision is not None and to is not None]
        if days:
            found[pk] = days[-1]
    return found


def effect_of(milestone: Milestone, to: date, project: Project, user: Any) -> MoveEffect:
    """Return what it leads to that a milestone moves to a day."""
    plan = plan_of(project, user)
    pushes = plan.net.pushed(milestone.pk, to) if plan.waits and milestone.pk in plan.rows else []
    tolerance = time_tolerance(project)
    limit = tolerance.limit if tolerance is not None else None
    adopted = {pk: row.baseline for pk, row in plan.rows.items() if row.baseline is not None}
    if limit is not None:
        adopted |= decided_days([milestone.pk, *(push.key for push in pushes)])

    def beyond(pk: int, was: date | None, day: date) -> int | None:
        since = adopted.get(pk)
        if limit is None or since is None or (was is not None and day <= was):
            return None
        return days if (days := (day - since).days) > limit else None

    carried = [
        Carried(
            push.key,
            plan.rows[push.key].number,
            plan.rows[push.key].title,
            push.was,
            push.to,
            plan.rows[push.because].title,
            beyond(push.key, push.was, push.to),
        )
        for push in pushes
    ]
    held_up = []
    for wait in plan.net.before.get(milestone.pk, ()) if plan.waits else ():
        other = plan.rows[wait.before]
        if other.day is not None and (first := other.day + timedelta(days=wait.days)) > to:
            held_up.append(HeldUp(other.title, first))
    return MoveEffect(
        to,
        tuple(sorted(carried, key=lambda one: (one.to, one.number))),
        tuple(held_up),
        limit,
        tolerance.tell.name if tolerance is not None and tolerance.tell is not None else "",
        beyond(milestone.pk, milestone.current_date, to),
        adopted.get(milestone.pk),
        to < project.today(),
    )
