"""Word and Excel files: a zip that is read part by part within limits, and nothing in it that runs or fetches."""

from __future__ import annotations

import io
import re
import struct
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

from . import words

#: What a file may unpack to; past these it is taken for a bomb.
MAX_ENTRIES, MAX_UNPACKED, MAX_RATIO = 2000, 100 * 1024 * 1024, 200
#: A part smaller than this may be packed as tightly as it will.
SMALL: Final = 1024 * 1024
#: A data descriptor is all that may stand between two parts.
MAX_GAP: Final = 24
WORD, EXCEL = "word/document.xml", "xl/workbook.xml"
MAIN_TYPE: Final = {
    WORD: b"wordprocessingml.document.main+xml",
    EXCEL: b"spreadsheetml.sheet.main+xml",
}
#: Parts by how their name ends or begins, and why they are refused.
PARTS: Final[tuple[tuple[re.Pattern[str], Any], ...]] = (
    (re.compile(r"vba(project|data)|macrosheets/|dialogsheets/|\.xlm$"), words.MACROS),
    (re.compile(r"activex/|ctrlprops/.*\.bin$"), words.PROGRAM),
    (
        re.compile(r"\.(exe|dll|scr|com|bat|cmd|ps1|vbs|vbe|js|jse|wsf|hta|lnk|msi|jar|py|sh|php|swf|url)$"),
        words.PROGRAM,
    ),
    (re.compile(r"embeddings/.*\.(bin|docm|xlsm|pptm|doc|xls|rtf|zip|html?|mht|pdf)$"), words.ENCLOSED),
    (re.compile(r"\.(html?|mht|mhtml|xhtml|rtf|zip|7z|rar|docm|xlsm)$"), words.ENCLOSED),
    (re.compile(r"^xl/(externallinks/|connections\.xml|querytables/)"), words.FETCHES),
)
RELATION: Final = re.compile(rb"<(?:\w+:)?Relationship\b[^>]*>", re.IGNORECASE)
ATTRIBUTE: Final = re.compile(rb"([a-zA-Z:]+)\s*=\s*(?:\"([^\"]*)\"|'([^']*)')")
#: What a link that one follows oneself may begin with.
FOLLOWED: Final = ("http://", "https://", "mailto:", "tel:")
FIELD: Final = re.compile(rb"<(?:\w+:)?instrText\b[^>]*>([^<]*)<|\binstr\s*=\s*\"([^\"]*)\"")
FIELD_FETCHES: Final = re.compile(rb"\b(DDEAUTO|DDE|INCLUDETEXT|INCLUDEPICTURE|IMPORT|LINK)\b")
SVG_RUNS: Final = re.compile(rb"<\s*(?:\w+:)?(?:script|foreignObject|iframe)\b|\son\w+\s*=|javascript:", re.IGNORECASE)
ENCODING: Final = re.compile(rb"^\s*<\?xml[^>]*encoding\s*=\s*[\"']([\w.-]+)")


@dataclass(frozen=True, slots=True)
class Refused(Exception):
    """Why a part is refused."""

    why: Any


