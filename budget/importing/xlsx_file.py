"""The cells of a sheet: values as last computed, days as days. A formula that was never computed is refused."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from django.utils.translation import gettext as _

from . import limits
from .cells import Cell, Rows, clean_text, place
from .csv_file import too_many_cells, too_many_columns, too_many_rows
from .problems import ImportRefused
from .xlsx_parts import Stop, Workbook, broken, unescape, walk

_FIRST, _LAST = date(1900, 1, 1), date(2199, 12, 31)


class SheetReader:
    """Builds the rows of one sheet while its XML goes by. ``most_rows`` stops early without complaint."""

    def __init__(self, book: Workbook, *, most_rows: int = 0) -> None:
        self.book, self.most_rows = book, most_rows
        self.rows: Rows = []
        self.cells = self.text_size = self.formulas = self.hidden_rows = 0
        self.formula_at = ""
        self.merged: list[tuple[int, int, int, int]] = []
        self.row = 0
        self.column = -1
        self.row_hidden = False
        self.kind = self.style = ""
        self.has_formula = self.collecting = self.in_hint = False
        self.value: list[str] = []
        self.epoch = date(1904, 1, 1) if book.from_1904 else date(1899, 12, 30)

    def read(self, part: str) -> SheetReader:
        walk(self.book.package, part, self.start, self.end, self.data)
        while self.rows and not self.rows[-1]:
            self.rows.pop()
        return self

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if name == "c":
            where = attributes.get("r", "")
            self.column = column_of(where) if where else self.column + 1
            self.kind = attributes.get("t", "n")
            self.style = attributes.get("s", "")
            self.has_formula = False
            self.value = []
        elif name in {"v", "t"}:
            self.collecting = not self.in_hint
        elif name == "f":
            self.has_formula = True
        elif name == "rPh":
            self.in_hint = True
        elif name == "row":
            number = attributes.get("r", "")
            self.row = int(number) if number.isdecimal() and int(number[:9]) > 0 else self.row + 1
            if self.most_rows and self.row > self.most_rows:
                raise Stop
            self.column = -1
            self.row_hidden = attributes.get("hidden") in {"1", "true"}
        elif name == "dimension" and not self.most_rows:
            _check_size(attributes.get("ref", ""))
        elif name == "mergeCell" and len(self.merged) < 5_000:
            area = area_of(attributes.get("ref", ""))
            if area is not None:
                self.merged.append(area)

    def end(self, name: str) -> None:
        if name == "c":
            self.close()
        elif name in {"v", "t"}:
            self.collecting = False
        elif name == "rPh":
            self.in_hint = False

    def data(self, text: str) -> None:
        if self.collecting:
            self.value.append(text)

    def close(self) -> None:
        raw = "".join(self.value)
        if self.has_formula:
            where = place(self.row, self.column)
            if not raw and self.kind != "str":
                if self.most_rows:
                    return
                raise ImportRefused(
                    _("Celle %(cell)s har en formel uten utregnet verdi. Åpne fila i Excel, lagre den og prøv igjen.")
                    % {"cell": where},
                    row=self.row,
                    column=where.rstrip("0123456789"),
                )
            self.formulas += 1
            self.formula_at = self.formula_at or where
        value = self.convert(raw) if raw else None
        if value is None:
            return
        self.count(value)
        while len(self.rows) < self.row:
            self.rows.append([])
        row = self.rows[self.row - 1]
        if self.row_hidden and not row:
            self.hidden_rows += 1
        if self.column < len(row):
            raise broken()
        row.extend([None] * (self.column - len(row)))
        row.append(value)

    def count(self, value: Cell) -> None:
        """Refuse what is too much before it is kept."""
        self.cells += 1
        if self.row > limits.MAX_ROWS:
            raise ImportRefused(too_many_rows())
        if self.column >= limits.MAX_COLUMNS:
            raise ImportRefused(too_many_columns())
        if self.cells > limits.MAX_CELLS:
            raise ImportRefused(too_many_cells())
        if isinstance(value, str):
            self.text_size += len(value)
            if len(value) > limits.MAX_CELL_TEXT or self.text_size > limits.MAX_TEXT:
                raise ImportRefused(
                    _("Celle %(cell)s har for mye tekst.") % {"cell": place(self.row, self.column)}, row=self.row
                )

    def convert(self, raw: str) -> Cell:
        kind = self.kind
        if kind == "s":
            if not raw.isdecimal() or len(raw) > 9 or int(raw) >= len(self.book.texts):
                raise broken()
            return self.book.texts[int(raw)] or None
        if kind in {"str", "inlineStr", "e"}:
            return clean_text(unescape(raw)) or None
        if kind == "b":
            return raw == "1"
        if kind == "d":
            return _iso_day(raw)
        return self.number(raw)

    def number(self, raw: str) -> Cell:
        try:
            value: Any = int(raw) if raw.lstrip("-").isdecimal() and len(raw) < 20 else float(raw)
        except ValueError:
            raise broken() from None
        if value != value or abs(value) > 1e18:
            return raw
        if self.style.isdecimal() and int(self.style[:9]) in self.book.day_styles:
            return self.day(value)
        return int(value) if isinstance(value, float) and value.is_integer() and abs(value) < 1e15 else value

    def day(self, value: float) -> Cell:
        """Return the day that a serial number stands for; a number no calendar has stays a number."""
        if not -50_000 < value < 200_000:
            return value
        day = self.epoch + timedelta(days=int(value))
        return day if _FIRST <= day <= _LAST else value


def _check_size(ref: str) -> None:
    area = area_of(ref)
    # A sheet may be formatted far beyond its cells, but nobody formats both ways.
    if area and area[2] > limits.MAX_ROWS * 2 and (area[3] + 1) * area[2] >= 9_000_000 and area[3] < 2_000:
        raise ImportRefused(too_many_cells())


def _iso_day(raw: str) -> Cell:
    try:
        return date.fromisoformat(raw[:10])
    except ValueError:
        return raw


def column_of(where: str) -> int:
    """Return the column of a cell's name, from 0: ``C7`` gives 2."""
    number = 0
    for sign in where[:4]:
        if not "A" <= sign <= "Z":
            break
        number = number * 26 + ord(sign) - 64
    if not number:
        raise broken()
    return number - 1


def area_of(ref: str) -> tuple[int, int, int, int] | None:
    """Return (first row, first column, last row, last column) of ``A1:C2``; rows from 1, columns from 0."""
    first, _colon, last = ref.partition(":")
    try:
        rows = [int(part.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")[:9]) for part in (first, last or first)]
        return rows[0], column_of(first), rows[1], column_of(last or first)
    except (ValueError, ImportRefused):
        return None
