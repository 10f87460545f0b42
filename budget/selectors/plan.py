"""The financial plan: what each year needs beside what measures give, the budget lines, and the plan as it is written.

A year is a level against the base budget; years are never added. What measures give is ``target_status``'s figure.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import QuerySet, Sum
from django.utils.translation import gettext as _

from omstilling.ui import formats
from projects.access import question
from projects.models import Project

from ..models import BudgetAmount, BudgetLine, BudgetNote, LineKind, PlanYear
from .rows import MeasureRow, measures_for, row_of
from .status import target_status
from .target import TargetStatus, YearLevel

#: The parts of the plan in the order in which they stand.
ORDER = (LineKind.BASE, LineKind.TECHNICAL, LineKind.MEASURE)


@dataclass(frozen=True, slots=True)
class PlanColumn:
    """One year of the plan. ``need`` is what is missing before any measure, ``left`` what net decided leaves of it."""

    year: int
    row: PlanYear | None
    level: YearLevel

    @property
    def base_budget(self) -> int | None:
        return self.row.base_budget if self.row else None

    @property
    def need(self) -> int | None:
        return self.row.need if self.row else None

    @property
    def source(self) -> str:
        return self.row.source if self.row else ""

    @property
    def left(self) -> int | None:
        """What is missing when the decided measures and the running of investments are counted; never below zero."""
        return None if self.need is None else max(self.need - self.level.net_decided, 0)

    @property
    def over(self) -> int:
        """How much more than the need is decided; 0 while something is missing or the need is unknown."""
        return 0 if self.need is None else max(self.level.net_decided - self.need, 0)

    @property
    def left_with_proposals(self) -> int | None:
        """What would be missing if every proposal were adopted."""
        return None if self.need is None else max(self.need - self.level.net_total, 0)

    @property
    def proposed(self) -> int:
        """What the proposals would give in addition."""
        return self.level.total - self.level.decided


@dataclass(frozen=True, slots=True)
class PlanStatus:
    """The four years of the plan, as this reader may see them."""

    columns: tuple[PlanColumn, ...]
    status: TargetStatus
    price_year: int

    @property
    def has_needs(self) -> bool:
        return any(column.need is not None for column in self.columns)

    @property
    def has_example_figures(self) -> bool:
        return self.status.has_example_figures or any(
            c.row is not None and c.row.is_example_figure for c in self.columns
        )

    @property
    def shown(self) -> PlanColumn | None:
        """The year that the lead speaks of: the target year when its need is stated, else the first that is."""
        known = [column for column in self.columns if column.need is not None]
        return next((c for c in known if c.year == self.status.year), known[0] if known else None)

    @property
    def sentence(self) -> str:
        """The lead of the page."""
        column = self.shown
        if column is None or column.need is None:
            return _("Omstillingsbehovet er ikke oppgitt for noen av årene.")
        words = {
            "year": column.year,
            "need": formats.mnok(column.need),
            "decided": formats.mnok(column.level.net_decided),
            "left": formats.mnok(column.left),
            "over": formats.mnok(column.over),
        }
        if not column.need:
            return _("I %(year)s er det ikke noe omstillingsbehov før tiltak.") % words
        if column.over:
            return (
                _("I %(year)s mangler %(need)s før tiltak. Vedtatte tiltak gir %(decided)s, %(over)s mer enn det.")
                % words
            )
        if not column.left:
            return _("I %(year)s mangler %(need)s før tiltak, og vedtatte tiltak dekker det.") % words
        return (
            _("I %(year)s mangler %(need)s før tiltak. Vedtatte tiltak gir %(decided)s, og %(left)s gjenstår.") % words
        )


def plan_status(project: Project, user: Any, today: date) -> PlanStatus:
    """Return the plan's years beside what measures give. One query beside those of ``target_status``."""
    return needs_of(project, user, target_status(project, user, today))


def needs_of(project: Project, user: Any, status: TargetStatus) -> PlanStatus:
    """Return the plan's years beside what measures give, as ``status`` has it. One query."""
    found = PlanYear.objects.active().visible_to(user).filter(project=project)
    rows = {row.year: row for row in found}
    columns = tuple(PlanColumn(level.year, rows.get(level.year), level) for level in status.years)
    return PlanStatus(columns, status, project.price_year)


# Budget lines


def lines_for(project: Project, user: Any) -> QuerySet[BudgetLine]:
    """Return the lines in the plan that the user may see."""
    found: QuerySet[BudgetLine] = BudgetLine.objects.active().filter(project=project).visible_to(user)
    return found.select_related("budget_area", "unit", "measure")


