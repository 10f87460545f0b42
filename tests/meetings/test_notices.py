"""Notices: frozen, sent to everybody once, and nothing exempt where it does not belong."""

from __future__ import annotations

import json
import threading
from datetime import date, time
from typing import Any

import pytest
from django.db import OperationalError, connection

from meetings.forms.notices import SendNoticeForm
from meetings.models import Attendance, Meeting, MeetingState, Notice, NoticeKind, Summons, SummonsAnswer
from meetings.notices.files import ChangedNotice, build, document_of
from meetings.services.agenda import put_on_agenda
from meetings.services.meetings import call_meeting
from meetings.services.notices import call_off_meeting, move_meeting, send_notice, send_supplement
from meetings.services.summons import answer_summons, call_substitute
from omstilling.audit.errors import DomainError
from omstilling.mail.models import MailState, OutgoingMail
from omstilling.pdf.models import RenderJob
from projects.models import Access, CaseExemptPart
from tests.cast import agenda_item, case, meeting, user, write
from tests.flow import post_form
from tests.meetings.before import SECRET, ahead
from tests.meetings.conftest import Room


@pytest.fixture
def before(room: Room) -> Room:
    return ahead(room)


def send(before: Room, **more: Any) -> Notice:
    return send_notice(meeting=before.meeting, by=before.secretary, **more)


def mails() -> list[OutgoingMail]:
    return list(OutgoingMail.objects.order_by("pk"))


def move(before: Room, **more: Any) -> Notice:
    values = {"held_on": date(2011, 4, 8), "starts_at": time(12), "reason": "Rådmannen er bortreist", **more}
    return move_meeting(meeting=before.meeting, by=before.secretary, **values)


def test_the_notice_calls_the_members_and_goes_to_each_of_them_once(before: Room) -> None:
    notice = send(before)
    meeting = before.meeting
    meeting.refresh_from_db()
    assert (meeting.state, meeting.notice_sent_on) == (MeetingState.CALLED, before.cast.project.today())
    assert Summons.objects.active().filter(meeting=meeting).count() == notice.recipients.count() == 8
    assert {row.full for row in notice.recipients.all()} == {True}
    assert RenderJob.objects.filter(kind="notice", issue=True).count() == 2
    mail = OutgoingMail.objects.get(person=before.cast.people["member"])
    assert mail.subject == "Innkalling: Styringsgruppa 1. april 2011" and mail.calendar_method == "REQUEST"
    assert "fredag 1. april 2011 kl. 09.00" in mail.text and "SEQUENCE:1" in mail.calendar
    assert "/innkallinger/1/" in mail.text and 'ATTENDEE;CN="Mari Medlem"' in mail.calendar.replace("\r\n ", "")
    with pytest.raises(DomainError, match="tilleggsinnkalling"):
        send(before)


def test_what_is_frozen_stays_and_a_change_of_it_is_seen(before: Room) -> None:
    notice = send(before)
    item = before.items[0]
    item.case.title = "Et annet navn"
    write(item.case)
    assert document_of(notice, public=False).cases[0].title == "Felles renhold"
    assert document_of(notice, public=True).cases[0].paper.recommendation == "Renholdet samles."
    notice.full_source["cases"][0]["title"] = "Endret"
    with pytest.raises(ChangedNotice):
        document_of(notice, public=False)


def test_the_canary_is_in_the_full_notice_and_nowhere_else(before: Room) -> None:
    """An exempt case, and an exempt part of an open one: not in the public source, PDF, mails or calendars."""
    part = CaseExemptPart(
        case=before.items[0].case, section="assessment", text=f"{SECRET} i delen", legal_basis="offl. § 13"
    )
    write(part)
    notice = send(before, copies=[before.cast.people["employee"]])
    full, public = json.dumps(notice.full_source), json.dumps(notice.public_source, ensure_ascii=False)
    assert full.count(SECRET) >= 3 and f"{SECRET} i delen" in full
    made = build({"notice": notice.pk, "public": True}, before.cast.people["employee"])
    told = [made.html, made.title, made.filename, made.identifier, json.dumps(made.source)]
    letters = [text for m in mails() for text in (m.subject, m.text, m.html, m.calendar.replace("\r\n ", ""), m.about)]
    for text in [public, *told, *letters]:
        assert SECRET not in text
    assert "Personalsak" in public and "Unntatt offentlighet, jf. offl. § 13" in public
    assert all("Personalsak" in m.text and "Personalsak" in m.calendar for m in mails())
    whole = build({"notice": notice.pk, "public": False}, before.cast.people["member"]).html
    assert SECRET in whole and "kept-back" in whole and "kept-back" not in made.html
    label = "Innkalling – fullstendig utgave, delvis unntatt offentlighet"
    assert whole.count(label) >= 2 and label not in made.html


