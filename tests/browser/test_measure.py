"""The secretary enters a measure: first a title, then what it gives, and finds it in the list."""

from __future__ import annotations

from typing import Any

import pytest

from tests.browser.hands import MOUSE, Hands

MEASURES = "/alta-2010/tiltak/"
TITLE = "Felles vaktmestere for skolene"


def enter_a_title(hands: Hands) -> None:
    hands.open(MEASURES)
    hands.follow("Nytt tiltak")
    hands.press("Legg til tiltaket", status=422)
    hands.fill("Tittel", TITLE)
    hands.press("Legg til tiltaket")
    assert hands.heading() == TITLE
    hands.sees("Beløpet er ikke beregnet.")


def fill_in_what_it_gives(hands: Hands) -> None:
    """Two amounts that do not fit the third are told beside it, and what was typed stays."""
    hands.follow("Rediger")
    hands.unfold("Virkning i et helt år")
    hands.fill("Lavere utgifter i et helt år", "900 000")
    hands.fill("Høyere inntekter i et helt år", "0,3 mill.")
    hands.fill("Helårsvirkning", "1 000 000")
    hands.unfold("Når det virker")
    hands.fill("Virker fra", "1.7.2011")
    hands.press("Lagre endringene", status=422)
    assert hands.field("Lavere utgifter i et helt år").input_value() == "900 000"
    hands.fill("Helårsvirkning", "")
    hands.unfold("Vurdering")
    hands.choose("Vurdering", "Gul: mulig")
    hands.press("Lagre endringene")
    hands.sees("1 200 000 kr", "600 000 kr", "1. juli 2011")


def find_it_again(hands: Hands) -> None:
    """By its grade, under a name that stays."""
    hands.open(MEASURES)
    hands.unfold("Filtrer")
    hands.choose("Vurdering", "Gul: mulig")
    hands.press("Vis")
    hands.follow("Lagre visningen")
    hands.fill("Navn", "Mulige tiltak")
    hands.press("Lagre visningen")
    hands.open(MEASURES)
    hands.follow("Mulige tiltak")
    assert hands.main("link", TITLE).is_visible()


@pytest.mark.parametrize("by", [MOUSE, "keyboard"])
def test_the_secretary_enters_a_measure_and_keeps_the_list_it_stands_in(at_work: Any, by: str) -> None:
    hands = at_work("sekretaer", by=by)
    enter_a_title(hands)
    fill_in_what_it_gives(hands)
    find_it_again(hands)
