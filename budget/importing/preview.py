"""The preview of an import: row by row what it will do, held against the file's own sums. Nothing here saves."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from omstilling.ui import formats

from .cells import Source
from .choices import Choices, Project, Value
from .header import Column, Layout, lay_out
from .matching import Change, plain
from .problems import Ask, Problem, Question
from .recognise import Facts, recognise
from .roles import MEASURE, ROLES
from .rows import DATA, TOTAL, RawRow, sort_rows

NEW, CHANGED, UNCHANGED, REFUSED, OUT = "new", "changed", "unchanged", "refused", "left_out"
AGREES, ROUNDING, DIFFERS, UNCHECKED = "agrees", "rounding", "differs", "unchecked"


@dataclass
class PreviewRow:
    """A row of the file and what becomes of it. Amounts are kroner, plus is a saving.

    ``values`` are what the file says; ``derived`` are values that follow from it, with ``derived_why`` told.
    """

    number: int
    label: str
    what: str
    role: str = ""
    suggested: str = ""
    why: str = ""
    status: str = OUT
    status_why: str = ""
    section: str = ""
    side: str = ""
    values: dict[str, Value] = field(default_factory=dict)
    derived: dict[str, Value] = field(default_factory=dict)
    derived_why: dict[str, str] = field(default_factory=dict)
    years: dict[int, int] = field(default_factory=dict)
    match: int | None = None
    decided: bool = False
    changes: list[Change] = field(default_factory=list)
    errors: list[Problem] = field(default_factory=list)
    warnings: list[Problem] = field(default_factory=list)
    same_name: tuple[int, ...] = ()

    @property
    def saves(self) -> bool:
        return self.status in {NEW, CHANGED}

    def to_save(self) -> dict[str, Value]:
        """Return the fields to write: those of a new row with what follows, or only those that change."""
        if self.status == NEW:
            found = {**self.derived, **self.values}
            return {key: value for key, value in found.items() if key != "number" and not key.startswith("row_")}
        return {change.field: change.new for change in self.changes if change.year is None}

    def years_to_save(self) -> dict[int, int]:
        if self.status == NEW:
            return dict(self.years)
        return {change.year: self.years[change.year] for change in self.changes if change.year is not None}

    def to_json(self) -> dict[str, Any]:
        kept = asdict(self)
        for key in ("values", "derived"):
            kept[key] = {name: plain(value) for name, value in kept[key].items()}
        kept["years"] = {str(year): amount for year, amount in self.years.items()}
        kept["changes"] = [
            {**change, "old": plain(change["old"]), "new": plain(change["new"])} for change in kept["changes"]
        ]
        kept["same_name"] = list(self.same_name)
        return kept


@dataclass(frozen=True)
class SumCheck:
    """A sum of the file's own held against its rows. ``columns``: heading, stated and computed in the file's unit."""

    row: int
    label: str
    verdict: str
    parts: int
    columns: tuple[tuple[str, Decimal | None, Decimal], ...]
    text: str

    def to_json(self) -> dict[str, Any]:
        return {
            **asdict(self),
            "columns": [[head, None if a is None else str(a), str(b)] for head, a, b in self.columns],
        }


@dataclass(frozen=True)
class Analysis:
    """What can be told of a file before anything is asked: columns, rows, unit and sign, and the open questions."""

    source: Source
    choices: Choices
    layout: Layout
    rows: list[RawRow]
    facts: Facts

    @property
    def questions(self) -> tuple[Question, ...]:
        return self.facts.questions


@dataclass
class Preview:
    """Everything the page or the command shows before «Importer»."""

    source: Source
    choices: Choices
    columns: tuple[Column, ...]
    facts: Facts
    rows: list[PreviewRow]
    sums: list[SumCheck]
    years: tuple[int, ...]
    outside_years: tuple[int, ...]
    warnings: list[str]
    unknown_names: dict[str, list[str]]

    @property
    def read(self) -> list[PreviewRow]:
        return [row for row in self.rows if row.what == DATA and row.role in ROLES]

    @property
    def left_out(self) -> list[PreviewRow]:
        return [row for row in self.rows if row.status == OUT]

    @property
    def refused(self) -> list[PreviewRow]:
        return [row for row in self.rows if row.status == REFUSED]

    @property
    def can_import(self) -> bool:
        return not self.refused and any(row.saves for row in self.rows)

    def counts(self) -> dict[str, int]:
        """Return how many rows there are of each role, status and kind left out."""
        found = Counter({"read": len(self.read), "total_rows": len(self.rows)})
        for row in self.rows:
            found[f"status_{row.status}"] += 1
            if row.role in ROLES:
                found[row.role] += 1
            else:
                found[f"out_{row.what}"] += 1
        return dict(found)

    def sentence(self) -> str:
        """Say in words how many rows were read as what, and what was left out."""
        counts = self.counts()
        parts = [
            formats.plural(counts.get("measure", 0), _("tiltak"), _("tiltak")),
            formats.plural(counts.get("base", 0), _("basisbudsjett"), _("basisbudsjett")),
            formats.plural(counts.get("technical", 0), _("teknisk justering"), _("tekniske justeringer")),
        ]
        text = _("%(read)s lest: %(parts)s.") % {
            "read": formats.plural(counts["read"], _("rad"), _("rader")),
            "parts": formats.join_and(parts),
        }
        out = [
            formats.plural(counts[key], one, many)
            for key, one, many in (
                ("out_total", _("sum"), _("summer")),
                ("out_heading", _("overskrift"), _("overskrifter")),
                ("out_note", _("merknad"), _("merknader")),
                ("out_blank", _("tom rad"), _("tomme rader")),
                ("out_data", _("rad valgt bort"), _("rader valgt bort")),
            )
            if counts.get(key)
        ]
        return f"{text} {_('Utelatt: %(parts)s.') % {'parts': formats.join_and(out)}}" if out else text

    def effect_of_measures(self) -> dict[int, int]:
        """Return what the rows taken for measures give in each year: kroner, plus is a saving."""
        found = dict.fromkeys(self.years, 0)
        for row in self.read:
            if row.role == MEASURE and row.status != REFUSED:
                for year, amount in row.years.items():
                    found[year] += amount
        return found

    def summary(self) -> dict[str, Any]:
        """Return what a finished import keeps of its preview."""
        return {
            "counts": self.counts(),
            "sentence": self.sentence(),
            "unit": self.facts.unit,
            "sign": self.facts.sign,
            "price_year": self.facts.price_year,
            "years": list(self.years),
            "outside_years": list(self.outside_years),
            "sums": [check.to_json() for check in self.sums],
            "warnings": self.warnings,
            "mapping": self.mapping(),
        }

    def mapping(self) -> dict[str, str]:
        """Return the headings as they are remembered, each with its field; year columns remember themselves."""
        return {column.key: column.field for column in self.columns if column.key and column.field != "year"}

    def to_json(self) -> dict[str, Any]:
        return {
            **self.summary(),
            "columns": [column.to_json() for column in self.columns],
            "rows": [row.to_json() for row in self.rows],
            "unknown_names": self.unknown_names,
        }


def analyse(source: Source, choices: Choices | None = None, remembered: Mapping[str, str] | None = None) -> Analysis:
    """Return columns, rows and what is known of the figures. Raises ``ImportRefused`` for what is no list."""
    choices = choices or Choices()
    layout = lay_out(source, header_row=choices.header_row, chosen=choices.columns, remembered=remembered)
    kept = frozenset(number for number, role in choices.roles.items() if role in ROLES)
    rows = sort_rows(source.rows, layout, kept)
    return Analysis(source, choices, layout, rows, recognise(layout, rows, choices, source.sheet))


def preview(analysis: Analysis, project: Project) -> Preview:
    """Return the preview. Raises ``Ask`` while a question is open."""
    from .building import Builder

    if analysis.questions:
        raise Ask(analysis.questions)
    return Builder(analysis, project).build()


def check_sums(analysis: Analysis) -> list[SumCheck]:
    """Hold each sum of the file against what it adds up."""
    headings = [column.header for column in analysis.layout.amounts]
    return [_check(row, headings) for row in analysis.rows if row.what == TOTAL]


def _check(row: RawRow, headings: list[str]) -> SumCheck:
    found = row.sum_found
    label = row.label or _("uten navn")
    told: dict[str, Any] = {"label": label, "row": row.number}
    if found is None:
        text = _("«%(label)s» i rad %(row)s er merket som sum, men det er ingen rader å holde den mot.") % told
        return SumCheck(row.number, label, UNCHECKED, 0, (), text)
    columns = tuple(zip(headings, row.figures, found.computed, strict=True))
    told["parts"] = _("delsummene over") if found.of_sums else formats.plural(found.parts, _("rad"), _("rader"))
    wrong = [(head, stated, computed) for head, stated, computed in columns if stated not in (None, computed)]
    if not wrong:
        told["sum"] = figure_text(next((stated for _head, stated, _sum in columns if stated is not None), Decimal(0)))
        text = _("«%(label)s» i rad %(row)s stemmer: %(parts)s gir %(sum)s, som fila skriver.") % told
        return SumCheck(row.number, label, AGREES, found.parts, columns, text + _leaves(row))
    _head, stated, computed = wrong[0]
    alike = [head for head, *figures in wrong if figures == [stated, computed]]
    told.update(
        heads=formats.join_and(alike),
        stated=figure_text(stated or Decimal(0)),
        computed=figure_text(computed),
        difference=figure_text(abs((stated or Decimal(0)) - computed)),
        more=_(" Også andre kolonner avviker.") if len(alike) < len(wrong) else "",
    )
    if found.is_rounding:
        text = _(
            "«%(label)s» i rad %(row)s: %(parts)s gir %(computed)s, fila skriver %(stated)s (%(heads)s). "
            "Forskjellen på %(difference)s er en avrunding i kilden.%(more)s"
        )
        return SumCheck(row.number, label, ROUNDING, found.parts, columns, text % told)
    text = _(
        "«%(label)s» i rad %(row)s stemmer ikke: %(parts)s gir %(computed)s, fila skriver %(stated)s (%(heads)s). "
        "Forskjellen er %(difference)s.%(more)s"
    )
    return SumCheck(row.number, label, DIFFERS, found.parts, columns, text % told)


def _leaves(row: RawRow) -> str:
    """Say what the rows themselves come to where a sum of sums hides their rounding."""
    found = row.sum_found
    if found is None or not found.of_sums or found.of_leaves == found.computed:
        return ""
    return _(" Radene selv gir %(sum)s; forskjellen ligger i delsummene.") % {"sum": figure_text(found.of_leaves[0])}


def figure_text(figure: Decimal) -> str:
    """Return a figure in the file's own unit."""
    return formats.number(figure, max(0, min(3, -int(figure.as_tuple().exponent))), trim=True)
