"""Table heads in the structure tree: scope, and which heads each cell answers to, from the real grid."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import pydyf

if TYPE_CHECKING:
    from .tags import Node

SCOPES = {"row": "/Row", "rowgroup": "/Row", "col": "/Column", "colgroup": "/Column"}


def rows_of(table: Node) -> Iterator[tuple[Node, bool]]:
    """Yield a table's rows, and whether each stands in the head."""
    for kid in table.kids:
        if isinstance(kid, tuple):
            continue
        if kid.role == "TR":
            yield kid, False
        elif kid.role in {"THead", "TBody", "TFoot"}:
            for row in kid.kids:
                if not isinstance(row, tuple) and row.role == "TR":
                    yield row, kid.role == "THead"


def _span(cell: Node, name: str) -> int:
    try:
        return max(1, min(1000, int(cell.element.get(name, 1))))
    except (ValueError, AttributeError):
        return 1


def complete_table(table: Node, number: int) -> list[Node]:
    """Write scope, spans and heads on a table's cells, and even out its rows. Returns the cells with an id."""
    rows = list(rows_of(table))
    grid: dict[tuple[int, int], Node] = {}
    placed: list[tuple[Node, int, int, int, int]] = []
    for r, (row, _head) in enumerate(rows):
        c = 0
        for cell in row.kids:
            while (r, c) in grid:
                c += 1
            wide, high = _span(cell, "colspan"), min(_span(cell, "rowspan"), len(rows) - r)
            for dr in range(high):
                for dc in range(wide):
                    grid[r + dr, c + dc] = cell
            placed.append((cell, r, c, high, wide))
            c += wide
    width = max((c + 1 for _r, c in grid), default=0)
    _pad(rows, grid, placed, width)
    column_heads: dict[int, list[tuple[int, str]]] = {}
    row_heads: dict[int, list[tuple[int, str]]] = {}
    named: list[Node] = []
    for cell, r, c, high, wide in placed:
        cell.attributes["O"] = "/Table"
        if wide > 1:
            cell.attributes["ColSpan"] = wide
        if high > 1:
            cell.attributes["RowSpan"] = high
        if cell.role != "TH":
            continue
        scope = SCOPES.get(cell.element.get("scope", ""))
        if scope is None:
            scope = "/Row" if c == 0 and not rows[r][1] and _has_data(rows[r][0]) else "/Column"
        cell.attributes["Scope"] = scope
        cell.id = f"t{number}r{r}c{c}"
        named.append(cell)
        if scope == "/Column":
            for column in range(c, c + wide):
                column_heads.setdefault(column, []).append((r, cell.id))
        else:
            for line in range(r, r + high):
                row_heads.setdefault(line, []).append((c, cell.id))
    for cell, r, c, high, wide in placed:
        heads = [name for line in range(r, r + high) for column, name in row_heads.get(line, ()) if column < c]
        heads += [name for column in range(c, c + wide) for line, name in column_heads.get(column, ()) if line < r]
        if heads:
            cell.attributes["Headers"] = pydyf.Array([pydyf.String(name) for name in dict.fromkeys(heads)])
    return named


def _has_data(row: Node) -> bool:
    return any(cell.role == "TD" for cell in row.kids)


def _pad(
    rows: list[tuple[Node, bool]],
    grid: dict[tuple[int, int], Node],
    placed: list[tuple[Node, int, int, int, int]],
    width: int,
) -> None:
    """Add empty cells to short rows: PDF/UA asks for rows of equal length."""
    for r, (row, _head) in enumerate(rows):
        for c in range(width):
            if (r, c) not in grid:
                cell = type(row)("TD", row, None, row.page)
                grid[r, c] = cell
                placed.append((cell, r, c, 1, 1))
