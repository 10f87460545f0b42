"""The measures that dismiss somebody, as one reader may see them: for the watch, and for agreements on jobs."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet

from projects.access import question
from projects.models import Agreement, Project
from projects.selectors.agreements import period_of

from ..models import Measure
from ..redundancies import Redundancy, mass_redundancies


@question
def _dismissing(project: Project, user: Any) -> QuerySet[Measure]:
    """Return the measures that say how many are dismissed and when."""
    found = Measure.objects.filter(project=project).visible_to(user).active()
    found = found.filter(fte_redundancy__isnull=False, effective_from__isnull=False).exclude(fte_redundancy=0)
    return found.only("project", "number", "title", "effective_from", "fte_redundancy").order_by(
        "effective_from", "pk"
    )


def redundancies_of(project: Project, user: Any) -> list[Redundancy]:
    """Return every period that is a mass redundancy, of the measures that the user may see. One query."""
    return mass_redundancies(_dismissing(project, user))


def dismissing_under(agreement: Agreement, user: Any) -> list[Measure]:
    """Return the measures that dismiss somebody while the agreement holds; it was read ``with_successor``."""
    period = period_of(agreement)
    return [m for m in _dismissing(agreement.project, user) if m.effective_from and period.covers(m.effective_from)]
