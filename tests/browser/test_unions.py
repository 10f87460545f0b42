"""A union's representative writes a statement on a measure and finds it in the minutes that are made as PDF."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path
from typing import Any

import pytest

from tests.browser.hands import MOUSE, Hands
from tests.browser.meeting import MEETING, open_meeting
from tests.browser.portal import Portal

WORDS = "Vi ber om at ingen flyttes mot sin vilje."
MEASURE = "/alta-2010/tiltak/12/"
OFFICE = "hovedtillitsvalgt for Fagforbundet"
#: The last case of the meeting is about the measure; the meeting is over, and its minutes are begun.
HOLD = """
from budget.models import Measure
from budget.services import link_case
from meetings.models import Meeting, MeetingState
from meetings.services.minutes import open_minutes
from omstilling.accounts.models import User
from omstilling.audit.uow import unit_of_work
by = User.objects.get(username="sekretaer")
meeting = Meeting.objects.get(slug="styringsgruppa-2011-04-07")
with unit_of_work(by=by, reason="Oppsett"):
    case = meeting.items.order_by("order").last().case
    link_case(measure=Measure.objects.get(project=meeting.project, number=12), case=case, by=by)
    meeting.state = MeetingState.HELD
    meeting.save()
    open_minutes(meeting=meeting, by=by)
"""


def write_it(hands: Hands) -> None:
    """From the page of the unions' representatives to the measure, where it stands as it was written."""
    hands.open("/alta-2010/tillitsvalgt/")
    hands.sees("Venter på dere", "Våre uttalelser")
    hands.open(MEASURE)
    hands.unfold("Medbestemmelse")
    hands.follow("Skriv en uttalelse")
    hands.press("Lagre uttalelsen", status=422)
    hands.fill("Uttalelse", WORDS)
    hands.press("Lagre uttalelsen")
    hands.unfold("Medbestemmelse")
    hands.sees(f"Uttalelse fra {OFFICE}", WORDS, "Arbeidsgiver har ikke svart ennå.")


def hold_the_meeting(portal: Portal) -> None:
    open_meeting(portal)
    portal.manage("shell", "-v", "0", "-c", HOLD)


def take_the_minutes(hands: Hands) -> str:
    """Return what the file says, read as whoever gets it reads it."""
    hands.open(f"{MEETING}protokoll/")
    hands.press("Lag utkast som PDF")
    link = hands.main("link", re.compile("^Last ned"))
    link.wait_for(timeout=90_000)
    with hands.page.expect_download() as going:
        hands.activate(link)
    path = str(Path(going.value.path()))
    printed = subprocess.run(["pdftotext", path, "-"], capture_output=True, check=True).stdout.decode()
    return " ".join(printed.split())


@pytest.mark.parametrize("by", [MOUSE, "keyboard", pytest.param("phone", marks=pytest.mark.sweep)])
def test_a_union_writes_a_statement_and_finds_it_in_the_minutes(at_work: Any, portal: Portal, by: str) -> None:
    hands = at_work("tillitsvalgt", by=by)
    write_it(hands)
    hold_the_meeting(portal)
    printed = take_the_minutes(hands)
    assert f"Uttalelse fra {OFFICE}" in printed and WORDS in printed
    secretary = at_work("sekretaer")
    secretary.open(MEASURE)
    secretary.sees(WORDS)
    assert "Endre uttalelsen" not in secretary.text() and "Svar på uttalelsen" in secretary.text()
