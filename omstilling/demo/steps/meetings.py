"""The meetings: planned, called, held, their cases with what was decided, and the minutes."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from typing import Any

from meetings.documents import issue_minutes
from meetings.services.agenda import put_on_agenda
from meetings.services.attendance import Entry, record_all_attendance
from meetings.services.decisions import log_decision
from meetings.services.grounds import close_doors, recuse
from meetings.services.items import add_proposal, add_remark, set_discussion, set_union_statement
from meetings.services.meetings import call_meeting, hold_meeting, plan_meeting, update_meeting
from meetings.services.minutes import approve_minutes, open_minutes, publish_minutes, send_for_approval
from projects import law
from projects.services.cases import register_case
from projects.services.decisions import follow_up_decision

from ..acts import Act, World
from ..content import meetings_2010, meetings_2011, money
from ..content.kinds import Case, Decided, Meeting, clock

#: What a measure was to give when it was put forward: that is what was recommended and adopted.
PUT_FORWARD = {measure.key: (measure.effect, measure.starts) for measure in money.MEASURES}


def acts() -> Iterator[Act]:
    """Yield the acts of every meeting."""
    for meeting in (*meetings_2010.MEETINGS, *meetings_2011.MEETINGS):
        yield from _meeting(meeting)
    for case, meeting_key, when in meetings_2011.AGAIN:
        yield Act(
            when,
            "sekretaer",
            "Saken som ble utsatt, er satt på sakslista",
            lambda w, by, case=case, key=meeting_key: _again(w, by, case, key),  # type: ignore[misc]
        )


def _meeting(meeting: Meeting) -> Iterator[Act]:
    def act(at: datetime, reason: str, do: Any, by: str = "sekretaer") -> Act:
        return Act(at, by, reason, lambda w, who: do(w, who, meeting))

    yield act(meeting.planned, "Møtet er planlagt", _plan)
    listed = clock(meeting.called, 9) if meeting.called else meeting.planned + timedelta(hours=1)
    for i, case in enumerate(meeting.cases):
        yield Act(
            listed + timedelta(minutes=4 * i),
            "sekretaer",
            "Saken er registrert og satt på sakslista",
            lambda w, by, case=case: _register(w, by, meeting, case),  # type: ignore[misc]
        )
    if meeting.called:
        yield act(clock(meeting.called, 14), "Innkallingen er sendt", _call)
    if not meeting.held:
        return
    ended = clock(meeting.held_on, *divmod(_minutes(meeting.ends), 60))
    yield act(ended + timedelta(minutes=5), "Møtet er holdt", _hold)
    yield act(ended + timedelta(minutes=10), "Frammøtet er ført", _attend)
    for i, case in enumerate(meeting.cases):
        yield from _case(case, ended + timedelta(minutes=15 + 6 * i))
    yield from _minutes_of(meeting)


def _case(case: Case, moment: datetime) -> Iterator[Act]:
    """Yield what happened in one case of a meeting that was held."""
    yield Act(moment, "sekretaer", f"Behandlingen av «{case.public_title or case.title}» er ført", _treat(case))
    if case.union_statement:
        yield Act(
            moment + timedelta(minutes=1),
            "tillitsvalgt",
            "Uttalelsen fra tillitsvalgte er lagt ved",
            lambda w, by: set_union_statement(item=w.items[case.key], text=case.union_statement, by=by),
        )
    decided = case.decided
    if decided:
        yield Act(
            moment + timedelta(minutes=2),
            decided.logged_by,
            "Vedtaket er ført",
            lambda w, by: _log(w, by, case, decided),
        )
    for person, text in case.remarks:
        yield Act(
            moment + timedelta(minutes=3),
            person,
            "Protokolltilførselen er gitt",
            lambda w, by, text=text: _remark(w, by, case, text),  # type: ignore[misc]
        )
    if decided and decided.carried_out:
        on = decided.carried_out
        after = max(clock(on, 15), moment + timedelta(days=1, hours=1))
        yield Act(after, "sekretaer", "Vedtaket er fulgt opp", lambda w, by: _follow_up(w, by, case, on))


def _minutes_of(meeting: Meeting) -> Iterator[Act]:
    def act(at: datetime, reason: str, do: Any, by: str = "sekretaer") -> Act:
        return Act(at, by, reason, lambda w, who: do(w, who, meeting))

    if not meeting.minutes:
        return
    yield act(clock(meeting.held_on, 18), "Protokollen er påbegynt", _open)
    if meeting.approved_on:
        yield act(clock(meeting.approved_on, 9), "Protokollen er sendt til godkjenning", _send)
        yield act(clock(meeting.approved_on, 12), "Protokollen er godkjent", _approve, meeting.approved_by)
        yield Act(
            clock(meeting.approved_on, 12, 5),
            meeting.approved_by,
            "Protokollen er utstedt som PDF",
            lambda w, by: issue_minutes(minutes=w.minutes[meeting.key], by=by),
            alone=True,
        )
    if meeting.minutes == "published" and meeting.approved_on:
        yield act(clock(meeting.approved_on, 13), "Protokollen er publisert", _publish)


def _minutes(text: str) -> int:
    at = time.fromisoformat(text)
    return at.hour * 60 + at.minute


def _time(text: str) -> time | None:
    return time.fromisoformat(text) if text else None


def _plan(world: World, by: Any, meeting: Meeting) -> None:
    world.meetings[meeting.key] = plan_meeting(
        body=world.bodies[meeting.body],
        held_on=meeting.held_on,
        starts_at=_time(meeting.starts),
        place=meeting.place,
        access=meeting.access or None,
        by=by,
    )


def _register(world: World, by: Any, meeting: Meeting, case: Case) -> None:
    world.cases[case.key] = register_case(
        body=world.bodies[meeting.body],
        kind=case.kind,
        title=case.title,
        year=meeting.held_on.year,
        public_title=case.public_title,
        background=case.background,
        assessment=case.assessment,
        recommendation=case.recommendation,
        access=case.access,
        legal_basis=case.legal_basis,
        by=by,
    )
    world.items[case.key] = put_on_agenda(meeting=world.meetings[meeting.key], case=world.cases[case.key], by=by)


def _again(world: World, by: Any, case: str, meeting: str) -> None:
    put_on_agenda(meeting=world.meetings[meeting], case=world.cases[case], by=by)


def _call(world: World, by: Any, meeting: Meeting) -> None:
    assert meeting.called is not None
    call_meeting(meeting=world.meetings[meeting.key], on=meeting.called, by=by)


def _hold(world: World, by: Any, meeting: Meeting) -> None:
    row = world.meetings[meeting.key]
    if meeting.remarks:
        update_meeting(meeting=row, changes={"remarks": meeting.remarks}, by=by)
    hold_meeting(meeting=row, starts_at=_time(meeting.starts), ends_at=_time(meeting.ends), by=by)


def _attend(world: World, by: Any, meeting: Meeting) -> None:
    def seat(person: str) -> Any:
        return world.seats[f"{meeting.body}.{person}"]

    entries = [
        Entry(
            seat(there.person),
            there.status,
            substitute_for=seat(there.instead_of) if there.instead_of else None,
            from_item=there.from_item,
            to_item=there.to_item,
            leave_basis=there.leave_basis,
        )
        for there in meeting.attendance
    ]
    record_all_attendance(meeting=world.meetings[meeting.key], entries=entries, by=by)


def _treat(case: Case) -> Any:
    def do(world: World, by: Any) -> None:
        item = world.items[case.key]
        body = case_body(world, case)
        if case.discussion:
            set_discussion(item=item, text=case.discussion, by=by)
        if case.recommendation:
            add_proposal(item=item, text=case.recommendation, is_recommendation=True, by=by)
        for person, text in case.proposals:
            add_proposal(item=item, text=text, proposer=world.seats[f"{body}.{person}"], by=by)
        for person, basis, vote, instead in case.recused:
            recuse(
                item=item,
                seat=world.seats[f"{body}.{person}"],
                basis=basis,
                vote=vote,
                replaced_by=world.seats[f"{body}.{instead}"],
                by=by,
            )
        if case.closed_vote:
            basis = law.cite(law.Rule.CLOSED_DOORS, item.meeting.held_on)
            close_doors(item=item, basis=basis, vote=case.closed_vote, by=by)

    return do


def case_body(world: World, case: Case) -> str:
    """Return the key of the case's body."""
    body_id = world.cases[case.key].body_id
    return next(key for key, body in world.bodies.items() if body.pk == body_id)


