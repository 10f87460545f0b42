"""One amount in one budget year: dates, ramp and rounding. See the package for the rules."""

from __future__ import annotations

from calendar import isleap, monthrange
from collections.abc import Iterable
from datetime import date
from functools import lru_cache

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

#: A month in parts that every length of month divides: 28, 29, 30 and 31 days.
MONTH = 377_580
YEAR = 12 * MONTH
DAYS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
#: Steps of (whole months after the start, percent of the full-year effect from then on).
Ramp = tuple[tuple[int, int], ...]
AT_ONCE: Ramp = ((0, 100),)
LONGEST_RAMP = 120


class EffectError(ValueError):
    """Dates, ramp or amounts that contradict each other. ``field`` names the input, the text is for users."""

    def __init__(self, message: str | Promise, field: str) -> None:
        super().__init__(message)
        self.message = message
        self.field = field


def ramp_of(steps: Iterable[Iterable[int]] | None) -> Ramp:
    """Return steps of (months, percent) as a ramp; nothing is the whole effect at once.

    Raises ``EffectError`` unless months and percent rise, percent stays within 0–100 and the last step is 100.
    """
    pairs = [tuple(step) for step in steps or ()]
    if not pairs:
        return AT_ONCE
    ramp: list[tuple[int, int]] = []
    for pair in pairs:
        if len(pair) != 2:
            raise EffectError(_("Hvert trinn i opptrappingen skal ha måned og prosent."), "ramp")
        months, percent = pair
        if not 0 <= months <= LONGEST_RAMP or not 0 <= percent <= 100:
            raise EffectError(_("Opptrappingen går fra måned 0 til 120 og fra 0 til 100 prosent."), "ramp")
        if ramp and (months <= ramp[-1][0] or percent < ramp[-1][1]):
            raise EffectError(_("Måneder og prosent i opptrappingen må være stigende."), "ramp")
        ramp.append((months, percent))
    if ramp[-1][1] != 100:
        raise EffectError(_("Opptrappingen må ende på 100 prosent, som er helårsvirkningen."), "ramp")
    return tuple(ramp)


def check_order(start: date | None, end: date | None) -> None:
    """Raise ``EffectError`` when the last day comes before the first."""
    if start is not None and end is not None and end < start:
        raise EffectError(_("Sluttdatoen må være etter startdatoen."), "effective_to")


def add_months(day: date, months: int) -> date:
    """Return the same day of another month, or its last day where the month is shorter."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def effect_in_year(
    full_year: int | None,
    start: date | None,
    end: date | None,
    year: int,
    *,
    one_off: bool = False,
    ramp: Ramp = AT_ONCE,
) -> int | None:
    """Return the level in a budget year in kroner, or ``None`` where it cannot be known.

    ``full_year`` is kroner a year, ``end`` the last day of effect. Raises ``EffectError`` when it is before ``start``.
    """
    if end is not None:
        check_order(start, end)
    if full_year is None:
        return None
    if full_year == 0:
        return 0
    if start is None:
        return None
    if one_off:
        return full_year if start.year == year else 0
    if year < start.year:
        return 0
    if end is None and year > start.year + (ramp[-1][0] + 11) // 12:
        return full_year
    return half_up(full_year * share_of_year(start, end, year, ramp), YEAR * 100)


def effects_per_year(
    full_year: int | None,
    start: date | None,
    end: date | None,
    years: Iterable[int],
    *,
    one_off: bool = False,
    ramp: Ramp = AT_ONCE,
) -> dict[int, int | None]:
    """Return the level of each year, in kroner."""
    return {year: effect_in_year(full_year, start, end, year, one_off=one_off, ramp=ramp) for year in years}


def months_of_year(
    full_year: int, start: date, end: date | None, year: int, *, ramp: Ramp = AT_ONCE
) -> tuple[int, ...]:
    """Return what each of the twelve months gives, in kroner; they add up to the year's effect."""
    check_order(start, end)
    parts = weights_of_months(start, end, year, ramp)
    months = [half_up(full_year * part, YEAR * 100) for part in parts]
    working = [number for number, part in enumerate(parts) if part]
    if working:
        whole = effect_in_year(full_year, start, end, year, ramp=ramp) or 0
        months[working[-1]] = whole - sum(months[number] for number in working[:-1])
    return tuple(months)


@lru_cache(maxsize=4096)
def parts_of_months(start: date, end: date | None, year: int) -> tuple[int, ...]:
    """Return how much of each month of the year the effect covers, in parts of which a whole month has ``MONTH``."""
    return tuple(_part(start, end, year, month) for month in range(1, 13))


@lru_cache(maxsize=4096)
def weights_of_months(start: date, end: date | None, year: int, ramp: Ramp = AT_ONCE) -> tuple[int, ...]:
    """Return how much of the full-year effect each month has: a whole month at 100 percent is ``100 * MONTH``."""
    weights = [0] * 12
    for number, (months, percent) in enumerate(ramp):
        first = add_months(start, months)
        stops = end or date.max
        if number + 1 < len(ramp):
            stops = min(stops, date.fromordinal(add_months(start, ramp[number + 1][0]).toordinal() - 1))
        if percent and first <= stops:
            weights = [w + percent * p for w, p in zip(weights, parts_of_months(first, stops, year), strict=True)]
    return tuple(weights)


def share_of_year(start: date, end: date | None, year: int, ramp: Ramp = AT_ONCE) -> int:
    """Return the year's share of the full-year effect, in parts of which the whole year has ``100 * YEAR``."""
    if end is not None or ramp is not AT_ONCE or start.year != year:
        return sum(weights_of_months(start, end, year, ramp))
    days = DAYS[start.month - 1] + (start.month == 2 and isleap(year))
    return 100 * ((12 - start.month) * MONTH + (days - start.day + 1) * (MONTH // days))


def _part(start: date, end: date | None, year: int, month: int) -> int:
    days = monthrange(year, month)[1]
    first = max(start, date(year, month, 1))
    last = min(end or date.max, date(year, month, days))
    return max((last - first).days + 1, 0) * (MONTH // days)


def half_up(numerator: int, denominator: int) -> int:
    """Return the quotient as a whole number; a half goes away from zero."""
    rounded = (2 * abs(numerator) + denominator) // (2 * denominator)
    return rounded if numerator >= 0 else -rounded
