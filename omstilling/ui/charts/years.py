"""The effect per budget year: stacked columns with the target of each year. A year is a level, never an increment."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from omstilling.ui import formats
from omstilling.ui.charts.bars import Scale, domain
from omstilling.ui.charts.data import KIND_WORDS, Table, Words, sentence
from omstilling.ui.charts.svg import LOOKS, SMALL, WIDE, Drawing, Kind, measure
from omstilling.ui.rounding import rounding_note

TOP, BOTTOM = 30.0, 240.0


@dataclass(frozen=True, slots=True)
class Part:
    """One layer of a column, in kroner; minus is drawn below the zero line."""

    kind: Kind
    amount: int


@dataclass(frozen=True, slots=True)
class Year:
    """One column: a label such as «2011», its layers from the zero line outwards, and the year's target."""

    label: str
    parts: tuple[Part, ...]
    target: int | None = None

    @property
    def total(self) -> int:
        """The level of the year: the sum of its layers."""
        return sum(part.amount for part in self.parts)

    def cells(self, kinds: Iterable[Kind]) -> list[str]:
        """Return the amount of each kind, for a table."""
        return [formats.thousands(sum(part.amount for part in self.parts if part.kind is kind)) for kind in kinds]

    def words(self, goal: str) -> str:
        """Return the column in words; ``goal`` is what the target is called inside a sentence."""
        parts = [f"{str(KIND_WORDS[part.kind]).lower()} {formats.mnok(part.amount)}" for part in self.parts]
        if self.target is not None:
            parts.append(f"{goal} {formats.mnok(self.target)}")
        return f"{self.label}: {formats.join_and(parts) or formats.mnok(0)}"


def kinds_in(columns: Iterable[Year]) -> list[Kind]:
    """Return the layers that occur, in the order of the ladder."""
    used = {part.kind for column in columns for part in column.parts}
    return [kind for kind in Kind if kind in used]


def year_note(columns: Iterable[Year]) -> str:
    """Return what stands under a table of columns whose shown layers do not add up to the shown sum."""
    return rounding_note(([part.amount for part in column.parts], column.total) for column in columns)


def domain_of(columns: Sequence[Year]) -> tuple[float, float]:
    """Return the lowest and the highest that a scale for the columns must hold, targets too."""
    ends = [sum(p.amount for p in column.parts if p.amount * sign > 0) for column in columns for sign in (1, -1)]
    return domain([*ends, *(column.target for column in columns if column.target is not None)])


@dataclass(frozen=True, slots=True)
class PerYear:
    """Columns side by side. The years are never added to each other. ``goal`` is what the line of a year is called."""

    title: Words
    years: tuple[Year, ...]
    goal: Words = gettext_lazy("Mål")

    def kinds(self) -> list[Kind]:
        """Return the layers that occur, in the order of the ladder."""
        return kinds_in(self.years)

    @property
    def small_goal(self) -> str:
        """The word of the line inside a sentence."""
        return str(self.goal).lower()

    def svg(self, width: int = WIDE, *, key: str = "") -> SafeString:
        """Return the drawing."""
        return per_year(self, width=width, key=key)

    def table(self) -> Table:
        """Return the figures, one row per year."""
        kinds = self.kinds()
        rows = []
        for year in self.years:
            target = formats.thousands(year.target, unknown=formats.NOT_STATED)
            rows.append((year.label, *year.cells(kinds), formats.thousands(year.total), target))
        names = [str(KIND_WORDS[kind]) for kind in kinds]
        head = (_("År (1 000 kr)"), *names, _("Sum"), str(self.goal))
        return Table(head, tuple(rows), note=year_note(self.years))

    def describe(self) -> str:
        """Return the alternative text."""
        said = [year.words(self.small_goal) for year in self.years]
        return sentence(self.title, said or [_("ingen år")])


def per_year(chart: PerYear, *, width: int = WIDE, key: str = "") -> SafeString:
    """Draw the columns; the target is a thick line across its column and stands in words under the year."""
    drawing = Drawing("per-year", width)
    low, high = domain_of(chart.years)
    y = Scale(low, high, BOTTOM - (16 if low < 0 else 0), TOP)
    slot = drawing.width / max(len(chart.years), 1)
    wide = min(slot * 0.6, 96.0)
    widest = max((measure(formats.mnok_bare(year.total), bold=True) for year in chart.years), default=0)
    every = math.ceil(max(widest + 6, 50) / slot)
    for position, year in enumerate(chart.years):
        middle = slot * (position + 0.5)
        reach = {1: 0, -1: 0}
        for part in year.parts:
            sign = 1 if part.amount >= 0 else -1
            start, reach[sign] = reach[sign], reach[sign] + part.amount
            top, foot = sorted((y(start), y(reach[sign])))
            if part.amount:
                drawing.box(middle - wide / 2, top, wide, foot - top, part.kind)
                _inside(drawing, part, middle, top, foot, wide, year.target, y)
        line = y(year.target) if year.target is not None else None
        if line is not None:
            drawing.target(middle - slot * 0.42, line, middle + slot * 0.42, line)
        if position % every == 0:
            room = slot * every
            _words(drawing, year, middle, y(reach[1]) - 7, line, room, chart.small_goal)
    drawing.line(0, y(0), drawing.width, y(0), "axis", stroke="#77797b")
    bottom = BOTTOM + 42
    if any(year.target is not None for year in chart.years):
        drawing.target(1, bottom + 8, 22, bottom + 8)
        drawing.text(28, bottom + 13, _("%(goal)s for året") % {"goal": chart.goal})
        bottom += 20
    bottom = drawing.legend([(kind, str(KIND_WORDS[kind])) for kind in chart.kinds()], 1, bottom)
    drawing.text(0, 12, _("Mill. kr"), "subtle", size=SMALL)
    return drawing.render(bottom + 4, chart.describe(), key=key)


def _inside(
    drawing: Drawing, part: Part, middle: float, top: float, foot: float, wide: float, target: int | None, y: Scale
) -> None:
    """Write a layer's figure inside it when it is tall enough, not hatched and clear of the target line."""
    text, look = formats.mnok_bare(part.amount), LOOKS[part.kind]
    at = (top + foot) / 2 + 4
    crossed = target is not None and at - 12 < y(target) < at + 4
    if foot - top >= 18 and measure(text, SMALL) <= wide - 6 and not look.hatch and not crossed:
        drawing.text(middle, at, text, f"ink-{part.kind}", anchor="middle", size=SMALL, fill=look.ink)


def _words(drawing: Drawing, year: Year, middle: float, at: float, line: float | None, room: float, goal: str) -> None:
    """Write the total above the column, clear of the target line, and the year and its target below."""
    if line is not None and at - 13 < line < at + 6:
        at = line - 7
    drawing.text(middle, at, formats.mnok_bare(year.total), anchor="middle", bold=True)
    drawing.text(middle, BOTTOM + 17, year.label, anchor="middle")
    if year.target is not None:
        words = f"{goal} {formats.mnok_bare(year.target)}"
        if measure(words, SMALL) <= room - 2:
            drawing.text(middle, BOTTOM + 32, words, "subtle", anchor="middle", size=SMALL)
