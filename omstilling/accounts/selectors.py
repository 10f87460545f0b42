"""Finding the person that somebody means by a user name or an e-mail address."""

from __future__ import annotations

import unicodedata

from .models import User


def plain_name(typed: str) -> str:
    """Return a user name or e-mail address as it is kept and compared: lower case, without blanks around it."""
    return unicodedata.normalize("NFKC", typed).strip().lower()


def find_person(typed: str) -> User | None:
    """Return the person with this user name, else the only active one with this e-mail address."""
    name = plain_name(typed)
    if not name or "\0" in name:
        return None
    person = User.objects.filter(username__iexact=name).first()
    if person is None and "@" in name:
        found = list(User.objects.filter(email__iexact=name, is_active=True)[:2])
        person = found[0] if len(found) == 1 else None
    return person


def people_to_remind(typed: str, limit: int = 5) -> list[User]:
    """Return the active people who get a link when this is typed in «glemt passord»: all who share an address."""
    name = plain_name(typed)
    if not name or "\0" in name:
        return []
    by_name = User.objects.filter(username__iexact=name, is_active=True).exclude(email="")
    found = list(by_name[:1])
    if not found and "@" in name:
        found = list(User.objects.filter(email__iexact=name, is_active=True).order_by("pk")[:limit])
    return found
