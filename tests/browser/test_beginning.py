"""Someone starts from nothing: a municipality, its project, its people, and the first things in it."""

from __future__ import annotations

import re
from typing import Any
from urllib.parse import urlsplit

import pytest

from tests.browser.hands import IN_THE_SWEEP, MOUSE, Hands
from tests.browser.portal import Portal
from tests.projects.files import png

PASSWORD = "fjell vidde bidos"
SECRETARY = ("Signe Sekretær", "signe@fjordvik.example.org")
MEMBER = ("Mikkel Medlem", "mikkel@fjordvik.example.org")


def path_in(text: str) -> str:
    """Return the path of the one link in a letter."""
    (link,) = re.findall(r"https?://\S+", text)
    return urlsplit(link).path


def let_in(hands: Hands, link: str) -> None:
    """Open an invitation, choose a password, and be inside."""
    hands.open(link)
    hands.fill("Passord", PASSWORD)
    hands.fill("Passord én gang til", PASSWORD)
    hands.press("Lagre og logg inn")


def letter_to(portal: Portal, name: str) -> str:
    (letter,) = (text for text in portal.letters() if f"Hei, {name}" in text and "invitasjon/" in text)
    return letter


def set_up_a_municipality(hands: Hands) -> None:
    hands.follow("Sett opp en ny kommune")
    kommune = hands.main("group", "Kommunen")
    hands.fill("Navn", "Fjordvik kommune", within=kommune)
    hands.fill("Kommunenummer", "5599", within=kommune)
    first = hands.main("group", "Den første administratoren")
    hands.fill("Navn", "Ada Administrator", within=first)
    hands.fill("E-postadresse", "ada@fjordvik.example.org", within=first)
    hands.press("Opprett kommunen")


def make_the_project(hands: Hands) -> None:
    hands.open("/oppsett/fjordvik/")
    hands.follow("Velg hovedfarge")
    hands.fill("Hovedfarge", "#7a1f3d")
    hands.press("Lagre fargen")
    hands.open("/oppsett/fjordvik/")
    hands.follow("Last opp kommunevåpenet")
    hands.page.get_by_label("Bilde av kommunevåpenet").set_input_files(
        {"name": "vapen.png", "mimeType": "image/png", "buffer": png(64, 80)}
    )
    hands.press("Last opp")
    hands.open("/oppsett/fjordvik/")
    hands.follow("Nytt prosjekt", nth=0)
    hands.fill("Navn", "Ny kurs for Fjordvik")
    hands.fill("Kort navn", "Ny kurs")
    hands.fill("Formål", "Utgiftene skal ned, og tjenestene skal være gode.")
    hands.fill("Innsparingsmål", "12 500 000")
    hands.fill("Målår", "2027")
    hands.fill("Økonomiplanens første år", "2027")
    hands.fill("Prisnivå", "2026")
    hands.press("Opprett prosjektet")


def next_step(hands: Hands, check: str) -> None:
    """Follow the check-list to what is left to do."""
    hands.open("/ny-kurs/oppsett/")
    hands.follow(re.compile(f"^Gjør det nå ?: {check}"))


def add_bodies_units_and_people(hands: Hands) -> None:
    next_step(hands, "Kommunestyret er lagt inn")
    hands.press("Opprett organet")
    next_step(hands, "Styringsgruppa er lagt inn")
    hands.pick(re.compile("^Formannskap"))
    hands.choose("Innstiller til", "Kommunestyret")
    hands.press("Opprett organet")
    next_step(hands, "Prosjektgruppa er lagt inn")
    hands.press("Opprett organet")
    next_step(hands, "Enhetene er lagt inn")
    hands.fill("Navn", "Oppvekst")
    hands.press("Opprett enheten")
    for name, email in (SECRETARY, MEMBER):
        hands.open("/oppsett/fjordvik/personer/")
        hands.follow("Legg til en person")
        hands.fill("Navn", name)
        hands.fill("E-postadresse", email)
        hands.press("Legg til og inviter")
    for (name, _email), function in ((SECRETARY, "Sekretær"), (MEMBER, "Medlem")):
        next_step(hands, "Styringsgruppa og sekretæren har fått plassene sine")
        hands.follow("Styringsgruppa")
        hands.follow("Legg til medlem", nth=0)
        hands.choose("Person", name)
        hands.choose("Funksjon", function)
        hands.press("Legg til")


def add_the_first_things(hands: Hands) -> None:
    """The secretary adds what is the secretary's to add."""
    next_step(hands, "Den første milepælen er lagt inn")
    hands.fill("Tittel", "Tiltakslisten er klar")
    hands.fill("Vedtatt dato", "1.3.2027")
    hands.press("Legg til milepælen")
    next_step(hands, "Det første møtet er planlagt")
    hands.choose("Organ", "Styringsgruppa")
    hands.fill("Dato", "14.01.2027")
    hands.press("Planlegg møtet")
    next_step(hands, "Det første tiltaket er lagt inn")
    hands.fill("Tittel", "Felles innkjøp")
    hands.unfold("Virkning i et helt år")
    hands.fill("Helårsvirkning", "1 250 000")
    hands.unfold("Når det virker")
    hands.fill("Virker fra", "1.7.2027")
    hands.press("Legg til tiltaket")
    hands.sees(re.compile(r"1.250"))


@pytest.mark.parametrize("by", [MOUSE, "keyboard", pytest.param("phone", marks=IN_THE_SWEEP)])
def test_someone_begins_with_nothing_and_ends_with_a_project_that_is_set_up(
    at_work: Any, portal: Portal, by: str
) -> None:
    said = portal.manage("create_operator", "drift", "--name", "Dag Drift", "--email", "drift@example.org", "--link")
    operator = at_work(by=by)
    let_in(operator, path_in(said))
    assert operator.heading() == "Velkommen, Dag"
    set_up_a_municipality(operator)

    administrator = at_work(by=by)
    let_in(administrator, path_in(letter_to(portal, "Ada Administrator")))
    make_the_project(administrator)
    add_bodies_units_and_people(administrator)

    secretary = at_work(by=by)
    let_in(secretary, path_in(letter_to(portal, SECRETARY[0])))
    add_the_first_things(secretary)
    administrator.open("/ny-kurs/oppsett/")
    administrator.sees("Alt er satt opp.")
    if by == "phone":
        portal.manage("verify_history")
