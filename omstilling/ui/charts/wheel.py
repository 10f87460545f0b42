"""The year as a wheel: twelve months around, a ring for each kind of mark, and a hand where today is.

A wheel is as wide as it is high, so that the same drawing does for wide places and narrow ones.
"""

from __future__ import annotations

import calendar
import math
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from omstilling.ui import formats
from omstilling.ui.charts.data import Table, Words, sentence
from omstilling.ui.charts.gantt_ground import HOLIDAY, Band, mark_words
from omstilling.ui.charts.svg import SIZE, SMALL, Drawing, measure, num

#: From an angle and a radius to a place.
Place = Callable[[float, float], tuple[float, float]]
#: The rings from the outermost in; what is of no known kind lies in the last.
RINGS = ("budget", "council", "other", HOLIDAY)
_INKS = {"budget": "#1f7dc5", "council": "#5b5d60", "other": "#a56d13", HOLIDAY: "#bbbcbd"}
#: The alternative text names at most so many marks; the rest stand in the table.
TOLD = 12


@dataclass(frozen=True, slots=True)
class YearWheel:
    """A year with its marks. ``today`` draws the hand when it is of the year."""

    title: Words
    year: int
    marks: tuple[Band, ...]
    today: date | None = None

    wide: ClassVar[int] = 440

    def svg(self, width: int = 440, *, key: str = "") -> SafeString:
        """Return the drawing; no wider than it needs to be."""
        return _wheel(self, min(width, 440), key)

    def table(self) -> Table:
        """Return the marks as rows."""
        rows = [
            (
                mark.label,
                mark_words(mark.kind, _("Annet")),
                formats.date_table(mark.first),
                formats.date_table(mark.last) if mark.last is not None else "–",
            )
            for mark in self.marks
        ]
        return Table((_("Hva"), _("Slag"), _("Dato"), _("Til og med")), tuple(rows), numeric=False)

    def describe(self) -> str:
        """Return the alternative text."""
        if not self.marks:
            return sentence(self.title, [_("ingenting er ført ennå")])
        parts = [mark.told() for mark in self.marks[:TOLD]]
        return sentence(self.title, parts + ([_("resten står i tabellen")] if len(self.marks) > TOLD else []))


def _wheel(wheel: YearWheel, width: int, key: str) -> SafeString:
    drawing = Drawing("wheel", width)
    middle = drawing.width / 2
    outer = middle - 8
    months = outer - 32
    days = 366 if calendar.isleap(wheel.year) else 365

    def turn(day: date) -> float:
        """Return the angle of the day's beginning: the year starts at the top and goes with the clock."""
        inside = min(max((day - date(wheel.year, 1, 1)).days, 0), days)
        return 2 * math.pi * inside / days - math.pi / 2

    def at(angle: float, radius: float) -> tuple[float, float]:
        return middle + radius * math.cos(angle), middle + radius * math.sin(angle)

    drawing.circle(middle, middle, outer, "wheel-rim", "#e4e9ef")
    drawing.circle(middle, middle, months, "wheel-ground", "#ffffff", "#bbbcbd")
    for month in range(1, 13):
        angle = turn(date(wheel.year, month, 1))
        drawing.line(*at(angle, 40), *at(angle, outer))
        centre = at(angle + math.pi / 12, months + 16)
        name = str(formats.SHORT_MONTHS[month - 1])
        drawing.text(centre[0], centre[1] + 4, name, anchor="middle", size=SMALL)
    step = (months - 60) / len(RINGS)
    for number, kind in enumerate(RINGS):
        radius = months - step * (number + 0.5)
        for mark in wheel.marks:
            if mark.kind == kind or (number == RINGS.index("other") and mark.kind not in RINGS):
                _mark(drawing, mark, (turn(mark.days[0]), turn(mark.days[1])), radius, at)
    if wheel.today is not None and wheel.today.year == wheel.year:
        angle = turn(wheel.today)
        drawing.line(*at(angle, 40), *at(angle, months), "today", stroke="#b81a1a", width=2, dash="3 2")
    drawing.circle(middle, middle, 40, "wheel-hub", "#ffffff", "#bbbcbd")
    drawing.text(middle, middle + 5, str(wheel.year), anchor="middle", size=16, bold=True)
    return drawing.render(_legend(drawing, wheel, drawing.width + 4), wheel.describe(), key=key)


def _mark(drawing: Drawing, mark: Band, turns: tuple[float, float], radius: float, place: Place) -> None:
    """Draw a period as an arc, a day as a dot."""
    first, last = turns
    css = "holiday-mark" if mark.kind == HOLIDAY else f"year-{mark.kind}"
    ink = _INKS.get(mark.kind, _INKS["other"])
    if mark.last is None or mark.last == mark.first:
        x, y = place((first + last) / 2, radius)
        drawing.circle(x, y, 5, css, ink, "#ffffff")
        return
    (x1, y1), (x2, y2) = place(first, radius), place(last, radius)
    large = 1 if last - first > math.pi else 0
    arc = f"M{num(x1)} {num(y1)}A{num(radius)} {num(radius)} 0 {large} 1 {num(x2)} {num(y2)}"
    drawing.path(arc, f"{css}-arc", stroke=ink, width=9)


def _legend(drawing: Drawing, wheel: YearWheel, y: float) -> float:
    x = 10.0
    kinds = [kind for kind in RINGS if any(mark.kind == kind for mark in wheel.marks)]
    for kind in kinds:
        words = mark_words(kind, _("Annet"))
        if x + measure(words) + 20 > drawing.width:
            x, y = 10.0, y + 20
        css = "holiday-mark" if kind == HOLIDAY else f"year-{kind}"
        drawing.circle(x, y + 9, 5, css, _INKS[kind], "#ffffff")
        drawing.text(x + 12, y + 13, words)
        x += measure(words, SIZE) + 32
    return y + 24
