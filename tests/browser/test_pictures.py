"""The pictures of README.md: ``--write-screenshots`` writes them anew; without it they are only made and measured."""

from __future__ import annotations

import io
import subprocess
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from tests.browser.test_decision import TEXT
from tests.contracts.tower import ROOT

FOLDER = ROOT / "docs" / "screenshots"
MOST_BYTES = 150_000
pytestmark = [pytest.mark.sweep, pytest.mark.pdf_tools]


@pytest.fixture
def keep(request: pytest.FixtureRequest, tmp_path: Path) -> Any:
    """Save a picture in few colours, small enough for a page of text."""
    folder = FOLDER if request.config.getoption("--write-screenshots") else tmp_path

    def save(name: str, png: bytes) -> None:
        picture = Image.open(io.BytesIO(png)).convert("RGB").quantize(160, dither=Image.Dither.NONE)
        file = folder / f"{name}.png"
        picture.save(file, optimize=True)
        assert file.stat().st_size < MOST_BYTES, f"{file.name} is {file.stat().st_size} bytes"
        assert f"docs/screenshots/{name}.png" in (ROOT / "README.md").read_text(encoding="utf-8")

    return save


def view(page: Any, height: int) -> bytes:
    page.set_viewport_size({"width": page.viewport_size["width"], "height": height})
    page.evaluate("document.fonts.ready")
    return bytes(page.screenshot())


def test_the_overview(window: Any, keep: Any) -> None:
    page = window("radmann")
    page.goto("/alta-2010/")
    keep("oversikt", view(page, 1000))


def test_logging_a_decision(at_work: Any, keep: Any) -> None:
    hands = at_work("medlem")
    hands.open("/alta-2010/moter/styringsgruppa-2011-03-10/")
    hands.follow("Før vedtak PS 9/11")
    hands.pick("Egen tekst")
    hands.fill("Egen tekst", TEXT)
    hands.pick("Innstilling til Kommunestyret, som avgjør saken")
    hands.tick("Enstemmig")
    hands.page.set_viewport_size({"width": 1280, "height": 1000})
    hands.main("heading", "Før vedtak i PS 9/11").evaluate("heading => heading.scrollIntoView()")
    keep("vedtak", view(hands.page, 1000))


def test_the_plan(window: Any, keep: Any) -> None:
    page = window("sekretaer")
    page.goto("/alta-2010/plan/")
    keep("plan", view(page, 1000))


def test_the_info_page_on_a_phone_in_the_dark(window: Any, keep: Any) -> None:
    page = window("tillitsvalgt", width=360, scheme="dark")
    page.goto("/alta-2010/infoside/")
    keep("infoside", view(page, 740))


def test_the_status_report_on_paper(window: Any, keep: Any, tmp_path: Path) -> None:
    page = window("radmann")
    report = tmp_path / "statusrapport.pdf"
    report.write_bytes(page.request.get("/alta-2010/statusrapporter/1/1/pdf/").body())
    to = tmp_path / "side"
    subprocess.run(["pdftoppm", "-png", "-r", "90", "-f", "1", "-singlefile", str(report), str(to)], check=True)
    keep("statusrapport", to.with_suffix(".png").read_bytes())
