"""The frame of a page: title, landmarks, notice, colours, and nothing inline (CSP)."""

from __future__ import annotations

import re

import pytest
from django.template.loader import render_to_string
from django.test import Client

PAGES = [
    "/prosjekt/moter/ny/",
    "/prosjekt/tiltak/14/",
    "/prosjekt/konflikt/",
    "/prosjekt/fortsett/",
    "/prosjekt/trekk/",
]
ERRORS = ["/feil/400/", "/feil/403/", "/feil/404/", "/feil/500/"]


@pytest.fixture
def client() -> Client:
    return Client(raise_request_exception=False)


@pytest.mark.parametrize("path", PAGES + ERRORS)
def test_nothing_is_inline(client: Client, path: str) -> None:
    html = client.get(path).content.decode()
    assert not re.search(r"<style|\sstyle=|\son\w+=|<script(?![^>]*\ssrc=)|javascript:", html)
    assert html.count("<h1") == 1
    assert '<html lang="nb"' in html


def test_the_title_says_page_project_and_portal(client: Client) -> None:
    html = client.get("/prosjekt/moter/ny/").content.decode()
    assert "<title>Før et vedtak – Omstilling 2010 – Omstilling</title>" in html


def test_the_title_begins_with_feil_when_the_form_has_errors(client: Client) -> None:
    response = client.post("/prosjekt/moter/ny/", {})
    assert response.status_code == 422
    assert "<title>Feil: Før et vedtak" in response.content.decode()


def test_frame_notice_and_date_stand_on_the_page(client: Client) -> None:
    html = client.get("/prosjekt/tiltak/14/").content.decode()
    assert "Eksempel, ikke et dokument fra noen kommune" in html
    assert "Eksempelets dato er 15. mars 2011." in html
    assert 'href="#innhold"' in html
    assert 'role="status"' in html
    assert "Vedtaket er ført" in html


def test_log_out_is_a_form(client: Client) -> None:
    html = client.get("/prosjekt/tiltak/14/").content.decode()
    assert re.search(r'<form method="post" action="/ut/"><input type="hidden" name="csrfmiddlewaretoken"', html)


def test_base_page_stands_without_project_and_user() -> None:
    html = render_to_string("ui/base.html", {"heading": "Logg inn"})
    assert "<title>Logg inn – Omstilling</title>" in html


def test_typed_text_is_escaped_when_it_is_kept(client: Client) -> None:
    html = client.get("/prosjekt/fortsett/").content.decode()
    assert 'value="Et &quot;vedtak&quot; &amp; mer"' in html


def test_conflict_shows_three_texts_and_a_button_per_field(client: Client) -> None:
    response = client.get("/prosjekt/konflikt/")
    html = response.content.decode()
    assert response.status_code == 409
    for text in ("Det du skrev", "Det som er lagret nå", "Slik var det da du begynte", "Endret av Per Aas"):
        assert text in html
    assert 'name="take" value="deadline"' in html
    assert '<input type="hidden" name="title" value="Felles legevakt fra 1. juli"' in html


@pytest.mark.parametrize(("chosen", "kept"), [("dark", "dark"), ("light", "light"), ("auto", ""), ("<x>", "")])
def test_colour_choice_is_kept_in_a_cookie(client: Client, chosen: str, kept: str) -> None:
    response = client.post("/utseende/", {"valg": chosen, "tilbake": "/prosjekt/tiltak/14/?a=1"})
    assert response.headers["Location"] == "/prosjekt/tiltak/14/?a=1"
    assert response.cookies["fargevalg"].value == kept
    html = client.get("/prosjekt/tiltak/14/").content.decode()
    assert f'data-color-scheme="{kept or "auto"}"' in html


@pytest.mark.parametrize("back", ["https://evil.example/", "//evil.example", "javascript:alert(1)"])
def test_colour_choice_never_leads_away(client: Client, back: str) -> None:
    assert client.post("/utseende/", {"valg": "dark", "tilbake": back}).headers["Location"] == "/"


def test_a_made_up_cookie_cannot_write_in_the_page(client: Client) -> None:
    client.cookies["fargevalg"] = 'dark"onload="x'
    assert 'data-color-scheme="auto"' in client.get("/feil/404/").content.decode()


@pytest.mark.parametrize(("path", "status"), [(p, int(p.split("/")[2])) for p in ERRORS])
def test_error_pages_say_what_to_do_and_never_why_inside(client: Client, path: str, status: int) -> None:
    response = client.get(path)
    html = response.content.decode()
    assert response.status_code == status
    assert f"Feilkode {status}" in html
    assert "Gå til forsiden" in html
    assert "hemmelig" not in html


def test_the_500_page_needs_no_context() -> None:
    assert "Noe gikk galt hos oss" in render_to_string("500.html")


def test_csrf_failure_has_a_page_of_its_own(settings: object) -> None:
    settings.CSRF_FAILURE_VIEW = "omstilling.ui.views.errors.csrf_failure"  # type: ignore[attr-defined]
    response = Client(enforce_csrf_checks=True).post("/prosjekt/moter/ny/", {})
    assert response.status_code == 403
    assert "Siden var åpen for lenge" in response.content.decode()
