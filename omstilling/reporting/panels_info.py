"""What the info page hangs on the pages of news: the way to see it as its readers will."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from omstilling.ui.markup import esc
from omstilling.ui.registry import register_panel

from . import links


def preview_button(request: HttpRequest | None, item: Any) -> str:
    """Draw the way to the preview of a piece of news."""
    url = esc(links.to(item.project, "reporting:info_preview", item.pk))
    words = esc(_("Slik ser ansatte dette"))
    return SafeString(f'<a class="ds-button" data-variant="secondary" href="{url}">{words}</a>')


def register() -> None:
    """Hang it."""
    register_panel("news.actions", preview_button, key="reporting.preview", order=10)