def test_who_has_no_address_is_written_down_and_called_all_the_same(before: Room) -> None:
    person = before.cast.people["member"]
    person.email = ""
    write(person)
    notice = send(before)
    row = notice.recipients.get(person=person)
    assert (row.address, row.mail.state) == ("", MailState.NO_ADDRESS)


def test_a_copy_gets_the_version_that_the_person_may_read(before: Room) -> None:
    cast = before.cast
    notice = send(before, copies=[cast.people["auditor"], cast.people["council"], cast.people["member"]])
    rows = {row.person_id: row for row in notice.recipients.all()}
    assert len(rows) == 10
    assert rows[cast.people["auditor"].pk].full and not rows[cast.people["council"].pk].full
    assert rows[cast.people["council"].pk].mail.text.startswith("Til orientering")


def test_nobody_gets_a_copy_of_a_meeting_that_is_not_for_them(before: Room) -> None:
    cast = before.cast
    before.meeting.access = Access.RESTRICTED
    write(before.meeting)
    with pytest.raises(DomainError) as error:
        send(before, copies=[cast.people["employee"]])
    assert error.value.field == "copies"
    offered = SendNoticeForm(meeting=before.meeting, called=[]).fields["copies"].queryset
    assert cast.people["auditor"] in offered and cast.people["council"] not in offered
    assert send(before, copies=[cast.people["auditor"]]).recipients.count() == 9


def test_nothing_is_sent_without_cases_or_when_the_meeting_is_begun(before: Room) -> None:
    empty = meeting(before.cast, held_on=date(2011, 4, 2), state=MeetingState.PLANNED)
    with pytest.raises(DomainError, match="minst én sak"):
        send_notice(meeting=empty, by=before.secretary)
    before.meeting.state = MeetingState.RUNNING
    write(before.meeting)
    with pytest.raises(DomainError, match="for sent"):
        send(before)
    assert not mails() and not Notice.objects.exists()


def test_a_supplement_has_the_papers_of_the_new_cases_and_puts_them_on_the_list(before: Room) -> None:
    with pytest.raises(DomainError, match="ikke sendt ennå"):
        send_supplement(meeting=before.meeting, by=before.secretary)
    send(before)
    with pytest.raises(DomainError, match="ingen nye saker"):
        send_supplement(meeting=before.meeting, by=before.secretary)
    late = put_on_agenda(
        meeting=before.meeting, case=case(before.cast, "Legevakt"), unlisted=True, by=before.secretary
    )
    notice = send_supplement(meeting=before.meeting, by=before.secretary)
    document = document_of(notice, public=False)
    assert [(c.title, c.is_new, c.paper is not None) for c in document.cases] == [
        ("Felles renhold", False, False),
        (SECRET, False, False),
        ("Legevakt", True, True),
    ]
    late.refresh_from_db()
    assert not late.unlisted and (notice.number, notice.kind) == (2, NoticeKind.SUPPLEMENT)


def test_a_supplement_past_the_time_limit_leaves_the_case_unlisted(before: Room) -> None:
    body = before.meeting.body
    body.notice_days = 18  # the meeting is in 17 days
    write(body)
    send(before)
    late = put_on_agenda(
        meeting=before.meeting, case=case(before.cast, "Legevakt"), unlisted=True, by=before.secretary
    )
    send_supplement(meeting=before.meeting, by=before.secretary)
    late.refresh_from_db()
    assert late.unlisted


