"""The list, a meeting's page and its forms: who sees, who may, and what happens to bad input."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

import pytest
from django.urls import reverse
from django.utils import timezone

from meetings.models import AgendaItem, Attendance, Meeting, MeetingState
from meetings.services import open_minutes, send_for_approval
from projects.models import Access, Case
from tests.cast import agenda_item, case, decision, meeting, write
from tests.flow import form_data, post_form
from tests.meetings.full import BASIS, fill


def address(at: Meeting, more: str = "") -> str:
    return f"{at.get_absolute_url()}{more}"


@pytest.fixture
def planned(cast: Any) -> Meeting:
    made = meeting(cast, held_on=date(2011, 3, 12), state="planned")
    for title in ("Første", "Andre"):
        agenda_item(cast, made, case(cast, title))
    return made


@pytest.fixture
def held(cast: Any) -> Meeting:
    return meeting(cast)


def text(response: Any) -> str:
    return response.content.decode()


def list_of(cast: Any) -> str:
    return f"/{cast.project.slug}/moter/"


# The list


def test_the_list_shows_meetings_with_state_cases_and_minutes(cast: Any, planned: Meeting, held: Meeting) -> None:
    page = text(cast.client("employee").get(list_of(cast)))
    assert "Styringsgruppa 12. mars 2011" in page
    assert "Styringsgruppa 10. mars 2011" in page
    assert "Ikke påbegynt" in page
    assert "2 møter" in page
    assert "Planlegg møte" not in page
    assert "Planlegg møte" in text(cast.client("secretary").get(list_of(cast)))


def test_the_list_filters_and_exports(cast: Any, planned: Meeting, held: Meeting) -> None:
    client = cast.client("secretary")
    assert "1 møte<" in text(client.get(list_of(cast), {"tilstand": "holdt"}))
    assert "1 møte<" in text(client.get(list_of(cast), {"tilstand": "kommende", "ar": "2011"}))
    assert "Ingen treff" in text(client.get(list_of(cast), {"tilstand": "avlyst"}))
    exported = client.get(list_of(cast), {"format": "csv", "organ": cast.steering.pk}).content.decode("utf-8-sig")
    assert "Styringsgruppa 12. mars 2011;12.03.2011" in exported


def test_a_group_s_meetings_are_not_in_others_lists(cast: Any) -> None:
    meeting(cast, body="work_body", access=Access.RESTRICTED)
    assert "Arbeidsgruppe kultur 10. mars" not in text(cast.client("employee").get(list_of(cast)))
    assert "Arbeidsgruppe kultur 10. mars 2011" in text(cast.client("work_group").get(list_of(cast)))


def test_the_list_costs_the_same_however_many(cast: Any, django_assert_max_num_queries: Any) -> None:
    client = cast.client("secretary")
    meeting(cast)
    client.get(list_of(cast))
    with django_assert_max_num_queries(100) as few:
        client.get(list_of(cast))
    for day in range(1, 20):
        meeting(cast, held_on=date(2010, 5, day))
    with django_assert_max_num_queries(len(few)):
        client.get(list_of(cast))


def test_outsiders_find_nothing(cast: Any, held: Meeting) -> None:
    for path in (list_of(cast), address(held), address(held, "protokoll/")):
        assert cast.client("outsider").get(path).status_code == 404


# The page


def test_the_page_shows_facts_agenda_and_decisions(cast: Any, held: Meeting) -> None:
    about = case(cast, "Felles legevakt")
    agenda_item(cast, held, about, decision=decision(cast, about))
    agenda_item(cast, held, case(cast, "Uavgjort"))
    page = text(cast.client("member").get(address(held)))
    for words in ("Felles legevakt", "Vedtatt", "Se vedtaket", "Uavgjort", "Rådhuset", "Torsdag 10. mars 2011"):
        assert words in page
    assert page.count("Før vedtak<") == 1
    assert "Før vedtak<" not in text(cast.client("employee").get(address(held)))


def test_of_a_case_one_may_not_see_only_the_public_line_is_there(cast: Any, held: Meeting) -> None:
    secret = case(cast, "Oppsigelse av Navn", access=Access.EXEMPT, legal_basis=BASIS, public_title="Personalsak")
    item = agenda_item(cast, held, secret, decision=decision(cast, secret, text="Hemmelig tekst"))
    page = text(cast.client("employee").get(address(held)))
    assert "Personalsak" in page
    assert BASIS in page
    assert "Oppsigelse" not in page
    assert "Hemmelig" not in page
    assert "Vedtatt" not in page
    assert f"saker/{item.pk}" not in page
    assert cast.client("employee").get(address(held, f"saker/{item.pk}/")).status_code == 404
    assert cast.client("administrator").get(address(held, f"saker/{item.pk}/")).status_code == 404
    assert "Oppsigelse av Navn" in text(cast.client("member").get(address(held)))


def test_the_list_counts_only_decisions_that_the_reader_may_see_and_that_stand(cast: Any, held: Meeting) -> None:
    secret = case(cast, "Oppsigelse", access=Access.EXEMPT, legal_basis=BASIS, public_title="Personalsak")
    agenda_item(cast, held, secret, decision=decision(cast, secret, access=Access.EXEMPT))
    open_case = case(cast, "Felles legevakt")
    agenda_item(cast, held, open_case, decision=decision(cast, open_case))
    gone = case(cast, "Trukket vedtak")
    agenda_item(cast, held, gone, decision=decision(cast, gone, withdrawn_at=timezone.now()))
    counted = {}
    for role in ("employee", "member"):
        rows = text(cast.client(role).get(f"/{cast.project.slug}/moter/?format=csv")).splitlines()
        head = rows[0].split(";")
        at = [head.index("Saker"), head.index("Med vedtak")]
        counted[role] = [rows[1].split(";")[i] for i in at]
    assert counted == {"employee": ["3", "1"], "member": ["3", "2"]}


def test_restricted_material_has_no_title_for_others(cast: Any, held: Meeting) -> None:
    agenda_item(cast, held, case(cast, "Internt notat", access=Access.RESTRICTED))
    page = text(cast.client("employee").get(address(held)))
    assert "Internt notat" not in page
    assert "Sak som ikke er offentlig" in page


def test_the_page_of_a_meeting_costs_the_same_however_long(cast: Any, django_assert_max_num_queries: Any) -> None:
    client, at = cast.client("secretary"), meeting(cast)
    agenda_item(cast, at)
    client.get(address(at))
    with django_assert_max_num_queries(100) as few:
        client.get(address(at))
    for number in range(15):
        about = case(cast, f"Sak {number}")
        agenda_item(cast, at, about, decision=decision(cast, about))
    with django_assert_max_num_queries(len(few) + 1):
        client.get(address(at))


# Who may


FORMS = ("endre/", "innkalling/", "holdt/", "avlys/", "frammote/", "saker/ny/")
ITEM_FORMS = ("opp/", "ned/", "ta-av/", "tilleggssak/", "behandling/", "forslag/", "fratredelse/", "lukking/")


@pytest.mark.parametrize("more", FORMS)
def test_only_the_secretary_runs_the_meeting(cast: Any, planned: Meeting, more: str) -> None:
    assert cast.client("secretary").get(address(planned, more)).status_code == 200
    for role in ("member", "chair", "chief_executive", "employee", "auditor"):
        assert cast.client(role).get(address(planned, more)).status_code == 403
    assert cast.client("outsider").get(address(planned, more)).status_code == 404


@pytest.mark.parametrize("more", ITEM_FORMS)
def test_only_the_secretary_records_what_happens_in_a_case(cast: Any, planned: Meeting, more: str) -> None:
    item = planned.items.first()  # type: ignore[attr-defined]
    path = address(planned, f"saker/{item.pk}/{more}")
    assert cast.client("secretary").get(path).status_code == 200
    for role in ("member", "employee"):
        assert cast.client(role).get(path).status_code == 403
    assert cast.client("outsider").get(path).status_code == 404
    assert cast.client("secretary").get(address(planned, f"saker/999999/{more}")).status_code == 404


# Doing


def test_the_secretary_plans_a_meeting(cast: Any) -> None:
    client = cast.client("secretary")
    path = f"{list_of(cast)}nytt/"
    bad = post_form(client, path, {"body": cast.steering.pk, "held_on": "i morgen", "place": "Rådhuset"})
    assert bad.status_code == 422
    assert "Skriv datoen som" in text(bad)
    assert "i morgen" in text(bad) and "Rådhuset" in text(bad)
    done = post_form(client, path, {"body": cast.steering.pk, "held_on": "7.4.2011", "starts_at": "9"})
    assert done.status_code == 303
    made = Meeting.objects.get(slug="styringsgruppa-2011-04-07")
    assert done.url == made.get_absolute_url()
    assert made.history.first().actor_label == "Siri Sekretær"
    assert cast.client("member").get(path).status_code == 403


def test_a_body_of_another_project_is_not_offered(cast: Any) -> None:
    from tests.cast import make_cast

    other = make_cast("nabokommune")
    path = f"{list_of(cast)}nytt/"
    answer = post_form(cast.client("secretary"), path, {"body": other.steering.pk, "held_on": "7.4.2011"})
    assert answer.status_code == 422
    assert not Meeting.objects.exists()


def test_editing_keeps_the_address_right_and_meets_conflicts(cast: Any, planned: Meeting) -> None:
    client, path = cast.client("secretary"), address(planned, "endre/")
    data = form_data(client, path)
    done = client.post(path, {**data, "held_on": "13.03.2011"})
    assert done.status_code == 303
    planned.refresh_from_db()
    assert done.url == planned.get_absolute_url()
    assert planned.slug == "styringsgruppa-2011-03-13"
    stale = client.post(
        address(planned, "endre/"),
        {**data, "place": "Biblioteket", "form_token": "0" * 31 + "1", "held_on": "12.03.2011"},
    )
    assert stale.status_code == 409


def test_call_hold_and_the_refusals_stand_beside_the_field(cast: Any, planned: Meeting) -> None:
    client = cast.client("secretary")
    late = post_form(client, address(planned, "innkalling/"), {"on": "14.03.2011"})
    assert late.status_code == 422
    assert "senest på møtedatoen" in text(late)
    assert post_form(client, address(planned, "innkalling/"), {"on": "05.03.2011"}).status_code == 303
    done = post_form(client, address(planned, "holdt/"), {"starts_at": "09.00", "ends_at": "11.30"})
    assert done.status_code == 303
    planned.refresh_from_db()
    assert (planned.state, planned.chaired_by) == (MeetingState.HELD, cast.seats["steering.chair"])


@pytest.mark.parametrize("day", [date(2011, 3, 24), date(2011, 3, 15)])
def test_the_first_thing_in_a_meeting_without_cases_is_to_add_one(cast: Any, day: date) -> None:
    at = meeting(cast, held_on=day, state=MeetingState.PLANNED)
    client, new = cast.client("secretary"), reverse("meetings:put_on_agenda", args=[cast.project.slug, at.slug])

    def main_action() -> str:
        page = client.get(address(at)).content.decode()
        found = re.search(r'<a class="ds-button" href="([^"]+)"', page[page.index("<main") :])
        assert found
        return found[1]

    assert main_action() == new
    agenda_item(cast, at)
    assert main_action() != new


def test_cancelling_shows_the_reason(cast: Any, planned: Meeting) -> None:
    client = cast.client("secretary")
    assert post_form(client, address(planned, "avlys/"), {"reason": ""}).status_code == 422
    assert post_form(client, address(planned, "avlys/"), {"reason": "For få kunne møte."}).status_code == 303
    page = text(client.get(address(planned)))
    assert "Møtet er avlyst." in page and "For få kunne møte." in page
    assert "Legg til sak" not in page


def test_a_known_case_or_a_new_one_is_put_on_the_agenda(cast: Any, planned: Meeting) -> None:
    client, path = cast.client("secretary"), address(planned, "saker/ny/")
    known = case(cast, "Registrert før")
    assert post_form(client, path, {"source": "known", "case": known.pk}).status_code == 303
    missing = post_form(client, path, {"source": "new", "title": ""})
    assert missing.status_code == 422
    assert "Skriv tittelen" in text(missing)
    done = post_form(client, path, {"source": "new", "title": "Helt ny sak", "kind": "decision"})
    assert done.status_code == 303
    fresh = Case.objects.get(title="Helt ny sak")
    assert fresh.body == cast.steering
    assert AgendaItem.objects.filter(meeting=planned, case=fresh, order=4).exists()


def test_after_the_notice_a_case_is_a_tilleggssak_and_in_the_meeting_the_form_asks_for_objections(
    cast: Any, planned: Meeting
) -> None:
    client, path = cast.client("secretary"), address(planned, "saker/ny/")
    post_form(client, address(planned, "innkalling/"), {"on": "05.03.2011"})
    assert post_form(client, path, {"source": "known", "case": case(cast, "Ny sak").pk}).status_code == 303
    assert "Tilleggssak" in text(client.get(address(planned)))
    post_form(client, address(planned, "holdt/"))
    late = case(cast, "Sen sak")
    refused = post_form(client, path, {"source": "known", "case": late.pk})
    assert refused.status_code == 422
    assert "hadde innvendinger" in text(refused)
    done = post_form(client, path, {"source": "known", "case": late.pk, "unlisted_note": "Ingen hadde innvendinger."})
    assert done.status_code == 303


def test_the_order_is_changed_by_buttons_on_the_page(cast: Any, planned: Meeting) -> None:
    client = cast.client("secretary")
    item = planned.items.order_by("order").last()  # type: ignore[attr-defined]
    path = address(planned, f"saker/{item.pk}/opp/")
    assert f'action="{path}"' in text(client.get(address(planned)))
    done = post_form(client, path)
    assert done.status_code == 303
    assert done.url == f"{planned.get_absolute_url()}#sak-{item.pk}"
    item.refresh_from_db()
    assert item.order == 1
    post_form(client, address(planned, f"saker/{item.pk}/ned/"))
    item.refresh_from_db()
    assert item.order == 2


def test_a_case_is_taken_off_with_a_reason(cast: Any, planned: Meeting) -> None:
    client = cast.client("secretary")
    item = planned.items.first()  # type: ignore[attr-defined]
    path = address(planned, f"saker/{item.pk}/ta-av/")
    assert post_form(client, path, {"reason": ""}).status_code == 422
    assert post_form(client, path, {"reason": "Ikke klar"}).status_code == 303
    item.refresh_from_db()
    assert item.is_withdrawn
    assert item.history.first().history_change_reason == "Ikke klar"


# Attendance


def test_the_whole_room_is_recorded_on_one_page(room: Any) -> None:
    client, path = room.cast.client("secretary"), address(room.meeting, "frammote/")
    data = form_data(client, path)
    assert data[f"status-{room.seats['chair'].pk}"] == "present"
    away, instead = room.seats["member"].pk, room.seats["sub_h"].pk
    done = client.post(
        path,
        {
            **data,
            f"status-{away}": "apology",
            f"status-{instead}": "present",
            f"substitute_for-{instead}": away,
        },
    )
    assert done.status_code == 303
    assert Attendance.objects.active().count() == 9
    assert Attendance.objects.get(seat=instead).substitute_for_id == away
    page = text(client.get(address(room.meeting)))
    assert "5 av 5 medlemmer til stede" in page
    assert "møter for Mari Medlem" in page


def test_a_substitute_without_a_member_is_refused_beside_the_seat(room: Any) -> None:
    client, path = room.cast.client("secretary"), address(room.meeting, "frammote/")
    data = form_data(client, path)
    key = room.seats["sub_h"].pk
    answer = client.post(path, {**data, f"status-{key}": "present"})
    assert answer.status_code == 422
    assert "Velg hvem Hilde Høyrevara møter for." in text(answer)
    assert f'href="#id_substitute_for-{key}"' in text(answer)
    clash = client.post(path, {**data, f"status-{key}": "present", f"substitute_for-{key}": room.seats["member"].pk})
    assert clash.status_code == 422
    assert "én plass til sammen" in text(clash)
    assert not Attendance.objects.exists()


def test_two_who_record_at_once_do_not_overwrite_each_other(room: Any) -> None:
    client, path = room.cast.client("secretary"), address(room.meeting, "frammote/")
    mine = form_data(client, path)
    room.everyone()
    answer = client.post(path, {**mine, f"status-{room.seats['sp'].pk}": "absent"})
    assert answer.status_code == 422
    assert "Noen andre har endret frammøtet" in text(answer)
    assert Attendance.objects.get(seat=room.seats["sp"]).status == "present"
    seen = text(answer).split('name="seen" value="')[1].split('"')[0]
    assert seen != mine["seen"]
    again = client.post(path, {**mine, "seen": seen, f"status-{room.seats['sp'].pk}": "absent"})
    assert again.status_code == 303
    assert Attendance.objects.active().get(seat=room.seats["sp"]).status == "absent"


def test_a_locked_meeting_says_so(room: Any) -> None:
    fill(room)
    send_for_approval(minutes=open_minutes(meeting=room.meeting, by=room.secretary), by=room.secretary)
    client = room.cast.client("secretary")
    answer = post_form(client, address(room.meeting, "frammote/"))
    assert answer.status_code == 422
    assert "til godkjenning" in text(answer)
    assert "Endre frammøte" not in text(client.get(address(room.meeting)))


# Panels


def test_a_case_says_which_meetings_it_was_on(cast: Any, held: Meeting) -> None:
    about = case(cast, "Felles legevakt")
    agenda_item(cast, held, about, decision=decision(cast, about))
    page = text(cast.client("employee").get(f"/{cast.project.slug}/saker/{about.pk}/"))
    assert "Saken i møter" in page
    assert "Styringsgruppa 10. mars 2011" in page


def test_a_meeting_one_may_not_see_is_not_named_on_the_case(cast: Any) -> None:
    at = meeting(cast, body="work_body", access=Access.RESTRICTED)
    about = case(cast, "Kulturens plass", body="work_body")
    agenda_item(cast, at, about)
    path = f"/{cast.project.slug}/saker/{about.pk}/"
    assert "Saken i møter" not in text(cast.client("employee").get(path))
    assert "Saken i møter" in text(cast.client("work_group").get(path))


def test_a_case_that_waits_is_put_on_the_next_agenda_from_its_own_page(
    cast: Any, planned: Meeting, held: Meeting
) -> None:
    planned.held_on = cast.project.today()
    write(planned)
    waiting = case(cast, "Venter")
    offer = f"{address(planned)}saker/ny/?sak={waiting.pk}"
    assert offer in text(cast.client("secretary").get(waiting.get_absolute_url()))
    assert offer not in text(cast.client("employee").get(waiting.get_absolute_url()))
    form = text(cast.client("secretary").get(offer))
    assert re.search(rf'<option value="{waiting.pk}" selected', form)
    agenda_item(cast, planned, waiting)
    assert "saker/ny/" not in text(cast.client("secretary").get(waiting.get_absolute_url()))


def test_a_decided_case_comes_last_among_those_to_put_on_the_agenda_and_says_so(cast: Any, planned: Meeting) -> None:
    waiting = case(cast, "Venter")
    done = decision(cast).case
    page = text(cast.client("secretary").get(address(planned, "saker/ny/")))
    assert f"{done.title} (avgjort)" in page and f"{waiting.title} (avgjort)" not in page
    assert page.index(waiting.title) < page.index(f"{done.title} (avgjort)")
