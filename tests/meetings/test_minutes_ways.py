"""Who approves minutes, what members remark, and what happens to decisions while minutes are corrected."""

from __future__ import annotations

import hashlib
from datetime import date
from typing import Any

import pytest
from django.core import mail
from django.urls import reverse

from budget.selectors import measure_rows
from meetings.approval import Way, approval_of, waiting_for
from meetings.documents import document_of
from meetings.models import Minutes, MinutesReview, MinutesState
from meetings.services import (
    approve_minutes,
    drop_correction,
    open_minutes,
    publish_minutes,
    record_attendance,
    remark_on_minutes,
    reply_to_remark,
    return_to_draft,
    send_for_approval,
    start_correction,
)
from meetings.services.decisions import correct_logged_decision, log_decision
from omstilling.audit.errors import DomainError
from omstilling.audit.uow import unit_of_work
from omstilling.mail.models import OutgoingMail
from omstilling.pdf.models import issue_document
from projects.models import DecisionKind, DecisionOutcome, MinutesApproval
from projects.services.cases import update_case
from projects.services.decisions import confirm_decision, unconfirm_decision
from tests.cast import measure, meeting, write
from tests.flow import post_form, shown_who

TEXTS = ("1. Renholdet samles i én enhet fra 1. juli 2011.\n2. Ingen sies opp.", "Legevakta deles med naboen.")


def url(room: Any, more: str = "") -> str:
    return f"{room.meeting.get_absolute_url()}protokoll/{more}"


def text(response: Any) -> str:
    return str(response.content.decode())


@pytest.fixture
def draft(room: Any) -> Minutes:
    """The minutes of a small meeting with all that minutes must hold."""
    room.everyone()
    adopted = [(measure(room.cast), 1_200_000, date(2011, 7, 1))]
    for item, text_, measures in zip(room.items, TEXTS, (adopted, []), strict=True):
        log_decision(
            item=item,
            kind=DecisionKind.FINAL,
            outcome=DecisionOutcome.ADOPTED,
            text=text_,
            unanimous=True,
            measures=measures,
            by=room.secretary,
        )
    return open_minutes(meeting=room.meeting, by=room.secretary)


def follow(room: Any, way: str) -> None:
    """Have the body's rules say who approves."""
    room.meeting.body.minutes_approval = way
    write(room.meeting.body)


def sent(room: Any, draft: Minutes, *approvers: str) -> Minutes:
    seats = [room.seats[key] for key in approvers]
    return send_for_approval(minutes=draft, approvers=seats, by=room.secretary)


def refused(act: Any, **arguments: Any) -> str:
    with pytest.raises(DomainError) as error:
        act(**arguments)
    return str(error.value)


# Who approves


def test_named_members_approve_each_for_themselves_and_the_last_one_finishes_it(room: Any, draft: Minutes) -> None:
    follow(room, MinutesApproval.NAMED)
    people = room.cast.people
    assert "Velg hvem" in refused(send_for_approval, minutes=draft, by=room.secretary)
    for stranger in ("secretary", "union_rep", "sub_ap"):
        with pytest.raises(DomainError, match="deltok ikke i møtet med stemmerett"):
            sent(room, draft, "chair", stranger)
    sent(room, draft, "sp", "ap")
    assert [r.seat.person.full_name for r in approval_of(draft).missing] == ["Sara Senter", "Amir Arbeider"]
    assert {key for key in people if draft in waiting_for(people[key], room.cast.project)} == {"sp", "ap"}
    for other in ("chair", "secretary", "member"):
        assert "ikke blant dem" in refused(approve_minutes, minutes=draft, by=people[other])
    approve_minutes(minutes=draft, by=people["sp"])
    assert draft not in waiting_for(people["sp"], room.cast.project)
    draft.refresh_from_db()
    assert draft.state == MinutesState.FOR_APPROVAL and not draft.full_source
    room.item.refresh_from_db()
    assert not room.item.decision.is_confirmed
    assert "ikke blant dem" in refused(approve_minutes, minutes=draft, by=people["sp"])
    approve_minutes(minutes=draft, by=people["ap"])
    assert draft.state == MinutesState.APPROVED
    assert draft.approved_by == "Sara Senter (medlem) og Amir Arbeider (medlem)"
    room.item.refresh_from_db()
    assert room.item.decision.is_confirmed
    assert [s.name for s in document_of(draft, public=True).signatures] == ["Sara Senter", "Amir Arbeider"]


