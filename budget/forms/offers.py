"""What the forms of the plan offer to choose from: only what the user may see, and only of the project."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet

from projects.models import Decision, DecisionKind, DecisionOutcome, Project, Unit

from ..models import BudgetArea, Measure


def units(project: Project, user: Any) -> QuerySet[Unit]:
    """Return the municipality's units."""
    return Unit.objects.visible_to(user).active().filter(municipality_id=project.municipality_id).order_by("name")


def areas(project: Project, user: Any) -> QuerySet[BudgetArea]:
    """Return the budget areas in use."""
    return BudgetArea.objects.visible_to(user).active().filter(project=project).order_by("code")


def measures(project: Project, user: Any) -> QuerySet[Measure]:
    """Return the measures that have not lapsed, by number."""
    return Measure.objects.visible_to(user).active().filter(project=project).order_by("number")


def budget_decisions(project: Project, user: Any) -> QuerySet[Decision]:
    """Return the final decisions that were adopted, the latest first."""
    found = Decision.objects.visible_to(user).active().filter(project=project)
    adopted = found.filter(kind=DecisionKind.FINAL, outcome=DecisionOutcome.ADOPTED)
    return adopted.select_related("case__body", "body").order_by("-decided_on", "-pk")
