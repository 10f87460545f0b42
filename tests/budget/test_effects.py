"""The arithmetic of the effect per budget year."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from budget import effects

AMOUNTS = st.integers(-(10**11), 10**11)
DAYS = st.dates(date(2008, 1, 1), date(2016, 12, 31))
YEARS = range(2005, 2021)
SPANS = st.tuples(DAYS, st.none() | st.integers(0, 2000)).map(
    lambda span: (span[0], None if span[1] is None else span[0] + timedelta(days=span[1]))
)


@pytest.mark.parametrize(
    ("amount", "start", "end", "year", "expected"),
    [
        (1_200_000, date(2011, 7, 1), None, 2011, 600_000),
        (1_000_001, date(2011, 7, 1), None, 2011, 500_001),
        (-1_000_001, date(2011, 7, 1), None, 2011, -500_001),
        (1_200_000, date(2011, 7, 1), None, 2010, 0),
        (1_200_000, date(2011, 7, 1), None, 2012, 1_200_000),
        (1_200_000, date(2011, 1, 1), None, 2011, 1_200_000),
        (1_200_000, date(2011, 12, 1), None, 2011, 100_000),
        (1_200_000, date(2011, 12, 31), None, 2011, 3_226),
        (1_200_000, date(2011, 2, 15), None, 2011, 50_000 + 1_000_000),
        (1_200_000, date(2012, 2, 15), None, 2012, 51_724 + 1_000_000),
        (1_200_000, date(2011, 3, 1), date(2011, 5, 31), 2011, 300_000),
        (1_200_000, date(2010, 3, 1), date(2011, 1, 31), 2011, 100_000),
        (1_200_000, date(2011, 4, 10), date(2011, 4, 10), 2011, 3_333),
        (0, None, None, 2011, 0),
        (None, date(2011, 1, 1), None, 2011, None),
        (1_200_000, None, None, 2011, None),
    ],
)
def test_the_effect_of_a_year_is_whole_months_and_days_of_broken_ones(amount, start, end, year, expected):
    assert effects.effect_in_year(amount, start, end, year) == expected


def test_a_one_off_amount_falls_whole_in_the_year_it_begins():
    years = effects.effects_per_year(500_000, date(2011, 11, 20), None, range(2010, 2013), one_off=True)
    assert years == {2010: 0, 2011: 500_000, 2012: 0}


@given(AMOUNTS, DAYS)
def test_after_the_first_year_the_level_is_the_full_year(amount, start):
    assert effects.effect_in_year(amount, start, None, start.year - 1) == 0
    assert effects.effect_in_year(amount, start, None, start.year + 1) == amount


@given(AMOUNTS, st.integers(2000, 2030))
def test_a_start_on_the_first_of_july_gives_exactly_half(amount, year):
    half = effects.effect_in_year(amount, date(year, 7, 1), None, year)
    assert abs(2 * half - amount) <= 1
    assert (2 * half == amount) == (amount % 2 == 0)


@given(AMOUNTS, SPANS, st.sampled_from(YEARS))
def test_a_cost_rounds_as_a_saving_of_the_same_size(amount, span, year):
    start, end = span
    gain, loss = (effects.effect_in_year(sign * amount, start, end, year) for sign in (1, -1))
    assert gain == -loss


@given(AMOUNTS, SPANS, st.sampled_from(YEARS))
def test_months_add_up_to_the_year_and_idle_ones_give_nothing(amount, span, year):
    start, end = span
    months = effects.months_of_year(amount, start, end, year)
    assert len(months) == 12
    assert sum(months) == effects.effect_in_year(amount, start, end, year)
    for month, given_by_month in enumerate(months, start=1):
        first = date(year, month, 1)
        after = date(year + month // 12, month % 12 + 1, 1)
        if start >= after or (end is not None and end < first):
            assert given_by_month == 0
        elif start <= first and (end is None or end >= after):
            assert abs(12 * given_by_month - amount) <= 12 * 6


@given(st.integers(0, 10**11), DAYS, st.integers(1, 400), st.sampled_from(YEARS))
def test_a_later_start_never_gives_more(amount, start, days, year):
    later = start + timedelta(days=days)
    assert effects.effect_in_year(amount, later, None, year) <= effects.effect_in_year(amount, start, None, year)


@given(AMOUNTS, DAYS, st.integers(0, 1500))
def test_a_period_is_what_starts_less_what_starts_after_it(amount, start, days):
    end = start + timedelta(days=days)
    for year in range(start.year, end.year + 2):
        period = effects.effect_in_year(amount, start, end, year)
        whole = effects.effect_in_year(amount, start, None, year)
        rest = effects.effect_in_year(amount, end + timedelta(days=1), None, year)
        assert abs(period - (whole - rest)) <= 1


@given(st.integers(-(10**6), 10**6), st.integers(1, 10**4))
def test_a_half_goes_away_from_zero(numerator, denominator):
    rounded = effects.half_up(numerator, denominator)
    assert abs(2 * (rounded * denominator - numerator)) <= denominator
    if 2 * abs(numerator) % (2 * denominator) == denominator:
        assert abs(rounded * denominator) > abs(numerator)


@given(AMOUNTS | st.none(), DAYS, st.integers(1, 900), st.sampled_from(YEARS))
def test_an_end_before_the_start_is_refused_whatever_is_asked(amount, end, days, year):
    start = end + timedelta(days=days)
    for refused in (
        lambda: effects.effect_in_year(amount, start, end, year),
        lambda: effects.months_of_year(amount or 0, start, end, year),
        lambda: effects.Effect(amount, start, end),
    ):
        with pytest.raises(effects.EffectError, match="Sluttdatoen") as caught:
            refused()
        assert caught.value.field == "effective_to"
