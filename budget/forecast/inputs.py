"""What the forecast is told about a measure, and when it may start."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache

from django.utils.translation import gettext_lazy as _

from ..effects import AT_ONCE, Effect, EffectError, add_months, effect_in_year
from ..ladder import Step


@dataclass(frozen=True, slots=True)
class ForecastMeasure:
    """A measure as the forecast sees it. ``effect.start`` is the likely start, the amounts are kroner a year.

    ``probability`` is percent that it is carried out; ``earliest`` and ``latest`` are empty where the start is sure.
    ``requires`` and ``excludes`` hold numbers of measures, ``overlaps`` number → kroner a year that both claim.
    """

    number: int
    effect: Effect
    step: Step = Step.PROPOSED
    probability: int | None = None
    earliest: date | None = None
    latest: date | None = None
    permanent: bool = True
    requires: frozenset[int] = frozenset()
    excludes: frozenset[int] = frozenset()
    overlaps: Mapping[int, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        likely = self.effect.begins
        if self.probability is not None and not 0 <= self.probability <= 100:
            raise EffectError(_("Sannsynligheten er et tall fra 0 til 100 prosent."), "probability")
        if likely is not None and self.earliest is not None and self.earliest > likely:
            raise EffectError(_("Tidligste start kan ikke være etter den sannsynlige."), "earliest")
        if likely is not None and self.latest is not None and self.latest < likely:
            raise EffectError(_("Seneste start kan ikke være før den sannsynlige."), "latest")


@lru_cache(maxsize=8192)
def starts(earliest: date | None, likely: date, latest: date | None) -> tuple[tuple[date, int], ...]:
    """Return the possible starts with their weights: triangular over calendar months, highest in the likely one.

    In each month the start falls on the likely day of the month, never outside earliest and latest. With ``before``
    months from the earliest to the likely and ``after`` on to the latest, the likely month weighs
    ``(before + 1) * (after + 1)``, and the weights fall evenly to the first and the last month.
    """
    first, last = earliest or likely, latest or likely
    before = _months_between(first, likely)
    after = _months_between(likely, last)
    if likely.day <= 28:
        first_month = likely.year * 12 + likely.month - 1 - before
        days = [date(m // 12, m % 12 + 1, likely.day) for m in range(first_month, first_month + before + after + 1)]
    else:
        days = [add_months(likely, month) for month in range(-before, after + 1)]
    days[0], days[-1] = max(days[0], first), min(days[-1], last)
    rising = [month * (after + 1) for month in range(1, before + 2)]
    falling = [month * (before + 1) for month in range(after, 0, -1)]
    return tuple(zip(days, rising + falling, strict=True))


def _months_between(first: date, last: date) -> int:
    return (last.year - first.year) * 12 + last.month - first.month


@dataclass(frozen=True, slots=True)
class Draw:
    """A measure made ready: kroner of the full-year level, the chance of being in place by 31 December of the target
    year, and what the target year gets, with the chance of each amount given that it is in place.
    """

    number: int
    step: Step
    rank: tuple[int, int, int]
    level: int
    chance: float
    part_year: dict[int, float]


NOTHING = {0: 1.0}


def draw_of(measure: ForecastMeasure, target_year: int) -> Draw:
    """Return the measure made ready. What is unknown or does not count has level 0, and takes part in relations."""
    effect, percent = measure.effect, measure.probability or 0
    rank = (-measure.step.number, -percent, measure.number)
    likely = effect.begins
    if likely is None or not percent:
        return Draw(measure.number, measure.step, rank, 0, 0.0, NOTHING)
    level = effect.full_year_level or 0
    if not measure.permanent or effect.one_off or effect.end is not None:
        level = 0
    possible = starts(measure.earliest, likely, measure.latest)
    weight = within = 0
    amounts: dict[int, int] = {}
    for day, share in possible:
        weight += share
        if day.year <= target_year:
            within += share
            amount = _part_year(effect, level, likely, day, target_year)
            amounts[amount] = amounts.get(amount, 0) + share
    if not within:
        return Draw(measure.number, measure.step, rank, level, 0.0, NOTHING)
    chance = percent * within / (100 * weight)
    part_year = {amount: share / within for amount, share in amounts.items()}
    return Draw(measure.number, measure.step, rank, level, chance, part_year)


def _part_year(effect: Effect, level: int, likely: date, day: date, target_year: int) -> int:
    if not level:
        return 0
    if effect.explicit:
        return effect.moved((day - likely).days).in_year(target_year) or 0
    if effect.ramp is AT_ONCE and day.year < target_year:
        return level
    return effect_in_year(level, day, None, target_year, ramp=effect.ramp) or 0
