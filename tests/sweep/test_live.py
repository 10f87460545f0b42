"""The pages of a running meeting in every width and theme, all folds open; and what passes between two people."""

from __future__ import annotations

from typing import Any

import pytest

from tests.browser.meeting import MEETING, open_meeting
from tests.sweep.axe import ALL, COLOURS, SCHEMES, look, open_window

pytestmark = pytest.mark.sweep
OPEN_ALL = "document.querySelectorAll('main details').forEach(fold => { fold.open = true; })"
PAGES = {
    "sekretaer": ("gjennomfor/", "gjennomfor/opprop/", "gjennomfor/avslutning/", "{case}", "folg/"),
    "medlem": ("folg/",),
    "ansatt": ("folg/",),
}


@pytest.fixture
def cases(portal: Any) -> list[str]:
    """The addresses of the running meeting's cases."""
    return open_meeting(portal)


def test_the_pages_of_a_running_meeting_are_right_for_everyone(browser: Any, portal: Any, cases: list[str]) -> None:
    wrong: dict[str, list[str]] = {}
    for who, addresses in PAGES.items():
        page = open_window(browser, portal, who)
        for address in (a.format(case=cases[2].removeprefix(MEETING)) for a in addresses):
            for width in (360, 768, 1024, 1280):
                page.set_viewport_size({"width": width, "height": 800})
                for number, scheme in enumerate(SCHEMES):
                    page.emulate_media(color_scheme=scheme)
                    if not number:
                        assert page.goto(f"{MEETING}{address}").status == 200
                        page.evaluate(OPEN_ALL)
                        page.wait_for_load_state("networkidle")
                    found = look(page, COLOURS if number else ALL)
                    if found:
                        wrong[f"{who} {address} {width} {scheme}"] = found
        page.context.close()
    assert wrong == {}


def test_what_a_member_delivers_reaches_the_secretary_and_the_answer_the_member(
    browser: Any, portal: Any, cases: list[str]
) -> None:
    secretary, member = open_window(browser, portal, "sekretaer"), open_window(browser, portal, "medlem")
    secretary.goto(cases[0])
    secretary.get_by_role("button", name="Ta opp saken").click()
    secretary.locator(".case-head").get_by_text("Oppe nå").wait_for()
    member.goto(f"{MEETING}folg/")
    member.get_by_label("Egne notater").fill("Spør om tallene")
    member.get_by_label("Egne notater").blur()
    member.locator("#notat .save-state").get_by_text("Lagret").wait_for()
    member.get_by_label("Tekst").fill("Saken utsettes.")
    member.get_by_role("button", name="Lever", exact=True).click()
    secretary.locator(".waiting").get_by_text("Saken utsettes.").wait_for()
    secretary.get_by_role("button", name="Ta inn").click()
    secretary.locator(".proposals").get_by_text("Forslag 1", exact=True).first.wait_for()
    member.locator("#na").get_by_text("Tatt inn").wait_for()
    assert "Spør om tallene" not in secretary.content()
    assert member.get_by_label("Egne notater").input_value() == "Spør om tallene"


def test_a_session_that_ends_keeps_what_is_typed_until_the_same_person_is_back(
    browser: Any, portal: Any, cases: list[str]
) -> None:
    page = open_window(browser, portal, "sekretaer")
    page.goto(cases[0])
    page.context.clear_cookies()
    page.get_by_label("Behandling").fill("Skrevet etter utlogging")
    page.get_by_label("Behandling").blur()
    state = page.locator("#behandling .save-state")
    state.get_by_role("link", name="Logg inn i en ny fane").wait_for()
    page.context.add_cookies([{"name": "sessionid", "value": portal.sessions["medlem"], "url": portal.url}])
    state.get_by_text("Ikke lagret").wait_for()
    page.context.clear_cookies()
    page.context.add_cookies([{"name": "sessionid", "value": portal.sessions["sekretaer"], "url": portal.url}])
    page.get_by_label("Behandling").press("End")
    page.keyboard.type(".")
    page.get_by_label("Behandling").blur()
    state.get_by_text("Lagret kl").wait_for()
    page.reload()
    assert page.get_by_label("Behandling").input_value() == "Skrevet etter utlogging."
