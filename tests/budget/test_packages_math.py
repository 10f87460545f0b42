"""Packages of measures: sums, sectors, broken dependencies and the difference between two."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from budget.effects import Effect, EffectError
from budget.packages_math import OFF, Breach, Broken, PackageMeasure, Switch, broken_text, compare, compute

YEARS = (2011, 2012, 2013, 2014)
TARGETS = {2011: 3_000_000, 2012: 3_000_000, 2013: None}
SCHOOL = PackageMeasure(
    1, "Skole", Effect(1_200_000, date(2011, 7, 1)), sector="Oppvekst", fte=Decimal("-2.5"), requires=frozenset({2})
)
HOME = PackageMeasure(
    2, "Hjem", Effect(2_400_000, date(2011, 1, 1)), sector="Helse", fte=Decimal(-4), overlaps={1: 600_000}
)
ONCE = PackageMeasure(3, "Salg", Effect(500_000, date(2012, 3, 1), one_off=True), permanent=False, sector="Helse")
UNKNOWN = PackageMeasure(4, "Ukjent", Effect(None, date(2011, 1, 1)), sector="Oppvekst", excludes=frozenset({1}))
ALL = [SCHOOL, HOME, ONCE, UNKNOWN]


def package(switches=None, measures=ALL):
    return compute(measures, switches or {}, years=YEARS, target_year=2011, targets=TARGETS)


def test_a_package_as_it_stands():
    found = package()
    assert found.total.years == {
        2011: 600_000 + 2_400_000 - 300_000,
        2012: 3_000_000,
        2013: 3_000_000,
        2014: 3_000_000,
    }
    assert found.total.level_after == found.total.counted == 3_000_000
    assert found.missing == {2011: 300_000, 2012: 0, 2013: None, 2014: None}
    assert found.missing_counted == 0
    assert found.overlap_years == {2011: 300_000, 2012: 600_000, 2013: 600_000, 2014: 600_000}
    assert (found.overlap_after, found.overlap_counted) == (600_000, 600_000)
    assert found.beside.years == {2011: 0, 2012: 500_000, 2013: 0, 2014: 0}
    assert found.total.fte == Decimal("-6.5")
    assert found.unknown == (4,) and found.fte_unknown == (3, 4)
    assert found.sectors["Oppvekst"].years[2012] == 1_200_000
    assert found.sectors["Helse"].years[2012] == 2_400_000 - 600_000


def test_the_switches_turn_off_delay_and_scale():
    found = package({2: OFF, 1: Switch(delay=6, scale=50)})
    school = found.rows[0]
    assert school.starts == date(2012, 1, 1) and school.fte == Decimal("-1.25")
    assert school.years == {2011: 0, 2012: 600_000, 2013: 600_000, 2014: 600_000}
    assert school.counted == 0 and found.total.counted == 0 and found.missing_counted == 3_000_000
    assert found.total.level_after == 600_000
    assert found.rows[1].years == dict.fromkeys(YEARS, 0) and found.rows[1].fte == 0
    assert set(found.overlap_years.values()) == {0}
    assert found.broken == (Broken(Breach.REQUIRES_OFF, 1, 2), Broken(Breach.EXCLUDES, 4, 1))


def test_what_is_required_may_not_start_later():
    assert Broken(Breach.REQUIRES_LATER, 1, 2) not in package({2: Switch(delay=6)}).broken
    later = package({2: Switch(delay=7)}).broken
    assert later[0] == Broken(Breach.REQUIRES_LATER, 1, 2)
    missing = package(measures=[SCHOOL]).broken
    assert missing == (Broken(Breach.REQUIRES_OFF, 1, 2),)


def test_a_pair_that_both_tell_of_is_told_once_and_an_overlap_is_no_fault():
    both = [
        PackageMeasure(1, "A", SCHOOL.effect, excludes=frozenset({2}), overlaps={2: 100}),
        PackageMeasure(2, "B", HOME.effect, excludes=frozenset({1}), overlaps={1: 200}),
    ]
    broken = package(measures=both).broken
    assert broken == (Broken(Breach.EXCLUDES, 1, 2), Broken(Breach.OVERLAPS, 1, 2, 200))
    assert [one.is_fault for one in broken] == [True, False]
    assert package({1: OFF}, both).broken == ()


def test_broken_dependencies_are_told_in_plain_words():
    titles = {1: "Skole", 2: "Hjem"}
    told = {breach: broken_text(Broken(breach, 1, 2, 600_000), titles) for breach in Breach}
    assert told[Breach.REQUIRES_OFF] == "«1 Skole» krever «2 Hjem», som ikke er med i pakken."
    assert told[Breach.REQUIRES_LATER] == "«1 Skole» krever «2 Hjem», som starter senere."
    assert told[Breach.EXCLUDES] == "«1 Skole» og «2 Hjem» utelukker hverandre, og begge er med."
    assert "overlapper med 600\u00a0000\u00a0kr i året" in told[Breach.OVERLAPS]
    assert broken_text(Broken(Breach.EXCLUDES, 1, 9), titles).startswith("«1 Skole» og Tiltak 9")


@pytest.mark.parametrize(
    ("wrong", "field"), [({"delay": -1}, "delay"), ({"delay": 121}, "delay"), ({"scale": 201}, "scale")]
)
def test_a_switch_out_of_range_is_refused(wrong, field):
    with pytest.raises(EffectError) as caught:
        Switch(**wrong)
    assert caught.value.field == field


def test_two_packages_are_compared_row_by_row_and_in_total():
    found = compare(package({2: OFF}), package({1: Switch(delay=6)}))
    school, home, once, unknown = found.rows
    assert school.years == {2011: -600_000, 2012: 0, 2013: 0, 2014: 0} and school.counted == -1_200_000
    assert (home.first, home.second.on) == (OFF, True) and home.years[2012] == 2_400_000
    assert home.fte == Decimal(-4) and once.is_same and not school.is_same
    assert unknown.years[2011] is None and unknown.is_same
    assert found.total.years[2012] == 2_400_000 - 600_000
    assert found.sectors["Oppvekst"].counted == -1_200_000


SWITCHES = st.builds(Switch, st.booleans(), st.integers(0, 30), st.integers(0, 200))


@st.composite
def bundles(draw):
    numbers = range(1, draw(st.integers(1, 6)) + 1)
    return [
        PackageMeasure(
            number,
            f"T{number}",
            Effect(draw(st.integers(-(10**7), 10**7) | st.none()), draw(st.dates(date(2010, 1, 1), date(2013, 1, 1)))),
            permanent=draw(st.booleans()),
            sector=draw(st.sampled_from("ABC")),
            fte=draw(st.decimals(-9, 9, places=2) | st.none()),
            requires=draw(st.frozensets(st.sampled_from(numbers), max_size=2)),
            overlaps=draw(st.dictionaries(st.sampled_from(numbers), st.integers(0, 10**6), max_size=2)),
        )
        for number in numbers
    ]


@given(bundles(), st.dictionaries(st.integers(1, 6), SWITCHES), st.dictionaries(st.integers(1, 6), SWITCHES))
def test_sectors_add_up_to_the_total_and_differences_to_the_difference(measures, one, other):
    first, second = package(one, measures), package(other, measures)
    for found in (first, second):
        for year in YEARS:
            on = [row for row in found.rows if row.switch.on and row.permanent]
            assert sum(s.years[year] for s in found.sectors.values()) == found.total.years[year]
            assert sum(row.years[year] or 0 for row in on) - found.overlap_years[year] == found.total.years[year]
            assert found.overlap_years[year] >= 0
        assert sum(s.counted for s in found.sectors.values()) == found.total.counted
        assert sum((s.fte for s in found.sectors.values()), Decimal(0)) == found.total.fte
    between = compare(first, second)
    for year in YEARS:
        assert first.total.years[year] + between.total.years[year] == second.total.years[year]
    assert compare(first, first).total.counted == 0
    assert all(row.is_same for row in compare(first, first).rows)
