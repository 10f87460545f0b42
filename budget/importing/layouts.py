"""Measures as tables for a file: one that the import reads back without loss, and one in the plan's usual form."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext as _

from omstilling.ui.exports import to_csv, to_xlsx
from omstilling.ui.rounding import rounded, rounding_note

from .catalogue import FIELDS, Field
from .choices import Existing

Table = tuple[list[str], list[list[Any]]]
_COMPUTED = frozenset({"row_ref", "row_type", "row_budget"})


def full_head(spec: Field) -> str:
    """Return a field's heading with unit and sign, as the import understands them."""
    if spec.kind == "effect":
        return _("%(label)s (kr, pluss er innsparing)") % {"label": spec.label}
    if spec.kind == "cost":
        return _("%(label)s (kr)") % {"label": spec.label}
    if spec.key == "fte_change":
        return _("%(label)s (minus er færre)") % {"label": spec.label}
    if spec.kind == "percent":
        return _("%(label)s (prosent)") % {"label": spec.label}
    return str(spec.label)


def full_table(measures: Sequence[Existing], options: Mapping[str, Mapping[str, str]]) -> Table:
    """Return every field of the measures and the amounts that are stated per year. Choices stand by their words."""
    fields = [spec for spec in FIELDS if spec.key not in _COMPUTED]
    years = sorted({year for measure in measures for year in measure.years})
    head = [full_head(spec) for spec in fields]
    head += [_("Oppgitt %(year)s (kr, pluss er innsparing)") % {"year": year} for year in years]
    rows = []
    for measure in measures:
        row: list[Any] = []
        for spec in fields:
            value: Any = {"number": measure.number, "title": measure.title}.get(spec.key, measure.values.get(spec.key))
            if spec.kind == "choice":
                value = options.get(spec.key, {}).get(str(value), value)
            row.append(None if value == "" else value)
        rows.append(row + [measure.years.get(year) for year in years])
    return head, rows


@dataclass(frozen=True)
class PlanRow:
    """A measure in the plan's form. ``years`` are kroner, plus is a saving; ``None`` is not calculated."""

    title: str
    kind: str = ""
    sector: str = ""
    years: Mapping[int, int | None] = field(default_factory=dict)


def plan_table(rows: Sequence[PlanRow], years: Sequence[int], price_year: int) -> Table:
    """Return the plan's usual form: years as columns, whole thousands, minus is a saving, a sum for each sector.

    Sums are of kroner and rounded by themselves; where the shown parts miss one, a last row says so. Where a measure
    has no amount the cell says so and the sum leaves it out.
    """
    head = [
        _("Tiltak (i 1000 kroner, minus er innsparing, faste %(year)s-priser)") % {"year": price_year},
        _("Vedtakstype"),
        _("Inv/Drift"),
        *[str(year) for year in years],
    ]
    sectors = list(dict.fromkeys(row.sector for row in rows))
    table: list[list[Any]] = []
    for sector in sectors:
        inside = [row for row in rows if row.sector == sector]
        for row in inside:
            amounts = [_thousands(row.years.get(year)) for year in years]
            table.append([row.title, row.kind, _("Drift"), *amounts])
        if len(sectors) > 1:
            name = sector or _("uten sektor")
            table.append([_("Sum %(sector)s") % {"sector": name}, None, None, *_sums(inside, years)])
    if rows:
        table.append([_("Sum tiltak"), None, None, *_sums(rows, years)])
    note = rounding_note(
        ([row.years.get(year) for row in inside], sum(row.years.get(year) or 0 for row in inside))
        for inside in [rows, *([row for row in rows if row.sector == sector] for sector in sectors)]
        for year in years
    )
    if note:
        table.append([note, *[None] * (2 + len(years))])
    return head, table


def _sums(rows: Sequence[PlanRow], years: Sequence[int]) -> list[Any]:
    return [_thousands(sum(row.years.get(year) or 0 for row in rows)) for year in years]


def _thousands(amount: int | None) -> int | str:
    if amount is None:
        return _("ikke beregnet")
    return rounded(-amount)


def as_file(table: Table, kind: str, title: str) -> bytes:
    """Return the table as ``csv`` or ``xlsx``. Text stays text in both; numbers are numbers."""
    head, rows = table
    return to_xlsx(head, rows, title=title) if kind == "xlsx" else to_csv(head, rows)
