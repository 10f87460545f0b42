"""Each figure is rounded by itself, and a table whose shown parts miss their total says so."""

from __future__ import annotations

from django.template import Context, Template
from hypothesis import given
from hypothesis import strategies as st

from omstilling.ui import formats
from omstilling.ui.charts import Item, Kind, Part, PerYear, Staircase, Step, Waterfall, Year, figure
from omstilling.ui.rounding import TENTH_OF_MILLION, deviation, rounded, rounding_note

NOTE = "Tallene er avrundet hver for seg. Summen kan derfor avvike med 1."
#: 11 113 + 28 888 beside 40 000, and the same amounts where nothing is lost.
OFF, EVEN = ([11_112_500, 28_887_500], 40_000_000), ([11_112_000, 28_888_000], 40_000_000)

amounts = st.integers(-formats.MAX_KRONER, formats.MAX_KRONER)


def test_a_total_that_its_shown_parts_miss_is_told_of_and_another_is_not() -> None:
    assert rounding_note([OFF, EVEN]) == NOTE
    assert rounding_note([EVEN]) == ""


@given(amounts)
def test_the_rule_rounds_as_the_tables_write(amount: int) -> None:
    assert formats.number(rounded(amount)) == formats.thousands(amount)
    assert formats.number(rounded(amount, TENTH_OF_MILLION) / 10, 1) == formats.number(amount / 10**6, 1)


@given(st.lists(st.integers(-(10**9), 10**9), max_size=8))
def test_the_note_names_what_the_shown_figures_miss_by(parts: list[int]) -> None:
    shown = [int(formats.thousands(part).replace(formats.NBSP, "").replace("−", "-")) for part in (*parts, sum(parts))]
    assert deviation([(parts, sum(parts))]) == abs(sum(shown[:-1]) - shown[-1])


def test_what_is_unknown_or_adds_up_to_something_else_is_no_rounding() -> None:
    assert rounding_note([([11_112_500, None, 28_887_500], 40_000_000)]) == NOTE
    assert rounding_note([([11_112_500, 28_887_500], None), ([11_112_500], 40_000_000), ([], 500)]) == ""


def test_parts_that_are_rounded_to_kroner_are_still_held() -> None:
    assert rounding_note([([11_112_500, 28_887_501], 40_000_000)]) == NOTE


def test_millions_are_held_to_a_tenth() -> None:
    sums = [([1_050_000, 1_050_000], 2_100_000)]
    assert rounding_note(sums, TENTH_OF_MILLION).replace(formats.NBSP, " ").endswith("avvike med 0,1.")
    assert rounding_note(sums) == ""


def test_the_tag_draws_nothing_where_all_adds_up() -> None:
    template = Template("{% load formats %}{% rounding sums %}")
    assert template.render(Context({"sums": [EVEN]})) == ""
    assert NOTE in template.render(Context({"sums": [OFF]}))


def test_the_tables_of_drawings_say_it() -> None:
    years = PerYear("År", (Year("2011", (Part(Kind.DECIDED, 1_500), Part(Kind.PROPOSED, 1_500))),))
    stairs = Staircase("Mål", (Step(Kind.DECIDED, 11_112_500),), 40_000_000)
    falling = Waterfall("Fall", Item("Mål", 40_000_000), (Item("Vedtatt", -11_150_000),), "Mangler", formats.mnok_bare)
    for chart in (years, stairs, falling):
        assert "avrundet hver for seg" in figure(chart, "Bildetekst"), chart
    even = PerYear("År", (Year("2011", (Part(Kind.DECIDED, 1_000), Part(Kind.PROPOSED, 2_000))),))
    assert "avrundet" not in figure(even, "Bildetekst")