def test_a_moved_meeting_asks_everybody_anew_and_keeps_its_uid(before: Room) -> None:
    send(before)
    answer_summons(
        meeting=before.meeting,
        seat=before.seats["ap"],
        answer=SummonsAnswer.APOLOGY,
        apology="Bortreist",
        by=before.secretary,
    )
    substitute = call_substitute(meeting=before.meeting, seat=before.seats["ap"], by=before.secretary)
    with pytest.raises(DomainError) as error:
        move(before, reason=" ")
    assert error.value.field == "reason"
    notice = move(before, place="Kulturhuset")
    assert (notice.kind, notice.reason) == (NoticeKind.MOVED, "Rådmannen er bortreist")
    assert not Attendance.objects.active().filter(meeting=before.meeting).exists()
    assert set(Summons.objects.active().filter(meeting=before.meeting).values_list("answer", flat=True)) == {"none"}
    mine = OutgoingMail.objects.filter(person=before.cast.people["member"]).order_by("pk")
    first, second = (m.calendar.replace("\r\n ", "").split("\r\n") for m in mine)
    assert [x for x in first if x.startswith("UID")] == [x for x in second if x.startswith("UID")]
    assert {"SEQUENCE:2", "METHOD:REQUEST", "DTSTART:20110408T100000Z"} <= set(second)
    assert "Var satt til: fredag 1. april 2011" in mine[1].text and "Grunn: Rådmannen er bortreist" in mine[1].text
    let_go = OutgoingMail.objects.filter(person=substitute.seat.person).latest("pk")
    assert let_go.calendar_method == "CANCEL" and "STATUS:CANCELLED" in let_go.calendar


def test_a_new_hour_keeps_the_answers_and_the_same_time_is_no_move(before: Room) -> None:
    send(before)
    answer_summons(meeting=before.meeting, seat=before.seats["ap"], answer=SummonsAnswer.COMING, by=before.secretary)
    move(before, held_on=date(2011, 4, 1))
    assert Summons.objects.get(seat=before.seats["ap"]).answer == SummonsAnswer.COMING
    for more, field in (
        ({"held_on": date(2011, 4, 1)}, "held_on"),
        ({"held_on": date(2011, 3, 1)}, "held_on"),
        ({"held_on": date(2011, 3, 10), "starts_at": None}, "held_on"),
    ):
        with pytest.raises(DomainError) as error:
            move(before, **more)
        assert error.value.field == field


def test_a_cancelled_meeting_is_taken_out_of_the_calendars(before: Room) -> None:
    send(before, copies=[before.cast.people["auditor"]])
    call_off_meeting(meeting=before.meeting, by=before.secretary, reason="For få kan møte")
    last = Notice.objects.latest("number")
    assert (last.kind, last.recipients.count()) == (NoticeKind.CANCELLED, 9)
    mail = last.recipients.get(person=before.cast.people["auditor"]).mail
    assert mail.calendar_method == "CANCEL" and "SEQUENCE:2" in mail.calendar and "For få kan møte" in mail.text
    assert document_of(last, public=True).sequel == "Sakene på lista tas med til neste møte."


def test_a_meeting_that_nobody_was_called_to_is_cancelled_in_silence(before: Room) -> None:
    call_off_meeting(meeting=before.meeting, by=before.secretary, reason="Planlagt ved en feil")
    assert not mails() and not Notice.objects.exists()


def test_a_meeting_called_in_another_way_is_moved_with_a_message_to_all(before: Room) -> None:
    call_meeting(meeting=before.meeting, on=date(2011, 3, 14), by=before.secretary)
    notice = move(before)
    assert (notice.number, notice.recipients.count()) == (1, 8)
    assert "SEQUENCE:1" in mails()[0].calendar


def test_time_and_place_are_not_changed_in_silence_after_the_notice(before: Room) -> None:
    client, url = before.cast.client("secretary"), f"{before.meeting.get_absolute_url()}endre/"
    assert 'name="held_on"' in client.get(url).content.decode()
    send(before)
    page = client.get(url).content.decode()
    assert 'name="held_on"' not in page and "endres med «Flytt»" in page
    assert post_form(client, url, {"held_on": "09.04.2011", "remarks": "Ingen."}).status_code == 303
    before.meeting.refresh_from_db()
    assert (before.meeting.held_on, before.meeting.remarks) == (date(2011, 4, 1), "Ingen.")


