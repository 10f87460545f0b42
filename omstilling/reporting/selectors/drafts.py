"""The status reports that are being written, and those that a new one goes on from."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet

from projects.access import question
from projects.models import Project

from ..models import StatusReport


@question
def draft_of(project: Project, user: Any) -> QuerySet[StatusReport]:
    """Return the draft about the project that lies there, if the user may see it: its number and version."""
    drafts: QuerySet[StatusReport] = draft_about(project, user, None, None)
    return drafts


@question
def draft_about(project: Project, user: Any, body: int | None, unit: int | None) -> QuerySet[StatusReport]:
    """Return the draft about the project, a group or a sector."""
    drafts = StatusReport.objects.visible_to(user).active().filter(project=project, issued_at__isnull=True)
    return drafts.filter(body=body, unit=unit).only("number", "version").order_by("-number", "-version")[:1]


def issued_about(project: Project, user: Any, body: int | None, unit: int | None) -> QuerySet[StatusReport]:
    """Return the issued reports about the same, the last one first, each with its latest version first."""
    found = StatusReport.objects.visible_to(user).active().issued().filter(project=project, body=body, unit=unit)
    return found.order_by("-number", "-version")


def issued_in(project: Project, user: Any) -> QuerySet[StatusReport]:
    """Return every issued report, the last one first."""
    found = StatusReport.objects.visible_to(user).active().issued().filter(project=project)
    return found.order_by("-number", "-version").only("number", "version", "report_date", "project")
