"""What needs a ground: who leaves a case, closed doors, another who leads, a substitute who takes a seat."""

from datetime import date, time
from typing import Any

import pytest

from meetings.ballots import ballots_of, case_ballot
from meetings.models import AttendanceStatus, BallotSubject, Choice, MeetingForm
from meetings.selectors import present_in
from meetings.services import (
    close_doors,
    elect_chair,
    judge_recusal,
    open_doors,
    record_attendance,
    record_ballot,
    take_seat,
    withdraw_recusal,
)
from meetings.services.decisions import log_decision
from meetings.services.live import lead_case
from omstilling.audit.errors import DomainError
from projects import law
from projects.models import SeatFunction
from tests.cast import write

NEW, OLD = date(2026, 3, 1), date(2011, 3, 10)


def names(room: Any) -> list[str]:
    return [p.name.split()[0] for p in present_in(room.item).voting]


def judge(room: Any, key: str, **more: Any) -> Any:
    more = {"basis": "fvl. § 6 annet ledd", "unanimous": True, **more}
    return judge_recusal(item=room.item, seat=room.seats[key], by=room.secretary, **more)


def test_a_member_takes_no_part_in_the_vote_over_the_own_disqualification_and_the_substitute_steps_in(
    room: Any,
) -> None:
    room.everyone()
    with pytest.raises(DomainError, match="Mari Medlem har fratrådt i saken og stemmer ikke"):
        judge(room, "member", seat_votes={room.seats["member"]: Choice.AGAINST}, unanimous=False)
    ballot, recusal = judge(room, "member", replaced_by=room.seats["sub_h"])
    (view,) = ballots_of(room.item)
    assert view.recusal_id == recusal.pk
    assert view.sentence == recusal.vote == "Enstemmig, 4 stemmer: Ap 2, Sp 1, SV 1."
    assert view.question == "Er Mari Medlem inhabil etter fvl. § 6 annet ledd?"
    assert sorted(names(room)) == ["Amir", "Hilde", "Leif", "Sara", "Solveig"]
    withdraw_recusal(recusal=recusal, by=room.secretary)
    assert ballots_of(room.item) == ()


def test_a_member_whom_the_body_finds_able_stays_and_the_vote_stands(room: Any) -> None:
    room.everyone()
    votes = [{"party": "Ap", "votes_against": 2}, {"party": "Sp", "votes_for": 1}, {"party": "SV", "votes_against": 1}]
    ballot, recusal = judge(room, "member", votes=votes, unanimous=False)
    assert recusal is None
    assert "Mari" in names(room)
    assert ballots_of(room.item)[0].sentence == "Ikke vedtatt, 1 mot 3 stemmer."


def test_of_several_none_takes_part_unless_the_body_would_lack_its_quorum(room: Any) -> None:
    room.everyone()
    others = [room.seats["sp"]]
    judge(room, "member", concerned=others)
    assert ballots_of(room.item)[0].votes_for == 3  # five less the two of whom it is asked
    room.attend("chair", "member", "sp", "ap")
    _ballot, recusal = judge(room, "sp")  # without the two only two of five are left: all who are present take part
    assert [b.votes_for for b in ballots_of(room.item)][-1] == 4
    assert recusal is not None


def test_one_alone_is_judged_without_the_member_even_when_the_quorum_is_lost(room: Any) -> None:
    room.attend("chair", "member", "sp")
    with pytest.raises(DomainError, match="2 av 5 medlemmer"):
        judge(room, "member")


def test_leave_is_given_the_same_way(room: Any) -> None:
    room.everyone()
    ballot, recusal = judge(room, "sv", is_leave=True, basis=law.LEAVE_GROUNDS[0].cite(OLD))
    assert recusal.is_leave
    assert ballot.question == "Fritas Solveig Sosialist av personlige grunner?"
    assert recusal.basis == "kommuneloven av 1992 (LOV-1992-09-25-107): personlige grunner"
    assert "Solveig" not in names(room)


def test_closing_is_voted_over_in_the_open_with_a_ground_from_the_list(room: Any) -> None:
    room.everyone()
    close_doors(item=room.item, ground="privacy", unanimous=True, staying="Rådmannen", by=room.secretary)
    (ballot,) = ballots_of(room.item)
    assert (ballot.subject, ballot.carried) == (BallotSubject.CLOSING, True)
    assert ballot.sentence == "Enstemmig for å lukke møtet, 5 stemmer: Ap 2, H 1, Sp 1, SV 1."
    assert not room.item.must_close
    assert room.item.closed_staying == "Rådmannen"
    with pytest.raises(DomainError, match="hjemmel fra lista"):
        close_doors(item=room.item, ground="noe", unanimous=True, by=room.secretary)
    open_doors(item=room.item, by=room.secretary)
    assert ballots_of(room.item) == ()


def test_doors_stay_open_when_the_vote_falls_and_a_case_the_law_closes_is_then_not_decided(room: Any) -> None:
    room.everyone()
    against = [
        {"party": "Ap", "votes_against": 2},
        {"party": "H", "votes_for": 1},
        {"party": "Sp", "votes_for": 1},
        {"party": "SV", "votes_against": 1},
    ]
    close_doors(item=room.item, ground="staff", votes=against, by=room.secretary)
    assert (room.item.closed_basis, room.item.must_close) == ("", True)
    with pytest.raises(DomainError, match="Lukk møtet før saken avgjøres"):
        record_ballot(item=room.item, subject=BallotSubject.PROPOSAL, unanimous=True, by=room.secretary)
    close_doors(item=room.item, ground="staff", unanimous=True, by=room.secretary)
    assert record_ballot(item=room.item, subject=BallotSubject.PROPOSAL, unanimous=True, by=room.secretary)
    assert [b.number for b in ballots_of(room.item)] == [1, 2]


