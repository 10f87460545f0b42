"""A vote: by party, by name, one against the other; and what the law forbids to count, by any way in."""

from datetime import time
from typing import Any

import pytest

from meetings.ballots import ballots_of, case_ballot, winner
from meetings.models import AttendanceStatus, BallotSubject, Choice, MeetingForm, MeetingState, SeatVote
from meetings.services import (
    add_proposal,
    bring_up,
    end_meeting,
    move_item,
    open_minutes,
    record_attendance,
    record_ballot,
    record_votes,
    recuse,
    start_meeting,
    take_off_agenda,
    withdraw_ballot,
)
from meetings.services.decisions import correct_logged_decision, log_decision
from omstilling.audit.errors import DomainError
from projects.models import CaseKind
from tests.cast import write

FOR, AGAINST, BLANK = Choice.FOR, Choice.AGAINST, Choice.BLANK


def named(room: Any, **choices: str) -> dict[Any, str]:
    return {room.seats[key]: choice for key, choice in choices.items()}


def vote(room: Any, subject: str = BallotSubject.PROPOSAL, **more: Any) -> Any:
    return record_ballot(item=room.item, subject=subject, by=room.secretary, **more)


def refused(room: Any, subject: str = BallotSubject.PROPOSAL, **more: Any) -> DomainError:
    with pytest.raises(DomainError) as error:
        vote(room, subject, **more)
    return error.value


def test_a_vote_by_name_gives_the_parties_numbers_and_the_names_of_the_one_that_split(room: Any) -> None:
    room.everyone()
    vote(room, seat_votes=named(room, chair=FOR, ap=AGAINST, member=FOR, sp=AGAINST, sv=FOR))
    (ballot,) = ballots_of(room.item)
    assert [(p.party, p.votes_for, p.votes_against) for p in ballot.parties] == [
        ("Ap", 1, 1),
        ("H", 1, 0),
        ("Sp", 0, 1),
        ("SV", 1, 0),
    ]
    assert ballot.parties[0].names == "For: Leif Leder. Mot: Amir Arbeider"
    assert (ballot.carried, ballot.tie) == (True, False)
    assert ballot.sentence == "Vedtatt med 3 mot 2 stemmer."
    assert [(s.name, s.choice) for s in ballot.seats if s.party == "Ap"] == [
        ("Leif Leder", "for"),
        ("Amir Arbeider", "against"),
    ]


def test_a_vote_put_right_keeps_its_number_and_what_stays_the_same(room: Any) -> None:
    room.everyone()
    ballot = vote(room, seat_votes=named(room, chair=FOR, ap=AGAINST, member=FOR, sp=AGAINST, sv=FOR))
    kept = SeatVote.objects.get(ballot=ballot, seat=room.seats["chair"])
    vote(room, seat_votes=named(room, chair=FOR, ap=FOR, member=FOR, sp=AGAINST, sv=FOR), ballot=ballot)
    assert [(b.number, b.votes_for) for b in ballots_of(room.item)] == [(1, 4)]
    assert SeatVote.objects.active().get(ballot=ballot, seat=room.seats["chair"]).pk == kept.pk
    withdraw_ballot(ballot=ballot, by=room.secretary)
    assert ballots_of(room.item) == ()
    assert vote(room, unanimous=True).number == 2


def test_of_two_proposals_the_one_with_most_votes_wins_and_fills_the_decision(room: Any) -> None:
    room.everyone()
    one = add_proposal(item=room.item, text="Renholdet samles.", proposer=room.seats["ap"], by=room.secretary)
    other = add_proposal(
        item=room.item, text="Renholdet blir som det er.", proposer=room.seats["sp"], by=room.secretary
    )
    vote(
        room,
        BallotSubject.ALTERNATIVES,
        proposal=one,
        counter=other,
        seat_votes=named(room, chair=FOR, ap=FOR, member=AGAINST, sp=AGAINST, sv=AGAINST),
    )
    (ballot,) = ballots_of(room.item)
    assert ballot.about == "Forslag 1 mot forslag 2"
    assert ballot.sentence == "Forslag 1 fikk 2 stemmer og forslag 2 fikk 3 stemmer. Forslag 2 er vedtatt."
    assert winner(room.item) == other
    assert refused(room, BallotSubject.ALTERNATIVES, proposal=one, counter=one, unanimous=True).field == "counter"
    assert refused(room, proposal=one, counter=other, unanimous=True).field == "counter"


