"""Where a table begins, and what each of its columns is."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, replace
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from . import limits
from .catalogue import BY_KEY, YEAR, header_key, match_field, why_left_out
from .cells import Cell, Rows, Source, as_text, is_blank, letter
from .clues import sign_in, unit_in
from .problems import ImportRefused

FIRST_YEAR, LAST_YEAR = 1990, 2099
_YEAR_HEADING = re.compile(
    r"(?:(?:budsjett|budsj|b|øp|økonomiplan|plan|år|forslag|beløp|effekt|virkning|innsparing|netto|endring|oppgitt|i|hp|høp|"
    r"rådmannens|kommunedirektørens) ?)*((?:19|20)\d\d)"
)
_LIKE_YEAR = re.compile(r"[12][0-9oil]{3,4}|\d{1,5}")
_UNIT_ROW = re.compile(
    r"(?:i )?(?:hele )?(?:(?:1[ .\u00a0]?000|mill\.?|tusen) ?)?(?:kr|kroner|nok|mnok|tkr|1000)\.?", re.I
)


class Headed:
    """A column by its place and its heading."""

    index: int
    header: str

    @property
    def letter(self) -> str:
        return letter(self.index)

    @property
    def key(self) -> str:
        """The heading as it is remembered."""
        return header_key(self.header)


@dataclass(frozen=True)
class Column(Headed):
    """One column: its heading, what it is taken for, and how sure that is. An empty ``field`` is left out."""

    index: int
    header: str
    field: str = ""
    year: int | None = None
    confidence: int = 0
    why: str = ""
    unit: str = ""
    sign: str = ""
    chosen: bool = False
    sample: tuple[str, ...] = ()

    @property
    def is_amount(self) -> bool:
        return self.field == YEAR or (self.field in BY_KEY and BY_KEY[self.field].kind == "effect")

    def to_json(self) -> dict[str, Any]:
        return {**asdict(self), "letter": self.letter, "key": self.key}


@dataclass(frozen=True)
class Layout:
    """The table in a source: header rows (from 1), columns, and the words around it."""

    first_header: int
    last_header: int
    columns: tuple[Column, ...]
    titles: tuple[str, ...] = ()
    notes: tuple[str, ...] = field(default=())

    def column(self, key: str) -> Column | None:
        return next((column for column in self.columns if column.field == key), None)

    @property
    def years(self) -> tuple[Column, ...]:
        return tuple(column for column in self.columns if column.field == YEAR)

    @property
    def amounts(self) -> tuple[Column, ...]:
        return tuple(column for column in self.columns if column.is_amount)


def year_of(cell: Cell) -> int | None:
    """Return the year that a heading names, if it is one."""
    if isinstance(cell, bool):
        return None
    if isinstance(cell, date):
        return cell.year if (cell.month, cell.day) == (1, 1) and FIRST_YEAR <= cell.year <= LAST_YEAR else None
    if isinstance(cell, (int, float)):
        return int(cell) if cell == int(cell) and FIRST_YEAR <= cell <= LAST_YEAR else None
    found = _YEAR_HEADING.fullmatch(header_key(cell)) if isinstance(cell, str) and len(cell) < 80 else None
    return int(found[1]) if found and FIRST_YEAR <= int(found[1]) <= LAST_YEAR else None


def _score(row: list[Cell]) -> int:
    """Return how much a row looks like headings."""
    score = 0
    for cell in row:
        if is_blank(cell):
            continue
        if year_of(cell) is not None:
            score += 2
        elif isinstance(cell, str) and len(cell) < 80:
            field_key, sure = match_field(cell)
            score += 3 if sure == 100 else 1 if field_key else 0
            if re.fullmatch(r"[-−–(]?\d[\d\s.,]*\)?", cell):
                score -= 2
        elif isinstance(cell, str):
            score -= 1
        else:
            score -= 2
    return score


def score_rows(rows: Rows) -> int:
    """Return how much the beginning of a sheet looks like a list of measures."""
    return max((_score(row) for row in rows[: limits.HEADER_ROWS]), default=0)


def find_header(rows: Rows, chosen: int | None = None) -> int:
    """Return the index of the row with the headings."""
    if chosen is not None:
        if not 1 <= chosen <= len(rows):
            raise ImportRefused(_("Fila har ingen rad %(row)s.") % {"row": chosen})
        return chosen - 1
    looked = rows[: limits.HEADER_ROWS]
    scores = [_score(row) for row in looked]
    best = max(scores, default=0)
    if best >= 3:
        return scores.index(best)
    raise ImportRefused(
        _("Fant ingen rad med overskrifter. Lista må ha en rad med for eksempel «Tiltak» og årstall eller «Beløp».")
    )


def lay_out(
    source: Source,
    *,
    header_row: int | None = None,
    chosen: Mapping[int, str] | None = None,
    remembered: Mapping[str, str] | None = None,
) -> Layout:
    """Return the table's layout. ``chosen`` maps columns to fields and wins over ``remembered`` headings."""
    rows = source.rows
    bottom = find_header(rows, header_row)
    top = bottom - 1 if header_row is None and _belongs_above(source, bottom) else bottom
    last = bottom + 1 if _is_unit_row(rows, bottom + 1) else bottom
    width = max(len(row) for row in rows)
    if last == len(rows) - 1:
        raise ImportRefused(_("Fila har overskrifter, men ingen rader under dem."))
    parts = _headings(source, top, last, width)
    samples = _samples(rows, last + 1, width)
    columns = [_column(index, parts[index], samples[index]) for index in range(width)]
    columns = _settle(columns, chosen or {}, remembered or {})
    columns = [column for column in columns if column.header or column.sample]
    check_years(columns, chosen or {})
    above = tuple(as_text(cell) for row in rows[:top] for cell in row if isinstance(cell, str))
    return Layout(top + 1, last + 1, tuple(columns), titles=above)


