"""A person's own address for a feed: made, taken back, and whose it is. The secret is told once and kept nowhere."""

from __future__ import annotations

import hashlib
import secrets

from django.db import transaction
from django.db.models import Model

from omstilling.accounts.models import User

from .models import FeedAddress
from .services import scope_of

#: Bytes of chance in the secret, and how long it is when it is written in an address.
SIZE, LENGTH = 32, 43


def new_secret() -> str:
    """Return a new secret for an address."""
    return secrets.token_urlsafe(SIZE)


def fingerprint_of(secret: str) -> str:
    """Return what is stored of a secret. It is long and made by chance, so that a plain hash cannot be undone."""
    return hashlib.sha256(secret.encode()).hexdigest()


def make_feed_address(*, person: User, scope: Model) -> str:
    """Make a new address for the person's feed and return its secret. The one before falls away."""
    secret = new_secret()
    with transaction.atomic():
        revoke_feed_address(person=person, scope=scope)
        FeedAddress.objects.create(person=person, scope=scope_of(scope), secret_sha256=fingerprint_of(secret))
    return secret


def revoke_feed_address(*, person: User, scope: Model) -> int:
    """Take the person's address back: it leads nowhere from now on. Return how many there were."""
    return FeedAddress.objects.filter(person=person, scope=scope_of(scope)).delete()[0]


def feed_address_of(person: User, scope: Model) -> FeedAddress | None:
    """Return the address that the person has, without its secret."""
    return FeedAddress.objects.filter(person_id=person.pk, scope=scope_of(scope)).first()


def opened_by(secret: str) -> FeedAddress | None:
    """Return what a secret opens; None for one that is unknown, taken back, or of somebody shut out.

    Looked up by the fingerprint: how long that takes tells nothing of the secrets there are.
    """
    if len(secret) != LENGTH:
        return None
    found = FeedAddress.objects.filter(secret_sha256=fingerprint_of(secret), person__is_active=True)
    return found.select_related("person").first()
