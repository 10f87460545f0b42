"""What was typed when the session ended survives the login; a form with a stale token is offered again."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.contrib.sessions.models import Session
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client, RequestFactory

from omstilling.accounts import kept, services
from omstilling.accounts.models import User
from omstilling.ui.flow import new_token
from tests.cast import PASSWORD, user
from tests.flow import form_data

pytestmark = pytest.mark.django_db
TITLE = "Hovedtillitsvalgt for «Fagforbundet» & <alle>\r\nlinje to"
ORIGIN = "http://testserver"


def log_in(client: Client, name: str = "kari", path: str = "/logg-inn/") -> Any:
    return client.post(path, {"username": name, "password": PASSWORD})


def fields_of(html: str) -> list[dict[str, str]]:
    """Return the hidden fields of each form in the page's main part, without the token."""
    from html import unescape

    main = html.split("<main", 1)[1].split("</main>")[0]
    return [
        {
            name: unescape(value)
            for name, value in re.findall(r'<input type="hidden" name="([^"]*)" value="([^"]*)"', form)
            if name != "csrfmiddlewaretoken"
        }
        for form in main.split("<form")[1:]
    ]


@pytest.fixture
def typed(kari: User, client_of: Any) -> dict[str, Any]:
    """What Kari has written in her profile when her session ends."""
    return form_data(client_of(kari), "/profil/") | {"title": TITLE, "phone": "41 00 00 00"}


def test_what_was_typed_survives_the_login_and_ends_saved(kari: User, typed: dict[str, Any], client: Client) -> None:
    answer = client.post("/profil/", typed)
    assert answer.headers["Location"] == "/logg-inn/?next=/fortsett/"
    assert "Det du skrev, er tatt vare på." in client.get(answer.headers["Location"]).content.decode()
    answer = log_in(client, path=answer.headers["Location"])
    assert answer.headers["Location"] == "/fortsett/"
    html = client.get("/fortsett/").content.decode()
    assert 'action="/profil/"' in html
    (fields,) = fields_of(html)
    assert fields["title"] == TITLE
    assert "<alle>" not in html
    assert User.objects.get(pk=kari.pk).title == "Kommunestyremedlem"  # nothing is sent by itself
    answer = client.post("/profil/", fields)
    assert answer.status_code == 303
    assert User.objects.get(pk=kari.pk).title == " ".join(TITLE.split())
    assert client.get("/fortsett/").headers["Location"] == "/"


def test_the_menu_shows_the_way_back_while_something_waits(typed: dict[str, Any], client: Client) -> None:
    client.post("/profil/", typed)
    log_in(client)
    assert 'href="/fortsett/"' in client.get("/profil/").content.decode()
    client.post("/profil/", typed)
    assert 'href="/fortsett/"' not in client.get("/profil/").content.decode()


def test_a_form_that_is_refused_is_not_lost(kari: User, typed: dict[str, Any], client: Client, settings: Any) -> None:
    client.post("/profil/", typed)
    log_in(client)
    client.raise_request_exception = False
    answer = client.post("/profil/", typed | {"form_token": "x"})
    assert answer.status_code == 400
    assert len(fields_of(client.get("/fortsett/").content.decode())) == 1


def test_an_invalid_form_comes_up_with_everything_typed(typed: dict[str, Any], client: Client) -> None:
    client.post("/profil/", typed | {"full_name": ""})
    log_in(client)
    (fields,) = fields_of(client.get("/fortsett/").content.decode())
    answer = client.post("/profil/", fields)
    assert answer.status_code == 422
    assert "41 00 00 00" in answer.content.decode()
    assert client.get("/fortsett/").status_code == 302  # the page has it now


def test_passwords_and_tokens_are_never_kept(typed: dict[str, Any], client: Client) -> None:
    secrets = {
        "current_password": "hemmelig1",
        "passord": "hemmelig2",
        "NyttPassord": "hemmelig3",
        "csrfmiddlewaretoken": "h4",
    }
    client.post("/profil/", typed | secrets)
    stored = dict(client.session)
    assert "hemmelig" not in str(stored)
    assert "csrfmiddlewaretoken" not in str(stored)
    assert "41 00 00 00" in str(stored)


def test_a_form_of_passwords_alone_is_not_kept(client: Client) -> None:
    answer = client.post("/profil/passord/", {"old_password": "a", "password": "b", "repeated_password": "b"})
    assert answer.headers["Location"] == "/logg-inn/?next=/"
    assert not Session.objects.exists()


