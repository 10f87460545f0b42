"""Tables whose columns are known by their headings: where the headings stand, and what each column is taken for."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _

from . import limits
from .catalogue import header_key
from .cells import Source, as_text, is_blank
from .header import Headed
from .problems import ImportRefused

MAX_ROWS = 2_000
NEW, CHANGED, UNCHANGED, REFUSED, LEFT_OUT = "new", "changed", "unchanged", "refused", "left_out"


@dataclass(frozen=True)
class TableColumn(Headed):
    """A column of the file, and what it is taken for; an empty ``field`` is left out."""

    index: int
    header: str
    field: str
    sample: tuple[str, ...] = ()


def find_header(source: Source, known: Mapping[str, str], least: int = 2) -> int | None:
    """Return the row with the most headings that are known; ``None`` where no row has enough of them."""
    scores = [
        len({known[key] for cell in row if isinstance(cell, str) and (key := header_key(cell)) in known})
        for row in source.rows[: limits.HEADER_ROWS]
    ]
    best = max(scores, default=0)
    return scores.index(best) if best >= least else None


def need_rows(source: Source, head: int | None, missing: str) -> int:
    """Return the row of the headings. Raises ``ImportRefused``: none (``missing``), no rows, or too many."""
    if head is None:
        raise ImportRefused(missing)
    if head == len(source.rows) - 1:
        raise ImportRefused(_("Fila har overskrifter, men ingen rader under dem."))
    if len(source.rows) - head - 1 > MAX_ROWS:
        raise ImportRefused(_("Fila har for mange rader: det leses høyst %(most)s.") % {"most": MAX_ROWS})
    return head


def columns_of(
    source: Source,
    head: int,
    *,
    chosen: Mapping[int, str],
    remembered: Mapping[str, str],
    known: Mapping[str, str],
    fields: Collection[str],
) -> tuple[TableColumn, ...]:
    """Return the columns: as chosen, else as somebody chose the last time, else as their headings say."""
    header, below = source.rows[head], source.rows[head + 1 :]
    taken = set(chosen.values())
    found = []
    for index in range(max(len(row) for row in source.rows[head:])):
        words = as_text(header[index]) if index < len(header) else ""
        cells = [row[index] for row in below[:50] if index < len(row) and not is_blank(row[index])]
        if not words and not cells:
            continue
        key = header_key(words)
        wanted = chosen.get(index)
        if wanted is None:
            wanted = remembered.get(key, known.get(key, ""))
            wanted = "" if wanted in taken else wanted
        if wanted not in fields:
            wanted = ""
        taken.add(wanted)
        found.append(TableColumn(index, words, wanted, tuple(as_text(cell)[:40] for cell in cells[:3])))
    return tuple(found)
