"""The drawings of the target: made from ``TargetStatus`` here, and shown on pages and paper alike."""

from __future__ import annotations

from collections.abc import Iterable

from django.utils.translation import gettext as _

from omstilling.ui import formats
from omstilling.ui.charts import KIND_WORDS, Item, Kind, Part, PerYear, Stacked, Staircase, Waterfall, Year
from omstilling.ui.charts import Step as Stair

from .ladder import DECIDED_STEPS, ORDER, Step
from .selectors import MeasureRow, TargetStatus, YearLevel
from .selectors.sectors import SectorStatus


def kind_of(step: Step) -> Kind:
    """Return the look of a step."""
    return Kind(step.value)


def staircase(status: TargetStatus) -> Staircase:
    """Return the way to the target, step by step."""
    title = _("Veien til målet for %(year)s") % {"year": status.year}
    stairs = tuple(Stair(kind_of(s.step), s.amount, s.count) for s in status.steps)
    return Staircase(title, stairs, status.target, status.running)


def waterfall(status: TargetStatus) -> Waterfall | None:
    """Return what is left of the target as each decided step takes its part; nothing without a target."""
    if status.target is None:
        return None
    steps = [s for s in reversed(status.steps) if s.step in DECIDED_STEPS and (s.amount or s.step is Step.DECIDED)]
    changes = [Item(KIND_WORDS[kind_of(s.step)], -s.amount, kind_of(s.step)) for s in steps]
    if status.running:
        changes.append(Item(KIND_WORDS[Kind.RUNNING], -status.running, Kind.RUNNING))
    covered = status.net_decided > status.target
    return Waterfall(
        _("Fra målet for %(year)s til det som mangler vedtak") % {"year": status.year},
        Item(_("Mål"), status.target, Kind.PLAIN),
        tuple(changes),
        _("Mer enn målet") if covered else _("Mangler vedtak"),
        show=formats.mnok_bare,
        head=_("Mill. kr"),
    )


def per_sector(sectors: SectorStatus, year: int) -> Stacked | None:
    """Return what each sector gives toward the target, the most certain step first; nothing without any."""
    rows = tuple(
        Year(
            row.unit.name if row.unit else _("Uten sektor"),
            tuple(Part(kind_of(step), row.amounts[step]) for step in reversed(ORDER) if row.amounts.get(step)),
            row.targets.get(year),
        )
        for row in sectors.rows
        if row.count or row.targets.get(year) is not None
    )
    return Stacked(_("Virkning per sektor"), rows) if rows else None


def per_year(status: TargetStatus) -> PerYear:
    """Return the level of each plan year, the most certain step at the bottom."""
    return of_levels(status.years)


def of_levels(levels: Iterable[YearLevel]) -> PerYear:
    """Return the level of each of some years."""
    years = tuple(
        Year(
            str(level.year),
            (
                *(Part(kind_of(step), level.amounts[step]) for step in reversed(ORDER) if level.amounts[step]),
                *([Part(Kind.RUNNING, level.running)] if level.running else []),
            ),
            level.target,
        )
        for level in levels
    )
    return PerYear(_("Virkning av varige tiltak per budsjettår"), years)


def of_measure(row: MeasureRow) -> PerYear | None:
    """Return one measure's level per year; nothing when it cannot be calculated."""
    if any(effect is None for effect in row.effects.values()):
        return None
    years = tuple(Year(str(year), (Part(kind_of(row.step), effect or 0),)) for year, effect in row.effects.items())
    return PerYear(_("Virkning per budsjettår"), years)
