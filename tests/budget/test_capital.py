"""Capital cost of loans and the running level of investments: pure arithmetic, and the table of the docs."""

import re
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from budget.capital import CapitalYear, Running, capital_year, debt_after, loan_year, weight

DOCS = Path(__file__).parents[2] / "docs" / "capital.md"


def kroner(text):
    return int(re.sub(r"\s", "", text))


def worked_cases():
    """Yield (loan, taken, rate, years, year, debt, interest, instalment, cost) of the table in the docs."""
    for line in DOCS.read_text().splitlines():
        cells = [cell.strip() for cell in line.strip("|").split("|")]
        if len(cells) == 9 and cells[1].isdecimal():
            loan, taken, rate, years, year, *figures = cells
            yield (
                kroner(loan),
                int(taken),
                Decimal(rate.replace(",", ".")),
                int(years),
                int(year),
                *map(kroner, figures),
            )


def test_the_table_of_the_docs_can_be_checked_by_hand():
    cases = list(worked_cases())
    assert len(cases) > 10
    for loan, taken, rate, years, year, debt, interest, instalment, cost in cases:
        found = loan_year(loan, taken, rate, years, year)
        assert (found.debt, found.interest, found.instalment, found.cost) == (debt, interest, instalment, cost)


@given(
    st.integers(0, 10**12),
    st.decimals(0, 100, places=2),
    st.integers(1, 100),
)
def test_instalments_add_up_to_the_loan_and_the_debt_never_rises(loan, rate, years):
    plan = [loan_year(loan, 2011, rate, years, year) for year in range(2011, 2011 + years + 2)]
    assert sum(one.instalment for one in plan) == loan
    assert plan[0] == plan[-1] == CapitalYear()
    assert plan[1].debt == loan and plan[years].left == 0
    for before, after in zip(plan[1:-1], plan[2:], strict=True):
        assert before.left == after.debt and before.interest >= after.interest >= 0
    smallest, largest = min(p.instalment for p in plan[1:-1]), max(p.instalment for p in plan[1:-1])
    assert largest - smallest <= 1
    assert all(abs(p.interest * 100 - p.debt * rate) <= 50 for p in plan)


def test_loans_of_several_years_are_summed_and_unknown_stays_unknown():
    loans = {2011: 24_000_000, 2012: 10_000_000, 2013: None}
    assert capital_year(loans, Decimal("3.75"), 40, 2013) == CapitalYear(33_400_000, 1_252_500, 850_000)
    assert capital_year(loans, None, 40, 2013) is None and capital_year(loans, Decimal(3), None, 2013) is None
    assert capital_year({2011: None}, Decimal(3), 40, 2013) is None
    assert capital_year({2011: 0}, None, None, 2013) == CapitalYear()
    assert capital_year({2011: 12}, Decimal(0), 1, 2012) == CapitalYear(12, 0, 12)


@pytest.mark.parametrize(("loan", "rate", "years"), [(-1, 1, 1), (1, -1, 1), (1, 1, 0)])
def test_a_loan_that_cannot_be_is_refused(loan, rate, years):
    with pytest.raises(ValueError):
        loan_year(loan, 2011, Decimal(rate), years, 2012)


def test_debt_is_rounded_half_up():
    assert [debt_after(5, 2, passed) for passed in range(4)] == [5, 3, 0, 0]


def test_an_explicit_year_wins_over_the_single_figure_and_unknown_is_not_zero():
    both = Running(2012, -500, {2013: -200, 2011: -50})
    assert [both.of(year) for year in range(2010, 2015)] == [0, -50, -500, -200, -500]
    assert both.ends_on == -500
    years = Running(None, None, {2012: -100, 2013: -300})
    assert [years.of(year) for year in (2011, 2012, 2013, 2018)] == [0, -100, -300, -300]
    assert years.ends_on == -300
    assert Running(2012, 0).of(2012) == 0
    for unknown in (Running(), Running(2012), Running(None, -500)):
        assert not unknown.is_known and unknown.of(2012) is None


def test_the_weight_against_the_target_is_a_percentage_with_its_sign():
    assert weight(-1_200_000, 40_000_000) == Decimal("-3.0")
    assert weight(15_000, 40_000_000) == Decimal("0.0") and weight(20_000, 40_000_000) == Decimal("0.1")
    assert weight(None, 40_000_000) is None and weight(-1, None) is None and weight(-1, 0) is None
