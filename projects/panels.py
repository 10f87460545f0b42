"""What the ground floor hangs on the side of every thing's page: the way to its history."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from omstilling.ui.addresses import address
from omstilling.ui.markup import esc
from omstilling.ui.registry import register_panel

from .gauges import register_gauge
from .models import ToleranceKind
from .permissions import may_see_history
from .selectors.risks import level_kind, level_word, risks_about
from .selectors.tolerances import time_strayed


def history_panel(request: HttpRequest | None, row: Any) -> str:
    """Return the link to a thing's history, for those who may read it; nothing outside a project."""
    project = getattr(request, "project", None)
    if request is None or project is None or row is None or not may_see_history(request.user, project):
        return ""
    url = esc(address("projects:history_of", project.slug, row._meta.label_lower, row.pk))
    link = f'<a class="ds-link" href="{url}">{esc(_("Se hvem som har endret hva, og hvorfor"))}</a>'
    return SafeString(
        f'<div class="panel"><h2 class="ds-heading" data-size="2xs">{esc(_("Sporbarhet"))}</h2>'
        f'<ul class="link-list"><li>{link}</li></ul></div>'
    )


def risks_panel(request: HttpRequest | None, row: Any) -> str:
    """Return the open risks that are about a milestone, a study area or a goal; nothing when there are none."""
    if request is None:
        return ""
    found = [(risk, level_word(risk), level_kind(risk)) for risk in risks_about(row, request.user)]
    if not found:
        return ""
    return render_to_string("projects/risks_panel.html", {"risks": found, "project": row.project}, request)


def register() -> None:
    """Hang the panels, and say what the ground floor measures itself."""
    for slot in ("milestone.content", "study_area.content", "goal.content"):
        register_panel(slot, risks_panel, key="projects.risks", order=50)
    register_gauge(ToleranceKind.TIME, time_strayed)
    register_panel("history.aside", history_panel, key="projects.history", order=100)
