"""When something goes wrong in the middle of a form, what was typed is not lost, and it is saved once."""

from __future__ import annotations

import re
from typing import Any

import pytest

from tests.browser.hands import ACTIVE, MOUSE, Hands
from tests.browser.test_report import log_in

PLAN = "/alta-2010/plan/"
TEXT = "Alle svarene, med sammendrag på nordsamisk: Čoahkkáigeassu."


@pytest.mark.parametrize("script", [True, False])
def test_a_wrong_date_is_found_and_mended_with_the_keyboard_alone(at_work: Any, script: bool) -> None:
    hands = at_work("sekretaer", by="keyboard", script=script)
    hands.open(PLAN + "ny/")
    hands.fill("Tittel", "Svarene er lagt ut")
    hands.fill("Beskrivelse", TEXT)
    hands.fill("Gjeldende dato", "31.2.2011")
    hands.press("Legg til milepælen", status=422)
    summary = hands.page.locator(".ds-error-summary")
    assert summary.evaluate(ACTIVE)
    link = summary.get_by_role("link").first
    said = link.inner_text()
    hands.activate(link)
    if script:
        assert hands.field("Gjeldende dato").evaluate(ACTIVE)
    else:
        hands.key("Tab")
        assert hands.page.url.endswith("#id_current_date")
    assert hands.field("Gjeldende dato").input_value() == "31.2.2011"
    told = hands.page.locator("#id_current_date_error").inner_text().split("\n")[-1]
    assert told and told in said
    assert hands.field("Beskrivelse").input_value() == TEXT
    hands.fill("Gjeldende dato", "28.2.2011")
    hands.press("Legg til milepælen")
    assert hands.heading() == "Svarene er lagt ut"


@pytest.mark.parametrize("by", [MOUSE, "keyboard", "phone"])
def test_two_people_on_the_same_form_see_mine_theirs_and_how_it_was(at_work: Any, by: str) -> None:
    mine, theirs = at_work("sekretaer", by=by), at_work("radmann")
    for hands in (mine, theirs):
        hands.open("/alta-2010/tiltak/18/endre/")
    before = mine.field("Tittel").input_value()
    theirs.fill("Tittel", "Lagene overtar grendehusene")
    theirs.press(re.compile("Lagre"))
    mine.fill("Tittel", "Lag og foreninger overtar grendehus")
    mine.press(re.compile("Lagre"), status=409)
    assert mine.heading() == "Noen andre har endret det samme"
    for words in (before, "Lagene overtar grendehusene", "Lag og foreninger overtar grendehus"):
        assert words in mine.text()
    mine.sees(re.compile("Endret av Terje Havnevoll"))
    mine.press("Lagre det jeg skrev")
    assert mine.heading() == "Lag og foreninger overtar grendehus"


@pytest.mark.parametrize("by", [MOUSE, "keyboard", "phone"])
def test_a_session_that_ends_in_the_middle_of_a_form_costs_a_login_and_a_click(at_work: Any, by: str) -> None:
    hands: Hands = at_work("sekretaer", by=by)
    hands.open(PLAN + "ny/")
    hands.fill("Tittel", "Svarene er lagt ut")
    hands.fill("Beskrivelse", TEXT)
    hands.page.context.clear_cookies(name="sessionid")
    hands.press("Legg til milepælen")
    hands.sees("Det du skrev, er tatt vare på.")
    hands.fill("Brukernavn eller e-postadresse", "sekretaer")
    hands.fill("Passord", "omstilling-demo")
    hands.press("Logg inn")
    hands.press("Fortsett der du slapp")
    assert hands.heading() == "Svarene er lagt ut"
    hands.sees(TEXT)


@pytest.mark.parametrize("script", [True, False])
def test_a_double_click_makes_one(at_work: Any, script: bool) -> None:
    hands = at_work("sekretaer", script=script)
    hands.open(PLAN + "ny/")
    hands.fill("Tittel", "Klikket på to ganger")
    hands.main("button", "Legg til milepælen").dblclick()  # the second click may break off the first one's answer
    hands.page.wait_for_url(lambda url: not url.endswith("/ny/"), wait_until="commit")
    hands.page.wait_for_load_state("load")
    hands.open(PLAN + "milepaler/")
    assert hands.main("link", "Klikket på to ganger").count() == 1


def test_one_logs_out_and_is_outside(at_work: Any) -> None:
    hands = at_work()
    log_in(hands, "leder")
    with hands.new_page():
        hands.page.locator("header summary:visible").last.click()
        hands.page.get_by_role("button", name="Logg ut").locator("visible=true").first.click()
    hands.open(PLAN)
    assert hands.page.url.split("?")[0].endswith("/logg-inn/")