def test_a_tie_by_name_is_settled_as_the_acting_chair_voted_and_not_in_an_election(room: Any) -> None:
    room.attend("chair", "member", "sp", "sv")
    room.item.chaired_by = room.seats["sp"]
    write(room.item)
    tie = named(room, chair=FOR, member=FOR, sp=AGAINST, sv=AGAINST)
    ballot = vote(room, seat_votes=tie)
    (view,) = ballots_of(room.item)
    assert (view.tie, view.carried, view.chair) == (True, False, "Sara Senter")
    assert view.sentence == "Stemmene sto likt, 2 mot 2. Møteleders stemme (Sara Senter) avgjorde. Forslaget falt."
    withdraw_ballot(ballot=ballot, by=room.secretary)
    room.item.case.kind = CaseKind.ELECTION
    vote(room, BallotSubject.ELECTION, seat_votes=tie, question="Valg av varamedlem")
    assert [(b.tie, b.carried) for b in ballots_of(room.item)] == [(True, None)]
    assert refused(room, BallotSubject.CHAIR, seat_votes=tie, chair_decided=True).field == "chair_decided"


def test_blank_votes_are_counted_in_elections_and_nowhere_else(room: Any) -> None:
    room.everyone()
    votes = named(room, chair=FOR, ap=FOR, member=FOR, sp=BLANK, sv=AGAINST)
    for subject in set(BallotSubject.values) - {BallotSubject.ELECTION, BallotSubject.ALTERNATIVES}:
        assert "bare ved valg" in str(refused(room, subject, seat_votes=votes))
    parties = [{"party": "Ap", "votes_for": 2}, {"party": "H", "votes_for": 1}, {"party": "SV", "votes_against": 1}]
    assert refused(room, votes=parties, blank_votes=1).field == "blank_votes"
    assert "Saken er ikke et valg" in str(refused(room, BallotSubject.ELECTION, seat_votes=votes))
    room.item.case.kind = CaseKind.ELECTION
    vote(room, BallotSubject.ELECTION, seat_votes=votes)
    assert case_ballot(room.item).sentence == "Valgt med 3 mot 1 stemmer. 1 blank stemme."  # type: ignore[union-attr]


def test_everyone_in_the_room_votes(room: Any) -> None:
    room.everyone()
    error = refused(room, seat_votes=named(room, chair=FOR, ap=FOR, member=FOR, sp=AGAINST))
    assert "Stemmen mangler for Solveig Sosialist" in str(error)


@pytest.mark.parametrize(
    ("key", "words"),
    [
        ("union_rep", "Tone Tillitsvalgt har ikke stemmerett"),
        ("secretary", "Siri Sekretær har ikke stemmerett"),
        ("member", "Mari Medlem har fratrådt"),
        ("sv", "Solveig Sosialist var ikke til stede"),
        ("sub_h", "Hilde Høyrevara er varamedlem og har ikke tatt sete"),
    ],
)
def test_who_has_no_vote_in_the_case_is_not_counted_by_name(room: Any, key: str, words: str) -> None:
    room.attend("chair", "member", "sp", "ap", "union_rep", "secretary")
    recuse(item=room.item, seat=room.seats["member"], basis="fvl. § 6", vote="Enstemmig", by=room.secretary)
    votes = named(room, chair=FOR, sp=FOR, ap=FOR)
    assert vote(room, seat_votes=votes)
    error = refused(room, seat_votes={**votes, room.seats[key]: FOR})
    assert (error.field, words in str(error)) == ("seat_votes", True)


