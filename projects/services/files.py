"""Uploaded files: what they are is read from their content, and the same bytes are kept once under their SHA-256."""

from __future__ import annotations

import hashlib
import unicodedata
from dataclasses import dataclass
from typing import Final

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from omstilling.audit.errors import DomainError

from ..file_checks import jpeg_fault, office_fault, office_part, pdf_fault, png_fault
from ..file_checks.office import EXCEL, WORD
from ..models import StoredFile

MAX_FILE: Final = 10 * 1024 * 1024
MAX_EMBLEM: Final = 200_000


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
    if any(unicodedata.category(sign) in ("Cc", "Cf", "Zl", "Zp") for sign in name):
        raise DomainError(_("Filnavnet har tegn som ikke vises. Gi filen et annet navn."), field=field)
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
        return {WORD: DOCX, EXCEL: XLSX}.get(office_part(content))
    return None


def _fault(content: bytes, kind: Kind) -> str:
    """Return why the content is refused, or an empty text."""
    if kind is PDF:
        return pdf_fault(content)
    if kind is PNG:
        return png_fault(content)
    if kind is JPEG:
        return jpeg_fault(content)
    wrong = _("Navnet sier at filen er %(claimed)s, men innholdet er noe annet.") % {"claimed": kind.words}
    return office_fault(content, WORD if kind is DOCX else EXCEL, wrong)
