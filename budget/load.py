"""How much a unit carries at once: which months a measure weighs on it, and when that is much. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

#: A measure weighs on its unit from so many months before it starts, until so many after the month it starts in.
BEFORE, AFTER = 2, 2
#: So many measures at once are much for any unit, and so many where attendance is below its target already.
MANY, MANY_WHEN_WORN = 3, 2
#: So many årsverk fewer in the months of a map are much, in themselves.
MANY_FTE = Decimal(5)


def month_of(day: date) -> date:
    return day.replace(day=1)


def months_on(month: date, count: int) -> date:
    """Return the month so many months later; minus is earlier."""
    number = month.year * 12 + month.month - 1 + count
    return date(number // 12, number % 12 + 1, 1)


def months_from(first: date, count: int) -> tuple[date, ...]:
    return tuple(months_on(first, n) for n in range(count))


@dataclass(frozen=True, slots=True)
class Weight:
    """A measure as it weighs: where, from which month, and how many months its ramp takes."""

    number: int
    unit: int
    starts: date
    ramp_months: int = 0
    ends: date | None = None
    fte_change: Decimal | None = None

    @property
    def first(self) -> date:
        return months_on(month_of(self.starts), -BEFORE)

    @property
    def last(self) -> date:
        """The last month that it weighs in: when the change has settled, or when it is over before that."""
        settled = months_on(month_of(self.starts), max(AFTER, self.ramp_months))
        return min(settled, month_of(self.ends)) if self.ends is not None else settled

    def weighs_in(self, month: date) -> bool:
        return self.first <= month <= self.last


def is_much(weights: Iterable[Weight], is_worn: bool, unit: int) -> bool:
    """Tell whether what weighs on a unit in a month is much at once. ``is_worn``: attendance is below its target.

    The årsverk of a measure are those of the unit that it lies in, and are not counted again in the units below.
    """
    found = list(weights)
    fewer = -sum((one.fte_change for one in found if one.unit == unit and one.fte_change is not None), Decimal(0))
    return len(found) >= (MANY_WHEN_WORN if is_worn else MANY) or (len(found) > 1 and fewer >= MANY_FTE)


def spans(months: Iterable[date]) -> list[tuple[date, date]]:
    """Return months as runs without a gap: (first, last)."""
    found: list[tuple[date, date]] = []
    for month in sorted(months):
        if found and months_on(found[-1][1], 1) == month:
            found[-1] = (found[-1][0], month)
        else:
            found.append((month, month))
    return found
