"""What a measure hangs together with, as far as the reader may see it: measures, goals, papers, consultations."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.db.models import Q
from django.utils.translation import gettext as _

from projects.models import Case, Consultation, Document, Goal

from ..models import (
    Measure,
    MeasureCase,
    MeasureConsultation,
    MeasureDocument,
    MeasureGoal,
    MeasureRelation,
    RelationKind,
)


@dataclass(frozen=True, slots=True)
class RelationLine:
    """One dependency as it reads from a measure: its word, the other measure, and whether it was said of the other."""

    relation: MeasureRelation
    other: Measure
    word: str
    is_incoming: bool


def relations_of(measure: Measure, user: Any) -> list[RelationLine]:
    """Return the dependencies of a measure both ways, with measures that the user may see. One query."""
    words = {
        RelationKind.REQUIRES: (_("Forutsetter"), _("Er en forutsetning for")),
        RelationKind.EXCLUDES: (_("Utelukker"), _("Utelukker")),
        RelationKind.OVERLAPS: (_("Overlapper"), _("Overlapper")),
    }
    seen = Measure.objects.visible_to(user).filter(project_id=measure.project_id).order_by().values("pk")
    rows = (
        MeasureRelation.objects.active()
        .filter(Q(measure=measure, other__in=seen) | Q(other=measure, measure__in=seen))
        .select_related("measure", "other")
        .order_by("kind", "pk")
    )
    lines = []
    for row in rows:
        incoming = row.other_id == measure.pk
        other = row.measure if incoming else row.other
        other.project = measure.project
        lines.append(RelationLine(row, other, words[RelationKind(row.kind)][incoming], incoming))
    order = list(RelationKind)
    return sorted(lines, key=lambda line: (order.index(RelationKind(line.relation.kind)), line.is_incoming))


def goals_of(measure: Measure, user: Any) -> list[Goal]:
    """Return the goals that a measure serves."""
    links = MeasureGoal.objects.active().filter(measure=measure).values("goal_id")
    found = Goal.objects.visible_to(user).active().filter(pk__in=links).select_related("project")
    return list(found.order_by("kind", "number"))


def attachments_of(measure: Measure, user: Any) -> list[MeasureDocument]:
    """Return the attachments whose document the user may read."""
    seen = Document.objects.visible_to(user).active().filter(project_id=measure.project_id).order_by().values("pk")
    links = MeasureDocument.objects.active().filter(measure=measure, document__in=seen)
    return list(links.select_related("document__project").order_by("document__number"))


def cases_of(measure: Measure, user: Any) -> list[Case]:
    """Return the cases that concern a measure, the latest first."""
    links = MeasureCase.objects.active().filter(measure=measure).values("case_id")
    found = Case.objects.visible_to(user).active().filter(pk__in=links).select_related("body", "project")
    return list(found.order_by("-year", "-number"))


def consultations_of(measure: Measure, user: Any) -> list[Consultation]:
    """Return the track of a measure with the unions, the first step first; informed stands in it as informed."""
    links = MeasureConsultation.objects.active().filter(measure=measure).values("consultation_id")
    found = Consultation.objects.visible_to(user).active().filter(pk__in=links).select_related("project")
    return list(found.order_by("held_on", "number"))
