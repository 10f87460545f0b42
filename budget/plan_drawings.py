"""The drawings of the financial plan and of the investments."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from django.utils.translation import gettext as _

from omstilling.ui import formats
from omstilling.ui.charts import Columns, Item, Kind, Part, PerYear, Year

from .drawings import kind_of
from .ladder import DECIDED_STEPS, ORDER
from .selectors import PlanStatus
from .selectors.investments import InvestmentLine


def needs(plan: PlanStatus) -> PerYear:
    """Return what the decided measures give each year of the plan beside what the year needs."""
    return needs_of(
        Year(
            str(column.year),
            (
                *(
                    Part(kind_of(step), column.level.amounts.get(step, 0))
                    for step in reversed(ORDER)
                    if step in DECIDED_STEPS and column.level.amounts.get(step)
                ),
                *([Part(Kind.RUNNING, column.level.running)] if column.level.running else []),
            ),
            column.need,
        )
        for column in plan.columns
    )


def needs_of(years: Iterable[Year]) -> PerYear:
    """Return the same from the decided layers of each year, with its need as what is to be reached."""
    return PerYear(_("Omstillingsbehovet og det som er vedtatt, per budsjettår"), tuple(years), _("Behov"))


def invested(lines: Sequence[InvestmentLine]) -> Columns | None:
    """Return what is invested in the years that are stated; nothing when fewer than two are."""
    items = tuple(Item(str(line.year), line.amount, Kind.PLAIN) for line in lines if line.amount is not None)
    if len(items) < 2:
        return None
    return Columns(_("Investert per år"), items, _("Mill. kr"), show=formats.mnok_bare)
