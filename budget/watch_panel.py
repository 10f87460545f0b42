"""What Tallvakta says of one measure, on the measure's page."""

from __future__ import annotations

from django.http import HttpRequest
from django.template.loader import render_to_string

from projects.permissions import RULES, may_see_findings

from .models import Measure
from .watch import watch


def watch_panel(request: HttpRequest | None, measure: Measure) -> str:
    """Return the open findings about a measure, for those who see Tallvakta; nothing when there are none."""
    if request is None or measure.is_withdrawn or not may_see_findings(request.user, measure.project):
        return ""
    project, user = measure.project, request.user
    found = [one for one in watch(project, user, project.today()).open if measure.pk in one.measures]
    if not found:
        return ""
    shown = [
        (
            one,
            (one.mend.words, one.mend.url(project.slug))
            if not one.mend.rule or RULES[one.mend.rule](user, project)
            else None,
        )
        for one in found
    ]
    return render_to_string("budget/measure_findings.html", {"findings": shown, "project": project}, request)
