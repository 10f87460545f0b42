"""CSV: which characters, which separator, and the cells as text. What is not text is refused."""

from __future__ import annotations

import codecs
import csv
import re
from collections import Counter
from io import StringIO
from itertools import islice

from django.utils.translation import gettext as _

from omstilling.ui import formats

from . import limits
from .cells import Cell, Rows, Source, clean_text
from .problems import ImportRefused

_BINARY = re.compile("[\x00-\x08\x0e-\x19\x1b-\x1f]")
_QUOTED_FORMULA = re.compile("'['  ]*[=+\\-@\t\r\n＝＋－＠]")
SEPARATORS = ("\t", ";", ",")
#: A quote that is never closed swallows the lines after it.
MOST_LINES = 300


def read_csv(content: bytes, name: str) -> Source:
    """Return the table of a CSV file. Row numbers are those a spreadsheet would show."""
    text, encoding = decode(content)
    delimiter, text = find_delimiter(text)
    if text.count(delimiter) + text.count("\n") > limits.MAX_RAW_CELLS:
        raise ImportRefused(too_many_cells())
    return Source(name, "csv", parse(text, delimiter), encoding=encoding, delimiter=delimiter)


def too_many_cells() -> str:
    return _("Fila har for mange celler: det leses høyst %(most)s.") % {"most": formats.number(limits.MAX_CELLS)}


def too_many_rows() -> str:
    return _("Fila har for mange rader: det leses høyst %(most)s.") % {"most": formats.number(limits.MAX_ROWS)}


def decode(content: bytes) -> tuple[str, str]:
    """Return the text and the name of its character set: UTF-8, UTF-16 with a mark, else Windows-1252."""
    is_wide = content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    for encoding in ("utf-16",) if is_wide else ("utf-8-sig", "cp1252"):
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if _BINARY.search(text):
            break
        return text, "utf-8" if encoding == "utf-8-sig" else encoding
    raise ImportRefused(_("Fila er ikke en tekstfil. Lagre lista som CSV eller XLSX og prøv igjen."))


def find_delimiter(text: str) -> tuple[str, str]:
    """Return the separator and the text without the line that names it (``sep=;``)."""
    first, _end, rest = text.partition("\n")
    if re.fullmatch(r"sep=[;,\t]\s*", first):
        return first[4], rest
    shares = {separator: _share(text, separator) for separator in SEPARATORS}
    for separator in SEPARATORS:
        if shares[separator] >= 0.5:
            return separator, text
    best = max(SEPARATORS, key=lambda separator: shares[separator])
    return (best if shares[best] else ";"), text


def _share(text: str, separator: str) -> float:
    """Return how many of the first rows have the same number of columns, more than one."""
    try:
        rows = list(islice(csv.reader(StringIO(text[:200_000], newline=""), delimiter=separator), 60))
    except csv.Error:
        return 0.0
    filled = [len(row) for row in rows if any(cell.strip() for cell in row)]
    counts = Counter(size for size in filled if size > 1)
    return counts.most_common(1)[0][1] / len(filled) if counts else 0.0


def parse(text: str, delimiter: str) -> Rows:
    rows: Rows = []
    cells = 0
    try:
        for number, record in enumerate(csv.reader(StringIO(text, newline=""), delimiter=delimiter), start=1):
            row: list[Cell] = [read_cell(cell, number) for cell in record]
            while row and row[-1] is None:
                row.pop()
            if len(row) > limits.MAX_COLUMNS:
                raise ImportRefused(too_many_columns(), row=number)
            cells += len(row) - row.count(None)
            if cells > limits.MAX_CELLS:
                raise ImportRefused(too_many_cells())
            rows.append(row)
            if len(rows) > limits.MAX_ROWS:
                raise ImportRefused(too_many_rows())
    except csv.Error:
        raise ImportRefused(_("Rad %(row)s kan ikke leses som CSV.") % {"row": len(rows) + 1}) from None
    while rows and not rows[-1]:
        rows.pop()
    return rows


def too_many_columns() -> str:
    return _("Fila har for mange kolonner: det leses høyst %(most)s.") % {"most": limits.MAX_COLUMNS}


def read_cell(raw: str, number: int) -> str | None:
    """Return the text of a cell; a quote that protects it from being taken for a formula is not part of it."""
    if len(raw) > 1_000 and raw.count("\n") > MOST_LINES:
        raise ImportRefused(_("Et anførselstegn i rad %(row)s blir aldri lukket.") % {"row": number}, row=number)
    if raw.startswith("'") and _QUOTED_FORMULA.match(raw):
        raw = raw[1:]
    return clean_text(raw) or None