def amounts_of(lines: Iterable[Any]) -> dict[int, dict[int, int]]:
    """Return the amounts of lines: by line, then by year. One query."""
    found: dict[int, dict[int, int]] = defaultdict(dict)
    rows = BudgetAmount.objects.active().filter(line__in=[line.pk for line in lines])
    for line, year, amount in rows.order_by("year").values_list("line_id", "year", "amount"):
        found[line][year] = amount
    return found


def sums_of_lines(lines: QuerySet[BudgetLine]) -> dict[int, int]:
    """Return what a list of lines adds up to, year by year. One query."""
    rows = BudgetAmount.objects.active().filter(line__in=lines.order_by().values("pk")).order_by()
    return dict(rows.values_list("year").annotate(total=Sum("amount")))


def rows_of_lines(lines: Iterable[BudgetLine], project: Project, user: Any, today: date) -> dict[int, MeasureRow]:
    """Return the measures that lines take up, each on its step, by the measure's key. One query."""
    wanted = {line.measure_id for line in lines if line.measure_id is not None}
    found = {}
    for measure in measures_for(project, user, today).filter(pk__in=wanted) if wanted else ():
        measure.project = project
        found[measure.pk] = row_of(measure, project, today)
    return found


@question
def _line_sums(project: Project, user: Any) -> QuerySet[Any]:
    rows = (
        BudgetAmount.objects.active()
        .visible_to(user)
        .filter(line__project=project, line__withdrawn_at__isnull=True, line__kind=LineKind.MEASURE)
    )
    found: QuerySet[Any] = rows.order_by().values_list("year", "line__budget_area_id")
    return found.annotate(total=Sum("amount"))


def measure_line_sums(project: Project, user: Any) -> dict[tuple[int, int | None], int]:
    """Return what the lines that take up measures add up to, by year and budget area. One query."""
    return {(year, area): total for year, area, total in _line_sums(project, user)}


@dataclass(frozen=True, slots=True)
class NoteRow:
    """A budget note beside what the lines add up to for the same year and area."""

    note: BudgetNote
    lines: int

    @property
    def difference(self) -> int:
        """The lines less the note: zero when they agree."""
        return self.lines - self.note.amount


def note_row(note: BudgetNote, sums: dict[tuple[int, int | None], int]) -> NoteRow:
    """Hold a note against the sums: a note without an area speaks of every line of the year."""
    if note.budget_area_id is not None:
        return NoteRow(note, sums.get((note.year, note.budget_area_id), 0))
    return NoteRow(note, sum(total for (year, _area), total in sums.items() if year == note.year))


def note_rows(project: Project, user: Any) -> list[NoteRow]:
    """Return every budget note beside the lines. Two queries."""
    sums = measure_line_sums(project, user)
    found = BudgetNote.objects.active().visible_to(user).filter(project=project).select_related("budget_area")
    return [note_row(note, sums) for note in found]


# The plan in its usual form


@dataclass(frozen=True, slots=True)
class SheetLine:
    """A line of the plan with an amount per year of the plan; plus is a saving, as everywhere inside the portal."""

    line: BudgetLine
    amounts: tuple[int | None, ...]


@dataclass(frozen=True, slots=True)
class SheetPart:
    """A part of the plan: base budget, technical adjustments, or measures."""

    kind: str
    label: str
    lines: tuple[SheetLine, ...]
    sums: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class PlanSheet:
    """The lines with years as columns. A file of it writes a saving as minus, as plans do; ``parts`` does not."""

    years: tuple[int, ...]
    parts: tuple[SheetPart, ...]
    sums: tuple[int, ...]
    count: int


def plan_sheet(project: Project, user: Any) -> PlanSheet:
    """Return the plan's lines, part by part. Two queries."""
    years = tuple(project.plan_years)
    lines = list(lines_for(project, user).order_by("budget_area__code", "number"))
    for line in lines:
        line.project = project
    rows = BudgetAmount.objects.active().visible_to(user).filter(line__project=project, year__in=years)
    amounts: dict[int, dict[int, int]] = defaultdict(dict)
    for key, year, amount in rows.order_by().values_list("line_id", "year", "amount"):
        amounts[key][year] = amount
    parts = []
    for kind in ORDER:
        mine = tuple(
            SheetLine(line, tuple(amounts[line.pk].get(year) for year in years)) for line in lines if line.kind == kind
        )
        if mine:
            parts.append(SheetPart(kind.value, str(kind.label), mine, _sums(mine, len(years))))
    whole = tuple(sum(column) for column in zip(*(part.sums for part in parts), strict=True)) or (0,) * len(years)
    return PlanSheet(years, tuple(parts), whole, len(lines))


def _sums(lines: Iterable[SheetLine], width: int) -> tuple[int, ...]:
    sums = [0] * width
    for line in lines:
        for at, amount in enumerate(line.amounts):
            sums[at] += amount or 0
    return tuple(sums)
