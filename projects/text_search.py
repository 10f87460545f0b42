"""Words looked for inside words, in large and small letters, alike on both databases.

«struktur» finds «Skolestruktur». PostgreSQL looks words up in an index of every ending of every word
(``projects_fragments``, made by a migration); SQLite reads the texts. Why: ``docs/decisions/0045``.
"""

from __future__ import annotations

import re
import unicodedata
from functools import reduce
from operator import and_, or_

from django.db import connection
from django.db.models import Q
from django.db.models.expressions import RawSQL

#: What stands between words. The same signs stand in the migration that makes the index.
BETWEEN = r"[\s!-/:-@\[-`{-~«»–—…·]+"
#: So much of a word is looked for, and so many words.
LONGEST, MOST_WORDS = 60, 6

#: Where the words of decisions stand, and the questions that the indexes answer.
DECISION_TEXTS = ("case__title", "text", "meaning")
CASE_IDS = "SELECT id FROM projects_case WHERE projects_fragments(title) @@ %s::tsquery"
DECISION_IDS = "SELECT id FROM projects_decision WHERE projects_fragments(text || ' ' || meaning) @@ %s::tsquery"


def words_of(typed: str) -> list[str]:
    """Return the words that are looked for: in small letters, one form of each letter. One letter says too little."""
    tidy = unicodedata.normalize("NFC", typed.replace("\x00", " ")).lower()
    found = [word[:LONGEST] for word in re.split(BETWEEN, tidy) if len(word) > 1]
    return list(dict.fromkeys(found))[:MOST_WORDS]


def in_decisions(words: list[str]) -> Q:
    """Return the condition that each word of ``words_of`` stands in a decision's title, text or plain words."""
    found = _in_index if connection.vendor == "postgresql" else _in_texts
    return reduce(and_, map(found, words), Q())


def _in_index(word: str) -> Q:
    # A word has neither quotes nor backslashes: they stand between words.
    beginning = [f"'{word}':*"]
    in_titles = RawSQL(CASE_IDS, beginning)  # noqa: S611 - the word is a parameter
    return Q(case_id__in=in_titles) | Q(pk__in=RawSQL(DECISION_IDS, beginning))  # noqa: S611


def _in_texts(word: str) -> Q:
    return reduce(or_, (Q(**{f"{name}__regex": _pattern(word)}) for name in DECISION_TEXTS))


def _pattern(word: str) -> str:
    """Return a regular expression that finds the word in large and small letters."""
    return "".join(_both(sign) for sign in word)


def _both(sign: str) -> str:
    large = sign.upper()
    if not sign.isalnum():
        return re.escape(sign)
    return f"[{sign}{large}]" if len(large) == 1 and large != sign else sign
