"""What the post room adds to other pages."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils.safestring import SafeString


def settings_panel(request: HttpRequest | None, person: Any) -> SafeString:
    """Draw the way to how one wants to be told, on one's profile."""
    return render_to_string("mail/settings_panel.html", request=request)
