"""The tables as they stood at an earlier moment: inside ``as_it_was`` every question is answered from the history.

A tracked table is shadowed by a temporary one of the same name, made when a question first names it: for each row
the latest version up to the moment. Selectors and pages work unchanged. What is not tracked stays as it is now.
Nothing is written, and who may see what is decided by today's marks. Why and how fast: ``docs/decisions/0057``.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from functools import cache, lru_cache
from typing import Any

from django.db import connection, models, transaction
from django.utils import timezone

from .errors import UntrackedWrite
from .registry import tracked_models

#: The words of the mark of access, the most open first. A row is as closed as the closer of its marks, then and now.
LEVELS = ("public", "internal", "restricted", "exempt")
CLOSED = LEVELS[2:]
ACCESS, BASIS, BODY = "access", "legal_basis", "body_id"
#: Tables with so many rows get indexes, and their columns are counted for the planner.
MANY = 64
#: So far a row is followed to what it belongs to.
DEPTH = 4
_WRITES = re.compile(r"\s*(INSERT|UPDATE|DELETE|REPLACE|TRUNCATE)\b", re.IGNORECASE)


@dataclass
class Past:
    """What is shown: the moment, its day, whose rows, and which tables are shadowed so far."""

    moment: datetime
    day: date
    within: Any = None
    schema: str = "main"
    made: set[str] = field(default_factory=set)
    keyed: set[str] = field(default_factory=set)

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
def as_it_was(
    moment: datetime, *, within: models.Model | None = None, day: date | None = None
) -> Iterator[None]:
    """Show the tracked tables as they stood at the moment. Writing is refused, and nothing is left behind.

    ``day`` is the day that it was then, where that is not the moment's own: in an example that counts from its own.
    ``within`` limits the rows to those that belong to a row, a project say, where a table leads to it.
    What the reader may see must be worked out before: seats are shown as they stood then too.
    """
    if is_past():
        raise RuntimeError("An earlier moment is shown already.")
    past = Past(moment, day or timezone.localdate(moment), within)
    with _reading():
        if connection.vendor == "postgresql":
            with connection.connection.cursor() as cursor:
                cursor.execute("SELECT current_schema()")
                past.schema = cursor.fetchone()[0]
        token = _past.set(past)
        try:
            with connection.execute_wrapper(_shadowing):
                yield
        finally:
            _past.reset(token)


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
def _reading() -> Iterator[None]:
    """Open a transaction that is rolled back. On SQLite it takes no lock: only temporary tables are made in it."""
    kept: Any = connection
    mode = getattr(kept, "transaction_mode", None)
    if mode is not None:
        kept.transaction_mode = "DEFERRED"
    try:
        with transaction.atomic():
            try:
                yield
            finally:
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
        for name in _named_in(sql):
            if name not in past.made:
                past.made.add(name)
                _make(past, name)
            if name not in past.keyed and "GROUP BY" in sql:
                _give_key(past, name)
    return execute(sql, params, many, context)


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


def _make(past: Past, table: str) -> None:
    model, is_history = _tables()[table]
    # Past Django's cursor, which would come back here.
    cursor = connection.connection.cursor()
    try:
        with connection.wrap_database_errors:
            if is_history:
                where = f"x.history_date <= {past.literal}"
                cursor.execute(
                    f'CREATE TEMP VIEW "{table}" AS SELECT * FROM "{past.schema}"."{table}" x WHERE {where}'
                )
                return
            cursor.execute(f'CREATE TEMP TABLE "{table}" AS {_rows(past, model)}')
            if connection.vendor == "sqlite":
                cursor.execute(f'SELECT COUNT(*) FROM temp."{table}"')
            rows = cursor.fetchone()[0] if connection.vendor == "sqlite" else cursor.rowcount
            if rows > MANY:
                for column in _looked_up_by(model, past.within):
                    cursor.execute(_index(table, column))
                if connection.vendor == "postgresql":
                    cursor.execute(f'ANALYZE "{table}"')
    finally:
        cursor.close()
    if rows > MANY:
        _give_key(past, table)


def _give_key(past: Past, table: str) -> None:
    """Say that the rows are told by their id: a question that groups by it alone asks that, on PostgreSQL."""
    past.keyed.add(table)
    if _tables()[table][1]:
        return
    word = f'CREATE UNIQUE INDEX temp."earlier_{table}" ON "{table}" ("id")'
    if connection.vendor == "postgresql":
        word = f'ALTER TABLE "{table}" ADD PRIMARY KEY ("id")'
    with connection.wrap_database_errors:
        cursor = connection.connection.cursor()
        try:
            cursor.execute(word)
        finally:
            cursor.close()


def _index(table: str, column: str) -> str:
    if connection.vendor == "sqlite":
        return f'CREATE INDEX temp."earlier_{table}_{column}" ON "{table}" ("{column}")'
    return f'CREATE INDEX ON "{table}" ("{column}")'


def _looked_up_by(model: type[models.Model], within: Any) -> list[str]:
    """Return the columns that rows are found by beside their key: what a row always belongs to."""
    parents = [f for f in model._meta.concrete_fields if f.is_relation and not f.null]
    return [str(f.column) for f in parents if within is None or f.related_model is not type(within)]


def _rows(past: Past, model: type[models.Model]) -> str:
    """Return the question for a table's rows as they stood."""
    history = _history_table(model)
    live = f'"{past.schema}"."{model._meta.db_table}" b'
    kept = f'"{past.schema}"."{history}"'
    order = "ORDER BY x.history_date DESC, x.history_id DESC LIMIT 1"
    if connection.vendor == "postgresql":
        latest = f"SELECT * FROM {kept} x WHERE x.id = b.id AND x.history_date <= {past.literal} {order}"
        source = f"{live} JOIN LATERAL ({latest}) h ON TRUE"
    else:
        latest = f"SELECT x.history_id FROM {kept} x WHERE x.id = b.id AND x.history_date <= {past.literal} {order}"
        source = f"{live} JOIN {kept} h ON h.history_id = ({latest})"
    columns = ", ".join(f'{_value(past, model, f)} AS "{f.column}"' for f in model._meta.concrete_fields)
    where = _belonging(past, model)
    return f"SELECT {columns} FROM {source}" + (f" WHERE {where}" if where else "")


