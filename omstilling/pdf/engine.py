"""The one PDF engine: HTML in, a file that is both PDF/A-2a and PDF/UA-1 out. Only this module runs WeasyPrint.

The same HTML and identifier give the same bytes: dates come from the document's own metadata, never the clock.
"""

from __future__ import annotations

import gc
import logging
import os
import re
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pydyf
import weasyprint.pdf
from weasyprint import CSS, HTML
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import FatalURLFetchingError

from . import fonts, xmp
from .errors import ForbiddenResource, MissingGlyph, PdfError, RenderLimit
from .fetcher import Asset, ClosedFetcher
from .tags import add_tags
from .text import clean, prepare

__all__ = ["Asset", "ForbiddenResource", "MissingGlyph", "PdfError", "RenderLimit", "render", "stylesheet", "warm"]

Progress = Callable[[int], None]
STYLES = Path(__file__).with_name("document.css")
LANGUAGE = "nb-NO"
#: A fresh font configuration after so many documents: its cache of strut layouts only grows.
RENEW_AFTER = 200

_lock = threading.Lock()
_warm: tuple[FontConfiguration, CSS] | None = None
_rendered = 0


def stylesheet() -> str:
    """Return the whole stylesheet of the documents, fonts included."""
    return fonts.load().css + "\n" + STYLES.read_text(encoding="utf-8")


def warm() -> None:
    """Read fonts and stylesheet, so that the first document does not wait for them."""
    with _lock:
        _prepared()


def _prepared() -> tuple[FontConfiguration, CSS]:
    global _warm, _rendered
    if _warm is None or _rendered >= RENEW_AFTER:
        configuration = FontConfiguration()
        fetcher = ClosedFetcher(fonts.load().assets)
        _warm = configuration, CSS(string=stylesheet(), font_config=configuration, url_fetcher=fetcher)
        _rendered = 0
    return _warm


def render(
    html: str,
    *,
    identifier: str,
    title: str | None = None,
    progress: Progress | None = None,
    assets: Mapping[str, Asset] | None = None,
) -> bytes:
    """Make a PDF of a whole HTML document (``templates/pdf/document.html`` and what extends it).

    ``identifier`` is the document's own, lasting name and becomes the file's first id; ``title`` replaces the
    ``<title>``; ``progress`` is called with a percentage; ``assets`` are pictures by name, ``<img src="asset:name">``.

    Raises MissingGlyph, ForbiddenResource, or PdfError for what else is wrong with the document.
    """
    global _rendered
    with _lock, _own_tags(), _no_clock(), _no_collection(), _watch(progress) as unknown:
        configuration, css = _prepared()
        _rendered += 1
        fetcher = ClosedFetcher(assets)
        try:
            source = HTML(string=clean(html), url_fetcher=fetcher)
            prepare(source.etree_element, fonts.load().coverage)
            document = source.render(font_config=configuration, stylesheets=[css], pdf_variant="pdf/a-2a")
            metadata = document.metadata
            metadata.title = clean(title or metadata.title or "")
            if not metadata.title:
                raise PdfError("A document must have a title.")
            result: bytes = document.write_pdf(
                pdf_variant="pdf/a-2a", pdf_identifier=_identifier(identifier), finisher=_finish
            )
        except FatalURLFetchingError as error:
            raise ForbiddenResource(fetcher.refused or [str(error)]) from None
        if fetcher.refused:
            raise ForbiddenResource(fetcher.refused)
        if unknown:
            raise MissingGlyph(unknown[0], unknown[0])
    if progress is not None:
        progress(100)
    return result


def _identifier(identifier: str) -> str:
    """Return an identifier that can stand in the file: printable ASCII."""
    return re.sub(r"[^!-~]", lambda found: f"%{ord(found[0]):04X}", identifier)


def _finish(document: Any, pdf: pydyf.PDF) -> None:
    """Add what PDF/UA-1 asks beside PDF/A-2a: its identifier in the metadata, and the language."""
    pdf.catalog["Lang"] = pydyf.String(LANGUAGE)
    stream = pdf.objects[int(pdf.catalog["Metadata"].split()[0])]
    stream.stream = [xmp.complete(b"\n".join(stream.stream), LANGUAGE)]
    # Readable in the file for archives and search, as ISO 19005 recommends.
    stream.compress = False


@contextmanager
def _own_tags() -> Iterator[None]:
    """Let our own structure tree take the place of WeasyPrint's while a document is made."""
    theirs = weasyprint.pdf.add_tags
    weasyprint.pdf.add_tags = add_tags
    try:
        yield
    finally:
        weasyprint.pdf.add_tags = theirs


@contextmanager
def _no_clock() -> Iterator[None]:
    """Keep the time of day out of the embedded fonts: fontTools stamps them unless this variable is set."""
    before = os.environ.get("SOURCE_DATE_EPOCH")
    os.environ["SOURCE_DATE_EPOCH"] = "0"
    try:
        yield
    finally:
        if before is None:
            del os.environ["SOURCE_DATE_EPOCH"]
        else:
            os.environ["SOURCE_DATE_EPOCH"] = before


@contextmanager
def _no_collection() -> Iterator[None]:
    """Hold the garbage collector: layout makes many objects that all live until the end."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


class _Watcher(logging.Handler):
    """Read WeasyPrint's log: its steps become a percentage, its unknown glyphs an error."""

    def __init__(self, progress: Progress | None) -> None:
        super().__init__(logging.DEBUG)
        self.progress = progress
        self.unknown: list[str] = []
        self.last = 0

    def emit(self, record: logging.LogRecord) -> None:
        message = record.getMessage()
        if ".notdef glyph" in message:
            self.unknown.append(str(record.args[0]) if isinstance(record.args, tuple) and record.args else "?")
        elif self.progress is not None and (step := re.match(r"Step (\d)(?:.*Page (\d+))?", message)):
            number, page = int(step[1]), int(step[2] or 0)
            percent = {1: 2, 2: 3, 3: 5, 4: 10, 5: 12, 6: 75, 7: 92}.get(number, 0)
            if page:
                percent = 12 + int(60 * (1 - 0.94**page))
            if percent > self.last:
                self.last = percent
                self.progress(percent)


@contextmanager
def _watch(progress: Progress | None) -> Iterator[list[str]]:
    watcher = _Watcher(progress)
    log, steps = logging.getLogger("weasyprint"), logging.getLogger("weasyprint.progress")
    before = log.propagate, steps.level
    log.addHandler(watcher)
    log.propagate = False
    steps.setLevel(logging.INFO if progress is not None else logging.WARNING)
    try:
        yield watcher.unknown
    finally:
        log.removeHandler(watcher)
        log.propagate, level = before
        steps.setLevel(level)
