"""The drawing of what an uncertain amount may become."""

import pytest

from omstilling.ui.charts import Spread

EVEN = tuple(10_000_000 + 100_000 * q for q in range(101))


def test_a_hundred_cases_stand_in_the_columns_and_no_column_is_on_both_sides_of_the_target():
    chart = Spread("Virkning", EVEN, 15_300_000)
    bins = chart.bins()
    assert sum(one.cases for one in bins) == 100
    assert not any(one.low < 15_300_000 < one.high for one in bins)
    assert sum(one.cases for one in bins if one.low >= 15_300_000) == chart.reaching == 48


def test_the_drawing_tells_the_span_the_middle_and_the_target_in_words():
    said = Spread("Virkning", EVEN, 40_000_000).describe().replace("\u00a0", " ")
    assert "mellom 11 mill. kr og 19 mill. kr, midt i 15 mill. kr" in said
    assert "0 av 100 tilfeller når målet på 40 mill. kr" in said


@pytest.mark.parametrize("target", [None, -1_000_000, 0, 15_000_000, 9_000_000_000])
@pytest.mark.parametrize(
    "percentiles", [EVEN, (0,) * 101, (5_000_000,) * 101, (*range(-50, 50), 7_000_000_000), (-3_000_000,) * 101]
)
def test_every_span_is_drawn_within_its_frame(percentiles, target):
    chart = Spread("Virkning", percentiles, target)
    for width in (720, 340):
        assert "nan" not in chart.svg(width) and len(chart.svg(width)) < 60_000
    assert len(chart.bins()) <= 40 and sum(int(row[1]) for row in chart.table().rows) == 100


def test_other_than_all_percentiles_is_refused():
    with pytest.raises(ValueError, match="101"):
        Spread("Virkning", (1, 2, 3))
