"""The rows under the headings: what is data, what is a sum, a heading, a note or nothing, and why."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from django.utils.translation import gettext as _

from .cells import Cell, Rows, as_text, is_blank, words_key
from .figures import Style, read_figure, style_of
from .header import Layout
from .totals import STRONG, WEAK, Ledger, SumFound

DATA, TOTAL, HEADING, NOTE, BLANK = "data", "total", "heading", "note", "blank"
#: Columns that say more of a row than its name and amounts do.
_TELLING = ("row_type", "row_ref", "number", "unit", "budget_area", "kind", "kostra_function", "effective_from")
_NOTE = re.compile(
    r"\*|note|merk\b|merknad|kilde|alle tall|tallene|prisnivå|beløp(?:ene)? (?:er )?i|fotnote|forklaring|minus|"
    r"positive?|negative?|1\)|faste priser|i \d{4}-"
)


@dataclass
class RawRow:
    """A row as it stands: its name, its figures in the file's unit and sign, and what it was found to be."""

    number: int
    cells: list[Cell]
    label: str
    figures: tuple[Decimal | None, ...]
    faults: dict[int, str]
    what: str = DATA
    why: str = ""
    section: str = ""
    side: str = ""
    lacks: bool = False
    sum_found: SumFound | None = field(default=None)


def sort_rows(rows: Rows, layout: Layout, keep: frozenset[int] = frozenset()) -> list[RawRow]:
    """Return every row under the headings with what it is. Rows in ``keep`` are data because somebody said so.

    Where a file puts sums before their rows, that is seen when the rows are known, and the others are sorted again.
    """
    found = _sort(rows, layout, keep, {})
    first = _sums_before_rows(found)
    if first:
        found = _sort(rows, layout, keep, first)
    return found


def _sort(rows: Rows, layout: Layout, keep: frozenset[int], sums: dict[int, SumFound]) -> list[RawRow]:
    title = layout.column("title")
    assert title is not None
    amounts = [column.index for column in layout.amounts]
    telling = [column.index for column in layout.columns if column.field in _TELLING]
    others = [
        column.index
        for column in layout.columns
        if column.field and not column.is_amount and column.field != "title" and column.index not in telling
    ]
    body = rows[layout.last_header :]
    style = style_of(
        cell for row in body for index in amounts if index < len(row) and isinstance(cell := row[index], str)
    )
    headings = [as_text(cell) for cell in rows[layout.last_header - 1]]
    last_data = _last_with(body, amounts, layout.last_header)
    found: list[RawRow] = []
    ledger = Ledger(len(amounts))
    section = ""
    table_tells = any(index < len(row) and not is_blank(row[index]) for row in body for index in telling)
    for offset, cells in enumerate(body):
        number = layout.last_header + offset + 1
        row = _read(number, cells, title.index, amounts, style)
        found.append(row)
        row.section = section
        if number in keep:
            ledger.add(row.figures, len(found) - 1)
            continue
        if all(is_blank(cell) for cell in cells):
            row.what, row.why = BLANK, _("tom rad")
            continue
        if len(cells) >= 2 and [as_text(cell) for cell in cells] == headings[: len(cells)]:
            row.what, row.why = HEADING, _("overskriftene gjentas")
            continue
        if number in sums:
            row.what, row.why, row.sum_found = TOTAL, _("summen av radene under"), sums[number]
            continue
        has_figure = any(figure is not None for figure in row.figures) or bool(row.faults)
        tells = any(index < len(cells) and not is_blank(cells[index]) for index in telling)
        says_more = tells or any(index < len(cells) and not is_blank(cells[index]) for index in others)
        if not has_figure:
            if amounts and not says_more:
                section = _without_figures(row, number > last_data, section, ledger)
            elif not amounts or row.label:
                ledger.add(row.figures, len(found) - 1)
            else:
                row.what, row.why = NOTE, _("raden har verken navn eller beløp")
            continue
        _sum_or_data(row, found, ledger, tells=tells, table_tells=table_tells)
    return found


