"""Logging in and out: who gets in, where they land, how often one may try, and what the log says."""

from __future__ import annotations

import json
import logging
import re
from datetime import timedelta
from typing import Any

import pytest
from axes.models import AccessAttempt
from django.core import mail
from django.test import Client
from django.utils import timezone

from omstilling.accounts.models import User
from omstilling.audit.logs import JsonFormatter
from tests.cast import PASSWORD, user

pytestmark = pytest.mark.django_db


def attempt(
    client: Client, username: str = "kari", password: str = PASSWORD, path: str = "/logg-inn/", **more: Any
) -> Any:
    return client.post(path, {"username": username, "password": password}, **more)


def test_the_page_is_open_and_in_bokmal(client: Client) -> None:
    html = client.get("/logg-inn/").content.decode()
    assert "Brukernavn eller e-postadresse" in html
    assert 'autocomplete="current-password"' in html
    assert "Glemt passord?" in html


@pytest.mark.parametrize("name", ["kari", "KARI", " kari ", "kari@example.org", "Kari@Example.org"])
def test_one_logs_in_with_user_name_or_e_mail_address(kari: User, client: Client, name: str) -> None:
    answer = attempt(client, name)
    assert (answer.status_code, answer.headers["Location"]) == (302, "/")
    assert client.session["_auth_user_id"] == str(kari.pk)


def test_an_address_that_two_share_does_not_choose_between_them(kari: User, client: Client) -> None:
    twin = user("tvilling")
    from omstilling.accounts import services

    services.update_profile(person=twin, changes={"email": kari.email}, by=twin)
    assert attempt(client, kari.email).status_code == 422
    assert attempt(client, "kari").status_code == 302


@pytest.mark.parametrize(
    ("name", "password"),
    [("kari", "feil passord her"), ("ingen", PASSWORD), ("ingen@example.org", "et hemmelig passord")],
)
def test_a_wrong_name_and_a_wrong_password_get_the_same_answer(
    kari: User, client: Client, name: str, password: str
) -> None:
    answer = attempt(client, name, password)
    html = answer.content.decode()
    assert answer.status_code == 422
    assert "Brukernavnet eller passordet er feil." in html
    assert f'value="{name}"' in html
    assert password not in html


def test_empty_fields_say_what_to_write(client: Client) -> None:
    html = attempt(client, "", "").content.decode()
    assert "Skriv brukernavnet eller e-postadressen din." in html
    assert "Skriv passordet ditt." in html


@pytest.mark.parametrize("name", ["a\0b", "x" * 300, "'; DROP TABLE accounts_user; --", "<script>alert(1)</script>"])
def test_strange_names_are_only_wrong(client: Client, name: str) -> None:
    answer = attempt(client, name)
    assert answer.status_code == 422
    assert "<script>alert" not in answer.content.decode()


@pytest.mark.parametrize(
    ("wanted", "lands"),
    [
        ("/profil/?a=1", "/profil/?a=1"),
        ("https://evil.example/", "/"),
        ("//evil.example/x", "/"),
        ("javascript:alert(1)", "/"),
        ("/logg-inn/", "/"),
        ("/logg-ut/", "/"),
    ],
)
def test_one_lands_on_the_page_one_asked_for_if_it_is_ours(
    kari: User, client: Client, wanted: str, lands: str
) -> None:
    from urllib.parse import quote

    path = f"/logg-inn/?next={quote(wanted)}"
    assert attempt(client, path=path).headers["Location"] == lands
    assert client.get(path).headers["Location"] == lands  # and so does who is logged in already


def test_a_login_changes_the_session_key(kari: User, client: Client) -> None:
    session = client.session
    session["x"] = 1
    session.save()
    before = session.session_key
    attempt(client)
    assert client.session.session_key != before


def test_logging_out_is_posted_and_ends_the_session(kari: User, client_of: Any) -> None:
    client = client_of(kari)
    assert client.get("/logg-ut/").status_code == 405
    answer = client.post("/logg-ut/", follow=True)
    assert "Du er logget ut." in answer.content.decode()
    assert client.get("/profil/").status_code == 302


def test_pages_of_those_logged_in_are_not_kept_by_caches(kari: User, client_of: Any) -> None:
    assert "no-store" in client_of(kari).get("/profil/").headers["Cache-Control"]


# How often one may try


def fail(client: Client, times: int, name: str = "kari", **more: Any) -> list[int]:
    return [attempt(client, name, "feil passord her", **more).status_code for _n in range(times)]