@pytest.mark.parametrize(("ground", "refuses"), [("staff", True), ("secrecy", True), ("privacy", False)])
def test_a_remote_meeting_refuses_the_case_that_must_be_closed_and_only_it(
    room: Any, ground: str, refuses: bool
) -> None:
    room.everyone()
    room.meeting.form, room.meeting.remote_basis = MeetingForm.REMOTE, "KS 1/11"
    write(room.meeting)
    room.item.meeting = room.meeting
    if refuses:
        with pytest.raises(DomainError, match="fjernmøte"):
            close_doors(item=room.item, ground=ground, unanimous=True, by=room.secretary)
    else:
        assert close_doors(item=room.item, ground=ground, unanimous=True, by=room.secretary).closed_basis


def test_grounds_are_cited_as_the_day_has_them() -> None:
    must = {g.key for g in law.CLOSING_GROUNDS if g.must}
    assert must == {"staff", "secrecy"}
    cited = [g.cite(NEW) for g in law.CLOSING_GROUNDS]
    assert cited[0] == "kommuneloven § 11-5 annet ledd: en arbeidstakers tjenstlige forhold"
    assert cited[2] == "kommuneloven § 11-5 tredje ledd bokstav a: hensynet til personvern"
    assert not any("§" in g.cite(OLD) for g in law.CLOSING_GROUNDS)
    assert all(len(g.cite(day)) <= 120 for g in law.CLOSING_GROUNDS for day in (NEW, OLD))
    assert "prepared" in {g.key for g in law.grounds_on(law.RECUSAL_GROUNDS, NEW)}
    assert "prepared" not in {g.key for g in law.grounds_on(law.RECUSAL_GROUNDS, OLD)}
    assert law.RECUSAL_GROUNDS[1].cite(OLD) == "fvl. § 6 første ledd bokstav b"


def test_another_is_elected_to_lead_only_when_chair_and_deputy_are_away(room: Any) -> None:
    room.everyone()
    with pytest.raises(DomainError, match="Leif Leder .leder. er til stede"):
        elect_chair(item=room.item, seat=room.seats["sp"], unanimous=True, by=room.secretary)
    room.attend("member", "sp", "ap", "sv")
    with pytest.raises(DomainError, match="Organet må velge møteleder først"):
        lead_case(item=room.item, seat=room.seats["sp"], by=room.secretary)
    with pytest.raises(DomainError, match="stemmer ikke i saken"):
        elect_chair(item=room.item, seat=room.seats["chair"], unanimous=True, by=room.secretary)
    elect_chair(item=room.item, seat=room.seats["sp"], unanimous=True, onward=True, by=room.secretary)
    (ballot,) = ballots_of(room.item)
    assert (ballot.about, ballot.sentence) == (
        "Valg av Sara Senter som møteleder",
        "Enstemmig valgt, 4 stemmer: H 1, Sp 1, Ap 1, SV 1.",
    )
    room.meeting.refresh_from_db()
    room.items[1].refresh_from_db()
    assert room.item.chaired_by == room.items[1].chaired_by == room.meeting.chaired_by == room.seats["sp"]
    room.seats["sv"].function = SeatFunction.DEPUTY_CHAIR
    write(room.seats["sv"])
    with pytest.raises(DomainError, match="nestleder. er til stede"):
        elect_chair(item=room.item, seat=room.seats["sp"], unanimous=True, by=room.secretary)


def test_a_substitute_takes_a_members_seat_from_a_case_and_unanimous_votes_follow_the_room(room: Any) -> None:
    room.everyone()
    later = room.items[1]
    record_ballot(item=later, subject=BallotSubject.PROPOSAL, unanimous=True, by=room.secretary)
    take_seat(item=later, substitute=room.seats["sub_ap"], member=room.seats["ap"], at=time(10, 15), by=room.secretary)
    assert {p.name for p in present_in(room.item).voting if p.party == "Ap"} == {"Leif Leder", "Amir Arbeider"}
    assert {p.name for p in present_in(later).voting if p.party == "Ap"} == {"Leif Leder", "Aud Apvara"}
    record_attendance(meeting=room.meeting, seat=room.seats["sv"], status=AttendanceStatus.ABSENT, by=room.secretary)
    assert case_ballot(later).sentence == "Enstemmig, 4 stemmer: Ap 2, H 1, Sp 1."  # type: ignore[union-attr]


def test_a_postponement_that_falls_leaves_the_case_to_be_decided(room: Any) -> None:
    room.everyone()
    fell = [
        {"party": "Ap", "votes_against": 2},
        {"party": "H", "votes_against": 1},
        {"party": "Sp", "votes_for": 1},
        {"party": "SV", "votes_for": 1},
    ]
    record_ballot(item=room.item, subject=BallotSubject.POSTPONEMENT, votes=fell, by=room.secretary)
    values = {"item": room.item, "kind": "final", "text": "Slik blir det.", "by": room.secretary}
    with pytest.raises(DomainError, match="Da er saken ikke utsatt"):
        log_decision(outcome="postponed", votes=fell, **values)
    log_decision(outcome="adopted", unanimous=True, **values)
    assert [(b.subject, b.carried) for b in ballots_of(room.item)] == [("postponement", False), ("proposal", True)]