def _history_table(model: Any) -> str:
    return str(model.history.model._meta.db_table)


def _value(past: Past, model: Any, column: Any) -> str:
    """Return where a column's value comes from."""
    name = column.column
    then, now = f'h."{name}"', f'b."{name}"'
    if column.primary_key or column.name in model.untracked_fields:
        return now
    if column.name == getattr(model, "clock_field", None):
        return f"CAST('{past.day.isoformat()}' AS date)" if connection.vendor == "postgresql" else f"'{past.day}'"
    if not any(f.column == ACCESS for f in model._meta.concrete_fields):
        return then
    closed = f"(h.{ACCESS} IN {CLOSED!r} OR {_access(past, model)} IN {CLOSED!r})"
    if name == ACCESS:
        return _access(past, model)
    if name == BASIS:
        return f"CASE WHEN b.{ACCESS} = h.{ACCESS} OR {now} = '' THEN {then} ELSE {now} END"
    if name == BODY:
        # What one body keeps to itself never comes to another by having been moved.
        other = f"CASE WHEN {then} = {now} THEN {now} END" if column.null else now
        return f"CASE WHEN {closed} THEN {other} ELSE {then} END"
    return then


def _access(past: Past, model: Any) -> str:
    """Return the closer of the marks then and now; ``exempt`` where a part is kept back that stood open then."""
    ranks = "CASE {}.access " + " ".join(f"WHEN '{w}' THEN {i}" for i, w in enumerate(LEVELS)) + " ELSE 3 END"
    later = f"CASE WHEN {ranks.format('h')} > {ranks.format('b')} THEN h.access ELSE b.access END"
    parts = []
    for name in getattr(model, "closing_parts", ()):
        relation = model._meta.get_field(name)
        part, key = relation.related_model._meta.db_table, relation.field.column
        parts.append(
            f'EXISTS (SELECT 1 FROM "{past.schema}"."{part}" p WHERE p."{key}" = b.id '
            f"AND p.withdrawn_at IS NULL AND p.created_at > {past.literal})"
        )
    return f"CASE WHEN {' OR '.join(parts)} THEN '{LEVELS[-1]}' ELSE {later} END" if parts else later


def _belonging(past: Past, model: type[models.Model]) -> str:
    """Return the condition that a row belongs to what is shown, where the table leads there; else nothing."""
    if past.within is None:
        return ""
    kind: Any = type(past.within)
    key = int(past.within.pk)
    if model is kind:
        return f"b.id = {key}"
    way = _way(model, kind)
    if not way:
        return ""
    first, *rest = way
    inner = str(key)
    for step in reversed(rest):
        inner = f'SELECT id FROM "{past.schema}"."{step.model._meta.db_table}" WHERE "{step.column}" IN ({inner})'
    found = f'b."{first.column}" IN ({inner})'
    return f'({found} OR b."{first.column}" IS NULL)' if first.null else found


@cache
def _way(model: type[models.Model], kind: type[models.Model]) -> tuple[Any, ...]:
    """Return the shortest way of relations from a table to another: always there, but for one straight to it."""
    ways: list[tuple[Any, ...]] = [()]
    for _step in range(DEPTH):
        longer = []
        for way in ways:
            here = way[-1].related_model if way else model
            for relation in here._meta.concrete_fields:
                if not relation.is_relation or relation.related_model is here:
                    continue
                if relation.related_model is kind and (not relation.null or not way):
                    return (*way, relation)
                if not relation.null:
                    longer.append((*way, relation))
        ways = longer
    return ()
