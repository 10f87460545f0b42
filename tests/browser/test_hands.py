"""The hands themselves: what they would not notice, no test of a task would."""

from __future__ import annotations

from typing import Any

import pytest

from tests.browser.hands import watch
from tests.browser.portal import Portal

NO_RING = """() => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync('* { outline: none !important; box-shadow: none !important; }');
    document.adoptedStyleSheets = [sheet];
}"""


def test_the_keyboard_notices_a_link_that_tab_passes_by_and_focus_that_does_not_show(at_work: Any) -> None:
    hands = at_work("sekretaer", by="keyboard")
    hands.open("/alta-2010/plan/")
    link = hands.main("link", "Vis som liste")
    hands.reach(link)
    link.evaluate("link => { link.tabIndex = -1; }")
    hands.page.evaluate("document.activeElement.blur()")
    with pytest.raises(AssertionError, match="is not reached"):
        hands.reach(link)
    hands.page.evaluate(NO_RING)
    with pytest.raises(AssertionError, match="no ring"):
        hands.reach(hands.main("link", "Ny milepæl"))


def test_the_phone_notices_a_page_that_is_too_wide(at_work: Any) -> None:
    hands = at_work("sekretaer", by="phone")
    hands.page.route(
        "**/page*.css", lambda route: route.fulfill(body="main { min-width: 50rem; }", content_type="text/css")
    )
    with pytest.raises(AssertionError, match="wider than the window"):
        hands.open("/alta-2010/plan/")


def test_what_the_console_complains_of_is_heard(browser: Any, portal: Portal) -> None:
    page = browser.new_page(base_url=portal.url)
    complaints: list[str] = []
    watch(page, complaints)
    page.goto("/logg-inn/")
    assert complaints == []
    page.evaluate("setTimeout(() => { throw new Error('feil'); })")
    page.wait_for_timeout(100)
    page.close()
    assert len(complaints) == 1 and "feil" in complaints[0]
