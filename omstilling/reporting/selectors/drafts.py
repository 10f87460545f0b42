"""The status report that is being written."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet

from projects.access import question
from projects.models import Project

from ..models import StatusReport


@question
def draft_of(project: Project, user: Any) -> QuerySet[StatusReport]:
    """Return the draft that lies there, if the user may see it: its number and version."""
    drafts = StatusReport.objects.visible_to(user).active().filter(project=project, issued_at__isnull=True)
    return drafts.only("number", "version").order_by("-number", "-version")[:1]
