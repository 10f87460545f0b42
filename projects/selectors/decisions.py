"""Reads of cases and decisions: what may be seen, in which words, and by when a decision can be reviewed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Prefetch, QuerySet
from django.utils.translation import gettext as _

from omstilling.accounts.models import User

from ..access import question
from ..law import Rule, cite, legality_review_until
from ..models import (
    Body,
    Case,
    Decision,
    DecisionKind,
    DecisionMilestone,
    DecisionOutcome,
    DecisionStatus,
    DecisionStudyArea,
    Milestone,
    Project,
    StudyArea,
)

#: Outcomes that settle a case and so can be reviewed.
SETTLING = frozenset({DecisionOutcome.ADOPTED, DecisionOutcome.NOT_ADOPTED, DecisionOutcome.DISMISSED})


@dataclass(frozen=True, slots=True)
class LegalityReview:
    """Until when council members can demand a review of a decision's legality, and under which law.

    ``is_late`` tells that a demand was made after that day.
    """

    until: date
    law: str
    is_open: bool
    is_late: bool = False


@question
def decisions_of(project: Project, user: Any) -> QuerySet[Decision]:
    """Return the decisions that the user may see, with what a list shows of them. The latest first."""
    rows = Decision.objects.visible_to(user).active().filter(project=project)
    return rows.select_related("project", "body__recommends_to", "case__body", "responsible")


@question
def register_of(project: Project, user: Any) -> QuerySet[Decision]:
    """Return the same for a long list. Project, bodies and people come once, by ``with_others``, not with each row."""
    rows = Decision.objects.visible_to(user).active().filter(project=project)
    return rows.select_related("case")


@question
def _bodies_of(project: Project) -> QuerySet[Body]:
    return Body.objects.filter(project=project).order_by("order", "name")


@dataclass(frozen=True, slots=True)
class Others:
    """The bodies of a project, and the people who are responsible for a decision that the user may see."""

    bodies: dict[int, Body]
    people: dict[int, User]


def others_of(project: Project, user: Any) -> Others:
    """Return what the rows of a long list have in common: two queries."""
    bodies = {body.pk: body for body in _bodies_of(project)}
    for body in bodies.values():
        if body.recommends_to_id in bodies:
            body.recommends_to = bodies[body.recommends_to_id]
    return Others(bodies, {person.pk: person for person in responsible_people(project, user)})


def with_others(decisions: Iterable[Decision], project: Project, others: Others) -> None:
    """Give decisions of ``register_of`` their project, their responsible person and the bodies of themselves."""
    bodies, people = others.bodies, others.people
    for decision in decisions:
        decision.project = project
        decision.body, decision.case.body = bodies[decision.body_id], bodies[decision.case.body_id]
        if decision.responsible_id in people:
            decision.responsible = people[decision.responsible_id]


@question
def cases_of(project: Project, user: Any) -> QuerySet[Case]:
    """Return the cases that the user may see, withdrawn ones too, with their decisions. The latest first."""
    decided = Decision.objects.visible_to(user).active().select_related("body").order_by("-decided_on", "-id")
    return (
        Case.objects.visible_to(user)
        .filter(project=project)
        .select_related("project", "body__recommends_to")
        .prefetch_related(Prefetch("decisions", queryset=decided, to_attr="seen_decisions"))
    )


def case_word(case: Case) -> str:
    """Return what came of a case, in a word. Needs ``cases_of``."""
    if case.is_withdrawn:
        return _("trukket")
    seen = case.seen_decisions  # type: ignore[attr-defined]
    return seen[0].outcome_word if seen else _("ikke behandlet")


def the_decision(decision: Decision) -> str:
    """Return what a decision is called in running text. A body that only recommends has not decided."""
    words = {
        DecisionKind.FINAL: _("vedtaket"),
        DecisionKind.RECOMMENDATION: _("innstillingen"),
        DecisionKind.ADVICE: _("anbefalingen"),
    }
    return words[DecisionKind(decision.kind)]


def status_word(decision: Decision) -> str:
    """Return how a decision stands: unconfirmed, in force, changed, repealed or replaced."""
    if decision.status == DecisionStatus.IN_FORCE and not decision.is_confirmed:
        return decision.unconfirmed_word
    return str(decision.get_status_display())


def legality_review(decision: Decision, today: date) -> LegalityReview | None:
    """Return the deadline of the legality review of a final decision of an elected body; else ``None``."""
    if decision.kind != DecisionKind.FINAL or decision.outcome not in SETTLING or not decision.body.is_elected:
        return None
    until = legality_review_until(decision.decided_on)
    demanded = decision.legality_demanded_on
    late = demanded is not None and demanded > until
    return LegalityReview(until, cite(Rule.LEGALITY_REVIEW, decision.decided_on), today <= until, late)


def milestones_of(decision: Decision, user: Any) -> list[Any]:
    """Return the milestones that a decision concerns and that the user may see."""
    links = DecisionMilestone.objects.active().filter(decision=decision).values("milestone_id")
    rows = Milestone.objects.visible_to(user).active().filter(pk__in=links).select_related("project")
    return list(rows.order_by("current_date", "number"))


def study_areas_of(decision: Decision, user: Any) -> list[Any]:
    """Return the study areas that a decision concerns and that the user may see."""
    links = DecisionStudyArea.objects.active().filter(decision=decision).values("study_area_id")
    return list(StudyArea.objects.visible_to(user).active().filter(pk__in=links).select_related("project"))


@question
def responsible_people(project: Project, user: Any) -> QuerySet[User]:
    """Return those who are responsible for a decision that the user may see."""
    mine = decisions_of(project, user).order_by().exclude(responsible=None)
    return User.objects.filter(pk__in=mine.values("responsible_id")).order_by("full_name")
