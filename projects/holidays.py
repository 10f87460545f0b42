"""The public holidays of Norway, worked out for any year; and the days around Easter and Christmas when all rests."""

from __future__ import annotations

from datetime import date, timedelta
from functools import lru_cache

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

#: Holidays by the calendar: (month, day, name).
FIXED: tuple[tuple[int, int, Promise], ...] = (
    (1, 1, _("1. nyttårsdag")),
    (5, 1, _("1. mai")),
    (5, 17, _("17. mai")),
    (12, 25, _("1. juledag")),
    (12, 26, _("2. juledag")),
)
#: Holidays by Easter Sunday: (days after it, name).
MOVABLE: tuple[tuple[int, Promise], ...] = (
    (-3, _("Skjærtorsdag")),
    (-2, _("Langfredag")),
    (0, _("1. påskedag")),
    (1, _("2. påskedag")),
    (39, _("Kristi himmelfartsdag")),
    (49, _("1. pinsedag")),
    (50, _("2. pinsedag")),
)


def easter(year: int) -> date:
    """Return Easter Sunday of a year in the Gregorian calendar (the rule of Meeus, Jones and Butcher)."""
    century, rest = divmod(year, 100)
    golden = year % 19
    leap, leap_rest = divmod(century, 4)
    moon = (19 * golden + century - leap - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    week = (32 + 2 * leap_rest + 2 * (rest // 4) - moon - rest % 4) % 7
    shift = (golden + 11 * moon + 22 * week) // 451
    month, day = divmod(moon + week - 7 * shift + 114, 31)
    return date(year, month, day + 1)


@lru_cache(maxsize=64)
def holidays(year: int) -> tuple[tuple[date, Promise], ...]:
    """Return the public holidays of a year in their order. Two may fall on one day."""
    sunday = easter(year)
    found = [(date(year, month, day), name) for month, day, name in FIXED]
    found += [(sunday + timedelta(days=after), name) for after, name in MOVABLE]
    return tuple(sorted(found, key=lambda one: one[0]))


def is_free(day: date) -> bool:
    """Tell whether a day is a Saturday, a Sunday or a public holiday."""
    return day.weekday() >= 5 or any(day == one for one, _name in holidays(day.year))


@lru_cache(maxsize=64)
def breaks(year: int) -> tuple[tuple[date, date, Promise], ...]:
    """Return the two times of a year when nothing is decided: Easter and the days from Christmas Eve on."""
    sunday = easter(year)
    return (
        (sunday - timedelta(days=3), sunday + timedelta(days=1), _("Påske")),
        (date(year, 12, 24), date(year, 12, 31), _("Jul")),
    )