def test_a_union_without_a_vote_does_not_propose_by_seat_or_by_name(room: Any) -> None:
    room.everyone()
    union = room.seats["union_rep"]
    for who in ({"proposer": union}, {"party": "Hovedtillitsvalgt for Fagforbundet"}):
        with pytest.raises(DomainError, match="kan ikke fremme forslag"):
            add_proposal(item=room.item, text="Ingen sies opp.", by=room.secretary, **who)
    assert add_proposal(item=room.item, text="Ingen sies opp.", party="Ap og SV", by=room.secretary)


def test_a_seat_of_another_body_has_no_vote(room: Any) -> None:
    room.everyone()
    stranger = room.cast.seats["council_body.council"]
    assert "ikke plass i organet" in str(refused(room, seat_votes={stranger: FOR}))


def test_more_votes_than_there_are_members_in_the_room_are_refused(room: Any) -> None:
    room.attend("chair", "member", "sp")
    assert refused(room, votes=[{"party": "H", "votes_for": 2}]).field == "votes"
    room.item.case.kind = CaseKind.ELECTION
    blank = {"votes": [{"party": "Ap", "votes_for": 1}], "blank_votes": 3}
    assert refused(room, BallotSubject.ELECTION, **blank).field == "blank_votes"


def test_a_body_that_is_not_quorate_takes_no_vote(room: Any) -> None:
    room.attend("chair", "member")
    for subject in (BallotSubject.PROPOSAL, BallotSubject.CLOSING, BallotSubject.POSTPONEMENT):
        assert "2 av 5 medlemmer" in str(refused(room, subject, unanimous=True))


def test_a_case_over_the_objection_of_a_third_is_not_decided(room: Any) -> None:
    room.everyone()
    room.item.unlisted, room.item.unlisted_note, room.item.unlisted_objectors = True, "To hadde innvendinger.", 2
    write(room.item)
    words = "2 av 5 frammøtte har innvendinger"
    assert words in str(refused(room, unanimous=True))
    with pytest.raises(DomainError, match=words):
        record_votes(item=room.item, votes=(), unanimous=True, by=room.secretary)
    for outcome in ("adopted", "not_adopted", "noted", "forwarded", "dismissed"):
        with pytest.raises(DomainError, match=words):
            decide(room, outcome)
    assert vote(room, BallotSubject.POSTPONEMENT, unanimous=True)
    room.item.unlisted_objectors = 1  # less than a third of five
    write(room.item)
    assert vote(room, unanimous=True)
    room.item.unlisted_chair_objected = True
    write(room.item)
    assert "Møteleder har innvendinger" in str(refused(room, unanimous=True))
    with pytest.raises(DomainError, match="Møteleder har innvendinger"):
        decide(room, "adopted")


def decide(room: Any, outcome: str, **more: Any) -> Any:
    more = {"kind": "final", "text": "Slik blir det.", "unanimous": True, **more}
    return log_decision(item=room.item, outcome=outcome, by=room.secretary, **more)


def test_a_case_that_must_be_closed_is_not_decided_in_a_remote_meeting(room: Any) -> None:
    room.everyone()
    room.item.must_close = True
    write(room.item)
    room.meeting.form, room.meeting.remote_basis = MeetingForm.REMOTE, "KS 1/11"
    write(room.meeting)
    room.item.meeting = room.meeting
    assert "fjernmøte" in str(refused(room, unanimous=True))
    with pytest.raises(DomainError, match="fjernmøte"):
        decide(room, "adopted")


