"""Which act and which paragraph a document of a day names."""

from __future__ import annotations

from datetime import date

import pytest

from projects.law import (
    EXEMPTIONS,
    GROUNDS,
    Rule,
    act_on,
    asks_for_more_openness,
    cite,
    is_for_internal_papers,
    legality_review_until,
    paragraph,
)
from projects.models.bodies import ELECTED


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (date(2010, 9, 17), "kommuneloven av 1992 (LOV-1992-09-25-107)"),
        (date(2018, 12, 31), "kommuneloven av 1992 (LOV-1992-09-25-107)"),
        (date(2019, 10, 2), "kommuneloven av 1992 (LOV-1992-09-25-107)"),
        (date(2019, 10, 3), "kommuneloven"),
        (date(2019, 10, 31), "kommuneloven"),
        (date(2019, 11, 1), "kommuneloven § 27-1"),
        (date(2026, 3, 1), "kommuneloven § 27-1"),
    ],
)
def test_the_act_that_held_is_named_and_the_old_one_without_a_paragraph(day: date, words: str) -> None:
    assert cite(Rule.LEGALITY_REVIEW, day) == words


def test_no_paragraph_is_made_up() -> None:
    assert paragraph("something else", date(2026, 1, 1)) == ""
    assert cite("something else", date(2026, 1, 1)) == "kommuneloven (LOV-2018-06-22-83)"
    assert act_on(date(1990, 1, 1)) is None


def test_every_elected_body_has_its_paragraph() -> None:
    assert all(paragraph(basis, date(2026, 1, 1)).startswith("§ 5-") for basis in ELECTED)


def test_a_review_can_be_demanded_for_three_weeks() -> None:
    assert legality_review_until(date(2010, 9, 17)) == date(2010, 10, 8)


@pytest.mark.parametrize(
    ("basis", "internal"),
    [
        ("offl. § 14", True),
        ("offl. § 15 første ledd", True),
        ("Offentleglova § 14", True),
        ("offl. § 13 jf. fvl. § 13 (1) nr. 1", False),
        ("offl. § 23 (1)", False),
        ("offl. § 25", False),
    ],
)
def test_the_grounds_of_internal_papers_are_known(basis: str, internal: bool) -> None:
    assert is_for_internal_papers(basis) is internal


def test_the_grounds_on_offer_to_an_elected_body_are_never_those_of_internal_papers() -> None:
    assert not any(map(is_for_internal_papers, EXEMPTIONS))
    assert {g.basis for g in GROUNDS if is_for_internal_papers(g.basis)} == {"offl. § 14", "offl. § 15"}


def test_more_openness_is_considered_where_the_act_leaves_a_choice_and_not_under_a_duty_of_secrecy() -> None:
    asked = {ground.basis for ground in GROUNDS if asks_for_more_openness(ground.basis)}
    assert "offl. § 23 (1)" in asked
    assert not any("fvl." in basis for basis in asked) and not asks_for_more_openness("")
