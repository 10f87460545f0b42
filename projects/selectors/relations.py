"""How decisions touch each other, as far as a reader may see both."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.db.models import Q, QuerySet
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from ..models import Decision, DecisionKind, DecisionOutcome, DecisionRelation, RelationKind
from .decisions import decisions_of


@dataclass(frozen=True, slots=True)
class Related:
    """Another decision that this one touches, or is touched by, and how in words."""

    relation: DecisionRelation
    other: Decision
    words: str
    is_mine: bool


def relations_of(decision: Decision, user: Any) -> list[Related]:
    """Return what a decision does to earlier ones, then what later ones do to it. Two queries at the most."""
    found = list(DecisionRelation.objects.active().filter(Q(decision=decision) | Q(earlier=decision)).order_by("pk"))
    if not found:
        return []
    ends = {relation.earlier_id if relation.decision_id == decision.pk else relation.decision_id for relation in found}
    seen = {other.pk: other for other in decisions_of(decision.project, user).filter(pk__in=ends)}
    related = []
    for relation in found:
        mine = relation.decision_id == decision.pk
        other = seen.get(relation.earlier_id if mine else relation.decision_id)
        if other is None:
            continue
        words = relation.get_kind_display() if mine else _after(relation.kind)
        related.append(Related(relation, other, capfirst(words), mine))
    return sorted(related, key=lambda one: not one.is_mine)


def _after(kind: str) -> str:
    return {
        RelationKind.CHANGES: _("endret av"),
        RelationKind.REPEALS: _("opphevet av"),
        RelationKind.REPLACES: _("erstattet av"),
    }[RelationKind(kind)]


def can_touch(decision: Decision) -> bool:
    """Tell whether a decision can change another: what was not adopted changes nothing."""
    return decision.outcome == DecisionOutcome.ADOPTED


def earlier_decisions(decision: Decision, user: Any) -> QuerySet[Decision]:
    """Return the adopted decisions that this one can change, repeal or replace. The latest first."""
    before = Q(decided_on__lt=decision.decided_on) | Q(decided_on=decision.decided_on, pk__lt=decision.pk)
    found = decisions_of(decision.project, user).filter(before, outcome=DecisionOutcome.ADOPTED)
    if decision.kind != DecisionKind.FINAL:
        found = found.filter(kind=decision.kind)
    touched = DecisionRelation.objects.active().filter(decision=decision).values("earlier_id")
    return found.exclude(pk__in=touched)
