"""The tables as they stood at an earlier moment: inside ``as_it_was`` every question is answered from the history.

A tracked table is shadowed by one of the same name, made when a question first names it: for each row the latest
version up to the moment. Selectors and pages work unchanged. What is not tracked stays as it is now.
Nothing is written, and who may see what is decided by today's marks. Why and how fast: ``docs/decisions/0057``.
"""

from __future__ import annotations

import re
from collections import OrderedDict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from functools import cache, lru_cache
from itertools import count
from typing import Any

from django.db import DEFAULT_DB_ALIAS, connection, connections, models, transaction
from django.utils import timezone

from . import past_rows
from .errors import UntrackedWrite
from .registry import tracked_models

#: Tables with so many rows get indexes, and their columns are counted for the planner.
MANY = 64
#: The schema of the tables, and about how many rows each has: -1 where nobody has counted yet.
_SIZES = """
SELECT n.nspname, c.relname, c.reltuples FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
WHERE n.nspname = current_schema() AND c.relkind = 'r'
"""
_WRITES = re.compile(r"\s*(INSERT|UPDATE|DELETE|REPLACE|TRUNCATE)\b", re.IGNORECASE)


@dataclass
class Store:
    """The large tables of a moment that are kept on a connection of PostgreSQL: what was never changes.

    They hold the history's own columns. The marks of access are read from the live rows each time.
    """

    number: int
    tables: set[str] = field(default_factory=set)
    fresh: set[str] = field(default_factory=set)
    #: What stands for each table in a question, and about how many rows the tables have.
    texts: dict[str, str] = field(default_factory=dict)
    about: tuple[str, dict[str, float]] | None = None

    def name(self, table: str) -> str:
        return f"earlier_{self.number}_{table}"

    def forget(self, tables: set[str]) -> None:
        """Let go of tables that went away with their transaction."""
        self.tables -= tables
        self.texts.clear()


@dataclass
class Past:
    """What is shown: the moment, its day, whose rows, and which tables are shadowed so far."""

    moment: datetime
    day: date
    within: Any = None
    schema: str = "main"
    made: set[str] = field(default_factory=set)
    keyed: set[str] = field(default_factory=set)
    sizes: dict[str, float] = field(default_factory=dict)
    #: What is remembered of this moment on the connection; nothing inside a transaction of somebody else's.
    store: Store | None = None

    def size(self, table: str) -> float:
        """Return about how many rows a table has now, as PostgreSQL's planner knows. SQLite's are taken for many."""
        return self.sizes.get(table, 0 if connection.vendor == "postgresql" else MANY + 1)

    @property
    def literal(self) -> str:
        """The moment as it stands in a question."""
        if connection.vendor == "postgresql":
            return f"'{self.moment.isoformat()}'::timestamptz"
        return f"'{connection.ops.adapt_datetimefield_value(self.moment)}'"


_past: ContextVar[Past | None] = ContextVar("omstilling_past", default=None)
#: Whether the tables are asked as they stand now, in the middle of an earlier moment.
_now: ContextVar[bool] = ContextVar("omstilling_now", default=False)


def is_past() -> bool:
    """Tell whether the tables are shown as they stood earlier."""
    return _past.get() is not None


def day_shown() -> date | None:
    """Return the earlier day that is shown; ``None`` outside ``as_it_was``."""
    past = _past.get()
    return past.day if past is not None else None


def end_of(day: date) -> datetime:
    """Return the last moment of a day."""
    return timezone.make_aware(datetime.combine(day + timedelta(days=1), time.min)) - timedelta(microseconds=1)


@contextmanager
def as_it_was(moment: datetime, *, within: models.Model | None = None, day: date | None = None) -> Iterator[None]:
    """Show the tracked tables as they stood at the moment. Writing is refused, and nothing is left behind.

    ``day`` is the day that it was then, where that is not the moment's own: in an example that counts from its own.
    ``within`` limits the rows to those that belong to a row, a project say, where a table leads to it.
    What the reader may see must be worked out before: seats are shown as they stood then too.
    """
    if is_past():
        raise RuntimeError("An earlier moment is shown already.")
    past = Past(moment, day or timezone.localdate(moment), within)
    alone = connection.vendor == "postgresql" and not connection.in_atomic_block
    with _reading(keeps=alone):
        if alone and not connection.settings_dict.get("DISABLE_SERVER_SIDE_CURSORS"):
            past.store = _store_of(past)
        if connection.vendor == "postgresql":
            past.schema, past.sizes = _sizes(past.store)
        token = _past.set(past)
        try:
            with connection.execute_wrapper(_shadowing):
                yield
        except BaseException:
            if past.store is not None:
                past.store.forget(past.store.fresh)
            raise
        finally:
            _past.reset(token)


