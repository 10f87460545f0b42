"""The menu entries of the ground floor, and how every floor makes an entry of a project."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext_lazy as _

from omstilling.ui.registry import PROJECT, SETUP, MenuEntry, UrlOf, register_menu


def project_url(name: str, rule: str = "") -> UrlOf:
    """Return what answers the address of a project's page, or ``None`` where there is no project or no right."""

    def url(request: HttpRequest) -> str | None:
        project = getattr(request, "project", None)
        if project is None:
            return None
        if rule:
            from .permissions import RULES

            if not RULES[rule](request.user, project):
                return None
        try:
            return reverse(name, args=[project.slug])
        except NoReverseMatch:
            return None

    return url


def entry(key: str, label: Any, order: int, name: str, parent: str | None = None, rule: str = "") -> None:
    """Register a menu entry of a project's page."""
    register_menu(MenuEntry(key, label, order, project_url(name, rule), parent))


def register() -> None:
    """Hang the ground floor's entries. The other places come from the floors above."""
    entry("plan", _("Plan"), 30, "projects:plan")
    entry("plan.gantt", _("Framdriftsplan"), 1, "projects:plan", "plan")
    entry("plan.milepaeler", _("Milepæler"), 2, "projects:milestones", "plan")
    entry("plan.utredninger", _("Utredningsområder"), 3, "projects:study_areas", "plan")
    entry("plan.risiko", _("Risikoer"), 4, "projects:risks", "plan")
    entry("mal", _("Mål"), 50, "projects:goals")
    entry("dokumenter", _("Dokumenter"), 60, "projects:documents")
    entry("dokumenter.liste", _("Dokumenter"), 1, "projects:documents", "dokumenter")
    entry("dokumenter.sporbarhet", _("Sporbarhet"), 2, "projects:history", "dokumenter", "may_see_history")
    entry("om", _("Om prosjektet"), 1, "projects:about", PROJECT)
    entry("organer", _("Organer og personer"), 2, "projects:bodies", PROJECT)
    entry("enheter", _("Enheter"), 3, "projects:units", PROJECT)
    entry("oppsett", _("Oppsett av prosjektet"), 1, "projects:setup", SETUP, "may_set_up_project")
