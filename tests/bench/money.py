"""The money in milliseconds: the forecast of two thousand measures, and the preview of ten thousand rows."""

from __future__ import annotations

import time
from collections.abc import Callable
from functools import partial
from statistics import median
from typing import Any

from tests.budget.many_measures import TARGET_YEAR, measures

#: What the forecast of ``COUNT`` measures may take, in milliseconds.
COUNT, LIMIT = 2000, 150
TARGET = 800_000_000
TIMES = 9
#: How many times the floor a page may take with ``COUNT`` measures.
LIMITS = {"measures": 2.5, "target": 4}
ROWS, ROWS_LIMIT, ROWS_TIMES = 10_000, 3_000, 3


def forecast() -> dict[str, Any]:
    """Return the median of the milliseconds that the forecast takes; a fifth of the measures are related."""
    from budget.forecast import forecast as worked_out

    alone, related = measures(COUNT), measures(COUNT, related=0.2)
    return {
        "measures": COUNT,
        "ms": _median(lambda: worked_out(alone, target_year=TARGET_YEAR, target=TARGET)),
        "related_ms": _median(lambda: worked_out(related, target_year=TARGET_YEAR, target=TARGET)),
        "limit_ms": LIMIT,
    }


def reading(project: Any, user: Any) -> float:
    """Return the median of the milliseconds that it takes to read every measure of the project with its relations."""
    from budget.selectors import whole_measures

    return _median(lambda: whole_measures(project, user, project.today()))


def import_preview() -> dict[str, Any]:
    """Return the milliseconds from a file's bytes to its preview, held against as many measures, by kind of file."""
    from budget.importing import Existing, Project, analyse, preview, read
    from budget.importing.layouts import as_file
    from tests.budget.importing.test_large_file import HEAD, rows

    existing = [Existing(n, f"Tiltak nummer {n}", years={TARGET_YEAR: 5}) for n in range(COUNT)]
    project = Project(range(TARGET_YEAR, TARGET_YEAR + 4), 2010, existing, {"unit": {"helse": "Helse"}})
    found: dict[str, Any] = {"rows": ROWS, "limit_ms": ROWS_LIMIT}

    def shown(content: bytes, name: str) -> object:
        return preview(analyse(read(content, name)), project)

    for kind in ("csv", "xlsx"):
        content = as_file((HEAD, list(rows(ROWS))), kind, "Tiltak")
        found[f"{kind}_ms"] = _median(partial(shown, content, f"stor.{kind}"), ROWS_TIMES)
    return found


def _median(run: Callable[[], object], times: int = TIMES) -> float:
    run()
    taken = []
    for _number in range(times):
        started = time.perf_counter()
        run()
        taken.append((time.perf_counter() - started) * 1000)
    return round(median(taken), 1)
