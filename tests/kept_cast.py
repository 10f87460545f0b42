"""The standing cast, made once for each process and put back for each test: the same rows under the same numbers.

Made anew, it took a sixth of the time of a test. What ``make_cast`` wrote is read from its tables, history included,
and written again as it was read; the guards of the database hold for it as for every row.
"""

from __future__ import annotations

import pickle
from collections.abc import Iterator
from typing import Any

from django.contrib.auth.hashers import get_hasher
from django.db import connection, transaction

from omstilling.audit.registry import tracked_models

from .cast import Cast, make_cast

Kept = tuple[bytes, list[tuple[str, list[tuple[Any, ...]]]]]
#: By the kind of password hash that the cast has: a test may choose another.
_kept: dict[str, Kept] = {}


def forget() -> None:
    """Have the cast made anew the next time: the numbers of the tables begin at one again."""
    _kept.clear()


def cast_again() -> Cast:
    """Return the cast, made or put back."""
    kind = get_hasher().algorithm
    if kind not in _kept:
        before = dict(_counts())
        cast = make_cast()
        _kept[kind] = pickle.dumps(cast), list(_written(before))
        return cast
    told, tables = _kept[kind]
    with transaction.atomic(), connection.cursor() as cursor:
        for question, rows in tables:
            cursor.executemany(question, rows)
    found: Cast = pickle.loads(told)
    return found


def _tables() -> Iterator[tuple[str, str]]:
    """Return each tracked table with its key, and after it the table of its history."""
    for model in tracked_models():
        kind: Any = model
        yield model._meta.db_table, "id"
        yield kind.history.model._meta.db_table, "history_id"


def _counts() -> Iterator[tuple[str, int]]:
    with connection.cursor() as cursor:
        for table, key in _tables():
            cursor.execute(f'SELECT COALESCE(MAX("{key}"), 0) FROM "{table}"')
            yield table, cursor.fetchone()[0]


def _written(before: dict[str, int]) -> Iterator[tuple[str, list[tuple[Any, ...]]]]:
    """Return what has been written since, as questions that write it again: a row before its history."""
    with connection.cursor() as cursor:
        for table, key in _tables():
            cursor.execute(f'SELECT * FROM "{table}" WHERE "{key}" > %s ORDER BY "{key}"', [before[table]])
            rows = [tuple(row) for row in cursor.fetchall()]
            if rows:
                if "row_version" in (found := [column[0] for column in cursor.description]):
                    assert {row[found.index("row_version")] for row in rows} == {1}, "a row of one version each"
                names = ", ".join(f'"{column[0]}"' for column in cursor.description)
                marks = ", ".join(["%s"] * len(rows[0]))
                yield f'INSERT INTO "{table}" ({names}) VALUES ({marks})', rows
