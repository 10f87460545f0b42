"""The example, loaded once per module that asks for it, and rolled back after it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from django.db import connection, transaction

from omstilling.accounts.models import User
from projects.models import Project


@contextmanager
def rolled_back() -> Iterator[None]:
    """Undo everything at the end. Marked as Django's own test case does, so that units of work may open inside."""
    atomic = transaction.atomic()
    atomic._from_testcase = True  # type: ignore[attr-defined]
    with atomic:
        yield
        transaction.set_rollback(True)


@pytest.fixture(scope="module")
def loaded(django_db_setup: None, django_db_blocker: Any) -> Iterator[str]:
    """Load the example and hand over what the command said; the database's own rules are checked at the end."""
    with django_db_blocker.unblock(), rolled_back():
        assert "test" in Path(connection.settings_dict["NAME"]).name, "the module must be marked with django_db"
        said = StringIO()
        call_command("load_example", stdout=said)
        connection.check_constraints()
        yield said.getvalue()


@pytest.fixture
def example(loaded: str, db: None) -> Project:
    """The example's project; what the test writes is undone."""
    return Project.objects.select_related("municipality").get(slug="alta-2010")


@pytest.fixture
def person(example: Project) -> Any:
    """Return a person by user name."""

    def get(username: str) -> User:
        return User.objects.get(username=username)

    return get
