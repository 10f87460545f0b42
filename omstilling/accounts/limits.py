"""By which name login attempts are counted (``AXES_USERNAME_CALLABLE``), and how a person is let in again."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from axes.helpers import get_cool_off
from axes.utils import reset
from django.http import HttpRequest
from django.utils import timezone
from django.utils.crypto import salted_hmac

from .models import User
from .selectors import find_person, plain_name


def login_name(request: HttpRequest, credentials: Mapping[str, Any] | None = None) -> str | None:
    """Return the name that an attempt counts against.

    A person has one count, whether user name or e-mail address was typed, in whatever case. What is no
    person's is kept as a fingerprint only: people type passwords in the wrong field.
    """
    typed = (credentials or {}).get("username")
    if typed is None and request is not None:
        typed = request.POST.get("username")
    if not isinstance(typed, str):
        return None
    known: dict[str, str] = request.__dict__.setdefault("_login_names", {})
    if typed not in known:
        person = find_person(typed)
        known[typed] = counted_as(person) if person else f"ukjent:{_fingerprint(typed)}"
    return known[typed]


def counted_as(person: User) -> str:
    """Return the name that a person's attempts are counted under."""
    return plain_name(person.username)


def _fingerprint(typed: str) -> str:
    return salted_hmac("omstilling.accounts.limits", plain_name(typed)).hexdigest()[:32]


def let_in_again(person: User) -> None:
    """Forget the person's failed attempts: who has set a new password by a link has shown who they are."""
    reset(username=counted_as(person))


def open_again_at(request: HttpRequest) -> datetime | None:
    """Return the whole minute by which the door is open, if nobody tries in the meantime."""
    pause = get_cool_off(request)
    return timezone.now() + pause + timedelta(seconds=59) if pause else None
