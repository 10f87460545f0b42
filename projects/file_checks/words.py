"""Why a file is refused, in the words of who uploads it: what is wrong, and what to do."""

from __future__ import annotations

import io
import re
import zipfile
from typing import Final

from django.utils.translation import gettext_lazy as _

DAMAGED = _("Filen er skadet eller ikke fullstendig. Lagre den på nytt og prøv igjen.")
TOO_MUCH = _("Filen pakker ut til mer enn portalen tar imot.")
LOCKED = _("Filen er låst med passord. Lagre den på nytt uten passord.")
LOCKED_OR_OLD = _("Filen er låst med passord eller er av et eldre slag. Lagre den på nytt uten passord.")
MACROS = _("Filen inneholder makroer. Lagre den uten makroer og prøv igjen.")
TWO_KINDS = _("Filen er to slag filer på én gang. Lagre den på nytt fra programmet den er laget i.")
AFTER_END = _("Det ligger noe etter slutten av filen. Lagre den på nytt fra programmet den er laget i.")
PROGRAM = _("Filen inneholder et program. Lagre den uten program og prøv igjen.")
STARTS = _("Filen kan starte andre programmer. Lagre den uten slike handlinger.")
ENCLOSED = _("Filen har andre filer inni seg. Legg dem ved hver for seg.")
FETCHES = _("Filen henter innhold fra andre steder. Bryt koblingene og prøv igjen.")
SENDS = _("Filen har et skjema som sender opplysninger. Lagre den uten skjemaet.")
#: The same by the keys of the PDF engine.
OF_PDF: Final = {
    "damaged": DAMAGED,
    "too_much": TOO_MUCH,
    "locked": LOCKED,
    "after_end": AFTER_END,
    "program": PROGRAM,
    "starts": STARTS,
    "enclosed": ENCLOSED,
    "fetches": FETCHES,
    "sends": SENDS,
}

#: Text that a browser would run; has no place in a picture, nor before the content of a document.
RUNS: Final = re.compile(rb"<\s*(?:script|html|svg|iframe|body)\b|<\?php|javascript:", re.IGNORECASE)


def is_zip_too(content: bytes) -> bool:
    """Tell whether the bytes can be read as a zip as well."""
    return b"PK\x05\x06" in content and zipfile.is_zipfile(io.BytesIO(content))
