"""The secretary's page while the meeting goes on: a case from «up» to its result, autosave, and who may what."""

from __future__ import annotations

import re
from datetime import time
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from meetings.minutes.cases import decision_heading
from meetings.models import (
    AgendaItem,
    Attendance,
    Ballot,
    Contribution,
    Meeting,
    MeetingState,
    MinuteRemark,
    Proposal,
    Recusal,
)
from meetings.selectors import present_in
from meetings.services import deliver_contribution, record_attendance
from meetings.services.live import come_in, go_out, note_objections
from omstilling.audit.errors import DomainError
from projects.models import Body, BodyKind, Decision, DecisionKind, DecisionOutcome, LegalBasis, SeatFunction
from tests.cast import agenda_item, case, user, write
from tests.flow import post_form
from tests.meetings.conftest import Room

pytestmark = pytest.mark.django_db
TEXT = "Renholdet samles i én enhet fra 1. juli."


@pytest.fixture
def running(room: Room) -> Room:
    room.everyone()
    room.meeting.refresh_from_db()
    room.meeting.state = MeetingState.RUNNING
    room.meeting.current_item = room.items[0]
    write(room.meeting)
    for item in room.items:
        item.case.recommendation = TEXT
        write(item.case)
    return room


def url(room: Room, rest: str = "", item: int | None = 0) -> str:
    middle = f"{room.items[item].pk}/" if item is not None else ""
    return f"{room.meeting.get_absolute_url()}gjennomfor/{middle}{rest}"


def token(client: Client, path: str) -> str:
    found = re.search(r'name="form_token" value="([^"]+)"', client.get(path).content.decode())
    assert found
    return found[1]


def send(room: Room, rest: str, data: dict[str, Any] | None = None, item: int | None = 0, **more: Any) -> Any:
    client = room.cast.client("secretary")
    page = url(room, item=item) if item is not None else url(room, "opprop/", None)
    return client.post(url(room, rest, item), {"form_token": token(client, page), **(data or {})}, **more)


def test_a_meeting_is_opened_called_over_run_and_ended(room: Room) -> None:
    room.meeting.state = MeetingState.CALLED
    write(room.meeting)
    client = room.cast.client("secretary")
    assert client.get(url(room)).status_code == 302
    assert "Åpne møtet" in client.get(url(room, "", None)).content.decode()
    wrong = send(room, "apne/", {"at": "om litt"}, None)
    assert wrong.status_code == 422
    assert "om litt" in wrong.content.decode()
    assert send(room, "apne/", {"at": "9.02"}, None).status_code == 303
    meeting = Meeting.objects.get()
    assert (meeting.state, f"{meeting.starts_at:%H.%M}") == (MeetingState.RUNNING, "09.02")
    assert send(room, "ta-opp/").status_code == 303
    assert "PS 1/11" in client.get(url(room, "", None)).content.decode()
    assert Meeting.objects.get().current_item_id == room.items[0].pk
    assert send(room, "avslutt/", {"at": "11.45"}, None).status_code == 303
    assert Meeting.objects.get().state == MeetingState.HELD


def test_the_roll_call_takes_hours_and_whom_a_substitute_meets_for(room: Room) -> None:
    client, page = room.cast.client("secretary"), url(room, "opprop/", None)
    html = client.get(page).content.decode()
    seen = re.search(r'name="seen" value="([^"]+)"', html)
    assert seen
    data: dict[str, Any] = {f"status-{room.seats[k].pk}": "present" for k in ("chair", "member", "sp", "ap")}
    data |= {
        f"status-{room.seats['sv'].pk}": "apology",
        f"substitute_for-{room.seats['sub_ap'].pk}": room.seats["sv"].pk,
    }
    data |= {f"arrived_at-{room.seats['ap'].pk}": "9.30", f"from_item-{room.seats['ap'].pk}": "2", "seen": seen[1]}
    assert send(room, "frammote/", data, None).status_code == 303
    came = Attendance.objects.get(seat=room.seats["ap"])
    assert (came.from_item, f"{came.arrived_at:%H.%M}") == (2, "09.30")
    assert Attendance.objects.get(seat=room.seats["sub_ap"]).substitute_for == room.seats["sv"]
    data[f"status-{room.seats['sv'].pk}"] = "present"
    stale = send(room, "frammote/", data, None)
    assert stale.status_code == 422
    assert "Noen andre har endret frammøtet" in stale.content.decode()


