"""The way from the plan to taking one in from a file: the reading of files lives on this floor."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _

from projects.permissions import may_manage_milestones


def milestones_panel(request: HttpRequest | None, project: Any) -> str:
    """Return the way to an import of the plan, for those who keep it."""
    if request is None or not may_manage_milestones(request.user, project):
        return ""
    url = reverse("budget:milestone_import_new", args=[project.slug])
    words = _("Hent fra fil")
    return format_html('<a class="ds-button" data-variant="tertiary" href="{}">{}</a>', url, words)
