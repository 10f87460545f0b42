"""The entries of the user's own menu."""

from __future__ import annotations

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from omstilling.ui.addresses import address
from omstilling.ui.registry import USER, MenuEntry, UrlOf, register_menu

from . import kept


def _logged_in(name: str) -> UrlOf:
    def url(request: HttpRequest) -> str | None:
        user = getattr(request, "user", None)
        return address(name) if user is not None and user.is_authenticated else None

    return url


def _resume(request: HttpRequest) -> str | None:
    url = _logged_in("accounts:resume")(request)
    return url if url and kept.kept_forms(request) else None


def register() -> None:
    """Hang them."""
    register_menu(MenuEntry("fortsett", _("Fortsett der du slapp"), 10, _resume, USER))
    register_menu(MenuEntry("profil", _("Profil"), 20, _logged_in("accounts:profile"), USER))
    register_menu(MenuEntry("logg-ut", _("Logg ut"), 90, _logged_in("accounts:logout"), USER, method="post"))
