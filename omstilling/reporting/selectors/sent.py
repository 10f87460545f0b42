"""Where an issued report has gone, and the meetings that it can be put to."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet

from meetings.models import Meeting, MeetingState
from projects.models import Case, Project

from ..models import ReportCase, ReportDistribution, StatusReport
from ..sending import takes_cases


def cases_of(report: StatusReport, user: Any) -> QuerySet[ReportCase]:
    """Return the cases of the report that the user may see."""
    seen = Case.objects.visible_to(user).active()
    return report.case_links.active().filter(case__in=seen).select_related("case__body").order_by("pk")  # type: ignore[attr-defined,no-any-return]


def distributions_of(report: StatusReport, user: Any) -> QuerySet[ReportDistribution]:
    """Return to whom the report was sent, the latest first."""
    found: Any = ReportDistribution.objects.visible_to(user).active().filter(report=report)
    return found.order_by("-sent_on", "-pk")  # type: ignore[no-any-return]


def meetings_ahead(project: Project, user: Any) -> list[Meeting]:
    """Return the coming meetings whose list is open, the next first."""
    found = Meeting.objects.visible_to(user).active().filter(project=project, held_on__gte=project.today())
    ahead = found.filter(state__in=[MeetingState.PLANNED, MeetingState.CALLED], purpose="ordinary")
    return [meeting for meeting in ahead.select_related("body").order_by("held_on", "pk") if takes_cases(meeting)]
