"""What stands on a goal's page beside its indicators: how it went in words, its group, its plans and its surveys."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext as _

from omstilling.ui import formats

from ..models import Body, CompetencePlan, Goal, Survey
from .goals import IndicatorPanel, IndicatorRow


def results_of(panels: Iterable[IndicatorPanel]) -> list[tuple[IndicatorRow, str]]:
    """Return each indicator with a sentence of where it began, where it is and what is left."""
    return [(panel.row, result_sentence(panel.row)) for panel in panels]


def result_sentence(row: IndicatorRow) -> str:
    """Say in words how an indicator has gone for the whole municipality. Only what may be shown is told."""
    indicator, latest = row.indicator, row.latest
    if latest is None:
        return _("Ikke målt for hele kommunen ennå.")
    words = {
        "first": row.baseline,
        "now": row.latest_value,
        "month": formats.month(latest.month),
        "target": row.target,
    }
    if indicator.baseline_value is None:
        said = _("%(now)s i %(month)s.") % words
    elif indicator.baseline_value == latest.value:
        said = _("%(now)s i %(month)s, det samme som ved starten.") % words
    else:
        said = _("Fra %(first)s ved starten til %(now)s i %(month)s.") % words
    if indicator.target_value is None:
        return said
    left = _("målet er nådd") if row.reached else row.gap_words
    return said + " " + _("Målet er %(target)s: %(left)s.") % {**words, "left": left}


def team_of(goal: Goal, user: Any) -> Body | None:
    """Return the group that follows a goal, where the user may see it."""
    if goal.team_id is None:
        return None
    team: Body | None = Body.objects.visible_to(user).active().filter(pk=goal.team_id).first()
    if team is not None:
        team.project = goal.project
    return team


def plans_of(goal: Goal, user: Any) -> list[CompetencePlan]:
    """Return the competence plans that serve a goal."""
    found = list(CompetencePlan.objects.visible_to(user).active().filter(goal=goal).order_by("level", "title"))
    for plan in found:
        plan.project = goal.project
    return found


def surveys_of(goal: Goal, user: Any) -> list[Survey]:
    """Return the employee surveys that follow up a goal, the latest first."""
    found = list(Survey.objects.visible_to(user).active().filter(goal=goal).order_by("-held_on", "-pk"))
    for survey in found:
        survey.project = goal.project
    return found


def goals_of_team(body: Body, user: Any) -> list[Goal]:
    """Return the goals that a group follows."""
    found = list(Goal.objects.visible_to(user).active().filter(team=body).order_by("kind", "number"))
    for goal in found:
        goal.project = body.project
    return found