def test_a_decision_keeps_the_vote_that_was_taken_before_it_and_may_not_contradict_it(room: Any) -> None:
    room.everyone()
    vote(room, seat_votes=named(room, chair=FOR, ap=FOR, member=AGAINST, sp=AGAINST, sv=AGAINST))
    with pytest.raises(DomainError, match="ikke vedtatt"):
        decide(room, "adopted", unanimous=False)
    decide(room, "not_adopted", unanimous=False)
    assert len(case_ballot(room.item).seats) == 5  # type: ignore[union-attr]


def test_unanimous_against_is_told_as_such(room: Any) -> None:
    room.everyone()
    decide(room, "not_adopted")
    assert case_ballot(room.item).sentence == "Enstemmig mot forslaget, 5 stemmer: Ap 2, H 1, Sp 1, SV 1."  # type: ignore[union-attr]


def test_a_meeting_is_opened_run_and_ended(room: Any) -> None:
    by, meeting = room.secretary, room.meeting
    with pytest.raises(DomainError, match="allerede"):
        start_meeting(meeting=meeting, at=time(9), by=by)
    meeting.state = MeetingState.CALLED
    write(meeting)
    with pytest.raises(DomainError, match="pågår ikke"):
        bring_up(item=room.item, by=by)
    start_meeting(meeting=meeting, at=time(9, 5), by=by)
    room.item.meeting = meeting
    assert (meeting.state, meeting.chaired_by) == (MeetingState.RUNNING, room.seats["chair"])
    room.everyone()
    bring_up(item=room.item, by=by)
    assert meeting.current_item == room.item
    decide(room, "adopted")
    with pytest.raises(DomainError, match="Avslutt møtet først"):
        open_minutes(meeting=meeting, by=by)
    with pytest.raises(DomainError, match="før det startet"):
        end_meeting(meeting=meeting, at=time(8), by=by)
    end_meeting(meeting=meeting, at=time(11), by=by)
    assert (meeting.state, meeting.current_item) == (MeetingState.HELD, None)
    assert open_minutes(meeting=meeting, by=by).version == 1


def test_a_substitute_who_has_taken_a_seat_votes(room: Any) -> None:
    room.attend("chair", "sp", "ap", "sv")
    record_attendance(
        meeting=room.meeting,
        seat=room.seats["sub_h"],
        status=AttendanceStatus.PRESENT,
        substitute_for=room.seats["member"],
        by=room.secretary,
    )
    vote(room, seat_votes=named(room, chair=FOR, sp=FOR, ap=FOR, sv=FOR, sub_h=FOR))
    assert case_ballot(room.item).votes_for == 5  # type: ignore[union-attr]


def test_a_result_that_is_put_right_may_not_go_around_the_vote_or_an_objection(room: Any) -> None:
    room.everyone()
    decision = decide(room, "postponed", text="")
    for changes in ({"outcome": "adopted", "text": "Likevel."}, {"outcome": "not_adopted"}):
        with pytest.raises(DomainError, match="enstemmig"):
            correct_logged_decision(decision=decision, changes=changes, by=room.secretary)
        decision.refresh_from_db()
    room.item.refresh_from_db()
    room.item.unlisted, room.item.unlisted_objectors = True, 2
    write(room.item)
    for more in ({}, {"unanimous": True}):
        with pytest.raises(DomainError, match="2 av 5 frammøtte har innvendinger"):
            correct_logged_decision(decision=decision, changes={"outcome": "noted"}, by=room.secretary, **more)
        decision.refresh_from_db()


def test_the_order_stays_in_a_running_meeting_once_cases_are_treated_or_somebody_left(room: Any) -> None:
    room.meeting.state = MeetingState.RUNNING
    write(room.meeting)
    room.everyone()
    first, second = room.items
    first.meeting = second.meeting = room.meeting
    move_item(item=second, up=True, by=room.secretary)
    room.item.refresh_from_db()
    vote(room, unanimous=True)
    with pytest.raises(DomainError, match="Saken er behandlet"):
        move_item(item=second, up=False, by=room.secretary)
    with pytest.raises(DomainError, match="pågår"):
        take_off_agenda(item=second, by=room.secretary)
