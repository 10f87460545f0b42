"""Addresses of the things that the composed pages lead to, without reading their project once more."""

from __future__ import annotations

from budget.models import Measure
from meetings.models import AgendaItem, Meeting
from omstilling.ui.addresses import address
from projects.models import Case, Decision, Milestone, Project


def to(project: Project, name: str, *args: str | int) -> str:
    """Return the address of a page of the project."""
    return address(name, project.slug, *args)


def meeting_url(project: Project, meeting: Meeting) -> str:
    return to(project, "meetings:meeting", meeting.slug)


def log_decision_url(project: Project, item: AgendaItem) -> str:
    return to(project, "meetings:log_decision", item.meeting.slug, item.pk)


def decision_url(project: Project, decision: Decision) -> str:
    return to(project, "projects:decision", decision.pk)


def case_url(project: Project, case: Case) -> str:
    return to(project, "projects:case", case.pk)


def measure_url(project: Project, measure: Measure) -> str:
    return to(project, "budget:measure", measure.number)


def milestone_url(project: Project, milestone: Milestone) -> str:
    return to(project, "projects:milestone", milestone.number)