def test_unanimous_is_the_vote_and_the_decision_in_one_act_and_the_next_case_is_one_more(running: Room) -> None:
    page = running.cast.client("secretary").get(url(running)).content.decode()
    assert 'data-shortcut="e"' in page
    answer = send(
        running,
        "vedtak/",
        {"source": "own", "text": TEXT, "outcome": "adopted", "kind": "final", "unanimous": "on"},
        headers={"X-Live": "1"},
    )
    assert answer.json()["url"].endswith(f"/gjennomfor/{running.items[0].pk}/#vedtak")
    item = AgendaItem.objects.get(pk=running.items[0].pk)
    assert item.decision is not None and item.decision.text == TEXT
    ballot = Ballot.objects.get(item=item)
    assert ballot.unanimous
    page = running.cast.client("secretary").get(url(running)).content.decode()
    assert "Neste sak: PS 2/11" in page
    assert 'data-shortcut="e"' not in page
    assert send(running, "ta-opp/", item=1).status_code == 303
    assert Meeting.objects.get().current_item == running.items[1]
    # The last case is up, and has no result yet.
    page = running.cast.client("secretary").get(url(running, item=1)).content.decode()
    assert "Gå til avslutningen" in page and "Alle sakene er behandlet" not in page


@pytest.mark.parametrize(
    ("kind", "chosen"), [("decision", "recommendation"), ("report", "final"), ("election", "final")]
)
def test_what_is_noted_or_chosen_is_no_recommendation_unless_one_says_so(
    running: Room, kind: str, chosen: str
) -> None:
    assert running.meeting.body.recommends_to_id
    case = running.items[0].case
    case.kind = kind
    write(case)
    page = running.cast.client("secretary").get(url(running)).content.decode()
    offered = re.search(r'<select[^>]* name="kind".*?</select>', page, re.S)
    assert offered and re.findall(r'value="(\w+)" selected', offered[0]) == [chosen]


def test_what_is_put_off_is_no_recommendation_in_the_minutes() -> None:
    body = Body(
        kind=BodyKind.STEERING_GROUP, legal_basis=LegalBasis.COMMITTEE, recommends_to=Body(name="Kommunestyret")
    )
    put_off = Decision(kind=DecisionKind.RECOMMENDATION, outcome=DecisionOutcome.POSTPONED)
    assert decision_heading(put_off, body) == "Vedtak"
    put_off.outcome = DecisionOutcome.ADOPTED
    assert decision_heading(put_off, body) == "Innstilling til kommunestyret"


def test_two_proposals_are_set_against_each_other_by_name_and_the_winner_fills_the_decision(running: Room) -> None:
    proposed = send(running, "forslag/", {"text": "Saken utsettes.", "proposer": running.seats["member"].pk})
    assert proposed.status_code == 303
    proposal = Proposal.objects.get()
    choices = {f"seat-{running.seats[k].pk}": "against" for k in ("chair", "member", "ap")}
    choices |= {f"seat-{running.seats[k].pk}": "for" for k in ("sp", "sv")}
    voted = send(running, "votering/", {"over": "paper", "counter": f"p{proposal.pk}", "how": "name", **choices})
    assert voted.status_code == 303, voted.content.decode()[:3000]
    assert Ballot.objects.get().proposal.text == TEXT
    page = running.cast.client("secretary").get(url(running)).content.decode()
    assert re.search(r'name="text" rows="6"[^>]*>\s*Saken utsettes\.', page)


def test_a_tie_by_party_wants_the_chairs_vote_and_keeps_what_was_typed(running: Room) -> None:
    gone = {"gone": running.seats["sv"].pk}
    assert send(running, "kom-og-gikk/", gone).status_code == 422
    Attendance.objects.get(seat=running.seats["sv"])
    votes = {"over": "paper", "how": "party", "for-0": "2", "against-0": "1"}
    wrong = send(running, "votering/", votes)
    assert wrong.status_code == 422
    html = wrong.content.decode()
    assert 'value="2"' in html and '<details class="live-fold" id="voter" open>' in html
    assert not Ballot.objects.exists()


def test_whoever_may_not_vote_in_the_case_is_not_in_the_table(running: Room) -> None:
    write(Recusal(item=running.item, seat=running.seats["member"], basis="fvl. § 6", vote="Enstemmig"))
    html = running.cast.client("secretary").get(url(running)).content.decode()
    offered = set(map(int, re.findall(r'name="seat-(\d+)" value="for"', html)))
    assert offered == {running.seats[k].pk for k in ("chair", "sp", "ap", "sv")}


