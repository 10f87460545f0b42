"""Migrations are complete, named, and import no living code."""

from __future__ import annotations

import re

import pytest
from django.core.management import call_command

from tests import ready
from tests.contracts.tower import ROOT

FILES = sorted(
    path
    for folder in ("omstilling", "projects", "budget", "meetings")
    for path in (ROOT / folder).rglob("migrations/0*.py")
)


@pytest.mark.django_db
def test_no_model_differs_from_its_migrations() -> None:
    call_command("makemigrations", check=True, dry_run=True, verbosity=0)


@pytest.mark.parametrize("path", FILES, ids=lambda p: p.relative_to(ROOT).as_posix())
def test_a_migration_has_a_name(path) -> None:
    assert not re.search(r"auto_\d{8}", path.name)


@pytest.mark.django_db
def test_the_database_that_is_copied_is_made_anew_when_a_migration_or_a_guard_changes(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    before = ready.follows_from()
    assert before == ready.follows_from()
    read = type(ROOT).read_bytes
    for changed in (*FILES, ROOT / "omstilling" / "audit" / "guards.py"):
        monkeypatch.setattr(type(ROOT), "read_bytes", lambda path, of=changed: read(path) + b"#" * (path == of))
        assert ready.follows_from() != before, changed
