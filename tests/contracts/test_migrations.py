"""Migrations are complete, named, and import no living code."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.core.management import call_command
from django.db.migrations.loader import MigrationLoader

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


def described(loader: MigrationLoader) -> dict[tuple[str, str], Any]:
    """Return every model of ours as the migrations leave it: its fields and what holds between them."""
    found = {}
    ends = [node for node in loader.graph.leaf_nodes() if "squashed" not in node[1]]
    for (app, name), state in loader.project_state(ends).models.items():
        if app in {"projects", "budget", "meetings"}:
            fields = {field: made.deconstruct()[1:] for field, made in state.fields.items()}
            options = {key: value for key, value in state.options.items() if key not in {"constraints", "indexes"}}
            rules = {one.name: one.deconstruct() for key in ("constraints", "indexes") for one in state.options[key]}
            found[app, name] = fields, options, rules, state.bases
    return found


@pytest.mark.once
@pytest.mark.django_db
def test_an_empty_database_gets_at_once_what_others_got_step_by_step() -> None:
    at_once = described(MigrationLoader(None))
    assert any("squashed" in name for _, name in MigrationLoader(None).graph.nodes)
    step_by_step = described(MigrationLoader(None, replace_migrations=False))
    assert at_once.keys() == step_by_step.keys() and len(at_once) > 100
    assert [name for name in at_once if at_once[name] != step_by_step[name]] == []
