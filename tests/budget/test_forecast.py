"""The forecast against a slow and plain count of every case, and its approximations against the exact answer."""

from dataclasses import replace
from datetime import date
from fractions import Fraction
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from budget.effects import Effect, EffectError
from budget.forecast import ForecastMeasure, explain, forecast, starts
from budget.forecast.grid import pack, times, total
from budget.forecast.inputs import draw_of
from budget.forecast.simulate import two_points
from budget.ladder import Step
from tests.budget.many_measures import TARGET_YEAR, measures

# A plain count: sets and fractions, one case at a time


def stand(drawn, given):
    """Settle one case by the rules as docs/effects.md tells them."""
    by_number = {m.number: m for m in given}
    standing = set(drawn)

    def fall():
        while True:
            unmet = {n for n in standing if not by_number[n].requires <= standing}
            if not unmet:
                return
            standing.difference_update(unmet)

    fall()
    order = sorted(given, key=lambda m: (-m.step.number, -(m.probability or 0), m.number))
    for place, strong in enumerate(order):
        for weak in order[place + 1 :]:
            rivals = weak.number in strong.excludes or strong.number in weak.excludes
            if rivals and {strong.number, weak.number} <= standing:
                standing.discard(weak.number)
                fall()
    return standing


def plain(given, target_year=TARGET_YEAR):
    """Return the distributions of the full-year level and of the part-year effect, in fractions."""
    full, part = {}, {}
    choices = []
    for m in given:
        possible = starts(m.earliest, m.effect.start, m.latest)
        weight = sum(share for _day, share in possible)
        happens = Fraction(m.probability, 100)
        late = sum((Fraction(s, weight) for d, s in possible if d.year > target_year), Fraction(0))
        choices.append(
            [(None, 1 - happens + happens * late)]
            + [(d, happens * Fraction(s, weight)) for d, s in possible if d.year <= target_year]
        )
    shared = {}
    for m in given:
        for other, amount in m.overlaps.items():
            shared[frozenset({m.number, other})] = amount
    by_number = {m.number: m for m in given}
    for case in product(*choices):
        chance = Fraction(1)
        for _day, share in case:
            chance *= share
        if not chance:
            continue
        began = {m.number: day for m, (day, _share) in zip(given, case, strict=True) if day is not None}
        standing = stand(began, given)
        level = sum(by_number[n].effect.full_year for n in standing)
        year = sum(Effect(by_number[n].effect.full_year, began[n]).in_year(target_year) for n in standing)
        for pair, amount in shared.items():
            if pair <= standing:
                pair_measures = [by_number[n].effect for n in pair]
                amount = min(amount, *(e.full_year for e in pair_measures))
                level -= amount
                year -= min(amount * e.in_year(target_year) // e.full_year for e in pair_measures)
        full[level] = full.get(level, 0) + chance
        part[year] = part.get(year, 0) + chance
    return full, part


def percentile(atoms, q):
    below = Fraction(0)
    for amount in sorted(atoms):
        below += atoms[amount]
        if below >= Fraction(q, 100):
            return amount
    raise AssertionError


def reached(atoms, target):
    return sum(chance for amount, chance in atoms.items() if amount >= target)


DAYS = st.dates(date(2011, 3, 1), date(2012, 2, 28))


@st.composite
def few(draw):
    made = []
    count = draw(st.integers(1, 4))
    for number in range(1, count + 1):
        likely = draw(DAYS)
        others = st.frozensets(st.integers(1, count).filter(lambda n, own=number: n != own), max_size=2)
        made.append(
            ForecastMeasure(
                number,
                Effect(draw(st.integers(1, 9)) * 100_000, likely),
                draw(st.sampled_from([Step.PROPOSED, Step.STUDIED, Step.DECIDED])),
                draw(st.integers(0, 100)),
                earliest=date(likely.year, max(likely.month - draw(st.integers(0, 2)), 1), 1),
                latest=date(likely.year + draw(st.integers(0, 1)), 12, 31) if draw(st.booleans()) else None,
                requires=draw(others),
                excludes=draw(others),
                overlaps={n: draw(st.integers(1, 9)) * 50_000 for n in draw(others) if n > number},
            )
        )
    return made


@settings(max_examples=60, deadline=None)
@given(few(), st.integers(0, 20))
def test_the_exact_forecast_is_a_plain_count_of_every_case(given_measures, hundreds):
    target = hundreds * 100_000
    full, part = plain(given_measures)
    found = forecast(given_measures, target_year=TARGET_YEAR, target=target)
    assert found.full_year.is_exact and found.part_year.is_exact
    for answer, atoms in ((found.full_year, full), (found.part_year, part)):
        assert [answer.percentiles[q] for q in range(1, 100)] == [percentile(atoms, q) for q in range(1, 100)]
        assert answer.chance_of_target == pytest.approx(float(reached(atoms, target)), abs=1e-12)
        assert abs(answer.mean - sum(amount * chance for amount, chance in atoms.items())) <= Fraction(501, 1000)
    assert abs(sum(step.realistic for step in found.steps) - found.full_year.mean) <= len(found.steps)


# The approximations

FIFTEEN = [(seed, related) for seed in (1, 2) for related in (0.0, 0.3, 1.0)]


def assert_within_one_percent(answer, exact, span):
    assert answer.mean == pytest.approx(exact.mean, rel=0.01)
    for q in (10, 50, 90):
        low, high = exact.percentiles[q - 1], exact.percentiles[q + 1]
        assert low - span <= answer.percentiles[q] <= high + span


@pytest.mark.parametrize(("seed", "related"), FIFTEEN)
def test_the_simulation_is_within_one_percent_of_the_exact_answer(seed, related):
    given_measures = measures(15, seed=seed, related=related)
    middle = forecast(given_measures, target_year=TARGET_YEAR, target=None).full_year
    assert middle.is_exact
    for target in (middle.p10, middle.mean):
        exact = forecast(given_measures, target_year=TARGET_YEAR, target=target)
        drawn = forecast(given_measures, target_year=TARGET_YEAR, target=target, method="simulate")
        assert drawn.full_year.cases
        assert drawn.full_year.chance_of_target == pytest.approx(exact.full_year.chance_of_target, abs=0.01)
        assert drawn.part_year.chance_of_target == pytest.approx(exact.part_year.chance_of_target, abs=0.01)
        assert_within_one_percent(drawn.full_year, exact.full_year, 0)
        assert_within_one_percent(drawn.part_year, exact.part_year, 2 * exact.part_year.grid)
        for one, two in zip(drawn.steps, exact.steps, strict=True):
            assert one.realistic == pytest.approx(two.realistic, rel=0.02, abs=10_000)


@pytest.mark.parametrize(("seed", "related"), FIFTEEN)
def test_the_grid_gives_the_exact_answer_but_for_a_few_cells(seed, related):
    given_measures = measures(15, seed=seed, related=related)
    exact = forecast(given_measures, target_year=TARGET_YEAR, target=None).full_year
    grid = forecast(given_measures, target_year=TARGET_YEAR, target=exact.p10, method="grid").full_year
    few = 3 * grid.grid
    assert 0 < few < exact.mean / 300
    assert grid.mean == exact.mean
    for q in (10, 50, 90):
        assert exact.percentiles[q - 1] - few <= grid.percentiles[q] <= exact.percentiles[q + 1] + few
    easier, harder = (
        forecast(given_measures, target_year=TARGET_YEAR, target=exact.p10 + off).full_year.chance_of_target
        for off in (-few, few)
    )
    assert harder - 0.002 <= grid.chance_of_target <= easier + 0.002


def test_another_seed_gives_another_draw_and_the_same_seed_the_same_answer():
    given_measures = measures(40, related=1.0, near=2)
    first, again, other = (
        forecast(given_measures, target_year=TARGET_YEAR, target=10**7, seed=seed) for seed in (1, 1, 2)
    )
    assert first.full_year.cases and first.largest_group > 15
    assert first == again
    assert first.full_year != other.full_year
    assert first.full_year.chance_of_target == pytest.approx(other.full_year.chance_of_target, abs=0.015)


def test_the_order_of_the_measures_does_not_change_the_answer():
    given_measures = measures(12, related=0.6)
    one, other = (
        forecast(order, target_year=TARGET_YEAR, target=6_000_000) for order in (given_measures, given_measures[::-1])
    )
    assert one.full_year.percentiles == other.full_year.percentiles
    assert one.full_year.chance_of_target == pytest.approx(other.full_year.chance_of_target, abs=1e-12)


def test_amounts_in_whole_thousands_are_exact_on_the_grid_however_many():
    given_measures = [ForecastMeasure(n, Effect(1_000_000, date(2011, 1, 1)), probability=50) for n in range(1, 61)]
    found = forecast(given_measures, target_year=TARGET_YEAR, target=30_000_000).full_year
    assert found.grid and 1_000_000 % found.grid == 0
    assert (found.p10, found.p50, found.p90, found.mean) == (25_000_000, 30_000_000, 35_000_000, 30_000_000)
    assert found.chance_of_target == pytest.approx(0.5512891, abs=1e-4)


def test_a_target_that_is_just_reached_when_nearly_sure_measures_come_is_not_blurred():
    many = [ForecastMeasure(m.number, m.effect, probability=99) for m in measures(40, seed=3, late=0)]
    everything = sum(m.effect.full_year for m in many)
    for target, chance in ((everything, 0.99**40), (everything + 1, 0), (everything - 1, 0.99**40)):
        found = forecast(many, target_year=TARGET_YEAR, target=target).full_year
        assert found.grid and found.chance_of_target == pytest.approx(chance, abs=1e-4)


def test_one_large_measure_among_many_small_ones_keeps_its_two_outcomes_apart():
    many = [replace(m, probability=50) for m in measures(300, seed=4)]
    whole = forecast(many, target_year=TARGET_YEAR, target=None).full_year
    large = ForecastMeasure(999, Effect(10**9, date(2011, 1, 1)), probability=30)
    found = forecast([*many, large], target_year=TARGET_YEAR, target=10**9).full_year
    assert found.chance_of_target == pytest.approx(0.3, abs=1e-4)
    assert found.p50 < 2 * whole.p90 and found.p90 > 10**9
    assert found.mean == pytest.approx(whole.mean + 3 * 10**8, abs=2)


def test_the_grid_keeps_mean_and_adds_as_dice_do():
    die = pack([(face, 1 / 6) for face in range(1, 7)], 1)
    assert times(die, die).chances() == pytest.approx([n / 36 for n in (1, 2, 3, 4, 5, 6, 5, 4, 3, 2, 1)], abs=1e-6)
    many = total([die] * 50)
    chances = many.chances()
    assert sum((many.lowest + at) * chance for at, chance in enumerate(chances)) == pytest.approx(175, abs=1e-3)
    split = pack([(-7, 0.5), (13, 0.5)], 10)
    assert sum((split.lowest + at) * 10 * chance for at, chance in enumerate(split.chances())) == pytest.approx(3)


@given(st.dates(date(2010, 1, 1), date(2011, 12, 31)), st.integers(0, 300), st.integers(0, 300))
def test_the_two_points_of_the_simulation_keep_the_mean_and_the_spread(likely, before, after):
    day = date.fromordinal
    measure = ForecastMeasure(
        1,
        Effect(1_200_000, likely),
        probability=80,
        earliest=day(likely.toordinal() - before),
        latest=day(likely.toordinal() + after),
    )
    draw = draw_of(measure, TARGET_YEAR)
    low, high, chance = two_points(draw)
    mean = sum(amount * share for amount, share in draw.part_year.items())
    spread = sum((amount - mean) ** 2 * share for amount, share in draw.part_year.items()) ** 0.5
    assert low + (high - low) * chance == pytest.approx(mean, abs=2)
    assert (high - low) * (chance * (1 - chance)) ** 0.5 == pytest.approx(spread, abs=2)


# Starts


@given(st.dates(date(2009, 1, 1), date(2012, 12, 31)), st.integers(0, 500), st.integers(0, 500))
def test_a_start_is_never_outside_its_limits_and_most_likely_where_it_is_set(likely, before, after):
    first, last = (date.fromordinal(likely.toordinal() + days) for days in (-before, after))
    found = starts(first, likely, last)
    days = [day for day, _weight in found]
    assert days == sorted(days) and first <= days[0] and days[-1] <= last
    assert max(weight for _day, weight in found) == dict(found)[likely]
    assert all(weight > 0 for _day, weight in found)
    assert len({(day.year, day.month) for day in days}) == len(days)


def test_a_start_without_limits_is_sure():
    assert starts(None, date(2011, 1, 31), None) == ((date(2011, 1, 31), 1),)


def test_limits_that_contradict_the_likely_start_are_refused():
    effect = Effect(1, date(2011, 5, 1))
    for wrong, field in (
        ({"earliest": date(2011, 5, 2)}, "earliest"),
        ({"latest": date(2011, 4, 30)}, "latest"),
        ({"probability": 101}, "probability"),
    ):
        with pytest.raises(EffectError) as caught:
            ForecastMeasure(1, effect, **wrong)
        assert caught.value.field == field


# Relations and what is left out

SURE = Effect(1_000_000, date(2011, 1, 1))


def outcome(*given_measures, target=None):
    return forecast(given_measures, target_year=TARGET_YEAR, target=target)


def test_of_measures_that_exclude_each_other_the_highest_on_the_ladder_stands():
    low = ForecastMeasure(1, Effect(5_000_000, date(2011, 1, 1)), Step.PROPOSED, 100, excludes=frozenset({2}))
    high = ForecastMeasure(2, SURE, Step.DECIDED, 60)
    found = outcome(low, high, target=5_000_000)
    assert found.full_year.chance_percent == 40
    assert {step.step: step.realistic for step in found.steps} == {Step.PROPOSED: 2_000_000, Step.DECIDED: 600_000}


def test_with_equal_steps_the_larger_probability_stands_and_then_the_lower_number():
    likely = ForecastMeasure(2, Effect(2_000_000, date(2011, 1, 1)), probability=100)
    rival = ForecastMeasure(1, SURE, probability=90, excludes=frozenset({2}))
    assert outcome(rival, likely).full_year.percentiles[1:] == (2_000_000,) * 100
    assert outcome(replace(rival, probability=100), likely).full_year.percentiles[1:] == (1_000_000,) * 100


def test_what_requires_a_measure_that_is_late_or_unknown_is_not_in_place():
    late = ForecastMeasure(1, Effect(1_000_000, date(2012, 1, 1)), probability=100)
    leaning = ForecastMeasure(2, SURE, probability=100, requires=frozenset({1}))
    for others in ([late], [replace(late, probability=None)], [ForecastMeasure(1, Effect(5), probability=100)], []):
        found = outcome(*others, leaning)
        assert found.full_year.percentiles == (0,) * 101
        assert found.unmet == (2,)


def test_an_overlap_counts_once_and_never_more_than_the_smaller():
    one = ForecastMeasure(1, SURE, Step.DECIDED, 100, overlaps={2: 300_000})
    other = ForecastMeasure(2, Effect(2_000_000, date(2011, 7, 1)), Step.STUDIED, 100, overlaps={1: 300_000})
    found = outcome(one, other)
    assert found.full_year.p50 == 2_700_000
    assert found.part_year.p50 == 1_000_000 + 1_000_000 - 150_000
    assert [step.realistic for step in found.steps] == [1_700_000, 1_000_000]
    greedy = replace(one, overlaps={2: 9_000_000})
    assert outcome(greedy, other).full_year.p50 == 2_000_000


def test_what_is_left_out_is_told_and_takes_part_in_relations():
    given_measures = [
        ForecastMeasure(1, Effect(None, date(2011, 1, 1)), probability=50),
        ForecastMeasure(2, SURE),
        ForecastMeasure(3, Effect(1_000_000), probability=50),
        ForecastMeasure(4, SURE, probability=50, permanent=False),
        ForecastMeasure(5, replace(SURE, end=date(2012, 12, 31)), probability=50),
        ForecastMeasure(6, SURE, probability=100, requires=frozenset({1})),
        ForecastMeasure(7, Effect(1_000_000, date(2012, 1, 1)), probability=50),
    ]
    found = outcome(*given_measures, target=1_000_000)
    assert (found.not_calculated, found.without_probability, found.without_start) == ((1,), (2,), (3,))
    assert found.too_late == (7,) and found.steps[0].amount == 1_000_000
    assert found.beside == (4, 5) and found.unmet == () and found.measures == 1
    assert found.full_year.mean == 500_000 and found.full_year.chance_percent == 50


def test_nothing_to_forecast_is_told_and_what_is_certain_stands():
    found = forecast([], target_year=TARGET_YEAR, target=5, fixed=-3_000_000, fixed_part_year=-1_000_000)
    assert found.full_year.percentiles == (-3_000_000,) * 101 and found.part_year.mean == -1_000_000
    assert found.full_year.chance_percent == 0
    assert "Ingen tiltak har både beløp" in explain(found)[0]


def test_explicit_amounts_and_ramps_are_in_the_forecast():
    grown = ForecastMeasure(
        1, Effect(start=date(2011, 1, 1), explicit={2011: 400_000, 2012: 900_000}), probability=100
    )
    slow = ForecastMeasure(2, Effect(1_200_000, date(2011, 7, 1), ramp=((0, 50), (3, 100))), probability=100)
    found = outcome(grown, slow)
    assert found.full_year.p50 == 900_000 + 1_200_000
    assert found.part_year.p50 == 400_000 + 150_000 + 300_000


# Words


def test_the_answer_is_told_in_plain_words():
    told = " ".join(explain(outcome(*measures(12, related=0.6), target=6_000_000)))
    assert "Sjansen for å nå målet på 6\u00a0mill.\u00a0kr i 2011 er " in told
    assert "Alle mulige utfall er regnet ut; ingenting er trukket tilfeldig." in told
    assert "teller bare når det andre er på plass" in told
    drawn = " ".join(explain(outcome(*measures(40, related=1.0, near=2), target=6_000_000)))
    assert "tenkte forløp" in drawn
    on_grid = " ".join(explain(outcome(*measures(40), target=10**9)))
    assert "i trinn på" in on_grid and "under 1" not in on_grid


@pytest.mark.parametrize(
    ("chance", "told"), [(1, "1\u00a0%"), (99, "99\u00a0%"), (100, "100\u00a0%"), (0, "0\u00a0%")]
)
def test_only_what_is_certain_is_told_as_certain(chance, told):
    one = ForecastMeasure(1, SURE, probability=chance)
    assert explain(outcome(one, target=1))[0].endswith(f" er {told}.")
    both = [ForecastMeasure(n, SURE, probability=5) for n in (1, 2)]
    assert explain(outcome(*both, target=2_000_000))[0].endswith("er under 1\u00a0%.")


def test_two_thousand_measures_are_put_together_on_a_narrow_grid():
    given_measures = measures(2000, related=0.1)
    realistic = forecast(given_measures, target_year=TARGET_YEAR, target=None).full_year.mean
    found = forecast(given_measures, target_year=TARGET_YEAR, target=realistic).full_year
    assert 0.48 < found.chance_of_target < 0.52
    assert found.p10 < found.p50 < found.p90 and found.p50 == pytest.approx(realistic, rel=0.01)
    assert found.grid * 200 < found.p90 - found.p10
