"""The check finds each kind of tampering, names it, and passes where nothing was done."""

from __future__ import annotations

import json
from io import StringIO
from typing import Any

import pytest
from django.core.management import call_command
from django.db import connection

from omstilling.audit import guards
from omstilling.audit.uow import SystemActor, unit_of_work
from omstilling.audit.verify import LIMITS, verify
from omstilling.pdf.models import issue_document
from tests.cast import milestone

pytestmark = pytest.mark.django_db
ROW = "projects_milestone"
HISTORY = "projects_historicalmilestone"


@pytest.fixture
def moved(cast: Any) -> Any:
    """A milestone with two versions."""
    row = milestone(cast, "Innstilling levert")
    with unit_of_work(by=cast.secretary, reason="Nytt navn"):
        row.title = "Innstilling sendt"
        row.save()
    return row


def behind_the_back(*statements: str) -> None:
    """Write as an owner of the database could: with the guards switched off, and on again after."""
    guards.remove(connection)
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SET CONSTRAINTS ALL DEFERRED")
        for statement in statements:
            cursor.execute(statement)


def codes() -> set[str]:
    guards.install(connection)
    return {finding.code for finding in verify().findings}


def test_an_untouched_database_passes_and_everything_was_looked_at(moved: Any) -> None:
    result = verify()
    assert result.findings == []
    assert result.rows > 30
    assert result.history_rows == result.entries > result.rows


@pytest.mark.parametrize(
    ("statement", "code"),
    [
        (f"UPDATE {ROW} SET title = 'Noe annet'", "value_differs"),
        (f"UPDATE {ROW} SET row_version = 3", "version_differs"),
        (f"UPDATE {HISTORY} SET title = 'Noe annet' WHERE row_version = 2", "value_differs"),
        (f"UPDATE {HISTORY} SET row_version = 7 WHERE row_version = 1", "version_gap"),
        (f"DELETE FROM {HISTORY} WHERE row_version = 1", "version_gap"),
        (f"DELETE FROM {HISTORY}", "no_history"),
        (f"DELETE FROM {HISTORY} WHERE row_version = 1", "history_missing"),
        (f"DELETE FROM {ROW}", "row_missing"),
        (f"DELETE FROM ledger_due WHERE tbl = '{ROW}' AND ver = 2", "entry_unfounded"),
        (f"UPDATE ledger_entry SET history_id = history_id + 1000 WHERE tbl = '{ROW}'", "entry_missing"),
    ],
)
def test_each_tampering_is_found_and_named(moved: Any, statement: str, code: str) -> None:
    behind_the_back(statement)
    assert code in codes()


def test_a_change_by_a_client_without_foreign_keys_is_found(moved: Any) -> None:
    behind_the_back(f"INSERT INTO ledger_due(tbl, obj, ver) VALUES ('{ROW}', {moved.pk}, 3)")
    assert "due_unmatched" in codes()
    with connection.cursor() as cursor:
        guards.remove(connection)
        cursor.execute("DELETE FROM ledger_due WHERE ver = 3")
        guards.install(connection)


def test_a_missing_guard_is_found(moved: Any) -> None:
    guards.remove(connection)
    assert {finding.code for finding in verify().findings} == {"guard_missing"}


@pytest.mark.postgres
def test_a_guard_that_is_switched_off_is_found(moved: Any) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute(f"ALTER TABLE {ROW} DISABLE TRIGGER guard_due")
    assert {finding.code for finding in verify().findings} == {"guard_missing"}


def test_a_changed_file_is_found(cast: Any) -> None:
    with unit_of_work(by=cast.secretary, reason="Utstedt"):
        issue_document(
            kind="x", title="X", filename="x.pdf", identifier="x", content=b"%PDF", source={}, by_label="Siri"
        )
    assert verify().frozen_files == 1
    behind_the_back("UPDATE pdf_issueddocument SET sha256 = 'endret'")
    assert codes() == {"file_differs"}


def test_the_command_answers_with_its_exit_code_and_says_what_it_cannot_find(moved: Any) -> None:
    out = StringIO()
    call_command("verify_history", stdout=out)
    assert "Nothing was changed" in out.getvalue()
    assert all(limit in out.getvalue() for limit in LIMITS)
    behind_the_back(f"UPDATE {ROW} SET title = 'Noe annet'")
    guards.install(connection)
    out = StringIO()
    with pytest.raises(SystemExit) as stopped:
        call_command("verify_history", "--json", stdout=out)
    report = json.loads(out.getvalue())
    assert stopped.value.code == 1
    assert report["ok"] is False
    assert report["findings"][0]["code"] == "value_differs"
    assert report["findings"][0]["object_id"] == moved.pk


def test_the_unit_of_work_needs_an_actor_and_a_reason(cast: Any) -> None:
    from omstilling.audit.errors import NoUnitOfWork

    for by, reason in ((None, "Grunn"), (cast.secretary, "  ")):
        with pytest.raises(NoUnitOfWork), unit_of_work(by=by, reason=reason):
            pass


def test_the_outermost_unit_keeps_its_actor_and_reason(cast: Any) -> None:
    row = milestone(cast)
    with unit_of_work(by=cast.secretary, reason="Ytterst"), unit_of_work(by=SystemActor(), reason="Innerst"):
        row.title = "Flyttet"
        row.save()
    kept = row.history.latest("row_version")
    assert (kept.actor_label, kept.history_change_reason) == ("Siri Sekretær", "Ytterst")


@pytest.mark.django_db(transaction=True)
def test_a_unit_that_fails_leaves_neither_row_nor_history(cast: Any) -> None:
    row = milestone(cast, "Før")
    with pytest.raises(RuntimeError), unit_of_work(by=cast.secretary, reason="Feiler"):
        row.title = "Etter"
        row.save()
        raise RuntimeError
    fresh = type(row).objects.get(pk=row.pk)
    assert (fresh.title, fresh.row_version, fresh.history.count()) == ("Før", 1, 1)
    assert verify().findings == []


def test_the_examples_clock_is_refused_in_production(settings: Any) -> None:
    from datetime import UTC, datetime

    from django.core.exceptions import ImproperlyConfigured

    from omstilling.audit.uow import example_clock

    settings.PRODUCTION = True
    with pytest.raises(ImproperlyConfigured), example_clock(datetime(2010, 9, 17, tzinfo=UTC)):
        pass


def test_the_examples_clock_dates_and_marks_the_rows(cast: Any) -> None:
    from datetime import UTC, datetime

    from omstilling.audit.uow import example_clock

    moment = datetime(2010, 9, 17, 10, tzinfo=UTC)
    with example_clock(moment):
        row = milestone(cast)
    kept = row.history.get()
    assert (kept.history_date, kept.act_example, row.created_at) == (moment, True, moment)
    assert milestone(cast).history.get().act_example is False
