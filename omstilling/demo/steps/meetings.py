"""The meetings: planned, called, held, their cases with what was decided, and the minutes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict
from datetime import date, datetime, time, timedelta
from typing import Any

from budget.services import link_case
from meetings.documents import issue_minutes
from meetings.services.agenda import put_on_agenda
from meetings.services.attendance import Entry, record_all_attendance
from meetings.services.decisions import log_decision
from meetings.services.grounds import close_doors, recuse
from meetings.services.items import add_proposal, add_remark, set_discussion, set_union_statement
from meetings.services.meetings import call_meeting, hold_meeting, plan_meeting, update_meeting
from meetings.services.minutes import approve_minutes, open_minutes, publish_minutes, send_for_approval
from meetings.services.votes import record_votes
from projects import law
from projects.services.case_parts import add_exempt_part
from projects.services.cases import register_case
from projects.services.decisions import follow_up_decision

from ..acts import Act, World
from ..content import meetings_2010, meetings_2011, money, notice_september
from ..content.case_papers import CONTINUES, KEPT_BACK, PAPERS, Paper
from ..content.kinds import Case, Decided, Meeting, Votes, clock
from .ballots import is_voted_by_name, vote_by_name

ELECTED = ("council", "steering")
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
            _again,
            (case, meeting_key),
        )


def _meeting(meeting: Meeting) -> Iterator[Act]:
    yield Act(meeting.planned, "sekretaer", "Møtet er planlagt", _plan, (meeting,))
    listed = clock(meeting.called, 9) if meeting.called else meeting.planned + timedelta(hours=1)
    for i, case in enumerate(meeting.cases):
        yield Act(
            listed + timedelta(minutes=4 * i),
            "sekretaer",
            "Saken er registrert og satt på sakslista",
            _register,
            (meeting, case),
        )
    if meeting.called and meeting.key != notice_september.MEETING:
        yield Act(clock(meeting.called, 14), "sekretaer", "Innkallingen er sendt", _call, (meeting,))
    if not meeting.held:
        return
    ended = clock(meeting.held_on, *divmod(_minutes(meeting.ends), 60))
    yield Act(ended + timedelta(minutes=5), "sekretaer", "Møtet er holdt", _hold, (meeting,))
    yield Act(ended + timedelta(minutes=10), "sekretaer", "Frammøtet er ført", _attend, (meeting,))
    for i, case in enumerate(meeting.cases):
        yield from _case(case, ended + timedelta(minutes=15 + 6 * i))
    yield from _minutes_of(meeting)


def _case(case: Case, moment: datetime) -> Iterator[Act]:
    """Yield what happened in one case of a meeting that was held."""
    if case.discussion or case.recommendation or case.proposals or case.recused or case.closed_vote:
        yield Act(moment, "sekretaer", "Behandlingen er ført", _treat, (case,))
    if case.union_statement:
        yield Act(
            moment + timedelta(minutes=1),
            "tillitsvalgt",
            "Uttalelsen fra tillitsvalgte er lagt ved",
            _state,
            (case,),
        )
    if is_voted_by_name(case):
        yield Act(moment + timedelta(seconds=90), "sekretaer", "Voteringen er ført", vote_by_name, (case,))
    decided = case.decided
    if decided:
        yield Act(
            moment + timedelta(minutes=2),
            decided.logged_by,
            "Vedtaket er ført",
            _log,
            (case, decided),
        )
    for person, text in case.remarks:
        yield Act(
            moment + timedelta(minutes=3),
            person,
            "Protokolltilførselen er gitt",
            _remark,
            (case, text),
        )
    if decided and decided.carried_out:
        on = decided.carried_out
        after = max(clock(on, 15), moment + timedelta(days=1, hours=1))
        yield Act(after, "sekretaer", "Vedtaket er fulgt opp", _follow_up, (case, on))


def _minutes_of(meeting: Meeting) -> Iterator[Act]:
    """Yield the way of the minutes. Those of the elected bodies are issued as PDF when they are approved."""
    if not meeting.minutes:
        return
    it = "Protokollen" if meeting.body in ELECTED else "Referatet"
    yield Act(clock(meeting.held_on, 18), "sekretaer", f"{it} er påbegynt", _open, (meeting,))
    day, chair = meeting.approved_on, meeting.approved_by
    if day is None:
        return
    yield Act(clock(day, 9), "sekretaer", f"{it} er sendt til godkjenning", _send, (meeting,))
    yield Act(clock(day, 12), chair, f"{it} er godkjent", _approve, (meeting,))
    if meeting.body in ELECTED:
        yield Act(clock(day, 12, 5), chair, f"{it} er utgitt som PDF", _issue, (meeting,), alone=True)
    if meeting.minutes == "published":
        yield Act(clock(day, 13), "sekretaer", f"{it} er publisert", _publish, (meeting,))


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
    paper, kept = PAPERS.get(case.key, Paper()), KEPT_BACK.get(case.key)
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
        economy=paper.economy,
        co_determination=paper.co_determination,
        alternatives=paper.alternatives,
        continues=world.cases[CONTINUES[case.key]] if case.key in CONTINUES else None,
        by=by,
    )
    if kept is not None:
        add_exempt_part(
            case=world.cases[case.key],
            section=kept.section,
            text=kept.text,
            legal_basis=kept.legal_basis,
            exempt_to=kept.until,
            by=by,
        )
    world.items[case.key] = put_on_agenda(meeting=world.meetings[meeting.key], case=world.cases[case.key], by=by)
    _link_measures(world, by, case)


def _link_measures(world: World, by: Any, case: Case) -> None:
    """Link the case to its measures that are there; those that come later are linked when it is decided."""
    for key in case.decided.measures if case.decided else ():
        if key in world.measures:
            link_case(measure=world.measures[key], case=world.cases[case.key], by=by)


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


def _treat(world: World, by: Any, case: Case) -> None:
    item, body = world.items[case.key], case_body(world, case)
    if case.discussion:
        set_discussion(item=item, text=case.discussion, by=by)
    if case.recommendation:
        add_proposal(item=item, text=case.recommendation, is_recommendation=True, by=by)
    for person, text, votes in case.proposals:
        proposal = add_proposal(item=item, text=text, proposer=world.seats[f"{body}.{person}"], by=by)
        record_votes(item=item, votes=_votes(votes), proposal=proposal, by=by)
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


def _state(world: World, by: Any, case: Case) -> None:
    set_union_statement(item=world.items[case.key], text=case.union_statement, by=by)


def case_body(world: World, case: Case) -> str:
    """Return the key of the case's body."""
    body_id = world.cases[case.key].body_id
    return next(key for key, body in world.bodies.items() if body.pk == body_id)


def _votes(votes: tuple[Votes, ...]) -> list[dict[str, Any]]:
    return [asdict(vote) for vote in votes]


def _log(world: World, by: Any, case: Case, decided: Decided) -> None:
    adopted = decided.outcome == "adopted"
    votes = _votes(decided.votes)
    item = world.items[case.key]
    _link_measures(world, by, case)
    world.decisions[case.key] = log_decision(
        item=item,
        kind=decided.kind,
        outcome=decided.outcome,
        text=decided.text,
        unanimous=adopted and not votes and item.meeting.body.is_elected and not is_voted_by_name(case),
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


def _issue(world: World, by: Any, meeting: Meeting) -> None:
    issue_minutes(minutes=world.minutes[meeting.key], by=by)
