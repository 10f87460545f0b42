"""The arithmetic of a meeting over all sizes of a body, and over sampled patterns of who is there. No database."""

from __future__ import annotations

from dataclasses import dataclass, field
from math import ceil
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from meetings.ballots import BallotParty, BallotSeat, chair_side, split_names
from meetings.models import AgendaItem, Attendance, AttendanceStatus, Choice, Recusal
from meetings.quorum import blocks, needed, quorate
from meetings.rooms import MeetingRoom, Place
from meetings.selectors import room_of
from meetings.services.ballot_checks import parties_of
from meetings.votes import PartyCount, Result, outcome
from omstilling.accounts.models import User
from projects.models import Seat, SeatFunction

SIZES = range(1, 86)
PARTIES = ("Ap", "H", "Sp", "SV", "FrP", "")
CASES = 4
few = settings(max_examples=25, deadline=None)


def seat(pk: int, party: str, function: str = SeatFunction.MEMBER, *, votes: bool = True) -> Seat:
    return Seat(pk=pk, party=party, function=function, votes=votes, person=User(full_name=f"Person {pk:03}"))


@dataclass
class Sample:
    """A meeting as it was drawn: the room, and for each case who votes, by a count of its own."""

    members: int
    room: MeetingRoom
    recused: dict[int, list[Recusal]] = field(default_factory=dict)
    voting: dict[int, set[int]] = field(default_factory=dict)


@st.composite
def meetings(draw: Any) -> Sample:
    """Draw a body of any size, its attendance from case to case, substitutes in named seats, and who is recused."""
    n = draw(st.integers(1, 85))
    places, voting = [], {order: set() for order in range(1, CASES + 1)}  # type: ignore[var-annotated]
    for pk in range(1, n + 1):
        own = seat(pk, draw(st.sampled_from(PARTIES)))
        start = draw(st.sampled_from((None, None, None, 2, 3)))
        end = draw(st.sampled_from((None, None, None, 2, 3)))
        kind = draw(st.sampled_from(("present", "present", "present", "apology", "replaced", "unknown")))
        if kind == "unknown":
            places.append(Place(own))
            continue
        status = AttendanceStatus.PRESENT if kind == "present" else AttendanceStatus.APOLOGY
        places.append(Place(own, Attendance(seat=own, status=status, from_item=start, to_item=end)))
        there = {o for o in range(1, CASES + 1) if (start or 1) <= o <= (end or CASES)}
        if kind == "replaced":
            sub = seat(1000 + pk, own.party, SeatFunction.SUBSTITUTE)
            row = Attendance(seat=sub, status="present", substitute_for=own, from_item=start, to_item=end)
            places.append(Place(sub, row))
        for order in there if kind != "apology" else ():
            voting[order].add(pk if kind == "present" else 1000 + pk)
    for pk in range(2000, 2000 + draw(st.integers(0, 3))):  # those who speak and do not vote
        union = seat(pk, "", SeatFunction.UNION_REP, votes=False)
        places.append(Place(union, Attendance(seat=union, status="present")))
    sample = Sample(n, MeetingRoom(tuple(places)), voting=voting)
    for order in voting:
        gone = draw(st.sets(st.integers(1, n), max_size=3))
        sample.recused[order] = [Recusal(seat_id=pk) for pk in gone]
        sample.voting[order] -= gone
    return sample


@few
@given(meetings())
def test_who_votes_in_a_case_and_its_quorum_follow_from_who_was_there(sample: Sample) -> None:
    for order, expected in sample.voting.items():
        room = room_of(AgendaItem(pk=order, order=order), sample.room, sample.recused[order])
        assert {p.seat.pk for p in room.voting} == expected
        assert room.quorum.members == sample.members
        assert sum(count for _party, count in room.parties) == room.quorum.present == len(expected)
        assert room.quorum.reached == (room.quorum.known and len(expected) >= ceil(sample.members / 2))
        everyone = [*room.voting, *room.others, *room.recused, *room.absent]
        assert len(everyone) == len({p.seat.pk for p in everyone}) == len(sample.room.places)


