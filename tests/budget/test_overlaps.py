"""What two measures both claim is counted once, off the less certain one, and never for whom one of them is hidden."""

from __future__ import annotations

from datetime import date

from budget.models import MeasureRelation
from budget.overlaps import Claim, pairs_of, shared
from budget.selectors import target_status
from tests import cast as made
from tests.cast import write

TODAY = date(2011, 3, 15)


def claim(number: int, certainty: int, level: int, first_year: int, counts: bool = True) -> Claim:
    return Claim(number, certainty, level, {2011: first_year, 2012: level}, level, counts)


def test_it_is_taken_off_the_less_certain_at_the_smaller_share_of_each_year() -> None:
    sure, unsure = claim(9, 5, 1_000, 250), claim(3, 1, 2_000, 2_000)
    what = shared(800, unsure, sure)
    assert (what.stronger, what.weaker) == (9, 3)
    assert what.years == {2011: 200, 2012: 800}
    assert (what.counted, what.level_after) == (800, 800)


def test_it_is_never_more_than_the_smaller_gives_and_nothing_of_a_cost() -> None:
    assert shared(5_000, claim(1, 1, 1_000, 1_000), claim(2, 1, 3_000, 3_000)).counted == 1_000
    assert shared(5_000, claim(1, 1, -1_000, -1_000), claim(2, 1, 3_000, 3_000)).years == {2011: 0, 2012: 0}


def test_what_does_not_count_takes_nothing_off_the_target() -> None:
    assert shared(500, claim(1, 1, 1_000, 0, counts=False), claim(2, 1, 3_000, 0)).counted == 0


def test_a_pair_is_counted_once_whoever_says_it() -> None:
    assert pairs_of([(2, 1, 300), (1, 2, 500), (3, 3, 900)]) == [(1, 2, 500)]


def test_whoever_does_not_see_one_of_the_two_loses_nothing(cast) -> None:
    seen = made.measure(cast, "Synlig", number=1, full_year_effect=1_000_000, effective_from=date(2011, 1, 1))
    hidden = made.measure(
        cast, "Skjult", number=2, full_year_effect=900_000, effective_from=date(2011, 1, 1), access="restricted"
    )
    hidden.body = cast.steering
    write(hidden)
    write(MeasureRelation(measure=seen, other=hidden, kind="overlaps", overlap=400_000))
    secretary, employee = (target_status(cast.project, cast.people[who], TODAY) for who in ("secretary", "employee"))
    assert (secretary.total, secretary.overlap) == (1_500_000, 400_000)
    assert (employee.total, employee.overlap_words) == (1_000_000, "")
