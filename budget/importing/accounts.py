"""Reading what the accounts show of measures: one row for a measure and a period. Pure, as the rest of the package.

A measure is named by its number, or by the budget line that takes it up. A period is one month, several months of a
year, or a quarter. Unit and sign are read from headings and titles, or asked for; nothing is guessed from figures.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, field
from datetime import date
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from .cells import Cell, Source, as_text, is_blank, words_key
from .choices import SIGNS, UNITS
from .clues import MINUS, PLUS, SAVING_HEADING, agreed, sign_in, unit_in
from .figures import read_figure, style_of, to_kroner
from .months import read_month
from .tables import CHANGED, LEFT_OUT, NEW, REFUSED, UNCHANGED, TableColumn, columns_of, find_header, need_rows

#: The columns that can be read: how they are called, and the headings they are known by.
FIELDS: dict[str, tuple[Promise, tuple[str, ...]]] = {
    "number": (
        gettext_lazy("Tiltaksnummer"),
        ("tiltaksnummer", "tiltaksnr", "tiltak nr", "tiltak nummer", "tiltaks nr", "nr", "nummer"),
    ),
    "reference": (
        gettext_lazy("Budsjettlinje"),
        ("budsjettlinje", "budsjettlinja", "referanse", "ref", "konto", "kontostreng", "kontering", "linje"),
    ),
    "period": (
        gettext_lazy("Periode eller måned"),
        ("periode", "måned", "mnd", "regnskapsperiode", "fra måned", "fra og med", "fra", "dato", "kvartal"),
    ),
    "last": (gettext_lazy("Til og med måned"), ("til og med måned", "til og med", "til måned", "tom", "t o m", "til")),
    "year": (gettext_lazy("År"), ("år", "regnskapsår", "budsjettår")),
    "amount": (
        gettext_lazy("Beløp"),
        ("beløp", "realisert", "realisert virkning", "realisert effekt", "realisert innsparing", "innsparing"),
    ),
    "cause": (gettext_lazy("Årsak til avvik"), ("årsak", "årsak til avvik", "merknad", "kommentar", "forklaring")),
}
_KNOWN = {word: key for key, (_label, words) in FIELDS.items() for word in words}
_TOTAL = re.compile(r"(?:sum|totalt?|i alt|til sammen)\b.*", re.IGNORECASE)


@dataclass(frozen=True)
class AccountChoices:
    """What somebody has chosen. ``unknown`` leaves out rows of no known measure instead of refusing them."""

    sheet: str | None = None
    columns: Mapping[int, str] = field(default_factory=dict)
    unit: str = ""
    sign: str = ""
    unknown: bool = False

    def to_json(self) -> dict[str, Any]:
        return {**asdict(self), "columns": {str(index): key for index, key in self.columns.items()}}

    @classmethod
    def from_json(cls, kept: Mapping[str, Any]) -> AccountChoices:
        columns = {int(index): key for index, key in kept.get("columns", {}).items()}
        return cls(
            kept.get("sheet"), columns, kept.get("unit", ""), kept.get("sign", ""), bool(kept.get("unknown", False))
        )


@dataclass(frozen=True)
class AccountFile:
    """The table: where its rows begin, its columns, and what it says of unit and sign."""

    source: Source
    first_row: int
    columns: tuple[TableColumn, ...]
    unit: str
    sign: str

    def column(self, key: str) -> TableColumn | None:
        return next((column for column in self.columns if column.field == key), None)

    @property
    def missing(self) -> list[str]:
        """What the table must have and has not, in words."""
        wanted = []
        if self.column("number") is None and self.column("reference") is None:
            wanted.append(_("tiltaksnummer eller budsjettlinje"))
        if self.column("period") is None:
            wanted.append(_("periode eller måned"))
        if self.column("amount") is None:
            wanted.append(_("beløp"))
        return wanted


@dataclass(frozen=True)
class KnownFigure:
    """A figure that stands in the portal."""

    pk: int
    first: date
    last: date
    amount: int
    cause: str
    confirmed: bool


@dataclass(frozen=True)
class KnownMeasure:
    """A measure that the one who imports may see."""

    pk: int
    number: int
    title: str
    withdrawn: bool
    figures: tuple[KnownFigure, ...] = ()


@dataclass(frozen=True)
class Known:
    """What a file is held against. ``references`` maps a budget line's words to the measures it takes up."""

    measures: Mapping[int, KnownMeasure]
    references: Mapping[str, frozenset[int]]
    today: date
    period_words: Callable[[date, date], str]


