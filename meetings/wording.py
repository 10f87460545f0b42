"""How two texts differ, word by word: what was recommended beside what was decided. Pure."""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

#: A word, with what may stand inside one, or a single sign; and the blanks that follow.
_WORD = re.compile(r"(\w+(?:[-–/.,:]\w+)*|[^\w\s])(\s*)")
#: One word in common between two changes says nothing to a reader when it is this short: the changes are read as one.
SHORT = 2


class Mark(StrEnum):
    """What became of some words."""

    SAME = "same"
    OUT = "out"
    IN = "in"


@dataclass(frozen=True, slots=True)
class Piece:
    """Words in a row that met the same end."""

    mark: Mark
    text: str


def words(text: str) -> list[tuple[str, str]]:
    """Return a text's words and signs, each with the blanks that follow it."""
    return [(found[1], found[2].replace("\r\n", "\n")) for found in _WORD.finditer(text.strip())]


def in_sentence(name: str) -> str:
    """Return a body's name as it stands in a sentence: «kommunestyret», but «Utvalg for oppvekst»."""
    return name if " " in name else name[:1].lower() + name[1:]


def same_words(one: str, other: str) -> bool:
    """Tell whether two texts have the same words and signs, however they are set."""
    return [word for word, _blank in words(one)] == [word for word, _blank in words(other)]


def word_diff(before: str, after: str) -> tuple[Piece, ...]:
    """Return the words of both in order: those in common, those taken out and those put in.

    Without what was taken out it reads as ``after``, without what was put in as ``before`` (the blanks are
    ``after``'s where both have the word).
    """
    old, new = words(before), words(after)
    matcher = SequenceMatcher(None, [w for w, _blank in old], [w for w, _blank in new], autojunk=False)
    codes = matcher.get_opcodes()
    pieces: list[Piece] = []
    gone: list[tuple[str, str]] = []
    come: list[tuple[str, str]] = []

    def change() -> None:
        for mark, run in ((Mark.OUT, gone), (Mark.IN, come)):
            if run:
                pieces.append(Piece(mark, _text(run)))
        gone.clear()
        come.clear()

    for place, (code, i, j, k, m) in enumerate(codes):
        between = 0 < place < len(codes) - 1 and j - i == 1 and len(old[i][0]) <= SHORT
        if code == "equal" and not between:
            change()
            pieces.append(Piece(Mark.SAME, _text(new[k:m])))
        else:
            gone += old[i:j]
            come += new[k:m]
    change()
    return tuple(pieces)


def _text(run: list[tuple[str, str]]) -> str:
    return "".join(word + blank for word, blank in run)