def test_who_has_approved_approves_again_when_the_text_comes_back(room: Any, draft: Minutes) -> None:
    follow(room, MinutesApproval.NAMED)
    sent(room, draft, "sp", "ap")
    approve_minutes(minutes=draft, by=room.cast.people["sp"])
    return_to_draft(minutes=draft, by=room.secretary, reason="Feil klokkeslett")
    sent(room, draft, "sp", "sv")
    assert [r.seat_id for r in approval_of(draft).missing] == [room.seats["sp"].pk, room.seats["sv"].pk]
    follow(room, MinutesApproval.CHAIR)
    assert approval_of(draft).way == Way.NAMED


def test_the_body_approves_in_a_later_meeting_that_was_held(room: Any, draft: Minutes) -> None:
    follow(room, MinutesApproval.NEXT_MEETING)
    with pytest.raises(DomainError, match="peker ikke ut"):
        sent(room, draft, "sp")
    sent(room, draft)
    cast, by = room.cast, room.secretary
    assert not any(waiting_for(person, cast.project) for person in cast.people.values())
    others = (
        None,
        room.meeting,
        meeting(cast, held_on=date(2011, 3, 3)),
        meeting(cast, held_on=date(2011, 3, 24), state="called"),
        meeting(cast, "project_body", held_on=date(2011, 3, 14)),
    )
    for other in others:
        with pytest.raises(DomainError):
            approve_minutes(minutes=draft, approved_in=other, by=by)
    later = meeting(cast, held_on=date(2011, 3, 14))
    approve_minutes(minutes=draft, approved_in=later, by=by)
    assert (draft.approved_in, draft.approved_on) == (later, date(2011, 3, 14))
    assert document_of(draft, public=False).approval == "Godkjent av Styringsgruppa i møte 14.03.2011."


def test_the_page_that_approves_is_for_those_who_are_to(room: Any, draft: Minutes) -> None:
    by_way = {
        MinutesApproval.CHAIR: {"chair"},
        MinutesApproval.NAMED: {"member"},
        MinutesApproval.NEXT_MEETING: {"chair", "secretary"},
    }
    clients = {role: room.cast.client(role) for role in ("chair", "member", "secretary", "union_rep", "employee")}
    for way, may in by_way.items():
        follow(room, way)
        sent(room, draft, *(["member"] if way == MinutesApproval.NAMED else []))
        for role, client in clients.items():
            assert client.get(url(room, "godkjenn/")).status_code == (200 if role in may else 403), (way, role)
            assert client.post(url(room, "godkjenn/")).status_code == (422 if role in may else 403), (way, role)
        return_to_draft(minutes=draft, by=room.secretary, reason="Neste måte")


def test_every_page_that_approves_asks_who_it_is() -> None:
    from meetings.urls import urlpatterns
    from omstilling.accounts.fresh import AsksFreshly

    binding = {p.name: p.callback.view_class for p in urlpatterns if "approve" in str(p.name)}
    assert set(binding) == {"approve_minutes"}
    assert all(issubclass(view, AsksFreshly) for view in binding.values())


