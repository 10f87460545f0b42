"""Uploaded files: what they are is read from their content, and the same bytes are kept once under their SHA-256."""

from __future__ import annotations

import hashlib
import io
import struct
import zipfile
import zlib
from dataclasses import dataclass
from typing import Final

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from omstilling.audit.errors import DomainError

from ..models import StoredFile

MAX_FILE: Final = 10 * 1024 * 1024
MAX_EMBLEM: Final = 200_000
#: Limits of what an Office file may unpack to; past them it is taken for a bomb.
MAX_ENTRIES, MAX_UNPACKED, MAX_RATIO = 2000, 100 * 1024 * 1024, 200
MAX_PIXELS: Final = 50_000_000


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of file that is taken: its type, how its name may end, and what it is called."""

    mime: str
    endings: tuple[str, ...]
    words: object

    @property
    def ending(self) -> str:
        return self.endings[0]


PDF = Kind("application/pdf", ("pdf",), gettext_lazy("en PDF"))
PNG = Kind("image/png", ("png",), gettext_lazy("et PNG-bilde"))
JPEG = Kind("image/jpeg", ("jpg", "jpeg"), gettext_lazy("et JPEG-bilde"))
DOCX = Kind(
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ("docx",),
    gettext_lazy("et Word-dokument"),
)
XLSX = Kind(
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", ("xlsx",), gettext_lazy("et Excel-ark")
)
KINDS: Final = (PDF, DOCX, XLSX, PNG, JPEG)
BY_MIME: Final = {kind.mime: kind for kind in KINDS}


def ending_of(name: str) -> str:
    """Return the end of a file's name without the dot, in small letters."""
    return name.rpartition(".")[2].lower() if "." in name else ""


def check_file(content: bytes, name: str, *, field: str = "file") -> Kind:
    """Return what the content is. Raises DomainError with the reason when it is not what its name says."""
    if not content:
        raise DomainError(_("Filen er tom. Velg en annen fil."), field=field)
    if len(content) > MAX_FILE:
        raise DomainError(_("Filen er større enn 10 MB. Gjør den mindre og prøv igjen."), field=field)
    claimed = next((kind for kind in KINDS if ending_of(name) in kind.endings), None)
    if claimed is None:
        raise DomainError(
            _("Filen må være PDF, Word (docx), Excel (xlsx), PNG eller JPEG, og navnet må slutte deretter."),
            field=field,
        )
    found = _beginning(content)
    if found is not claimed and not (found is None and claimed in (DOCX, XLSX)):
        said = found.words if found else _("noe annet")
        raise DomainError(
            _("Navnet sier at filen er %(claimed)s, men innholdet er %(found)s.")
            % {"claimed": claimed.words, "found": said},
            field=field,
        )
    fault = _fault(content, claimed)
    if fault:
        raise DomainError(fault, field=field)
    return claimed


def check_emblem(content: bytes, *, field: str = "emblem") -> Kind:
    """Return the kind of an emblem's picture: PNG or JPEG of at most 200 kB. Raises DomainError."""
    if not content:
        raise DomainError(_("Filen er tom. Velg en annen fil."), field=field)
    if len(content) > MAX_EMBLEM:
        raise DomainError(_("Bildet er større enn 200 kB. Gjør det mindre og prøv igjen."), field=field)
    found = _beginning(content)
    if found not in (PNG, JPEG):
        if b"<svg" in content[:4096].lower():
            raise DomainError(
                _("SVG tas ikke imot, fordi slike filer kan inneholde program. Lagre som PNG."), field=field
            )
        raise DomainError(_("Kommunevåpenet må være et PNG- eller JPEG-bilde."), field=field)
    fault = _fault(content, found)
    if fault:
        raise DomainError(fault, field=field)
    return found


def store_file(content: bytes, mime: str) -> StoredFile:
    """Keep the bytes and return their row; bytes that are there already are not kept twice."""
    digest = hashlib.sha256(content).hexdigest()
    found = StoredFile.objects.filter(sha256=digest).first()
    if found is not None:
        return found
    return StoredFile.objects.get_or_create(
        sha256=digest, defaults={"mime": mime, "size": len(content), "content": content}
    )[0]


def _beginning(content: bytes) -> Kind | None:
    """Return what the first bytes say. ``None`` for a zip, which is looked into later, and for the unknown."""
    if content.startswith(b"%PDF-"):
        return PDF
    if content.startswith(b"\x89PNG\r\n\x1a\n"):
        return PNG
    if content.startswith(b"\xff\xd8\xff"):
        return JPEG
    if content.startswith(b"PK\x03\x04"):
        return _office_kind(content)
    return None


