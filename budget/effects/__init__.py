"""The effect of a measure per budget year, in whole kroner. Pure arithmetic: no ORM, no clock.

A year's figure is the level against the base budget in that year, never an increment, so years are never added.

- A whole month is 1/12 of the full-year effect, a broken month its share of days. A start on 1 July gives half.
- A ramp gives the percent of the full-year effect from whole months after the start on.
- Each year is rounded by itself, half up and away from zero, so that a saving and a cost of the same size round alike.
- Months are rounded the same way, and the last month in which the measure works takes the rest: months add up to
  the year. So do the sides: net and income are rounded, expenses take the rest.
- Explicit yearly amounts take the place of the computed ones for the years they cover. Without a full-year effect the
  last of them is the level from then on.
- Unknown stays unknown: without an amount or a start date the effect is ``None``. An amount of zero is zero.
- A one-off amount falls whole in the year in which it begins.

Amounts are kroner, positive for what improves the budget: lower expenses, higher income. docs/effects.md has a table
of worked cases.
"""

from .inputs import Effect, Sides, full_year_level_after, part_year_in_target_year
from .periods import months_in
from .ramps import ramp_from_text, ramp_to_text
from .waiting import Waiting, cost_of_waiting, days_between, waiting
from .years import (
    AT_ONCE,
    MONTH,
    YEAR,
    EffectError,
    Ramp,
    add_months,
    check_order,
    effect_in_year,
    effects_per_year,
    half_up,
    months_of_year,
    parts_of_months,
    ramp_of,
    share_of_year,
)

__all__ = [
    "AT_ONCE",
    "MONTH",
    "YEAR",
    "Effect",
    "EffectError",
    "Ramp",
    "Sides",
    "Waiting",
    "add_months",
    "check_order",
    "cost_of_waiting",
    "days_between",
    "effect_in_year",
    "effects_per_year",
    "full_year_level_after",
    "half_up",
    "months_in",
    "months_of_year",
    "part_year_in_target_year",
    "parts_of_months",
    "ramp_from_text",
    "ramp_of",
    "ramp_to_text",
    "share_of_year",
    "waiting",
]
