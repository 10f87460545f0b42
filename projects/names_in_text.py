"""Finding the names of people in a text: nobody is named in a staff matter. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable

_WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")


def words_of(text: str) -> tuple[str, ...]:
    """Return the words of a text in small letters, in order."""
    return tuple(word.casefold() for word in _WORD.findall(text))


def ways_to_write(name: str) -> set[tuple[str, ...]]:
    """Return the words of a name as people write it: whole, and the first with the last. One word alone is none."""
    words = words_of(name)
    if len(words) < 2:
        return set()
    return {words, (words[0], words[-1]), (words[-1], *words[:-1])}


def names_in(text: str, names: Iterable[str]) -> list[str]:
    """Return those of the names that stand in the text, in the order given. A name in genitive counts."""
    said = words_of(text)
    found = []
    for name in names:
        ways = ways_to_write(name)
        ways |= {(*way[:-1], f"{way[-1]}s") for way in ways}
        if any(_stands_in(way, said) for way in ways):
            found.append(name)
    return found


def _stands_in(way: tuple[str, ...], said: tuple[str, ...]) -> bool:
    length = len(way)
    return any(said[start : start + length] == way for start in range(len(said) - length + 1))
