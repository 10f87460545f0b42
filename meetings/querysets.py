"""Who may see meetings and what was said in them."""

from typing import Any, Self

from django.db.models import Q

from omstilling.audit.models import TrackedQuerySet
from projects.access import STEERING, access_map, content_q
from projects.models import Access, Body
from projects.querysets import ProjectContentQuerySet


class MeetingQuerySet(ProjectContentQuerySet):
    def announced(self) -> Self:
        """Meetings that are announced to all: every one of an open body, those that will be closed too.

        A meeting between the employer and the unions is none of the body's, and is not announced.
        """
        bodies = Body.objects.open_to_all().order_by()
        return self.active().filter(body__in=bodies.values("pk"), purpose="ordinary")

    def open_to_all(self) -> Self:
        """Meetings whose agenda and papers are open to all."""
        return self.announced().filter(access=Access.PUBLIC)


class ThroughMeetingQuerySet(TrackedQuerySet):
    def visible_to(self, user: Any) -> Self:
        return self.filter(
            content_q(user, project="meeting__project_id", body="meeting__body_id", access="meeting__access")
        )


class AttendanceGapQuerySet(TrackedQuerySet):
    def visible_to(self, user: Any) -> Self:
        meeting = "attendance__meeting__"
        return self.filter(
            content_q(user, project=f"{meeting}project_id", body=f"{meeting}body_id", access=f"{meeting}access")
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


class ThroughBallotQuerySet(TrackedQuerySet):
    def visible_to(self, user: Any) -> Self:
        """Rows of a ballot follow the case that was voted over, and its meeting."""
        meeting, case = "ballot__item__meeting__", "ballot__item__case__"
        return self.filter(
            content_q(user, project=f"{meeting}project_id", body=f"{meeting}body_id", access=f"{meeting}access"),
            content_q(user, project=f"{case}project_id", body=f"{case}body_id", access=f"{case}access"),
        )


class ThroughMinutesQuerySet(TrackedQuerySet):
    def visible_to(self, user: Any) -> Self:
        """What members say of a draft is for the body and those who run the project, whatever the meeting's access."""
        return self.filter(members_q(user, "minutes__meeting__"))


class ThroughNoticeQuerySet(TrackedQuerySet):
    def visible_to(self, user: Any) -> Self:
        """Who was written to, and where, is for the body and those who run the project."""
        return self.filter(members_q(user, "notice__meeting__"))


class SummonsQuerySet(TrackedQuerySet):
    def visible_to(self, user: Any) -> Self:
        """Who says no to a meeting, and why, is for the body and those who run the project."""
        return self.filter(members_q(user, "meeting__"))


class CalendarAddressQuerySet(TrackedQuerySet):
    def visible_to(self, user: Any) -> Self:
        """One's own."""
        return self.filter(person_id=getattr(user, "pk", None))


class ReferralQuerySet(TrackedQuerySet):
    def visible_to(self, user: Any) -> Self:
        """A referral follows the recommendation that it carries."""
        return self.filter(
            content_q(user, project="decision__project_id", body="decision__body_id", access="decision__access")
        )


def members_q(user: Any, meeting: str) -> Q:
    """Return the condition for those with a seat in the meeting's body and those who run the project."""
    mine = access_map(user)
    running = Q(**{f"{meeting}project_id__in": mine.projects_with(STEERING)})
    return running | Q(**{f"{meeting}body_id__in": mine.body_ids})
