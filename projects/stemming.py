"""The stem of a bokmål word, as PostgreSQL's own dictionary finds it (Snowball's Norwegian), on both databases.

A stem is the beginning of its word: «kommunene», «kommunens» and «kommune» have «kommun».
"""

from __future__ import annotations

import re
from functools import lru_cache

_VOWELS = "aeiouyæåø"
# The longest first.
_ENDINGS = (
    *("hetenes", "hetene", "hetens", "heten", "heter", "endes", "ande", "ende", "edes", "enes", "erte", "ede", "ane"),
    *("ene", "ens", "ers", "ets", "het", "ast", "ert", "en", "ar", "er", "as", "es", "et", "a", "e", "s"),
)
_DERIVED = ("hetslov", "eleg", "elig", "elov", "slov", "leg", "eig", "lig", "els", "lov", "ig")
_REGION = re.compile(rf"[^{_VOWELS}]*[{_VOWELS}][^{_VOWELS}]")


@lru_cache(maxsize=4096)
def stem(word: str) -> str:
    """Return the stem of a word in small letters."""
    found = _REGION.match(word)
    if found is None:
        return word
    start = max(found.end(), 3)
    word = _without_ending(word, start)
    if word[start:].endswith(("dt", "vt")):
        word = word[:-1]
    derived = next((ending for ending in _DERIVED if word[start:].endswith(ending)), "")
    return word[: len(word) - len(derived)]


def _without_ending(word: str, start: int) -> str:
    ending = next((ending for ending in _ENDINGS if word[start:].endswith(ending)), "")
    rest = word[: len(word) - len(ending)]
    if ending == "s":
        before = rest[-1:]
        valid = before in "bcdfghjlmnoprtvyz" or (before == "k" and rest[-2:-1] not in _VOWELS)
        return rest if before and valid else word
    return f"{rest}er" if ending in {"erte", "ert"} else rest
