"""Logging a decision: the vote, the quorum, what it concerns, and correction while the minutes are a draft."""

from __future__ import annotations

import threading
from datetime import date
from typing import Any

import pytest
from django.db import connection

from budget.models import MeasureDecision
from meetings.models import AgendaItem, AttendanceStatus, MeetingState, Minutes, MinutesState, PartyVote
from meetings.services.decisions import correct_logged_decision, log_decision
from omstilling.audit.errors import DomainError
from omstilling.audit.uow import unit_of_work
from projects.models import Decision, Seat, SeatFunction
from projects.services.decisions import confirm_decision
from tests.cast import START, agenda_item, attend, case, measure, meeting, milestone, user, write


@pytest.fixture
def item(cast: Any) -> AgendaItem:
    at = meeting(cast)
    attend(cast, at, "chair", "member", "union_rep", "secretary")
    return agenda_item(cast, at)


def log(cast: Any, item: AgendaItem, **more: Any) -> Decision:
    values = {
        "kind": "final",
        "outcome": "adopted",
        "text": "Renholdet samles i én enhet.",
        "unanimous": True,
        "by": cast.member,
        **more,
    }
    return log_decision(item=item, **values)


def votes(**parties: tuple[int, int]) -> list[dict[str, Any]]:
    return [{"party": p, "votes_for": f, "votes_against": a, "names": ""} for p, (f, a) in parties.items()]


def test_a_decision_is_dated_by_its_meeting_and_counts_at_once(cast: Any, item: AgendaItem) -> None:
    decision = log(cast, item)
    item.refresh_from_db()
    assert item.decision == decision
    assert item.unanimous
    assert decision.decided_on == item.meeting.held_on
    assert decision.counts_as_adopted
    assert not decision.is_confirmed
    assert decision.history.first().actor_label == "Mari Medlem"


def test_it_concerns_measures_milestones_and_study_areas_in_the_same_unit(cast: Any, item: AgendaItem) -> None:
    saving, goal = measure(cast), milestone(cast)
    decision = log(cast, item, measures=[(saving, 900_000, date(2011, 8, 1))], milestones=[goal])
    link = MeasureDecision.objects.get(decision=decision)
    assert (link.measure, link.adopted_effect, link.adopted_from) == (saving, 900_000, date(2011, 8, 1))
    assert [row.milestone for row in decision.milestone_links.all()] == [goal]
    moments = {row.history.first().history_date for row in (decision, link)}
    assert len(moments) == 1


def test_a_wrong_measure_undoes_everything(cast: Any, item: AgendaItem) -> None:
    gone = measure(cast)
    with unit_of_work(by=cast.secretary, reason="Bortfalt"):
        gone.withdraw()
    with pytest.raises(DomainError, match="bortfalt"):
        log(cast, item, measures=[(gone, None, None)])
    assert not Decision.objects.exists()


def test_votes_are_kept_per_party(cast: Any, item: AgendaItem) -> None:
    log(cast, item, unanimous=False, votes=votes(Ap=(1, 0), H=(0, 1)), chair_decided=True)
    item.refresh_from_db()
    kept = {v.party: (v.votes_for, v.votes_against) for v in PartyVote.objects.active().filter(item=item)}
    assert kept == {"Ap": (1, 0), "H": (0, 1)}
    assert item.chair_decided


@pytest.mark.parametrize(
    ("more", "words"),
    [
        ({"unanimous": False}, "enstemmig"),
        ({"unanimous": False, "votes": votes(Ap=(1, 0), H=(0, 1))}, "likt"),
        ({"votes": votes(Ap=(1, 0), H=(0, 1))}, "enstemmig"),
        ({"unanimous": False, "votes": votes(Ap=(0, 1), H=(0, 1))}, "ikke vedtatt"),
        ({"unanimous": False, "outcome": "not_adopted", "votes": votes(Ap=(1, 0), H=(1, 0))}, "vedtatt"),
        ({"unanimous": False, "votes": votes(Ap=(2, 0), H=(0, 1))}, "til stede"),
        ({"unanimous": False, "votes": votes(Ap=(1, 0), H=(1, 0)), "chair_decided": True}, "like|likt"),
        ({"text": " "}, "teksten"),
        ({"kind": "advice"}, "endelige vedtak"),
        ({"deadline": date(2011, 3, 9)}, r"10\.03\.2011"),
    ],
)
def test_what_the_numbers_or_the_rules_contradict_is_refused(
    cast: Any, item: AgendaItem, more: dict[str, Any], words: str
) -> None:
    with pytest.raises(DomainError, match=words):
        log(cast, item, **more)
    item.refresh_from_db()
    assert item.decision_id is None
    assert not PartyVote.objects.active().exists()


def test_a_union_seat_without_vote_has_no_votes(cast: Any, item: AgendaItem) -> None:
    with pytest.raises(DomainError):
        log(
            cast,
            item,
            unanimous=False,
            votes=votes(Ap=(1, 0), H=(1, 0), **{"hovedtillitsvalgt for Fagforbundet": (1, 0)}),
        )


