"""The example, loaded once per module that asks for it, and rolled back after it."""

from __future__ import annotations

import shutil
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
from tests.browser.conftest import beginning
from tests.browser.portal import DATABASE, SAID

__all__ = ["beginning"]


@contextmanager
def rolled_back() -> Iterator[None]:
    """Undo everything at the end. Marked as Django's own test case does, so that units of work may open inside."""
    atomic = transaction.atomic()
    atomic._from_testcase = True  # type: ignore[attr-defined]
    with atomic:
        yield
        transaction.set_rollback(True)


@contextmanager
def on_a_copy(database: Path, name: Path) -> Iterator[None]:
    """Ask a copy of a database in SQLite in place of the tests' own."""
    shutil.copyfile(database, name)
    own = connection.settings_dict["NAME"]
    connection.close()
    connection.settings_dict["NAME"] = str(name)
    try:
        yield
    finally:
        connection.close()
        connection.settings_dict["NAME"] = own


@pytest.fixture(scope="module")
def loaded(
    request: pytest.FixtureRequest,
    django_db_setup: None,
    django_db_blocker: Any,
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[str]:
    """Load the example and hand over what the command said; the database's own rules are checked at the end.

    SQLite takes a copy of what the browser tests' portal has loaded: loading takes as long as a hundred tests.
    """
    with django_db_blocker.unblock():
        if connection.vendor == "sqlite":
            ready = request.getfixturevalue("beginning")
            with on_a_copy(ready / DATABASE, tmp_path_factory.mktemp("example") / "test.sqlite3"), rolled_back():
                connection.check_constraints()
                yield (ready / SAID).read_text(encoding="utf-8")
            return
        with rolled_back():
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
