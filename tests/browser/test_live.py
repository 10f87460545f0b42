"""The meeting while it goes on: by keyboard alone, with the connection cut, and with two who write at once."""

from __future__ import annotations

import re
from typing import Any

import pytest

from tests.browser.meeting import MEETING, open_meeting

TEXT = "Saken ble lagt fram av rådmannen."


@pytest.fixture
def cases(portal: Any) -> list[str]:
    """The addresses of the running meeting's cases."""
    return open_meeting(portal)


def press_and_load(page: Any, key: str) -> None:
    with page.expect_navigation(wait_until="load"):
        page.keyboard.press(key)


def state(page: Any, words: str) -> None:
    """Wait until the text says how it goes with saving it."""
    page.locator("#behandling .save-state").get_by_text(re.compile(words)).wait_for()


def test_a_case_is_run_by_keys_alone_and_nothing_typed_is_lost_or_overwritten(window: Any, cases: list[str]) -> None:
    page = window("sekretaer")
    page.goto(f"{MEETING}gjennomfor/")
    run_by_keys(page, cases)
    cut_the_connection(page)
    write_at_once(page, window("sekretaer"))


def run_by_keys(page: Any, cases: list[str]) -> None:
    """From the roll call to the first case, unanimous, and on to the next."""
    press_and_load(page, "n")
    assert page.url.endswith(f"{cases[0]}#sak")
    page.keyboard.press("Tab")
    page.locator("#sak").wait_for()
    page.get_by_label("Vedtakstekst").focus()
    page.keyboard.press("e")
    assert page.get_by_label("Vedtakstekst").input_value().startswith("e"), "a key in a field is a letter"
    page.keyboard.type("n utredning legges fram til høsten.")
    page.keyboard.press("Tab")
    page.locator("#vedtak .save-state").get_by_text("Lagret").wait_for()
    page.locator("#sak").focus()
    press_and_load(page, "e")
    assert "En utredning" in page.locator("#vedtak blockquote").inner_text().capitalize()
    page.locator(".ballots").get_by_text(re.compile("Enstemmig")).wait_for()
    press_and_load(page, "n")
    assert page.url.endswith(f"{cases[1]}#sak")


def cut_the_connection(page: Any) -> None:
    """What is typed without a connection survives a reload and is saved when the connection is back."""
    page.keyboard.press("b")
    page.keyboard.type("Saken ble ")
    page.context.set_offline(True)
    page.keyboard.type("lagt fram av rådmannen.")
    page.get_by_label("Behandling").blur()
    state(page, "ingen forbindelse")
    page.context.set_offline(False)
    state(page, "Lagret kl")
    page.reload()
    assert page.get_by_label("Behandling").input_value() == TEXT
    page.route("**/lagre/", lambda route: route.abort())
    page.get_by_label("Behandling").fill(f"{TEXT} Den ble drøftet.")
    state(page, "ingen forbindelse")
    page.reload()
    assert page.get_by_label("Behandling").input_value() == f"{TEXT} Den ble drøftet."
    page.unroute("**/lagre/")
    state(page, "Lagret kl")


def write_at_once(page: Any, other: Any) -> None:
    """Two windows write the same text: the second is shown both, and chooses."""
    other.goto(page.url)
    for one, text in ((page, "Den enes tekst."), (other, "Den andres tekst.")):
        one.get_by_label("Behandling").fill(text)
        one.get_by_label("Behandling").blur()
    state(page, "Lagret kl")
    conflict = other.locator(".text-conflict")
    conflict.get_by_text("Den enes tekst.").wait_for()
    assert conflict.get_by_text("Den andres tekst.").is_visible()
    page.reload()
    assert page.get_by_label("Behandling").input_value() == "Den enes tekst."
    conflict.get_by_role("button", name="Slå sammen").click()
    state(other, "Lagret kl")
    page.reload()
    assert page.get_by_label("Behandling").input_value() == "Den enes tekst.\n\nDen andres tekst."