def _sizes(store: Store | None) -> tuple[str, dict[str, float]]:
    """Return the schema of the tables, and about how many rows each has. Asked once for each moment that is kept."""
    if store is not None and store.about is not None:
        return store.about
    with connection.connection.cursor() as cursor:
        cursor.execute(_SIZES)
        found = cursor.fetchall()
    about = found[0][0], {name: rows for _schema, name, rows in found}
    if store is not None:
        store.about = about
    return about


#: So many moments are kept on a connection; the one looked at longest ago goes first.
KEPT = 2


def _store_of(past: Past) -> Store:
    """Return what is kept of a moment on this connection of the driver, and let go of the moment seen longest ago."""
    # The connection itself: ``connection`` is a stand-in that every thread shares.
    mine = connections[DEFAULT_DB_ALIAS]
    known: Any = mine.__dict__.get("_earlier")
    if known is None or known[0] is not mine.connection:
        known = mine.__dict__["_earlier"] = (mine.connection, OrderedDict(), count(1))
    _driver, stores, numbers = known
    key = (past.moment, type(past.within), getattr(past.within, "pk", None))
    if key not in stores:
        stores[key] = Store(next(numbers))
        if len(stores) > KEPT:
            _key_of, old = stores.popitem(last=False)
            if old.tables:
                _tell([f'DROP TABLE IF EXISTS pg_temp."{old.name(table)}"' for table in sorted(old.tables)])
    stores.move_to_end(key)
    found: Store = stores[key]
    found.fresh = set()
    return found


@contextmanager
def as_it_is() -> Iterator[None]:
    """Ask the tables as they stand now, also inside ``as_it_was``: for what must be judged by all that is known."""
    token = _now.set(True)
    try:
        yield
    finally:
        _now.reset(token)


@lru_cache(maxsize=64)
def _of_now(sql: str, schema: str) -> str:
    """Return a question with every shadowed table named in full: that names the real one."""
    for name in _named_in(sql):
        sql = sql.replace(f'"{name}"', f'"{schema}"."{name}"')
    return sql


@contextmanager
def _reading(*, keeps: bool) -> Iterator[None]:
    """Open a transaction that leaves nothing but what it ``keeps`` on the connection.

    On SQLite it takes no lock: only temporary tables are made in it.
    """
    kept: Any = connection
    mode = getattr(kept, "transaction_mode", None)
    if mode is not None:
        kept.transaction_mode = "DEFERRED"
    try:
        with transaction.atomic():
            try:
                yield
            finally:
                if not keeps:
                    transaction.set_rollback(True)
    finally:
        if mode is not None:
            kept.transaction_mode = mode


def _shadowing(execute: Callable[..., Any], sql: str, params: Any, many: bool, context: dict[str, Any]) -> Any:
    past = _past.get()
    if past is not None:
        if _WRITES.match(sql):
            raise UntrackedWrite("Nothing is written while an earlier moment is shown.")
        if _now.get():
            return execute(_of_now(sql, past.schema), params, many, context)
        sql = _asked_of(past, sql)
    return execute(sql, params, many, context)


def _asked_of(past: Past, sql: str) -> str:
    """Return a question so that it is asked of the tables as they stood.

    On PostgreSQL small tables, histories, and what is kept of large ones, stand in the question itself; others are
    made, all that the question names at once. One that groups needs tables with a key.
    """
    grouped, inside, statements = "GROUP BY" in sql, [], []
    for name in _named_in(sql):
        model, is_history = _tables()[name]
        if name not in past.made:
            if connection.vendor == "postgresql" and (is_history or not grouped and _is_worked_out(past, name)):
                statements += _kept_rows(past, name)
                inside.append(f'"{name}" AS {_inside(past, name)}')
                continue
            past.made.add(name)
            statements += _made(past, name)
        if grouped and not is_history and name not in past.keyed:
            past.keyed.add(name)
            statements.append(_key(name))
    if statements:
        _tell(statements)
    return f"WITH {', '.join(inside)} {sql}" if inside else sql


