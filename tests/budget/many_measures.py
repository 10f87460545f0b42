"""Measures for the forecast, as many as asked for, the same each time. For the tests and for measuring."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random

from budget.effects import Effect
from budget.forecast import ForecastMeasure
from budget.ladder import ORDER

TARGET_YEAR = 2011


def measures(
    count: int, *, seed: int = 1, related: float = 0.0, near: int = 5, late: int = 300
) -> list[ForecastMeasure]:
    """Return measures of 10 000 to 2 million kroner.

    ``related`` is the share that relate to another of the ``near`` before it. Starts
    are from June 2010 on, and within 400 + ``late`` days.
    """
    source = Random(seed)
    made = []
    for number in range(1, count + 1):
        likely = date(2010, 6, 1) + timedelta(days=source.randrange(400 + late))
        relation: dict[str, object] = {}
        if number > 1 and source.random() < related:
            other = source.randrange(max(1, number - near), number)
            kind = source.choice(["requires", "excludes", "overlaps"])
            relation = {kind: {other: 100_000} if kind == "overlaps" else frozenset([other])}
        made.append(
            ForecastMeasure(
                number,
                Effect(source.randrange(10_000, 2_000_000), likely),
                source.choice(ORDER),
                source.randrange(5, 101),
                likely - timedelta(days=source.randrange(200)),
                likely + timedelta(days=source.randrange(300)),
                **relation,
            )
        )
    return made
