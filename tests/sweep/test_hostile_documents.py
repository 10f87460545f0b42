"""The hostile texts in the documents themselves: printed as they were typed, and doing nothing.

A sign that the fonts lack is refused in words (PDF/A asks for a glyph); it is left out here, and the rest stands.
"""

from __future__ import annotations

import re
import subprocess
import unicodedata
from pathlib import Path
from typing import Any

import pytest

from meetings import documents as minutes_pdf
from meetings.models import Minutes
from meetings.services import set_discussion
from omstilling.pdf import fonts, jobs
from omstilling.pdf.engine import render
from omstilling.pdf.text import INVISIBLE, clean
from omstilling.reporting import pdf as report_pdf
from omstilling.reporting.models import StatusReport
from tests import cast as make
from tests.cast import write
from tests.sweep.hostile_strings import STRINGS
from tests.sweep.test_hostile_text import pdf_faults

pytestmark = [pytest.mark.django_db, pytest.mark.sweep, pytest.mark.once, pytest.mark.pdf_tools]


def printable(text: str) -> str:
    """Return a text without the signs that no document can print."""
    known = fonts.load().coverage | INVISIBLE
    return "".join(sign for sign in clean(text) if sign in known)


def squeezed(text: str) -> str:
    """Return a text without what a line break may take or give, and without the sign that makes a line a point."""
    return re.sub(r"[\s\u00ad]+", "", unicodedata.normalize("NFC", re.sub(r"^- ", "", text)))


def lines_of(texts: list[str]) -> list[str]:
    """Return the lines of the texts: between two of them a page may end."""
    return [line for text in texts for line in text.splitlines()]


def printed(content: bytes, folder: Path) -> str:
    file = folder / "document.pdf"
    file.write_bytes(content)
    done = subprocess.run(["pdftotext", "-raw", str(file), "-"], capture_output=True, text=True, check=True)
    return squeezed(done.stdout)


def made(kind: str, params: dict[str, Any], user: Any) -> bytes:
    built = jobs.build(kind, params, user)
    return render(built.html, identifier=built.identifier, title=built.title, assets=built.assets)


def test_the_status_report_prints_every_hostile_text(cast: Any, tmp_path: Path) -> None:
    texts = [printable(text) for text in STRINGS]
    for number, text in enumerate(texts[:40]):
        make.measure(cast, text[:150].strip(), number=900 + number)
        make.risk(cast, text[:150].strip(), response=text)
    values = {"progress": "minor", "economy": "on_plan", "quality": "late", "report_date": "2011-03-15"}
    report = write(
        StatusReport(
            project=cast.project,
            number=1,
            words="\n\n".join(texts[:60]),
            next_steps="\n\n".join(texts[60:]),
            **values,
        )
    )
    report.refresh_from_db()
    content = made(report_pdf.KIND, report_pdf.params_of(report, issue=False), cast.chief_executive)
    assert pdf_faults(content) == []
    said = printed(content, tmp_path)
    missing = [line for line in lines_of(texts) if squeezed(line) not in said]
    assert not missing


def test_the_minutes_print_every_hostile_text(cast: Any, tmp_path: Path) -> None:
    texts = [printable(text) for text in STRINGS]
    meeting = make.meeting(cast)
    half = len(texts) // 2
    for part in (texts[:half], texts[half:]):
        item = make.agenda_item(cast, meeting, make.case(cast, part[0][:100]))
        set_discussion(item=item, text="\n\n".join(part), by=cast.secretary)
    minutes = write(Minutes(meeting=meeting, version=1))
    content = made(minutes_pdf.KIND, {"minutes": minutes.pk, "public": False}, cast.secretary)
    assert pdf_faults(content) == []
    said = printed(content, tmp_path)
    missing = [line for line in lines_of(texts) if squeezed(line) not in said]
    assert not missing


def test_a_text_that_is_left_out_would_be_missed(tmp_path: Path) -> None:
    html = "<html lang='nb'><head><title>Prøve</title></head><body><p>Her står noe annet.</p></body></html>"
    said = printed(render(html, identifier="prove"), tmp_path)
    assert squeezed("Her står noe annet.") in said and squeezed(printable(STRINGS[0])) not in said
