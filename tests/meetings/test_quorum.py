"""At least half of the members present and voting; exactly half is enough."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from meetings.quorum import Quorum, needed, quorate

members = st.integers(min_value=1, max_value=200)


@given(members)
def test_half_rounded_up_is_enough_and_one_less_is_not(count: int) -> None:
    assert quorate(count, needed(count))
    assert not quorate(count, needed(count) - 1)
    assert 2 * needed(count) >= count > 2 * (needed(count) - 1)


@given(members, st.integers(min_value=0, max_value=200))
def test_more_people_never_take_the_quorum_away(count: int, present: int) -> None:
    assert quorate(count, present + 1) or not quorate(count, present)


@pytest.mark.parametrize(("count", "least"), [(0, 1), (1, 1), (2, 1), (7, 4), (8, 4), (9, 5), (25, 13)])
def test_the_law_s_arithmetic(count: int, least: int) -> None:
    assert needed(count) == least


def test_a_body_without_members_cannot_decide_and_fewer_than_none_is_an_error() -> None:
    assert not quorate(0, 0)
    with pytest.raises(ValueError, match="fewer"):
        needed(-1)


def test_unknown_attendance_is_no_quorum() -> None:
    assert Quorum(9, 5).reached
    assert not Quorum(9, 5, known=False).reached
    assert Quorum(9, 3).missing == 2
