"""How a database is asked for the words: PostgreSQL by the indexes of a migration, SQLite by reading the texts.

``search_words`` (migration 0003 of the reports) answers with every ending of every word and the stem of each; what an
index holds must be asked for by the same columns in the same order.
"""

from __future__ import annotations

from functools import reduce
from operator import and_, or_
from typing import Any

from django.db import connection
from django.db.models import BooleanField, F, Func, Q

from .words import Words


class Holds(Func):
    """That the columns, one after the other, hold what is asked for."""

    output_field = BooleanField()

    def __init__(self, *names: Any, lexemes: str = "", **extra: Any) -> None:
        super().__init__(*(F(name) if isinstance(name, str) else name for name in names), lexemes=lexemes, **extra)

    def as_sql(self, compiler: Any, connection: Any, **context: Any) -> tuple[str, list[Any]]:  # type: ignore[override]
        parts, params = [], []
        for source in self.get_source_expressions():
            sql, more = compiler.compile(source)
            parts.append(sql)
            params += more
        whole = " || ' ' || ".join(parts)
        return f"search_words({whole}) @@ %s::tsquery", [*params, self.extra["lexemes"]]


class OneOf(Func):
    """That a column is one of the ids of a question, asked in such a way that the column's index can answer.

    With ``OR`` beside a question of words PostgreSQL then joins what the indexes say before it reads a row.
    """

    output_field = BooleanField()

    def __init__(self, name: Any, ids: Any, **extra: Any) -> None:
        super().__init__(F(name) if isinstance(name, str) else name, ids, **extra)

    def as_sql(self, compiler: Any, connection: Any, **context: Any) -> tuple[str, list[Any]]:  # type: ignore[override]
        column, ids = self.get_source_expressions()
        sql, params = compiler.compile(column)
        asked, more = compiler.compile(ids)
        return f"{sql} = ANY(ARRAY{asked})", [*params, *more]


def by_index() -> bool:
    """Tell whether the database has indexes of words."""
    return connection.vendor == "postgresql"


def all_words(words: Words, *names: str) -> Q:
    """Return the condition that every word stands in one of the columns; ``names`` are those of an index."""
    if by_index():
        narrow = Q(Holds(*names, lexemes=words.lexemes)) if words.lexemes else Q()
        return reduce(and_, (in_texts(one.pattern, *names) for one in words.words if not one.is_plain), narrow)
    return every_word(words, *names)


def every_word(words: Words, *names: str) -> Q:
    """Return the same by reading the texts, also where no index has them."""
    return reduce(and_, (in_texts(one.pattern, *names) for one in words.words))


def in_texts(regex: str, *names: str) -> Q:
    """Return the condition that one of the columns matches."""
    return reduce(or_, (Q(**{f"{name}__regex": regex}) for name in names))
