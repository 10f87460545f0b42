"""Called in, answers, and the substitute whose turn it is."""

from __future__ import annotations

from typing import Any

import pytest

from meetings.forms.attendance import AttendanceForm
from meetings.models import Attendance, AttendanceStatus, MeetingState, Summons, SummonsAnswer
from meetings.services.notices import send_notice
from meetings.services.summons import answer_summons, call_members, call_substitute, release_substitute
from meetings.summons import calling_of, in_turn
from omstilling.audit.errors import DomainError
from omstilling.mail.models import OutgoingMail
from projects.models import Seat, SeatFunction
from tests.cast import START, user, write
from tests.flow import post_form
from tests.meetings.before import ahead
from tests.meetings.conftest import Room

COMING, APOLOGY = SummonsAnswer.COMING, SummonsAnswer.APOLOGY


@pytest.fixture
def before(room: Room) -> Room:
    return ahead(room)


def apology(before: Room, key: str, why: str = "Bortreist") -> Summons:
    return answer_summons(
        meeting=before.meeting, seat=before.seats[key], answer=APOLOGY, apology=why, by=before.secretary
    )


def apologies(before: Room) -> set[int]:
    found = Attendance.objects.active().filter(meeting=before.meeting, status=AttendanceStatus.APOLOGY)
    return set(found.values_list("seat_id", flat=True))


def test_everybody_but_the_substitutes_is_called_once(before: Room) -> None:
    first = call_members(meeting=before.meeting, by=before.secretary)
    assert len(first) == 8 and {row.seat.function for row in first}.isdisjoint({SeatFunction.SUBSTITUTE})
    assert [row.pk for row in call_members(meeting=before.meeting, by=before.secretary)] == [row.pk for row in first]


def test_an_apology_stands_in_the_attendance_until_it_is_taken_back(before: Room) -> None:
    with pytest.raises(DomainError) as error:
        apology(before, "member", " ")
    assert error.value.field == "apology"
    row = apology(before, "member")
    assert (row.answer, row.reason, row.answered_on) == (APOLOGY, "Bortreist", before.cast.project.today())
    assert apologies(before) == {before.seats["member"].pk}
    row = answer_summons(meeting=before.meeting, seat=row.seat, answer=COMING, by=before.secretary)
    assert (row.reason, apologies(before)) == ("", set())


def test_the_next_substitute_is_one_of_the_party_then_the_first_of_the_list(before: Room) -> None:
    """The list: Hilde (H) before Aud (Ap). A member of Ap gets Aud, the next one Hilde, then nobody is left."""
    for key in ("ap", "chair", "sp"):
        apology(before, key)
    seats = before.seats
    by = before.secretary
    first = call_substitute(meeting=before.meeting, seat=seats["ap"], by=by)
    assert (first.seat, first.called_for) == (seats["sub_ap"], seats["ap"])
    assert call_substitute(meeting=before.meeting, seat=seats["chair"], by=by).seat == seats["sub_h"]
    with pytest.raises(DomainError, match="ingen ledige"):
        call_substitute(meeting=before.meeting, seat=seats["sp"], by=by)
    with pytest.raises(DomainError, match="allerede kalt inn"):
        call_substitute(meeting=before.meeting, seat=seats["ap"], by=by)
    assert calling_of(before.meeting).of(seats["sp"].pk).needs_substitute


def test_without_parties_the_list_alone_decides() -> None:
    plain = [Seat(pk=3, order=1), Seat(pk=1, order=2), Seat(pk=2, order=1)]
    assert [seat.pk for seat in in_turn(Seat(), plain)] == [2, 3, 1]


def test_a_substitute_is_called_for_no_one_who_comes_and_for_no_seat_without_a_vote(before: Room) -> None:
    with pytest.raises(DomainError, match="ikke meldt forfall"):
        call_substitute(meeting=before.meeting, seat=before.seats["member"], by=before.secretary)
    apology(before, "union_rep")
    with pytest.raises(DomainError, match="stemmerett"):
        call_substitute(meeting=before.meeting, seat=before.seats["union_rep"], by=before.secretary)
    with pytest.raises(DomainError, match="ikke kalt inn"):
        apology(before, "sub_h")


def test_a_substitute_who_declines_is_followed_by_the_next(before: Room) -> None:
    apology(before, "ap")
    call_substitute(meeting=before.meeting, seat=before.seats["ap"], by=before.secretary)
    apology(before, "sub_ap", "På jobb")
    second = call_substitute(meeting=before.meeting, seat=before.seats["ap"], by=before.secretary)
    assert second.seat == before.seats["sub_h"]
    assert apologies(before) == {before.seats["ap"].pk, before.seats["sub_ap"].pk}


def test_a_member_comes_after_all_only_when_the_substitute_is_let_go(before: Room) -> None:
    apology(before, "ap")
    called = call_substitute(meeting=before.meeting, seat=before.seats["ap"], by=before.secretary)
    with pytest.raises(DomainError, match="Aud Apvara er kalt inn"):
        answer_summons(meeting=before.meeting, seat=before.seats["ap"], answer=COMING, by=before.secretary)
    with pytest.raises(DomainError) as error:
        release_substitute(meeting=before.meeting, seat=called.seat, by=before.secretary)
    assert error.value.field == "reason"
    release_substitute(meeting=before.meeting, seat=called.seat, by=before.secretary, reason="Kan likevel")
    assert OutgoingMail.objects.filter(person=called.seat.person, subject__startswith="Du skal ikke møte").exists()
    answer_summons(meeting=before.meeting, seat=before.seats["ap"], answer=COMING, by=before.secretary)
    assert before.seats["sub_ap"] in calling_of(before.meeting).free


