"""Who may see meetings and what was said in them."""

from typing import Any, Self

from omstilling.audit.models import TrackedQuerySet
from projects.access import content_q
from projects.querysets import ProjectContentQuerySet


class MeetingQuerySet(ProjectContentQuerySet):
    pass


class ThroughMeetingQuerySet(TrackedQuerySet):
    def visible_to(self, user: Any) -> Self:
        return self.filter(
            content_q(user, project="meeting__project_id", body="meeting__body_id", access="meeting__access")
        )


class AgendaItemQuerySet(TrackedQuerySet):
    def visible_to(self, user: Any) -> Self:
        """Items whose meeting and case the user may see: an item holds what was said in the case."""
        return self.filter(
            content_q(user, project="meeting__project_id", body="meeting__body_id", access="meeting__access"),
            content_q(user, project="case__project_id", body="case__body_id", access="case__access"),
        )


class ThroughItemQuerySet(TrackedQuerySet):
    def visible_to(self, user: Any) -> Self:
        """Rows of an agenda item follow the item's case, and its meeting."""
        return self.filter(
            content_q(
                user,
                project="item__meeting__project_id",
                body="item__meeting__body_id",
                access="item__meeting__access",
            ),
            content_q(user, project="item__case__project_id", body="item__case__body_id", access="item__case__access"),
        )
