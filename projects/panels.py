"""What the ground floor hangs on the side of every thing's page: the way to its history."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.template.loader import render_to_string
from django.urls import reverse

from omstilling.ui.registry import register_panel

from .permissions import may_see_history


def history_panel(request: HttpRequest | None, row: Any) -> str:
    """Return the link to a thing's history, for those who may read it; nothing outside a project."""
    project = getattr(request, "project", None)
    if request is None or project is None or row is None or not may_see_history(request.user, project):
        return ""
    url = reverse("projects:history_of", args=[project.slug, row._meta.label_lower, row.pk])
    return render_to_string("projects/history_panel.html", {"url": url})


def register() -> None:
    """Hang the panel."""
    register_panel("history.aside", history_panel, key="projects.history", order=100)
