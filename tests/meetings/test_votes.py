"""What a vote comes to, from numbers per party."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from meetings.votes import PartyCount, Result, outcome

counts = st.lists(
    st.builds(
        PartyCount,
        party=st.sampled_from(["Ap", "H", "Sp", "SV"]),
        votes_for=st.integers(0, 20),
        votes_against=st.integers(0, 20),
    ),
    max_size=6,
)


@given(counts, st.sampled_from([None, True, False]))
def test_the_majority_of_the_votes_cast_decides_whatever_the_chair_voted(
    rows: list[PartyCount], chair: object
) -> None:
    result = outcome(rows, chair_for=chair)  # type: ignore[arg-type]
    yes, no = sum(r.votes_for for r in rows), sum(r.votes_against for r in rows)
    assert (result.votes_for, result.votes_against, result.cast) == (yes, no, yes + no)
    if yes > no:
        assert result.result == Result.CARRIED
    elif no > yes:
        assert result.result == Result.REJECTED
    if yes != no:
        assert not result.by_chair
        assert not result.is_tie


@given(st.integers(1, 30), st.booleans())
def test_a_tie_is_settled_by_the_chair_except_in_an_election(each: int, chair_for: bool) -> None:
    rows = [PartyCount("Ap", votes_for=each), PartyCount("H", votes_against=each)]
    settled = outcome(rows, chair_for=chair_for)
    assert settled.result == (Result.CARRIED if chair_for else Result.REJECTED)
    assert settled.by_chair
    assert outcome(rows).result == Result.TIED
    assert outcome(rows, chair_for=chair_for, election=True).result == Result.TIED


@given(counts)
def test_the_order_of_the_parties_changes_nothing(rows: list[PartyCount]) -> None:
    assert outcome(rows) == outcome(list(reversed(rows)))


@given(counts)
def test_turning_every_vote_turns_the_result(rows: list[PartyCount]) -> None:
    turned = [PartyCount(r.party, r.votes_against, r.votes_for) for r in rows]
    opposite = {Result.CARRIED: Result.REJECTED, Result.REJECTED: Result.CARRIED}
    assert outcome(turned).result == opposite.get(outcome(rows).result, outcome(rows).result)


@given(counts)
def test_unanimous_means_that_nobody_voted_the_other_way(rows: list[PartyCount]) -> None:
    result = outcome(rows)
    assert result.is_unanimous == (result.cast > 0 and min(result.votes_for, result.votes_against) == 0)


def test_no_votes_no_result() -> None:
    assert outcome([]).result == Result.NONE


def test_a_party_with_votes_on_both_sides_has_split() -> None:
    assert PartyCount("Ap", 2, 1).is_split
    assert not PartyCount("Ap", 3, 0).is_split
    with pytest.raises(ValueError, match="zero"):
        PartyCount("Ap", -1)
