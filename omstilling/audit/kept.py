"""Questions whose SQL is worked out once and asked many times.

Building and compiling a queryset costs several times what the database takes to answer it. ``kept`` keeps the
built queryset, never an answer: each time it is iterated the database is asked. Why: ``docs/decisions/0030``.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable, Mapping
from copy import copy
from functools import cache
from threading import Lock
from typing import Any
from weakref import WeakKeyDictionary

from django.core.exceptions import EmptyResultSet
from django.db import DEFAULT_DB_ALIAS, DatabaseError, connections
from django.db.models import Model, QuerySet
from django.db.models.sql import Query
from django.db.models.sql.constants import MULTI

from . import prepared
from .as_of import is_past
from .past_rows import ACCESS, BASIS, BODY

#: The columns that are not the row's own while an earlier moment is shown.
MARKS = (ACCESS, BASIS, BODY)
#: So many questions are kept; the one asked longest ago goes first.
LIMIT = 1024

_kept: OrderedDict[tuple[Any, ...], QuerySet[Any]] = OrderedDict()
_lock = Lock()


class Token:
    """Stands for a kept query where a connection keeps what it reads the query's answers with."""


class KeptQuery(Query):
    """A query that compiles once. A copy of it, which a caller may narrow further, is an ordinary query again."""

    _token: Token
    _compiled: dict[str, tuple[str, tuple[Any, ...], dict[str, Any]]]
    _text: str | None
    #: Whether it is asked with other values each time: then it is not worth preparing.
    _varies = False

    def clone(self) -> Query:
        copy = super().clone()
        copy.__class__ = Query
        for name in ("_compiled", "_token", "_text"):
            del copy.__dict__[name]
        return copy

    def get_compiler(self, using: str | None = None, connection: Any = None, elide_empty: bool = True) -> Any:
        compiler = super().get_compiler(using, connection, elide_empty)
        if not elide_empty:
            return compiler
        vendor = compiler.connection.vendor
        if vendor not in self._compiled:
            self._compiled[vendor] = _compile(compiler)
        kind: Any = type(compiler)
        compiler.__class__ = _keeping(kind)
        return compiler


class KeptCompiler:
    """Answers with what was compiled before. Goes before the compiler of the database."""

    query: KeptQuery
    connection: Any
    #: Whether the question may be asked in short: not where the answer is read in pieces.
    in_short = False

    def as_sql(self, *args: Any, **kwargs: Any) -> tuple[str, tuple[Any, ...]]:
        sql, params, learnt = self.query._compiled[self.connection.vendor]
        self.__dict__.update(learnt)
        if not sql:
            raise EmptyResultSet
        if self.in_short and not self.query._varies and prepared.can_prepare(self.connection):
            if self.query._text is None:
                self.query._text = prepared.whole_text(self.connection, sql, params)
            short = prepared.statement(self.connection, self.query._text)
            if short is not None:
                return short, ()
        return sql, params

    def get_converters(self, expressions: Any) -> dict[int, Any]:
        known = self.connection.__dict__.setdefault("_kept_converters", WeakKeyDictionary())
        converters = known.get(self.query._token)
        if converters is None:
            converters = known[self.query._token] = super().get_converters(expressions)  # type: ignore[misc]
        return converters  # type: ignore[no-any-return]

    def execute_sql(self, result_type: str = MULTI, chunked_fetch: bool = False, **kwargs: Any) -> Any:
        self.in_short = not chunked_fetch
        try:
            return super().execute_sql(result_type, chunked_fetch, **kwargs)  # type: ignore[misc]
        except DatabaseError as error:
            if chunked_fetch or not prepared.is_lost(self.connection, error):
                raise
            self.in_short = False
            return super().execute_sql(result_type, chunked_fetch, **kwargs)  # type: ignore[misc]
        finally:
            self.in_short = False


@cache
def _keeping(compiler: Any) -> Any:
    return type(f"Kept{compiler.__name__}", (KeptCompiler, compiler), {})


#: What a compiler has learnt when it has made its SQL, and needs to read the answer.
LEARNT = ("select", "klass_info", "annotation_col_map", "has_extra_select", "col_count")


