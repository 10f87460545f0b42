"""A person's own calendar address: made, and taken back. The secret is answered once and kept nowhere."""

from __future__ import annotations

import hashlib
import secrets

from django.utils.translation import gettext as _

from omstilling.accounts.models import User
from omstilling.audit.uow import unit_of_work

from ..models import CalendarAddress

#: Bytes of chance in the secret.
SIZE = 32
#: How long the secret is when it is written in an address.
LENGTH = 43


def fingerprint_of(secret: str) -> str:
    """Return what is stored of a secret. It is long and made by chance, so that a plain hash cannot be undone."""
    return hashlib.sha256(secret.encode()).hexdigest()


def make_calendar_address(*, person: User, by: User, reason: str = "") -> str:
    """Make a new address for the person's calendar and return its secret. The one before falls away."""
    with unit_of_work(by=by, reason=reason or _("Ny kalenderadresse er laget")):
        revoke_calendar_address(person=person, by=by)
        secret = secrets.token_urlsafe(SIZE)
        CalendarAddress(person=person, secret_sha256=fingerprint_of(secret)).save()
    return secret


def revoke_calendar_address(*, person: User, by: User, reason: str = "") -> int:
    """Take the person's address back: it leads nowhere from now on. Return how many there were."""
    with unit_of_work(by=by, reason=reason or _("Kalenderadressen er slått av")):
        found = list(CalendarAddress.objects.active().filter(person=person).select_for_update())
        for row in found:
            row.withdraw()
    return len(found)


def owner_of(secret: str) -> User | None:
    """Return whose calendar a secret opens; ``None`` for one that is unknown, taken back, or of somebody shut out.

    Looked up by the fingerprint: how long that takes tells nothing of the secrets there are.
    """
    if len(secret) != LENGTH:
        return None
    found = CalendarAddress.objects.active().filter(secret_sha256=fingerprint_of(secret), person__is_active=True)
    row = found.select_related("person").first()
    return row.person if row is not None else None
