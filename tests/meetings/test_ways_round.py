"""Ways round the rules of a meeting: what is put right afterwards must not say what the body never decided."""

from datetime import date, time
from typing import Any

import pytest

from meetings.ballots import ballots_of
from meetings.minutes import flaws_of, minutes_document, to_plain
from meetings.models import (
    AgendaItem,
    Attendance,
    AttendanceGap,
    AttendanceStatus,
    BallotSubject,
    MeetingForm,
    Minutes,
    MinutesState,
)
from meetings.papers import case_paper
from meetings.selectors import present_in
from meetings.services import (
    add_proposal,
    judge_recusal,
    mark_unlisted,
    put_on_agenda,
    record_attendance,
    record_ballot,
    recuse,
    update_meeting,
)
from meetings.services.decisions import correct_logged_decision, log_decision
from meetings.services.live import come_in, note_objections
from omstilling.audit.errors import DomainError
from omstilling.pdf.fingerprints import fingerprint
from projects.models import CaseKind, Seat
from projects.services.decisions import confirm_decision, correct_decision, unconfirm_decision
from tests import cast as made
from tests.cast import write
from tests.flow import post_form
from tests.projects.test_case_numbers import at_once

AGAINST = [{"party": p, "votes_against": n} for p, n in (("Ap", 2), ("H", 1), ("Sp", 1), ("SV", 1))]


def logged(room: Any, outcome: str = "adopted", **more: Any) -> Any:
    values = {"kind": "final", "text": "Renholdet samles.", "by": room.secretary, **more}
    return log_decision(item=room.item, outcome=outcome, **values)


def flaws(room: Any) -> str:
    return " | ".join(flaw.text for flaw in flaws_of(room.meeting))


@pytest.mark.parametrize(
    "votes",
    [
        {"unanimous": True},
        {"votes": [{**row, "votes_for": row["votes_against"], "votes_against": 0} for row in AGAINST]},
    ],
)
def test_a_decision_that_becomes_a_postponement_leaves_no_vote_over_the_case_behind(room: Any, votes: Any) -> None:
    room.everyone()
    decision = logged(room, unanimous=True)
    votes = {"unanimous": False, **votes}
    correct_logged_decision(decision=decision, changes={"outcome": "postponed"}, by=room.secretary, **votes)
    room.item.refresh_from_db()
    assert [b.subject for b in ballots_of(room.item)] == [BallotSubject.POSTPONEMENT]
    assert not room.item.unanimous
    correct_logged_decision(decision=decision, changes={"outcome": "adopted"}, by=room.secretary, **votes)
    assert [b.subject for b in ballots_of(room.item)] == [BallotSubject.PROPOSAL]


def test_a_substitute_who_is_away_takes_nobodys_seat(room: Any) -> None:
    room.everyone()
    away, by = room.seats["sub_h"], room.secretary
    record_attendance(meeting=room.meeting, seat=away, status=AttendanceStatus.APOLOGY, by=by)
    with pytest.raises(DomainError) as error:
        judge_recusal(
            item=room.item, seat=room.seats["member"], basis="fvl. § 6", replaced_by=away, unanimous=True, by=by
        )
    assert error.value.field == "replaced_by"


def test_a_substitute_who_turns_out_to_have_been_away_does_not_vote(room: Any) -> None:
    room.everyone()
    by = room.secretary
    recuse(
        item=room.item,
        seat=room.seats["member"],
        basis="fvl. § 6",
        vote="Enstemmig.",
        replaced_by=room.seats["sub_h"],
        by=by,
    )
    assert present_in(room.item).may_vote(room.seats["sub_h"].pk)
    record_attendance(meeting=room.meeting, seat=room.seats["sub_h"], status=AttendanceStatus.ABSENT, by=by)
    assert not present_in(room.item).may_vote(room.seats["sub_h"].pk)


def test_what_was_noted_without_quorum_or_over_an_objection_is_named_too(room: Any) -> None:
    room.everyone()
    room.item.case.kind = CaseKind.INFORMATION
    write(room.item.case)
    logged(room, "noted", text="")
    room.item.refresh_from_db()
    assert "vedtaksført" not in flaws(room) and "tredel" not in flaws(room)
    note_objections(item=room.item, unlisted=True, objectors=2, chair_objected=False, by=room.secretary)
    assert "tredel hadde innvendinger" in flaws(room)
    room.attend("chair", "member")
    assert "organet var ikke vedtaksført (2 av 5 til stede i saken)" in flaws(room)


