"""Search over everything in the project that the user may see. Counts count the visible, and nothing else.

``words``: what is looked for, with stems. ``matching``: how each database is asked. ``sources``: what is looked in.
``together``: all kinds in one question on PostgreSQL. Why: ``docs/decisions/0056``.
"""

from __future__ import annotations

from typing import Any

from projects.models import Project

from .hits import COUNTED, Found, Group, Hit, marked, snippet
from .matching import by_index
from .sources import SOURCES, Source
from .together import ask, closeness, rows_of
from .words import MIN_LENGTH, Words, tidy

#: So many of a group are shown at first, and so many at the most.
SHOWN, MOST = 5, 100

__all__ = ["MIN_LENGTH", "SOURCES", "Found", "Group", "search", "tidy"]


def search(project: Project, user: Any, query: str, whole: str = "") -> Found:
    """Look for the words. ``whole`` is the key of the group that is shown whole."""
    words = Words.of(query)
    sources = [source for source in SOURCES if not whole or source.key == whole]
    limit = MOST if whole else SHOWN
    groups = []
    for source, rows, count in _found(sources, project, user, words, limit):
        hits = tuple(_hit(project, source, row, words) for row in rows)
        groups.append(Group(source.key, source.label(), count, hits, MOST))
    return Found(tuple(groups))


def _found(sources: list[Source], project: Project, user: Any, words: Words, limit: int) -> Any:
    """Yield each kind that has hits, with the best of them and how many there are."""
    if not words.words:
        return
    if by_index() and words.are_plain:
        found = ask(sources, project, user, words, limit)
        for source in sources:
            if source.key in found:
                pks, count = found[source.key]
                rows = {row.pk: row for row in rows_of(source, pks)}
                yield source, [rows[pk] for pk in pks if pk in rows], count
        return
    for source in sources:
        matching = source.seen(project, user).filter(source.match(project, user, words))
        best = closeness(source, rf"\b({words.typed})\b" if not by_index() else rf"\m({words.typed})\M", words.typed)
        ranked = source.with_rows(matching.annotate(closeness=best).order_by("-closeness", "-pk"))
        shown = list(ranked[: limit + 1])
        if shown:
            count = matching.order_by()[: COUNTED + 1].count() if len(shown) > limit else len(shown)
            yield source, shown[:limit], count


def _hit(project: Project, source: Source, row: Any, words: Words) -> Hit:
    texts = [text for text in source.texts(row) if text]
    best = next((text for text in texts if words.any.search(text)), texts[0] if texts else "")
    return Hit(
        marked(source.title(row), words.any), source.url(project, row), source.note(row), snippet(best, words.any)
    )
