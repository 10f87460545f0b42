"""Finding the person that somebody means by a user name or an e-mail address."""

from __future__ import annotations

import unicodedata

from django.contrib.auth.hashers import UNUSABLE_PASSWORD_PREFIX
from django.db.models import Q, QuerySet

from .models import User


def plain_name(typed: str) -> str:
    """Return a user name or e-mail address as it is kept and compared: lower case, without blanks around it."""
    return unicodedata.normalize("NFKC", typed).strip().lower()


def find_person(typed: str) -> User | None:
    """Return the person with this user name, else the only one with this e-mail address who can log in."""
    name = plain_name(typed)
    if not name or "\0" in name:
        return None
    person = User.objects.filter(username__iexact=name).first()
    if "@" in name and (person is None or not person.is_active):
        found = list(_with_login().filter(email__iexact=name)[:2])
        return found[0] if len(found) == 1 else person
    return person


def _with_login() -> QuerySet[User]:
    """Return those who are active and have chosen a password."""
    people: QuerySet[User] = User.objects.filter(is_active=True)
    return people.exclude(password__startswith=UNUSABLE_PASSWORD_PREFIX).exclude(password="")


def other_accounts(person: User) -> list[User]:
    """Return the accounts that whoever has this person's e-mail address logs in with already."""
    if not person.email:
        return []
    mine = Q(email__iexact=person.email) | Q(username__iexact=person.email)
    return list(_with_login().filter(mine).exclude(pk=person.pk).order_by("pk")[:5])


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
