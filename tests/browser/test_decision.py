"""A member of the steering group logs a decision, finds it where it belongs, and corrects it."""

from __future__ import annotations

import re
from typing import Any

import pytest

from tests.browser.hands import WAYS, Hands

MEETING = "/alta-2010/moter/styringsgruppa-2011-03-10/"
TEXT = "Styringsgruppa ber kommunestyret vedta ny skolestruktur fra 1. august 2012."
CORRECTED = "Styringsgruppa ber kommunestyret vedta ny skolestruktur fra 1. januar 2012."
REASON = "Datoen ble lest feil fra notatet."
MEANING = "Skolene får ett år til på å gjøre seg klare."


def log_the_decision(hands: Hands) -> None:
    """Find the case that has no decision in the meeting that was held, and fill in what was decided."""
    hands.open("/alta-2010/moter/")
    hands.follow("Styringsgruppa 10. mars 2011")
    hands.follow("Før vedtak PS 9/11")
    hands.pick("Egen tekst")
    hands.fill("Egen tekst", TEXT)
    hands.pick("Innstilling til Kommunestyret, som avgjør saken")
    hands.choose("Hva ble resultatet?", "Vedtatt")
    hands.tick("Enstemmig")
    hands.unfold("Tiltak")
    hands.tick("16 Ny skolestruktur")
    hands.fill("Helårsvirkning", "3 100 000", within=hands.main("group", "16 Ny skolestruktur"))
    hands.fill("Virker fra", "1.8.2012", within=hands.main("group", "16 Ny skolestruktur"))
    hands.unfold("Milepæler")
    hands.tick(re.compile("Høringen om skole- og barnehagestruktur er oppsummert"))
    hands.unfold("Utredningsområder")
    hands.tick(re.compile("Skole og barnehage$"))
    hands.choose("Ansvarlig for oppfølging", "Niillas Vuođđu")
    hands.fill("Frist", "27.4.2011")
    hands.fill("Hva vedtaket betyr", MEANING)
    hands.press("Før vedtaket")


def see_it_everywhere(hands: Hands) -> None:
    """The register, what it concerns, and the minutes all have it."""
    hands.open("/alta-2010/vedtak/?sok=skolestruktur")
    row = hands.main("row", re.compile("PS 9.11")).first.inner_text()
    assert "Skole- og barnehagestruktur etter høringen" in row
    assert "Niillas Vuođđu" in row
    hands.open("/alta-2010/tiltak/16/")
    hands.sees(re.compile("PS 9.11"))
    hands.open("/alta-2010/plan/13/")
    hands.sees(re.compile("PS 9.11"))
    hands.open(MEETING)
    hands.follow("Les protokollen")
    hands.sees(TEXT)


def correct_it(hands: Hands) -> None:
    """Change the text while the minutes are a draft, say why, and find both in the history."""
    hands.follow("Rett innstillingen")
    hands.fill("Innstillingens tekst", CORRECTED)
    hands.fill("Hvorfor rettes innstillingen?", REASON)
    hands.press("Lagre rettelsen")
    hands.sees(CORRECTED)
    hands.follow("Se hvem som har endret hva, og hvorfor")
    hands.sees(REASON, "Máret Šuoŋa", TEXT, CORRECTED)


@pytest.mark.parametrize(("by", "script"), WAYS)
def test_a_member_logs_a_decision_sees_it_where_it_belongs_and_corrects_it(
    at_work: Any, by: str, script: bool
) -> None:
    hands = at_work("medlem", by=by, script=script)
    log_the_decision(hands)
    decision = hands.page.url
    hands.sees(TEXT, MEANING, "Protokoll ikke godkjent", re.compile("Ny skolestruktur"))
    see_it_everywhere(hands)
    hands.open(decision)
    correct_it(hands)
