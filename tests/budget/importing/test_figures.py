"""Figures and days as files write them."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from budget.importing.figures import Style, read_day, read_figure, style_of, to_kroner


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1 250", "1250"),
        ("1\u00a0250\u202f000", "1250000"),
        ("-5", "-5"),
        ("−5", "-5"),
        ("–5", "-5"),
        ("5-", "-5"),
        ("(5)", "-5"),
        ("(1 250,5)", "-1250.5"),
        ("1.250", "1250"),
        ("1.250.000", "1250000"),
        ("1.250,75", "1250.75"),
        ("1,250.75", "1250.75"),
        ("0,5", "0.5"),
        ("12.5", "12.5"),
        ("1250,-", "1250"),
        ("kr 1 250,00", "1250"),
        ("-kr 5", "-5"),
        ("5 kr", "5"),
        ("-", "0"),
        ("–", "0"),
        ("0", "0"),
        (1.1, "1.1"),
        (0.1 + 0.2, "0.3"),
        (-7, "-7"),
    ],
)
def test_a_figure(text, value):
    assert read_figure(text, Style()) == Decimal(value)


@pytest.mark.parametrize("text", [None, "", "  ", "?", "ikke beregnet", "x"])
def test_nobody_knows_is_not_zero(text):
    assert read_figure(text, Style()) is None


@pytest.mark.parametrize(
    "text",
    [
        "1,250",
        "(-5)",
        "(5",
        "1 25",
        "12 50 000",
        "fem",
        "1.25.000",
        "#REF!",
        "5%",
        "1e5",
        "9" * 30,
        "--5",
        True,
        date(2011, 1, 1),
    ],
)
def test_what_is_no_figure_or_two(text):
    with pytest.raises(ValueError, match="."):
        read_figure(text, Style())


def test_the_table_shows_how_it_writes_figures():
    assert style_of(["1,250", "2,5"]) == Style(",") and read_figure("1,250", Style(",")) == Decimal("1.25")
    assert style_of(["1.250", "2.5"]) == Style(".") and read_figure("1,250", Style(".")) == 1250
    assert style_of(["1,5", "1.5"]) == style_of(["7", "1.250"]) == Style()


@given(st.integers(-(10**11), 10**11), st.sampled_from(["kr", "1000kr"]))
def test_a_grouped_whole_number_is_read_exactly(amount, unit):
    typed = f"{abs(amount):,}".replace(",", "\u00a0")
    figure = read_figure(f"−{typed}" if amount < 0 else typed, Style())
    assert figure == amount
    if abs(amount) <= 10**8:
        assert to_kroner(figure, unit) == (amount * {"kr": 1, "1000kr": 1000}[unit], False)


def test_kroner_are_whole_and_a_half_goes_away_from_zero():
    assert to_kroner(Decimal("-0.0005"), "1000kr") == (-1, True)
    assert to_kroner(Decimal("1.25"), "mnok") == (1_250_000, False)
    with pytest.raises(ValueError, match="for stort"):
        to_kroner(Decimal(10**9), "mnok")


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("1.7.2011", date(2011, 7, 1)),
        ("01/07/11", date(2011, 7, 1)),
        ("2011-07-01", date(2011, 7, 1)),
        (2011, date(2011, 1, 1)),
    ],
)
def test_a_day(text, day):
    assert read_day(text) == day


@pytest.mark.parametrize("text", ["snart", "31.2.2011", "7.2011", "1.1.1800"])
def test_no_day(text):
    with pytest.raises(ValueError, match="er ikke en dato"):
        read_day(text)


def test_a_year_alone_ends_on_its_last_day():
    assert read_day("2012", end=True) == date(2012, 12, 31)
