"""A past day in milliseconds: the list of 2 000 measures out of a million versions, and what changed in a year."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

from django.db import connection

from budget.models import Measure
from omstilling.audit.registry import tracked_models
from tests.bench.many import fill_measures
from tests.bench.money import _median
from tests.bench.server import Caller, pair, served

#: So many measures, with so many versions of measures in all.
COUNT, VERSIONS = 2000, 1_000_000
#: How many times the list of today the list of a past day may take, and the milliseconds of what has changed.
LIMIT, CHANGED_LIMIT = 3, 1000
#: When everything was entered; the versions lie in the year after, and the day that is asked for in the midst of them.
ENTERED = datetime(2010, 3, 1, tzinfo=UTC)
DAY = date(2010, 9, 15)


def fill(project: Any) -> None:
    """See that there are as many measures and versions, all within the year before the example's day."""
    fill_measures(project, COUNT)
    kinds: list[Any] = list(tracked_models())
    with connection.cursor() as cursor:
        tables = [kind.history.model._meta.db_table for kind in kinds]
        for table in tables:
            if connection.vendor == "postgresql":
                cursor.execute(f'ALTER TABLE "{table}" DISABLE TRIGGER USER')
        for table in tables:
            cursor.execute(f'UPDATE "{table}" SET history_date = %s WHERE history_date > %s', [ENTERED, ENTERED])
        _multiply(cursor)
        for table in tables:
            if connection.vendor == "postgresql":
                cursor.execute(f'ALTER TABLE "{table}" ENABLE TRIGGER USER')
        cursor.execute("ANALYZE")


def _multiply(cursor: Any) -> None:
    kind: Any = Measure
    table = kind.history.model._meta.db_table
    names = [field.column for field in kind.history.model._meta.concrete_fields if field.column != "history_id"]
    values = {"history_date": "history_date + (s.n * interval '1 day' * 365 / %s)", "row_version": "row_version + s.n"}
    each = VERSIONS // Measure.objects.count()
    columns = ", ".join(f'"{name}"' for name in names)
    chosen = ", ".join(values.get(name, f'"{name}"') for name in names)
    source = f'(SELECT DISTINCT ON (id) * FROM "{table}" ORDER BY id, history_id DESC) v, generate_series(1, %s) s(n)'
    cursor.execute(f'INSERT INTO "{table}" ({columns}) SELECT {chosen} FROM {source}', [each, each])


def changed(project: Any) -> float:
    """Return the median of the milliseconds that it takes to read the project as it was and tell what has changed."""
    from django.utils import timezone

    from omstilling.audit.as_of import as_it_was, end_of
    from omstilling.reporting.readers import everybody
    from omstilling.reporting.selectors.two_days import compared, read_day

    reader = everybody(project)
    now = read_day(project, reader, timezone.now())

    def told() -> object:
        with as_it_was(end_of(ENTERED.date()), within=project):
            then = read_day(project, reader, end_of(ENTERED.date()))
        return compared(then, now, report="", decisions=0, reader=reader)

    return _median(told, 5)


def measured(project: Any, cookie: str, rounds: int) -> dict[str, Any]:
    """Return the list of a past day beside the list of today, and the milliseconds of what has changed."""
    fill(project)
    path = f"/{project.slug}/tiltak/"
    with served("omstilling.wsgi", "omstilling.settings") as port:
        portal = Caller(port, cookie)
        ms, live_ms = pair((portal, f"{path}?dato={DAY}"), (portal, path), rounds)
    found = {"measures": COUNT, "versions": VERSIONS, "ms": round(ms, 2), "live_ms": round(live_ms, 2)}
    told = {"changed_ms": changed(project), "changed_limit_ms": CHANGED_LIMIT}
    return {**found, "ratio": round(ms / live_ms, 2), "limit": LIMIT, **told}
