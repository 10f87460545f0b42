"""The pages in front of the door in a real browser: axe, width, keyboard, no JavaScript, a session that ends."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from omstilling.accounts.mail import invitation_link
from omstilling.accounts.models import User
from omstilling.accounts.services import create_person
from omstilling.audit.uow import SystemActor
from tests.cast import PASSWORD

AXE = Path(__file__).parents[2] / "node_modules" / "axe-core" / "axe.min.js"
pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def window(browser: Any, live_server: Any) -> Any:
    contexts = []

    def open_one(*, width: int = 1280, scheme: str = "light", script: bool = True) -> Any:
        context = browser.new_context(
            viewport={"width": width, "height": 800},
            color_scheme=scheme,
            java_script_enabled=script,
            locale="nb-NO",
            base_url=live_server.url,
        )
        contexts.append(context)
        return context.new_page()

    yield open_one
    for context in contexts:
        context.close()


def log_in(page: Any) -> None:
    page.get_by_label("Brukernavn eller e-postadresse").fill("kari")
    page.get_by_label("Passord", exact=True).fill(PASSWORD)
    page.get_by_role("button", name="Logg inn").click()


def faults(page: Any) -> list[str]:
    found: list[str] = page.evaluate(AXE.read_text() + ";axe.run().then(r => r.violations.map(v => v.id))")
    if page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth"):
        found.append("too wide")
    return found


@pytest.mark.parametrize(("width", "scheme"), [(360, "light"), (1280, "dark")])
def test_axe_finds_nothing_and_nothing_is_too_wide(window: Any, kari: User, width: int, scheme: str) -> None:
    new = create_person(username="ny", full_name="Ny Person", email="ny@example.org", by=SystemActor("Testen"))
    invitation = invitation_link(new).removeprefix("https://omstilling.example.org")
    page = window(width=width, scheme=scheme)
    found = {}
    for path in (
        "/logg-inn/?next=/profil/",
        "/glemt-passord/",
        "/glemt-passord/sendt/",
        invitation,
        "/invitasjon/x/y/",
    ):
        page.goto(path)
        found[path] = faults(page)
    page.goto("/logg-inn/?next=/profil/")
    page.get_by_role("button", name="Logg inn").click()
    found["errors"] = faults(page)
    log_in(page)
    page.wait_for_url("**/profil/")
    found["profile"] = faults(page)
    page.get_by_role("link", name="Endre passord").click()
    found["password"] = faults(page)
    assert {path: wrong for path, wrong in found.items() if wrong} == {}


@pytest.mark.parametrize("script", [True, False])
def test_a_session_that_ends_in_the_middle_of_a_form_costs_a_login_and_a_click(
    window: Any, kari: User, script: bool
) -> None:
    page = window(script=script)
    page.goto("/logg-inn/?next=/profil/")
    log_in(page)
    text = "Medlem av formannskapet, nestleder i styringsgruppa"
    page.get_by_label("Stilling eller verv").fill(text)
    page.context.clear_cookies(name="sessionid")
    page.get_by_role("button", name="Lagre profilen").click()
    page.get_by_text("Det du skrev, er tatt vare på.").wait_for()
    log_in(page)
    page.get_by_text("Vis det du skrev").click()
    page.locator("main").get_by_text(text).wait_for()
    if script:
        assert faults(page) == []
    page.get_by_role("button", name="Fortsett der du slapp").click()
    page.get_by_text("Profilen er lagret.").wait_for()
    assert User.objects.get(pk=kari.pk).title == text


def test_a_form_from_before_a_login_in_another_tab_is_offered_again(window: Any, kari: User) -> None:
    page = window()
    page.goto("/logg-inn/?next=/profil/")
    log_in(page)
    page.get_by_label("Telefon").fill("41 00 00 00")
    page.get_by_label("Stilling eller verv").fill("Varaordfører fra november 2011")
    other = page.context.new_page()
    page.context.clear_cookies(name="sessionid")
    other.goto("/logg-inn/")
    log_in(other)
    page.get_by_role("button", name="Lagre profilen").click()
    page.get_by_text("Siden ble åpnet før du logget inn sist").wait_for()
    page.get_by_role("button", name="Fortsett der du slapp").click()
    page.get_by_text("Profilen er lagret.").wait_for()
    assert User.objects.get(pk=kari.pk).phone == "41 00 00 00"


def test_one_logs_in_by_keyboard_alone_and_is_told_what_is_wrong(window: Any, kari: User) -> None:
    page = window(width=360)
    page.goto("/logg-inn/?next=/profil/")
    page.get_by_label("Brukernavn eller e-postadresse").focus()
    page.keyboard.type("kari")
    page.keyboard.press("Tab")
    page.keyboard.type("feil")
    page.keyboard.press("Enter")
    page.locator(".ds-error-summary:focus").wait_for()
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.type(PASSWORD)
    page.keyboard.press("Enter")
    page.wait_for_url("**/profil/")
