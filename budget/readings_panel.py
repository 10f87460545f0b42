"""What the money adds to the page where readings are entered: taking them in from a file."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _

from projects.permissions import may_import


def readings_panel(request: HttpRequest | None, indicator: Any) -> str:
    """Return the way to an import of the indicator's readings, for those who may."""
    project = indicator.goal.project
    if request is None or not may_import(request.user, project):
        return ""
    url = reverse("budget:readings_import_new", args=[project.slug, indicator.pk])
    words = _("Hent fra fil")
    return format_html('<a class="ds-button" data-variant="secondary" href="{}">{}</a>', url, words)
