"""The panel on the info page: the news by e-mail in one click, the way out of it, and the feed."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.middleware.csrf import get_token
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from omstilling.ui.flow import new_token
from omstilling.ui.registry import register_panel
from projects.models import Project

from .subscription_forms import SubscriptionForm
from .subscriptions import subscription_of

SLOT = "reporting.info_page.aside"


def panel(request: HttpRequest | None, project: Project) -> SafeString:
    """Draw it for whoever reads: without login there is the feed alone, where the project is open. One query."""
    user: Any = getattr(request, "user", None)
    is_known = user is not None and user.is_authenticated
    if not is_known and not project.info_open:
        return SafeString("")
    context = {
        "project": project,
        "is_known": is_known,
        "has_address": is_known and bool(user.email),
        "subscription": _pace(request, project, user) if is_known else None,
        "form_token": new_token(user) if is_known else "",
        "paces": SubscriptionForm,
        # The token is all that the panel needs of the request: the furniture of the page is not made once more.
        "csrf_token": get_token(request) if request is not None and is_known else "",
    }
    return render_to_string("reporting/subscription_panel.html", context)


def _pace(request: HttpRequest | None, project: Project, user: Any) -> Any:
    """Return how often the news are mailed to the reader: as the page has read it, else asked for."""
    known = getattr(request, "acquaintance", None)
    if known is None:
        return subscription_of(project, user)
    return known if known.weekly is not None else None


def register() -> None:
    """Hang the panel beside the info page."""
    register_panel(SLOT, panel, key="subscription", order=30)
