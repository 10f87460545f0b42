"""Reading what was measured in units and months: one row for each, or a column for each month. Pure.

A file is about one indicator. How figures are written is read from the file; nothing is guessed from them. Groups so
small that people can be recognised are left out where the file says how many they are.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, field
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from . import limits
from .catalogue import header_key
from .cells import Cell, Source, as_text, is_blank, words_key
from .figures import read_figure, style_of
from .header import Headed
from .months import read_month
from .tables import CHANGED, LEFT_OUT, NEW, REFUSED, UNCHANGED, need_rows

#: Groups of fewer people than this are not shown.
FEWEST = 5
MOST = Decimal(10**9)
MOST_PEOPLE = 100_000
MONTH = "month"
PERCENT, SHARE = "percent", "share"
#: The columns that can be read: how they are called, and the headings they are known by.
FIELDS: dict[str, tuple[Promise, tuple[str, ...]]] = {
    "unit": (
        gettext_lazy("Enhet"),
        ("enhet", "enhetsnavn", "avdeling", "virksomhet", "sektor", "tjenestested", "organisasjonsenhet"),
    ),
    "period": (gettext_lazy("Måned"), ("måned", "mnd", "periode", "dato", "måned og år")),
    "year": (gettext_lazy("År"), ("år",)),
    "value": (
        gettext_lazy("Målt verdi"),
        (
            *("verdi", "målt verdi", "måling", "resultat"),
            *("nærvær", "nærvær %", "nærværsprosent", "årsverk", "antall årsverk"),
        ),
    ),
    "note": (gettext_lazy("Merknad"), ("merknad", "kommentar", "forklaring")),
    "people": (
        gettext_lazy("Antall ansatte i gruppa"),
        ("ansatte", "antall ansatte", "personer", "antall personer", "hoder", "antall", "antall svar"),
    ),
}
_KNOWN = {word: key for key, (_label, words) in FIELDS.items() for word in words}
_WHOLE = frozenset({"hele kommunen", "kommunen", "kommunen samlet", "kommunen totalt", "samlet kommunen"})
_TOTAL = frozenset({"sum", "total", "totalt", "i alt", "til sammen", "gjennomsnitt", "snitt"})


@dataclass(frozen=True)
class ReadingChoices:
    """What somebody has chosen. ``unknown`` leaves out rows of no known unit instead of refusing them."""

    indicator: int = 0
    sheet: str | None = None
    columns: Mapping[int, str] = field(default_factory=dict)
    scale: str = ""
    unknown: bool = False

    def to_json(self) -> dict[str, Any]:
        return {**asdict(self), "columns": {str(index): key for index, key in self.columns.items()}}

    @classmethod
    def from_json(cls, kept: Mapping[str, Any]) -> ReadingChoices:
        columns = {int(index): key for index, key in kept.get("columns", {}).items()}
        return cls(
            int(kept.get("indicator") or 0),
            kept.get("sheet"),
            columns,
            kept.get("scale", ""),
            bool(kept.get("unknown", False)),
        )


@dataclass(frozen=True)
class ReadingColumn(Headed):
    """A column of the file, and what it is taken for; an empty ``field`` is left out, ``month`` is one month's."""

    index: int
    header: str
    field: str
    sample: tuple[str, ...] = ()
    month: date | None = None


@dataclass(frozen=True)
class ReadingFile:
    """The table: where its rows begin, and its columns."""

    source: Source
    first_row: int
    columns: tuple[ReadingColumn, ...]

    def column(self, key: str) -> ReadingColumn | None:
        return next((column for column in self.columns if column.field == key), None)

    @property
    def months(self) -> list[ReadingColumn]:
        return [column for column in self.columns if column.field == MONTH]

    @property
    def missing(self) -> list[str]:
        """What the table must have and has not, in words."""
        wanted = []
        if not self.months:
            wanted += [_("måned")] if self.column("period") is None else []
            wanted += [_("målt verdi")] if self.column("value") is None else []
        return wanted


