"""The secretary sees the project as it was on a day, moves around in that day, and comes back to today."""

from __future__ import annotations

from typing import Any

import pytest

from tests.browser.hands import MOUSE


@pytest.mark.parametrize("by", [MOUSE, "keyboard", "phone"])
def test_the_project_as_it_was_on_a_day(at_work: Any, by: str) -> None:
    hands = at_work("sekretaer", by=by)
    hands.open("/alta-2010/tiltak/")
    page = hands.page
    page.locator(".earlier summary").press("Enter")
    page.locator("#dag-under").fill("1.12.2010")
    page.locator("#dag-under").press("Enter")
    page.locator(".earlier-banner").get_by_text("Slik så prosjektet ut 1. desember 2010.").wait_for()
    assert hands.heading() == "Tiltak" and not page.locator("main form[method=post]").count()
    hands.follow("Kultur under én kommunalleder")
    assert page.url.endswith("?dato=2010-12-01")
    assert not page.locator("main a[href$='/endre/']").count()
    page.get_by_role("link", name="Vis siden slik den er nå").click()
    page.locator("main a[href$='/endre/']").first.wait_for(state="attached")
    assert "dato" not in page.url
