"""The chief executive writes the status report, issues it as a PDF, and it never changes again."""

from __future__ import annotations

import re
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from omstilling.demo.logins import PASSWORD
from tests.browser.hands import IN_THE_SWEEP, MOUSE, Hands

SENTENCE = "Av 40 mill. kr er 18,4 vedtatt, av dette 6,1 iverksatt. 21,6 mangler vedtak. To milepæler er forsinket."
WORDS = "Vi har vedtatt nesten halvparten.\n\nSkolestrukturen avgjør om vi når målet."


def log_in(hands: Hands, who: str) -> None:
    hands.open("/")
    hands.fill("Brukernavn eller e-postadresse", who)
    hands.fill("Passord", PASSWORD)
    hands.press("Logg inn")


def write_the_report(hands: Hands) -> None:
    hands.open("/alta-2010/")
    assert SENTENCE in hands.text()
    hands.follow("Fortsett på statusrapporten")
    hands.follow("Endre")
    hands.pick("Mindre forsinkelser", "Framdrift")
    hands.pick("Forsinket", "Økonomi")
    hands.pick("På plan", "Kvalitet")
    hands.fill("Rådmannens vurdering", WORDS)
    hands.press("Lagre")
    hands.sees("Skolestrukturen avgjør om vi når målet.")


def issue_it(hands: Hands) -> None:
    """Order the document, watch its progress until it is there, and go back to the report."""
    hands.follow("Utgi rapporten")
    hands.press("Utgi rapporten")
    hands.main("link", re.compile("^Last ned")).wait_for(timeout=90_000)
    hands.sees("Dokumentet er utgitt og kan ikke endres.")
    hands.open("/alta-2010/statusrapporter/")
    hands.follow("Statusrapport 2")


def download(hands: Hands) -> tuple[bytes, str]:
    """Return the file, and the fingerprint that its page says it has."""
    with hands.page.expect_download() as going:
        hands.activate(hands.main("link", "Last ned PDF"))
    hands.unfold("Filen")
    said = hands.page.locator("main").get_by_text(re.compile("^[0-9a-f]{64}$")).first.text_content()
    return Path(going.value.path()).read_bytes(), str(said)


@pytest.mark.parametrize("by", [MOUSE, "keyboard", pytest.param("phone", marks=IN_THE_SWEEP)])
def test_the_chief_executive_issues_the_report_and_it_stays_as_it_is(at_work: Any, by: str) -> None:
    hands = at_work(by=by)
    log_in(hands, "radmann")
    write_the_report(hands)
    issue_it(hands)
    content, said = download(hands)
    assert content.startswith(b"%PDF-")
    assert sha256(content).hexdigest() == said

    secretary = at_work("sekretaer")
    secretary.open("/alta-2010/plan/12/fullfor/")
    secretary.press("Milepælen er nådd")
    hands.open("/alta-2010/")
    assert "Én milepæl er forsinket" in hands.text()
    hands.open("/alta-2010/statusrapporter/2/1/")
    assert SENTENCE in hands.text()
    assert download(hands) == (content, said)
