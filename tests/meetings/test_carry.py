"""What the next meeting takes along from before."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from meetings.carry import Offers, offers_of
from meetings.models import AgendaItem, MeetingState
from meetings.notices import notice_document
from meetings.services.agenda import carry_over
from meetings.services.notices import call_off_meeting
from omstilling.audit.errors import DomainError
from projects.models import Access, CaseKind, DecisionOutcome, FollowUpState
from tests.cast import agenda_item, case, decision, meeting, write
from tests.flow import post_form


@pytest.fixture
def ahead(cast: Any) -> Any:
    return meeting(cast, held_on=date(2011, 4, 1), state=MeetingState.PLANNED)


def offered(cast: Any, ahead: Any, role: str = "secretary") -> Offers:
    return offers_of(ahead, cast.people[role])


def names(rows: Any) -> list[str]:
    return [offer.case.title for offer in rows]


def postponed(cast: Any, title: str = "Utsatt sak") -> Any:
    held = meeting(cast, held_on=date(2011, 2, 1))
    about = case(cast, title)
    of = decision(cast, about, outcome=DecisionOutcome.POSTPONED)
    return agenda_item(cast, held, about, decision=of)


def test_a_postponed_case_is_offered_until_it_is_on_a_list_or_decided(cast: Any, ahead: Any) -> None:
    item = postponed(cast)
    assert names(offered(cast, ahead).postponed) == ["Utsatt sak"]
    (taken,) = carry_over(meeting=ahead, cases=[item.case], by=cast.secretary)
    assert taken.carried_from == item and not offered(cast, ahead).count
    other = meeting(cast, held_on=date(2011, 5, 1), state=MeetingState.PLANNED)
    assert not offered(cast, other).count, "it is on the list of another meeting to come"
    decision(cast, item.case, decided_on=date(2011, 3, 10), follow_up_state=FollowUpState.NOT_NEEDED)
    taken.meeting.state = MeetingState.HELD
    write(taken.meeting)
    assert not offered(cast, other).count


def test_a_case_that_was_never_on_a_list_is_offered_only_to_its_body(cast: Any, ahead: Any) -> None:
    case(cast, "Ny sak")
    case(cast, "Annet organ", body="project_body")
    case(cast, "Behandlet utenfor", external_number="KS 4/11")
    assert names(offered(cast, ahead).never) == ["Ny sak"]


def test_the_cases_of_a_cancelled_meeting_are_offered_to_the_next(cast: Any, ahead: Any) -> None:
    other = meeting(cast, held_on=date(2011, 3, 20), state=MeetingState.PLANNED)
    agenda_item(cast, other, case(cast, "Rakk ikke"))
    assert not offered(cast, ahead).count
    call_off_meeting(meeting=other, by=cast.secretary, reason="For få kan møte")
    assert names(offered(cast, ahead).cancelled) == ["Rakk ikke"]


def test_decisions_that_wait_become_one_referatsak_without_what_is_exempt(cast: Any, ahead: Any) -> None:
    late = decision(cast, case(cast, "Renhold"), deadline=date(2011, 3, 1), responsible=cast.chief_executive)
    hidden = case(cast, "Oppsigelse av N.N.", access=Access.EXEMPT, legal_basis="offl. § 13", public_title="Personal")
    secret = decision(cast, hidden, deadline=date(2011, 5, 1))
    decision(cast, case(cast, "Ferdig"), deadline=date(2011, 3, 1), follow_up_state=FollowUpState.DONE)
    assert offered(cast, ahead).follow_ups == [late, secret]
    (item,) = carry_over(meeting=ahead, follow_ups=[late, secret], section="Referatsaker", by=cast.secretary)
    text = item.case.background
    assert (item.case.kind, item.section) == (CaseKind.REPORT, "Referatsaker")
    assert "Renhold (01.02.2011): ikke påbegynt, frist 01.03.2011, Rolf Rådmann." in text
    assert "Personal (" in text and "N.N." not in text


def test_what_one_may_not_see_is_not_offered(cast: Any, ahead: Any) -> None:
    case(cast, "Hemmelig", access=Access.EXEMPT, legal_basis="offl. § 13")
    assert not offered(cast, ahead, "employee").count
    assert names(offered(cast, ahead).never) == ["Hemmelig"]


def test_a_decision_is_offered_for_review_from_its_day(cast: Any, ahead: Any) -> None:
    due = decision(cast, case(cast), review_on=date(2011, 4, 1))
    decision(cast, case(cast), review_on=date(2011, 4, 2))
    assert offered(cast, ahead).reviews == [due]
    case(cast, "Ser på igjen", reviews=due)
    assert not offered(cast, ahead).reviews


def test_several_are_ticked_and_put_on_the_list_in_one_act(cast: Any, ahead: Any) -> None:
    first, second = postponed(cast).case, case(cast, "Ny sak")
    wait = decision(cast, case(cast, "Venter"), deadline=date(2011, 3, 1))
    client, url = cast.client("secretary"), f"{ahead.get_absolute_url()}saker/fra-for/"
    empty = post_form(client, url)
    assert empty.status_code == 422 and "Kryss av for minst én" in empty.content.decode()
    sent = {"postponed": [first.pk], "never": [second.pk], "follow_ups": [wait.pk], "section": "Fra før"}
    assert post_form(client, url, sent).status_code == 303
    items = AgendaItem.objects.active().filter(meeting=ahead).order_by("order")
    assert [item.case.title for item in items] == ["Utsatt sak", "Ny sak", "Oppfølging av vedtak"]
    shown = client.get(ahead.get_absolute_url()).content.decode()
    assert "Utsatt fra 01.02.2011" in shown and ">Fra før</h3>" in shown
    assert cast.client("chair").get(url).status_code == 403
    wrong = {"never": [wait.pk + 900]}
    assert post_form(client, url, wrong).status_code == 422


def test_the_list_is_divided_under_headings(cast: Any, ahead: Any) -> None:
    items = [agenda_item(cast, ahead, case(cast, title)) for title in ("Én", "To")]
    client, url = cast.client("secretary"), f"{ahead.get_absolute_url()}saker/deler/"
    assert post_form(client, url, {f"section-{items[0].pk}": "x" * 81}).status_code == 422
    assert post_form(client, url, {f"section-{items[0].pk}": "Vedtakssaker"}).status_code == 303
    items[0].refresh_from_db()
    assert items[0].section == "Vedtakssaker"
    shown = client.get(ahead.get_absolute_url()).content.decode()
    assert shown.index(">Vedtakssaker</h3>") < shown.index(">Andre saker</h3>")
    document = notice_document(ahead, public=True)
    assert [(section, len(rows)) for section, rows in document.sections] == [("Vedtakssaker", 1), ("Andre saker", 1)]
    with pytest.raises(DomainError):
        carry_over(meeting=ahead, by=cast.secretary)
