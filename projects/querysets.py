"""``visible_to(user)``: the only spelling of "may see". What one may not see does not exist."""

from datetime import date
from typing import Any, Self

from django.db.models import F, OuterRef, Q, Subquery
from django.db.models.functions import Now

from omstilling.audit.models import TrackedQuerySet

from .access import STEERING, access_map, content_q


class MunicipalityQuerySet(TrackedQuerySet):
    def visible_to(self, user: Any) -> Self:
        """Municipalities in which the user has a seat or a role; all for the operator."""
        if getattr(user, "is_operator", False) and user.is_active:
            return self
        return self.filter(pk__in=access_map(user).municipality_ids)


class UnitQuerySet(TrackedQuerySet):
    def visible_to(self, user: Any) -> Self:
        return self.filter(municipality_id__in=access_map(user).municipality_ids)

    def valid_on(self, day: date) -> Self:
        """Units that exist on the day."""
        return self.filter(Q(valid_to__isnull=True) | Q(valid_to__gte=day), valid_from__lte=day)


class UnitMoveQuerySet(TrackedQuerySet):
    def visible_to(self, user: Any) -> Self:
        return self.filter(unit__municipality_id__in=access_map(user).municipality_ids)


class ProjectQuerySet(TrackedQuerySet):
    def visible_to(self, user: Any) -> Self:
        """Projects in which the user has a role."""
        return self.filter(pk__in=access_map(user).project_ids)


class ProjectChildQuerySet(TrackedQuerySet):
    """Rows that everyone with a role in the project may see."""

    def visible_to(self, user: Any) -> Self:
        return self.filter(project_id__in=access_map(user).project_ids)


class GrantQuerySet(TrackedQuerySet):
    def visible_to(self, user: Any) -> Self:
        """Grants are for administrators of the municipality and auditors."""
        return self.filter(municipality_id__in=access_map(user).administered)


class BodyQuerySet(ProjectChildQuerySet):
    def open_to_all(self) -> Self:
        """Elected bodies that are set to be open to those not logged in. The setting does nothing for others."""
        from .models.bodies import ELECTED

        return self.active().filter(open_to_all=True, legal_basis__in=ELECTED, project__withdrawn_at__isnull=True)


class SeatQuerySet(TrackedQuerySet):
    def visible_to(self, user: Any) -> Self:
        return self.filter(body__project_id__in=access_map(user).project_ids)

    def valid_on(self, day: date) -> Self:
        """Seats that are held on the day."""
        return self.filter(Q(valid_to__isnull=True) | Q(valid_to__gte=day), valid_from__lte=day)


class ProjectContentQuerySet(TrackedQuerySet):
    """Rows with ``project``, ``body`` and ``access``."""

    def visible_to(self, user: Any) -> Self:
        return self.filter(content_q(user))


#: So many levels of units lie under one another at the most, where news for a unit reaches those in units below.
UNIT_LEVELS = 4


class NewsQuerySet(ProjectContentQuerySet):
    def published(self) -> Self:
        """What is out: its time has come. A project that counts from its own date is past the whole of that day.

        What was taken back before its time never came out.
        """
        return self.filter(_time_has_come("published_at"), _not_taken_back("published_at"))

    def early_for(self, user: Any) -> Self:
        """What those whom it concerns get before the others: who work in its units, or in units below them."""
        from .models import Grant, NewsUnit

        person = getattr(user, "pk", None)
        if person is None:
            return self.none()
        mine = Grant.objects.active().filter(person_id=person, unit__isnull=False).order_by()
        above = [f"unit{'__parent' * level}" for level in range(UNIT_LEVELS)]
        reaches = Q()
        for path in above:
            reaches |= Q(unit_id__in=mine.values(f"{path}_id"))
        concerned = NewsUnit.objects.active().filter(reaches).order_by()
        return self.filter(
            _time_has_come("affected_at"),
            _not_taken_back("affected_at"),
            published_at__isnull=False,
            pk__in=concerned.values("item_id"),
        )

    def out_for(self, user: Any) -> Self:
        """What is out, or out for this person already."""
        if getattr(user, "pk", None) is None:
            return self.published()
        rows: Any = self.model._default_manager
        early = rows.early_for(user)
        out = _time_has_come("published_at") & _not_taken_back("published_at")
        return self.filter(out | Q(pk__in=early.values("pk")))

    def visible_to(self, user: Any) -> Self:
        """What is out, by access level; drafts and what is to come out later only for those who run the project."""
        seen = super().visible_to(user)
        running = access_map(user).projects_with(STEERING)
        rows: Any = self.model._default_manager
        out = rows.out_for(user)
        return seen.filter(Q(pk__in=out.values("pk")) | Q(project_id__in=running))


def _not_taken_back(field: str) -> Q:
    """Return the condition that news was not withdrawn before a moment: then it never came out at that moment."""
    return Q(withdrawn_at__isnull=True) | Q(withdrawn_at__gte=F(field))


def _time_has_come(field: str) -> Q:
    """Return the condition that a moment has come, on the project's own day where it has one.

    The database asks its own clock, each time that it is asked: so the question may be kept.
    """
    return Q(project__frozen_today__isnull=True, **{f"{field}__lte": Now()}) | Q(
        **{f"{field}__date__lte": F("project__frozen_today")}
    )


class CaseQuerySet(ProjectContentQuerySet):
    pass


