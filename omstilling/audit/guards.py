"""The database rules that refuse a change without its history row, for SQLite and PostgreSQL.

``install`` makes them, ``remove`` takes them away, ``missing`` names those that should be there and are not.
"""

import re
from dataclasses import dataclass

from django.db.backends.base.base import BaseDatabaseWrapper

from .registry import append_only_models, tracked_models

NO_HISTORY = "Endringen mangler historikk"
APPEND_ONLY = "Raden kan ikke endres eller slettes"


@dataclass(frozen=True)
class Guard:
    """One trigger: its name, its table and the statement that makes it."""

    name: str
    table: str
    sql: str


def expected(connection: BaseDatabaseWrapper) -> list[Guard]:
    """Return every guard that should stand, derived from the models and the tables that exist."""
    tables = set(connection.introspection.table_names())
    make = _sqlite if connection.vendor == "sqlite" else _postgres
    if "ledger_due" not in tables:
        return []
    guards: list[Guard] = []
    for model in tracked_models():
        table, history = model._meta.db_table, model.history.model._meta.db_table  # type: ignore[attr-defined]
        if table in tables and history in tables:
            guards += make(table, history)
    frozen = ["ledger_entry", "ledger_due", *(m._meta.db_table for m in append_only_models())]
    for table in frozen:
        if table in tables:
            guards += _sqlite_frozen(table) if connection.vendor == "sqlite" else _postgres_frozen(table)
    return guards


def _sqlite_frozen(table: str, key: str = "rowid") -> list[Guard]:
    short = table
    return [
        Guard(
            f"guard_{when.lower()}__{short}",
            table,
            f'CREATE TRIGGER "guard_{when.lower()}__{short}" BEFORE {when} ON "{table}" '
            f"BEGIN SELECT RAISE(ABORT, '{APPEND_ONLY}'); END",
        )
        for when in ("UPDATE", "DELETE")
    ]


def _sqlite(table: str, history: str) -> list[Guard]:
    def trigger(name: str, on: str, when: str, body: str) -> Guard:
        full = f"guard_{name}__{on}"
        return Guard(full, on, f'CREATE TRIGGER "{full}" {when} ON "{on}" {body}')

    due = f"INSERT INTO ledger_due(tbl, obj, ver) VALUES ('{table}', NEW.id, NEW.row_version);"
    return [
        trigger("insert", table, "AFTER INSERT", f"BEGIN {due} END"),
        trigger(
            "replace",
            table,
            "BEFORE INSERT",
            f'WHEN EXISTS (SELECT 1 FROM "{table}" WHERE id = NEW.id) '
            f"BEGIN SELECT RAISE(ABORT, '{APPEND_ONLY}'); END",
        ),
        trigger(
            "update",
            table,
            "AFTER UPDATE",
            f"BEGIN SELECT RAISE(ABORT, '{NO_HISTORY}') WHERE NEW.row_version <> OLD.row_version + 1 "
            f"OR NEW.id <> OLD.id; {due} END",
        ),
        trigger("delete", table, "BEFORE DELETE", f"BEGIN SELECT RAISE(ABORT, '{APPEND_ONLY}'); END"),
        trigger(
            "history",
            history,
            "AFTER INSERT",
            f"BEGIN INSERT INTO ledger_entry(tbl, obj, ver, history_id) "
            f"VALUES ('{table}', NEW.id, NEW.row_version, NEW.history_id); END",
        ),
        trigger(
            "replace",
            history,
            "BEFORE INSERT",
            f'WHEN EXISTS (SELECT 1 FROM "{history}" WHERE history_id = NEW.history_id) '
            f"BEGIN SELECT RAISE(ABORT, '{APPEND_ONLY}'); END",
        ),
        *_sqlite_frozen(history),
    ]


POSTGRES_FUNCTIONS = f"""
CREATE OR REPLACE FUNCTION omstilling_due() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS $f$
BEGIN
  IF TG_OP = 'UPDATE' AND (NEW.row_version <> OLD.row_version + 1 OR NEW.id <> OLD.id) THEN
    RAISE EXCEPTION '{NO_HISTORY}' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  INSERT INTO ledger_due(tbl, obj, ver) VALUES (TG_TABLE_NAME, NEW.id, NEW.row_version);
  RETURN NULL;
END $f$;
CREATE OR REPLACE FUNCTION omstilling_entry() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS $f$
BEGIN
  INSERT INTO ledger_entry(tbl, obj, ver, history_id)
  VALUES (TG_ARGV[0], NEW.id, NEW.row_version, NEW.history_id);
  RETURN NULL;
END $f$;
CREATE OR REPLACE FUNCTION omstilling_refuse() RETURNS trigger LANGUAGE plpgsql AS $f$
BEGIN
  RAISE EXCEPTION '{APPEND_ONLY}' USING ERRCODE = 'integrity_constraint_violation';
END $f$;
"""