def test_a_substitute_who_is_called_after_the_notice_gets_it_with_the_calendar(before: Room) -> None:
    notice = send_notice(meeting=before.meeting, by=before.secretary)
    apology(before, "ap")
    called = call_substitute(meeting=before.meeting, seat=before.seats["ap"], by=before.secretary)
    row = notice.recipients.get(person=called.seat.person)
    assert row.full and row.mail is not None
    assert "varamedlem for Amir Arbeider" in row.mail.text and "METHOD:REQUEST" in row.mail.calendar


def test_answers_end_when_the_meeting_is_opened(before: Room) -> None:
    before.meeting.state = MeetingState.RUNNING
    write(before.meeting)
    for act in (lambda: apology(before, "ap"), lambda: call_members(meeting=before.meeting, by=before.secretary)):
        with pytest.raises(DomainError, match="åpnet eller holdt"):
            act()


def test_a_member_answers_on_the_page_and_others_do_not(before: Room) -> None:
    cast, url = before.cast, f"{before.meeting.get_absolute_url()}svar/"
    member = cast.client("member")
    refused = post_form(member, url, {"answer": "apology", "apology": ""})
    assert refused.status_code == 422 and "Skriv kort hva som er grunnen" in refused.content.decode()
    assert post_form(member, url, {"answer": "apology", "apology": "Bortreist"}).status_code == 303
    told = OutgoingMail.objects.get()
    assert told.person == cast.people["secretary"] and told.subject.startswith("Forfall fra Mari Medlem")
    assert "Bortreist" not in told.text
    shown = member.get(before.meeting.get_absolute_url()).content.decode()
    assert "Du har meldt forfall." in shown and "1 har forfall" in shown
    assert cast.client("employee").get(url).status_code == 403
    substitute = cast.client("sub_h")
    assert substitute.get(url).status_code == 404, "nobody has called her"
    seen = cast.client("employee").get(before.meeting.get_absolute_url()).content.decode()
    assert "Bortreist" not in seen and "Innkalte" not in seen
    assert cast.client("employee").get(f"{before.meeting.get_absolute_url()}innkalte/").status_code == 404


def test_the_secretary_answers_for_others_calls_a_substitute_and_lets_go(before: Room) -> None:
    client, base = before.cast.client("secretary"), f"{before.meeting.get_absolute_url()}innkalte/"
    seat, substitute = before.seats["ap"].pk, before.seats["sub_ap"].pk
    post_form(client, f"{base}{seat}/svar/", {"answer": "apology", "apology": "Ringte"})
    page = client.get(f"{base}{seat}/vara/").content.decode()
    assert "Aud Apvara (Ap)" in page and "først fra partiet" in page
    assert post_form(client, f"{base}{seat}/vara/").status_code == 303
    assert "for Amir Arbeider" in client.get(base).content.decode()
    again = post_form(client, f"{base}{seat}/vara/")
    assert again.status_code == 422 and "allerede kalt inn" in again.content.decode()
    assert post_form(client, f"{base}{substitute}/frigi/", {"reason": ""}).status_code == 422
    assert post_form(client, f"{base}{substitute}/frigi/", {"reason": "Kan likevel"}).status_code == 303
    assert before.cast.client("chair").get(f"{base}{seat}/vara/").status_code == 403
    assert client.get(f"{base}{user('ny').pk + 900}/vara/").status_code == 404


def test_what_was_answered_is_where_the_attendance_begins(before: Room) -> None:
    """All are expected but who has an apology; the substitute who was called in for them is expected too."""
    apology(before, "ap")
    call_substitute(meeting=before.meeting, seat=before.seats["ap"], by=before.secretary)
    form = AttendanceForm(meeting=before.meeting, items=[])
    assert not form.room.is_recorded and not form.room.quorum.known
    begins = {key: form[f"status-{seat.pk}"].value() for key, seat in before.seats.items()}
    assert (begins["ap"], begins["chair"], begins["sub_ap"], begins["sub_h"]) == ("apology", "present", "present", "")
    assert form[f"substitute_for-{before.seats['sub_ap'].pk}"].value() == before.seats["ap"].pk


def test_a_person_who_left_the_body_is_not_called_any_more(before: Room) -> None:
    call_members(meeting=before.meeting, by=before.secretary)
    seat = before.seats["sv"]
    seat.valid_to = START.replace(year=2011)
    write(seat)
    rows: Any = call_members(meeting=before.meeting, by=before.secretary)
    assert seat.pk not in {row.seat_id for row in rows}
    assert not Summons.objects.active().filter(seat=seat).exists()


def test_a_notice_sent_without_calling_anyone_is_not_said_to_be_unsent(before: Room) -> None:
    page = before.cast.client("secretary").get(before.meeting.get_absolute_url()).content.decode()
    assert "kalles inn når innkallingen sendes" in page
    before.meeting.notice_sent_on = START
    write(before.meeting)
    page = before.cast.client("secretary").get(before.meeting.get_absolute_url()).content.decode()
    assert "Innkallingen er sendt uten at svarene føres her." in page and "kalles inn når" not in page