def _log(world: World, by: Any, case: Case, decided: Decided) -> None:
    adopted = decided.outcome == "adopted"
    votes = [
        {
            "party": vote.party,
            "votes_for": vote.votes_for,
            "votes_against": vote.votes_against,
            "names": vote.names,
        }
        for vote in decided.votes
    ]
    item = world.items[case.key]
    world.decisions[case.key] = log_decision(
        item=item,
        kind=decided.kind,
        outcome=decided.outcome,
        text=decided.text,
        unanimous=adopted and not votes and item.meeting.body.is_elected,
        votes=votes,
        responsible=world.person(decided.responsible),
        deadline=decided.deadline,
        meaning=decided.meaning,
        measures=[(world.measures[key], *(PUT_FORWARD[key] if adopted else (None, None))) for key in decided.measures],
        milestones=[world.milestones[key] for key in decided.milestones],
        study_areas=[world.studies[key] for key in decided.studies],
        by=by,
    )


def _remark(world: World, by: Any, case: Case, text: str) -> None:
    seat = world.seats[f"{case_body(world, case)}.{by.username}"]
    add_remark(item=world.items[case.key], seat=seat, text=text, by=by)


def _follow_up(world: World, by: Any, case: Case, on: date) -> None:
    decision = world.decisions[case.key]
    decision.refresh_from_db()
    follow_up_decision(decision=decision, on=on, by=by)


def _open(world: World, by: Any, meeting: Meeting) -> None:
    world.minutes[meeting.key] = open_minutes(meeting=world.meetings[meeting.key], by=by)


def _send(world: World, by: Any, meeting: Meeting) -> None:
    send_for_approval(minutes=world.minutes[meeting.key], by=by)


def _approve(world: World, by: Any, meeting: Meeting) -> None:
    approve_minutes(minutes=world.minutes[meeting.key], by=by)


def _publish(world: World, by: Any, meeting: Meeting) -> None:
    publish_minutes(minutes=world.minutes[meeting.key], by=by)
