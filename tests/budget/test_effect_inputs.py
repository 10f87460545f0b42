"""Ramp, explicit amounts, two sides, the level after the plan, and what waiting costs."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from budget.effects import (
    AT_ONCE,
    YEAR,
    Effect,
    EffectError,
    Sides,
    add_months,
    cost_of_waiting,
    days_between,
    effect_in_year,
    effects_per_year,
    months_of_year,
    part_year_in_target_year,
    parts_of_months,
    ramp_of,
    waiting,
)
from budget.effects.inputs import scaled_fte

AMOUNTS = st.integers(-(10**10), 10**10)
DAYS = st.dates(date(2008, 1, 1), date(2016, 12, 31))
YEARS = range(2006, 2024)


@st.composite
def ramps(draw):
    months = sorted(draw(st.sets(st.integers(0, 40), min_size=1, max_size=5)))
    percents = sorted(draw(st.lists(st.integers(0, 100), min_size=len(months) - 1, max_size=len(months) - 1)))
    return tuple(zip(months, [*percents, 100], strict=True))


EXPLICIT = st.dictionaries(st.integers(2009, 2015), AMOUNTS, min_size=1, max_size=4)
EFFECTS = st.builds(
    Effect,
    AMOUNTS | st.none(),
    DAYS | st.none(),
    ramp=ramps(),
    explicit=EXPLICIT | st.just({}),
    one_off=st.booleans(),
)

# Ramp


@pytest.mark.parametrize(
    ("steps", "word"),
    [
        ([(0, 50)], "100 prosent"),
        ([(0, 50), (0, 100)], "stigende"),
        ([(0, 60), (6, 50), (12, 100)], "stigende"),
        ([(6, 50), (3, 100)], "stigende"),
        ([(-1, 100)], "måned 0"),
        ([(121, 100)], "måned 0"),
        ([(0, -1), (1, 100)], "prosent"),
        ([(0, 50), (1, 101)], "prosent"),
        ([(0, 50, 1)], "måned og prosent"),
    ],
)
def test_a_ramp_that_does_not_rise_to_the_whole_is_refused(steps, word):
    with pytest.raises(EffectError, match=word) as caught:
        ramp_of(steps)
    assert caught.value.field == "ramp"
    with pytest.raises(EffectError):
        Effect(1, date(2011, 1, 1), ramp=tuple(steps))


def test_no_ramp_is_the_whole_at_once():
    assert ramp_of(None) == ramp_of([]) == AT_ONCE == ((0, 100),)


@given(AMOUNTS, DAYS, ramps(), st.sampled_from(YEARS))
def test_a_year_of_a_ramp_is_its_days_at_their_percent(amount, start, ramp, year):
    """Count every day of the year by itself."""
    weight = 0
    day = date(year, 1, 1)
    bounds = [(add_months(start, months), percent) for months, percent in ramp]
    while day.year == year:
        reached = [percent for first, percent in bounds if first <= day]
        if reached:
            weight += reached[-1] * parts_of_months(day, day, year)[day.month - 1]
        day += timedelta(days=1)
    exact = amount * weight
    found = effect_in_year(amount, start, None, year, ramp=ramp)
    assert abs(found * YEAR * 100 - exact) * 2 <= YEAR * 100


@given(AMOUNTS, DAYS, ramps(), st.none() | st.integers(0, 2500), st.sampled_from(YEARS))
def test_months_of_a_ramp_add_up_to_the_year(amount, start, ramp, days, year):
    end = None if days is None else start + timedelta(days=days)
    months = months_of_year(amount, start, end, year, ramp=ramp)
    assert sum(months) == effect_in_year(amount, start, end, year, ramp=ramp)


@given(st.integers(0, 10**10), DAYS, ramps())
def test_a_rising_ramp_never_falls_ends_at_the_whole_and_gives_no_more_than_all_at_once(amount, start, ramp):
    years = list(effects_per_year(amount, start, None, YEARS, ramp=ramp).values())
    assert years == sorted(years) and years[0] == 0 and years[-1] == amount
    at_once = effects_per_year(amount, start, None, YEARS).values()
    assert all(one <= other for one, other in zip(years, at_once, strict=True))


@given(DAYS, st.integers(0, 60))
def test_months_after_a_day_keep_the_day_or_take_the_last_of_a_shorter_month(day, months):
    later = add_months(day, months)
    assert (later.year - day.year) * 12 + later.month - day.month == months
    assert later.day == day.day or (later.day < day.day and (later + timedelta(days=1)).day == 1)


# Explicit amounts


@given(EFFECTS)
def test_explicit_amounts_take_the_place_of_the_computed_ones_in_their_years_only(effect):
    found = effect.per_year(YEARS)
    for year, amount in effect.explicit.items():
        assert found[year] == amount
    if effect.full_year is not None:
        computed = replace(effect, explicit={}).per_year(YEARS)
        assert all(found[year] == computed[year] for year in YEARS if year not in effect.explicit)


@given(EXPLICIT, st.integers(2015, 2018))
def test_without_a_full_year_effect_the_last_explicit_amount_is_the_level_from_then_on(explicit, last_year):
    effect = Effect(start=date(min(explicit), 1, 1), explicit=explicit)
    last = explicit[max(explicit)]
    assert effect.full_year_level == last
    assert effect.level_after(last_year) == last
    assert all(effect.in_year(year) == last for year in range(max(explicit), 2020))
    assert effect.in_year(min(explicit) - 1) == 0
    assert replace(effect, full_year=5).level_after(last_year) == 5


def test_a_gap_between_explicit_years_is_unknown_and_so_is_what_comes_before_without_a_start():
    effect = Effect(explicit={2011: 100, 2013: 300})
    assert effect.per_year(range(2010, 2015)) == {2010: None, 2011: 100, 2012: None, 2013: 300, 2014: 300}
    assert effect.begins == date(2011, 1, 1)
    assert replace(effect, explicit={2011: 0, 2012: 7}).begins == date(2012, 1, 1)


def test_an_end_stops_the_last_explicit_amount():
    effect = Effect(start=date(2011, 1, 1), end=date(2013, 6, 30), explicit={2011: 400, 2012: 1_200})
    assert effect.per_year(range(2011, 2016)) == {2011: 400, 2012: 1_200, 2013: 600, 2014: 0, 2015: 0}
    assert effect.level_after(2014) == 0
    assert not effect.counts(2011, permanent=True)


# The level after the plan, and what counts


@pytest.mark.parametrize(
    ("effect", "level"),
    [
        (Effect(None, date(2011, 1, 1)), None),
        (Effect(5), None),
        (Effect(0), 0),
        (Effect(5, date(2020, 1, 1)), 5),
        (Effect(5, date(2014, 7, 1), ramp=((0, 10), (24, 100))), 5),
        (Effect(5, date(2011, 1, 1), one_off=True), 0),
        (Effect(5, date(2011, 1, 1), date(2015, 12, 30)), 0),
        (Effect(5, date(2011, 1, 1), date(2015, 12, 31)), 5),
    ],
)
def test_the_level_after_the_plan(effect, level):
    assert effect.level_after(2014) == level


def test_what_counts_is_the_full_year_and_the_part_stands_beside_it():
    late = Effect(1_200_000, date(2011, 12, 1))
    assert late.counts(2011, permanent=True) and late.full_year_level == 1_200_000
    assert part_year_in_target_year(late, 2011) == 100_000
    assert not late.counts(2011, permanent=False)
    assert not late.counts(2010, permanent=True)
    assert not replace(late, one_off=True).counts(2011, permanent=True)
    assert Effect(explicit={2011: 7}).counts(2011, permanent=True)


# Sides


@given(st.none() | AMOUNTS, st.none() | AMOUNTS, DAYS, ramps(), st.sampled_from(YEARS))
def test_the_sides_add_up_to_the_net_that_is_the_same_figure_as_ever(expenses, income, start, ramp, year):
    effect = Effect.of_sides(expenses, income, start, ramp=ramp)
    sides = effect.sides_in_year(year)
    if expenses is None or income is None:
        assert sides.net is None and sides.expenses is None
        return
    assert sides.net == effect_in_year(expenses + income, start, None, year, ramp=ramp)
    assert sides.net == sides.expenses + sides.income
    assert abs(sides.expenses - effect_in_year(expenses, start, None, year, ramp=ramp)) <= 1


def test_the_sides_of_explicit_years_are_unknown_until_the_income_is_given():
    effect = Effect(1_000, date(2011, 1, 1), explicit={2011: 500}, income=400)
    assert effect.sides_in_year(2011) == Sides(500, None, None)
    assert effect.sides_in_year(2012) == Sides(1_000, 600, 400)
    assert replace(effect, explicit_income={2011: 50}).sides_in_year(2011) == Sides(500, 450, 50)
    assert Effect(1_000, date(2011, 1, 1)).sides_in_year(2011) == Sides(1_000, None, None)


@given(EFFECTS, st.sampled_from(YEARS))
def test_months_add_up_to_the_year_or_are_not_told(effect, year):
    months = effect.months(year)
    if months is None:
        assert effect.full_year is None or effect.start is None or effect.one_off or year in effect.explicit
    else:
        assert sum(months) == effect.in_year(year)


# Waiting


@given(st.integers(0, 10**10), DAYS, ramps(), st.integers(0, 800), st.integers(0, 800), st.sampled_from(YEARS))
def test_waiting_longer_never_costs_less_and_never_more_than_the_year_gives(amount, start, ramp, days, more, year):
    effect = Effect(amount, start, ramp=ramp)
    cost = cost_of_waiting(effect, days, year)
    assert 0 <= cost <= cost_of_waiting(effect, days + more, year) <= effect.in_year(year)
    assert cost == effect.in_year(year) - effect_in_year(amount, start + timedelta(days=days), None, year, ramp=ramp)


@given(EFFECTS, st.sampled_from(YEARS))
def test_without_a_next_meeting_waiting_is_not_calculated_and_the_same_day_costs_nothing(effect, year):
    assert cost_of_waiting(effect, None, year) is None
    assert cost_of_waiting(effect, 0, year) in (0, None)
    assert waiting(effect, date(2011, 3, 1), None, year) is None


def test_days_between_meetings():
    assert days_between(date(2012, 2, 1), date(2012, 3, 1)) == 29
    assert days_between(date(2011, 2, 1), None) is None
    with pytest.raises(EffectError, match="Neste møte"):
        days_between(date(2011, 2, 2), date(2011, 2, 1))


def test_a_start_that_passes_the_year_no_longer_counts():
    found = waiting(Effect(1_200_000, date(2011, 12, 1)), date(2011, 9, 1), date(2011, 10, 6), 2011)
    assert (found.days, found.would_start) == (35, date(2012, 1, 5))
    assert (found.lost, found.counted_lost) == (100_000, 1_200_000)
    soon = waiting(Effect(1_200_000, date(2011, 7, 1)), date(2011, 5, 1), date(2011, 6, 1), 2011)
    assert (soon.lost, soon.counted_lost) == (100_000, 0)
    beside = waiting(Effect(9, date(2011, 12, 31)), date(2011, 9, 1), date(2011, 9, 2), 2011, permanent=False)
    assert beside.counted_lost == 0


def test_a_one_off_amount_is_lost_whole_or_not_at_all_and_the_end_stays():
    once = Effect(500, date(2011, 12, 20), one_off=True)
    assert (cost_of_waiting(once, 11, 2011), cost_of_waiting(once, 12, 2011)) == (0, 500)
    ending = Effect(1_200, date(2011, 1, 1), date(2011, 3, 31))
    assert cost_of_waiting(ending, 31, 2011) == 100
    assert cost_of_waiting(ending, 90, 2011) == 300
    assert cost_of_waiting(Effect(-1_200, date(2011, 7, 1)), 31, 2011) == -100
    assert cost_of_waiting(Effect(None, date(2011, 7, 1)), 31, 2011) is None


@given(EXPLICIT, st.integers(0, 700), st.integers(2009, 2016))
def test_explicit_amounts_move_along_and_reach_the_same_level(explicit, days, year):
    years = range(min(explicit), max(explicit) + 1)
    effect = Effect(start=date(min(explicit), 1, 1), explicit={y: explicit.get(y, 10**6) for y in years})
    moved = effect.moved(days)
    assert moved.start == effect.start + timedelta(days=days)
    assert moved.full_year_level == effect.full_year_level
    if year in years:
        around = [effect.in_year(y) or 0 for y in range(year - 3, year + 1)]
        assert min(around) - 1 <= moved.in_year(year) <= max(around) + 1


def test_explicit_amounts_that_move_a_whole_year_are_those_of_the_year_before():
    effect = Effect(start=date(2009, 1, 1), explicit={2009: 300, 2010: 600, 2011: 900})
    assert effect.moved(365).per_year(range(2009, 2013)) == {2009: 0, 2010: 300, 2011: 600, 2012: 900}
    half = Effect(start=date(2011, 7, 1), explicit={2011: 184, 2012: 366})
    assert half.moved(31).per_year(range(2011, 2014)) == {2011: 153, 2012: 31 + 335, 2013: 366}


# Scale


@given(EFFECTS, st.integers(0, 200))
def test_a_scale_multiplies_every_amount(effect, percent):
    scaled = effect.scaled(percent)
    for year in effect.explicit:
        assert abs(scaled.in_year(year) * 100 - effect.in_year(year) * percent) <= 50
    if effect.full_year is None:
        assert scaled.full_year is None
    else:
        assert abs(scaled.full_year * 100 - effect.full_year * percent) <= 50
    assert effect.scaled(100) is effect


def test_fte_are_scaled_to_hundredths():
    assert scaled_fte(Decimal("-2.5"), 50) == Decimal("-1.25")
    assert scaled_fte(Decimal("-0.25"), 50) == Decimal("-0.13")
    assert scaled_fte(None, 50) is None
