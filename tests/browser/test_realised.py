"""The controller confirms what another has entered from the accounts, and the measure is realised by it."""

from __future__ import annotations

import re
from typing import Any

import pytest

from tests.browser.hands import MOUSE, Hands

REALISED = "/alta-2010/tiltak/realisert/"
MEASURE = "Felles avtale om drift og brukerstøtte for IKT"


def choose_and_confirm(hands: Hands) -> None:
    """The figure is chosen in the list, and seen beside its plan before anything is saved."""
    hands.open(REALISED)
    hands.press("Bekreft de valgte")
    hands.sees("Ingen tall er valgt. Kryss av for dem du vil bekrefte, i lista.")
    hands.follow("Gå til lista")
    hands.tick(re.compile(f"Velg {MEASURE}"))
    hands.press("Bekreft de valgte")
    hands.sees("91 667", "70 000", "−21 667", "To lisenser løp ut februar.", "Ført av Eline Skogvoll")
    hands.press("Bekreft tallet")
    hands.sees("Tallet er bekreftet.", "Vidar Bergeng")


def take_it_back(hands: Hands) -> None:
    hands.follow("Trekk bekreftelsen")
    hands.press("Trekk bekreftelsen", status=422)
    hands.fill("Hvorfor?", "Bilaget mangler")
    hands.press("Trekk bekreftelsen")
    hands.sees("Bekreftelsen er trukket.", "Venter på bekreftelse")


@pytest.mark.parametrize("by", [MOUSE, "keyboard"])
def test_the_controller_confirms_a_figure_that_the_secretary_entered(at_work: Any, by: str) -> None:
    hands = at_work("okonomi", by=by)
    choose_and_confirm(hands)
    hands.follow(f"4 {MEASURE}")
    hands.sees("tiltaket står her", re.compile("bekreftet av Vidar Bergeng"))
    hands.open(f"{REALISED}4/")
    take_it_back(hands)