def test_the_named_one_approves_in_the_browser_after_the_password(room: Any, draft: Minutes) -> None:
    follow(room, MinutesApproval.NAMED)
    secretary = room.cast.client("secretary")
    assert post_form(secretary, url(room, "send/")).status_code == 422
    seats = [str(room.seats[key].pk) for key in ("member", "chair")]
    assert post_form(secretary, url(room, "send/"), {"approvers": seats}).status_code == 303
    page = text(secretary.get(url(room)))
    assert "Venter på Leif Leder og Mari Medlem." in page or "Venter på Mari Medlem og Leif Leder." in page
    member = room.cast.client("member")
    assert "Bekreft at det er deg" in text(post_form(member, url(room, "godkjenn/")))
    assert MinutesReview.objects.filter(approved_on__isnull=False).count() == 0
    assert post_form(shown_who(member), url(room, "godkjenn/")).status_code == 303
    page = text(member.get(url(room)))
    assert "Venter på Leif Leder." in page and "Godkjent 15.03.2011" in page
    assert post_form(shown_who(room.cast.client("chair")), url(room, "godkjenn/")).status_code == 303
    assert Minutes.objects.get().state == MinutesState.APPROVED


# What members say


def test_members_are_told_and_nothing_of_the_cases_is_in_the_mail(
    room: Any, draft: Minutes, django_capture_on_commit_callbacks: Any
) -> None:
    follow(room, MinutesApproval.NAMED)
    sent(room, draft, "sp")
    mails = {m.person.username: m for m in OutgoingMail.objects.select_related("person")}
    assert set(mails) >= {"chair", "member", "sp", "ap", "sv", "sub_h", "union_rep", "chief_executive"}
    assert "secretary" not in mails
    assert "Du er blant dem som skal godkjenne protokollen." in mails["sp"].text
    assert "Du er blant" not in mails["ap"].text and "/protokoll/" in mails["ap"].text
    for one in mails.values():
        told = (one.text + one.html + one.subject).lower()
        assert not any(word in told for word in ("renhold", "legevakt", "ps 1/11"))


def test_a_member_remarks_once_it_is_answered_it_stands_and_it_is_never_printed(room: Any, draft: Minutes) -> None:
    people, seats, by = room.cast.people, room.seats, room.secretary
    seat = seats["sp"]
    with pytest.raises(DomainError, match="ikke til godkjenning"):
        remark_on_minutes(minutes=draft, seat=seat, text="For tidlig", by=people["sp"])
    sent(room, draft)
    with pytest.raises(DomainError, match="Bare den som har plassen"):
        remark_on_minutes(minutes=draft, seat=seat, text="På vegne av", by=people["ap"])
    with pytest.raises(DomainError, match="Skriv merknaden"):
        remark_on_minutes(minutes=draft, seat=seat, text="  ", by=people["sp"])
    review = remark_on_minutes(minutes=draft, seat=seat, text="Stemmetallet i PS 1/11 er feil.", by=people["sp"])
    with pytest.raises(DomainError, match="Skriv svaret"):
        reply_to_remark(review=review, reply="", by=by)
    reply_to_remark(review=review, reply="Det stemmer. Det rettes.", by=by)
    with pytest.raises(DomainError, match="besvart"):
        remark_on_minutes(minutes=draft, seat=seat, text="Noe annet", by=people["sp"])
    history = f"/{room.cast.project.slug}/sporbarhet/meetings.minutesreview/{review.pk}/"
    for role, sees in (("member", True), ("union_rep", True), ("auditor", True), ("employee", False)):
        page = text(room.cast.client(role).get(url(room)))
        assert ("Stemmetallet i PS 1/11 er feil." in page) is sees, role
        assert ("Det rettes." in page) is sees, role
        kept = room.cast.client(role).get(history)
        assert ("Stemmetallet" in text(kept)) is (sees and kept.status_code == 200), role
    approve_minutes(minutes=draft, by=people["chair"])
    publish_minutes(minutes=draft, by=by)
    for public in (False, True):
        assert "Stemmetallet i PS" not in str(draft.public_source if public else draft.full_source)
    assert "Stemmetallet i PS" not in text(room.cast.client("employee").get(url(room)))
    with pytest.raises(DomainError, match="godkjent"):
        reply_to_remark(review=review, reply="For sent", by=by)


