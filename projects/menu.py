"""The menu entries of the ground floor, and how every floor makes an entry of a project."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.urls import NoReverseMatch
from django.utils.translation import gettext_lazy as _

from omstilling.ui.addresses import address as found
from omstilling.ui.registry import PROJECT, SETUP, USER, MenuEntry, UrlOf, register_menu


def address(name: str, slug: str) -> str | None:
    """Return the address of a page; ``None`` where these pages are not served."""
    try:
        return found(name, slug)
    except NoReverseMatch:
        return None


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
        return address(name, project.slug)

    return url


def entry(key: str, label: Any, order: int, name: str, parent: str | None = None, rule: str = "") -> None:
    """Register a menu entry of a project's page."""
    register_menu(MenuEntry(key, label, order, project_url(name, rule), parent))


def municipality_url(name: str, rule: str) -> UrlOf:
    """Return what answers the address of a page of the project's municipality, for those whom the rule lets in."""

    def url(request: HttpRequest) -> str | None:
        project = getattr(request, "project", None)
        if project is None:
            return None
        from .permissions import RULES

        if not RULES[rule](request.user, project.municipality):
            return None
        return address(name, project.municipality.slug)

    return url


def front_url(request: HttpRequest) -> str | None:
    """Return the address of the front page for those who have more than one place to go from it."""
    from .access import access_map

    user = getattr(request, "user", None)
    access = access_map(user)
    many = len(access.project_ids) > 1 or access.administered or getattr(user, "is_operator", False)
    try:
        return found("projects:front") if many else None
    except NoReverseMatch:
        return None


def register() -> None:
    """Hang the ground floor's entries. The other places come from the floors above."""
    register_menu(MenuEntry("forside", _("Alle prosjekter"), 1, front_url, USER))
    entry("plan", _("Plan"), 30, "projects:plan")
    entry("plan.gantt", _("Framdriftsplan"), 1, "projects:plan", "plan")
    entry("plan.milepaeler", _("Milepæler"), 2, "projects:milestones", "plan")
    entry("plan.utredninger", _("Utredningsområder"), 3, "projects:study_areas", "plan")
    entry("plan.arbeidsgrupper", _("Arbeidsgrupper"), 5, "projects:work_groups", "plan")
    entry("plan.signaler", _("Styringssignaler"), 6, "projects:signals", "plan")
    entry("plan.arshjul", _("Årshjul"), 9, "projects:year_wheel", "plan")
    entry("plan.risiko", _("Risikoer"), 4, "projects:risks", "plan")
    entry("plan.styring", _("Styring"), 7, "projects:phases", "plan")
    entry("mal", _("Mål"), 50, "projects:goals")
    entry("mal.liste", _("Målene"), 1, "projects:goals", "mal")
    entry("mal.malinger", _("Målinger"), 2, "projects:readings", "mal")
    entry("mal.kompetanse", _("Kompetanse"), 4, "projects:competence", "mal")
    entry("mal.undersokelser", _("Undersøkelser"), 5, "projects:surveys", "mal")
    entry("dokumenter", _("Dokumenter"), 60, "projects:documents")
    entry("dokumenter.liste", _("Dokumenter"), 1, "projects:documents", "dokumenter")
    entry("dokumenter.utsendinger", _("Utsendinger"), 2, "projects:distributions", "dokumenter")
    entry("dokumenter.sporbarhet", _("Sporbarhet"), 3, "projects:history", "dokumenter", "may_see_history")
    entry("om", _("Om prosjektet"), 1, "projects:about", PROJECT)
    entry("organer", _("Organer og personer"), 2, "projects:bodies", PROJECT)
    entry("enheter", _("Enheter"), 3, "projects:units", PROJECT)
    entry("organisasjon", _("Organisasjonskart"), 4, "projects:organisation", PROJECT)
    entry("oppsett", _("Oppsett av prosjektet"), 1, "projects:setup", SETUP, "may_set_up_project")
    entry("epostlogg", _("E-postlogg"), 4, "projects:mail_log", SETUP, "may_see_mail_log")
    kommunen = municipality_url("projects:municipality", "may_administer_municipality")
    register_menu(MenuEntry("kommunen", _("Kommunen"), 2, kommunen, SETUP))
    personer = municipality_url("projects:people", "may_manage_people")
    register_menu(MenuEntry("personer", _("Personer og roller"), 3, personer, SETUP))