class CaseExemptPartQuerySet(TrackedQuerySet):
    def visible_to(self, user: Any) -> Self:
        """What is kept back is for the members of the case's body and those who run the project."""
        mine = access_map(user)
        running = Q(case__project_id__in=mine.projects_with(STEERING))
        return self.filter(running | Q(case__body_id__in=mine.body_ids))


class CaseAttachmentQuerySet(TrackedQuerySet):
    def visible_to(self, user: Any) -> Self:
        """Attachments whose case and document the user may both see."""
        return self.filter(
            content_q(user, project="case__project_id", body="case__body_id", access="case__access"),
            content_q(user, project="document__project_id", body="document__body_id", access="document__access"),
        )


class DecisionQuerySet(ProjectContentQuerySet):
    pass


class StudyAlternativeQuerySet(TrackedQuerySet):
    def visible_to(self, user: Any) -> Self:
        return self.filter(
            content_q(user, project="study_area__project_id", body="study_area__body_id", access="study_area__access")
        )


class ThroughMilestoneQuerySet(TrackedQuerySet):
    def visible_to(self, user: Any) -> Self:
        return self.filter(
            content_q(user, project="milestone__project_id", body="milestone__body_id", access="milestone__access")
        )


class MilestoneLinkQuerySet(TrackedQuerySet):
    def visible_to(self, user: Any) -> Self:
        """Dependencies whose both milestones the user may see."""
        return self.filter(
            *(
                content_q(user, project=f"{end}__project_id", body=f"{end}__body_id", access=f"{end}__access")
                for end in ("before", "after")
            )
        )


class ThroughDocumentQuerySet(TrackedQuerySet):
    def visible_to(self, user: Any) -> Self:
        return self.filter(
            content_q(user, project="document__project_id", body="document__body_id", access="document__access")
        )


class ConsultationPaperQuerySet(TrackedQuerySet):
    def visible_to(self, user: Any) -> Self:
        """Papers whose consultation and document the user may both see."""
        return self.filter(
            *(
                content_q(user, project=f"{end}__project_id", body=f"{end}__body_id", access=f"{end}__access")
                for end in ("consultation", "document")
            )
        )


class NewsUnitQuerySet(TrackedQuerySet):
    def visible_to(self, user: Any) -> Self:
        from .models import NewsItem

        return self.filter(item__in=NewsItem.objects.visible_to(user))


class ThroughPhaseQuerySet(TrackedQuerySet):
    def visible_to(self, user: Any) -> Self:
        return self.filter(phase__project_id__in=access_map(user).project_ids)


class CheckPointQuerySet(TrackedQuerySet):
    def visible_to(self, user: Any) -> Self:
        return self.filter(decision_point__phase__project_id__in=access_map(user).project_ids)


class GroupReportQuerySet(TrackedQuerySet):
    def visible_to(self, user: Any) -> Self:
        return self.filter(content_q(user, project="body__project_id"))


class ProposedUnitQuerySet(TrackedQuerySet):
    def visible_to(self, user: Any) -> Self:
        return self.filter(
            content_q(user, project="proposal__project_id", body="proposal__body_id", access="proposal__access")
        )


class CompetenceActivityQuerySet(TrackedQuerySet):
    def visible_to(self, user: Any) -> Self:
        return self.filter(plan__project_id__in=access_map(user).project_ids)


class SurveyResultQuerySet(TrackedQuerySet):
    def visible_to(self, user: Any) -> Self:
        return self.filter(survey__project_id__in=access_map(user).project_ids)


class QuestionQuerySet(TrackedQuerySet):
    def published(self) -> Self:
        """Questions whose answer is out."""
        return self.active().filter(_time_has_come("published_at"))

    def visible_to(self, user: Any) -> Self:
        """What is answered and out, for everybody in the project; the rest for its asker and who runs the project.

        What others than those see of it is the wording and the answer, never the question as it was asked.
        """
        mine = access_map(user)
        running = Q(project_id__in=mine.projects_with(STEERING))
        own = Q(asked_by_id=getattr(user, "pk", None), asked_by__isnull=False)
        rows: Any = self.model._default_manager
        out = Q(pk__in=rows.published().values("pk"))
        return self.filter(running | own | out, project_id__in=mine.project_ids)


class ThroughDecisionQuerySet(TrackedQuerySet):
    def visible_to(self, user: Any) -> Self:
        return self.filter(
            content_q(user, project="decision__project_id", body="decision__body_id", access="decision__access")
        )


class IndicatorQuerySet(TrackedQuerySet):
    def visible_to(self, user: Any) -> Self:
        return self.filter(goal__project_id__in=access_map(user).project_ids)


class ReadingQuerySet(TrackedQuerySet):
    def visible_to(self, user: Any) -> Self:
        return self.filter(indicator__goal__project_id__in=access_map(user).project_ids)


class SavedViewQuerySet(TrackedQuerySet):
    def visible_to(self, user: Any) -> Self:
        """One's own, and those that are shared in one's projects."""
        mine = Q(person_id=getattr(user, "pk", None)) | Q(shared=True)
        return self.filter(mine, project_id__in=access_map(user).project_ids)


class AgreementQuerySet(ProjectChildQuerySet):
    def with_successor(self) -> Self:
        """Add ``successor_from``: the first day of the version that replaces each."""
        from .models import Agreement

        later = Agreement.objects.active().filter(replaces=OuterRef("pk")).order_by("valid_from", "pk")
        return self.annotate(successor_from=Subquery(later.values("valid_from")[:1]))
