"""The login log: one JSON line for each login, failed login, lock-out and logout. Never what was typed."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from typing import Any

from axes.signals import user_locked_out
from django.conf import settings
from django.contrib.auth.signals import user_logged_in, user_logged_out, user_login_failed
from django.http import HttpRequest

from .selectors import find_person

log = logging.getLogger("omstilling.accounts")
_MESSAGES = {
    "login": "Logged in",
    "login_failed": "Login failed",
    "locked": "Login locked",
    "logout": "Logged out",
}


def connect() -> None:
    """Listen to Django's and axes' signals."""
    user_logged_in.connect(_logged_in, dispatch_uid="omstilling.accounts.logged_in")
    user_login_failed.connect(_failed, dispatch_uid="omstilling.accounts.login_failed")
    user_logged_out.connect(_logged_out, dispatch_uid="omstilling.accounts.logged_out")
    user_locked_out.connect(_locked, dispatch_uid="omstilling.accounts.locked")


def _logged_in(request: HttpRequest | None, user: Any, **kwargs: Any) -> None:
    _write("login", request, user.pk)


def _failed(credentials: Mapping[str, Any], request: HttpRequest | None = None, **kwargs: Any) -> None:
    _write("login_failed", request, _person_id(credentials.get("username")))


def _locked(request: HttpRequest, username: str | None = None, **kwargs: Any) -> None:
    _write("locked", request, _person_id(username))


def _logged_out(request: HttpRequest | None, user: Any = None, **kwargs: Any) -> None:
    if user is not None:
        _write("logout", request, user.pk)


def _person_id(name: Any) -> int | None:
    person = find_person(name) if isinstance(name, str) else None
    return person.pk if person else None


def _write(event: str, request: HttpRequest | None, user: int | None) -> None:
    fields = {"event": event, "user": user}
    if request is not None and request.META.get("REMOTE_ADDR"):
        fields["address"] = settings.AXES_CLIENT_IP_CALLABLE(request)
    level = logging.INFO if event in {"login", "logout"} else logging.WARNING
    log.log(level, _MESSAGES[event], extra={"request": request, "fields": fields})
