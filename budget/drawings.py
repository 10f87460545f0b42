"""The drawings of the target: made from ``TargetStatus`` here, and shown on pages and paper alike."""

from __future__ import annotations

from collections.abc import Iterable

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from omstilling.ui import formats
from omstilling.ui.charts import (
    DECIDED_KINDS,
    KIND_WORDS,
    Item,
    Kind,
    Part,
    PerYear,
    Spread,
    Stacked,
    Staircase,
    Waterfall,
    Year,
)
from omstilling.ui.charts import Step as Stair
from omstilling.ui.markup import esc

from .forecast import Forecast
from .ladder import ORDER, Step
from .selectors import MeasureRow, TargetStatus, YearLevel
from .selectors.fallen import Fallen
from .selectors.sectors import SectorStatus


def kind_of(step: Step) -> Kind:
    """Return the look of a step."""
    return Kind(step.value)


def staircase(status: TargetStatus) -> Staircase:
    """Return the way to the target, step by step."""
    stairs = tuple(Stair(kind_of(s.step), s.amount, s.count) for s in status.steps)
    return stairs_of(status.year, stairs, status.target, status.running)


def stairs_of(year: int, stairs: tuple[Stair, ...], target: int | None, running: int) -> Staircase:
    """Return the way to the target of a year from kroner a year on each step; ``running`` is what investments do."""
    return Staircase(_("Veien til målet for %(year)s") % {"year": year}, stairs, target, running)


def waterfall(status: TargetStatus) -> Waterfall | None:
    """Return what is left of the target as each decided step takes its part; nothing without a target."""
    steps = ((kind_of(s.step), s.amount) for s in status.steps)
    return falling_from(status.year, status.target, steps, status.running)


def falling_from(year: int, target: int | None, steps: Iterable[tuple[Kind, int]], running: int) -> Waterfall | None:
    """Return the same from kroner a year on each step, the least certain first."""
    if target is None:
        return None
    decided = [(kind, n) for kind, n in reversed([*steps]) if kind in DECIDED_KINDS and (n or kind is Kind.DECIDED)]
    changes = [Item(KIND_WORDS[kind], -amount, kind) for kind, amount in decided]
    if running:
        changes.append(Item(KIND_WORDS[Kind.RUNNING], -running, Kind.RUNNING))
    covered = sum(amount for _kind, amount in decided) + running > target
    return Waterfall(
        _("Fra målet for %(year)s til det som mangler vedtak") % {"year": year},
        Item(_("Mål"), target, Kind.PLAIN),
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
    return stacked_of(rows) if rows else None


def stacked_of(rows: tuple[Year, ...]) -> Stacked:
    """Return what sectors give, from a row for each."""
    return Stacked(_("Virkning per sektor"), rows)


def spread(found: Forecast) -> Spread:
    """Return what the target year may get as the forecast has it."""
    return spread_of(found.target_year, found.full_year.percentiles, found.target)


def spread_of(year: int, percentiles: tuple[int, ...], target: int | None) -> Spread:
    """Return the same from its percentiles, in kroner a year."""
    return Spread(_("Varig virkning i %(year)s") % {"year": year}, percentiles, target)


def per_year(status: TargetStatus) -> PerYear:
    """Return the level of each plan year, the most certain step at the bottom."""
    return of_levels(status.years)


def of_levels(levels: Iterable[YearLevel]) -> PerYear:
    """Return the level of each of some years."""
    return years_of(
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


def years_of(years: Iterable[Year]) -> PerYear:
    """Return the same from layers for each year."""
    return PerYear(_("Virkning av varige tiltak per budsjettår"), tuple(years))


def of_measure(row: MeasureRow) -> PerYear | None:
    """Return one measure's level per year; nothing when it cannot be calculated."""
    if any(effect is None for effect in row.effects.values()):
        return None
    years = tuple(Year(str(year), (Part(kind_of(row.step), effect or 0),)) for year, effect in row.effects.items())
    return PerYear(_("Virkning per budsjettår"), years)


def fallen_list(found: Fallen) -> SafeString:
    """Return the list of what changed: first what fell off, then what came. No template, for there may be many."""
    items = "".join(
        f'<li><a class="ds-link" href="{esc(one.measure.get_absolute_url())}">{one.measure.number} '
        f'{esc(one.measure.title)}</a>\n<p class="ds-paragraph subtle">{esc(one.told)}</p></li>\n'
        for one in (*found.down, *found.up)
    )
    return SafeString(f'<ul class="link-list text fallen">{items}</ul>')
