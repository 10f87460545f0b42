"""What was found, as the page shows it: titles and the words around the first hit, with every hit marked."""

from __future__ import annotations

import re
from dataclasses import dataclass

from django.utils.safestring import SafeString

from omstilling.ui.markup import esc

#: Characters around the first hit in a snippet.
AROUND = 90
#: More hits of a kind are not counted.
COUNTED = 500


@dataclass(frozen=True, slots=True)
class Hit:
    """One result."""

    title: SafeString
    url: str
    note: str
    snippet: SafeString


@dataclass(frozen=True, slots=True)
class Group:
    """The results of one kind; ``count`` is how many there are, ``hits`` those that are shown."""

    key: str
    label: str
    count: int
    hits: tuple[Hit, ...]
    most: int

    @property
    def more(self) -> int:
        """How many are not shown here and can be."""
        return min(self.count, self.most) - len(self.hits)

    @property
    def count_words(self) -> str:
        """The count, or that there are more than are counted."""
        return str(self.count) if self.count <= COUNTED else f"{COUNTED}+"


@dataclass(frozen=True, slots=True)
class Found:
    """Everything that was found."""

    groups: tuple[Group, ...]

    @property
    def count(self) -> int:
        return sum(min(group.count, COUNTED) for group in self.groups)

    @property
    def is_counted(self) -> bool:
        """Whether every kind has been counted to its end."""
        return all(group.count <= COUNTED for group in self.groups)


def marked(text: str, words: re.Pattern[str]) -> SafeString:
    """Return a text with every hit marked, and escaped."""
    parts, at = [], 0
    for found in words.finditer(text):
        hit = found[0]
        parts.append(f"{esc(text[at : found.start()])}<mark>{esc(hit)}</mark>" if hit else "")
        at = found.end() if hit else at
    parts.append(esc(text[at:]))
    return SafeString("".join(parts))


def snippet(text: str, words: re.Pattern[str]) -> SafeString:
    """Return the words around the first hit, marked."""
    flat = " ".join(text.split())
    found = words.search(flat)
    start = max(found.start() - AROUND, 0) if found else 0
    end = min((found.end() if found else 0) + AROUND, len(flat))
    if start:
        start = flat.find(" ", start) + 1 or start
    if end < len(flat):
        cut = flat.rfind(" ", start, end)
        end = cut if cut > (found.end() if found else start) else end
    before, after = "… " if start else "", " …" if end < len(flat) else ""
    return marked(f"{before}{flat[start:end]}{after}", words)
