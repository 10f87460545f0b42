"""The secretary keeps the plan: adds, moves, completes, filters, and sees what is late."""

from __future__ import annotations

import re
from typing import Any

import pytest

from tests.browser.hands import WAYS, Hands

PLAN = "/alta-2010/plan/"
TITLE = "Svarene fra høringen er lagt ut for de ansatte"
REASON = "Svarene må leses gjennom av alle rektorene først."


def add_a_milestone(hands: Hands) -> None:
    hands.open(PLAN)
    hands.follow("Ny milepæl")
    hands.fill("Tittel", TITLE)
    hands.fill("Beskrivelse", "Alle svarene, med sammendrag.")
    hands.fill("Vedtatt dato", "1.4.2011")
    hands.choose("Organ", "Arbeidsgruppe skole og barnehage")
    hands.choose("Ansvarlig", "Niillas Vuođđu")
    hands.press("Legg til milepælen")
    assert hands.heading() == TITLE
    assert fact(hands, "Vedtatt dato") == fact(hands, "Gjeldende dato") == "1. april 2011"


def move_it(hands: Hands) -> None:
    """A move asks for the reason; the adopted date stays, and the shift is told in days."""
    hands.follow("Flytt")
    hands.fill("Ny dato", "11.04.2011")
    hands.press("Flytt milepælen", status=422)
    assert hands.field("Ny dato").input_value() == "11.04.2011"
    hands.fill("Hvorfor flyttes den?", REASON)
    hands.press("Flytt milepælen")
    assert fact(hands, "Vedtatt dato") == "1. april 2011"
    assert fact(hands, "Gjeldende dato") == "11. april 2011"
    assert fact(hands, "Forskyvning") == "10 dager senere"
    hands.sees(REASON)


def complete_another(hands: Hands) -> None:
    hands.open(PLAN)
    late = hands.main("region", re.compile("^Forsinket"))
    assert late.get_by_role("listitem").count() == 2
    assert "14 dager over datoen" in late.inner_text()
    hands.follow("Skisseprosjektet for rådhuset er levert")
    hands.follow("Fullfør")
    hands.fill("Nådd dato", "14.03.2011")
    hands.press("Milepælen er nådd")
    assert fact(hands, "Nådd") == "14. mars 2011"


def find_it_in_the_plan(hands: Hands) -> None:
    """By body and by person; drawn with a line for today, and as a list."""
    hands.open(PLAN)
    assert hands.main("region", re.compile("^Forsinket")).get_by_role("listitem").count() == 1
    filter_by(hands, "Organ", "Arbeidsgruppe skole og barnehage")
    assert "organ=" in hands.page.url
    assert hands.main("link", TITLE).is_visible()
    drawing = hands.page.locator("main svg[role=img]:visible").first
    assert drawing.bounding_box()["width"] > 300
    assert "I dag 15.03.2011" in drawing.text_content()
    hands.sees(re.compile("Den røde streken er i dag, 15. mars 2011"))
    hands.open(PLAN + "milepaler/")
    filter_by(hands, "Ansvarlig", "Niillas Vuođđu")
    rows = hands.main("row", re.compile(".")).all_inner_texts()
    assert any(TITLE in row for row in rows)
    assert not any("Skisseprosjektet" in row for row in rows)


def filter_by(hands: Hands, label: str, option: str) -> None:
    hands.unfold("Filtrer")
    hands.choose(label, option)
    hands.press("Vis")


def fact(hands: Hands, term: str) -> str:
    """Return what stands under a word in the facts of the page."""
    pair = hands.page.locator("main dl.facts > div").filter(has=hands.page.locator(f"dt:text-is('{term}')"))
    return str(pair.locator("dd").inner_text())


@pytest.mark.parametrize(("by", "script"), WAYS)
def test_the_secretary_adds_moves_and_completes_milestones_and_finds_them_in_the_plan(
    at_work: Any, by: str, script: bool
) -> None:
    hands = at_work("sekretaer", by=by, script=script)
    add_a_milestone(hands)
    move_it(hands)
    complete_another(hands)
    find_it_in_the_plan(hands)
