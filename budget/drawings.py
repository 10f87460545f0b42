"""The drawings of the target: made from ``TargetStatus`` here, and shown on pages and paper alike."""

from __future__ import annotations

from django.utils.translation import gettext as _

from omstilling.ui.charts import Kind, Part, PerYear, Staircase, Year
from omstilling.ui.charts import Step as Stair

from .ladder import ORDER, Step
from .selectors import MeasureRow, TargetStatus


def kind_of(step: Step) -> Kind:
    """Return the look of a step."""
    return Kind(step.value)


def staircase(status: TargetStatus) -> Staircase:
    """Return the way to the target, step by step."""
    title = _("Veien til målet for %(year)s") % {"year": status.year}
    stairs = tuple(Stair(kind_of(s.step), s.amount, s.count) for s in status.steps)
    return Staircase(title, stairs, status.target, status.running)


def per_year(status: TargetStatus) -> PerYear:
    """Return the level of each plan year, the most certain step at the bottom."""
    years = tuple(
        Year(
            str(level.year),
            (
                *(Part(kind_of(step), level.amounts[step]) for step in reversed(ORDER) if level.amounts[step]),
                *([Part(Kind.RUNNING, level.running)] if level.running else []),
            ),
            level.target,
        )
        for level in status.years
    )
    return PerYear(_("Virkning av varige tiltak per budsjettår"), years)


def of_measure(row: MeasureRow) -> PerYear | None:
    """Return one measure's level per year; nothing when it cannot be calculated."""
    if any(effect is None for effect in row.effects.values()):
        return None
    years = tuple(Year(str(year), (Part(kind_of(row.step), effect or 0),)) for year, effect in row.effects.items())
    return PerYear(_("Virkning per budsjettår"), years)
