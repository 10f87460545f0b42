"""What the tests of login share: a quick password hash, empty caches, and two people."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from typing import Any

import pytest
from django.core import mail
from django.core.cache import cache
from django.test import Client

from omstilling.accounts.models import User
from tests.cast import user

QUICK = ["django.contrib.auth.hashers.MD5PasswordHasher", "django.contrib.auth.hashers.PBKDF2PasswordHasher"]


@pytest.fixture(autouse=True)
def quick_hash(settings: Any) -> Iterator[None]:
    settings.PASSWORD_HASHERS = QUICK
    settings.BASE_URL = "https://omstilling.example.org"
    cache.clear()
    yield
    cache.clear()


@pytest.fixture
def kari(db: None) -> User:
    return user("kari", "Kari Nordmann", title="Kommunestyremedlem", phone="78 45 50 00")


@pytest.fixture
def ola(db: None) -> User:
    return user("ola", "Ola Nordmann")


@pytest.fixture
def client_of() -> Callable[[User], Client]:
    def logged_in(person: User) -> Client:
        client = Client()
        client.force_login(User.objects.get(pk=person.pk))
        return client

    return logged_in


@pytest.fixture
def sent(django_capture_on_commit_callbacks: Any) -> Callable[[], AbstractContextManager[list[Any]]]:
    """Commit what happens inside, so that its e-mails are sent; the outbox is ``mail.outbox``."""
    mail.outbox.clear()
    return lambda: django_capture_on_commit_callbacks(execute=True)
