"""An indicator over time: readings month by month, with its target."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from omstilling.ui import formats
from omstilling.ui.charts.bars import Scale
from omstilling.ui.charts.data import Table, Words, sentence
from omstilling.ui.charts.svg import SIZE, SMALL, WIDE, Drawing, measure, num

TOP, BOTTOM = 22.0, 210.0


@dataclass(frozen=True, slots=True)
class Trend:
    """Readings as (day, value), the target, and how a value is written, for example ``formats.percent``."""

    title: Words
    readings: tuple[tuple[date, Decimal], ...]
    target: Decimal | None = None
    show: Callable[[Decimal], str] = formats.percent
    head: Words = ""

    def ordered(self) -> list[tuple[date, Decimal]]:
        """Return the readings by day."""
        return sorted(self.readings)

    def svg(self, width: int = WIDE, *, key: str = "") -> SafeString:
        """Return the drawing."""
        return trend(self, width=width, key=key)

    def table(self) -> Table:
        """Return the figures."""
        rows = [(formats.month(day), self.show(value)) for day, value in self.ordered()]
        if self.target is not None:
            rows.append((_("Mål"), self.show(self.target)))
        return Table((_("Måned"), str(self.head) or _("Målt")), tuple(rows))

    def describe(self) -> str:
        """Return the alternative text: all readings when few, else the first and the last."""
        readings = self.ordered()
        told = readings if len(readings) <= 12 else [readings[0], readings[-1]]
        parts = [f"{formats.month(day)} {self.show(value)}" for day, value in told] or [_("ingen målinger ennå")]
        if self.target is not None:
            parts.append(_("målet er %(value)s") % {"value": self.show(self.target)})
        return sentence(self.title, parts)


def ticks(low: float, high: float, count: int = 4) -> list[float]:
    """Return round values that reach just outside the span."""
    raw = (high - low) / count
    power = 10.0 ** math.floor(math.log10(raw))
    step = next((m * power for m in (1, 2, 2.5, 5) if m * power >= raw), 10 * power)
    first, last = math.floor(low / step), math.ceil(high / step)
    return [number * step for number in range(first, last + 1)]


def trend(chart: Trend, *, width: int = WIDE, key: str = "") -> SafeString:
    """Draw the readings as a line with a dot each; the last is written out, and so is the target."""
    drawing = Drawing("trend", width)
    readings = chart.ordered()
    values = [float(value) for _day, value in readings] + ([float(chart.target)] if chart.target is not None else [])
    if not values:
        drawing.text(0, 16, _("Ingen målinger ennå"), "subtle")
        return drawing.render(24, chart.describe(), key=key)
    low, high = min(values), max(values)
    pad = (high - low) * 0.1 or abs(high) * 0.05 or 1.0
    marks = ticks(low - pad, high + pad)
    shown = [chart.show(Decimal(repr(round(mark, 6)))) for mark in marks]
    left = max(measure(text, SMALL) for text in shown) + 10
    target_words = _("Mål %(value)s") % {"value": chart.show(chart.target)} if chart.target is not None else ""
    last_words = chart.show(readings[-1][1]) if readings else ""
    right = drawing.width - max(measure(text, SIZE, bold=True) for text in (target_words, last_words)) - 12
    y = Scale(marks[0], marks[-1], BOTTOM, TOP)
    for mark, text in zip(marks, shown, strict=True):
        drawing.line(left, y(mark), right, y(mark))
        drawing.text(left - 8, y(mark) + 4, text, "subtle", anchor="end", size=SMALL)
    line = y(float(chart.target)) if chart.target is not None else None
    last = y(float(readings[-1][1])) if readings else None
    if line is not None:
        drawing.target(left, line, right + 2, line)
    if readings:
        _readings(drawing, readings, y, (left + 10, right - 8))
    target_at, last_at = _apart(line, last)
    if target_at is not None:
        drawing.text(right + 8, target_at + 4, target_words, bold=True)
    if last_at is not None:
        drawing.text(right + 8, last_at + 4, last_words, "last", bold=True, fill="#0062ba")
    return drawing.render(BOTTOM + 30, chart.describe(), key=key)


def _apart(target: float | None, last: float | None) -> tuple[float | None, float | None]:
    """Return where the words of the target and of the last reading stand: at their lines, but never on each other."""
    if target is None or last is None or abs(target - last) >= 16:
        return target, last
    middle, turn = (target + last) / 2, 8 if last >= target else -8
    return middle - turn, middle + turn


def _readings(drawing: Drawing, readings: list[tuple[date, Decimal]], y: Scale, span: tuple[float, float]) -> None:
    """Draw the readings and the months under them, as many as there is room for."""
    first, last = readings[0][0].toordinal(), readings[-1][0].toordinal()
    x = Scale(first, last, *span)
    alone = first == last
    points = [(sum(span) / 2 if alone else x(day.toordinal()), y(float(value))) for day, value in readings]
    drawing.path("M" + "L".join(f"{num(a)} {num(b)}" for a, b in points), "reading", stroke="#0062ba", width=2.5)
    for a, b in points[:-1] if len(points) <= 60 else ():
        drawing.circle(a, b, 3.5, "reading-dot", "#0062ba", "#ffffff")
    drawing.circle(*points[-1], 5, "reading-dot", "#0062ba", "#ffffff")
    edge, end = -1e9, points[-1][0]
    for (a, _b), (day, _value) in zip(points, readings, strict=True):
        label = formats.month_short(day)
        half = measure(label, SMALL) / 2
        if a - half > edge + 8 and (a == end or a + half + 8 < end - half):
            drawing.text(a, BOTTOM + 20, label, "subtle", anchor="middle", size=SMALL)
            edge = a + half