def _belongs_above(source: Source, bottom: int) -> bool:
    """Tell whether the row above is the upper half of the headings and not a title."""
    if bottom == 0:
        return False
    above, below = source.rows[bottom - 1], source.rows[bottom]
    filled = [index for index, cell in enumerate(above) if not is_blank(cell)]
    if not filled or any(isinstance(above[index], (int, float)) and year_of(above[index]) is None for index in filled):
        return False
    if any(index >= len(below) or is_blank(below[index]) for index in filled if len(filled) > 1 or index > 0):
        return True
    if len(filled) == 1:
        first = filled[0]
        return first > 0 and len(as_text(above[first])) < 60
    return all(len(as_text(above[index])) < 40 for index in filled)


def _is_unit_row(rows: Rows, index: int) -> bool:
    if index >= len(rows):
        return False
    texts = [as_text(cell) for cell in rows[index] if not is_blank(cell)]
    return len(texts) > 1 and all(_UNIT_ROW.fullmatch(text.strip()) for text in texts)


def _headings(source: Source, top: int, last: int, width: int) -> list[list[Cell]]:
    """Return the header cells of each column from above, merged ones spread over what they cover."""
    spread: dict[tuple[int, int], Cell] = {}
    for first_row, first_column, last_row, last_column in source.merged:
        if top <= first_row - 1 <= last and last_column - first_column < limits.MAX_COLUMNS:
            row = source.rows[first_row - 1] if first_row <= len(source.rows) else []
            value = row[first_column] if first_column < len(row) else None
            for column in range(first_column, last_column + 1):
                spread[first_row - 1, column] = value
            del last_row
    parts: list[list[Cell]] = [[] for _column in range(width)]
    for index in range(top, last + 1):
        row, carried = source.rows[index], None
        for column in range(width):
            cell = row[column] if column < len(row) else None
            if is_blank(cell):
                cell = spread.get((index, column))
                below = source.rows[index + 1] if index < last else []
                if is_blank(cell) and column < len(below) and not is_blank(below[column]):
                    cell = carried
            else:
                carried = cell
            if not is_blank(cell):
                parts[column].append(cell)
    return parts


def _samples(rows: Rows, start: int, width: int) -> list[tuple[str, ...]]:
    samples: list[list[str]] = [[] for _column in range(width)]
    for row in rows[start : start + 200]:
        for column, cell in enumerate(row):
            if len(samples[column]) < 3 and not is_blank(cell):
                samples[column].append(as_text(cell)[:60])
    return [tuple(sample) for sample in samples]


