"""The municipal year: what the secretary has entered, the meetings of the council, and the holidays."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import QuerySet
from django.db.models.functions import Coalesce

from omstilling.ui.addresses import address
from omstilling.ui.charts import Band

from ..access import question
from ..holidays import breaks, holidays
from ..models import Phase, Project, YearMark, YearMarkKind
from ..year_days import days_told


@dataclass(frozen=True, slots=True)
class YearRow:
    """A day or a period of the year. ``mark`` is the row that the secretary has entered, where it is one."""

    kind: str
    title: str
    first: date
    last: date
    url: str = ""
    mark: YearMark | None = None

    @property
    def word(self) -> str:
        return str(YearMarkKind(self.kind).label)

    @property
    def is_period(self) -> bool:
        return self.last > self.first

    @property
    def band(self) -> Band:
        return Band(self.title, self.first, self.last if self.is_period else None, self.kind)


@question
def _marks(project: Project, user: Any, first: date, last: date) -> QuerySet[YearMark]:
    found = YearMark.objects.visible_to(user).active().filter(project=project, starts_on__lte=last)
    return found.alias(ends=Coalesce("ends_on", "starts_on")).filter(ends__gte=first).order_by("starts_on", "pk")


@question
def _phases(project: Project, user: Any) -> QuerySet[Phase]:
    found = Phase.objects.visible_to(user).active().filter(project=project, starts_on__isnull=False)
    return found.order_by("starts_on", "order", "pk")


def phase_bands(project: Project, user: Any) -> tuple[Band, ...]:
    """Return the phases that have a start, as bands. One query."""
    return tuple(
        Band(phase.title, phase.starts_on, phase.ends_on)
        for phase in _phases(project, user)
        if phase.starts_on is not None
    )


def entered(project: Project, user: Any, first: date, last: date) -> list[YearRow]:
    """Return what is entered or told of from other floors, within some days. One query of our own."""
    rows = [
        YearRow(mark.kind, mark.title, mark.starts_on, mark.ends_on or mark.starts_on, "", mark)
        for mark in _marks(project, user, first, last)
    ]
    own = {(row.kind, row.first) for row in rows}
    rows += [
        YearRow(one.kind, one.title, one.day, one.day, one.url)
        for one in days_told(project, user, first, last)
        if (one.kind, one.day) not in own
    ]
    return rows


def year_rows(project: Project, user: Any, year: int) -> list[YearRow]:
    """Return everything of a year by date, the public holidays too."""
    first, last = date(year, 1, 1), date(year, 12, 31)
    rows = entered(project, user, first, last)
    rows += [YearRow(YearMarkKind.HOLIDAY, str(name), day, day) for day, name in holidays(year)]
    return sorted(rows, key=lambda row: (row.first, row.last, row.title))


def mark_bands(project: Project, user: Any, span: tuple[date, date]) -> tuple[Band, ...]:
    """Return what lies behind the plan's drawing: what is entered, and the weeks of Easter and Christmas."""
    first, last = span
    rows = entered(project, user, first, last)
    found = [row.band for row in rows]
    for year in range(first.year, last.year + 1):
        found += [Band(str(name), a, b, YearMarkKind.HOLIDAY) for a, b, name in breaks(year)]
    return tuple(sorted(found, key=lambda band: (band.first, band.label)))


def years_of(project: Project, today: date) -> list[int]:
    """Return the years that the wheel is shown for: those of the project and the next, and the one that is now."""
    first = project.starts_on.year if project.starts_on is not None else today.year - 1
    last = max(today.year + 1, project.target_year)
    return list(range(min(first, today.year), min(last, today.year + 10) + 1))


def address_of_year(project: Project, year: int) -> str:
    """Return the address of a year's wheel."""
    return f"{address('projects:year_wheel', project.slug)}?ar={year}"
