"""What the load map hangs on other pages: a warning where a measure, or a decision about one, would weigh too much."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.http import HttpRequest
from django.template.loader import render_to_string
from django.urls import reverse

from omstilling.ui.registry import register_panel
from projects.models import Case

from .load_words import sentences
from .models import Measure
from .selectors import measures_of_case
from .selectors.load import load_warnings


def measure_panel(request: HttpRequest | None, measure: Measure) -> str:
    """Return the units that carry much at once while this measure weighs on them."""
    if request is None or measure.is_withdrawn:
        return ""
    return _warned(request, [measure], measure.project)


def case_panel(request: HttpRequest | None, case: Case) -> str:
    """Return the same of the measures that a case is about: before it is decided, and on the form that decides."""
    if request is None:
        return ""
    project = case.project
    rows = measures_of_case(case, request.user, project.today())
    return _warned(request, [row.measure for row in rows], project)


def _warned(request: HttpRequest, measures: Iterable[Measure], project: Any) -> str:
    found = load_warnings(measures, project, request.user, project.today())
    if not found:
        return ""
    context = {"warnings": sentences(found, project.slug), "map_url": reverse("budget:load", args=[project.slug])}
    return render_to_string("budget/load_warning.html", context, request)


def register() -> None:
    """Hang the panels."""
    register_panel("measure.content", measure_panel, key="budget.load", order=5)
    register_panel("case.content", case_panel, key="budget.load", order=-20)
    register_panel("decision.before", case_panel, key="budget.load")