def _compile(compiler: Any) -> tuple[str, tuple[Any, ...], dict[str, Any]]:
    """Return SQL and parameters, empty where nothing can match, and what the compiler has learnt."""
    try:
        sql, params = compiler.as_sql()
    except EmptyResultSet:
        sql, params = "", ()
    return sql, tuple(params), {name: getattr(compiler, name, None) for name in LEARNT}


def key_of(value: Any) -> Any:
    """Return what stands for an argument in the key; a row stands with its version.

    Raises TypeError for what cannot be told apart by value.
    """
    if isinstance(value, Model):
        version = getattr(value, "row_version", None)
        if version is None or value.pk is None:
            raise TypeError(f"{value!r} has no version to be kept under.")
        if is_past():
            # The marks of a row that is shown as it stood follow the row of today too, whose version is another.
            return type(value), value.pk, version, *(getattr(value, name, None) for name in MARKS)
        return type(value), value.pk, version
    hash(value)
    return type(value), value


def kept(build: Callable[..., QuerySet[Any]], *args: Any, key: Hashable = None) -> QuerySet[Any]:
    """Return the queryset ``build(*args)``, built and compiled once for these arguments.

    ``build`` is a function of a module that looks at nothing but its arguments: no clock, no database, no state.
    ``key`` stands for the arguments when one of them cannot speak for itself; it must hold all that matters of them.
    While an earlier moment is shown, questions are kept apart: rows have marks of access of their own there.
    """
    whole = (build, key if key is not None else tuple(map(key_of, args)), is_past())
    with _lock:
        found = _kept.get(whole)
        if found is not None:
            _kept.move_to_end(whole)
    if found is None:
        if build.__closure__ or "<lambda>" in build.__qualname__:
            raise TypeError("Only a function of a module can be kept: one made on the spot is new each time.")
        found = _frozen(build(*args))
        with _lock:
            _kept[whole] = found
            while len(_kept) > LIMIT:
                _kept.popitem(last=False)
    return _fresh(found)


def sums(found: QuerySet[Any], **aggregates: Any) -> QuerySet[Any]:
    """Return aggregates over all rows as a queryset of one row, so that it can be kept: (value, value, …)."""
    whole = found.order_by().annotate(**aggregates)
    whole.query.group_by = None
    return whole.values_list(*aggregates)


def with_values(found: QuerySet[Any], values: Mapping[Any, Any]) -> QuerySet[Any]:
    """Return a kept question that asks with other values than it was built with: ``values`` by those in their place.

    What stands in a value's place must be nothing else's value in the question, an impossible key for example.
    """
    fresh = _fresh(found)
    built: Any = found.query
    query = copy(built)
    query._compiled = {
        vendor: (sql, tuple(values.get(param, param) for param in params), learnt)
        for vendor, (sql, params, learnt) in built._compiled.items()
    }
    query._varies = True
    fresh._query = query  # type: ignore[attr-defined]
    return fresh


def forget() -> None:
    """Let go of every kept question."""
    with _lock:
        _kept.clear()


def _frozen(built: QuerySet[Any]) -> QuerySet[Any]:
    """Return the queryset with its SQL made, before any other thread sees it."""
    if built._known_related_objects:  # type: ignore[attr-defined]
        raise TypeError("A question asked through a row would hold on to the row: filter by it instead.")
    frozen = built._chain()  # type: ignore[attr-defined]
    query = frozen.query
    query.__class__ = KeptQuery
    query._compiled = {}
    query._token = Token()
    query._text = None
    query.get_compiler(connection=connections[built._db or DEFAULT_DB_ALIAS])  # type: ignore[attr-defined]
    return frozen  # type: ignore[no-any-return]


def _fresh(found: QuerySet[Any]) -> QuerySet[Any]:
    """Return a queryset that has asked nothing yet, over the same query."""
    fresh = found.__class__(model=found.model, query=found.query, using=found._db, hints=None)  # type: ignore[attr-defined]
    for name in ("_iterable_class", "_fields", "_prefetch_related_lookups"):
        setattr(fresh, name, getattr(found, name))
    return fresh
