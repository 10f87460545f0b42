"""What an effect gives month by month, for years with explicit amounts and one-off amounts too. Pure.

``Effect.months`` answers where a year is computed. Here an explicit amount is spread over the months in which the
measure works, by the days and the ramp (evenly over the year where no start is known), and a one-off amount falls in
the month in which it begins.
"""

from __future__ import annotations

from collections.abc import Sequence

from .inputs import Effect
from .years import half_up, weights_of_months

MONTHS = 12


def months_in(effect: Effect, year: int) -> tuple[int, ...] | None:
    """Return what each month of the year gives, in kroner, adding up to the year; ``None`` where it is unknown."""
    level = effect.in_year(year)
    if level is None:
        return None
    if not level:
        return (0,) * MONTHS
    if effect.one_off:
        return spread(level, _only(effect.start.month if effect.start and effect.start.year == year else 1))
    computed = effect.months(year)
    if computed is not None:
        return computed
    weights = weights_of_months(effect.start, effect.end, year, effect.ramp) if effect.start is not None else ()
    return spread(level, weights if any(weights) else (1,) * MONTHS)


def spread(amount: int, weights: Sequence[int]) -> tuple[int, ...]:
    """Return the amount over the months by their weights: every run of months is rounded as one figure."""
    whole = sum(weights)
    reached = [half_up(amount * sum(weights[:number]), whole) for number in range(len(weights) + 1)]
    return tuple(after - before for before, after in zip(reached, reached[1:], strict=False))


def _only(month: int) -> tuple[int, ...]:
    return tuple(int(number == month) for number in range(1, MONTHS + 1))
