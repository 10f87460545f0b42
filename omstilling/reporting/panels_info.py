"""What the info page hangs on other pages: the way to it in front of the door, and how its readers will see news."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from omstilling.ui.markup import esc
from omstilling.ui.registry import register_panel
from projects.models import Project

from . import links


def preview_button(request: HttpRequest | None, item: Any) -> str:
    """Draw the way to the preview of a piece of news."""
    url = esc(links.to(item.project, "reporting:info_preview", item.pk))
    words = esc(_("Slik ser ansatte dette"))
    return SafeString(f'<a class="ds-button" data-variant="secondary" href="{url}">{words}</a>')


#: So many info pages are listed in front of the door.
LISTED = 20


def open_info_pages(request: HttpRequest | None, _obj: Any) -> str:
    """Draw the ways to the info pages that are open to all, for those who meet the login page. One query."""
    rows = Project.objects.active().filter(info_open=True).order_by("municipality__name", "name", "slug")
    projects = list(rows.values_list("slug", "name")[:LISTED])
    return render_to_string("reporting/open_info_pages.html", {"projects": projects}) if projects else ""


def way_from_meetings(request: HttpRequest | None, project: Project) -> str:
    """Draw the way from the meetings that are open to all to the info page, where that is open too."""
    if not project.info_open:
        return ""
    url, words = esc(links.to(project, "reporting:info_page")), esc(_("Dette skjer i omstillingen"))
    return SafeString(f'<li><a href="{url}">{words}</a></li>')


def register() -> None:
    """Hang them."""
    register_panel("meetings.open.ways", way_from_meetings, key="reporting.info")
    register_panel("login.below", open_info_pages, key="reporting.info", order=5)
    register_panel("news.actions", preview_button, key="reporting.preview", order=10)
