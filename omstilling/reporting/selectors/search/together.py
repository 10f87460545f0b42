"""All kinds asked in one question on PostgreSQL: so many kinds asked one by one cost more than the database takes.

Each kind's question is built and compiled once for what a person may see, with signs in the place of the words; the
words take their place when it is asked.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from threading import Lock
from typing import Any

from django.core.exceptions import EmptyResultSet
from django.db import DatabaseError, connection
from django.db.models import Case, IntegerField, Q, QuerySet, Value, When
from django.db.models.expressions import BaseExpression

from omstilling.audit import prepared
from omstilling.audit.kept import kept, with_values
from projects.access import question, told_by
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


#: Many small questions look like a large one to the planner: compiling it takes longer than answering it. What is
#: prepared is planned once, whatever the words.
CALMLY = "SET LOCAL jit = off; SET LOCAL plan_cache_mode = force_generic_plan; "


@dataclass(frozen=True, slots=True)
class Asked:
    """The question of all kinds with signs for the words: to be asked as it is, or as it is prepared."""

    sql: str
    params: tuple[Any, ...]
    signs: tuple[str, ...]
    #: With its values in it, and the signs as the numbered parameters of what is prepared.
    whole: str


#: The questions that were made, by what is asked for and what the person may see; the one asked longest ago goes.
LIMIT = 256
_made: OrderedDict[Hashable, Asked | None] = OrderedDict()
_lock = Lock()


def ask(
    sources: Sequence[Source], project: Project, user: Any, words: Words, limit: int
) -> dict[str, tuple[list[int], int]]:
    """Return the ids of the best hits of each kind, and how many there are."""
    count = len(words.words)
    key = (tuple(source.key for source in sources), told_by(project), told_by(user), count, limit)
    with _lock:
        is_made, asked = key in _made, _made.get(key)
    if not is_made:
        asked = _make(sources, project, user, count, limit)
        with _lock:
            _made[key] = asked
            while len(_made) > LIMIT:
                _made.popitem(last=False)
    if asked is None:
        return {}
    found: dict[str, tuple[list[int], int]] = {}
    for kind, pk, _place, total in sorted(_answers(asked, words), key=lambda row: (-row[2], -row[1])):
        found.setdefault(kind, ([], total))[0].append(pk)
    return found


def _make(sources: Sequence[Source], project: Project, user: Any, count: int, limit: int) -> Asked | None:
    parts, params = [], []
    for source in sources:
        compiled = _compiled(source, project, user, count)
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
        return None
    sql = " UNION ALL ".join(parts)
    signs = tuple(dict.fromkeys(param for param in params if _is_sign(param)))
    whole = prepared.whole_text(connection, sql, tuple(params))
    for number, sign in enumerate(signs, start=1):
        whole = whole.replace(prepared.whole_text(connection, "%s", (sign,)), f"${number}")
    return Asked(sql, tuple(params), signs, whole)


def _answers(asked: Asked, words: Words) -> list[Any]:
    """Ask: as prepared where it can be, else as it is."""
    values = _values(words)
    if prepared.can_prepare(connection):
        try:
            return _prepared(asked, values)
        except DatabaseError as error:
            if not prepared.is_lost(connection, error):
                raise
    with connection.cursor() as cursor:
        cursor.execute(asked.sql, [_filled(param, values) for param in asked.params])
        rows: list[Any] = cursor.fetchall()
    return rows


def _prepared(asked: Asked, values: dict[str, str]) -> list[Any]:
    # Several statements sent at once are a transaction of their own: what is set holds for them alone.
    with connection.cursor() as cursor:
        short = prepared.statement(connection, asked.whole)
        if short is None:
            cursor.execute(CALMLY + asked.sql, [_filled(param, values) for param in asked.params])
        else:
            told = [_filled(sign, values) for sign in asked.signs]
            cursor.execute(f"{CALMLY}{short}({', '.join('%s' for _sign in told)})", told)
        rows: list[Any] = cursor.fetchall()
    return rows


def _is_sign(param: Any) -> bool:
    return isinstance(param, str) and "«" in param


def _compiled(source: Source, project: Project, user: Any, count: int) -> tuple[str, list[Any]] | None:
    """Return a kind's question with signs for the words, or None where the person can see nothing of it."""
    try:
        rows = _question(source.key, project, user, count)
        sql, params = rows.query.get_compiler(connection=connection).as_sql()
    except EmptyResultSet:
        return None
    return (sql, list(params)) if sql else None


def _values(words: Words) -> dict[str, str]:
    values = {"«title»": words.typed, "«whole»": rf"\m({words.typed})\M"}
    for number, word in enumerate(words.words):
        values |= {f"«{number}»": f"({word.lexemes})", f"«pattern {number}»": word.pattern}
    return values


def _filled(param: Any, values: dict[str, str]) -> Any:
    if not _is_sign(param):
        return param
    for sign, value in values.items():
        param = param.replace(sign, value)
    return param


@question
def _question(key: str, project: Project, user: Any, count: int) -> QuerySet[Any]:
    source, words = BY_KEY[key], Words(tuple(Place(str(number)) for number in range(count)))
    rows = source.seen(project, user).filter(source.match(project, user, words)).order_by()
    rows = rows.annotate(closeness=closeness(source, "«whole»", "«title»"))
    return rows.values_list("pk", "closeness")[: COUNTED + 1]


def rows_of(source: Source, pks: Sequence[int]) -> QuerySet[Any]:
    """Return rows by their ids, with what the page shows of them. The person was seen to see them a moment ago."""
    room = next(size for size in ROOMS if size >= len(pks))
    places = _places(room)
    return with_values(kept(_by_places, source.key, room), dict(zip(places, [*pks, *[0] * room], strict=False)))


#: So many ids there is room for in the questions that are kept.
ROOMS = (1, 2, 5, 20, 100)


def _places(room: int) -> list[int]:
    return [-place for place in range(1, room + 1)]


def _by_places(key: str, room: int) -> QuerySet[Any]:
    source = BY_KEY[key]
    return source.with_rows(source.model._default_manager.filter(pk__in=_places(room)).order_by())


def closeness(source: Source, whole: str, typed: str) -> BaseExpression:
    """Return how good a hit is: the whole word in the title first, then the word inside another, then the texts."""
    if not source.ranked:
        return Value(0, output_field=IntegerField())
    return Case(
        When(~Q(**{f"{source.ranked}__regex": typed}), then=Value(0)),
        When(**{f"{source.ranked}__regex": whole}, then=Value(2)),
        default=Value(1),
        output_field=IntegerField(),
    )
