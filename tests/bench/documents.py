"""The documents: the portal's engine beside plain tagged WeasyPrint on the same HTML, style sheet and fonts."""

from __future__ import annotations

import gc
import time
from collections.abc import Callable
from statistics import median
from typing import Any

from weasyprint import CSS, HTML
from weasyprint.text.fonts import FontConfiguration

from omstilling.pdf import engine, fonts, jobs
from omstilling.pdf.fetcher import ClosedFetcher


def plain(html: str, assets: Any) -> bytes:
    """Make a tagged PDF as WeasyPrint does by itself."""
    configuration = FontConfiguration()
    fetcher = ClosedFetcher({**fonts.load().assets, **dict(assets or {})})
    css = CSS(string=engine.stylesheet(), font_config=configuration, url_fetcher=fetcher)
    document = HTML(string=html, url_fetcher=fetcher)
    result: bytes = document.write_pdf(stylesheets=[css], font_config=configuration, pdf_tags=True)
    return result


def measured(kind: str, params: dict[str, Any], user: Any, times: int = 5) -> dict[str, float]:
    """Return the medians of processor time in milliseconds, taken by turns, and their ratio."""
    built = jobs.build(kind, params, user)
    ours: list[float] = []
    theirs: list[float] = []
    for number in range(times + 1):
        mine = _spent(lambda: engine.render(built.html, identifier=built.identifier, assets=built.assets))
        other = _spent(lambda: plain(built.html, built.assets))
        if number:
            ours.append(mine)
            theirs.append(other)
    one, two = median(ours), median(theirs)
    return {"ms": round(one, 1), "plain_ms": round(two, 1), "ratio": round(one / two, 2)}


def _spent(make: Callable[[], object]) -> float:
    gc.collect()
    started = time.process_time()
    make()
    return (time.process_time() - started) * 1000