def test_remarks_in_the_browser(room: Any, draft: Minutes) -> None:
    member, secretary = room.cast.client("member"), room.cast.client("secretary")
    assert member.get(url(room, "merknad/")).status_code == 404
    sent(room, draft)
    assert post_form(member, url(room, "merknad/"), {"remark": ""}).status_code == 422
    assert post_form(member, url(room, "merknad/"), {"remark": "Navnet mitt er feil."}).status_code == 303
    assert room.cast.client("auditor").get(url(room, "merknad/")).status_code == 403
    review = MinutesReview.objects.get()
    answer = url(room, f"merknader/{review.pk}/svar/")
    assert answer in text(secretary.get(url(room))) and answer not in text(member.get(url(room)))
    assert member.get(answer).status_code == 403
    assert post_form(secretary, answer, {"reply": "Rettes."}).status_code == 303
    assert "Rettes." in text(member.get(url(room)))
    assert OutgoingMail.objects.filter(person=room.secretary, subject__startswith="Merknad").count() == 1


# Corrections


def approved(room: Any, draft: Minutes) -> Minutes:
    sent(room, draft)
    people = room.cast.people
    assert {key for key in people if draft in waiting_for(people[key], room.cast.project)} == {"chair"}
    return approve_minutes(minutes=draft, by=room.cast.people["chair"])


def test_a_correction_opens_the_decisions_and_the_approved_text_is_what_counts(room: Any, draft: Minutes) -> None:
    approved(room, draft)
    publish_minutes(minutes=draft, by=room.secretary)
    room.item.refresh_from_db()
    decision = room.item.decision
    old = decision.text
    with pytest.raises(DomainError, match="Start en rettelse"):
        correct_logged_decision(decision=decision, changes={"text": "Noe annet."}, by=room.secretary)
    second = start_correction(minutes=draft, correction="Punkt 2 var utelatt.", by=room.secretary)
    decision.refresh_from_db()
    assert decision.is_being_corrected and decision.unconfirmed_word == "rettes"
    assert "Punkt 2 var utelatt." in decision.history.first().history_change_reason
    links = list(decision.measure_links.values_list("measure", "adopted_effect"))
    correct_logged_decision(decision=decision, changes={"text": "1. Rettet tekst."}, by=room.secretary)
    assert (decision.text, decision.standing.text) == ("1. Rettet tekst.", old)
    assert list(decision.measure_links.values_list("measure", "adopted_effect")) == links
    page = text(room.cast.client("employee").get(decision.get_absolute_url()))
    assert "Protokollen rettes" in page and "Rettet tekst" not in page and old.split("\n")[0] in page
    register = room.cast.client("employee").get(f"/{room.cast.project.slug}/vedtak/", {"format": "csv"})
    assert "Rettet tekst" not in register.content.decode("utf-8-sig", "replace")
    with pytest.raises(DomainError, match="rettes"):
        confirm_decision(decision=decision, by=room.secretary)
    with pytest.raises(DomainError):
        update_case(case=decision.case, changes={"recommendation": "Nye papirer."}, by=room.secretary)
    (row,) = measure_rows(room.cast.project, room.secretary, room.cast.project.today())
    assert row.proofs.confirmed
    first = old.split("\n")[0]
    assert first in str(document_of(draft, public=False))
    sent(room, second)
    approve_minutes(minutes=second, by=room.cast.people["chair"])
    decision.refresh_from_db()
    assert decision.is_confirmed and decision.standing.text == "1. Rettet tekst."
    assert first in str(document_of(draft, public=False)) and "Rettet tekst" in str(document_of(second, public=False))
    changes = text(room.cast.client("member").get(url(room, "versjon-2/endringer/")))
    assert "<ins>" in changes and "<del>" in changes and "Rettet" in changes
    assert room.cast.client("employee").get(url(room, "versjon-2/endringer/")).status_code == 404
    assert room.cast.client("member").get(url(room, "versjon-1/endringer/")).status_code == 404