def test_a_decision_none_of_whose_proposals_won_after_all_is_named(room: Any) -> None:
    room.everyone()
    by = room.secretary
    proposal = add_proposal(item=room.item, text="Renholdet samles.", proposer=room.seats["ap"], by=by)
    ballot = record_ballot(item=room.item, subject=BallotSubject.PROPOSAL, proposal=proposal, unanimous=True, by=by)
    logged(room)
    room.item.refresh_from_db()
    assert "flertall" not in flaws(room)
    record_ballot(
        item=room.item, subject=BallotSubject.PROPOSAL, proposal=proposal, votes=AGAINST, ballot=ballot, by=by
    )
    assert "resultatet er «vedtatt», men ingen av forslagene fikk flertall" in flaws(room)


def test_why_somebody_was_excused_is_read_on_the_cases_page_by_the_body_alone(room: Any) -> None:
    room.everyone()
    recuse(
        item=room.item,
        seat=room.seats["member"],
        basis="kommuneloven § 11-11, sykdom i familien",
        vote="Enstemmig.",
        is_leave=True,
        by=room.secretary,
    )
    url = f"{room.meeting.get_absolute_url()}saker/{room.item.pk}/"
    for role, reads in (("employee", False), ("member", True)):
        page = room.cast.client(role).get(url).content.decode()
        assert "Mari Medlem ble fritatt" in page and ("sykdom" in page) is reads


def test_a_paper_tells_of_the_body_before_what_is_confirmed(cast: Any) -> None:
    first = made.case(cast, "Renhold")
    second = made.case(cast, "Renhold", body="council_body", continues=first)
    decision = made.decision(cast, first, text="Renholdet samles.", decided_on=date(2011, 2, 1))

    def told(*, public: bool) -> list[str]:
        return [step.text for step in case_paper(second, public=public).path]

    assert (told(public=True), told(public=False)) == ([""], ["Renholdet samles."])
    confirm_decision(decision=decision, by=cast.secretary)
    assert told(public=True) == ["Renholdet samles."]
    unconfirm_decision(decision=decision, by=cast.secretary, reason="Feil i teksten")
    correct_decision(decision=decision, changes={"text": "Renholdet deles."}, by=cast.secretary)
    assert told(public=True) == told(public=False) == ["Renholdet samles."]


def test_objections_told_on_the_cases_page_keep_the_case_from_being_decided(room: Any) -> None:
    room.everyone()
    client, url = room.cast.client("secretary"), f"{room.meeting.get_absolute_url()}saker/{room.item.pk}/tilleggssak/"
    assert post_form(client, url, {"unlisted": "on", "objectors": "9"}).status_code == 422
    assert post_form(client, url, {"unlisted": "on", "objectors": "2"}).status_code == 303
    room.item.refresh_from_db()
    assert room.item.unlisted_note == "2 av de frammøtte hadde innvendinger mot at saken ble avgjort."
    with pytest.raises(DomainError, match="2 av 5 frammøtte har innvendinger"):
        logged(room, unanimous=True)


def test_a_case_that_no_notice_had_stays_unlisted(room: Any) -> None:
    made.notice(room.meeting)
    late = made.agenda_item(room.cast, room.meeting, made.case(room.cast, "Brannbil"), unlisted=True)
    told = {"unlisted": False, "by": room.secretary}
    for act in (
        lambda: mark_unlisted(item=late, **told),
        lambda: note_objections(item=late, objectors=None, chair_objected=False, **told),
    ):
        with pytest.raises(DomainError, match="ikke i noen innkalling"):
            act()
    assert not mark_unlisted(item=room.item, **told).unlisted


@pytest.mark.parametrize(("basis", "closes"), [("offl. § 13 jf. fvl. § 13 (1) nr. 1", True), ("offl. § 23", False)])
def test_a_case_under_a_duty_of_secrecy_is_not_decided_remotely(room: Any, basis: str, closes: bool) -> None:
    room.everyone()
    about, remote = room.item.case, {"form": MeetingForm.REMOTE, "remote_basis": "KS 1/11"}
    about.access, about.legal_basis, about.public_title = "exempt", basis, "Personalsak"
    write(about)
    if not closes:
        update_meeting(meeting=room.meeting, changes=remote, by=room.secretary)
        assert logged(room, unanimous=True).pk
        return
    with pytest.raises(DomainError, match="fjernmøte"):
        update_meeting(meeting=room.meeting, changes=remote, by=room.secretary)
    room.meeting.form, room.meeting.remote_basis = remote.values()
    write(room.meeting)
    with pytest.raises(DomainError, match="ikke tas opp i et fjernmøte"):
        logged(room, unanimous=True)
    assert logged(room, "postponed", text="").pk and "møtet var et fjernmøte" not in flaws(room)


