"""The leader of a work group brings a study to a measure and a case paper: nothing is typed, every word arrives."""

from __future__ import annotations

import re
from typing import Any

import pytest

from tests.browser.hands import IN_THE_SWEEP, Hands

STUDY = "Kulturens plass i organisasjonen"
OPTION = "Stabsfunksjon hos rådmannen"
WAYS = (
    ("phone", True),
    pytest.param("keyboard", True, marks=IN_THE_SWEEP),
    pytest.param("mouse", False, marks=IN_THE_SWEEP),
)


def find_the_study(hands: Hands) -> None:
    hands.open("/alta-2010/utredningsomrader/")
    hands.follow(STUDY)
    assert hands.heading() == STUDY
    hands.sees("Ulemper", "Staben får ansvar for drift.")


def make_a_measure(hands: Hands) -> str:
    """The form is filled from the alternative; the leader only says yes."""
    hands.follow(re.compile(f"^Lag tiltak av alternativet.*{OPTION}"))
    assert hands.field("Tittel").input_value() == OPTION
    assert "Fordeler: Kort vei til rådmannen." in hands.field("Hva tiltaket går ut på").input_value()
    assert hands.field("Helårsvirkning").input_value().replace("\xa0", " ") == "200 000"
    hands.press("Legg til tiltaket")
    assert hands.heading() == OPTION
    hands.sees("Ledes av en kultursjef.", STUDY, "Laget av alternativet")
    return OPTION


def make_a_case(hands: Hands, measure: str) -> None:
    """Question, findings, alternatives and conclusion stand under the paper's headings, and the measure is in it."""
    hands.open("/alta-2010/utredningsomrader/")
    hands.follow(STUDY)
    hands.sees(re.compile(measure))
    hands.follow("Lag sak av utredningen")
    hands.press("Registrer saken")
    assert hands.heading() == STUDY
    text = hands.text()
    for words in (
        "Hvor skal kultur ligge, og hvem skal lede?",
        "Fire alternativer er vurdert.",
        "Foretrukket alternativ: Egen virksomhet under en kommunalleder for kultur.",
        "Fordeler: Kort vei til rådmannen.",
        "Ulemper: Staben får ansvar for drift.",
        "Kultur er egen virksomhet under en kommunalleder fra 1. januar 2011.",
    ):
        assert words in text, words
    assert hands.main("link", re.compile(measure)).count() >= 1


@pytest.mark.parametrize(("by", "script"), WAYS)
def test_a_leader_brings_a_study_to_a_measure_and_to_a_case_without_typing(
    at_work: Any, by: str, script: bool
) -> None:
    hands = at_work("arbeidsgruppe", by=by, script=script)
    find_the_study(hands)
    make_a_case(hands, make_a_measure(hands))