@dataclass(frozen=True)
class KnownReading:
    """A reading that stands in the portal."""

    pk: int
    value: Decimal
    note: str
    size: int | None = None


@dataclass(frozen=True)
class Known:
    """What a file is held against: units by the words of their names, and readings by unit and month."""

    units: Mapping[str, tuple[tuple[int, str, date, date | None], ...]]
    readings: Mapping[tuple[int | None, date], KnownReading]
    today: date
    is_percent: bool
    #: Whether the readings are about employees: then every row must say how many.
    is_about_people: bool = False


@dataclass(frozen=True)
class ReadingLine:
    """One figure of the file, and what would happen to it. ``unit`` is ``None`` for the whole municipality."""

    number: int
    label: str
    status: str
    why: str = ""
    unit: int | None = None
    unit_name: str = ""
    month: date | None = None
    value: Decimal | None = None
    note: str | None = None
    old: KnownReading | None = None
    size: int | None = None

    @property
    def saves(self) -> bool:
        return self.status in {NEW, CHANGED}


@dataclass(frozen=True)
class ReadingPreview:
    """All figures, and what keeps them from being imported."""

    lines: tuple[ReadingLine, ...]

    def count(self, status: str) -> int:
        return sum(line.status == status for line in self.lines)

    @property
    def saving(self) -> list[ReadingLine]:
        return [line for line in self.lines if line.saves]

    @property
    def refused(self) -> list[ReadingLine]:
        return [line for line in self.lines if line.status == REFUSED]

    @property
    def can_import(self) -> bool:
        return bool(self.saving) and not self.refused


def lay_out(source: Source, choices: ReadingChoices, remembered: Mapping[str, str]) -> ReadingFile:
    """Return the table of a file. Raises ``ImportRefused`` where none is found."""
    missing = _(
        "Fant ingen rad med overskrifter. Lista må ha en kolonne for enhet, og enten kolonner for måned og "
        "målt verdi eller en kolonne for hver måned."
    )
    head = need_rows(source, _find_header(source), missing)
    return ReadingFile(source, head + 2, tuple(_columns(source, head, choices, remembered)))


def _find_header(source: Source) -> int | None:
    def score(row: list[Cell]) -> int:
        known = {_KNOWN[key] for cell in row if isinstance(cell, str) and (key := header_key(cell)) in _KNOWN}
        return len(known) + sum(_month_of(cell) is not None for cell in row)

    scores = [score(row) for row in source.rows[: limits.HEADER_ROWS]]
    best = max(scores, default=0)
    return scores.index(best) if best >= 2 else None


def _month_of(cell: Cell) -> date | None:
    """Return the month that a heading names, with its year."""
    if cell is None or isinstance(cell, (bool, float)) or is_blank(cell):
        return None
    try:
        first, last = read_month(cell)
    except ValueError:
        return None
    return first if first == last else None


def _columns(
    source: Source, head: int, choices: ReadingChoices, remembered: Mapping[str, str]
) -> Iterator[ReadingColumn]:
    header, below = source.rows[head], source.rows[head + 1 :]
    taken = set(choices.columns.values()) - {MONTH}
    for index in range(max(len(row) for row in source.rows[head:])):
        cell = header[index] if index < len(header) else None
        words = as_text(cell)
        cells = [row[index] for row in below[:50] if index < len(row) and not is_blank(row[index])]
        if not words and not cells:
            continue
        month, wanted = _month_of(cell), choices.columns.get(index)
        if wanted is None:
            key = header_key(words)
            wanted = MONTH if month is not None else remembered.get(key, _KNOWN.get(key, ""))
            wanted = "" if wanted in taken else wanted
        if wanted not in FIELDS and not (wanted == MONTH and month is not None):
            wanted = ""
        taken |= {wanted} - {MONTH}
        yield ReadingColumn(index, words, wanted, tuple(as_text(cell)[:40] for cell in cells[:3]), month)


