"""What somebody looks for: the words typed, in which form they are looked up, and where they stand in a text."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cached_property

from projects.stemming import stem
from projects.text_search import words_of

MIN_LENGTH = 2
MAX_LENGTH = 80
MAX_WORDS = 6
#: A stem of so many letters is found wherever a word, or a part of one, begins with it; a shorter one as a whole.
TELLING = 5
#: What a short stem may be followed by, and what comes before and after a word. Read by Python and PostgreSQL alike.
ENDINGS = "e|a|en|et|ene|ens|ets|enes|er|s"
NOT_IN_WORDS = "[^A-Za-z0-9ÆØÅæøå]"


def tidy(typed: str) -> str:
    """Return what is searched for: one form of each letter, single blanks, no more than there is room for."""
    return " ".join(unicodedata.normalize("NFC", typed.replace("\x00", " ")).split())[:MAX_LENGTH].strip()


def pattern(word: str) -> str:
    """Return a regular expression that finds the word in large and small letters, on SQLite and PostgreSQL alike."""
    return "".join(_class(char) for char in word)


def _class(char: str) -> str:
    sizes = sorted({char, *(one for one in (char.lower(), char.upper()) if len(one) == 1)})
    if char.isalnum():
        return f"[{''.join(sizes)}]" if len(sizes) > 1 else char
    return f"\\{char}" if char.isascii() and char != " " else char


def root(word: str) -> str:
    """Return the stem of a word in small letters, also of «vaktmesterne», which the dictionary leaves an n."""
    found = stem(word)
    return found[:-1] if found.endswith("ern") and len(found) > TELLING else found


@dataclass(frozen=True, slots=True)
class Word:
    """One word as it was typed. A plain one is looked up by its stem too; one with signs in it as it stands."""

    typed: str

    @property
    def is_plain(self) -> bool:
        """Whether it is letters and digits alone."""
        return words_of(self.typed) == [self.typed.lower()]

    @property
    def pattern(self) -> str:
        """The regular expression that finds it in a text."""
        if not self.is_plain:
            return pattern(self.typed)
        short = root(self.typed.lower())
        if len(short) >= TELLING:
            return pattern(short)
        whole = f"(^|{NOT_IN_WORDS}){pattern(short)}({ENDINGS})?($|{NOT_IN_WORDS})"
        return pattern(self.typed) if short == self.typed.lower() else f"{pattern(self.typed)}|{whole}"

    @property
    def lexemes(self) -> str:
        """What is asked of the index: empty for signs alone. Lexemes hold neither quotes nor backslashes."""
        found = words_of(self.typed)
        if not self.is_plain:
            return " & ".join(f"'{one}':*" for one in found)
        word = found[0]
        short = root(word)
        if len(short) >= TELLING:
            return f"'{short}':*"
        return f"('{word}':* | '{short}')" if short else f"'{word}':*"


@dataclass(frozen=True)
class Words:
    """Everything that is looked for: a hit has every word."""

    words: tuple[Word, ...]

    @classmethod
    def of(cls, typed: str) -> Words:
        """Return the words of what was typed. Single letters beside words say nothing."""
        every = [Word(one) for one in typed.split()]
        telling = [one for one in every if len(one.typed) > 1]
        return cls(tuple((telling or every)[:MAX_WORDS]))

    @property
    def are_plain(self) -> bool:
        """Whether the index alone can answer."""
        return all(one.is_plain for one in self.words)

    @property
    def lexemes(self) -> str:
        """What is asked of the index."""
        return " & ".join(one.lexemes for one in self.words if one.lexemes)

    @cached_property
    def typed(self) -> str:
        """The pattern of any of the words as they were typed."""
        return "|".join(pattern(one.typed) for one in self.words)

    @cached_property
    def any(self) -> re.Pattern[str]:
        """What is marked in a text: each word as it was typed, or its stem with the ending."""
        return re.compile("|".join(_marked(one) for one in self.words))


def _marked(word: Word) -> str:
    typed = pattern(word.typed)
    short = root(word.typed.lower()) if word.is_plain else ""
    if len(short) >= TELLING:
        return f"{typed}|{pattern(short)}"
    return f"{typed}|(?<!\\w){pattern(short)}(?:{ENDINGS})?(?!\\w)" if short else typed