def _office_kind(content: bytes) -> Kind | None:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            names = set(archive.namelist())
    except (zipfile.BadZipFile, ValueError, EOFError, NotImplementedError):
        return None
    if "word/document.xml" in names:
        return DOCX
    return XLSX if "xl/workbook.xml" in names else None


def _fault(content: bytes, kind: Kind) -> str:
    """Return why the content cannot be read as what it begins as, or an empty text."""
    if kind is PDF:
        whole = content[5:6].isdigit() and b"startxref" in content[-2048:] and b"%%EOF" in content[-1024:]
    elif kind is PNG:
        whole = _png_is_whole(content)
    elif kind is JPEG:
        whole = _jpeg_is_whole(content)
    else:
        return _office_fault(content, kind)
    return "" if whole else _("Filen er skadet eller ikke fullstendig. Lagre den på nytt og prøv igjen.")


def _png_is_whole(content: bytes) -> bool:
    """Walk the chunks: the header first, right checksums, the end last and nothing after it."""
    at, first = 8, True
    while at + 12 <= len(content):
        (length,) = struct.unpack(">I", content[at : at + 4])
        name = content[at + 4 : at + 8]
        body = content[at + 8 : at + 8 + length]
        checksum = content[at + 8 + length : at + 12 + length]
        if len(checksum) != 4 or struct.unpack(">I", checksum)[0] != zlib.crc32(name + body):
            return False
        if first:
            if name != b"IHDR" or length != 13:
                return False
            width, height = struct.unpack(">II", body[:8])
            if not 0 < width * height <= MAX_PIXELS:
                return False
            first = False
        at += 12 + length
        if name == b"IEND":
            return at == len(content)
    return False


def _jpeg_is_whole(content: bytes) -> bool:
    """Walk the segments to the picture's own, which must tell a size; the end marker stands last."""
    if not content.rstrip(b"\x00").endswith(b"\xff\xd9"):
        return False
    at, sized = 2, False
    while at + 4 <= len(content):
        if content[at] != 0xFF:
            return False
        marker = content[at + 1]
        if marker == 0xFF:
            at += 1
            continue
        (length,) = struct.unpack(">H", content[at + 2 : at + 4])
        if length < 2:
            return False
        if 0xC0 <= marker <= 0xCF and marker not in (0xC4, 0xC8, 0xCC):
            if length < 8:
                return False
            height, width = struct.unpack(">HH", content[at + 5 : at + 9])
            sized = 0 < width * height <= MAX_PIXELS
        if marker == 0xDA:
            return sized
        at += 2 + length
    return False


_MAIN_TYPE = {
    DOCX: b"wordprocessingml.document.main+xml",
    XLSX: b"spreadsheetml.sheet.main+xml",
}


def _office_fault(content: bytes, kind: Kind) -> str:
    """Look into an Office file without unpacking more than is allowed."""
    damaged = _("Filen er skadet eller ikke fullstendig. Lagre den på nytt og prøv igjen.")
    wrong = _("Navnet sier at filen er %(claimed)s, men innholdet er noe annet.") % {"claimed": kind.words}
    if content.startswith(b"\xd0\xcf\x11\xe0"):
        return _("Filen er låst med passord eller er av et eldre slag. Lagre den på nytt uten passord.")
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            entries = archive.infolist()
            if len(entries) > MAX_ENTRIES or sum(e.file_size for e in entries) > MAX_UNPACKED:
                return _("Filen pakker ut til mer enn portalen tar imot.")
            for entry in entries:
                if entry.file_size > 1024 * 1024 and entry.file_size > MAX_RATIO * max(entry.compress_size, 1):
                    return _("Filen pakker ut til mer enn portalen tar imot.")
                if entry.filename.startswith(("/", "\\")) or ".." in entry.filename.split("/"):
                    return damaged
                if entry.flag_bits & 0x1:
                    return _("Filen er låst med passord. Lagre den på nytt uten passord.")
            if any(e.filename.lower().endswith("vbaproject.bin") for e in entries):
                return _("Filen inneholder makroer. Lagre den uten makroer og prøv igjen.")
            if archive.testzip() is not None:
                return damaged
            types = archive.read("[Content_Types].xml") if "[Content_Types].xml" in archive.namelist() else b""
    except (zipfile.BadZipFile, zlib.error, EOFError, ValueError, NotImplementedError, OSError):
        return wrong if not content.startswith(b"PK\x03\x04") else damaged
    return "" if _office_kind(content) is kind and _MAIN_TYPE[kind] in types else wrong