def figures_of(file: ReadingFile) -> list[Cell]:
    """Return the cells that hold figures."""
    value = file.column("value")
    at = [column.index for column in file.months] or ([value.index] if value is not None else [])
    return [
        row[index]
        for row in file.source.rows[file.first_row - 1 :]
        for index in at
        if index < len(row) and not is_blank(row[index])
    ]


def may_be_shares(file: ReadingFile) -> bool:
    """Tell whether every figure of the file could be a share of one: then somebody must say what they are."""
    cells = figures_of(file)
    style = style_of(cell for cell in cells if isinstance(cell, str))
    found = []
    for cell in cells:
        try:
            found.append(read_figure(_bare(cell), style))
        except ValueError:
            continue
    known = [figure for figure in found if figure is not None]
    return bool(known) and all(0 <= figure <= 1 for figure in known)


def _bare(cell: Cell) -> Cell:
    """Return a cell without a percent sign at its end."""
    return cell.strip().removesuffix("%").strip() if isinstance(cell, str) else cell


def preview(file: ReadingFile, choices: ReadingChoices, known: Known) -> ReadingPreview:
    """Return what an import of the file would do, figure by figure."""
    reader = _Reader(file, choices, known)
    return ReadingPreview(
        tuple(
            line
            for number, row in enumerate(file.source.rows[file.first_row - 1 :], start=file.first_row)
            if any(not is_blank(cell) for cell in row)
            for line in reader.lines(number, row)
        )
    )


class _LeftOut(Exception):
    """The row is not a figure."""


