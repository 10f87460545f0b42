"""What the money adds to the pages of the ground floor: the measures of a study area, and of a decision."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.template.loader import render_to_string

from projects.models import Decision, StudyArea
from projects.permissions import may_manage_measures
from projects.selectors.decisions import the_decision

from .selectors import measures_of_decision, measures_of_study_area


def study_area_panel(request: HttpRequest | None, area: StudyArea) -> str:
    """Return the measures of a study area; the first step is offered to those who may take it."""
    if request is None:
        return ""
    rows = measures_of_study_area(area, request.user, area.project.today())
    may_add = may_manage_measures(request.user, area.project)
    if not rows and not may_add:
        return ""
    context = {
        "rows": rows,
        "area": area,
        "project": area.project,
        "may_add": may_add,
        "has_example_figures": any(
            row.measure.is_example_figure and row.measure.full_year_effect is not None for row in rows
        ),
    }
    return render_to_string("budget/study_area_panel.html", context, request)


def decision_panel(request: HttpRequest | None, decision: Decision) -> str:
    """Return the measures that a decision concerns, with what it adopted; nothing when there are none."""
    if request is None:
        return ""
    pairs: list[Any] = measures_of_decision(decision, request.user, decision.project.today())
    if not pairs:
        return ""
    context = {
        "pairs": pairs,
        "it": the_decision(decision),
        "kind": decision.kind,
        "project": decision.project,
        "has_example_figures": any(
            row.measure.is_example_figure and link.adopted_effect is not None for row, link in pairs
        ),
    }
    return render_to_string("budget/decision_panel.html", context, request)
