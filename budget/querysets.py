"""Who may see measures and money, and the proofs of a measure's step as the reader may see them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any, Self

from django.db.models import BooleanField, Exists, ExpressionWrapper, OuterRef, Q, Subquery

from omstilling.audit.models import TrackedQuerySet
from omstilling.audit.versions import versions_of
from projects.access import STEERING, Role, access_map, content_q
from projects.models import DecisionKind, DecisionOutcome, DecisionStatus
from projects.querysets import ProjectChildQuerySet, ProjectContentQuerySet

__all__ = [
    "AcceptedFindingQuerySet",
    "BudgetLineQuerySet",
    "ImportMappingQuerySet",
    "ImportPartQuerySet",
    "ImportRunQuerySet",
    "InvestmentPartQuerySet",
    "LinePartQuerySet",
    "MeasureCaseQuerySet",
    "MeasureConsultationQuerySet",
    "MeasureDecisionQuerySet",
    "MeasureDocumentQuerySet",
    "MeasurePartQuerySet",
    "MeasureQuerySet",
    "MeasureRelationQuerySet",
    "MeasureRiskQuerySet",
    "PackagePartQuerySet",
    "PackageQuerySet",
    "ProjectChildQuerySet",
    "SpendingQuerySet",
]


class MeasureQuerySet(ProjectContentQuerySet):
    def with_steps(self, user: Any, today: date) -> Self:
        """Add the proofs that this user may see, and ``step_no`` to filter and sort by: ``ladder.step_of`` in SQL."""
        from . import proofs

        return self.annotate(**proofs.for_each(user, today), latest_outcome=proofs.latest_outcome(user, today)).alias(
            step_no=proofs.step_number(proofs.for_all(user, today), today)
        )

    def with_proofs(self, user: Any, today: date) -> Self:
        """Add the proofs for a whole list: as ``with_steps``, without what each measure has to be asked about."""
        from . import proofs

        found = proofs.for_all(user, today)
        return self.annotate(**{name: ExpressionWrapper(each, BooleanField()) for name, each in found.items()})

    def with_step_numbers(self, user: Any, today: date) -> Self:
        """Add the number of the step, and whether its decision is confirmed: what sums are grouped by."""
        from . import proofs

        found = proofs.for_all(user, today)
        return self.annotate(
            step_no=proofs.step_number(found, today),
            is_confirmed=ExpressionWrapper(found["is_confirmed"], BooleanField()),
        )

    def with_stated_years(self, years: Iterable[int]) -> Self:
        """Add what a source says of each year as ``stated_2011`` and so on; ``None`` where it says nothing."""
        from .models import MeasureYear

        said = MeasureYear.objects.active().filter(measure=OuterRef("pk")).order_by()
        return self.annotate(
            **{f"stated_{year}": Subquery(said.filter(year=year).values("amount")[:1]) for year in years}
        )

    def with_adopted(self, user: Any, today: date) -> Self:
        """Add what the latest decision that says so adopted: kroner a year, start date, and when it was decided."""
        from .models import MeasureDecision

        final = (
            MeasureDecision.objects.filter(measure=OuterRef("pk"))
            .seen_in_force(user, today)
            .filter(decision__kind=DecisionKind.FINAL)
            .order_by("-decision__decided_on", "-decision_id")
        )
        return self.annotate(
            adopted_effect=Subquery(final.exclude(adopted_effect=None).values("adopted_effect")[:1]),
            adopted_from=Subquery(final.exclude(adopted_from=None).values("adopted_from")[:1]),
            adopted_on=Subquery(final.values("decision__decided_on")[:1]),
        )

    def with_statements(self) -> Self:
        """Add ``has_statement``: whether a union has said something of the measure."""
        from .models import UnionStatement

        said = UnionStatement.objects.active().filter(measure=OuterRef("pk")).order_by()
        return self.annotate(has_statement=Exists(said))

    def counting(self, target_year: int) -> Self:
        """Keep what counts toward the target (``ladder.counts_toward_target`` in SQL)."""
        from .models import PERMANENT_KINDS

        return self.filter(
            kind__in=PERMANENT_KINDS,
            full_year_effect__isnull=False,
            effective_to__isnull=True,
            effective_from__lte=date(target_year, 12, 31),
        )


class MeasureDecisionQuerySet(TrackedQuerySet):
    def visible_to(self, user: Any) -> Self:
        """A link is seen by those who see both its measure and its decision."""
        return self.filter(
            content_q(user, project="measure__project_id", body="measure__body_id", access="measure__access"),
            content_q(user, project="decision__project_id", body="decision__body_id", access="decision__access"),
        )

    def seen_in_force(self, user: Any, today: date) -> Self:
        """Links to adopted decisions that hold on the day and that the user may see. The measure is the caller's."""
        return self.active().filter(
            content_q(user, project="decision__project_id", body="decision__body_id", access="decision__access"),
            decision__withdrawn_at__isnull=True,
            decision__outcome=DecisionOutcome.ADOPTED,
            decision__status__in=[DecisionStatus.IN_FORCE, DecisionStatus.CHANGED],
            decision__decided_on__lte=today,
        )

    def with_discussed(self) -> Self:
        """Add whether the measure had been discussed when the decision was made: what the minutes say of it."""
        from .proofs import discussions

        held = discussions().filter(
            measure=OuterRef("measure_id"), consultation__held_on__lte=OuterRef("decision__decided_on")
        )
        return self.annotate(was_discussed=Exists(held))

    def adopting(self) -> Self:
        """Links to final, adopted decisions in force, whoever asks: what makes a measure a decided one."""
        return self.active().filter(
            Q(decision__kind=DecisionKind.FINAL),
            decision__withdrawn_at__isnull=True,
            decision__outcome=DecisionOutcome.ADOPTED,
            decision__status__in=[DecisionStatus.IN_FORCE, DecisionStatus.CHANGED],
        )


