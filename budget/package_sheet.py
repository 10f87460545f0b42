"""A package as a sheet: a row for each measure with its choice and what it gives, then the sums."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _

from .packages_math import Sums, Switch
from .selectors.packages import Ground, switches_of


def sheet(base: Ground, stored: Mapping[int, Switch]) -> tuple[list[str], list[list[Any]]]:
    """Return the head and the rows: whole kroner, plus is a saving; what is off gives 0, and unknown is empty."""
    switches = switches_of(base.measures, stored)
    result = base.result(switches)
    told = {"price": base.status.price_year, "year": base.status.year}
    head = [
        _("Nr."),
        _("Tiltak"),
        _("Sektor"),
        _("Trinn"),
        _("Med i pakken"),
        _("Utsatt, måneder"),
        _("Omfang, prosent"),
        _("Virker fra"),
        *(_("%(year)s, kr i %(price)s-priser (pluss er innsparing)") % {**told, "year": y} for y in base.years),
        _("Helårsnivå etter planen, kr"),
        _("Teller mot målet for %(year)s, kr") % told,
        _("Endring i årsverk (minus er færre)"),
    ]
    known = {measure.number: measure for measure in base.measures}
    rows: list[list[Any]] = []
    for row in result.rows:
        measure = known[row.number]
        rows.append(
            [
                row.number,
                row.title,
                row.sector,
                measure.step.word,
                row.switch.on,
                row.switch.delay,
                row.switch.scale,
                row.starts,
                *(row.years[year] for year in base.years),
                row.level_after,
                row.counted,
                row.fte,
            ]
        )
    total = result.total
    rows.append(_sums(_("Sum av varige tiltak, uten overlapp"), total, base.years))
    running, targets = base.running, base.targets
    year = base.status.year
    rows += [
        _line(_("Drift av investeringer"), [*(running[y] for y in base.years), None, running[year]]),
        _line(_("Mål"), [*(targets.get(y) for y in base.years), None, targets.get(year)]),
        _line(_("Mangler"), [*(result.missing[y] for y in base.years), None, result.missing_counted]),
        _sums(_("Ved siden av målet: ikke varige tiltak"), result.beside, base.years),
    ]
    return head, rows


def _sums(label: str, sums: Sums, years: tuple[int, ...]) -> list[Any]:
    return [*_line(label, [*(sums.years[y] for y in years), sums.level_after, sums.counted])[:-1], sums.fte]


def _line(label: str, amounts: list[Any]) -> list[Any]:
    return [None, label, *[None] * 6, *amounts, None]