def test_whoever_comes_back_after_a_while_does_not_lose_the_cases_from_before(room: Any) -> None:
    room.everyone()
    seat, by = room.seats["member"], room.secretary
    third = made.agenda_item(room.cast, room.meeting, made.case(room.cast, "Brannbil"))
    stayed = {"seat": seat, "status": AttendanceStatus.PRESENT, "to_item": 1, "left_at": time(10)}
    record_attendance(meeting=room.meeting, by=by, **stayed)
    assert come_in(item=third, seat=seat, by=by).from_item == 3, "nothing was treated while the member was there"
    record_attendance(meeting=room.meeting, by=by, **stayed)
    logged(room, unanimous=True)
    back = come_in(item=third, seat=seat, at=time(10, 40), by=by)
    assert (back.from_item, back.to_item, back.left_at) == (None, None, None)
    assert [present_in(item).may_vote(seat.pk) for item in (*room.items[:2], third)] == [True, False, True]
    record_attendance(meeting=room.meeting, by=by, **{**stayed, "left_at": None})
    assert not AttendanceGap.objects.active().exists(), "gone for good: no gap in what is left"
    assert come_in(item=room.items[1], seat=seat, by=by).from_item is None, "back at once, as if never gone"
    with pytest.raises(DomainError, match="alt ført som til stede"):
        come_in(item=third, seat=seat, by=by)


def test_the_page_of_attendance_keeps_the_hours_noted_in_the_meeting(room: Any) -> None:
    room.everyone()
    seat, by = room.seats["member"], room.secretary
    hours = {"arrived_at": time(9, 15), "left_at": time(10, 30)}
    told = {"seat": seat, "status": AttendanceStatus.PRESENT, "to_item": 1, **hours}
    record_attendance(meeting=room.meeting, by=by, **told)
    url = f"{room.meeting.get_absolute_url()}frammote/"
    for field, value, left in (
        (f"leave_basis-{seat.pk}", "Permisjon", time(10, 30)),
        (f"to_item-{seat.pk}", "", None),
    ):
        assert post_form(room.cast.client("secretary"), url, {field: value}).status_code == 303
        row = Attendance.objects.active().get(seat=seat)
        assert (row.leave_basis, row.arrived_at, row.left_at) == ("Permisjon", time(9, 15), left)


def test_a_seat_without_a_vote_is_not_made_chair_of_a_meeting_that_was_held(room: Any) -> None:
    with pytest.raises(DomainError, match="kan ikke lede møtet"):
        update_meeting(meeting=room.meeting, changes={"chaired_by": room.seats["union_rep"]}, by=room.secretary)


def test_what_was_sent_and_published_is_not_read_by_those_from_whom_a_case_is_kept_back_since(room: Any) -> None:
    room.everyone()
    made.notice(room.meeting)
    employee, member = room.cast.client("employee"), room.cast.client("member")
    public = to_plain(minutes_document(room.meeting, public=True))
    frozen = {"public_source": public, "public_sha256": fingerprint(public)}
    write(Minutes(meeting=room.meeting, version=1, state=MinutesState.PUBLISHED, **frozen))
    at = room.meeting.get_absolute_url()
    pages = (f"{at}innkallinger/1/?utgave=offentlig", f"{at}protokoll/?utgave=offentlig")

    def told(client: Any) -> list[bool]:
        return ["Organisering av renhold" in client.get(page).content.decode() for page in pages]

    assert told(employee) == told(member) == [True, True]
    about = room.item.case
    about.access, about.legal_basis, about.public_title = "exempt", "offl. § 13", "Personalsak"
    write(about)
    assert (told(employee), told(member)) == ([False, False], [True, True])


@pytest.mark.django_db(transaction=True)
def test_those_who_write_at_once_get_a_number_and_a_place_each_and_one_seat_is_taken_once() -> None:
    cast = made.make_cast()
    by, at = cast.secretary, made.meeting(cast)
    item = made.agenda_item(cast, at)
    cases = [made.case(cast, f"Sak {number}") for number in range(6)]
    seat = {"body": cast.steering, "function": "substitute", "votes": True, "valid_from": made.START}
    substitutes = [write(Seat(person=made.user(f"vara{n}", f"Vara {n}"), **seat)) for n in range(6)]
    refused: list[str] = []

    def work(writer: int) -> None:
        here = AgendaItem.objects.select_related("meeting__body", "meeting__project", "case").get(pk=item.pk)
        add_proposal(item=here, text=f"Forslag {writer}", by=by)
        put_on_agenda(meeting=here.meeting, case=cases[writer], by=by)
        try:
            met = cast.seats["steering.member"]
            told = {"seat": substitutes[writer], "status": AttendanceStatus.PRESENT, "substitute_for": met, "by": by}
            record_attendance(meeting=here.meeting, **told)
        except DomainError as error:
            refused.append(str(error))

    assert at_once(work, 6) == []
    assert sorted(item.proposals.values_list("number", flat=True)) == list(range(1, 7))
    assert sorted(at.items.values_list("order", flat=True)) == list(range(1, 8))
    assert len(refused) == 5 and Attendance.objects.filter(meeting=at).count() == 1
