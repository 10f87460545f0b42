"""The worked cases of docs/effects.md, figure by figure."""

from datetime import date

import pytest

from budget.effects import AT_ONCE, Effect, Sides, cost_of_waiting, full_year_level_after, ramp_of
from budget.forecast import ForecastMeasure, forecast, starts
from tests.contracts.tower import ROOT

TEXT = (ROOT / "docs/effects.md").read_text(encoding="utf-8")
HEAD, _rule, *LINES = [
    [cell.strip() for cell in line.strip("|").split("|")] for line in TEXT.splitlines() if line.startswith("|")
]
YEARS = [int(cell) for cell in HEAD if cell.isdigit()]


def kroner(text):
    return None if text in {"", "?"} else int(text.replace(" ", ""))


def pairs(text):
    """Read «2011:400 000 2012:700 000»."""
    found, parts = [], text.split(":")
    for before, after in zip(parts, parts[1:], strict=False):
        key = before.rsplit(" ", 1)[-1]
        value = after if after is parts[-1] else after.rsplit(" ", 1)[0]
        found.append((int(key), kroner(value)))
    return tuple(found)


@pytest.mark.parametrize("line", LINES, ids=[line[0] for line in LINES])
def test_a_worked_case_is_what_the_code_says(line):
    case = dict(zip(HEAD, line, strict=True))
    effect = Effect(
        kroner(case["full year"]),
        date.fromisoformat(case["start"]) if case["start"] else None,
        date.fromisoformat(case["end"]) if case["end"] else None,
        ramp=ramp_of(pairs(case["ramp"])) if case["ramp"] else AT_ONCE,
        explicit=dict(pairs(case["explicit"])),
    )
    assert effect.per_year(YEARS) == {year: kroner(case[str(year)]) for year in YEARS}
    assert full_year_level_after(effect, YEARS[-1]) == kroner(case["level"])


def test_the_table_is_read_whole():
    assert len(LINES) == 19 and YEARS == [2011, 2012, 2013, 2014]


def test_what_is_told_of_sides_and_waiting_is_what_the_code_says():
    sides = Effect(1_000_001, date(2011, 7, 1), income=300_001).sides_in_year(2011)
    assert sides == Sides(net=500_001, expenses=350_000, income=150_001)
    assert cost_of_waiting(Effect(1_200_000, date(2011, 7, 1)), 31, 2011) == 100_000
    assert cost_of_waiting(Effect(start=date(2011, 1, 1), explicit={2011: 365_000}), 31, 2011) == 31_000


def test_what_is_told_of_the_forecast_is_what_the_code_says():
    assert [weight for _day, weight in starts(date(2011, 5, 1), date(2011, 7, 1), date(2011, 8, 1))] == [2, 4, 6, 3]
    sure = date(2011, 1, 1)
    found = forecast(
        [
            ForecastMeasure(1, Effect(1_000_000, sure), probability=60),
            ForecastMeasure(2, Effect(500_000, sure), probability=50),
        ],
        target_year=2011,
        target=1_000_000,
    ).full_year
    assert (found.p10, found.p50, found.p90, found.mean) == (0, 1_000_000, 1_500_000, 850_000)
    assert found.chance_percent == 60 and found.is_exact