def _postgres_frozen(table: str) -> list[Guard]:
    return [
        Guard(
            "guard_frozen",
            table,
            f'CREATE TRIGGER guard_frozen BEFORE UPDATE OR DELETE ON "{table}" '
            "FOR EACH ROW EXECUTE FUNCTION omstilling_refuse()",
        ),
        Guard(
            "guard_truncate",
            table,
            f'CREATE TRIGGER guard_truncate BEFORE TRUNCATE ON "{table}" '
            "FOR EACH STATEMENT EXECUTE FUNCTION omstilling_refuse()",
        ),
    ]


def _postgres(table: str, history: str) -> list[Guard]:
    return [
        Guard(
            "guard_due",
            table,
            f'CREATE TRIGGER guard_due AFTER INSERT OR UPDATE ON "{table}" '
            "FOR EACH ROW EXECUTE FUNCTION omstilling_due()",
        ),
        Guard(
            "guard_delete",
            table,
            f'CREATE TRIGGER guard_delete BEFORE DELETE ON "{table}" '
            "FOR EACH ROW EXECUTE FUNCTION omstilling_refuse()",
        ),
        Guard(
            "guard_truncate",
            table,
            f'CREATE TRIGGER guard_truncate BEFORE TRUNCATE ON "{table}" '
            "FOR EACH STATEMENT EXECUTE FUNCTION omstilling_refuse()",
        ),
        Guard(
            "guard_entry",
            history,
            f'CREATE TRIGGER guard_entry AFTER INSERT ON "{history}" '
            f"FOR EACH ROW EXECUTE FUNCTION omstilling_entry('{table}')",
        ),
        *_postgres_frozen(history),
    ]


def present(connection: BaseDatabaseWrapper) -> dict[tuple[str, str], str]:
    """Return the portal's triggers in the database: (table, name) to their statement or state."""
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute(
                "SELECT tbl_name, name, sql FROM sqlite_master WHERE type = 'trigger' AND name LIKE 'guard%'"
            )
            return {(t, n): sql for t, n, sql in cursor.fetchall()}
        cursor.execute(
            "SELECT c.relname, t.tgname, t.tgenabled::text FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid "
            "WHERE NOT t.tgisinternal AND t.tgname LIKE 'guard%' "
            "AND c.relnamespace = (SELECT oid FROM pg_namespace WHERE nspname = current_schema())"
        )
        return {(t, n): state for t, n, state in cursor.fetchall()}


def missing(connection: BaseDatabaseWrapper) -> list[Guard]:
    """Return the guards that should stand and do not, are switched off, or say something else."""
    there = present(connection)
    out = []
    for guard in expected(connection):
        found = there.get((guard.table, guard.name))
        sqlite = connection.vendor == "sqlite"
        if found is None or (sqlite and _flat(found) != _flat(guard.sql)) or (not sqlite and found not in {"O", "A"}):
            out.append(guard)
    return out


def _flat(sql: str) -> str:
    return re.sub(r"\s+", " ", sql).strip()


def install(connection: BaseDatabaseWrapper) -> None:
    """Make every guard that is missing."""
    wanted = missing(connection)
    if not wanted:
        return
    there = present(connection)
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(POSTGRES_FUNCTIONS)
        for guard in wanted:
            if (guard.table, guard.name) in there:
                _drop(cursor, connection.vendor, guard.table, guard.name)
            cursor.execute(guard.sql)


def remove(connection: BaseDatabaseWrapper) -> None:
    """Take every guard away: before SQLite's table re-makes in a migration, and when a test empties a database."""
    there = present(connection)
    with connection.cursor() as cursor:
        for table, name in there:
            _drop(cursor, connection.vendor, table, name)


def _drop(cursor: object, vendor: str, table: str, name: str) -> None:
    on = "" if vendor == "sqlite" else f' ON "{table}"'
    cursor.execute(f'DROP TRIGGER "{name}"{on}')  # type: ignore[attr-defined]
