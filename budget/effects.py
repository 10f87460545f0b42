"""The effect of a measure per budget year, in whole kroner. Pure arithmetic: no ORM, no clock.

A year's figure is the level against the base budget in that year, never an increment, so years are never added.

- A whole month is 1/12 of the full-year effect, a broken month its share of days. A start on 1 July gives half.
- Each year is rounded by itself, half up and away from zero, so that a saving and a cost of the same size round alike.
- Months are rounded the same way, and the last month in which the measure works takes the rest: months add up to
  the year.
- Unknown stays unknown: without an amount or a start date the effect is ``None``. An amount of zero is zero.
- A one-off amount falls whole in the year in which it begins.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterable
from datetime import date
from functools import lru_cache

#: A month in parts that every length of month divides: 28, 29, 30 and 31 days.
MONTH = 377_580
YEAR = 12 * MONTH


def effect_in_year(
    full_year: int | None, start: date | None, end: date | None, year: int, *, one_off: bool = False
) -> int | None:
    """Return the level in a budget year, or ``None`` where it cannot be known. ``end`` is the last day of effect."""
    if full_year is None:
        return None
    if full_year == 0:
        return 0
    if start is None:
        return None
    if one_off:
        return full_year if start.year == year else 0
    if end is None and start.year != year:
        return full_year if start.year < year else 0
    return half_up(full_year * sum(parts_of_months(start, end, year)), YEAR)


def effects_per_year(
    full_year: int | None, start: date | None, end: date | None, years: Iterable[int], *, one_off: bool = False
) -> dict[int, int | None]:
    """Return the level of each year."""
    return {year: effect_in_year(full_year, start, end, year, one_off=one_off) for year in years}


def months_of_year(full_year: int, start: date, end: date | None, year: int) -> tuple[int, ...]:
    """Return what each of the twelve months gives; they add up to the year's effect."""
    parts = parts_of_months(start, end, year)
    months = [half_up(full_year * part, YEAR) for part in parts]
    working = [number for number, part in enumerate(parts) if part]
    if working:
        whole = effect_in_year(full_year, start, end, year) or 0
        months[working[-1]] = whole - sum(months[number] for number in working[:-1])
    return tuple(months)


@lru_cache(maxsize=4096)
def parts_of_months(start: date, end: date | None, year: int) -> tuple[int, ...]:
    """Return how much of each month of the year the effect covers, in parts of which a whole month has ``MONTH``."""
    return tuple(_part(start, end, year, month) for month in range(1, 13))


def _part(start: date, end: date | None, year: int, month: int) -> int:
    days = monthrange(year, month)[1]
    first = max(start, date(year, month, 1))
    last = min(end or date.max, date(year, month, days))
    return max((last - first).days + 1, 0) * (MONTH // days)


def half_up(numerator: int, denominator: int) -> int:
    """Return the quotient as a whole number; a half goes away from zero."""
    rounded = (2 * abs(numerator) + denominator) // (2 * denominator)
    return rounded if numerator >= 0 else -rounded
