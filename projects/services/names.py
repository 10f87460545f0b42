"""Names in addresses: made of what people call a thing, unique, and never a word the portal itself uses."""

from __future__ import annotations

import re
from functools import cache

from django.urls import URLPattern, URLResolver, get_resolver
from django.utils.text import slugify
from django.utils.translation import gettext as _

from omstilling.audit.errors import DomainError

#: Kept free beside the first words of the portal's own addresses.
KEPT = frozenset(
    {
        "admin",
        "api",
        "eksempel",
        "favicon.ico",
        "feil",
        "filer",
        "forside",
        "hjelp",
        "jobb",
        "kommune",
        "kommuner",
        "logg-inn",
        "logg-ut",
        "media",
        "ny",
        "nytt",
        "offentlig",
        "om",
        "oppsett",
        "passord",
        "profil",
        "robots.txt",
        "sok",
        "static",
        "tema",
        "tilgjengelighet",
        "utseende",
        "vapen",
    }
)
_LETTERS = str.maketrans({"æ": "ae", "ø": "o", "å": "a", "Æ": "ae", "Ø": "o", "Å": "a", "đ": "d", "ŋ": "n", "ŧ": "t"})


def slug_of(name: str, length: int = 60) -> str:
    """Return a name as it stands in an address: «Arbeidsgruppe økonomi» becomes «arbeidsgruppe-okonomi»."""
    return slugify(name.translate(_LETTERS))[:length].strip("-")


def free_slug(name: str, taken: set[str], length: int = 60) -> str:
    """Return a name for an address that is not taken; a number is added when needed."""
    base = slug_of(name, length - 4) or "uten-navn"
    slug, number = base, 1
    while slug in taken:
        number += 1
        slug = f"{base}-{number}"
    return slug


@cache
def reserved_words() -> frozenset[str]:
    """Return the words that addresses of the portal begin with; no project can be named so."""
    return KEPT | frozenset(_first_words(get_resolver().url_patterns))


def _first_words(patterns: list[URLPattern | URLResolver]) -> set[str]:
    words: set[str] = set()
    for pattern in patterns:
        text = str(pattern.pattern)
        if isinstance(pattern, URLResolver) and not text:
            words |= _first_words(pattern.url_patterns)
            continue
        found = re.match(r"[\w-]+", text)
        if found:
            words.add(found[0])
    return words


def check_slug(slug: str, *, field: str = "slug") -> None:
    """Refuse a name that cannot stand first in an address. Raises DomainError."""
    if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", slug):
        raise DomainError(
            _("Bruk små bokstaver a–z, tall og bindestrek, for eksempel «omstilling-2010»."), field=field
        )
    if len(slug) > 60:
        raise DomainError(_("Adressenavnet kan ha høyst 60 tegn."), field=field)
    if slug.isdigit():
        raise DomainError(_("Adressenavnet må ha minst én bokstav."), field=field)
    if slug in reserved_words():
        raise DomainError(_("«%s» brukes av portalen selv. Velg et annet adressenavn.") % slug, field=field)
