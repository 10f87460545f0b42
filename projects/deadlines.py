"""Tells people that a date they are to keep is near, or has passed. Made by the worker's rounds."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db import transaction
from django.db.models import Exists, OuterRef
from django.utils.translation import gettext as _

from omstilling.accounts.models import User
from omstilling.mail.notify import notify
from omstilling.pdf.rounds import register_round
from omstilling.ui.formats import date_text

from .models import (
    BodyKind,
    CompetenceActivity,
    GroupReport,
    Milestone,
    MilestoneStatus,
    Project,
    Seat,
    SeatFunction,
)
from .selectors.follow_up import near_until
from .telling import DEADLINE, may_be_told, path_of

#: So long after its date somebody is told that it has passed; what is older is no news.
PASSED = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Deadline:
    """One date that one person is to keep, in words with the date as ``%s``: before it, and after."""

    row: Any
    person: User | None
    day: date
    near: str
    passed: str


def tell_deadlines() -> int:
    """Tell of every date that is near or has just passed, once for each. Not in an example: its day stands still."""
    projects = Project.objects.active().filter(is_example=False).order_by("pk")
    return sum(tell_of(project, deadlines_of(project)) for project in projects)


def tell_of(project: Project, deadlines: Iterator[Deadline]) -> int:
    """Tell of the deadlines whose day is near or has just passed. Return how many were told of."""
    today = project.today()
    return sum(_tell(project, deadline, today) for deadline in deadlines)


def _tell(project: Project, deadline: Deadline, today: date) -> bool:
    words = deadline.near if deadline.day >= today else deadline.passed
    if deadline.person is None or not may_be_told(deadline.person, deadline.row):
        return False
    label, when = deadline.row._meta.label_lower, "near" if deadline.day >= today else "passed"
    with transaction.atomic():
        told = notify(
            deadline.person,
            DEADLINE,
            words % date_text(deadline.day),
            path_of(deadline.row),
            project,
            key=f"{when}:{label}:{deadline.row.pk}:{deadline.day:%Y-%m-%d}",
            about=deadline.row,
        )
    return told is not None


def window(today: date) -> tuple[date, date]:
    """Return the first and the last day that is told of."""
    return today - PASSED, near_until(today)


def deadlines_of(project: Project) -> Iterator[Deadline]:
    """Return the dates of milestones and of activities for competence that are near or have just passed."""
    days = window(project.today())
    milestones = Milestone.objects.active().filter(
        project=project, current_date__range=days, responsible__is_active=True
    )
    for row in milestones.exclude(status=MilestoneStatus.DONE).select_related("responsible", "project"):
        assert row.current_date is not None
        of = {"number": row.number, "day": "%s"}
        near, passed = _("Milepæl %(number)s har frist %(day)s"), _("Milepæl %(number)s skulle vært nådd %(day)s")
        yield Deadline(row, row.responsible, row.current_date, near % of, passed % of)
    activities = CompetenceActivity.objects.active().filter(
        plan__project=project, plan__withdrawn_at__isnull=True, deadline__range=days, completed_on__isnull=True
    )
    for activity in activities.filter(owner__is_active=True).select_related("owner", "plan__project"):
        assert activity.deadline is not None
        near, passed = _("En aktivitet i en kompetanseplan har frist %s"), _("En aktivitet hadde frist %s")
        yield Deadline(activity, activity.owner, activity.deadline, near, passed)
    leads = Seat.objects.active().filter(function=SeatFunction.CHAIR, person__is_active=True)
    late = leads.valid_on(project.today()).filter(
        body__project=project,
        body__kind=BodyKind.WORK_GROUP,
        body__deadline__range=days,
        body__dissolved_on__isnull=True,
        body__withdrawn_at__isnull=True,
    )
    done = GroupReport.objects.active().filter(body=OuterRef("body"), is_final=True)
    for seat in late.filter(~Exists(done)).select_related("person", "body__project"):
        assert seat.body.deadline is not None
        near, passed = _("Arbeidsgruppa di har frist %s"), _("Arbeidsgruppa di hadde frist %s")
        yield Deadline(seat.body, seat.person, seat.body.deadline, near, passed)


def register() -> None:
    """Have the worker tell by itself."""
    register_round("deadlines", tell_deadlines)