def test_doors_objections_chair_remarks_and_recusals_are_recorded_where_they_happen(running: Room) -> None:
    doors = {"ground": "privacy", "how": "agreed", "closed_at": "10.05"}
    hours = {"closed_at": "10.05", "reopened_at": "10.20", "staying": "Rådmannen"}
    late = {"unlisted": "on", "objectors": "1"}
    remark = {"seat": running.seats["union_rep"].pk, "text": "Vi er uenige."}
    recusal = {"seat": running.seats["chair"].pk, "ground": "fvl_special", "how": "agreed"}
    lead = {"chaired_by": running.seats["member"].pk, "how": "agreed"}
    steps = (
        ("lukking/", doors),
        ("lukking/", hours),
        ("tilleggssak/", late),
        ("protokolltilforsel/", remark),
        ("fratredelse/", recusal),
        ("moteleder/", lead),
    )
    client, following = running.cast.client("secretary"), url(running, item=1)
    reminded = []
    for rest, data in steps:
        answer = send(running, rest, data)
        assert answer.status_code == 303, (rest, answer.content.decode()[:2000])
        if rest == "lukking/":
            page = client.get(following).content.decode()
            reminded.append("Før når de ble åpnet" in page)
    assert reminded == [True, False], "who goes on with the doors closed is reminded"
    item = AgendaItem.objects.get(pk=running.item.pk)
    assert (f"{item.closed_at:%H.%M}", f"{item.reopened_at:%H.%M}") == ("10.05", "10.20")
    assert (item.closed_staying, item.unlisted_objectors) == ("Rådmannen", 1)
    assert item.chaired_by == running.seats["member"]
    assert MinuteRemark.objects.get().text == "Vi er uenige."
    assert Recusal.objects.get().seat == running.seats["chair"]
    assert set(Ballot.objects.values_list("subject", flat=True)) == {"closing", "recusal", "chair"}


def test_what_waits_is_seen_and_taken_in_or_declined(running: Room) -> None:
    person = running.cast.people["member"]
    given = [
        deliver_contribution(item=running.item, seat=running.seats["member"], kind=kind, text=text, by=person)
        for kind, text in (("proposal", "Nytt forslag"), ("remark", "Min tilførsel"))
    ]
    client = running.cast.client("secretary")
    waiting = client.get(url(running, "innspill/"))
    assert "2 innspill venter" in waiting.content.decode()
    assert client.get(url(running, "innspill/"), headers={"If-None-Match": waiting["ETag"]}).status_code == 304
    assert send(running, f"innspill/{given[0].pk}/ta-inn/").status_code == 303
    assert Proposal.objects.get().text == "Nytt forslag"
    assert send(running, f"innspill/{given[1].pk}/avvis/", {"answer": ""}).status_code == 422
    assert send(running, f"innspill/{given[1].pk}/avvis/", {"answer": "For sent"}).status_code == 303
    assert Contribution.objects.get(pk=given[1].pk).answer == "For sent"


def save(room: Room, role: str, **more: Any) -> Any:
    client = room.cast.client(role)
    who = room.cast.people[role].pk
    return client.post(url(room, "lagre/"), {"field": "discussion", "base": "1", "who": who, "text": "x", **more})


def test_autosave_answers_with_the_version_the_others_text_or_why_not(running: Room) -> None:
    assert save(running, "secretary", text="Den enes").json()["version"] == 2
    other = save(running, "secretary", text="Den andres")
    assert (other.status_code, other.json()["theirs"], other.json()["version"]) == (409, "Den enes", 2)
    assert save(running, "secretary", field="unlisted_note").status_code == 422
    assert save(running, "secretary", base="2", text="x" * 20001).status_code == 422
    assert save(running, "secretary", who="0").status_code == 403
    assert save(running, "member").status_code == 403
    assert running.cast.client("outsider").post(url(running, "lagre/")).status_code == 404
    assert running.cast.client("anonymous").post(url(running, "lagre/")).status_code == 302
    assert AgendaItem.objects.get(pk=running.item.pk).discussion == "Den enes"


def test_a_text_is_saved_by_its_button_and_meets_the_conflict_page(running: Room) -> None:
    assert send(running, "behandling/", {"discussion": "Uten skript", "row_version": "1"}).status_code == 303
    assert send(running, "behandling/", {"discussion": "En annens", "row_version": "1"}).status_code == 409
    assert AgendaItem.objects.get(pk=running.item.pk).discussion == "Uten skript"


@pytest.mark.parametrize(("role", "answer"), [("member", 403), ("union_rep", 403), ("outsider", 404)])
def test_the_page_is_for_whoever_runs_the_meeting(running: Room, role: str, answer: int) -> None:
    client = running.cast.client(role)
    assert client.get(url(running)).status_code == answer
    assert client.post(url(running, "forslag/"), {"text": "x"}).status_code == answer


