"""What amounts, numbers, dates and counts look like, and that what is shown can be typed back."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from decimal import Decimal
from typing import Any

import pytest
from django.template import Context, Template
from hypothesis import given
from hypothesis import strategies as st

from omstilling.ui import formats
from omstilling.ui.formats import MAX_KRONER, MINUS, NBSP, parse_kroner

amounts = st.integers(-MAX_KRONER, MAX_KRONER)


def spaced(text: str) -> str:
    """Return a text with plain blanks, to compare with what is readable here."""
    return text.replace(NBSP, " ")


@pytest.mark.parametrize(
    ("amount", "shown"),
    [(1_250_000, "1 250 000 kr"), (0, "0 kr"), (-312_000, "−312 000 kr"), (999, "999 kr"), (None, "ikke beregnet")],
)
def test_kroner(amount: int | None, shown: str) -> None:
    assert spaced(formats.kroner(amount)) == shown
    assert " " not in formats.kroner(amount) or amount is None


@pytest.mark.parametrize(
    ("amount", "shown"),
    [
        (12_500_000, "12 500"),
        (1_249_500, "1 250"),
        (1_249_499, "1 249"),
        (-1_250_000, "−1 250"),
        (-500, "−1"),
        (-499, "0"),
        (0, "0"),
        (None, "ikke beregnet"),
    ],
)
def test_thousands(amount: int | None, shown: str) -> None:
    assert spaced(formats.thousands(amount)) == shown


@pytest.mark.parametrize(
    ("amount", "shown", "bare"),
    [
        (12_500_000, "12,5 mill. kr", "12,5"),
        (1_250_000, "1,3 mill. kr", "1,3"),
        (-1_250_000, "−1,3 mill. kr", "−1,3"),
        (40_000_000, "40 mill. kr", "40"),
        (39_960_000, "40,0 mill. kr", "40,0"),
        (50_000, "0,1 mill. kr", "0,1"),
        (49_999, "49 999 kr", "0,0"),
        (-12_000, "−12 000 kr", "0,0"),
        (1_250_000_000, "1 250 mill. kr", "1 250"),
        (0, "0 kr", "0"),
        (None, "ikke beregnet", "ikke beregnet"),
    ],
)
def test_millions(amount: int | None, shown: str, bare: str) -> None:
    assert spaced(formats.mnok(amount)) == shown
    assert spaced(formats.mnok_bare(amount)) == bare


def test_millions_with_more_decimals() -> None:
    assert spaced(formats.mnok(1_254_000, 2)) == "1,25 mill. kr"
    assert spaced(formats.mnok(12_000, 2)) == "0,01 mill. kr"


@pytest.mark.parametrize(
    ("value", "shown"),
    [(Decimal("2.50"), "2,5 årsverk"), (Decimal("-1.25"), "−1,25 årsverk"), (0, "0 årsverk"), (3, "3 årsverk")],
)
def test_fte(value: Any, shown: str) -> None:
    assert spaced(formats.fte(value)) == shown
    assert spaced(formats.fte_bare(value)) == shown.removesuffix(" årsverk")


@pytest.mark.parametrize(
    ("value", "shown"),
    [(92.5, "92,5 %"), (Decimal("92.00"), "92 %"), (92.25, "92,3 %"), (0, "0 %"), (-0.04, "0 %"), (1234, "1 234 %")],
)
def test_percent(value: Any, shown: str) -> None:
    assert spaced(formats.percent(value)) == shown


@pytest.mark.parametrize("bad", ["", "12", True, object()])
def test_what_is_no_number_is_never_shown_as_unknown(bad: Any) -> None:
    with pytest.raises(TypeError):
        formats.number(bad)


@pytest.mark.parametrize("bad", [float("nan"), float("inf"), Decimal("NaN")])
def test_nan_is_refused(bad: Any) -> None:
    with pytest.raises(ValueError, match="finite"):
        formats.percent(bad)


def test_dates() -> None:
    day = date(2010, 9, 7)
    assert formats.date_text(day) == "7. september 2010"
    assert formats.date_table(day) == "07.09.2010"
    assert formats.weekday_date(day) == "tirsdag 7. september 2010"
    assert formats.month(day) == "september 2010"
    assert formats.month_short(day) == "sep. 2010"
    assert formats.clock(time(9, 5)) == "kl. 09.05"
    assert formats.date_text(None) == formats.clock(None) == "ikke oppgitt"


def test_moments_are_shown_in_local_time() -> None:
    moment = datetime(2010, 9, 17, 22, 30, tzinfo=UTC)
    assert formats.datetime_text(moment) == "18. september 2010 kl. 00.30"
    assert formats.datetime_table(moment) == "18.09.2010 kl. 00.30"
    assert formats.weekday_date(moment) == "lørdag 18. september 2010"


@given(st.dates())
def test_every_date_reads_back(day: date) -> None:
    assert datetime.strptime(formats.date_table(day), "%d.%m.%Y").date() == day
    assert formats.date_text(day).startswith(f"{day.day}. ")
    assert formats.date_text(day).endswith(f" {formats.month(day)}")


@pytest.mark.parametrize(
    ("days", "shown"),
    [
        (12, "12 dager senere"),
        (1, "1 dag senere"),
        (-3, "3 dager tidligere"),
        (-1, "1 dag tidligere"),
        (0, "som vedtatt"),
        (None, "ikke oppgitt"),
    ],
)
def test_days_shift(days: int | None, shown: str) -> None:
    assert formats.days_shift(days) == shown


def test_shift_between_dates() -> None:
    assert formats.shift_between(date(2010, 9, 17), date(2010, 9, 29)) == "12 dager senere"
    assert formats.shift_between(date(2010, 9, 17), datetime(2010, 9, 16, 22, 30, tzinfo=UTC)) == "som vedtatt"
    assert formats.shift_between(None, date(2010, 9, 17), unknown="uten dato") == "uten dato"


def test_counts_and_lists() -> None:
    assert formats.plural(1, "milepæl", "milepæler") == "1 milepæl"
    assert formats.plural(0, "milepæl", "milepæler") == "0 milepæler"
    assert formats.plural(1200, "krone", "kroner") == f"1{NBSP}200 kroner"
    assert formats.plural_word(2, "milepæl", "milepæler") == "to milepæler"
    assert formats.plural_word(0, "milepæl", "milepæler") == "ingen milepæler"
    assert formats.plural_word(1, "tiltak", "tiltak", "ett") == "ett tiltak"
    assert formats.plural_word(13, "sak", "saker") == "13 saker"
    assert formats.join_and([]) == ""
    assert formats.join_and(["a"]) == "a"
    assert formats.join_and(["a", "b"]) == "a og b"
    assert formats.join_and(["a", "b", "c"]) == "a, b og c"


@pytest.mark.parametrize(
    ("typed", "amount"),
    [
        ("1250000", 1_250_000),
        ("1 250 000", 1_250_000),
        ("1\u2009250\u202f000\u00a0kr", 1_250_000),
        ("  −1 250 kr ", -1250),
        ("-1250", -1250),
        ("– 1 250", -1250),
        ("kr 1 250", 1250),
        ("kr. 1 250,-", 1250),
        ("NOK 1 250", 1250),
        ("1 250,00 kroner", 1250),
        ("1.250.000", 1_250_000),
        ("1,25 mill", 1_250_000),
        ("1,25 mill. kr", 1_250_000),
        ("40 millioner", 40_000_000),
        ("1 MNOK", 1_000_000),
        ("0,5 mrd", 500_000_000),
        ("25 tusen", 25_000),
        ("0", 0),
        ("-0", 0),
        ("007", 7),
    ],
)
def test_amounts_are_read_as_people_type_them(typed: str, amount: int) -> None:
    assert parse_kroner(typed) == amount


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ("", "Skriv et beløp"),
        (" \u00a0", "Skriv et beløp"),
        ("1.250", "flere måter"),
        ("1.25 mill", "flere måter"),
        ("1,25", "flere måter"),
        ("1,250,000", "flere måter"),
        ("1.250.000,50", "flere måter"),
        ("1 25 000", "tre sifre"),
        ("1 250 00", "tre sifre"),
        ("1,2345678 mill", "uten øre"),
        ("tolv", "ikke et beløp"),
        ("12 epler", "ikke et beløp"),
        ("1e6", "ikke et beløp"),
        ("--5", "ikke et beløp"),
        ("(5)", "ikke et beløp"),
        ("١٢٣", "ikke et beløp"),
        ("1_000", "ikke et beløp"),
        ("9999999999999", "for stort"),
        ("9999 mrd", "for stort"),
    ],
)
def test_amounts_that_can_be_misread_are_refused(typed: str, says: str) -> None:
    with pytest.raises(ValueError, match=says):
        parse_kroner(typed)


@given(amounts)
def test_what_is_shown_in_kroner_can_be_typed_back(amount: int) -> None:
    assert parse_kroner(formats.kroner(amount)) == amount
    assert parse_kroner(spaced(formats.kroner(amount)).removesuffix(" kr")) == amount
    assert parse_kroner(str(amount)) == amount


@given(amounts, st.integers(1, 6))
def test_millions_are_never_off_by_more_than_half_of_the_last_decimal(amount: int, decimals: int) -> None:
    assert abs(parse_kroner(formats.mnok(amount, decimals)) - amount) * 2 <= 10 ** (6 - decimals)


@given(amounts)
def test_thousands_are_never_off_by_more_than_five_hundred(amount: int) -> None:
    assert abs(parse_kroner(f"{formats.thousands(amount)} tusen") - amount) <= 500


@given(st.text(max_size=30))
def test_any_text_is_an_amount_or_a_value_error(text: str) -> None:
    try:
        amount: int | str = parse_kroner(text)
    except ValueError as error:
        amount = str(error)
    assert amount.endswith(".") if isinstance(amount, str) else abs(amount) <= MAX_KRONER


@given(st.decimals(-(10**9), 10**9, places=4), st.integers(0, 4))
def test_numbers_never_show_a_hyphen_a_point_or_minus_zero(value: Decimal, decimals: int) -> None:
    shown = formats.number(value, decimals)
    assert not set(shown) - set("0123456789," + NBSP + MINUS)
    assert shown.strip("0,") != MINUS
    assert shown.count(",") == (1 if decimals else 0)


@pytest.mark.parametrize(
    ("source", "shown"),
    [
        ("{{ amount|kroner }}", "1 250 000 kr"),
        ("{{ none|kroner }}", "ikke beregnet"),
        ('{{ none|kroner:"ikke oppgitt" }}', "ikke oppgitt"),
        ("{{ amount|thousands }}", "1 250"),
        ("{{ amount|mnok }} {{ amount|mnok:2 }}", "1,3 mill. kr 1,25 mill. kr"),
        ('{{ amount|mnok_bare }} {{ none|mnok_bare:"–" }}', "1,3 –"),
        ("{{ share|percent }} {{ share|number:2 }} {{ share|fte }}", "92,5 % 92,50 92,5 årsverk"),
        ("{{ day|date_text }} {{ day|date_table }}", "17. september 2010 17.09.2010"),
        ("{{ day|month }} {{ day|month_short }}", "september 2010 sep. 2010"),
        ('{{ day|weekday_date }} {{ none|date_text:"ikke satt" }}', "fredag 17. september 2010 ikke satt"),
        ("{{ moment|clock }}; {{ moment|datetime_text }}", "kl. 13.15; 17. september 2010 kl. 13.15"),
        ("{{ day|days_shift:earlier }}; {{ day|days_shift:none }}", "12 dager senere; ikke oppgitt"),
        ('{{ three|days_shift }}; {{ none|days_shift:"–" }}', "3 dager senere; –"),
        ('{{ three|plural:"sak,saker" }}; {{ three|plural_word:"sak,saker" }}', "3 saker; tre saker"),
        ('{{ one|plural_word:"tiltak,tiltak,ett" }}', "ett tiltak"),
        ("{{ names|join_and }}", "Ada, Bo og &lt;C&gt;"),
    ],
)
def test_filters(source: str, shown: str) -> None:
    context = {
        "amount": 1_250_000,
        "none": None,
        "share": Decimal("92.50"),
        "day": date(2010, 9, 17),
        "earlier": date(2010, 9, 5),
        "moment": datetime(2010, 9, 17, 11, 15, tzinfo=UTC),
        "one": 1,
        "three": 3,
        "names": ["Ada", "Bo", "<C>"],
    }
    assert spaced(Template("{% load formats %}" + source).render(Context(context))) == shown


@pytest.mark.parametrize(
    ("line", "shown"),
    [
        ("Sendt 03.03.2011", "Sendt 3. mars 2011"),
        ("23.11.2010", "23. november 2010"),
        (
            "Frist for å kreve det: 05.01.2011, jf. kommuneloven.",
            "Frist for å kreve det: 5. januar 2011, jf. kommuneloven.",
        ),
        ("Tiltak 3 Avtalen av 01.01.2010: fra 01.08.2011", "Tiltak 3 Avtalen av 01.01.2010: fra 1. august 2011"),
        ("Drøftet 31.02.2011", "Drøftet 31.02.2011"),
        ("", ""),
    ],
)
def test_the_date_that_ends_a_line_is_spelled_out(line: str, shown: str) -> None:
    assert formats.spelled(line) == shown
