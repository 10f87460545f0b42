"""A person's own calendar: its address is shown once, opens without login, and leads nowhere when it is taken back."""

from __future__ import annotations

import json
import logging
import re
from datetime import date
from typing import Any

import pytest
from django.test import Client

from meetings.models import CalendarAddress, MeetingState
from meetings.services.calendars import fingerprint_of, make_calendar_address, owner_of, revoke_calendar_address
from omstilling.accounts.services import deactivate
from omstilling.audit.logs import JsonFormatter
from projects.models import Access
from tests.cast import agenda_item, case, decision, meeting, milestone
from tests.flow import post_form

PAGE = "/profil/kalender/"


def unfolded(client: Client, path: str) -> str:
    answer = client.get(path)
    assert answer.status_code == 200
    assert answer.headers["Content-Type"].startswith("text/calendar")
    return answer.content.decode().replace("\r\n ", "")


def test_the_address_is_shown_once_and_only_its_fingerprint_is_stored(cast: Any) -> None:
    client = cast.client("member")
    assert "Lag kalenderadresse" in client.get(PAGE).content.decode()
    assert PAGE in client.get("/profil/").content.decode()
    shown = post_form(client, PAGE)
    assert shown.status_code == 200
    secret = re.search(r"/kalender/([\w-]{43})\.ics", shown.content.decode())[1]
    row = CalendarAddress.objects.active().get(person=cast.member)
    assert row.secret_sha256 == fingerprint_of(secret)
    again = client.get(PAGE).content.decode()
    assert secret not in again
    assert "Du har en kalenderadresse" in again
    dumped = json.dumps([list(CalendarAddress.history.values())], default=str)
    assert secret not in dumped
    assert Client().get(f"/kalender/{secret}.ics").status_code == 200


def test_a_sent_form_sent_again_makes_no_other_address(cast: Any) -> None:
    client = cast.client("member")
    page = client.get(PAGE).content.decode()
    token = re.search(r'name="form_token" value="([^"]+)"', page)[1]
    assert client.post(PAGE, {"form_token": token}).status_code == 200
    assert client.post(PAGE, {"form_token": token}).status_code == 303
    assert CalendarAddress.objects.filter(person=cast.member).count() == 1


def test_a_new_address_a_revoked_one_and_a_closed_login_all_end_the_old(cast: Any) -> None:
    first = make_calendar_address(person=cast.member, by=cast.member)
    second = make_calendar_address(person=cast.member, by=cast.member)
    assert owner_of(first) is None
    assert owner_of(second) == cast.member
    assert post_form(cast.client("member"), f"{PAGE}slett/").status_code == 303
    assert Client().get(f"/kalender/{second}.ics").status_code == 404
    third = make_calendar_address(person=cast.member, by=cast.member)
    deactivate(person=cast.member, by=cast.administrator)
    for secret in (first, second, third, "x" * 43, "kort"):
        assert Client().get(f"/kalender/{secret}.ics").status_code == 404


def test_it_holds_ones_own_meetings_and_deadlines_and_no_exempt_title(cast: Any) -> None:
    mine = meeting(cast, held_on=date(2011, 4, 1), state=MeetingState.CALLED)
    agenda_item(cast, mine, case(cast, "Oppsigelse av Navn", access=Access.EXEMPT, legal_basis="offl. § 13"))
    agenda_item(cast, mine, case(cast, "Arbeidsnotat om ledelsen", access=Access.RESTRICTED))
    agenda_item(cast, mine, case(cast, "Organisering av renhold"))
    meeting(cast, body="project_body", held_on=date(2011, 4, 2), place="Et annet organs rom")
    secret = case(cast, "Sluttavtale", access=Access.EXEMPT, legal_basis="offl. § 13", public_title="Personalsak")
    decision(cast, secret, responsible=cast.member, deadline=date(2011, 5, 1))
    decision(
        cast,
        case(cast, "Fulgt opp"),
        responsible=cast.member,
        deadline=date(2011, 5, 1),
        carried_out_on=date(2011, 3, 1),
    )
    client = Client()
    text = unfolded(client, f"/kalender/{make_calendar_address(person=cast.member, by=cast.member)}.ics")
    assert text.count("BEGIN:VEVENT") == 2
    assert "Organisering av renhold" in text
    assert "Frist: PS" in text
    assert "Personalsak" in text
    for hidden in ("Oppsigelse", "Arbeidsnotat", "Sluttavtale", "Et annet organs rom", "Fulgt opp"):
        assert hidden not in text
    assert not client.cookies
    other = unfolded(client, f"/kalender/{make_calendar_address(person=cast.employee, by=cast.employee)}.ics")
    assert "BEGIN:VEVENT" not in other


def test_the_key_is_left_out_of_the_log() -> None:
    path = "/kalender/hemmelig-nokkel.ics"
    record = logging.LogRecord("django.request", logging.ERROR, "", 1, "Internal Server Error: %s", (path,), None)
    line = JsonFormatter().format(record)
    assert "hemmelig-nokkel" not in line
    assert "/kalender/" in line


def test_it_holds_ones_own_milestones_and_the_plan_has_all_that_one_may_see(cast: Any) -> None:
    day = date(2011, 4, 15)
    mine = milestone(cast, "Høring, del 1", current_date=day, responsible=cast.member)
    done = milestone(cast, "Kartlegging", status="done", completed_on=date(2011, 3, 1), responsible=cast.member)
    milestone(cast, "Andres", current_date=day)
    milestone(cast, "Skjult", current_date=day, access="restricted", body=cast.work_body)
    milestone(cast, "Uten dato", current_date=None, baseline_date=None)
    secret = make_calendar_address(person=cast.member, by=cast.member)
    own = unfolded(Client(), f"/kalender/{secret}.ics")
    assert "SUMMARY:Milepæl: Høring\\, del 1" in own and "DTSTART;VALUE=DATE:20110415" in own
    assert f"UID:milestone-{mine.pk}@" in own and f"milestone-{done.pk}@" not in own and "Andres" not in own
    plan = f"/kalender/{secret}/{cast.project.slug}/plan.ics"
    text = unfolded(Client(), plan)
    assert (
        "Andres" in text
        and "Nådd: Kartlegging" in text
        and "Vedtatt dato: 1. april 2011" in text.replace("\u00a0", " ")
    )
    assert "Skjult" not in text and "Uten dato" not in text
    assert Client().get(f"/kalender/{secret}/annet-provekommune/plan.ics").status_code == 404
    revoke_calendar_address(person=cast.member, by=cast.member)
    assert Client().get(plan).status_code == 404


@pytest.mark.once
def test_the_councils_meetings_stand_in_the_municipal_year(cast: Any) -> None:
    at = meeting(cast, "council_body", date(2011, 6, 20))
    meeting(cast, "steering", date(2011, 6, 21))
    meeting(cast, "council_body", date(2011, 6, 22), state="cancelled")
    html = cast.client("employee").get(f"/{cast.project.slug}/plan/arshjul/?ar=2011").content.decode()
    assert f'href="{at.get_absolute_url()}">Møte i kommunestyret' in html and html.count("Møte i ") >= 1
    assert "21.06.2011" not in html and "22.06.2011" not in html
