"""The secretary replans: sees what a move draws along, gives the reason, saves it, and takes it back."""

from __future__ import annotations

import re
from typing import Any

import pytest

from tests.browser.hands import IN_THE_SWEEP, Hands
from tests.browser.test_plan import PLAN, fact

TITLE = "Kommunedelplanen for helse og sosial er ute på høring"
AFTER = "Resten av innsparingen er lagt fram for kommunestyret"
REASON = "Fylkesmannen ber om en måned til."


def move_with_those_that_follow(hands: Hands) -> None:
    hands.open(PLAN)
    hands.follow(TITLE)
    hands.follow("Flytt")
    hands.fill("Ny dato", "13.05.2011")
    hands.fill("Hvorfor flyttes den?", REASON)
    hands.press("Flytt milepælen")
    assert hands.heading() == "Dette følger av flyttingen"
    row = hands.main("row", re.compile(AFTER)).inner_text()
    assert "24.06.2011" in row and "9 dager senere" in row.replace("\u00a0", " ")
    assert hands.field("Hvorfor flyttes den?").input_value() == REASON
    hands.press("Lagre flyttingen")
    assert fact(hands, "Gjeldende dato") == "13. mai 2011"
    hands.sees(REASON, re.compile("En annen fulgte etter"))


def find_the_reason_where_it_led(hands: Hands) -> None:
    hands.follow(AFTER)
    assert fact(hands, "Gjeldende dato") == "24. juni 2011"
    hands.sees(REASON, re.compile("fulgte etter"))


def take_it_back(hands: Hands) -> None:
    hands.follow(TITLE)
    hands.follow("Angre den siste flyttingen")
    hands.fill("Hvorfor angres flyttingen?", "Fristen står likevel.")
    hands.press("Flytt tilbake")
    assert fact(hands, "Gjeldende dato") == "15. april 2011"


@pytest.mark.parametrize(
    ("by", "script"),
    [("keyboard", True), *(pytest.param(*way, marks=IN_THE_SWEEP) for way in [("phone", True), ("mouse", False)])],
)
def test_the_secretary_replans_with_what_follows_and_the_reason(at_work: Any, by: str, script: bool) -> None:
    hands = at_work("sekretaer", by=by, script=script)
    move_with_those_that_follow(hands)
    find_the_reason_where_it_led(hands)
    take_it_back(hands)
