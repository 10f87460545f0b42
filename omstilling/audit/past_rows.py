"""The question for the rows of a tracked table as they stood at a moment: SQL made of the models' own names.

Which column comes from the history and which from the live row is decided here. Used by ``as_of`` alone.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from django.db import connection, models

from .versions import versions_of

if TYPE_CHECKING:
    from .as_of import Past

#: The words of the mark of access, the most open first. A row is as closed as the closer of its marks, then and now.
LEVELS = ("public", "internal", "restricted", "exempt")
CLOSED = LEVELS[2:]
ACCESS, BASIS, BODY = "access", "legal_basis", "body_id"
#: So far a row is followed to what it belongs to.
DEPTH = 4


def looked_up_by(model: type[models.Model], within: Any) -> list[str]:
    """Return the columns that rows are found by beside their key: what a row always belongs to."""
    parents = [f for f in model._meta.concrete_fields if f.is_relation and not f.null]
    return [str(f.column) for f in parents if within is None or f.related_model is not type(within)]


def asked_by(model: type[models.Model]) -> str:
    """Return the columns that questions choose rows by: the planner is told of these alone, which is soon done."""
    names = [f.column for f in model._meta.concrete_fields if f.is_relation and not f.null]
    names += [f.column for f in model._meta.concrete_fields if f.column in ("id", "withdrawn_at", ACCESS)]
    return ", ".join(f'"{name}"' for name in names)


def rows(past: Past, model: type[models.Model]) -> str:
    """Return the question for a table's rows as they stood."""
    columns = ", ".join(f'{_value(past, model, f)} AS "{f.column}"' for f in model._meta.concrete_fields)
    table = model._meta.db_table
    if past.store is not None and table in past.store.tables:
        kept = f'pg_temp."{past.store.name(table)}" h'
        return f'SELECT {columns} FROM {kept} JOIN "{past.schema}"."{table}" b ON b.id = h.id'
    where = belonging(past, model)
    return f"SELECT {columns} FROM {source(past, model)}" + (f" WHERE {where}" if where else "")


def source(past: Past, model: type[models.Model]) -> str:
    """Return the live rows, each with its latest version up to the moment."""
    live = f'"{past.schema}"."{model._meta.db_table}" b'
    kept = f'"{past.schema}"."{_history_table(model)}"'
    order = "ORDER BY x.history_date DESC, x.history_id DESC LIMIT 1"
    if connection.vendor == "postgresql":
        latest = f"SELECT * FROM {kept} x WHERE x.id = b.id AND x.history_date <= {past.literal} {order}"
        return f"{live} JOIN LATERAL ({latest}) h ON TRUE"
    latest = f"SELECT x.history_id FROM {kept} x WHERE x.id = b.id AND x.history_date <= {past.literal} {order}"
    return f"{live} JOIN {kept} h ON h.history_id = ({latest})"


def _history_table(model: Any) -> str:
    return str(versions_of(model)._meta.db_table)


def _value(past: Past, model: Any, column: Any) -> str:
    """Return where a column's value comes from."""
    name = column.column
    then, now = f'h."{name}"', f'b."{name}"'
    if column.primary_key or column.name in model.untracked_fields:
        return now
    if column.name == getattr(model, "clock_field", None):
        return f"CAST('{past.day.isoformat()}' AS date)" if connection.vendor == "postgresql" else f"'{past.day}'"
    if column.name in getattr(model, "taken_back_by", ()):
        if column.name == "withdrawn_at":
            return f"COALESCE({then}, {now})"
        return f"CASE WHEN {now} IS NULL THEN {now} ELSE {then} END"
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


def belonging(past: Past, model: type[models.Model]) -> str:
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