def office_part(content: bytes) -> str:
    """Return the main part that the zip holds: of Word or of Excel. Empty where it holds neither."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            names = set(archive.namelist())
    except (zipfile.BadZipFile, ValueError, EOFError, NotImplementedError, struct.error):
        return ""
    return next((part for part in (WORD, EXCEL) if part in names), "")


def office_fault(content: bytes, part: str, wrong: Any, *, inside: bool = False) -> str:
    """Return why a Word or Excel file is refused. ``wrong`` is said of what is something else."""
    if content.startswith(b"\xd0\xcf\x11\xe0"):
        return str(words.LOCKED_OR_OLD)
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            _check_outline(content, archive)
            types = b""
            for name, body in _parts(archive):
                _check_part(name, body, inside)
                if name == "[Content_Types].xml":
                    types = body
    except Refused as refused:
        return str(refused.why)
    except (zipfile.BadZipFile, zlib.error, EOFError, ValueError, NotImplementedError, OSError, struct.error):
        return str(wrong if not content.startswith(b"PK\x03\x04") else words.DAMAGED)
    if any(word in types for word in (b"macroEnabled", b"vbaProject")):
        return str(words.MACROS)
    return "" if office_part(content) == part and MAIN_TYPE[part] in types else str(wrong)


def _check_outline(content: bytes, archive: zipfile.ZipFile) -> None:
    """Look at the list of parts before anything is unpacked. Raises Refused."""
    entries = archive.infolist()
    if len(entries) > MAX_ENTRIES or sum(entry.file_size for entry in entries) > MAX_UNPACKED:
        raise Refused(words.TOO_MUCH)
    names = set()
    for entry in entries:
        name = entry.filename.lower().replace("\\", "/")
        if name.startswith("/") or ".." in name.split("/") or ":" in name or "\\" in entry.filename or name in names:
            raise Refused(words.DAMAGED)
        names.add(name)
        if entry.flag_bits & 0x1:
            raise Refused(words.LOCKED)
        if entry.file_size > SMALL and entry.file_size > MAX_RATIO * max(entry.compress_size, 1):
            raise Refused(words.TOO_MUCH)
        if entry.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            raise Refused(words.DAMAGED)
        if (entry.external_attr >> 16) & 0o170000 == 0o120000:
            raise Refused(words.DAMAGED)
        for pattern, why in PARTS:
            if pattern.search(name):
                raise Refused(why)
    _check_layout(content, archive, entries)


def _check_layout(content: bytes, archive: zipfile.ZipFile, entries: list[zipfile.ZipInfo]) -> None:
    """Have the parts lie one after another from the first byte, with nothing before, between or after them."""
    at = 0
    for entry in sorted(entries, key=lambda one: one.header_offset):
        start = entry.header_offset
        if start < at:
            raise Refused(words.TOO_MUCH)
        if start - at > (MAX_GAP if at else 0) or content[start : start + 4] != b"PK\x03\x04":
            raise Refused(words.TWO_KINDS)
        name_length, extra_length = struct.unpack("<HH", content[start + 26 : start + 30])
        at = start + 30 + name_length + extra_length + entry.compress_size
    if archive.start_dir - at > MAX_GAP or archive.start_dir < at:
        raise Refused(words.TWO_KINDS)
    if archive.comment or content[-22:-18] != b"PK\x05\x06":
        raise Refused(words.AFTER_END)


def _parts(archive: zipfile.ZipFile) -> Iterator[tuple[str, bytes]]:
    """Unpack one part after another, no more of each than it says of itself; checksums are looked at on the way."""
    for entry in archive.infolist():
        with archive.open(entry) as opened:
            body = opened.read(entry.file_size + 1)
        if len(body) != entry.file_size:
            raise Refused(words.TOO_MUCH)
        yield entry.filename, body


def _check_part(name: str, body: bytes, inside: bool) -> None:
    """Look into one part. Raises Refused."""
    low = name.lower()
    if low.endswith((".xml", ".rels", ".vml", ".svg")):
        text = _as_utf8(body)
        if b"<!DOCTYPE" in text or b"<!ENTITY" in text:
            raise Refused(words.DAMAGED)
        if low.endswith(".rels"):
            _check_relations(text)
        elif low.endswith(".svg") and SVG_RUNS.search(text):
            raise Refused(words.PROGRAM)
        elif low.startswith("word/"):
            _check_fields(text)
    elif "embeddings/" in low:
        part = WORD if low.endswith(".docx") else EXCEL if low.endswith(".xlsx") else ""
        if inside or not part:
            raise Refused(words.ENCLOSED)
        fault = office_fault(body, part, words.ENCLOSED, inside=True)
        if fault:
            raise Refused(fault)
    elif body.startswith((b"MZ", b"\x7fELF")):
        raise Refused(words.PROGRAM)
    elif body.startswith(b"\xd0\xcf\x11\xe0"):
        raise Refused(words.ENCLOSED)


def _as_utf8(body: bytes) -> bytes:
    """Return a part's text in one coding, so that what is looked for is found whatever it was written in."""
    if body.startswith((b"\xff\xfe", b"\xfe\xff")) or b"\0" in body[:64]:
        try:
            return body.decode("utf-16").encode()
        except UnicodeError:
            raise Refused(words.DAMAGED) from None
    said = ENCODING.match(body.removeprefix(b"\xef\xbb\xbf"))
    if said and said[1].lower() not in (b"utf-8", b"utf8", b"us-ascii", b"iso-8859-1", b"windows-1252"):
        raise Refused(words.DAMAGED)
    return body


def _check_relations(text: bytes) -> None:
    for tag in RELATION.findall(text):
        said = {
            key.decode().lower(): (one or other).decode("utf-8", "replace")
            for key, one, other in ATTRIBUTE.findall(tag)
        }
        kind = said.get("type", "").rpartition("/")[2].lower()
        if kind in ("vbaproject", "xlmacrosheet"):
            raise Refused(words.MACROS)
        if kind in ("afchunk", "control", "oleobject") and said.get("targetmode", "").lower() != "external":
            raise Refused(words.ENCLOSED if kind != "control" else words.PROGRAM)
        if said.get("targetmode", "").lower() == "external":
            target = said.get("target", "").strip().lower()
            if kind != "hyperlink" or not _is_followed(target):
                raise Refused(words.FETCHES)


def _is_followed(target: str) -> bool:
    """Tell whether a link leads to a page, an address or a file beside it, and to nothing on another machine."""
    if target.startswith(FOLLOWED):
        return True
    return not target.startswith(("\\", "//")) and ":" not in target.partition("#")[0]


def _check_fields(text: bytes) -> None:
    """Refuse fields of a Word file that fetch something when it is opened."""
    code = b"".join(one or other for one, other in FIELD.findall(text))
    for found in FIELD_FETCHES.finditer(code):
        after = code[found.end() : found.end() + 400].replace(b"&quot;", b'"').lower()
        if found[1] in (b"DDE", b"DDEAUTO") or re.match(rb"\s*\"?\s*(https?:|ftp:|file:|\\\\)", after):
            raise Refused(words.FETCHES)