@few
@given(meetings(), st.data())
def test_the_parties_numbers_are_the_sums_of_the_seats_and_a_split_party_names_each_of_its_own(
    sample: Sample, data: Any
) -> None:
    room = room_of(AgendaItem(pk=1, order=1), sample.room, sample.recused[1])
    choices = {p.seat.pk: data.draw(st.sampled_from((Choice.FOR, Choice.AGAINST))) for p in room.voting}
    rows = parties_of(room, choices)
    assert sum(r["votes_for"] for r in rows) == sum(c == Choice.FOR for c in choices.values())
    assert sum(r["votes_against"] for r in rows) == sum(c == Choice.AGAINST for c in choices.values())
    assert {r["party"]: r["votes_for"] + r["votes_against"] for r in rows} == dict(room.parties)
    for row in rows:
        mine = [p for p in room.voting if p.party == row["party"]]
        split = row["votes_for"] > 0 and row["votes_against"] > 0
        told = {p.name for p in mine if p.name in row["names"]}
        if not split:
            assert row["names"] == ""
        elif row["names"]:
            assert told == {p.name for p in mine}
            sides = [BallotParty(**row)]
            for place in mine:
                assert chair_side(place.seat, sides) == (choices[place.seat.pk] == Choice.FOR)
        else:  # too long a list for the column: it is read from the members' own votes
            names = split_names([p.name for p in mine], [])
            assert len(names) > 200


@few
@given(meetings(), st.data())
def test_the_chairs_vote_settles_a_tie_and_nothing_else(sample: Sample, data: Any) -> None:
    room = room_of(AgendaItem(pk=1, order=1), sample.room, sample.recused[1])
    if not room.voting:
        return
    choices = {p.seat.pk: data.draw(st.sampled_from((Choice.FOR, Choice.AGAINST))) for p in room.voting}
    chair = data.draw(st.sampled_from(room.voting)).seat
    rows = [BallotParty(**row) for row in parties_of(room, choices)]
    seats = [BallotSeat(pk, "", "", choice) for pk, choice in choices.items()]
    side = chair_side(chair, rows, seats)
    assert side == (choices[chair.pk] == Choice.FOR)
    counts = [PartyCount(r.party, r.votes_for, r.votes_against) for r in rows]
    yes = sum(c == Choice.FOR for c in choices.values())
    no = len(choices) - yes
    won = outcome(counts, chair_for=side).result
    assert won == (Result.CARRIED if yes > no or (yes == no and side) else Result.REJECTED)
    in_election = outcome(counts, chair_for=side, election=True).result
    assert (in_election == Result.TIED) == (yes == no)


@given(st.lists(st.tuples(st.integers(0, 40), st.integers(0, 40)), min_size=1, max_size=6), st.booleans())
def test_of_two_alternatives_the_same_one_wins_whichever_is_named_first(
    votes: list[tuple[int, int]], chair_for: bool
) -> None:
    one = outcome([PartyCount(str(n), a, b) for n, (a, b) in enumerate(votes)], chair_for=chair_for)
    other = outcome([PartyCount(str(n), b, a) for n, (a, b) in enumerate(votes)], chair_for=not chair_for)
    if one.cast:
        assert {one.result, other.result} == {Result.CARRIED, Result.REJECTED}


def test_quorum_is_half_of_the_members_rounded_up_for_every_size() -> None:
    for n in SIZES:
        assert needed(n) == ceil(n / 2)
        for present in range(n + 1):
            assert quorate(n, present) == (2 * present >= n)


def test_a_third_of_those_present_stops_a_case_off_the_list_for_every_size() -> None:
    for present in SIZES:
        fewest = next(n for n in range(1, present + 1) if blocks(n, present))
        assert fewest == ceil(present / 3)
        assert not blocks(0, present)
