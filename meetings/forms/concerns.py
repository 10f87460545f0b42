"""What a decision concerns, on a small surface: what is chosen or stands near the case first, the rest folded away."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from omstilling.ui.formats import number

#: So many of each kind are put first because their titles share words with the case's.
NEAR = 6
#: Words are compared by their beginning, so that «renholdet» and «renhold» are the same; short words say nothing.
STEM = 6
_WORD = re.compile(r"[^\W\d_]{5,}")
#: Beginnings that stand in every other title.
_EVERYWHERE = frozenset(
    {
        "tiltak",
        "omstil",
        "kommun",
        "prosje",
        "organi",
        "endrin",
        "utredn",
        "høring",
        "vedtak",
        "etter",
        "under",
        "mellom",
    }
)


@dataclass(frozen=True, slots=True)
class Concern:
    """One kind of thing that a decision can concern; ``field`` holds the errors where the kind is one field."""

    key: str
    label: str
    first: tuple[Any, ...]
    rest: tuple[Any, ...]
    chosen: int
    field: Any = None

    @property
    def total(self) -> int:
        return len(self.first) + len(self.rest)

    @property
    def is_open(self) -> bool:
        """Whether there is something to see at once: a choice, an error, or what the case is near to."""
        return bool(self.first) or bool(self.field is not None and self.field.errors)

    @property
    def count_words(self) -> str:
        if self.chosen:
            return _("%(chosen)s av %(total)s valgt") % {"chosen": number(self.chosen), "total": number(self.total)}
        return number(self.total)

    @property
    def rest_words(self) -> str:
        words = ngettext("Vis én til", "Vis de andre %(n)s", len(self.rest))
        return words % {"n": number(len(self.rest))} if "%" in words else words


@lru_cache(maxsize=8192)
def stems(text: str) -> frozenset[str]:
    """Return the beginnings of a text's words that tell something."""
    return frozenset(word[:STEM] for word in _WORD.findall(text.casefold())) - _EVERYWHERE


def _shared(some: frozenset[str], others: frozenset[str]) -> int:
    """Count the words of the one that begin as a word of the other: «skole» and «skolestruktur»."""
    return sum(any(one.startswith(other) or other.startswith(one) for other in others) for one in some)


def parted(
    key: str,
    label: str,
    rows: Iterable[Any],
    *,
    about: str,
    title: Callable[[Any], str],
    held: Callable[[Any], bool],
    chosen: int,
    field: Any = None,
) -> Concern:
    """Put first what is held (chosen, or with an error) and the nearest to the case, each in the order it came."""
    rows, wanted = list(rows), stems(about)
    shared = [_shared(stems(title(row)), wanted) for row in rows]
    nearest = sorted((place for place, count in enumerate(shared) if count), key=lambda place: -shared[place])[:NEAR]
    in_view = {place for place, row in enumerate(rows) if held(row)} | set(nearest)
    first = tuple(row for place, row in enumerate(rows) if place in in_view)
    return Concern(key, label, first, tuple(r for place, r in enumerate(rows) if place not in in_view), chosen, field)
