"""Meetings with the unions: views, reply, agreement, the record, and what it proves of the measures."""

from __future__ import annotations

from datetime import date, time
from typing import Any

import pytest

from budget.models import MeasureConsultation
from budget.selectors import measure_rows
from budget.services import link_case
from meetings.approval import approval_of, later_meetings
from meetings.carry import offers_of
from meetings.dates import last_meeting, next_meeting
from meetings.documents import document_of
from meetings.minutes import flaws_of, minutes_document
from meetings.models import AgendaItem, Ballot, MeetingPurpose, Minutes, MinutesState, PartyView
from meetings.services import (
    add_proposal,
    approve_minutes,
    open_minutes,
    plan_meeting,
    record_votes,
    send_for_approval,
    set_discussion,
    set_reply,
    start_correction,
    start_meeting,
    write_view,
)
from meetings.services.decisions import log_decision
from omstilling.audit.errors import DomainError
from omstilling.reporting.selectors.attention import items_without_decision
from projects.models import Consultation, DecisionKind, DecisionOutcome, SeatFunction
from tests.cast import START, agenda_item, attend, case, measure, meeting, user, write
from tests.flow import post_form, shown_who


class Table:
    """A consultation meeting with two unions at the table, and one case that concerns a measure."""

    def __init__(self, cast: Any, purpose: str = MeetingPurpose.CONSULTATION) -> None:
        from projects.models import Seat

        self.cast = cast
        self.by = cast.people["secretary"]
        cast.people["second"] = user("second", "Even Utdanning")
        self.seats = {
            "union_rep": cast.seats["steering.union_rep"],
            "second": write(
                Seat(
                    body=cast.steering,
                    person=cast.people["second"],
                    function=SeatFunction.UNION_REP,
                    votes=False,
                    is_union=True,
                    organisation="hovedtillitsvalgt for Utdanningsforbundet",
                    valid_from=START,
                )
            ),
        }
        cast.seats["steering.second"] = self.seats["second"]
        self.meeting = meeting(
            cast,
            purpose=purpose,
            access="restricted",
            starts_at=time(9),
            ends_at=time(10),
            chaired_by=cast.seats["steering.chief_executive"],
        )
        self.measure = measure(cast)
        about = case(cast, "Samlet renhold", access="internal")
        link_case(measure=self.measure, case=about, by=self.by)
        self.item = agenda_item(cast, self.meeting, about)
        roles = ("chair", "member", "secretary", "chief_executive", "union_rep", "second")
        attend(cast, self.meeting, *roles)

    def speak(self) -> None:
        """Let everybody say what they think."""
        people = self.cast.people
        write_view(item=self.item, seat=self.seats["union_rep"], text="Ingen må sies opp.", by=people["union_rep"])
        write_view(item=self.item, seat=self.seats["second"], text="Ingen merknad.", by=self.by)
        self.item.refresh_from_db()
        set_reply(item=self.item, reply="Ingen sies opp før 2012.", agreed=False, by=people["chief_executive"])

    def approve(self) -> Any:
        minutes = open_minutes(meeting=self.meeting, by=self.by)
        send_for_approval(minutes=minutes, by=self.by)
        for role in ("union_rep", "chief_executive", "second"):
            approve_minutes(minutes=minutes, by=self.cast.people[role])
        return minutes

    def url(self, more: str = "") -> str:
        return f"{self.item.get_absolute_url()}{more}"


@pytest.fixture
def table(cast: Any) -> Table:
    return Table(cast)


def text(response: Any) -> str:
    return str(response.content.decode())


def test_the_kind_is_chosen_when_planning_and_needs_unions_in_the_body(cast: Any) -> None:
    by, when = cast.people["secretary"], date(2011, 4, 1)
    made = plan_meeting(body=cast.steering, held_on=when, purpose=MeetingPurpose.NEGOTIATION, by=by)
    assert (made.purpose, made.access) == (MeetingPurpose.NEGOTIATION, "restricted")
    with pytest.raises(DomainError, match="Ingen tillitsvalgte har plass"):
        plan_meeting(body=cast.work_body, held_on=when, purpose=MeetingPurpose.CONSULTATION, by=by)
    client, path = cast.client("secretary"), f"/{cast.project.slug}/moter/nytt/"
    data = {"body": cast.steering.pk, "held_on": "02.04.2011", "purpose": "consultation"}
    page = text(client.get(post_form(client, path, data)["Location"]))
    assert "Drøftingsmøte" in page