@dataclass(frozen=True)
class AccountLine:
    """One row of the file, and what would happen to it."""

    number: int
    label: str
    status: str
    why: str = ""
    measure: KnownMeasure | None = None
    first: date | None = None
    last: date | None = None
    amount: int | None = None
    cause: str | None = None
    old: KnownFigure | None = None

    @property
    def saves(self) -> bool:
        return self.status in {NEW, CHANGED}


@dataclass(frozen=True)
class AccountPreview:
    """All rows, and what keeps them from being imported."""

    lines: tuple[AccountLine, ...]

    def count(self, status: str) -> int:
        return sum(line.status == status for line in self.lines)

    @property
    def saving(self) -> list[AccountLine]:
        return [line for line in self.lines if line.saves]

    @property
    def refused(self) -> list[AccountLine]:
        return [line for line in self.lines if line.status == REFUSED]

    @property
    def can_import(self) -> bool:
        return bool(self.saving) and not self.refused

    @property
    def total(self) -> int:
        """Kroner in the rows that would be saved."""
        return sum(line.amount or 0 for line in self.saving)


def lay_out(source: Source, choices: AccountChoices, remembered: Mapping[str, str]) -> AccountFile:
    """Return the table of a file. Raises ``ImportRefused`` where none is found."""
    missing = _(
        "Fant ingen rad med overskrifter. Lista må ha kolonner for tiltaksnummer eller budsjettlinje, måned og beløp."
    )
    rows, head = source.rows, need_rows(source, find_header(source, _KNOWN), missing)
    columns = columns_of(source, head, chosen=choices.columns, remembered=remembered, known=_KNOWN, fields=FIELDS)
    heading = next((column.header for column in columns if column.field == "amount"), "")
    texts = [as_text(cell) for row in rows[:head] for cell in row if isinstance(cell, str)]
    named = PLUS if SAVING_HEADING.search(heading.casefold()) else ""
    sign = sign_in(heading) or agreed(map(sign_in, texts)) or named
    unit = unit_in(heading, heading=True) or agreed(map(unit_in, texts))
    return AccountFile(
        source,
        head + 2,
        columns,
        choices.unit if choices.unit in UNITS else unit,
        choices.sign if choices.sign in SIGNS else sign,
    )


def preview(file: AccountFile, choices: AccountChoices, known: Known) -> AccountPreview:
    """Return what an import of the file would do, row by row."""
    amounts = file.column("amount")
    texts = [
        as_text(row[amounts.index])
        for row in file.source.rows[file.first_row - 1 :]
        if amounts is not None and amounts.index < len(row) and isinstance(row[amounts.index], str)
    ]
    reader = _Reader(file, choices, known, style_of(texts))
    lines = [
        reader.line(number, row)
        for number, row in enumerate(file.source.rows[file.first_row - 1 :], start=file.first_row)
        if any(not is_blank(cell) for cell in row)
    ]
    return AccountPreview(tuple(lines))


class _LeftOut(Exception):
    """The row is not a figure."""