def test_the_questions_do_not_grow_with_cases_or_seats(running: Room) -> None:
    def asked() -> int:
        client = running.cast.client("secretary")
        client.get(url(running))
        with CaptureQueriesContext(connection) as caught:
            assert client.get(url(running)).status_code == 200
        return len(caught)

    before = asked()
    for number in range(8):
        agenda_item(running.cast, running.meeting, case(running.cast, f"Sak {number}"))
        person = user(f"ny{number}", f"Ny {number}")
        seat = type(running.seats["sp"])(
            body=running.cast.steering,
            person=person,
            function=SeatFunction.MEMBER,
            party="V",
            votes=True,
            valid_from=running.seats["sp"].valid_from,
        )
        write(seat)
        write(Attendance(meeting=running.meeting, seat=seat, status="present"))
    assert asked() == before


def test_who_leaves_is_out_from_the_next_case_and_who_comes_is_in_from_this_one(running: Room) -> None:
    seat, (first, second) = running.seats["sv"], running.items
    with pytest.raises(DomainError, match="ikke vært med på noen sak"):
        go_out(item=first, seat=seat, by=running.secretary)
    left = go_out(item=second, seat=seat, at=time(10, 15), by=running.secretary)
    assert (left.from_item, left.to_item, left.left_at) == (None, 1, time(10, 15))
    assert [p.seat.pk == seat.pk for p in present_in(second).absent].count(True) == 1
    back = come_in(item=second, seat=seat, at=time(10, 20), by=running.secretary)
    assert (back.from_item, back.to_item, back.left_at) == (None, None, None)
    assert present_in(second).may_vote(seat.pk)
    record_attendance(meeting=running.meeting, seat=seat, status="apology", by=running.secretary)
    late = come_in(item=second, seat=seat, at=time(10, 30), by=running.secretary)
    assert (late.from_item, late.arrived_at) == (2, time(10, 30))


def test_objections_are_no_more_than_those_present_and_are_told_in_the_minutes(running: Room) -> None:
    told = {"item": running.item, "unlisted": True, "by": running.secretary}
    with pytest.raises(DomainError, match="5 med stemmerett"):
        note_objections(objectors=6, chair_objected=False, **told)
    assert "Ingen hadde innvendinger" in note_objections(objectors=None, chair_objected=False, **told).unlisted_note
    noted = note_objections(objectors=2, chair_objected=True, **told)
    assert (
        noted.unlisted_note.startswith("Møteleder hadde innvendinger") and "2 av de frammøtte" in noted.unlisted_note
    )
    html = running.cast.client("secretary").get(url(running)).content.decode()
    assert "Møteleder har innvendinger mot tilleggssaken" in html


def test_a_case_is_put_on_the_agenda_in_the_meeting_and_comes_up_on_the_live_page(running: Room) -> None:
    client = running.cast.client("secretary")
    where = f"{running.meeting.get_absolute_url()}saker/ny/"
    assert f'href="{where}"' in client.get(url(running)).content.decode()
    data = {"source": "new", "kind": "decision", "title": "Hastesak", "recommendation": "", "section": ""}
    sent = post_form(client, where, data)
    item = AgendaItem.objects.get(case__title="Hastesak")
    assert sent.status_code == 303 and sent["Location"].endswith(f"/gjennomfor/{item.pk}/")


def test_the_opening_takes_the_roll_call_that_stands_beside_it(room: Room) -> None:
    room.meeting.state = MeetingState.CALLED
    write(room.meeting)
    page = room.cast.client("secretary").get(url(room, "opprop/", None)).content.decode()
    form = page[page.index('data-live="start"') :].partition("</form>")[0]
    assert "Åpne møtet" in form and "Lagre frammøtet" in form
    assert form.index("Lagre frammøtet") < form.index("Åpne møtet")  # Enter in a field of the table saves the table
    seen = re.search(r'name="seen" value="([^"]+)"', form)
    assert seen
    data: dict[str, Any] = {f"status-{room.seats[k].pk}": "present" for k in ("chair", "member", "sp")}
    data |= {f"status-{room.seats['ap'].pk}": "absent", "at": "9.02", "seen": seen[1]}
    stale = send(room, "apne/", {**data, "seen": "gammel"}, None)
    assert stale.status_code == 422 and "endret frammøtet" in stale.content.decode()
    assert (Meeting.objects.get().state, Attendance.objects.count()) == (MeetingState.CALLED, 0)
    assert send(room, "apne/", data, None).status_code == 303
    assert Meeting.objects.get().state == MeetingState.RUNNING
    told = dict(Attendance.objects.values_list("seat_id", "status"))
    assert (told[room.seats["sp"].pk], told[room.seats["ap"].pk]) == ("present", "absent")


def test_nobody_is_offered_to_leave_before_the_first_case_is_decided(running: Room) -> None:
    client = running.cast.client("secretary")
    first, second = (client.get(url(running, item=n)).content.decode() for n in (0, 1))
    assert 'name="gone"' not in first and "Endre frammøtet i oppropet" in first
    assert 'name="gone"' in second and "Endre frammøtet i oppropet" not in second
