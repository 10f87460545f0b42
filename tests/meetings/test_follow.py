"""A member's own screen: what it tells, to whom, and what can be delivered from it."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

import pytest

from meetings.models import Contribution, MeetingState, MemberNote, Proposal
from projects.models import Access
from tests.cast import write
from tests.flow import post_form
from tests.meetings.conftest import Room

pytestmark = pytest.mark.django_db


@pytest.fixture
def running(room: Room) -> Room:
    room.everyone()
    room.meeting.refresh_from_db()
    room.meeting.state = MeetingState.RUNNING
    room.meeting.current_item = room.items[0]
    write(room.meeting)
    return room


def url(room: Room, rest: str = "", item: int | None = 0) -> str:
    middle = f"{room.items[item].pk}/" if item is not None else ""
    return f"{room.meeting.get_absolute_url()}folg/{middle}{rest}"


def page(room: Room, role: str, rest: str = "", item: int | None = None) -> str:
    answer = room.cast.client(role).get(url(room, rest, item))
    assert answer.status_code == 200
    return answer.content.decode()


def deliver(room: Room, role: str, kind: str) -> Any:
    client = room.cast.client(role)
    found = re.search(r'name="form_token" value="([^"]+)"', client.get(url(room)).content.decode())
    assert found
    return client.post(url(room, "lever/"), {"form_token": found[1], "kind": kind, "text": "Vi ber om utsettelse."})


def test_the_page_tells_which_case_is_up_and_is_not_drawn_again_until_something_happens(running: Room) -> None:
    client = running.cast.client("member")
    assert "Organisering av renhold" in page(running, "member", "na/")
    first = client.get(url(running, "na/"))
    assert client.get(url(running, "na/"), headers={"If-None-Match": first["ETag"]}).status_code == 304
    write(Proposal(item=running.item, number=1, text="Et nytt forslag"))
    again = client.get(url(running, "na/"), headers={"If-None-Match": first["ETag"]})
    assert again.status_code == 200
    assert "Et nytt forslag" in again.content.decode()


def test_of_an_exempt_case_others_get_number_open_title_and_ground_alone(running: Room) -> None:
    about = running.item.case
    about.access, about.legal_basis, about.public_title = Access.EXEMPT, "offl. § 13", "Personalsak"
    about.title, about.recommendation = "Oppsigelse av N.N.", "N.N. sies opp."
    write(about)
    write(Proposal(item=running.item, number=1, text="N.N. beholdes."))
    for rest, item in (("", None), ("na/", None), ("", 0), ("na/", 0)):
        html = page(running, "employee", rest, item)
        assert "N.N." not in html
        assert "offl. § 13" in html or "Personalsak" in html
    assert (
        running.cast.client("employee").get(f"{url(running).replace('folg', 'gjennomfor')}saksframlegg/").status_code
        == 404
    )
    assert "N.N. beholdes." in page(running, "union_rep")


def test_a_member_delivers_and_sees_what_becomes_of_it(running: Room) -> None:
    assert deliver(running, "member", "proposal").status_code == 303
    given = Contribution.objects.get()
    assert (given.seat, given.kind) == (running.seats["member"], "proposal")
    assert "Vi ber om utsettelse." in page(running, "member", "na/", 0)
    assert "Vi ber om utsettelse." not in page(running, "sp", "na/", 0)


def test_a_union_seat_without_a_vote_is_offered_remarks_alone(running: Room) -> None:
    html = page(running, "union_rep")
    assert 'value="remark"' in html
    assert 'value="proposal"' not in html
    refused = deliver(running, "union_rep", "proposal")
    assert refused.status_code == 422
    assert "Vi ber om utsettelse." in refused.content.decode()
    assert deliver(running, "union_rep", "remark").status_code == 303


@pytest.mark.parametrize(("role", "answer"), [("employee", 403), ("outsider", 404)])
def test_who_has_no_seat_delivers_nothing_and_keeps_no_notes(running: Room, role: str, answer: int) -> None:
    client = running.cast.client(role)
    for rest in ("lever/", "notat/"):
        assert client.post(url(running, rest), {"text": "x"}).status_code == answer
    assert not MemberNote.objects.exists()


def test_a_note_that_cannot_be_kept_is_told_beside_the_field_with_and_without_a_script(running: Room) -> None:
    client, path = running.cast.client("member"), url(running, "notat/")
    answer = post_form(client, path, {"text": "\u200b"})
    assert answer.status_code == 422 and "bare tegn som ikke vises" in answer.content.decode()
    sent = {"text": "\u200b", "who": running.cast.people["member"].pk}
    scripted = client.post(path, sent, headers={"X-Live": "1"})
    assert scripted.status_code == 422 and "bare tegn som ikke vises" in scripted.json()["message"]
    assert post_form(client, path, {"text": "Spør om tallene"}).status_code == 303
    assert "Spør om tallene" in client.get(path).content.decode()


def test_notes_are_shown_to_their_writer_alone(running: Room) -> None:
    client = running.cast.client("member")
    who = running.cast.people["member"].pk
    saved = client.post(url(running, "notat/"), {"text": "Spør om tallene", "who": who}, headers={"X-Live": "1"})
    assert saved.status_code == 200
    assert client.post(url(running, "notat/"), {"text": "x", "who": 0}, headers={"X-Live": "1"}).status_code == 403
    assert post_form(client, url(running, "notat/"), {"text": "Spør om tallene."}).status_code == 303
    assert "Spør om tallene." in page(running, "member")
    for role in ("chair", "secretary", "auditor"):
        assert "Spør om tallene" not in page(running, role, "", 0)
    history = running.cast.client("secretary").get(f"/{running.cast.project.slug}/sporbarhet/")
    assert "Spør om tallene" not in history.content.decode()


@pytest.mark.parametrize(
    ("role", "day", "words"),
    [
        ("secretary", date(2011, 3, 15), "Gjennomfør møtet"),
        ("member", date(2011, 3, 15), "Følg møtet"),
        ("employee", date(2011, 3, 15), "Følg møtet"),
        ("member", date(2011, 3, 20), "Sakene og egne notater"),
    ],
)
def test_the_meetings_page_leads_each_to_their_own(room: Room, role: str, day: date, words: str) -> None:
    room.meeting.held_on, room.meeting.state = day, MeetingState.CALLED
    write(room.meeting)
    html = room.cast.client(role).get(room.meeting.get_absolute_url()).content.decode()
    assert words in html
    assert ("gjennomfor/" in html) == (role == "secretary")
