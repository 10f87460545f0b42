"""What a check answers with. Pure: links are names and arguments, and become addresses on the page."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from omstilling.ui.addresses import address

#: The longest key that is kept; a longer one is kept as its fingerprint.
LONGEST_KEY = 200


class Severity(StrEnum):
    """How grave a finding is. The values stand in addresses."""

    ERROR = "feil"
    WARNING = "advarsel"

    @property
    def word(self) -> str:
        return str(WORDS[self])

    @property
    def kind(self) -> str:
        """The appearance of the tag."""
        return "late" if self is Severity.ERROR else "slipping"


WORDS: dict[Severity, Promise] = {Severity.ERROR: _("feil"), Severity.WARNING: _("advarsel")}


@dataclass(frozen=True, slots=True)
class Link:
    """A page by its name. ``rule`` is who may do what the page is for; empty where seeing is enough."""

    words: str
    name: str
    args: tuple[Any, ...] = ()
    rule: str = ""
    query: str = ""

    def url(self, slug: str) -> str:
        """Return the address in a project."""
        return f"{address(self.name, slug, *self.args)}{self.query}"


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that is to be looked at: what it is in a sentence, what it concerns, and where it is mended.

    ``key`` names what it was found on, the values too: when these change, the finding is another one. ``measures``
    and ``units`` are the keys of what it concerns, for pages that show a part.
    """

    code: str
    severity: Severity
    title: str
    text: str
    about: tuple[Link, ...]
    mend: Link
    key: str
    measures: frozenset[int] = frozenset()
    units: frozenset[int] = frozenset()

    def about_links(self, slug: str) -> list[tuple[str, str]]:
        """Return what it concerns as (words, address)."""
        return [(link.words, link.url(slug)) for link in self.about]

    @property
    def ident(self) -> str:
        """What stands for the finding in an address."""
        return f"{self.code.lower()}-{hashlib.sha256(self.key.encode()).hexdigest()[:16]}"


def key_of(ids: Iterable[int], *values: Any) -> str:
    """Return what a finding was found on: the ids in order, then the values, each written one way only."""
    whole = "|".join([",".join(str(one) for one in sorted(ids)), *(_written(value) for value in values)])
    return whole if len(whole) <= LONGEST_KEY else hashlib.sha256(whole.encode()).hexdigest()


def _written(value: Any) -> str:
    if value is None:
        return "-"
    if isinstance(value, Decimal):
        return format(value.normalize(), "f")
    if isinstance(value, date):
        return f"{value:%Y-%m-%d}"
    if isinstance(value, (list, tuple, set, frozenset)):
        parts = sorted(value, key=str) if isinstance(value, (set, frozenset)) else value
        return ";".join(_written(one) for one in parts)
    return str(value)
