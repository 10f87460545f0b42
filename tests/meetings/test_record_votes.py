"""The vote: what is counted, and what the law forbids to count."""

from typing import Any

import pytest

from meetings.models import Ballot, PartyVote
from meetings.services import add_proposal, record_votes, recuse
from omstilling.audit.errors import DomainError
from projects.models import CaseKind
from tests.cast import write

ALL = [
    {"party": "Ap", "votes_for": 2},
    {"party": "H", "votes_against": 1},
    {"party": "Sp", "votes_for": 1},
    {"party": "SV", "votes_for": 1},
]


def vote(room: Any, votes: Any = (), **more: Any) -> Any:
    return record_votes(item=room.item, votes=votes, by=room.secretary, **more)


def refused(room: Any, votes: Any = (), **more: Any) -> DomainError:
    with pytest.raises(DomainError) as error:
        vote(room, votes, **more)
    return error.value


def test_votes_per_party_are_kept_and_recording_again_replaces(room: Any) -> None:
    room.everyone()
    vote(room, ALL)
    vote(room, unanimous=True)
    room.item.refresh_from_db()
    assert room.item.unanimous
    agreed = PartyVote.objects.active().filter(item=room.item)
    assert {(v.party, v.votes_for, v.votes_against) for v in agreed} == {
        ("Ap", 2, 0),
        ("H", 1, 0),
        ("Sp", 1, 0),
        ("SV", 1, 0),
    }
    vote(room, ALL)
    kept = PartyVote.objects.active().filter(item=room.item)
    assert {(v.party, v.votes_for, v.votes_against) for v in kept} == {
        ("Ap", 2, 0),
        ("H", 0, 1),
        ("Sp", 1, 0),
        ("SV", 1, 0),
    }


def test_no_vote_without_attendance_or_quorum(room: Any) -> None:
    assert "Før frammøtet" in str(refused(room, unanimous=True))
    room.attend("chair", "member")
    assert "2 av 5 medlemmer" in str(refused(room, unanimous=True))


def test_a_union_in_an_executive_committee_has_no_vote(room: Any) -> None:
    room.everyone()
    error = refused(room, [*ALL, {"party": "hovedtillitsvalgt for Fagforbundet", "votes_for": 1}])
    assert error.field == "votes"
    assert "Tone Tillitsvalgt har ikke stemmerett" in str(error)


def test_the_recused_and_the_absent_do_not_vote(room: Any) -> None:
    room.attend("chair", "member", "sp", "sv", "secretary")
    recuse(item=room.item, seat=room.seats["member"], basis="fvl. § 6", vote="Enstemmig", by=room.secretary)
    assert "Mari Medlem har fratrådt" in str(refused(room, [{"party": "H", "votes_for": 1}]))
    assert "Amir Arbeider var ikke til stede" in str(refused(room, [{"party": "Ap", "votes_for": 2}]))


def test_a_split_party_names_its_people_and_only_those_who_voted(room: Any) -> None:
    room.everyone()
    split = [{"party": "Ap", "votes_for": 1, "votes_against": 1}, *ALL[1:]]
    assert "deler seg" in str(refused(room, split))
    split[0]["names"] = "For: Leif Leder. Mot: Tone Tillitsvalgt"
    assert "Tone Tillitsvalgt har ikke stemmerett" in str(refused(room, split))
    split[0]["names"] = "For: Leif Leder. Mot: Amir Arbeider"
    assert len(vote(room, split)) == 4


def test_everyone_present_votes_except_in_an_election(room: Any) -> None:
    room.everyone()
    assert "Alle som er til stede, skal stemme" in str(refused(room, ALL[:2]))
    room.item.case.kind = CaseKind.ELECTION
    write(room.item.case)
    assert vote(room, ALL[:2])


def test_a_tie_is_settled_by_the_chair_and_only_a_tie(room: Any) -> None:
    room.attend("chair", "member", "sp", "sv")
    tie = [
        {"party": "Ap", "votes_for": 1},
        {"party": "H", "votes_for": 1},
        {"party": "Sp", "votes_against": 1},
        {"party": "SV", "votes_against": 1},
    ]
    assert refused(room, tie).field == "chair_decided"
    vote(room, tie, chair_decided=True)
    room.item.refresh_from_db()
    assert room.item.chair_decided
    tie[1] = {"party": "H", "votes_against": 1}
    assert refused(room, tie, chair_decided=True).field == "chair_decided"
    assert refused(room, chair_decided=True, unanimous=True).field == "chair_decided"


def test_an_election_is_not_settled_by_the_chair(room: Any) -> None:
    room.attend("chair", "member", "sp")
    room.item.case.kind = CaseKind.ELECTION
    write(room.item.case)
    tie = [{"party": "Ap", "votes_for": 1}, {"party": "H", "votes_against": 1}]
    assert refused(room, tie, chair_decided=True).field == "chair_decided"
    assert vote(room, tie)


def test_unanimous_with_votes_on_both_sides_is_refused(room: Any) -> None:
    room.everyone()
    assert refused(room, ALL, unanimous=True).field == "unanimous"


def test_the_same_party_twice_is_refused(room: Any) -> None:
    room.everyone()
    assert "to ganger" in str(refused(room, [ALL[0], ALL[0]]))


def test_a_vote_over_one_proposal_stands_beside_the_vote_over_the_case(room: Any) -> None:
    room.everyone()
    proposal = add_proposal(item=room.item, text="Utsett saken", proposer=room.seats["sp"], by=room.secretary)
    vote(room, proposal=proposal, unanimous=True)
    vote(room, ALL)
    assert PartyVote.objects.active().filter(proposal=proposal).count() == 4
    assert PartyVote.objects.active().filter(item=room.item, proposal=None).count() == 4
    assert [b.number for b in Ballot.objects.active().filter(item=room.item)] == [1, 2]
    room.item.refresh_from_db()
    assert not room.item.unanimous


def test_a_proposal_of_another_case_is_refused(room: Any) -> None:
    room.everyone()
    proposal = add_proposal(item=room.items[1], text="Utsett", by=room.secretary)
    assert refused(room, ALL, proposal=proposal).field == "proposal"