class MeasurePartQuerySet(TrackedQuerySet):
    """Rows that belong to a measure and are seen by those who see it."""

    def visible_to(self, user: Any) -> Self:
        return self.filter(
            content_q(user, project="measure__project_id", body="measure__body_id", access="measure__access")
        )


class MeasureLinkQuerySet(MeasurePartQuerySet):
    """Return the condition under which a budget line is seen: with the project, and with its measure if it has one."""

    #: What it is tied to: another measure, a case, a consultation or a document.
    other = ""

    def visible_to(self, user: Any) -> Self:
        name = self.other
        both = content_q(user, project=f"{name}__project_id", body=f"{name}__body_id", access=f"{name}__access")
        return super().visible_to(user).filter(both)


class MeasureRelationQuerySet(MeasureLinkQuerySet):
    other = "other"


class MeasureCaseQuerySet(MeasureLinkQuerySet):
    other = "case"

    def with_discussed_by(self, day: date) -> Self:
        """Add whether the measure had been discussed by a day, whoever asks."""
        from .proofs import discussions

        held = discussions().filter(measure=OuterRef("measure_id"), consultation__held_on__lte=day)
        return self.annotate(was_discussed=Exists(held))


class MeasureConsultationQuerySet(MeasureLinkQuerySet):
    other = "consultation"


class MeasureDocumentQuerySet(MeasureLinkQuerySet):
    other = "document"


class InvestmentPartQuerySet(TrackedQuerySet):
    def visible_to(self, user: Any) -> Self:
        return self.filter(investment__project_id__in=access_map(user).project_ids)


def _line_q(user: Any, line: str = "") -> Q:
    """Return the condition under which a budget line is seen: with the project, and with its measure if it has one."""
    measure = content_q(
        user,
        project=f"{line}measure__project_id",
        body=f"{line}measure__body_id",
        access=f"{line}measure__access",
    )
    mine = Q(**{f"{line}project_id__in": access_map(user).project_ids})
    return mine & (Q(**{f"{line}measure__isnull": True}) | measure)


class BudgetLineQuerySet(TrackedQuerySet):
    def visible_to(self, user: Any) -> Self:
        """Lines of one's projects; one that takes up a measure is seen by those who see the measure."""
        return self.filter(_line_q(user))


class LinePartQuerySet(TrackedQuerySet):
    def visible_to(self, user: Any) -> Self:
        return self.filter(_line_q(user, "line__"))


class SpendingQuerySet(TrackedQuerySet):
    def visible_to(self, user: Any) -> Self:
        return self.filter(cost__project_id__in=access_map(user).project_ids)


#: Those who take files in, and those who see everything.
IMPORTS = STEERING | {Role.CONTROLLER}


class ImportMappingQuerySet(TrackedQuerySet):
    def visible_to(self, user: Any) -> Self:
        """What headings mean is for those who take files in."""
        return self.filter(project_id__in=access_map(user).projects_with(IMPORTS))


class ImportRunQuerySet(TrackedQuerySet):
    def visible_to(self, user: Any) -> Self:
        """A file may hold what its reader may not see: others' files are for those who see every measure."""
        access = access_map(user)
        kept = versions_of(self.model).objects
        own = Exists(kept.filter(id=OuterRef("pk"), row_version=1, history_user_id=getattr(user, "pk", None)))
        mine = Q(project_id__in=access.projects_with(IMPORTS)) & Q(own)
        return self.filter(Q(project_id__in=access.projects_with(STEERING)) | mine)


class ImportPartQuerySet(TrackedQuerySet):
    def visible_to(self, user: Any) -> Self:
        """What became of a row holds the values of a measure as they were: only for those who see every measure."""
        return self.filter(run__project_id__in=access_map(user).projects_with(STEERING))


#: Those who work with measures, and see the packages that are shared.
WORKS_WITH_MEASURES = frozenset({Role.SECRETARY, Role.CHIEF_EXECUTIVE, Role.CONTROLLER, Role.PROJECT_GROUP})


class PackageQuerySet(TrackedQuerySet):
    def visible_to(self, user: Any) -> Self:
        """One's own, and the shared ones in projects where one works with measures."""
        access = access_map(user)
        own = Q(made_by_id=getattr(user, "pk", None), project_id__in=access.project_ids)
        return self.filter(own | Q(shared=True, project_id__in=access.projects_with(WORKS_WITH_MEASURES)))


class PackagePartQuerySet(TrackedQuerySet):
    def visible_to(self, user: Any) -> Self:
        from .models import Package

        return self.filter(package__in=Package.objects.visible_to(user).order_by().values("pk"))


class AcceptedFindingQuerySet(TrackedQuerySet):
    def visible_to(self, user: Any) -> Self:
        """Those who see every measure see every accepted finding. For others see ``watch``."""
        return self.filter(project_id__in=access_map(user).projects_with(STEERING))


class MeasureRiskQuerySet(MeasureLinkQuerySet):
    other = "risk"