def _read(number: int, cells: list[Cell], title: int, amounts: Sequence[int], style: Style) -> RawRow:
    label = as_text(cells[title]).strip() if title < len(cells) else ""
    figures: list[Decimal | None] = []
    faults: dict[int, str] = {}
    for index in amounts:
        cell = cells[index] if index < len(cells) else None
        figure = None
        if cell is not None:
            try:
                figure = read_figure(cell, style)
            except ValueError as error:
                faults[index] = str(error)
        figures.append(figure)
    return RawRow(number, cells, label, tuple(figures), faults)


def _last_with(body: Rows, amounts: Sequence[int], before: int) -> int:
    for offset in range(len(body) - 1, -1, -1):
        row = body[offset]
        if any(index < len(row) and not is_blank(row[index]) for index in amounts):
            return before + offset + 1
    return before


def _without_figures(row: RawRow, after_the_last: bool, section: str, ledger: Ledger) -> str:
    """Sort a row that has words only, and return the heading that holds from here."""
    text = row.label or " ".join(as_text(cell) for cell in row.cells if not is_blank(cell))
    is_note = after_the_last or _NOTE.match(text.casefold()) or len(text) > 80 or text.rstrip().endswith((".", "!"))
    if is_note:
        row.what, row.why = NOTE, _("merknad uten beløp")
        return section
    row.what, row.why = HEADING, _("overskrift uten beløp")
    ledger.mark()
    return text


def _sum_or_data(row: RawRow, found: list[RawRow], ledger: Ledger, *, tells: bool, table_tells: bool) -> None:
    """Tell a sum from a measure: by its name, by what it lacks, and by whether the rows above add up to it."""
    words = words_key(row.label)
    strong, weak = bool(STRONG.fullmatch(words)), bool(WEAK.match(words))
    lacks = row.lacks = table_tells and not tells
    fits_heading = bool(words) and words == words_key(row.section)
    matched = None
    if strong or weak or lacks or fits_heading or not words:
        matched = ledger.match(row.figures, lenient=(strong or fits_heading or weak) and not tells, single=strong)
    if matched is None and strong and not tells:
        matched = ledger.disagreeing(row.figures)
    if matched is None and not (strong and not tells):
        ledger.add(row.figures, len(found) - 1)
        return
    row.what = TOTAL
    if matched is None:
        row.why = _("merket som sum")
        return
    row.sum_found = matched
    row.why = _why_sum(row, matched, strong or weak)
    side = "income" if "inntekt" in words else "expense" if "utgift" in words else ""
    if side and "netto" not in words:
        for index in matched.leaves:
            found[index].side = side
    ledger.close(row.figures, matched)


def _why_sum(row: RawRow, matched: SumFound, named: bool) -> str:
    if matched.of_sums:
        return _("summen av summene over")
    if named:
        return _("merket som sum av radene over")
    return _("uten egen type, og lik summen av radene over")


def _sums_before_rows(found: list[RawRow]) -> dict[int, SumFound]:
    """Return the rows that match nothing above and are the sum of the rows below them."""
    sums = {}
    for start, row in enumerate(found):
        is_open = row.what == TOTAL and (row.sum_found is None or not row.sum_found.agrees)
        if not is_open and not (row.what == DATA and row.lacks):
            continue
        ledger = Ledger(len(row.figures))
        for index in range(start + 1, len(found)):
            after = found[index]
            if after.what in {TOTAL, HEADING} or (after.what == DATA and after.lacks):
                break
            if after.what == DATA:
                ledger.add(after.figures, index)
        rounding = is_open and row.sum_found is not None and row.sum_found.is_rounding
        matched = ledger.match(row.figures, lenient=is_open and not rounding, single=False)
        if matched is not None:
            sums[row.number] = matched
    return sums