def test_attendance_can_be_corrected_and_the_old_version_keeps_its_bytes(room: Any, draft: Minutes) -> None:
    approved(room, draft)
    content = b"%PDF-1.7 frosset"
    named = {"kind": "minutes", "title": "Møteprotokoll", "filename": "p.pdf", "identifier": "urn:p"}
    with unit_of_work(by=room.secretary, reason="Utgitt"):
        draft.full_document = issue_document(**named, content=content, source=draft.full_source, by_label="Leif")
    write(draft)
    source = draft.full_sha256
    second = start_correction(minutes=draft, correction="Solveig var ikke der.", by=room.secretary)
    row = {"seat": room.seats["sv"], "status": "present", "leave_basis": "permisjon fra kl. 11", "to_item": 1}
    record_attendance(meeting=room.meeting, by=room.secretary, **row)
    draft.refresh_from_db()
    assert draft.full_sha256 == source
    got = room.cast.client("member").get(url(room, "versjon-1/fullstendig.pdf")).content
    assert hashlib.sha256(got).hexdigest() == hashlib.sha256(content).hexdigest()
    before, after = (
        next(row for row in document_of(minutes, public=False).members if row.name == "Solveig Sosialist")
        for minutes in (draft, second)
    )
    assert "permisjon" not in before.absence and "permisjon fra kl. 11" in after.absence


def test_a_correction_that_changed_nothing_can_be_given_up(room: Any, draft: Minutes) -> None:
    with pytest.raises(DomainError, match="Bare en rettelse"):
        drop_correction(minutes=draft, by=room.secretary, reason="Feil knapp")
    approved(room, draft)
    room.item.refresh_from_db()
    decision = room.item.decision
    old, when = decision.text, decision.confirmed_at
    second = start_correction(minutes=draft, correction="Feil knapp.", by=room.secretary)
    decision.refresh_from_db()
    correct_logged_decision(decision=decision, changes={"text": "Endret."}, by=room.secretary)
    with pytest.raises(DomainError, match="Noe er rettet"):
        drop_correction(minutes=second, by=room.secretary, reason="Feil knapp")
    correct_logged_decision(decision=decision, changes={"text": old}, by=room.secretary)
    client = room.cast.client("secretary")
    assert "Forkast rettelsen" in text(client.get(url(room)))
    assert post_form(client, url(room, "forkast/"), {"reason": ""}).status_code == 422
    assert post_form(client, url(room, "forkast/"), {"reason": "Feil knapp"}).status_code == 303
    decision.refresh_from_db()
    assert (decision.confirmed_at, decision.confirmed_by, decision.text) == (when, "Leif Leder", old)
    assert "Versjon 2" not in text(client.get(url(room)))
    third = start_correction(minutes=draft, correction="På ordentlig.", by=room.secretary)
    assert third.version == 3
    assert client.get(url(room, "versjon-3/endringer/")).status_code == 200


def test_only_what_was_confirmed_is_opened_and_with_a_reason(room: Any, draft: Minutes) -> None:
    room.item.refresh_from_db()
    decision = room.item.decision
    version = decision.row_version
    assert refused(unconfirm_decision, decision=decision, by=room.secretary, reason=" ")
    unconfirm_decision(decision=decision, by=room.secretary, reason="Ikke bekreftet ennå")
    assert decision.row_version == version and not decision.is_being_corrected
    assert decision.standing is decision
    assert not mail.outbox


def test_the_bodys_rules_are_chosen_on_its_form(cast: Any) -> None:
    client = cast.client("secretary")
    edit = reverse("projects:edit_body", args=[cast.project.slug, cast.steering.slug])
    assert post_form(client, edit, {"minutes_approval": "noe annet"}).status_code == 422
    assert post_form(client, edit, {"minutes_approval": "named"}).status_code == 303
    cast.steering.refresh_from_db()
    assert cast.steering.minutes_approval == MinutesApproval.NAMED
    assert "Medlemmer som møtet peker ut" in text(
        client.get(reverse("projects:body", args=[cast.project.slug, cast.steering.slug]))
    )
