"""What lies behind the rows of a Gantt: phases and the marks of the year; and the arrows of what waits for what."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.translation import gettext as _

from omstilling.ui import formats
from omstilling.ui.charts.bars import Scale
from omstilling.ui.charts.svg import SMALL, Drawing, clean, fit, num

#: The height of the strip of phases, and of the strip of the marks of the year.
PHASES, MARKS = 24.0, 16.0
HOLIDAY, BUDGET, COUNCIL, OTHER = "holiday", "budget", "council", "other"
#: Nearer to each other than this, two dates have no room for an arrow between them.
CLOSE = 16.0


@dataclass(frozen=True, slots=True)
class Band:
    """A phase, or a day or period of the year. ``kind`` is empty for a phase, which may have no end yet."""

    label: str
    first: date
    last: date | None = None
    kind: str = ""

    @property
    def days(self) -> tuple[date, date]:
        """The first day, and the first after the last."""
        if self.last is None and not self.kind:
            return self.first, date.max
        return self.first, (self.last or self.first) + timedelta(days=1)

    def told(self) -> str:
        """Return the band in words."""
        if self.last is None and not self.kind:
            return _("%(label)s fra %(day)s") % {"label": self.label, "day": formats.date_table(self.first)}
        if self.last is None or self.last == self.first:
            return f"{self.label} {formats.date_table(self.first)}"
        return f"{self.label} {formats.date_table(self.first)}–{formats.date_table(self.last)}"


@dataclass(frozen=True, slots=True)
class Depends:
    """That one row waits for another, by their keys. ``critical`` lies on the critical chain."""

    before: int
    after: int
    critical: bool = False


def within(bands: Sequence[Band], first: date, after: date) -> list[Band]:
    """Return the bands that touch the days of the drawing."""
    return [band for band in bands if band.days[0] < after and band.days[1] > first]


def strips(phases: Sequence[Band], marks: Sequence[Band]) -> float:
    """Return how much higher the head is for them."""
    return (PHASES if phases else 0.0) + (MARKS if marks else 0.0)


def draw_ground(
    drawing: Drawing, phases: Sequence[Band], marks: Sequence[Band], x: Scale, span: tuple[date, date], bottom: float
) -> None:
    """Draw phases as bands with their names on top, periods of the year as bands, and its days as lines."""
    first, after = span
    top = PHASES if phases else 0.0

    def reach(band: Band) -> tuple[float, float]:
        begins, ends = band.days
        return x(max(begins, first).toordinal()), x(min(ends, after).toordinal())

    for number, band in enumerate(phases):
        a, b = reach(band)
        drawing.shade(a, 0, b - a, bottom, f"phase-{number % 2}", "#f6f8fa" if number % 2 else "#ffffff")
    for band in marks:
        a, b = reach(band)
        if band.kind == HOLIDAY:
            drawing.shade(a, top + 2, max(b - a, 1.5), bottom - top - 2, "holiday", "#ececee")
        elif b - a > 6:
            drawing.shade(a, top + 4, b - a, 8, f"year-{band.kind}", _FILLS.get(band.kind, "#77797b"))
    for band in marks:
        a, b = reach(band)
        if band.kind != HOLIDAY and b - a <= 6:
            drawing.line(a, top + 10, a, bottom, "year-line", stroke="#bbbcbd", dash="1 4")
            draw_mark(drawing, band.kind, a, top + 8)
    for band in phases:
        a, b = reach(band)
        drawing.shade(a + 1, 2, b - a - 2, PHASES - 6, "phase-name", "#e4e9ef")
        name = fit(band.label, b - a - 10, SMALL)
        # Two letters say nothing; the table below has every phase with its dates.
        drawing.text(a + 6, 15, name if name == band.label or len(name) > LETTERS else "", size=SMALL)


#: A name that is cut keeps so many letters, or is left out.
LETTERS = 6
_FILLS = {BUDGET: "#1f7dc5", COUNCIL: "#5b5d60", OTHER: "#a56d13"}


def draw_mark(drawing: Drawing, kind: str, x: float, y: float) -> None:
    """Draw the mark of a day of the year: a square for the budget, a ring for the council, a bar for the rest."""
    css, fill = f"year-{kind}", _FILLS.get(kind, "#77797b")
    if kind == BUDGET:
        drawing.path(f"M{num(x - 4)} {num(y - 4)}h8v8h-8z", css, fill=fill, stroke="#ffffff", width=1)
    elif kind == COUNCIL:
        drawing.circle(x, y, 4.5, css, fill, "#ffffff")
    else:
        drawing.path(f"M{num(x - 2)} {num(y - 5)}h4v10h-4z", css, fill=fill, stroke="#ffffff", width=1)


def mark_words(kind: str, other: str = "") -> str:
    """Return what a kind of mark is called in the legend; ``other`` is what the rest is called there."""
    return {
        HOLIDAY: _("Ferie og fridager"),
        BUDGET: _("Budsjett"),
        COUNCIL: _("Kommunestyret"),
    }.get(kind, other or _("Annet i årshjulet"))


def draw_arrow(drawing: Drawing, start: tuple[float, float], end: tuple[float, float], *, critical: bool) -> None:
    """Draw that the one at ``end`` waits for the one at ``start``: down or up its column, then to the mark."""
    (x1, y1), (x2, y2) = start, end
    if y1 == y2:
        return
    way = 1 if y2 > y1 else -1
    broken = x1 - x2 > 1
    css, ink = ("depends-broken", "#b81a1a") if broken else ("depends", "#77797b")
    if critical and not broken:
        css, ink = "depends-critical", "#24272b"
    width = 2.0 if critical else 1.2
    if abs(x2 - x1) <= CLOSE:
        tip = y2 - way * 8
        drawing.path(f"M{num(x2)} {num(y1 + way * 8)}V{num(tip)}", css, stroke=ink, width=width)
        drawing.path(f"M{num(x2 - 3)} {num(tip - way * 5)}h6l-3 {num(way * 5)}z", css, fill=ink, stroke=ink, width=0.5)
        return
    side = 1 if x2 > x1 else -1
    tip = x2 - side * 9
    drawing.path(f"M{num(x1)} {num(y1 + way * 8)}V{num(y2)}H{num(tip)}", css, stroke=ink, width=width)
    drawing.path(f"M{num(tip - side * 5)} {num(y2 - 3)}v6l{num(side * 5)} -3z", css, fill=ink, stroke=ink, width=0.5)


def told_ground(phases: Sequence[Band], marks: Sequence[Band]) -> str:
    """Return phases and marks in words, for the table of the drawing."""
    parts = []
    if phases:
        parts.append(_("Faser: %s.") % "; ".join(clean(band.told()) for band in phases))
    if marks:
        parts.append(_("Årshjulet: %s.") % "; ".join(clean(band.told()) for band in marks))
    return " ".join(parts)
