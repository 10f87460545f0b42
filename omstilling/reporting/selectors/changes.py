"""What has changed since the last meeting that was held, as far as the reader may see."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _

from budget.models import Measure
from budget.selectors import SeenMeasure, Together
from budget.selectors.fallen import fallen_since
from budget.selectors.risen import risen_since
from meetings.models import Meeting
from omstilling.ui import formats
from projects.access import question
from projects.models import Milestone, MilestoneShift, Project
from projects.selectors.news import published_news

from .. import links
from .agenda import DecisionLine

#: So many of a kind are named.
LIMIT = 4


@dataclass(frozen=True, slots=True)
class Change:
    """One change: what happened, to what, when."""

    day: date | None
    what: str
    text: str
    detail: str
    url: str


def changes_since(
    project: Project,
    user: Any,
    meeting: Meeting,
    today: date,
    decisions: list[DecisionLine],
    reached: list[Milestone],
    together: Together | None = None,
) -> list[Change]:
    """Return the changes after a meeting's day, the latest first; what has no day of its own comes last.

    Six queries at most, one more for measures not read. The caller has read decisions and milestones.
    """
    since = meeting.held_on
    found = [
        *_decided(decisions, since),
        *_moved(project, user, since, today),
        *_reached(project, reached),
        *_new_measures(project, user, since, today, together),
        *_changed_measures(project, user, since, today),
        *_news(project, user, since),
    ]
    return sorted(found, key=lambda change: change.day or date.min, reverse=True)


def _decided(decisions: list[DecisionLine], since: date) -> list[Change]:
    return [
        Change(
            line.decision.decided_on,
            line.decision.outcome_word,
            f"{line.decision.case.case_number} {line.decision.case.open_title}",
            line.decision.body.name,
            line.url,
        )
        for line in decisions
        if line.decision.decided_on > since
    ][:LIMIT]


@question
def _moved_rows(project: Project, user: Any, since: date, today: date) -> Any:
    return (
        MilestoneShift.objects.visible_to(user)
        .active()
        .filter(
            milestone__project=project,
            milestone__withdrawn_at__isnull=True,
            moved_on__gt=since,
            moved_on__lte=today,
            from_date__isnull=False,
        )
        .exclude(from_date=F("to_date"))
        .select_related("milestone")
        .order_by("-moved_on", "-pk")[:LIMIT]
    )


def _moved(project: Project, user: Any, since: date, today: date) -> list[Change]:
    shifts = _moved_rows(project, user, since, today)
    return [
        Change(
            shift.moved_on,
            _("flyttet"),
            shift.milestone.title,
            _("fra %(old)s til %(new)s")
            % {
                "old": formats.date_text(shift.from_date),
                "new": formats.date_text(shift.to_date, unknown=_("ikke fastsatt")),
            },
            links.milestone_url(project, shift.milestone),
        )
        for shift in shifts
    ]


def _reached(project: Project, reached: list[Milestone]) -> list[Change]:
    return [
        Change(m.completed_on, _("nådd"), m.title, "", links.milestone_url(project, m))
        for m in reached
        if m.completed_on
    ]


@question
def _new_measures_rows(project: Project, user: Any, since: date, today: date) -> Any:
    return (
        Measure.objects.visible_to(user)
        .active()
        .filter(project=project, created_at__date__gt=since, created_at__date__lte=today)
        .order_by("-created_at", "-pk")[:LIMIT]
    )


def _made_in(together: Together, since: date, today: date) -> list[SeenMeasure]:
    """Return the same of measures that were read already."""
    made = [m for m in together.measures if since < timezone.localdate(m.created_at) <= today]
    return sorted(made, key=lambda m: (m.created_at, m.pk), reverse=True)[:LIMIT]


def _new_measures(project: Project, user: Any, since: date, today: date, together: Together | None) -> list[Change]:
    made: Any = _made_in(together, since, today) if together else _new_measures_rows(project, user, since, today)
    return [
        Change(
            timezone.localdate(m.created_at),
            _("nytt tiltak"),
            _measure_name(m),
            formats.mnok(m.full_year_effect) if m.full_year_effect is not None else str(formats.NOT_CALCULATED),
            links.measure_url(project, m),
        )
        for m in made
    ]


def _measure_name(measure: Any) -> str:
    return _("Tiltak %(number)s: %(title)s") % {"number": measure.number, "title": measure.title}


def _changed_measures(project: Project, user: Any, since: date, today: date) -> list[Change]:
    """Return the measures that changed: what lapsed, moved on the ladder, or has other kroner or dates.

    The same as the target's page tells, the largest first; and each measure once.
    """
    fallen = [one for one in fallen_since(project, user, since).moved if not one.is_new]
    risen = {one.pk: one for one in risen_since(project, user, since, today)}
    found = []
    for one in sorted(fallen, key=lambda one: (not one.has_lapsed, -abs(one.change), one.measure.number)):
        step = risen.pop(one.measure.pk, None)
        told = f"{step.words}; {one.told_after}" if step is not None else one.told_after
        what = _("bortfalt") if one.has_lapsed else _("endret")
        found.append(Change(one.day, what, _measure_name(one.measure), told, links.measure_url(project, one.measure)))
    steps = [
        Change(None, _("nytt trinn"), _measure_name(one), one.words, links.to(project, "budget:measure", one.number))
        for one in risen.values()
    ]
    return [*found[:LIMIT], *steps[:LIMIT]]


def _news(project: Project, user: Any, since: date) -> list[Change]:
    items = published_news(project, user, since, LIMIT)
    return [
        Change(
            timezone.localdate(item.published_at),
            _("nyhet"),
            item.title,
            "",
            links.to(project, "projects:news_item", item.pk),
        )
        for item in items
        if item.published_at
    ]
