"""The forecast of two thousand measures: the arithmetic alone, and with the reading of the project's measures."""

from __future__ import annotations

import time
from collections.abc import Callable
from statistics import median
from typing import Any

from tests.budget.many_measures import TARGET_YEAR, measures

#: What the forecast of ``COUNT`` measures may take, in milliseconds.
COUNT, LIMIT = 2000, 150
TARGET = 800_000_000
TIMES = 9


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


def _median(run: Callable[[], object]) -> float:
    run()
    taken = []
    for _number in range(TIMES):
        started = time.perf_counter()
        run()
        taken.append((time.perf_counter() - started) * 1000)
    return round(median(taken), 1)