class _Reader:
    """Reads rows, and remembers which units and months the file has named."""

    def __init__(self, file: ReadingFile, choices: ReadingChoices, known: Known) -> None:
        self.file, self.choices, self.known = file, choices, known
        self.style = style_of(cell for cell in figures_of(file) if isinstance(cell, str))
        self.at = {column.field: column.index for column in file.columns if column.field not in {"", MONTH}}
        self.named: dict[tuple[int | None, date], int] = {}

    def cell(self, row: list[Cell], index: int | None) -> Cell:
        return row[index] if index is not None and index < len(row) and not is_blank(row[index]) else None

    def lines(self, number: int, row: list[Cell]) -> Iterator[ReadingLine]:
        """Return what becomes of each figure of a row."""
        wide = [(self.cell(row, column.index), column.month) for column in self.file.months]
        figures = wide or [(self.cell(row, self.at.get("value")), None)]
        shown = [(cell, month) for cell, month in figures if cell is not None] or figures[:1]
        name = as_text(self.cell(row, self.at.get("unit"))).strip()
        for cell, month in shown:
            told: dict[str, Any] = {}
            try:
                yield ReadingLine(number, name[:80], *self.judge(number, row, cell, month, told), **told)
            except _LeftOut as why:
                yield ReadingLine(number, name[:80], LEFT_OUT, str(why), **told)
            except ValueError as why:
                yield ReadingLine(number, name[:80], REFUSED, str(why), **told)

    def judge(
        self, number: int, row: list[Cell], cell: Cell, month: date | None, told: dict[str, Any]
    ) -> tuple[str, str]:
        """Put what the figure says in ``told``; return its status and why. Raises ``ValueError`` for a refused one."""
        name = as_text(self.cell(row, self.at.get("unit"))).strip()
        if words_key(name) in _TOTAL:
            raise _LeftOut(_("sumrad"))
        if self.people(row) is not None and (self.people(row) or 0) < FEWEST:
            raise _LeftOut(_("færre enn %(n)s ansatte, så tallet tas ikke med") % {"n": FEWEST})
        told["size"] = self.size(row)
        told["month"] = month or self.month(row)
        told["unit"], told["unit_name"] = self.unit(name, told["month"])
        value, was_rounded = self.value(cell)
        told["value"] = value
        note = self.cell(row, self.at.get("note"))
        told["note"] = as_text(note).strip()[:200] if note is not None else None
        if told["month"] > self.known.today:
            raise ValueError(_("Måneden har ikke begynt ennå."))
        place = (told["unit"], told["month"])
        if place in self.named:
            raise ValueError(_("Enheten og måneden står også i rad %(row)s.") % {"row": self.named[place]})
        self.named[place] = number
        why = _("avrundet til to desimaler") if was_rounded else ""
        old = told["old"] = self.known.readings.get(place)
        if old is None:
            return NEW, why
        same = old.value == value and told["note"] in (None, old.note) and told["size"] in (None, old.size)
        return (UNCHANGED if same else CHANGED), why

    def size(self, row: list[Cell]) -> int | None:
        """Return how many people the row's figures are about; it must say where they are about employees."""
        people = self.people(row)
        if not self.known.is_about_people:
            return None
        if people is None:
            raise ValueError(_("Raden sier ikke hvor mange ansatte tallet gjelder."))
        if people != int(people) or people > MOST_PEOPLE:
            raise ValueError(_("Antall ansatte må være et helt tall."))
        return int(people)

    def people(self, row: list[Cell]) -> Decimal | None:
        """Return how many people a row speaks of. Raises ``ValueError`` for what is no number."""
        return read_figure(self.cell(row, self.at.get("people")), self.style)

    def month(self, row: list[Cell]) -> date:
        cell, year_cell = self.cell(row, self.at.get("period")), self.cell(row, self.at.get("year"))
        if cell is None:
            raise ValueError(_("Måneden mangler."))
        typed = as_text(year_cell).strip() if year_cell is not None else ""
        if typed and not (typed.isdecimal() and len(typed) == 4):
            raise ValueError(_("«%(text)s» er ikke et år.") % {"text": typed[:20]})
        first, last = read_month(cell, int(typed) if typed else None)
        if first != last:
            raise ValueError(_("En måling gjelder én måned."))
        return first

    def unit(self, name: str, month: date) -> tuple[int | None, str]:
        """Return the unit that a row names: the one of that name in the month, or the whole municipality."""
        if "unit" not in self.at or words_key(name) in _WHOLE:
            return None, str(_("Hele kommunen"))
        if not name:
            raise self.unknown(_("Raden sier ikke hvilken enhet den gjelder."))
        found = self.known.units.get(words_key(name), ())
        if not found:
            raise self.unknown(_("Enheten «%(name)s» finnes ikke.") % {"name": name[:60]})
        valid = [one for one in found if one[2] <= _last_of(month) and (one[3] is None or one[3] >= month)]
        if not valid:
            raise ValueError(_("Enheten «%(name)s» fantes ikke i måneden.") % {"name": name[:60]})
        if len(valid) > 1:
            raise ValueError(_("Flere enheter heter «%(name)s».") % {"name": name[:60]})
        return valid[0][0], valid[0][1]

    def unknown(self, words: str) -> Exception:
        return _LeftOut(words) if self.choices.unknown else ValueError(words)

    def value(self, cell: Cell) -> tuple[Decimal, bool]:
        figure = read_figure(_bare(cell), self.style)
        if figure is None:
            raise _LeftOut(_("uten tall"))
        if self.known.is_percent and self.choices.scale == SHARE:
            figure *= 100
        if self.known.is_percent and not 0 <= figure <= 100:
            raise ValueError(_("Prosenten må være fra 0 til 100."))
        if abs(figure) > MOST:
            raise ValueError(_("Tallet er for stort."))
        value = figure.quantize(Decimal("0.01"), rounding=ROUND_HALF_UP)
        return value, value != figure


def _last_of(month: date) -> date:
    """Return a day that no month goes beyond, for comparing with the first days of units."""
    return date(month.year, month.month, 28)