def test_a_unions_view_is_its_own(table: Table) -> None:
    people, item, seat = table.cast.people, table.item, table.seats["union_rep"]
    for stranger in ("chair", "chief_executive", "second", "member"):
        with pytest.raises(DomainError, match="Bare de tillitsvalgte selv"):
            write_view(item=item, seat=seat, text="På vegne av", by=people[stranger])
    view = write_view(item=item, seat=seat, text="Tatt inn av sekretæren.", by=table.by)
    assert view.party == "hovedtillitsvalgt for Fagforbundet"
    with pytest.raises(DomainError, match="Bare de tillitsvalgte selv"):
        write_view(item=item, seat=seat, text="Endret av sekretæren.", by=table.by)
    write_view(item=item, seat=seat, text="Rettet av oss selv.", by=people["union_rep"])
    assert PartyView.objects.get().text == "Rettet av oss selv."
    with pytest.raises(DomainError, match="Arbeidsgiver svarer"):
        write_view(item=item, seat=table.cast.seats["steering.chair"], text="Arbeidsgiver", by=people["chair"])
    for stranger in ("chair", "union_rep", "member"):
        with pytest.raises(DomainError, match="Arbeidsgivers svar"):
            set_reply(item=item, reply="Nei", by=people[stranger])


def test_nothing_is_decided_or_voted_over_by_any_way(table: Table) -> None:
    item, by = table.item, table.by
    decided = {"kind": DecisionKind.FINAL, "outcome": DecisionOutcome.ADOPTED, "text": "Vedtatt", "unanimous": True}
    for act in (
        lambda: log_decision(item=item, by=by, **decided),
        lambda: record_votes(item=item, votes=[], unanimous=True, by=by),
        lambda: add_proposal(item=item, text="Forslag", by=by),
    ):
        with pytest.raises(DomainError, match="fattes det ikke vedtak"):
            act()
    planned = meeting(table.cast, held_on=date(2011, 3, 11), purpose=MeetingPurpose.CONSULTATION, state="called")
    with pytest.raises(DomainError, match="møtets egen side"):
        start_meeting(meeting=planned, at=time(9), by=by)
    assert not Ballot.objects.exists()
    client = table.cast.client("secretary")
    for path in (table.meeting.get_absolute_url(), table.url()):
        page = text(client.get(path))
        assert "/vedtak/" not in page.split("<main")[1].split("</main>")[0] and "Før et forslag" not in page


def test_the_record_asks_for_each_view_the_reply_and_whether_they_agreed(table: Table) -> None:
    found = {flaw.text: flaw for flaw in flaws_of(table.meeting)}
    assert len(found) == 4
    assert any("synet fra hovedtillitsvalgt for Utdanningsforbundet mangler" in words for words in found)
    reply = found["PS 1/11: arbeidsgivers svar mangler."]
    assert (reply.demand, reply.page) == ("arbeidsmiljøloven § 8-2", "employer_reply")
    table.speak()
    assert flaws_of(table.meeting) == []


def test_information_asks_for_what_was_told_and_agreement_is_refused(cast: Any) -> None:
    table = Table(cast, MeetingPurpose.INFORMATION)
    assert [flaw.text for flaw in flaws_of(table.meeting)] == ["PS 1/11: skriv hva det ble informert om."]
    with pytest.raises(DomainError, match="bare er informert"):
        set_reply(item=table.item, reply="", agreed=True, by=table.by)
    set_discussion(item=table.item, text="Rådmannen la fram tallene.", by=table.by)
    assert minutes_document(table.meeting, public=False).kind == "Referat"
    table.approve()
    made = Consultation.objects.get()
    assert (made.form, made.agreed, made.reply) == ("information", None, "Rådmannen la fram tallene.")
    (row,) = measure_rows(cast.project, table.by, cast.project.today())
    assert row.step.name != "DISCUSSED"


def test_each_party_confirms_and_the_measure_is_then_discussed(table: Table) -> None:
    table.speak()
    before = measure_rows(table.cast.project, table.by, table.cast.project.today())[0].step
    minutes = table.approve()
    assert minutes.state == MinutesState.APPROVED
    assert {r.seat.person.username for r in approval_of(minutes).approvers} == {
        "union_rep",
        "second",
        "chief_executive",
    }
    document = document_of(minutes, public=False)
    assert document.kind == "Drøftingsprotokoll"
    assert document.parties[0] == "Arbeidsgiver: Rolf Rådmann (rådmann)" and len(document.parties) == 3
    (part,) = document.cases
    assert [view.text for view in part.views] == ["Ingen må sies opp.", "Ingen merknad."]
    assert (part.reply, part.agreement) == ("Ingen sies opp før 2012.", "Partene er uenige.")
    assert not part.proposals and part.vote is None and part.decision is None
    made = AgendaItem.objects.get(pk=table.item.pk).consultation
    assert made is not None
    assert (made.form, made.agreed, made.held_on) == ("consultation", False, table.meeting.held_on)
    assert "hovedtillitsvalgt for Fagforbundet:\nIngen må sies opp." in made.views
    assert MeasureConsultation.objects.active().get().measure == table.measure
    after = measure_rows(table.cast.project, table.by, table.cast.project.today())[0].step
    assert (before.name, after.name) != (after.name, after.name) and after.name == "DISCUSSED"


