"""Checks a username or e-mail address and password. Grants nothing: what one may do follows from seats."""

from collections.abc import Callable
from typing import Any

from django.contrib.auth.backends import BaseBackend
from django.db.models import QuerySet
from django.http import HttpRequest

from omstilling.audit.kept import kept

from .models import User
from .selectors import find_person


def _active_person(pk: int) -> QuerySet[User]:
    return User.objects.filter(pk=pk, is_active=True).order_by()


def _read_person(pk: int) -> User | None:
    return next(iter(kept(_active_person, pk)), None)


#: Reads the active person of a request. A floor above may put its own here, that reads more in the same question.
read_person: Callable[[int], User | None] = _read_person


class PasswordBackend(BaseBackend):
    def authenticate(
        self, request: HttpRequest | None, username: str | None = None, password: str | None = None, **kwargs: Any
    ) -> User | None:
        if not username or not password:
            return None
        user = find_person(username)
        if user is None:
            User().set_password(password)  # the same time is spent as for a known user
            return None
        return user if user.check_password(password) and user.is_active else None

    def get_user(self, user_id: int) -> User | None:
        return read_person(int(user_id))
