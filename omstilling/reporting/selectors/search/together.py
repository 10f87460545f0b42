"""All kinds asked in one question on PostgreSQL: so many kinds asked one by one cost more than the database takes.

Each kind's question is built and compiled once for what a person may see, with signs in the place of the words; the
words take their place when it is asked.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.core.exceptions import EmptyResultSet
from django.db import connection, transaction
from django.db.models import Case, IntegerField, QuerySet, Value, When
from django.db.models.expressions import BaseExpression

from projects.access import question
from projects.models import Project

from .hits import COUNTED
from .sources import BY_KEY, Source
from .words import Word, Words


class Place(Word):
    """Stands where a word will stand."""

    @property
    def is_plain(self) -> bool:
        return True

    @property
    def pattern(self) -> str:
        return f"«pattern {self.typed}»"

    @property
    def lexemes(self) -> str:
        return f"«{self.typed}»"


def ask(
    sources: Iterable[Source], project: Project, user: Any, words: Words, limit: int
) -> dict[str, tuple[list[int], int]]:
    """Return the ids of the best hits of each kind, and how many there are."""
    parts, params = [], []
    for source in sources:
        compiled = _compiled(source, project, user, words)
        if compiled is None:
            continue
        sql, more = compiled
        # The key is one of ours, and the rest has its values apart.
        parts.append(
            f"(SELECT '{source.key}' AS kind, id, place, total FROM (SELECT id, place, count(*) OVER () AS total"  # noqa: S608
            f" FROM ({sql}) AS found(id, place)) AS counted ORDER BY place DESC, id DESC LIMIT {int(limit)})"
        )
        params += more
    if not parts:
        return {}
    with transaction.atomic(), connection.cursor() as cursor:
        # Many small questions look like a large one, and compiling that takes longer than answering it.
        cursor.execute("SET LOCAL jit = off")
        cursor.execute(" UNION ALL ".join(parts), params)
        rows = cursor.fetchall()
    found: dict[str, tuple[list[int], int]] = {}
    for kind, pk, _place, total in sorted(rows, key=lambda row: (-row[2], -row[1])):
        found.setdefault(kind, ([], total))[0].append(pk)
    return found


def _compiled(source: Source, project: Project, user: Any, words: Words) -> tuple[str, list[Any]] | None:
    places = Words(tuple(Place(str(number)) for number in range(len(words.words))))
    values = _values(words)
    try:
        rows = (
            _by_clock(source, project, user, places)
            if source.by_clock
            else _kept(source.key, project, user, len(words.words))
        )
        sql, params = rows.query.get_compiler(connection=connection).as_sql()
    except EmptyResultSet:
        return None
    return sql, [_filled(param, values) for param in params]


def _values(words: Words) -> dict[str, str]:
    values = {"«title»": words.typed, "«whole»": rf"\m({words.typed})\M"}
    for number, word in enumerate(words.words):
        values |= {f"«{number}»": f"({word.lexemes})", f"«pattern {number}»": word.pattern}
    return values


def _filled(param: Any, values: dict[str, str]) -> Any:
    if not isinstance(param, str) or "«" not in param:
        return param
    for sign, value in values.items():
        param = param.replace(sign, value)
    return param


@question
def _kept(key: str, project: Project, user: Any, count: int) -> QuerySet[Any]:
    places = Words(tuple(Place(str(number)) for number in range(count)))
    return _by_clock(BY_KEY[key], project, user, places)


def _by_clock(source: Source, project: Project, user: Any, places: Words) -> QuerySet[Any]:
    rows = source.seen(project, user).filter(source.match(project, user, places)).order_by()
    rows = rows.annotate(closeness=closeness(source, "«whole»", "«title»"))
    return rows.values_list("pk", "closeness")[: COUNTED + 1]


def closeness(source: Source, whole: str, typed: str) -> BaseExpression:
    """Return how good a hit is: the whole word in the title first, then the word inside another, then the texts."""
    return Case(
        When(**{f"{source.ranked}__regex": whole}, then=Value(2)),
        When(**{f"{source.ranked}__regex": typed}, then=Value(1)),
        default=Value(0),
        output_field=IntegerField(),
    )



