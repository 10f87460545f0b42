"""One measure with what it hangs together with, and the measures of a study area or a decision."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db.models import BigIntegerField, Count, F, OuterRef, QuerySet, Subquery, Sum

from projects.models import Decision, Project, StudyArea

from ..models import PERMANENT_KINDS, Measure, MeasureDecision
from .rows import MeasureRow, measures_for, row_of


def measure_for_page(project: Project, user: Any, today: date) -> QuerySet[Measure]:
    """Return the measures as one page of a measure reads them, lapsed ones too."""
    found: QuerySet[Measure] = (
        measures_for(project, user, today)
        .with_adopted(user, today)
        .select_related("unit", "owner", "body", "started_by")
    )
    return found


def decisions_of(measure: Measure, user: Any) -> list[MeasureDecision]:
    """Return the decisions that concern a measure and that the user may see, the latest first."""
    return list(
        MeasureDecision.objects.visible_to(user)
        .active()
        .filter(measure=measure, decision__withdrawn_at__isnull=True)
        .select_related("decision__case__body", "decision__body", "decision__project")
        .order_by("-decision__decided_on", "-decision_id")
    )


def study_area_of(measure: Measure, user: Any) -> StudyArea | None:
    """Return the measure's study area, if the user may see it."""
    if measure.study_area_id is None:
        return None
    return StudyArea.objects.visible_to(user).active().filter(pk=measure.study_area_id).first()


def measures_of_study_area(area: StudyArea, user: Any, today: date) -> list[MeasureRow]:
    """Return the measures of a study area that the user may see."""
    rows = []
    found = measures_for(area.project, user, today).active().filter(study_area=area)
    for measure in found.order_by("number"):
        measure.project = area.project
        rows.append(row_of(measure, area.project, today))
    return rows


def measures_of_decision(decision: Decision, user: Any, today: date) -> list[tuple[MeasureRow, MeasureDecision]]:
    """Return the measures a decision concerns and that the user may see, lapsed ones too, with what it adopted."""
    links = {
        link.measure_id: link
        for link in MeasureDecision.objects.visible_to(user).active().filter(decision=decision).order_by()
    }
    if not links:
        return []
    found = measures_for(decision.project, user, today).filter(pk__in=links).select_related("unit").order_by("number")
    rows = []
    for measure in found:
        measure.project = decision.project
        rows.append((row_of(measure, decision.project, today), links[measure.pk]))
    return rows


def adopted_savings(user: Any) -> Subquery:
    """Return what each decision adopts of lasting savings, in kroner a year, of the measures that the user may see.

    Unknown where it concerns no such measure, or where it does not say for one of them. For ``annotate``.
    """
    lasting = (
        MeasureDecision.objects.visible_to(user)
        .active()
        .filter(
            decision=OuterRef("pk"),
            measure__kind__in=PERMANENT_KINDS,
            measure__effective_to__isnull=True,
            measure__withdrawn_at__isnull=True,
        )
    )
    sums = (
        lasting.order_by()
        .values("decision")
        .annotate(concerned=Count("pk"), stated=Count("adopted_effect"), saved=Sum("adopted_effect"))
        .filter(concerned=F("stated"))
    )
    return Subquery(sums.values("saved"), output_field=BigIntegerField())
