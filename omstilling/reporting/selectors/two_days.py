"""Two readings of a project, of two days, and what differs between them.

Both are read by the subjects' own selectors, the earlier one from the tables as they stood: nothing is told of what
the reader may not see today, and nothing of what he could not have seen then.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import Any

from django.db.models import OuterRef, Subquery
from django.utils.translation import gettext as _

from budget.ladder import DECIDED_STEPS, Step
from budget.models import Measure
from budget.selectors import MeasureRow, TargetStatus, measure_rows, target_status
from omstilling.audit.versions import versions_of
from omstilling.ui import formats
from projects.models import Milestone, MilestoneShift, Project, Risk
from projects.selectors.history import readable
from projects.selectors.plan import MilestoneRow, milestone_rows
from projects.selectors.risks import level_of, level_word, risks

from ..changed import MOST, ChangesPart, MeasureChange, MilestoneChange, RiskChange

Chooser = Callable[[Any], bool]


@dataclass(frozen=True, slots=True)
class MeasureSeen:
    """A measure as it stood. ``counts`` is kroner a year toward the target; unknown where it is not calculated."""

    number: int
    title: str
    step: Step
    amount: int | None
    counts: int | None
    start: date | None
    end: date | None
    kind: str
    word: str
    is_example_figure: bool


@dataclass(frozen=True, slots=True)
class MilestoneSeen:
    number: int
    title: str
    day: date | None
    done: bool


@dataclass(frozen=True, slots=True)
class RiskSeen:
    number: int
    title: str
    level: int
    word: str
    size: int


@dataclass(frozen=True, slots=True)
class Reading:
    """A project on a day, as plain values by the rows' ids."""

    day: date
    moment: datetime
    target: int | None
    decided: int
    measures: dict[int, MeasureSeen] = field(default_factory=dict)
    milestones: dict[int, MilestoneSeen] = field(default_factory=dict)
    risks: dict[int, RiskSeen] = field(default_factory=dict)


def everything(row: Any) -> bool:
    """Choose every row: of a report about the whole project."""
    return True


def read_day(
    project: Project,
    reader: Any,
    moment: datetime,
    chosen: Chooser | None = None,
    known: tuple[TargetStatus, list[MeasureRow]] | None = None,
) -> Reading:
    """Return the project as it is shown now, whichever day that is. ``known`` is what was read already."""
    today = project.today()
    status, rows = known or (target_status(project, reader, today), measure_rows(project, reader, today))
    choose = chosen or everything
    mine = [row for row in rows if choose(row.measure)]
    decided = (
        status.decided
        if chosen is None
        else sum(row.measure.full_year_effect or 0 for row in mine if row.counted and row.step in DECIDED_STEPS)
    )
    return Reading(
        day=today,
        moment=moment,
        target=status.target,
        decided=decided,
        measures={row.measure.pk: _measure(row) for row in mine},
        milestones={
            row.milestone.pk: _milestone(row)
            for row in milestone_rows(project, reader, today)
            if choose(row.milestone)
        },
        risks={risk.pk: _risk(risk) for risk in risks(project, reader) if choose(risk)},
    )


def _measure(row: MeasureRow) -> MeasureSeen:
    measure = row.measure
    return MeasureSeen(
        measure.number,
        measure.title,
        row.step,
        measure.full_year_effect,
        None if measure.full_year_effect is None else measure.full_year_effect if row.counted else 0,
        measure.effective_from,
        measure.effective_to,
        str(measure.get_kind_display()),
        row.postponed_word,
        measure.is_example_figure and measure.full_year_effect is not None,
    )


def _milestone(row: MilestoneRow) -> MilestoneSeen:
    return MilestoneSeen(row.milestone.number, row.milestone.title, row.day, row.done)


def _risk(risk: Risk) -> RiskSeen:
    size = risk.probability * risk.consequence
    word = f"{level_word(risk)} ({risk.probability}\xa0×\xa0{risk.consequence})"
    return RiskSeen(risk.number, risk.title, level_of(risk), word, size)


# What differs


def compared(then: Reading, now: Reading, *, report: str, decisions: int, reader: Any) -> ChangesPart:
    """Return what differs. Reasons are read from the history between the two: four queries at most."""
    changes = _measures(then, now)
    lines = [line for _kind, _pk, line in changes]
    return ChangesPart(
        report=report,
        since=then.day,
        measures=tuple(_with_reasons(changes[:MOST], then, now, reader)),
        more=max(0, len(lines) - MOST),
        came=sum(line.change for line in lines if line.change > 0),
        fell=-sum(line.change for line in lines if line.change < 0),
        decided_before=then.decided,
        decided_after=now.decided,
        target_before=then.target,
        target_after=now.target,
        milestones=tuple(_milestones(then, now, reader)),
        decisions=decisions,
        risks=tuple(_risks(then, now, reader)),
    )


_ORDER = ("new", "up", "down", "changed", "dropped")
#: The kinds of change that somebody gave a reason for: another step is the reason itself.
_REASONED = frozenset({"changed", "down", "dropped"})
_Changed = tuple[str, int, MeasureChange]


def _measures(then: Reading, now: Reading) -> list[_Changed]:
    """Return what has changed, by kind the largest first: kind, id, and the line without a reason."""
    before, after = then.measures, now.measures
    found = []
    for pk in {*before, *after}:
        old, new = before.get(pk), after.get(pk)
        shown = new or old
        if old == new or shown is None:
            continue
        kind, what, details = _told(old, new)
        if not (what or details):
            continue
        values = (old.counts if old else 0, new.counts if new else 0)
        example = shown.is_example_figure
        line = MeasureChange(shown.number, shown.title, what, details, *values, is_example_figure=example)
        found.append((kind, pk, line))
    return sorted(found, key=lambda one: (_ORDER.index(one[0]), -abs(one[2].change), one[2].number))