def test_the_tenth_failure_closes_the_door_with_our_page(kari: User, client: Client) -> None:
    assert fail(client, 9) == [422] * 9
    answer = attempt(client, "kari", "feil passord her")
    html = answer.content.decode()
    assert answer.status_code == 429
    assert "For mange forsøk på å logge inn" in html
    opens = timezone.localtime(AccessAttempt.objects.get().attempt_time) + timedelta(minutes=15)
    said = re.search(r"Vent til kl. (\d\d)\.(\d\d)", html)
    assert said
    wait = opens.replace(hour=int(said[1]), minute=int(said[2]), second=0, microsecond=0) - opens
    assert timedelta(seconds=-1) < wait % timedelta(days=1) <= timedelta(seconds=62)
    assert attempt(client).status_code == 429  # the right password too
    assert "_auth_user_id" not in client.session


def test_another_person_from_the_same_address_is_not_closed(kari: User, ola: User, client: Client) -> None:
    fail(client, 10)
    assert attempt(client, "ola").status_code == 302


def test_the_same_person_from_another_address_is_not_closed(kari: User, client: Client) -> None:
    fail(client, 10)
    assert attempt(Client(), REMOTE_ADDR="192.0.2.7").status_code == 302


def test_a_success_forgets_the_failures(kari: User, client: Client) -> None:
    fail(client, 9)
    assert attempt(client).status_code == 302
    assert not AccessAttempt.objects.exists()
    other = Client()
    assert fail(other, 9) == [422] * 9


def test_case_and_e_mail_address_give_no_more_attempts(kari: User, client: Client) -> None:
    names = ["kari", "KARI", "Kari", "kArI", "kari@example.org", "KARI@example.org"]
    for number in range(9):
        assert fail(client, 1, names[number % len(names)]) == [422]
    assert attempt(client, "kaRI").status_code == 302
    for number in range(10):
        fail(Client(), 1, names[number % len(names)])
    assert attempt(Client(), "kari").status_code == 429


def test_the_door_opens_after_a_quarter_of_an_hour(kari: User, client: Client) -> None:
    fail(client, 10)
    AccessAttempt.objects.update(attempt_time=timezone.now() - timedelta(minutes=16))
    assert attempt(client).status_code == 302


def test_a_link_from_the_e_mail_opens_the_door_at_once(kari: User, client: Client) -> None:
    fail(client, 10)
    mail.outbox.clear()
    client.post("/glemt-passord/", {"username": "kari"})
    path = mail.outbox[0].body.split("https://omstilling.example.org")[1].split()[0]
    page = client.get(path, follow=True).redirect_chain[-1][0]
    new = "fjell vidde bidos"
    client.post(page, {"password": new, "repeated_password": new})
    assert attempt(client, password=new).status_code == 302


def test_what_is_typed_in_the_wrong_field_is_not_stored(kari: User, client: Client) -> None:
    attempt(client, "hemmelig-passord-i-feil-felt", "noe")
    attempt(client, "kari", "hemmelig-passord-i-feil-felt")
    stored = " ".join(str(v) for row in AccessAttempt.objects.values() for v in row.values())
    assert "hemmelig" not in stored
    assert AccessAttempt.objects.filter(username="kari").exists()


# The log


@pytest.fixture
def lines(caplog: pytest.LogCaptureFixture) -> Any:
    """Return what was logged about logins, as the JSON lines would be."""
    caplog.set_level(logging.INFO, logger="omstilling.accounts")

    def read() -> list[dict[str, Any]]:
        own = [r for r in caplog.records if r.name == "omstilling.accounts"]
        return [json.loads(JsonFormatter().format(record)) for record in own]

    return read


def test_the_log_tells_of_logins_and_logouts(kari: User, client: Client, lines: Any) -> None:
    attempt(client)
    client.post("/logg-ut/")
    found = lines()
    assert [(e["event"], e["user"], e["address"]) for e in found] == [
        ("login", kari.pk, "127.0.0.1"),
        ("logout", kari.pk, "127.0.0.1"),
    ]
    assert all(e["request_id"] for e in found)


def test_the_log_tells_of_failures_and_lock_outs_never_of_what_was_typed(
    kari: User, client: Client, lines: Any
) -> None:
    fail(client, 10)
    attempt(client, "ukjent-person", "noe helt annet")
    found = lines()
    assert [(e["event"], e["user"]) for e in found[:9]] == [("login_failed", kari.pk)] * 9
    assert {(e["event"], e["user"]) for e in found[9:11]} == {("login_failed", kari.pk), ("locked", kari.pk)}
    assert [(e["event"], e["user"]) for e in found[11:]] == [("login_failed", None)]
    whole = json.dumps(found, ensure_ascii=False)
    assert "feil passord" not in whole
    assert "noe helt annet" not in whole
    assert "ukjent-person" not in whole