def _column(index: int, parts: list[Cell], sample: tuple[str, ...]) -> Column:
    header = " ".join(as_text(part) for part in parts)
    texts = [as_text(part) for part in reversed(parts)]
    found = Column(
        index,
        header,
        unit=next((unit for text in texts if (unit := unit_in(text, heading=True))), ""),
        sign=sign_in(header),
        sample=sample,
    )
    why = why_left_out(header)
    if why:
        return replace(found, why=why)
    for part in [*reversed(parts), header]:
        year = year_of(part)
        if year is not None:
            return replace(found, field=YEAR, year=year, confidence=100, why=_("årstall"))
    best, sure = "", 0
    for part in [*reversed(parts), header]:
        if isinstance(part, str):
            name, confidence = match_field(part)
            if confidence > sure:
                best, sure = name, confidence
    return replace(found, field=best, confidence=sure, why=_("overskriften") if best else "")


def _settle(columns: list[Column], chosen: Mapping[int, str], remembered: Mapping[str, str]) -> list[Column]:
    """Put choices over suggestions, and let each field have one column."""
    settled = []
    for suggested in columns:
        column = suggested
        key = chosen.get(column.index, remembered.get(column.key) if column.key else None)
        if key is not None:
            year = year_of(column.header) or column.year
            if key == YEAR and year is None:
                raise ImportRefused(
                    _("Kolonne %(column)s heter «%(header)s», som ikke er et årstall.")
                    % {"column": column.letter, "header": column.header[:40]}
                )
            why = _("valgt") if column.index in chosen else _("valgt sist")
            column = replace(
                column,
                field=key if key in BY_KEY or key == YEAR else "",
                year=year if key == YEAR else None,
                confidence=100,
                why=why,
                chosen=True,
            )
        settled.append(column)
    best: dict[str, Column] = {}
    for column in settled:
        if column.field and column.field != YEAR:
            rival = best.get(column.field)
            if rival is not None and rival.chosen and column.chosen:
                raise ImportRefused(
                    _("Kolonnene %(first)s og %(second)s er begge valgt som «%(field)s».")
                    % {"first": rival.letter, "second": column.letter, "field": BY_KEY[column.field].label}
                )
            if rival is None or (column.chosen, column.confidence) > (rival.chosen, rival.confidence):
                best[column.field] = column
    settled = [
        replace(column, field="", confidence=0, why=_("en annen kolonne passer bedre"))
        if column.field in best and best[column.field] is not column
        else column
        for column in settled
    ]
    return _need_title(settled)


def _need_title(columns: list[Column]) -> list[Column]:
    """Take the first column of words for the title where none is named."""
    if any(column.field == "title" for column in columns):
        return columns
    for column in columns:
        texts = [text for text in column.sample if re.search("[a-zæøå]{3}", text.lower())]
        if texts and not column.chosen and column.field in {"", "description", "row_ref"}:
            index = columns.index(column)
            guess = replace(column, field="title", confidence=40, why=_("den første kolonnen med tekst"))
            return [*columns[:index], guess, *columns[index + 1 :]]
    raise ImportRefused(_("Fant ingen kolonne med navnet på tiltakene."))


def check_years(columns: list[Column], chosen: Mapping[int, str]) -> None:
    """Refuse year columns that are no years, doubled or out of order."""
    years = [column for column in columns if column.field == YEAR]
    for column in columns:
        if column.field or column.index in chosen or not column.sample:
            continue
        between = bool(years) and years[0].index < column.index < years[-1].index
        typed = header_key(column.header)
        if _LIKE_YEAR.fullmatch(typed) and (years or len(typed) == 4):
            raise ImportRefused(
                _("Kolonne %(column)s heter «%(header)s», som ikke er et årstall.")
                % {"column": column.letter, "header": column.header[:40]}
            )
        if between and not column.header:
            raise ImportRefused(
                _("Kolonne %(column)s står mellom årene, men har ikke noe årstall.") % {"column": column.letter}
            )
    for before, after in zip(years, years[1:], strict=False):
        told = {"first": before.letter, "second": after.letter, "year": after.year}
        if any(earlier.year == after.year for earlier in years[: years.index(after)]):
            twin = next(earlier for earlier in years if earlier.year == after.year)
            raise ImportRefused(
                _("Året %(year)s står i to kolonner: %(first)s og %(second)s.") % {**told, "first": twin.letter}
            )
        if (after.year or 0) < (before.year or 0):
            raise ImportRefused(
                _("Årene står ikke i rekkefølge: %(before)s (%(first)s) kommer før %(year)s (%(second)s).")
                % {**told, "before": before.year}
            )
