"""The bell: the entry of one's notifications in the header, with how many are not seen."""

from __future__ import annotations

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from omstilling.ui.addresses import address
from omstilling.ui.registry import HEADER, MenuEntry, register_menu, register_panel

from . import panels
from .selectors import unseen_count

#: More are not counted.
SHOWN = 99


def _url(request: HttpRequest) -> str | None:
    user = getattr(request, "user", None)
    return address("mail:notifications") if user is not None and user.is_authenticated else None


def _badge(request: HttpRequest) -> str | None:
    count = unseen_count(request.user, SHOWN + 1)
    return f"{SHOWN}+" if count > SHOWN else str(count) if count else None


def register() -> None:
    """Hang the bell, and the way to the settings on the profile."""
    register_menu(
        MenuEntry("varsler", _("Varsler"), 2, _url, HEADER, badge=_badge, icon="bell", badge_words=_("uleste"))
    )
    register_panel("profile.aside", panels.settings_panel, key="notifications", order=20)
