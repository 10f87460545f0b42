"""The controller takes in a table from an economic plan: sees what each row is, changes it, imports and undoes it."""

from __future__ import annotations

import re
from typing import Any

import pytest

from tests.browser.hands import MOUSE, Hands
from tests.budget.importing.tables import ELVERUM
from tests.sweep.axe import look

IMPORTS = "/alta-2010/tiltak/import/"


def looked_at(hands: Hands) -> None:
    """See with axe that the page stands as it should."""
    assert look(hands.page) == []


def take_the_file_in(hands: Hands) -> None:
    """Nothing is saved by being shown; what the file says of itself is held against its rows."""
    hands.open(IMPORTS)
    looked_at(hands)
    hands.follow("Importer tiltak")
    looked_at(hands)
    hands.press("Last opp og kontroller", status=422)
    hands.attach("Fil med tiltak", str(ELVERUM))
    hands.press("Last opp og kontroller")
    assert hands.heading() == ELVERUM.name
    said = hands.text().replace("\xa0", " ")
    assert "14 rader lest: 2 tiltak, 2 basisbudsjett og 10 tekniske justeringer." in said
    assert "11 rader gir 19 967, fila skriver 19 968" in said and "avrunding" in said
    looked_at(hands)


def choose_columns_and_unit(hands: Hands) -> None:
    hands.follow("Kolonner og enhet")
    looked_at(hands)
    hands.choose("År utenfor økonomiplanen", "Ta dem med")
    hands.press("Vis på nytt")
    hands.sees("Valgene er lagret. Ingenting er importert ennå.")


def choose_what_rows_are(hands: Hands) -> None:
    """A measure that is not there is told beside the row; one that is there is changed by the row."""
    hands.follow("Endre hva radene er")
    looked_at(hands)
    hands.choose("Rad 8: Prisvekst varer og tjenes", "Tiltak")
    hands.fill("Rad 8: nummer i portalen", "9999")
    hands.press("Lagre valgene", status=422)
    hands.sees("Prosjektet har ikke noe tiltak nummer 9999 som kan endres.")
    looked_at(hands)
    hands.fill("Rad 8: nummer i portalen", "")
    hands.press("Lagre valgene")
    hands.sees(re.compile("14 rader lest: 3 tiltak"))


def import_and_undo(hands: Hands) -> None:
    hands.follow("Importer")
    looked_at(hands)
    hands.fill(re.compile("^Begrunnelse"), "Lista fra økonomiplanen")
    hands.press("Importer")
    hands.sees("Fila er importert.")
    looked_at(hands)
    hands.follow("Angre importen")
    hands.press("Angre importen", status=422)
    hands.fill("Hvorfor angres importen?", "Feil fil")
    hands.press("Angre importen")
    hands.sees("Importen er angret.")
    looked_at(hands)


@pytest.mark.parametrize("by", [MOUSE, "keyboard"])
def test_the_controller_takes_in_a_table_and_undoes_it(at_work: Any, by: str) -> None:
    hands = at_work("okonomi", by=by)
    take_the_file_in(hands)
    choose_columns_and_unit(hands)
    choose_what_rows_are(hands)
    import_and_undo(hands)
