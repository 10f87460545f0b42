"""Floating bars, drawn as columns where the labels have room and as rows where they have not."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from omstilling.ui.charts.svg import LOOKS, SIZE, SMALL, SUBTLE, Drawing, Kind, fit, fits, measure, wrap

TOP, LABEL_LINE = 26.0, 15.0
#: From this width columns are drawn, when their labels fit.
COLUMNS_FROM = 560


@dataclass(frozen=True, slots=True)
class Bar:
    """A bar from ``low`` to ``high`` with its words; ``link`` is the level a thin line leads on to the next bar.

    A bar that is not ``known`` is said in words and not drawn.
    """

    label: str
    low: float
    high: float
    kind: Kind
    text: str
    note: str = ""
    link: float | None = None
    known: bool = True


@dataclass(frozen=True, slots=True)
class Scale:
    """A straight scale from values to coordinates."""

    low: float
    high: float
    start: float
    end: float

    def __call__(self, value: float) -> float:
        span = self.high - self.low
        return self.start + (value - self.low) / span * (self.end - self.start) if span else self.start


def domain(values: Sequence[float]) -> tuple[float, float]:
    """Return the span of the values with zero in it, never empty."""
    low, high = min([0.0, *values]), max([0.0, *values])
    return (low, high) if high > low else (0.0, 1.0)


def draw(drawing: Drawing, bars: Sequence[Bar], target: float | None, target_text: str) -> float:
    """Draw the bars with the target line and return the height used."""
    values = [v for bar in bars for v in (bar.low, bar.high)] + ([target] if target is not None else [])
    low, high = domain(values)
    margin = max((measure(line, SIZE, bold=True) for line in target_text.split("\n")), default=0) + 10
    slot = (drawing.width - (margin if target is not None else 0)) / max(len(bars), 1)
    roomy = all(fits(bar.label, slot - 6) and measure(bar.text, SIZE, bold=True) <= slot - 2 for bar in bars)
    if drawing.width >= COLUMNS_FROM and roomy:
        return _columns(drawing, bars, target, target_text, low, high, slot)
    return _rows(drawing, bars, target, target_text.replace("\n", " "), low, high)


def _columns(
    drawing: Drawing, bars: Sequence[Bar], target: float | None, words: str, low: float, high: float, slot: float
) -> float:
    bottom = 250.0
    below = 18.0 if low < 0 else 0.0
    y = Scale(low, high, bottom - below, TOP)
    right = slot * len(bars)
    wide = min(slot * 0.72, 84.0)
    line = y(target) if target is not None else None
    for position, bar in enumerate(bars):
        x = slot * position + (slot - wide) / 2
        if bar.link is not None and position + 1 < len(bars):
            drawing.line(x + wide, y(bar.link), x + slot, y(bar.link), "link", stroke=SUBTLE, dash="2 2")
        top, foot = sorted((y(bar.low), y(bar.high)))
        if bar.known:
            drawing.box(x, top, wide, foot - top, bar.kind)
    drawing.line(0, y(0), right, y(0), "axis", stroke="#77797b")
    if target is not None and line is not None:
        drawing.target(0, line, right + 4, line)
        lines = words.split("\n")
        for number, part in enumerate(lines):
            drawing.text(right + 8, line + 4 + (number - (len(lines) - 1) / 2) * 15, part, bold=True)
    lowest = bottom
    for position, bar in enumerate(bars):
        middle = slot * (position + 0.5)
        top, foot = sorted((y(bar.low), y(bar.high)))
        at, css, ink = _value_place(bar, top, foot, line, wide)
        drawing.text(middle, at, bar.text, css, anchor="middle", bold=True, fill=ink)
        label = bottom + 18
        for part in wrap(bar.label, slot - 6):
            drawing.text(middle, label, part, anchor="middle")
            label += LABEL_LINE
        if bar.note:
            drawing.text(middle, label, fit(bar.note, slot - 4, SMALL), "subtle", anchor="middle", size=SMALL)
            label += LABEL_LINE
        lowest = max(lowest, label)
    return lowest - 4


def _value_place(bar: Bar, top: float, foot: float, line: float | None, wide: float) -> tuple[float, str, str]:
    """Return the baseline, class and ink of a bar's value: above it, inside it or above the target line."""
    falls = bar.high < bar.low and bar.low <= 0
    at = foot + 14 if falls else top - 6
    if line is None or not at - 12 < line < at + 5:
        return at, "text", ""
    inside = measure(bar.text, SIZE, bold=True) <= wide - 4
    if foot - top >= 24 and inside and not LOOKS[bar.kind].hatch and line <= top + 3:
        return top + 17, f"ink-{bar.kind}", LOOKS[bar.kind].ink
    return (line + 16 if falls else line - 6), "text", ""


def _rows(drawing: Drawing, bars: Sequence[Bar], target: float | None, words: str, low: float, high: float) -> float:
    """Draw label and value on one line with the bar under it; on wide drawings label, bar and value side by side."""
    side = drawing.width >= COLUMNS_FROM
    value_room = max((measure(bar.text, SIZE, bold=True) for bar in bars), default=0)
    left = min(drawing.width * 0.36, max((measure(bar.label) for bar in bars), default=0) + 16) if side else 1.0
    x = Scale(low, high, left, drawing.width - (value_room + 14 if side else 2))
    height = 30.0 if side else 44.0
    edge = drawing.width
    if target is not None and not side and x(target) > edge - value_room - 8:
        edge = x(target) - 8
    top = 22.0 if target is not None else 2.0
    if target is not None:
        at = x(target)
        drawing.text(at, 13, words, anchor="end" if at > drawing.width / 2 else "start", bold=True)
    for position, bar in enumerate(bars):
        y = top + position * height
        band = y + (5 if side else 20)
        tall = 20.0 if side else 17.0
        start, end = sorted((x(bar.low), x(bar.high)))
        if bar.known:
            drawing.box(start, band, end - start, tall, bar.kind)
        if side and bar.link is not None and position + 1 < len(bars):
            drawing.line(x(bar.link), band + tall, x(bar.link), band + height, "link", stroke=SUBTLE, dash="2 2")
        drawing.line(x(0), band - 2, x(0), band + tall + 2, "axis", stroke="#77797b")
        if target is not None:
            drawing.target(x(target), band - 3, x(target), band + tall + 3)
        room = (left - 12) if side else edge - value_room - 12
        lines = wrap(bar.label, room) if side else [fit(bar.label, room)]
        base = band + 14 if side else y + 14
        for number, label in enumerate(lines):
            drawing.text(0, base + (number - (len(lines) - 1) / 2) * 13, label)
        drawing.text(edge, base, bar.text, anchor="end", bold=True)
        after = measure(lines[0]) + 7
        if bar.note and len(lines) == 1 and after + measure(bar.note, SMALL) <= room:
            drawing.text(after, base, bar.note, "subtle", size=SMALL)
    return top + len(bars) * height