def test_a_button_without_text_leads_back_to_its_page(client: Client) -> None:
    for referer, wanted in (
        ("http://testserver/profil/?a=1", "/profil/%3Fa%3D1"),
        ("http://evil.example/profil/", "/"),
        ("", "/"),
        ("http://[", "/"),
    ):
        answer = client.post("/profil/", {"form_token": "x"}, HTTP_REFERER=referer)
        assert answer.headers["Location"] == f"/logg-inn/?next={wanted}"


def test_files_are_said_to_be_missing(typed: dict[str, Any], client: Client) -> None:
    client.post("/profil/", typed | {"fil": SimpleUploadedFile("a.pdf", b"%PDF hemmelig")})
    assert "hemmelig" not in str(dict(client.session))
    log_in(client)
    assert "Filer er ikke tatt vare på." in client.get("/fortsett/").content.decode()


def test_several_values_of_one_field_are_kept(kari: User, client: Client) -> None:
    client.post("/profil/?a=1&b=2", {"valg": ["1", "2"], "tekst": "noe"})
    log_in(client)
    html = client.get("/fortsett/").content.decode()
    assert 'action="/profil/?a=1&amp;b=2"' in html
    assert re.findall(r'name="valg" value="(\d)"', html) == ["1", "2"]


def test_two_tabs_do_not_push_each_other_out(kari: User, typed: dict[str, Any], client: Client) -> None:
    client.post("/profil/", typed)
    client.post("/profil/", typed | {"title": "Den andre fanen", "form_token": str(new_token(kari))})
    log_in(client)
    assert [f["title"] for f in fields_of(client.get("/fortsett/").content.decode())] == ["Den andre fanen", TITLE]
    client.post("/profil/", typed)
    assert [f["title"] for f in fields_of(client.get("/fortsett/").content.decode())] == ["Den andre fanen"]


def test_what_is_too_much_is_not_kept_and_the_oldest_gives_way(kari: User, client: Client) -> None:
    assert client.post("/profil/", {"tekst": "æ" * 100_001}).headers["Location"] == "/logg-inn/?next=/"
    for number in range(7):
        client.post("/profil/", {"tekst": f"{number}" * 1000})
    client.post("/profil/", {"tekst": "x" * 197_500})
    log_in(client)
    found = [f["tekst"][:1] for f in fields_of(client.get("/fortsett/").content.decode())]
    assert found == ["x", "6", "5"]


def test_one_can_drop_it(typed: dict[str, Any], client: Client) -> None:
    client.post("/profil/", typed)
    log_in(client)
    html = client.get("/fortsett/").content.decode()
    (key,) = re.findall(r'name="forkast" value="(\w+)"', html)
    assert client.post("/fortsett/", {"forkast": "feil"}, follow=False).status_code == 302
    assert len(fields_of(client.get("/fortsett/").content.decode())) == 1
    client.post("/fortsett/", {"forkast": key})
    assert client.get("/fortsett/").headers["Location"] == "/"


def test_another_person_in_that_browser_does_not_see_it(ola: User, typed: dict[str, Any], client: Client) -> None:
    client.post("/profil/", typed)
    log_in(client, "ola")
    answer = client.get("/fortsett/")
    assert answer.headers["Location"] == "/"
    assert "/fortsett/" not in client.get("/profil/").content.decode()


def test_what_belonged_to_a_session_of_somebody_else_is_dropped(
    kari: User, ola: User, typed: dict[str, Any], client_of: Any
) -> None:
    client = client_of(kari)
    services.deactivate(person=User.objects.get(pk=kari.pk), by=ola)
    client.post("/profil/", typed)
    assert "41 00 00 00" in str([s.get_decoded() for s in Session.objects.all()])
    log_in(client, "ola")
    assert client.get("/fortsett/").headers["Location"] == "/"
    assert "41 00 00 00" not in str([s.get_decoded() for s in Session.objects.all()])


def test_logging_out_drops_it(typed: dict[str, Any], client: Client) -> None:
    client.post("/profil/", typed)
    log_in(client)
    client.post("/logg-ut/")
    log_in(client)
    assert client.get("/fortsett/").headers["Location"] == "/"


def test_the_page_is_for_those_logged_in(client: Client) -> None:
    assert client.get("/fortsett/").headers["Location"] == "/logg-inn/?next=/fortsett/"


@pytest.mark.parametrize(
    "path", ["https://evil.example/x", "//evil.example/x", "profil/", "javascript:alert(1)", "/\\evil.example"]
)
def test_a_foreign_address_is_refused(kari: User, client_of: Any, path: str) -> None:
    client = client_of(kari)
    session = client.session
    session[kept.SESSION_KEY] = [{"key": "a", "path": path, "fields": [["title", "noe"]], "files": False}]
    session.save()
    assert client.get("/fortsett/").headers["Location"] == "/"