def test_the_page_shows_what_is_missing_and_sends(before: Room) -> None:
    cast = before.cast
    body = before.meeting.body
    body.notice_days = 20
    write(body)
    agenda_item(cast, before.meeting, case(cast, "Uten papir"))
    cast.people["member"].email = ""
    write(cast.people["member"])
    client, url = cast.client("secretary"), f"{before.meeting.get_absolute_url()}innkallinger/send/"
    page = client.get(url).content.decode()
    for words in (
        "PS 5/11 har ikke noe saksframlegg.",
        "Mari Medlem mangler e-postadresse",
        "Fristen var 12. mars 2011",
        "8 mottakere",
        "«Personalsak»",
    ):
        assert words in page, words
    draft = client.get(f"{before.meeting.get_absolute_url()}innkallinger/utkast/?utgave=offentlig").content.decode()
    assert "Renholdet samles." in draft and SECRET not in draft
    assert cast.client("chair").get(url).status_code == 403
    wrong = post_form(client, url, {"copies": [user("fremmed").pk]})
    assert wrong.status_code == 422
    sent = post_form(client, url, {"copies": [cast.people["council"].pk]})
    assert sent.status_code == 303 and sent["Location"].endswith("/innkallinger/1/")
    shown = client.get(sent["Location"]).content.decode()
    assert "Mangler e-postadresse" in shown and "Venter" in shown and "PDF lages" in shown
    assert "ingen nye saker" in client.get(url).content.decode()


def test_each_reads_the_version_that_is_theirs(before: Room) -> None:
    notice = send(before)
    url = f"{before.meeting.get_absolute_url()}innkallinger/{notice.number}/"
    member, employee = before.cast.client("member"), before.cast.client("employee")
    assert SECRET in member.get(url).content.decode()
    assert SECRET not in member.get(f"{url}?utgave=offentlig").content.decode()
    page = employee.get(url).content.decode()
    assert SECRET not in page and "Personalsak" in page and "Mottakere" not in page
    assert employee.get(f"{url}fullstendig.pdf").status_code == 403
    assert employee.get(f"{url}offentlig.pdf").status_code == 404, "not made yet"
    assert before.cast.client("outsider").get(url).status_code == 404
    assert employee.get(f"{before.meeting.get_absolute_url()}innkallinger/9/").status_code == 404


def test_a_meeting_is_moved_and_cancelled_on_its_pages(before: Room) -> None:
    send(before)
    client, base = before.cast.client("secretary"), before.meeting.get_absolute_url()
    assert post_form(client, f"{base}flytt/", {"held_on": "08.04.2011", "reason": ""}).status_code == 422
    typed = {"held_on": "08.04.2011", "reason": "Bortreist"}
    assert post_form(client, f"{base}flytt/", typed).status_code == 303
    assert "Melding om flytting" in client.get(base).content.decode()
    assert post_form(client, f"{base}avlys/", {"reason": "For få"}).status_code == 303
    assert Notice.objects.filter(kind=NoticeKind.CANCELLED).exists()
    assert before.cast.client("chair").get(f"{base}flytt/").status_code == 403


@pytest.mark.sweep
@pytest.mark.django_db(transaction=True)
def test_two_who_send_at_once_send_one_notice(before: Room) -> None:
    """Each has its own row of the meeting in hand, read before either has sent."""
    start, said = threading.Barrier(2), []

    def work() -> None:
        try:
            meeting = Meeting.objects.get(pk=before.meeting.pk)
            start.wait(10)
            send_notice(meeting=meeting, by=before.secretary)
            said.append("sendt")
        except (DomainError, OperationalError):  # SQLite may also say that it is busy
            said.append("nektet")
        finally:
            connection.close()

    threads = [threading.Thread(target=work) for _n in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    assert sorted(said) == ["nektet", "sendt"]
    assert (Notice.objects.count(), len(mails()), RenderJob.objects.count()) == (1, 8, 2)
