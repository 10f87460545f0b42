"""An uploaded PDF: read by qpdf without repairs; no program or file inside, nothing that starts or sends, no password.

What is found is told by a key; the words belong to who asks.
"""

from __future__ import annotations

import io
import re
import zlib
from typing import Any, Final

import pikepdf

DAMAGED, TOO_MUCH, LOCKED, AFTER_END = "damaged", "too_much", "locked", "after_end"
PROGRAM, STARTS, ENCLOSED, FETCHES, SENDS = "program", "starts", "enclosed", "fetches", "sends"
#: Text that a browser would run, where it would take the file for a page.
RUNS: Final = re.compile(rb"<\s*(?:script|html|svg|iframe|body)\b|<\?php", re.IGNORECASE)
#: More objects than this take longer to look through than anybody would wait.
MAX_OBJECTS: Final = 120_000
#: What the parts that hold other objects may unpack to, together.
MAX_UNPACKED: Final = 64 * 1024 * 1024
STREAM: Final = re.compile(rb"stream\r?\n")
#: As long as the dictionary of a part that holds objects is at the most.
BEFORE: Final = 2048
#: So much is unpacked at a time.
STEP: Final = 64 * 1024
ACTIONS: Final = {
    "/JavaScript": PROGRAM,
    "/Rendition": PROGRAM,
    "/Launch": STARTS,
    "/GoToE": ENCLOSED,
    "/GoToR": FETCHES,
    "/ImportData": FETCHES,
    "/SubmitForm": SENDS,
}
KEYS: Final = {
    "/JS": PROGRAM,
    "/JavaScript": PROGRAM,
    "/EmbeddedFiles": ENCLOSED,
    "/EF": ENCLOSED,
    "/RichMediaContent": PROGRAM,
    "/XFA": PROGRAM,
}


def fault_of(content: bytes) -> str:
    """Return the key of why a PDF is refused, or an empty text."""
    end = content.rfind(b"%%EOF")
    if not content[5:6].isdigit() or end < 0 or b"startxref" not in content[max(0, end - 2048) : end]:
        return DAMAGED
    if content[end + 5 :].strip(b"\0\t\n\f\r "):
        return AFTER_END
    if RUNS.search(content[:1024]):
        return AFTER_END
    if _unpacks_too_much(content):
        return TOO_MUCH
    try:
        with pikepdf.open(io.BytesIO(content), attempt_recovery=False, suppress_warnings=True) as document:
            return _fault_in(document)
    except pikepdf.PasswordError:
        return LOCKED
    except (pikepdf.PdfError, ValueError, RuntimeError, RecursionError):
        return DAMAGED


def _unpacks_too_much(content: bytes) -> bool:
    """Unpack what holds objects within a limit, before the reader unpacks it without one."""
    left = MAX_UNPACKED
    for found in STREAM.finditer(content):
        before = content[max(0, found.start() - BEFORE) : found.start()]
        before = before[before.rfind(b"endobj") + 1 :]
        if not any(word in before for word in (b"ObjStm", b"XRef", b"#")):
            continue
        if any(word in before for word in (b"LZW", b"RunLength", b"Crypt")):
            return True
        left -= _unpacked(content, found.end(), left)
        if left <= 0:
            return True
    return False


def _unpacked(content: bytes, at: int, most: int) -> int:
    """Return how much a packed part unpacks to, looking no further than a limit."""
    stream, size = zlib.decompressobj(), 0
    while at < len(content) and not stream.eof:
        rest = content[at : at + STEP]
        at += STEP
        while rest and not stream.eof:
            try:
                size += len(stream.decompress(rest, 16 * STEP))
            except zlib.error:
                return size
            if size > most:
                return size
            rest = stream.unconsumed_tail
    return size


def _fault_in(document: pikepdf.Pdf) -> str:
    """Look at every object of the document."""
    if document.is_encrypted:
        return LOCKED
    if len(document.objects) > MAX_OBJECTS:
        return TOO_MUCH
    if not len(document.pages) and "/Pages" not in document.Root:
        return DAMAGED
    for held in document.objects:
        fault = _object_fault(held, 0)
        if fault:
            return fault
    return ""


def _object_fault(held: Any, depth: int) -> str:
    """Look at an object and what stands inside it; what it only points to is looked at by itself."""
    if depth > 60:
        return DAMAGED
    if isinstance(held, (pikepdf.Dictionary, pikepdf.Stream)):
        keys = held.keys()
        for key in keys:
            if key in KEYS and (key != "/EF" or "/F" in keys or "/UF" in keys or "/Type" in keys):
                return KEYS[key]
        kind = held.get("/S") if "/S" in keys else None
        if isinstance(kind, pikepdf.Name) and str(kind) in ACTIONS:
            return ACTIONS[str(kind)]
        inner = [held.get(key) for key in keys]
    elif isinstance(held, pikepdf.Array):
        inner = list(held) if len(held) < 10_000 else []
    else:
        return ""
    for one in inner:
        if isinstance(one, pikepdf.Object) and not one.is_indirect:
            fault = _object_fault(one, depth + 1)
            if fault:
                return fault
    return ""