class _Reader:
    """Reads rows, and remembers which months of a measure the file has named."""

    def __init__(self, file: AccountFile, choices: AccountChoices, known: Known, style: Any) -> None:
        self.file, self.choices, self.known, self.style = file, choices, known, style
        self.at = {column.field: column.index for column in file.columns if column.field}
        self.named: dict[int, list[tuple[date, date, int]]] = {}

    def cell(self, row: list[Cell], key: str) -> Cell:
        index = self.at.get(key)
        return row[index] if index is not None and index < len(row) and not is_blank(row[index]) else None

    def line(self, number: int, row: list[Cell]) -> AccountLine:
        names = [self.cell(row, key) for key in ("number", "reference")]
        label = " · ".join(as_text(cell) for cell in names if cell is not None) or next(
            (as_text(cell) for cell in row if not is_blank(cell)), ""
        )
        told: dict[str, Any] = {}
        try:
            return AccountLine(number, label[:80], *self.judge(number, row, told), **told)
        except _LeftOut as why:
            return AccountLine(number, label[:80], LEFT_OUT, str(why))
        except ValueError as why:
            return AccountLine(number, label[:80], REFUSED, str(why), **told)

    def judge(self, number: int, row: list[Cell], told: dict[str, Any]) -> tuple[str, str]:
        """Put what the row says in ``told``; return its status and why. Raises ``ValueError`` for what is refused."""
        first_text = next((cell for cell in row if not is_blank(cell)), None)
        if isinstance(first_text, str) and _TOTAL.fullmatch(first_text.strip()):
            raise _LeftOut(_("sumrad"))
        measure = told["measure"] = self.measure(row)
        if measure.withdrawn:
            raise ValueError(_("Tiltaket er bortfalt."))
        told["first"], told["last"] = self.months(row)
        told["amount"] = self.amount(row)
        cause = self.cell(row, "cause")
        told["cause"] = as_text(cause).strip() if cause is not None else None
        return self.compare(number, measure, told)

    def compare(self, number: int, measure: KnownMeasure, told: dict[str, Any]) -> tuple[str, str]:
        first, last = told["first"], told["last"]
        for begins, ends, other in self.named.setdefault(measure.pk, []):
            if begins <= last and ends >= first:
                raise ValueError(_("Perioden står også i rad %(row)s.") % {"row": other})
        self.named[measure.pk].append((first, last, number))
        for figure in measure.figures:
            if (figure.first, figure.last) == (first, last):
                told["old"] = figure
                same_cause = told["cause"] in (None, figure.cause)
                if figure.amount == told["amount"] and same_cause:
                    return UNCHANGED, _("er bekreftet") if figure.confirmed else ""
                if figure.confirmed:
                    raise ValueError(_("Tallet er bekreftet. Trekk bekreftelsen først."))
                return CHANGED, ""
            if figure.first <= last and figure.last >= first:
                words = self.known.period_words(figure.first, figure.last)
                raise ValueError(_("Det er alt ført et tall for %(period)s.") % {"period": words})
        return NEW, ""

    def measure(self, row: list[Cell]) -> KnownMeasure:
        """Return the measure that a row names. One that is not known is refused, or left out where that is chosen."""
        number, reference = self.cell(row, "number"), self.cell(row, "reference")
        if number is None and reference is None:
            raise _unknown(self.choices, _("Raden sier ikke hvilket tiltak den gjelder."))
        by_number = None
        if number is not None:
            typed = as_text(number).strip()
            if typed.isascii() and typed.isdecimal() and len(typed) < 9:
                by_number = self.known.measures.get(int(typed))
            if by_number is None:
                raise _unknown(self.choices, _("Tiltak %(number)s finnes ikke.") % {"number": typed[:20]})
        if reference is None:
            assert by_number is not None
            return by_number
        found = self.known.references.get(words_key(as_text(reference)), frozenset())
        if by_number is not None:
            if found and by_number.number not in found:
                raise ValueError(_("Budsjettlinja tar inn et annet tiltak enn nummeret."))
            return by_number
        if not found:
            raise _unknown(
                self.choices,
                _("Ingen budsjettlinje «%(reference)s» tar inn et tiltak.") % {"reference": as_text(reference)[:60]},
            )
        if len(found) > 1:
            raise ValueError(_("Flere tiltak har budsjettlinja. Oppgi tiltaksnummeret."))
        return self.known.measures[next(iter(found))]

    def months(self, row: list[Cell]) -> tuple[date, date]:
        cell, last_cell, year_cell = (self.cell(row, key) for key in ("period", "last", "year"))
        if cell is None:
            raise ValueError(_("Måneden mangler."))
        year = None
        if year_cell is not None:
            typed = as_text(year_cell).strip()
            if not re.fullmatch(r"(19|20)\d\d", typed):
                raise ValueError(_("«%(text)s» er ikke et år.") % {"text": typed[:20]})
            year = int(typed)
        first, last = read_month(cell, year)
        if last_cell is not None:
            last = read_month(last_cell, year)[1]
        if last < first:
            raise ValueError(_("Den siste måneden er før den første."))
        if first.year != last.year:
            raise ValueError(_("Perioden går over et årsskifte."))
        if last > self.known.today:
            raise ValueError(_("Måneden har ikke begynt ennå."))
        return first, last

    def amount(self, row: list[Cell]) -> int:
        figure = read_figure(self.cell(row, "amount"), self.style)
        if figure is None:
            raise _LeftOut(_("uten beløp"))
        kroner, _rounded = to_kroner(figure, self.file.unit)
        return -kroner if self.file.sign == MINUS else kroner


def _unknown(choices: AccountChoices, words: str) -> Exception:
    return _LeftOut(words) if choices.unknown else ValueError(words)
