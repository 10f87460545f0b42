"""The chief executive tries two packages, compares them, and puts one to the steering group as a draft decision."""

from __future__ import annotations

import re
from typing import Any

import pytest

from tests.browser.hands import MOUSE, Hands

PACKAGES = "/alta-2010/tiltak/pakker/"
DAY_CENTRES = "17 Tilpasset omfang av dagtilbud i helse og sosial"


def make(hands: Hands, title: str, start: str) -> None:
    hands.open(PACKAGES)
    hands.follow("Ny pakke")
    hands.fill("Navn", title)
    hands.pick(re.compile(f"^{start}"), "Begynn med")
    hands.press("Lag pakken")
    assert hands.heading() == title


def gives(hands: Hands) -> str:
    """Return the sum of the package as the page says it."""
    return str(hands.main("region", "Det pakken gir").locator(".package-sum strong").inner_text()).replace("\xa0", " ")


def choose_in_the_first(hands: Hands) -> None:
    """What is wrong is told and kept; what is worked out is not stored before it is asked for."""
    assert gives(hands) == "18,4 mill. kr"
    hands.tick(DAY_CENTRES)
    hands.fill("Omfang i prosent: Tilpasset omfang av dagtilbud i helse og sosial", "500")
    hands.press("Regn ut", status=422)
    hands.sees("Omfanget er fra 0 til 200 prosent.")
    assert hands.main("checkbox", DAY_CENTRES).is_checked()
    hands.fill("Omfang i prosent: Tilpasset omfang av dagtilbud i helse og sosial", "50")
    hands.fill("Utsatt i måneder: Tilpasset omfang av dagtilbud i helse og sosial", "2")
    hands.press("Regn ut")
    assert gives(hands) == "20 mill. kr"
    hands.sees(re.compile("Ikke lagret ennå"))
    hands.press("Lagre")
    hands.sees("Pakken «Forsiktig» er lagret.")
    assert gives(hands) == "20 mill. kr"


def compare(hands: Hands) -> None:
    hands.open(PACKAGES)
    hands.follow("Sammenlign")
    hands.choose("Den første", "Forsiktig")
    hands.choose("Den andre", "Alt på bordet")
    hands.press("Sammenlign")
    row = hands.main("row", re.compile("^Teller mot målet")).inner_text().replace("\xa0", " ")
    assert "20 000" in row
    hands.sees(re.compile(r"utsatt 2\småneder, 50\s% av omfanget"))


def put_it_to_the_steering_group(hands: Hands) -> None:
    hands.follow("Åpne «Forsiktig»")
    hands.follow("Lag forslag til vedtak")
    hands.choose("Organ", "Styringsgruppa")
    hands.fill("Tittel på saken", "Dagtilbud i helse og sosial")
    hands.press("Registrer saken")
    assert hands.heading() == "Dagtilbud i helse og sosial"
    said = hands.text().replace("\xa0", " ")
    assert "1 600 000 kr i året, virker fra 1. desember 2011 (50 % av omfanget)." in said
    assert "Følgende tiltak vedtas" in said


@pytest.mark.parametrize("by", [MOUSE, "keyboard"])
def test_the_chief_executive_builds_two_packages_compares_them_and_saves_one_as_a_draft_decision(
    at_work: Any, by: str
) -> None:
    hands = at_work("radmann", by=by)
    make(hands, "Forsiktig", "Det som er vedtatt")
    choose_in_the_first(hands)
    make(hands, "Alt på bordet", "Alt som er foreslått")
    compare(hands)
    put_it_to_the_steering_group(hands)
