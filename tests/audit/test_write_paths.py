"""Every way to write a tracked row is recorded, or refused by Python or by the database itself.

The database's refusal comes at the statement, or when the transaction ends: ``ends`` tries both.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from django.core import serializers
from django.db import DatabaseError, connection, models, transaction
from django.db.models import F, QuerySet

from omstilling.audit import guards
from omstilling.audit.errors import ConflictError, NoUnitOfWork, UntrackedWrite
from omstilling.audit.models import HistoryRow, LedgerEntry
from omstilling.audit.registry import append_only_models
from omstilling.audit.uow import SystemActor, unit_of_work
from omstilling.audit.verify import Finding, Result, _check_table, verify
from tests.audit.anything import IDS, TRACKED, build, changeable, make, other

BY = SystemActor("Prøven")
every_model = pytest.mark.parametrize("model", TRACKED, ids=IDS)
pytestmark = pytest.mark.django_db


@contextmanager
def work(reason: str = "Prøve") -> Iterator[None]:
    with unit_of_work(by=BY, reason=reason):
        yield


@contextmanager
def refused() -> Iterator[None]:
    """Expect the database to refuse, at the latest when deferred rules are checked as at commit."""
    with pytest.raises(DatabaseError), transaction.atomic():
        yield
        with connection.cursor() as cursor:
            if connection.vendor == "postgresql":
                cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
            else:
                connection.check_constraints()


def row_of(model: type[models.Model]) -> Any:
    with work():
        return make(model)


def plain(model: type[models.Model]) -> QuerySet[Any]:
    """A queryset that knows nothing of tracking, as a related manager or a migration has."""
    return QuerySet(model=model)


def findings_of(model: type[models.Model]) -> list[Finding]:
    """Return what is wrong with one table; ``verify`` looks through all of them."""
    return list(_check_table(model, Result()))


@every_model
def test_a_new_row_and_a_change_are_recorded_with_actor_and_reason(model: Any) -> None:
    with work("Laget"):
        row = make(model)
    name = changeable(model)
    with work("Endret"):
        setattr(row, name, other(row, name))
        row.save()
    first, second = row.history.order_by("row_version")
    assert (first.row_version, second.row_version) == (1, 2) == (1, row.row_version)
    assert (first.history_change_reason, second.history_change_reason) == ("Laget", "Endret")
    assert second.actor_label == "Prøven"
    assert getattr(second, name) == getattr(row, name) != getattr(first, name)
    assert LedgerEntry.objects.filter(tbl=model._meta.db_table, obj=row.pk).count() == 2
    assert findings_of(model) == []


@every_model
def test_saving_outside_a_unit_of_work_is_refused(model: Any) -> None:
    row = row_of(model)
    setattr(row, changeable(model), other(row, changeable(model)))
    with pytest.raises(NoUnitOfWork):
        row.save()
    fresh = build_in_work(model)
    before = model._base_manager.count()
    with pytest.raises(NoUnitOfWork):
        fresh.save()
    assert (model._base_manager.count(), row.history.count()) == (before, 1)


def build_in_work(model: Any) -> Any:
    """Return an unsaved row whose relations were saved properly."""
    with work():
        return build(model)


@every_model
def test_saving_nothing_new_writes_nothing(model: Any) -> None:
    row = row_of(model)
    with work():
        row.save()
        model._base_manager.get(pk=row.pk).save()
    assert row.history.count() == 1


@every_model
def test_two_editors_never_overwrite_each_other(model: Any) -> None:
    row = row_of(model)
    mine, theirs = (model._base_manager.get(pk=row.pk) for _ in range(2))
    name = changeable(model)
    with work():
        setattr(theirs, name, other(row, name))
        theirs.save()
    with pytest.raises(ConflictError), work():
        setattr(mine, name, other(theirs, name))
        mine.save()
    assert getattr(model._base_manager.get(pk=row.pk), name) == getattr(theirs, name)


@every_model
def test_bulk_writes_and_deletes_are_refused_in_python(model: Any) -> None:
    row = row_of(model)
    name = changeable(model)
    rows = model.objects.filter(pk=row.pk)
    with work():
        for attempt in (
            lambda: rows.update(**{name: other(row, name)}),
            lambda: model.objects.bulk_create([build(model)]),
            lambda: model.objects.bulk_update([row], [name]),
            rows.delete,
            row.delete,
            lambda: rows._raw_delete("default"),
        ):
            with pytest.raises(UntrackedWrite):
                attempt()
    assert row.history.count() == 1


@every_model
def test_an_update_past_python_is_refused_by_the_database(model: Any) -> None:
    row = row_of(model)
    name = changeable(model)
    with refused():
        plain(model).filter(pk=row.pk).update(**{name: other(row, name)})
    with refused():
        plain(model).filter(pk=row.pk).update(**{name: other(row, name), "row_version": F("row_version") + 1})


@every_model
def test_an_insert_past_python_is_refused_by_the_database(model: Any) -> None:
    row = build_in_work(model)
    row.created_at = row_of(model).created_at
    with refused():
        plain(model).bulk_create([row])


@every_model
def test_loading_a_fixture_is_refused_by_the_database(model: Any) -> None:
    row = row_of(model)
    name = changeable(model)
    setattr(row, name, other(row, name))
    text = serializers.serialize("json", [row])
    with pytest.raises(ConflictError), transaction.atomic():
        for loaded in serializers.deserialize("json", text):
            loaded.save()
    fresh = build_in_work(model)
    fresh.created_at = row.created_at
    text = serializers.serialize("json", [fresh])
    with refused():
        for loaded in serializers.deserialize("json", text):
            loaded.save()


@every_model
def test_skipping_the_history_is_refused_by_the_database(model: Any) -> None:
    row = row_of(model)
    name = changeable(model)
    setattr(row, name, other(row, name))
    row.skip_history_when_saving = True
    with work(), refused():
        row.save()


@every_model
def test_a_delete_past_python_is_refused_by_the_database(model: Any) -> None:
    row = row_of(model)
    with refused():
        plain(model).filter(pk=row.pk)._raw_delete("default")


@every_model
def test_history_cannot_be_changed_or_deleted(model: Any) -> None:
    kept = row_of(model).history.get()
    rows = QuerySet(model=type(kept)).filter(pk=kept.pk)
    with refused():
        rows.update(history_change_reason="noe annet")
    with refused():
        rows._raw_delete("default")


@every_model
def test_history_cannot_be_replaced(model: Any) -> None:
    kept = row_of(model).history.get()
    table = connection.ops.quote_name(type(kept)._meta.db_table)
    verb = "INSERT OR REPLACE" if connection.vendor == "sqlite" else "INSERT"
    with refused(), connection.cursor() as cursor:
        cursor.execute(f"{verb} INTO {table} SELECT * FROM {table} WHERE history_id = %s", [kept.pk])


@pytest.mark.parametrize("model", append_only_models(), ids=lambda m: m._meta.label)
def test_frozen_tables_have_their_guards(model: Any) -> None:
    assert model._meta.db_table in {guard.table for guard in guards.expected(connection)}


def test_the_ledger_itself_cannot_be_changed(cast: Any) -> None:
    for table in ("ledger_entry", "ledger_due"):
        for statement in (f"UPDATE {table} SET ver = ver + 1", f"DELETE FROM {table}"):
            with refused(), connection.cursor() as cursor:
                cursor.execute(statement)


@pytest.mark.postgres
def test_no_guarded_table_can_be_truncated(cast: Any) -> None:
    for table in {guard.table for guard in guards.expected(connection)}:
        with refused(), connection.cursor() as cursor:
            cursor.execute(f'TRUNCATE "{table}" CASCADE')


# The control: without its guard the same write goes through, so the tests above can fail.


@pytest.mark.parametrize("model", TRACKED[:3], ids=IDS[:3])
def test_without_the_guards_the_same_update_goes_through_and_is_found(model: Any) -> None:
    row = row_of(model)
    name = changeable(model)
    guards.remove(connection)
    plain(model).filter(pk=row.pk).update(**{name: other(row, name)})
    codes = {finding.code for finding in verify().findings}
    assert {"guard_missing", "value_differs"} <= codes


# What holds of every model by its definition


@every_model
def test_no_relation_deletes_or_empties_anything(model: Any) -> None:
    for field in model._meta.concrete_fields:
        if field.is_relation:
            assert field.remote_field.on_delete is models.PROTECT, field
    assert model._meta.many_to_many == (), "a relation of its own model is tracked, an implicit one is not"


@every_model
def test_the_fields_of_a_history_are_its_own(model: Any) -> None:
    history = model.history.model
    assert {f.model for f in history._meta.concrete_fields} == {history}


@every_model
def test_no_field_hides_one_of_the_history(model: Any) -> None:
    own = {f.name for f in model._meta.fields}
    assert not own & {f.name for f in HistoryRow._meta.get_fields()}
    assert not {name for name in own if name.startswith("history_") or name == "instance"}


@every_model
def test_every_model_answers_who_may_see_it(model: Any) -> None:
    from omstilling.accounts.models import User

    if model is not User:
        assert callable(getattr(model.objects.all(), "visible_to", None))
