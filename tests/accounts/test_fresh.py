"""What binds others asks for the password again: whoever takes over an open session gets no further."""

from __future__ import annotations

import time
from datetime import date
from typing import Any

import pytest
from django.test import Client

from omstilling.accounts import fresh
from omstilling.pdf.models import RenderJob
from omstilling.reporting.models import Light
from omstilling.reporting.services import draft_report
from tests.cast import PASSWORD, write
from tests.flow import form_data, post_form, shown_who

ASKED = "Bekreft at det er deg"


@pytest.fixture
def issue(cast: Any) -> str:
    """The address that issues a report: it asks for the password again."""
    made = draft_report(
        project=cast.project,
        report_date=date(2011, 3, 14),
        progress=Light.AHEAD,
        economy=Light.AHEAD,
        quality=Light.AHEAD,
        words="Alt går bra.",
        by=cast.chief_executive,
    )
    return f"{made.get_absolute_url()}utgi/"


@pytest.fixture
def client(cast: Any) -> Client:
    return cast.client("chief_executive")


def text(response: Any) -> str:
    return str(response.content.decode())


def test_nothing_is_done_before_the_password_is_given_and_nothing_typed_is_lost(issue: str, client: Client) -> None:
    sent = {**form_data(client, issue), "merknad": "Det jeg <b>skrev</b> her"}
    asked = client.post(issue, sent)
    assert asked.status_code == 422 and ASKED in text(asked)
    assert 'name="merknad" value="Det jeg &lt;b&gt;skrev&lt;/b&gt; her"' in text(asked)
    assert f'name="form_token" value="{sent["form_token"]}"' in text(asked)
    assert not RenderJob.objects.exists()
    wrong = client.post(issue, {**sent, fresh.FIELD: "ikke-dette-passordet"})
    assert wrong.status_code == 422 and "Passordet er feil" in text(wrong)
    assert "ikke-dette-passordet" not in text(wrong) and "Det jeg &lt;b&gt;skrev" in text(wrong)
    empty = client.post(issue, {**sent, fresh.FIELD: ""})
    assert "Skriv passordet ditt." in text(empty) and not RenderJob.objects.exists()
    done = client.post(issue, {**sent, fresh.FIELD: PASSWORD})
    assert done.status_code == 303 and RenderJob.objects.count() == 1
    assert client.session[fresh.SESSION_KEY]["person"] == int(client.session["_auth_user_id"])


def test_the_password_of_somebody_else_does_not_do(issue: str, client: Client, cast: Any) -> None:
    other = cast.people["secretary"]
    other.set_password("en-helt-annen-passfrase")
    write(other)
    sent = {fresh.FIELD: "en-helt-annen-passfrase", "username": other.username}
    assert post_form(client, issue, sent).status_code == 422
    assert not RenderJob.objects.exists() and fresh.SESSION_KEY not in client.session


@pytest.mark.parametrize(
    ("ago", "whose", "counts"),
    [(0, 0, True), (590, 0, True), (610, 0, False), (-60, 0, False), (0, 1, False)],
)
def test_a_password_counts_for_ten_minutes_of_real_time_and_for_the_one_who_gave_it(
    issue: str, client: Client, ago: int, whose: int, counts: bool
) -> None:
    session = client.session
    session[fresh.SESSION_KEY] = {"person": int(session["_auth_user_id"]) + whose, "at": time.time() - ago}
    session.save()
    answer = post_form(client, issue)
    assert (answer.status_code == 303) is counts and RenderJob.objects.exists() is counts


@pytest.mark.parametrize("kept", ["nå", None, 1, {"person": None}, {"at": "nå"}])
def test_a_session_that_says_something_else_is_not_fresh(issue: str, client: Client, kept: Any) -> None:
    session = client.session
    session[fresh.SESSION_KEY] = kept
    session.save()
    assert post_form(client, issue).status_code == 422


def test_a_login_with_the_password_is_fresh_and_ends_with_the_session(issue: str, cast: Any) -> None:
    client = Client()
    login = {"username": cast.people["chief_executive"].username, "password": PASSWORD}
    assert client.post("/logg-inn/", login).status_code == 302
    assert post_form(client, issue).status_code == 303
    client.post("/logg-ut/")
    assert fresh.SESSION_KEY not in client.session


def test_guesses_are_counted_as_logins_are_and_what_was_typed_waits(
    issue: str, client: Client, settings: Any, cast: Any
) -> None:
    settings.AXES_FAILURE_LIMIT = 3
    sent = {**form_data(client, issue), "merknad": "Noe som ikke må gå tapt her"}
    answers = [client.post(issue, {**sent, fresh.FIELD: f"gjetning-nummer-{n}"}).status_code for n in range(3)]
    assert answers == [422, 422, 429]
    assert client.post(issue, {**sent, fresh.FIELD: PASSWORD}).status_code == 429
    assert not RenderJob.objects.exists()
    assert "Noe som ikke må gå tapt her" in text(client.get("/fortsett/"))
    login = {"username": cast.people["chief_executive"].username, "password": PASSWORD}
    assert Client().post("/logg-inn/", login).status_code == 429


def test_the_right_password_clears_the_count(issue: str, client: Client, settings: Any) -> None:
    settings.AXES_FAILURE_LIMIT = 3
    for guess in ("feil-en", "feil-to", PASSWORD):
        answer = post_form(client, issue, {fresh.FIELD: guess})
    assert answer.status_code == 303
    session = client.session
    del session[fresh.SESSION_KEY]
    session.save()
    assert post_form(client, issue, {fresh.FIELD: "feil-igjen"}).status_code == 422


def test_the_form_is_shown_without_asking(issue: str, client: Client) -> None:
    page = text(client.get(issue))
    assert ASKED not in page and "Utgi rapporten" in page
    assert post_form(shown_who(client), issue).status_code == 303