def test_without_half_of_the_members_nothing_is_adopted_but_the_case_can_be_postponed(cast: Any) -> None:
    for n in range(2):
        person = user(f"medlem{n}")
        write(Seat(body=cast.steering, person=person, function=SeatFunction.MEMBER, party="V", valid_from=START))
    at = meeting(cast)
    attend(cast, at, "chair")
    attend(cast, at, "member", status=AttendanceStatus.APOLOGY)
    item = agenda_item(cast, at)
    with pytest.raises(DomainError, match="ikke vedtaksfør"):
        log(cast, item)
    postponed = log(cast, item, outcome="postponed", text="")
    item.refresh_from_db()
    assert postponed.outcome == "postponed"
    assert not item.unanimous


def test_without_attendance_nothing_is_adopted(cast: Any) -> None:
    item = agenda_item(cast, meeting(cast))
    with pytest.raises(DomainError, match="frammøtet"):
        log(cast, item)


def test_a_postponed_case_is_decided_in_the_next_meeting_under_its_number(cast: Any) -> None:
    about = case(cast)
    first, second = meeting(cast, held_on=date(2011, 2, 1)), meeting(cast, held_on=date(2011, 3, 1))
    for at in (first, second):
        attend(cast, at, "chair", "member")
    log(cast, agenda_item(cast, first, about), outcome="postponed", text="")
    decided = log(cast, agenda_item(cast, second, about))
    assert [d.outcome for d in about.decisions.order_by("decided_on")] == ["postponed", "adopted"]
    assert decided.case_id == about.pk


def test_a_meeting_that_is_not_held_has_no_decisions(cast: Any) -> None:
    at = meeting(cast, state=MeetingState.CALLED)
    attend(cast, at, "chair", "member")
    with pytest.raises(DomainError, match="ikke holdt"):
        log(cast, agenda_item(cast, at))


def test_an_administrative_group_advises_without_quorum(cast: Any) -> None:
    at = meeting(cast, body="project_body")
    about = agenda_item(cast, at, case(cast, body="project_body"))
    with pytest.raises(DomainError, match="anbefalinger"):
        log(cast, about, by=cast.secretary)
    advice = log(cast, about, kind="advice", by=cast.secretary)
    assert advice.outcome_word == "anbefalt"
    assert not advice.counts_as_adopted


def test_a_case_is_decided_once(cast: Any, item: AgendaItem) -> None:
    log(cast, item)
    with pytest.raises(DomainError, match="alt ført"):
        log(cast, item)
    assert Decision.objects.count() == 1


def test_a_draft_is_corrected_with_reason_and_history(cast: Any, item: AgendaItem) -> None:
    saving = measure(cast)
    decision = log(cast, item, measures=[(saving, 900_000, None)])
    correct_logged_decision(
        decision=decision,
        changes={"text": "Renholdet samles fra 1. august."},
        unanimous=False,
        votes=votes(Ap=(1, 0), H=(1, 0)),
        measures=[],
        by=cast.secretary,
        reason="Datoen manglet",
    )
    item.refresh_from_db()
    newest, first = decision.history.all()
    assert (first.text, newest.text) == ("Renholdet samles i én enhet.", "Renholdet samles fra 1. august.")
    assert newest.history_change_reason == "Datoen manglet"
    assert not item.unanimous
    assert PartyVote.objects.active().filter(item=item).count() == 2
    assert not MeasureDecision.objects.active().exists()


@pytest.mark.parametrize("state", [MinutesState.FOR_APPROVAL, MinutesState.APPROVED, MinutesState.PUBLISHED])
def test_when_the_minutes_are_no_draft_nothing_is_logged_or_corrected(cast: Any, item: AgendaItem, state: str) -> None:
    decision = log(cast, item)
    other = agenda_item(cast, item.meeting, case(cast))
    write(Minutes(meeting=item.meeting, version=1, state=state))
    with pytest.raises(DomainError, match="Protokollen"):
        correct_logged_decision(decision=decision, changes={"text": "Noe annet"}, by=cast.secretary)
    with pytest.raises(DomainError, match="Protokollen"):
        log(cast, other)


def test_a_confirmed_decision_keeps_its_text(cast: Any, item: AgendaItem) -> None:
    decision = log(cast, item)
    confirm_decision(decision=decision, by=cast.chair)
    with pytest.raises(DomainError, match="nytt vedtak"):
        correct_logged_decision(decision=decision, changes={"text": "Noe annet"}, by=cast.secretary)


@pytest.mark.django_db(transaction=True)
def test_two_who_log_at_once_make_one_decision() -> None:
    from tests.cast import make_cast

    cast = make_cast()
    at = meeting(cast)
    attend(cast, at, "chair", "member")
    item = agenda_item(cast, at)
    gate, wrong = threading.Barrier(3), []

    def work() -> None:
        try:
            gate.wait(timeout=30)
            log(cast, AgendaItem.objects.get(pk=item.pk))
        except Exception as error:
            wrong.append(error)
        finally:
            connection.close()

    threads = [threading.Thread(target=work) for _n in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=60)
    assert Decision.objects.count() == 1
    assert len(wrong) == 2
    assert all(isinstance(error, DomainError) for error in wrong), wrong