def test_a_path_that_a_browser_reads_as_a_host_is_not_kept() -> None:
    request = RequestFactory().post("/x", {"tekst": "noe"})
    assert kept.typed_form(request) is not None
    request.path = "//evil.example/x"
    assert kept.typed_form(request) is None


# A stale token, logged in


@pytest.fixture
def strict(kari: User) -> Client:
    """A browser whose forms are checked, logged in as Kari in another tab since the form was opened."""
    client = Client(enforce_csrf_checks=True)
    client.force_login(User.objects.get(pk=kari.pk))
    client.get("/profil/")
    return client


def test_a_stale_token_loses_nothing_and_sends_nothing(kari: User, typed: dict[str, Any], strict: Client) -> None:
    answer = strict.post("/profil/", typed | {"csrfmiddlewaretoken": "a" * 64}, HTTP_ORIGIN=ORIGIN)
    html = answer.content.decode()
    assert answer.status_code == 403
    assert "Siden ble åpnet før du logget inn sist" in html
    (fields,) = fields_of(html)
    assert fields["title"] == TITLE
    assert User.objects.get(pk=kari.pk).title == "Kommunestyremedlem"
    (token,) = set(re.findall(r'name="csrfmiddlewaretoken" value="(\w+)"', html.split("<main")[1].split("</main>")[0]))
    assert strict.post("/profil/", fields | {"csrfmiddlewaretoken": token}, HTTP_ORIGIN=ORIGIN).status_code == 303
    assert User.objects.get(pk=kari.pk).phone == "41 00 00 00"


def test_the_referer_will_do_where_there_is_no_origin(typed: dict[str, Any], strict: Client) -> None:
    answer = strict.post("/profil/", typed, HTTP_REFERER=f"{ORIGIN}/profil/")
    assert "Fortsett der du slapp" in answer.content.decode()


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"HTTP_ORIGIN": "https://evil.example"},
        {"HTTP_ORIGIN": "null"},
        {"HTTP_ORIGIN": "https://testserver"},
        {"HTTP_REFERER": "https://evil.example/http://testserver/"},
        {"HTTP_REFERER": "http://["},
        {"HTTP_ORIGIN": "https://evil.example", "HTTP_REFERER": f"{ORIGIN}/profil/"},
    ],
)
def test_a_form_from_elsewhere_gets_a_plain_no(typed: dict[str, Any], strict: Client, headers: dict[str, str]) -> None:
    answer = strict.post("/profil/", typed, **headers)
    html = answer.content.decode()
    assert answer.status_code == 403
    assert "Siden var åpen for lenge" in html
    assert "Fagforbundet" not in html


def test_logged_out_and_stale_at_once_is_kept_for_after_the_login(typed: dict[str, Any], kari: User) -> None:
    client = Client(enforce_csrf_checks=True)
    answer = client.post("/profil/", typed, HTTP_ORIGIN=ORIGIN)
    assert answer.headers["Location"] == "/logg-inn/?next=/fortsett/"


def test_a_second_tab_of_the_login_page_goes_on(strict: Client) -> None:
    answer = strict.post(
        "/logg-inn/?next=/profil/", {"username": "kari", "password": "x"}, HTTP_ORIGIN=ORIGIN, follow=True
    )
    assert answer.redirect_chain == [("/profil/", 302)]
    assert "Du er alt logget inn som Kari Nordmann." in answer.content.decode()


def test_an_old_page_can_still_log_out(strict: Client) -> None:
    assert strict.post("/logg-ut/", HTTP_ORIGIN="https://evil.example").status_code == 403
    assert strict.get("/profil/").status_code == 200
    assert strict.post("/logg-ut/", HTTP_ORIGIN=ORIGIN).headers["Location"] == "/logg-inn/"
    assert strict.get("/profil/").status_code == 302


def test_a_stale_login_form_without_a_login_gets_the_plain_page(kari: User) -> None:
    client = Client(enforce_csrf_checks=True)
    answer = client.post("/logg-inn/", {"username": "kari", "password": PASSWORD}, HTTP_ORIGIN=ORIGIN)
    assert answer.status_code == 403
    assert PASSWORD not in answer.content.decode()


def test_another_persons_view_of_the_text_is_only_in_that_browser(typed: dict[str, Any], client: Client) -> None:
    client.post("/profil/", typed)
    other = Client()
    user("per")
    log_in(other, "per")
    assert other.get("/fortsett/").headers["Location"] == "/"