def _with_reasons(changes: list[_Changed], then: Reading, now: Reading, reader: Any) -> list[MeasureChange]:
    reasons = _reasons(Measure, [pk for kind, pk, _line in changes if kind in _REASONED], then, now, reader)
    return [replace(line, reason=reasons.get(pk, "")) for _kind, pk, line in changes]


def _told(old: MeasureSeen | None, new: MeasureSeen | None) -> tuple[str, str, str]:
    """Return what kind of change it is, its word, and what has changed in words."""
    if old is None:
        assert new is not None
        return "new", _("nytt"), new.step.word
    if new is None:
        return "dropped", _("bortfalt"), old.step.word
    said = []
    if old.step is not new.step:
        said.append(_("fra %(before)s til %(after)s") % {"before": old.step.word, "after": new.step.word})
    if new.word and not old.word:
        said.append(new.word)
    if old.amount != new.amount:
        amounts = {"before": formats.kroner(old.amount), "after": formats.kroner(new.amount)}
        said.append(_("helårsvirkning fra %(before)s til %(after)s") % amounts)
    if old.start != new.start:
        unknown = _("ikke fastsatt")
        days = {
            "before": formats.date_text(old.start, unknown=unknown),
            "after": formats.date_text(new.start, unknown=unknown),
        }
        said.append(_("virker fra %(after)s, ikke %(before)s") % days)
    if old.end != new.end or old.kind != new.kind:
        said.append(_("varigheten er endret"))
    if not said and old.title != new.title:
        said.append(_("het «%(title)s»") % {"title": old.title})
    details = "; ".join(said)
    if old.step is not new.step:
        rises = new.step.number > old.step.number
        return ("up", _("høyere trinn"), details) if rises else ("down", _("lavere trinn"), details)
    return "changed", _("endret") if details else "", details


def _reasons(model: Any, touched: Iterable[int], then: Reading, now: Reading, reader: Any) -> dict[int, str]:
    """Return why rows were changed last between two moments, by their ids: where the reader could see that version.

    One look-up in the index of the history for each row, however many versions it has.
    """
    keys = list(touched)
    if not keys:
        return {}
    kept = versions_of(model).objects
    mine = kept.filter(id=OuterRef("pk"), history_date__gt=then.moment, history_date__lte=now.moment)
    latest = Subquery(mine.order_by("-history_date", "-history_id").values("history_id")[:1])
    last = list(model.objects.filter(pk__in=keys).order_by().annotate(last=latest).values_list("last", flat=True))
    rows = kept.filter(history_id__in=[one for one in last if one is not None])
    return {row.id: row.history_change_reason or "" for row in rows if readable(row, reader)}


def _milestones(then: Reading, now: Reading, reader: Any) -> list[MilestoneChange]:
    before, after = then.milestones, now.milestones
    touched = [pk for pk in {*before, *after} if _differs(before.get(pk), after.get(pk))]
    moved = _shifts(touched, then, now, reader)
    gone = _reasons(Milestone, [pk for pk in touched if pk not in after], then, now, reader)
    found = []
    for pk in touched:
        old, new = before.get(pk), after.get(pk)
        if old is None and new is not None:
            what = _("nådd") if new.done else _("ny")
            found.append(MilestoneChange(new.number, new.title, what, None, new.day))
        elif new is None and old is not None:
            reason = gone.get(pk, "")
            found.append(MilestoneChange(old.number, old.title, _("tatt ut"), old.day, None, reason=reason))
        elif old is not None and new is not None:
            days = (new.day - old.day).days if new.day and old.day else None
            what = _("nådd") if new.done and not old.done else _("flyttet")
            reason = moved.get(pk, "")
            found.append(MilestoneChange(new.number, new.title, what, old.day, new.day, days, reason))
    return sorted(found, key=lambda one: (one.after or one.before or date.max, one.number))


def _differs(old: MilestoneSeen | None, new: MilestoneSeen | None) -> bool:
    return old is None or new is None or (old.day, old.done) != (new.day, new.done)


def _shifts(keys: list[int], then: Reading, now: Reading, reader: Any) -> dict[int, str]:
    """Return the reasons of the moves between two moments, by the milestone's id, in the order they were made."""
    shifts = (
        MilestoneShift.objects.visible_to(reader)
        .active()
        .filter(milestone__in=keys, created_at__gt=then.moment, created_at__lte=now.moment)
    )
    said: dict[int, list[str]] = {}
    for shift in shifts.order_by("moved_on", "pk"):
        reasons = said.setdefault(shift.milestone_id, [])
        if shift.reason and shift.reason not in reasons:
            reasons.append(shift.reason)
    return {pk: "; ".join(reasons) for pk, reasons in said.items()}


def _risks(then: Reading, now: Reading, reader: Any) -> list[RiskChange]:
    before, after = then.risks, now.risks
    gone = _reasons(Risk, [pk for pk in before if pk not in after], then, now, reader)
    found = []
    for pk in {*before, *after}:
        old, new = before.get(pk), after.get(pk)
        if old is None and new is not None:
            found.append((new.size, RiskChange(new.number, new.title, _("ny"), "", new.word)))
        elif new is None and old is not None:
            line = RiskChange(old.number, old.title, _("over"), old.word, "", gone.get(pk, ""))
            found.append((0, line))
        elif old is not None and new is not None and old.size != new.size:
            what = _("større") if new.size > old.size else _("mindre")
            found.append((new.size, RiskChange(new.number, new.title, what, old.word, new.word)))
    return [line for _size, line in sorted(found, key=lambda one: (-one[0], one[1].number))]
