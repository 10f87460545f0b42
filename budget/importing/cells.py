"""The table as it was read: cells with their kind, where they stand, and what is to be told of them."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date
from typing import Any

#: A cell: empty, text, a number as the workbook has it, yes or no, or a day.
Cell = str | int | float | bool | date | None
Rows = list[list[Cell]]

_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
#: What a spreadsheet shows where a formula failed.
ERRORS = frozenset({"#REF!", "#DIV/0!", "#N/A", "#NAME?", "#NULL!", "#NUM!", "#VALUE!", "#GETTING_DATA", "#SPILL!"})


@dataclass(frozen=True)
class SheetInfo:
    """A sheet that can be chosen. ``score`` is how much its first rows look like a list of measures."""

    name: str
    hidden: bool = False
    score: int = 0


@dataclass(frozen=True)
class Source:
    """A file read into cells. ``rows[0]`` is row 1 of the file; blank rows are kept so that numbers agree."""

    name: str
    kind: str
    rows: Rows
    sheet: str = ""
    sheets: tuple[SheetInfo, ...] = ()
    encoding: str = ""
    delimiter: str = ""
    formulas: int = 0
    formula_at: str = ""
    hidden_rows: int = 0
    merged: tuple[tuple[int, int, int, int], ...] = field(default=())

    def to_json(self) -> dict[str, Any]:
        """Return what a stored run keeps; ``from_json`` gives the same source back."""
        return {
            "name": self.name,
            "kind": self.kind,
            "rows": [[{"d": c.isoformat()} if isinstance(c, date) else c for c in row] for row in self.rows],
            "sheet": self.sheet,
            "sheets": [[s.name, s.hidden, s.score] for s in self.sheets],
            "encoding": self.encoding,
            "delimiter": self.delimiter,
            "formulas": self.formulas,
            "formula_at": self.formula_at,
            "hidden_rows": self.hidden_rows,
            "merged": [list(area) for area in self.merged],
        }

    @classmethod
    def from_json(cls, kept: dict[str, Any]) -> Source:
        data = dict(kept)
        data["rows"] = [
            [date.fromisoformat(c["d"]) if isinstance(c, dict) else c for c in row] for row in kept["rows"]
        ]
        data["sheets"] = tuple(SheetInfo(*sheet) for sheet in kept["sheets"])
        data["merged"] = tuple((a[0], a[1], a[2], a[3]) for a in kept["merged"])
        return cls(**data)


def letter(column: int) -> str:
    """Return a column's name in a spreadsheet: 0 gives ``A``, 26 gives ``AA``."""
    name = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        name = chr(65 + rest) + name
    return name


def place(row: int, column: int) -> str:
    """Return a cell's name; ``row`` counts from 1 and ``column`` from 0: ``D5``."""
    return f"{letter(column)}{row}"


def clean_text(text: str) -> str:
    """Return a text without characters that no one can see and no database takes, and without blanks at its ends."""
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    return _CONTROL.sub("", text).strip()


def as_text(cell: Cell) -> str:
    """Return a cell as a reader sees it."""
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "Ja" if cell else "Nei"
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() and abs(cell) < 1e15 else repr(cell).replace(".", ",")
    if isinstance(cell, date):
        return f"{cell:%d.%m.%Y}"
    return str(cell)


def is_blank(cell: Cell) -> bool:
    return cell is None or (isinstance(cell, str) and not cell.strip())


def words_key(text: str) -> str:
    """Return a text as it is compared: small letters, single blanks."""
    return " ".join(text.casefold().split())