def test_the_record_names_the_measures_that_were_discussed_and_the_public_one_those_it_may(table: Table) -> None:
    hidden = measure(table.cast, "Skjult tiltak", access="restricted", body=table.cast.steering)
    link_case(measure=hidden, case=table.item.case, by=table.by)
    table.speak()
    full, public = (minutes_document(table.meeting, public=public) for public in (False, True))
    shown = f"Tiltak {table.measure.number} {table.measure.title}"
    assert full.cases[0].concerned == (shown, f"Tiltak {hidden.number} Skjult tiltak")
    assert public.cases[0].concerned == (shown,)
    open_minutes(meeting=table.meeting, by=table.by)
    page = table.cast.client("secretary").get(f"{table.meeting.get_absolute_url()}protokoll/").content.decode()
    assert "Tiltak det gjelder:" in page and "Skjult tiltak" in page


def test_a_corrected_record_corrects_the_consultation(table: Table) -> None:
    table.speak()
    minutes = table.approve()
    second = start_correction(minutes=minutes, correction="Partene ble enige.", by=table.by)
    item = AgendaItem.objects.get(pk=table.item.pk)
    set_reply(item=item, reply="Ingen sies opp.", agreed=True, by=table.by)
    send_for_approval(minutes=second, by=table.by)
    for role in ("second", "chief_executive", "union_rep"):
        approve_minutes(minutes=second, by=table.cast.people[role])
    made = Consultation.objects.get()
    assert (made.agreed, made.reply) == (True, "Ingen sies opp.")


def test_the_pages_of_the_parties(table: Table) -> None:
    union, secretary = table.cast.client("union_rep"), table.cast.client("secretary")
    own = table.url(f"syn/{table.seats['union_rep'].pk}/")
    other = table.url(f"syn/{table.seats['second'].pk}/")
    assert own in text(union.get(table.url())) and other not in text(union.get(table.url()))
    assert union.get(other).status_code == 403
    assert post_form(union, own, {"text": ""}).status_code == 422
    both = post_form(union, own, {"text": "Noe", "no_remark": "on"})
    assert both.status_code == 422 and "Velg ett" in text(both)
    assert post_form(union, own, {"text": "Vi er imot."}).status_code == 303
    assert secretary.get(own).status_code == 403
    assert post_form(secretary, other, {"no_remark": "on"}).status_code == 303
    reply = table.url("arbeidsgivers-svar/")
    assert union.get(reply).status_code == 403
    chief = table.cast.client("chief_executive")
    assert post_form(chief, reply, {"reply": "Vi svarer.", "agreed": "uenige"}).status_code == 303
    page = text(union.get(table.url()))
    assert all(words in page for words in ("Vi er imot.", "Ingen merknad.", "Vi svarer.", "Partene er uenige"))
    record = f"{table.meeting.get_absolute_url()}protokoll/"
    post_form(secretary, f"{record}begynn/")
    assert post_form(secretary, f"{record}send/").status_code == 303
    page = text(union.get(record))
    assert "Drøftingsprotokoll" in page and "Bekreftes av partene" in page and "Vi er imot." in page
    assert post_form(shown_who(union), f"{record}godkjenn/").status_code == 303
    assert union.get(own).status_code == 200
    assert "er til godkjenning" in text(post_form(union, own, {"text": "For sent."}))


def test_a_meeting_with_the_unions_is_no_meeting_that_decides(table: Table) -> None:
    cast, by = table.cast, table.by
    day, held = date(2011, 3, 1), table.meeting.held_on
    assert last_meeting(cast.steering, by, held) is None
    planned = meeting(cast, held_on=date(2011, 4, 1), state="planned", purpose=MeetingPurpose.INFORMATION)
    assert next_meeting(cast.steering, by, held) is None
    ordinary = meeting(cast, held_on=date(2011, 4, 8), state="planned")
    assert next_meeting(cast.steering, by, held) == ordinary.held_on
    assert [offer.case for offer in offers_of(ordinary, by).never] == [table.item.case]
    assert list(items_without_decision(cast.project, by, cast.project.today())) == []
    minutes = write(Minutes(meeting=meeting(cast, held_on=day)))
    assert list(later_meetings(minutes.meeting, by)) == [] and planned.pk


def test_in_other_meetings_the_pages_are_not_there(cast: Any) -> None:
    at = meeting(cast)
    item = agenda_item(cast, at)
    seat = cast.seats["steering.union_rep"]
    for more in (f"syn/{seat.pk}/", "arbeidsgivers-svar/"):
        assert cast.client("secretary").get(f"{item.get_absolute_url()}{more}").status_code == 404
    with pytest.raises(DomainError, match="hører til møter med de tillitsvalgte"):
        write_view(item=item, seat=seat, text="Syn", by=cast.people["union_rep"])
