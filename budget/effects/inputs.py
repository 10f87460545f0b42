"""Everything that decides a measure's effect, as one value."""

from __future__ import annotations

from calendar import isleap
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

from ..ladder import counts_toward_target
from .years import AT_ONCE, Ramp, add_months, check_order, effect_in_year, half_up, months_of_year, ramp_of


@dataclass(frozen=True, slots=True)
class Sides:
    """An amount in kroner and its two sides: ``net = expenses + income`` where all are known."""

    net: int | None
    expenses: int | None
    income: int | None


@dataclass(frozen=True, slots=True)
class Effect:
    """What a measure gives. Kroner a year, positive for what improves the budget; ``None`` is unknown.

    ``full_year`` is net; ``income`` is how much of it is income, and the rest is expenses. ``explicit`` holds kroner
    per year that a source gives, ``explicit_income`` the income in them. ``end`` is the last day of effect.
    ``ramp`` is steps of (months after start, percent). Raises ``EffectError`` for what contradicts itself.
    """

    full_year: int | None = None
    start: date | None = None
    end: date | None = None
    one_off: bool = False
    ramp: Ramp = AT_ONCE
    explicit: Mapping[int, int] = field(default_factory=dict)
    income: int | None = None
    explicit_income: Mapping[int, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        if self.end is not None:
            check_order(self.start, self.end)
        if self.ramp is not AT_ONCE:
            object.__setattr__(self, "ramp", ramp_of(self.ramp))

    @classmethod
    def of_sides(
        cls,
        expenses: int | None,
        income: int | None,
        start: date | None,
        end: date | None = None,
        *,
        one_off: bool = False,
        ramp: Ramp = AT_ONCE,
    ) -> Effect:
        """Return the effect of two sides, kroner a year. With one of them unknown the net is unknown."""
        net = None if expenses is None or income is None else expenses + income
        return cls(net, start, end, one_off, ramp, income=income)

    # What counts toward the target

    @property
    def full_year_level(self) -> int | None:
        """Kroner in a full year: the full-year effect, or else the last explicit amount."""
        if self.full_year is None and self.explicit:
            return self.explicit[max(self.explicit)]
        return self.full_year

    @property
    def begins(self) -> date | None:
        """The start, or else 1 January of the first year with an explicit amount other than zero."""
        if self.start is not None or not self.explicit:
            return self.start
        return date(min((year for year, amount in self.explicit.items() if amount), default=min(self.explicit)), 1, 1)

    def counts(self, target_year: int, *, permanent: bool) -> bool:
        """Tell whether the full-year level counts toward the target of a year."""
        return counts_toward_target(
            permanent=permanent and not self.one_off,
            amount=self.full_year_level,
            start=self.begins,
            end=self.end,
            target_year=target_year,
        )

    # Years

    def in_year(self, year: int) -> int | None:
        """Return the level of a budget year, in kroner."""
        if year in self.explicit:
            return self.explicit[year]
        if self.full_year is None and self.explicit:
            return self._around_explicit(year)
        return effect_in_year(self.full_year, self.start, self.end, year, one_off=self.one_off, ramp=self.ramp)

    def per_year(self, years: Iterable[int]) -> dict[int, int | None]:
        """Return the level of each year, in kroner."""
        return {year: self.in_year(year) for year in years}

    def sides_in_year(self, year: int) -> Sides:
        """Return the level of a year with its sides, in kroner; what is unknown of the sides is ``None``."""
        net = self.in_year(year)
        if year in self.explicit:
            income = self.explicit_income.get(year)
        else:
            income = replace(self, full_year=self.income, explicit=self.explicit_income).in_year(year)
        return Sides(net, None if net is None or income is None else net - income, income)

    def months(self, year: int) -> tuple[int, ...] | None:
        """Return what each month gives, in kroner, adding up to the year; ``None`` where months are not computed."""
        if self.full_year is None or self.start is None or self.one_off or year in self.explicit:
            return None
        return months_of_year(self.full_year, self.start, self.end, year, ramp=self.ramp)

    def level_after(self, last_year: int) -> int | None:
        """Return the full-year level after the plan's last year, in kroner.

        Nothing is left of a one-off amount, nor of what ends before the first year after the plan is over.
        """
        level = self.full_year_level
        if level is None or level == 0:
            return level
        if self.one_off or (self.end is not None and self.end < date(last_year + 1, 12, 31)):
            return 0
        return None if self.begins is None else level

    def _around_explicit(self, year: int) -> int | None:
        first, last = min(self.explicit), max(self.explicit)
        if year > last:
            begins = date(last + 1, 1, 1)
            if self.one_off or (self.end is not None and self.end < begins):
                return 0
            return effect_in_year(self.explicit[last], begins, self.end, year)
        return 0 if year < first and self.start is not None and self.start.year > year else None

    # What if

    def moved(self, days: int) -> Effect:
        """Return the effect with the start that many days later. The end stays; what would start after it is nothing.

        Explicit amounts are taken as even over the days that the measure works each year, and move along.
        """
        if days == 0 or (self.start is None and not self.explicit):
            return self
        start = None if self.start is None else self.start + timedelta(days=days)
        if start is not None and self.end is not None and start > self.end:
            return Effect(0, one_off=self.one_off, income=0)
        return replace(
            self,
            start=start,
            explicit=self._moved_amounts(self.explicit, days),
            explicit_income=self._moved_amounts(self.explicit_income, days),
        )

    def delayed(self, months: int) -> Effect:
        """Return the effect with the start that many months later."""
        begins = self.begins
        return self if begins is None or not months else self.moved((add_months(begins, months) - begins).days)

    def scaled(self, percent: int) -> Effect:
        """Return the effect with every amount at a percent of what it was, each rounded half up to kroner."""
        if percent == 100:
            return self
        return replace(
            self,
            full_year=_scaled(self.full_year, percent),
            income=_scaled(self.income, percent),
            explicit={year: half_up(amount * percent, 100) for year, amount in self.explicit.items()},
            explicit_income={year: half_up(amount * percent, 100) for year, amount in self.explicit_income.items()},
        )

    def _moved_amounts(self, amounts: Mapping[int, int], days: int) -> dict[int, int]:
        if not amounts:
            return {}
        curve = replace(self, explicit=amounts, full_year=self.full_year if amounts is self.explicit else self.income)
        begins = self.begins or date(min(amounts), 1, 1)
        shift = timedelta(days=days)
        moved = {}
        for year in range(min(*amounts, (begins + shift).year), max(amounts) + max(days, 0) // 365 + 2):
            share = Fraction(0)
            for source in range((date(year, 1, 1) - shift).year, (date(year, 12, 31) - shift).year + 1):
                first = max(date(source, 1, 1), begins)
                last = min(date(source, 12, 31), self.end or date.max)
                amount = curve.in_year(source) if first <= last else 0
                if amount:
                    stops = min(last + shift, date(year, 12, 31), self.end or date.max)
                    within = max((stops - max(first + shift, date(year, 1, 1))).days + 1, 0)
                    share += Fraction(amount * within * _days(source), _days(year) * ((last - first).days + 1))
            moved[year] = half_up(share.numerator, share.denominator)
        return moved


def scaled_fte(fte: Decimal | None, percent: int) -> Decimal | None:
    """Return årsverk at a percent of what they were, with two decimals, half up."""
    return None if fte is None else (fte * percent / 100).quantize(Decimal("0.01"), ROUND_HALF_UP)


def _days(year: int) -> int:
    return 365 + isleap(year)


def _scaled(amount: int | None, percent: int) -> int | None:
    return None if amount is None else half_up(amount * percent, 100)


def full_year_level_after(effect: Effect, last_year: int) -> int | None:
    """Return the full-year level after the plan's last year, in kroner."""
    return effect.level_after(last_year)


def part_year_in_target_year(effect: Effect, target_year: int) -> int | None:
    """Return what the target year itself gets, in kroner; it stands beside the full-year level that counts."""
    return effect.in_year(target_year)
