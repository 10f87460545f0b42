"""Who may see measures and money."""

from typing import Any, Self

from omstilling.audit.models import TrackedQuerySet
from projects.access import content_q
from projects.querysets import ProjectChildQuerySet, ProjectContentQuerySet

__all__ = ["MeasureDecisionQuerySet", "MeasureQuerySet", "ProjectChildQuerySet"]


class MeasureQuerySet(ProjectContentQuerySet):
    pass


class MeasureDecisionQuerySet(TrackedQuerySet):
    def visible_to(self, user: Any) -> Self:
        """A link is seen by those who see both its measure and its decision."""
        return self.filter(
            content_q(user, project="measure__project_id", body="measure__body_id", access="measure__access"),
            content_q(user, project="decision__project_id", body="decision__body_id", access="decision__access"),
        )