def _is_worked_out(past: Past, name: str) -> bool:
    return past.store is not None or past.size(name) <= MANY


def _inside(past: Past, name: str) -> str:
    """Return what stands for a table in a question; written once for each moment that is kept."""
    texts = past.store.texts if past.store is not None else {}
    if name not in texts:
        model, is_history = _tables()[name]
        large = past.store is not None and name in past.store.tables
        how = "NOT MATERIALIZED" if large or is_history else "MATERIALIZED"
        texts[name] = f"{how} ({_versions(past, name) if is_history else past_rows.rows(past, model)})"
    return texts[name]


def _kept_rows(past: Past, name: str) -> list[str]:
    """Return what makes the rows of a large table that are kept, where they are not there yet."""
    model, is_history = _tables()[name]
    store = past.store
    if store is None or is_history or name in store.tables or past.size(name) <= MANY:
        return []
    columns = ", ".join(
        f'h."{f.column}"'
        for f in model._meta.concrete_fields
        if f.name not in model.untracked_fields  # type: ignore[attr-defined]
    )
    where = past_rows.belonging(past, model)
    made = store.name(name)
    rows = f"SELECT {columns} FROM {past_rows.source(past, model)}" + (f" WHERE {where}" if where else "")
    store.tables.add(name)
    store.fresh.add(name)
    store.texts.pop(name, None)
    indexes = [_index(made, column) for column in past_rows.looked_up_by(model, past.within)]
    return [
        f'CREATE TEMP TABLE "{made}" AS {rows}',
        _key(made),
        *indexes,
        f'ANALYZE "{made}" ({past_rows.asked_by(model)})',
    ]


def _made(past: Past, name: str) -> list[str]:
    """Return what makes a table as it stood, with its indexes and what the planner must know."""
    model, is_history = _tables()[name]
    if is_history:
        return [f'CREATE TEMP VIEW "{name}" AS {_versions(past, name)}']
    gone = " ON COMMIT DROP" if connection.vendor == "postgresql" else ""
    made = [f'CREATE TEMP TABLE "{name}"{gone} AS {past_rows.rows(past, model)}']
    if past.size(name) > MANY:
        past.keyed.add(name)
        made += [_key(name), *(_index(name, column) for column in past_rows.looked_up_by(model, past.within))]
        if connection.vendor == "postgresql":
            made.append(f'ANALYZE "{name}" ({past_rows.asked_by(model)})')
    return made


def _versions(past: Past, name: str) -> str:
    return f'SELECT * FROM "{past.schema}"."{name}" x WHERE x.history_date <= {past.literal}'


def _tell(statements: list[str]) -> None:
    # Past Django's cursor, which would come back here.
    cursor = connection.connection.cursor()
    try:
        with connection.wrap_database_errors:
            for part in ["; ".join(statements)] if connection.vendor == "postgresql" else statements:
                cursor.execute(part)
    finally:
        cursor.close()


def _key(name: str) -> str:
    """Say that the rows are told by their id: a question that groups by it alone asks that, on PostgreSQL."""
    if connection.vendor == "postgresql":
        return f'ALTER TABLE "{name}" ADD PRIMARY KEY ("id")'
    return f'CREATE UNIQUE INDEX temp."earlier_{name}" ON "{name}" ("id")'


@cache
def _tables() -> dict[str, tuple[type[models.Model], bool]]:
    """Return the model of each table that is shadowed, and whether the table holds history."""
    found: dict[str, tuple[type[models.Model], bool]] = {}
    for model in tracked_models():
        kind: Any = model
        found[model._meta.db_table] = model, False
        found[kind.history.model._meta.db_table] = model, True
    return found


@lru_cache(maxsize=2048)
def _named_in(sql: str) -> tuple[str, ...]:
    """Return the tables that a question names, and that are shadowed."""
    return tuple(sorted(_tables().keys() & set(re.findall(r"\w+", sql))))


def _index(table: str, column: str) -> str:
    if connection.vendor == "sqlite":
        return f'CREATE INDEX temp."earlier_{table}_{column}" ON "{table}" ("{column}")'
    return f'CREATE INDEX ON "{table}" ("{column}")'
