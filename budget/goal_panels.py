"""What the money adds to a goal's page: two steps of the loop, the measures that serve it, and what they come to."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from omstilling.ui import formats
from omstilling.ui.registry import register_panel
from projects.models import Goal
from projects.permissions import may_manage_measures

from .selectors.goals import GoalMeasures, measures_of_goal


def _found(request: HttpRequest, goal: Goal) -> GoalMeasures:
    """Return what serves the goal: read once for the page."""
    kept: dict[int, GoalMeasures] = request.__dict__.setdefault("measures_of_goals", {})
    if goal.pk not in kept:
        kept[goal.pk] = measures_of_goal(goal, request.user, goal.project.today())
    return kept[goal.pk]


def steps(request: HttpRequest | None, goal: Goal) -> str:
    """Return the loop's steps «Tiltak» and «Vedtak»."""
    if request is None:
        return ""
    found = _found(request, goal)
    measures = formats.plural(len(found.rows), _("tiltak"), _("tiltak")) if found.rows else _("ingen ennå")
    decisions = formats.plural(len(found.decisions), _("vedtak"), _("vedtak")) if found.decisions else _("ingen ennå")
    step = '<li><a href="#{}"><strong>{}</strong> <span>{}</span></a></li>'
    return SafeString(
        format_html(step, "tiltak", _("Tiltak"), measures) + format_html(step, "vedtak", _("Vedtak"), decisions)
    )


def content(request: HttpRequest | None, goal: Goal) -> str:
    """Return the measures that serve the goal, and the decisions about them."""
    if request is None:
        return ""
    context: dict[str, Any] = {
        "found": _found(request, goal),
        "project": goal.project,
        "may_add": may_manage_measures(request.user, goal.project),
    }
    return render_to_string("budget/goal_panel.html", context, request)


def result(request: HttpRequest | None, goal: Goal) -> str:
    """Return what the measures come to: of what counts toward the target, and how many are carried out."""
    if request is None:
        return ""
    found = _found(request, goal)
    if not found.rows:
        return ""
    return render_to_string("budget/goal_result.html", {"found": found, "project": goal.project}, request)


def register() -> None:
    """Hang the panels."""
    register_panel("goal.steps", steps, key="budget.measures")
    register_panel("goal.content", content, key="budget.measures", order=10)
    register_panel("goal.result", result, key="budget.measures")
