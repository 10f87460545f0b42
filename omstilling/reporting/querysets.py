"""Who may see status reports: an issued one everybody in the project, a draft those who run it."""

from typing import Any, Self

from django.db.models import Q

from omstilling.audit.models import TrackedQuerySet
from projects.access import STEERING, access_map
from projects.querysets import ProjectChildQuerySet


class StatusReportQuerySet(ProjectChildQuerySet):
    def issued(self) -> Self:
        """Reports that have gone out and stay as they are."""
        return self.filter(issued_at__isnull=False)

    def visible_to(self, user: Any) -> Self:
        running = access_map(user).projects_with(STEERING)
        return super().visible_to(user).filter(Q(issued_at__isnull=False) | Q(project_id__in=running))


class StatusReportPartQuerySet(TrackedQuerySet):
    """Rows that belong to a report and are seen by those who see it."""

    def visible_to(self, user: Any) -> Self:
        from .models import StatusReport

        return self.filter(report__in=StatusReport.objects.visible_to(user))
