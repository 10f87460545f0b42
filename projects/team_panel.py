"""The goals that a group follows, with what they are measured by, on the group's page."""

from __future__ import annotations

from django.http import HttpRequest
from django.template.loader import render_to_string

from omstilling.ui.registry import register_panel

from .models import Body
from .selectors.goal_page import goals_of_team
from .selectors.goals import goal_panels


def team_panel(request: HttpRequest | None, body: Body) -> str:
    """Return the goals that a group follows, each with its indicators; nothing for a group that follows none."""
    if request is None:
        return ""
    goals = goals_of_team(body, request.user)
    if not goals:
        return ""
    rows = [(goal, goal_panels(goal, request.user)) for goal in goals]
    return render_to_string("projects/team_goals.html", {"rows": rows}, request)


def register() -> None:
    """Hang the panel."""
    register_panel("body.content", team_panel, key="projects.team", order=-10)
