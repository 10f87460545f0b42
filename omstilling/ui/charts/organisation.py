"""The organisation as a drawing: the whole on top, a column for each part under it, and what lies there as a list.

On a narrow drawing the columns stand under one another. What a proposal changes is marked with a word, a line of its
own kind and a colour.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from omstilling.ui.charts.data import Table, Words, sentence
from omstilling.ui.charts.svg import INK, SMALL, WIDE, Drawing, measure, wrap

LINE_HEIGHT, PAD, INDENT, GAP = 14.0, 6.0, 14.0, 8.0
#: A column is at least so wide; as many as there is room for stand side by side.
COLUMN = 168.0


class Change(StrEnum):
    """What is different about a unit."""

    NEW = "new"
    MOVED = "moved"
    RENAMED = "renamed"
    LEVEL = "level"
    REMOVED = "removed"


#: In the order in which they are named; fill and line of the first one that holds.
LOOKS: dict[Change, tuple[str, str]] = {
    Change.NEW: ("#daeddd", "#045a10"),
    Change.REMOVED: ("#f8e4e4", "#b81a1a"),
    Change.MOVED: ("#dcebf6", "#0062ba"),
    Change.RENAMED: ("#fae6c6", "#a56d13"),
    Change.LEVEL: ("#fae6c6", "#a56d13"),
}
PLAIN = ("#ffffff", "#77797b")


def word(change: Change) -> str:
    """Return the word of a change."""
    return {
        Change.NEW: _("ny"),
        Change.REMOVED: _("utgår"),
        Change.MOVED: _("flyttet"),
        Change.RENAMED: _("nytt navn"),
        Change.LEVEL: _("nytt nivå"),
    }[change]


@dataclass(frozen=True, slots=True)
class Box:
    """A unit with its level, those under it, and what is different about it."""

    name: str
    level: str = ""
    children: tuple[Box, ...] = ()
    changes: frozenset[Change] = frozenset()

    @property
    def words(self) -> str:
        """What is different, in words; nothing for what is not."""
        return ", ".join(word(change) for change in LOOKS if change in self.changes)

    def walk(self, depth: int = 0) -> list[tuple[int, Box]]:
        """Return the unit and everything under it with depth."""
        return [(depth, self), *(pair for child in self.children for pair in child.walk(depth + 1))]


@dataclass(frozen=True, slots=True)
class OrganisationChart:
    """An organisation from the top down."""

    title: Words
    root: Box

    def svg(self, width: int = WIDE, *, key: str = "") -> SafeString:
        """Return the drawing."""
        return _draw(self, float(width), key)

    def table(self) -> Table:
        """Return the units with their level and what they lie under, and what is different where something is."""
        rows: list[tuple[str, ...]] = []

        def add(box: Box, above: str) -> None:
            for child in box.children:
                rows.append((child.name, child.level, above, child.words or "–"))
                add(child, child.name)

        add(self.root, self.root.name)
        head = (_("Enhet"), _("Nivå"), _("Ligger under"), _("Endring"))
        if all(row[3] == "–" for row in rows):
            return Table(head[:3], tuple(row[:3] for row in rows), numeric=False)
        return Table(head, tuple(rows), numeric=False)

    def describe(self) -> str:
        """Return the alternative text: each part on top with what lies under it, and what is different."""
        parts = []
        for child in self.root.children:
            under = ", ".join(box.name for _depth, box in child.walk()[1:])
            parts.append(_("%(unit)s med %(under)s") % {"unit": child.name, "under": under} if under else child.name)
        changed = [box for _depth, box in self.root.walk() if box.changes]
        parts += [_("endret: %(unit)s (%(words)s)") % {"unit": box.name, "words": box.words} for box in changed]
        return sentence(f"{self.title}, {self.root.name}", parts)


def _height(box: Box, width: float) -> float:
    lines = len(wrap(box.name, width - 2 * PAD, lines=3)) + (1 if box.words else 0)
    return lines * LINE_HEIGHT + 2 * PAD


def _draw(chart: OrganisationChart, width: float, key: str) -> SafeString:
    drawing = Drawing("organisation", width)
    root, gap = chart.root, 12.0
    wide = min(max(measure(root.name, bold=True) + 4 * PAD, 160.0), width)
    tall = LINE_HEIGHT + 2 * PAD + 4
    left = (width - wide) / 2
    drawing.shade(left, 0, wide, tall, "org-root", "#484a4e")
    drawing.text(width / 2, tall / 2 + 4.5, root.name, "org-root-text", anchor="middle", bold=True, fill="#ffffff")
    parts = root.children
    if not parts:
        return drawing.render(tall + 4, chart.describe(), key=key)
    per_row = max(1, min(len(parts), int((width + gap) // (COLUMN + gap))))
    rows = -(-len(parts) // per_row)
    per_row = -(-len(parts) // rows)
    column = (width - 2 - (per_row - 1) * gap) / per_row
    y = tall + 26
    stem = y - 13
    for at in range(0, len(parts), per_row):
        line = parts[at : at + per_row]
        used = len(line) * column + (len(line) - 1) * gap
        start = (width - used) / 2
        middles = [start + place * (column + gap) + column / 2 for place in range(len(line))]
        if at == 0:
            drawing.line(width / 2, tall, width / 2, stem, "org-line", stroke="#77797b", width=1.5)
            ends = (min(*middles, width / 2), max(*middles, width / 2))
            drawing.line(ends[0], stem, ends[1], stem, "org-line", stroke="#77797b", width=1.5)
        bottoms = []
        for middle, part in zip(middles, line, strict=True):
            if at == 0:
                drawing.line(middle, stem, middle, y, "org-line", stroke="#77797b", width=1.5)
            bottoms.append(_column(drawing, part, middle - column / 2, y, column))
        y = max(bottoms) + 18
    return drawing.render(y - 14, chart.describe(), key=key)


def _column(drawing: Drawing, part: Box, x: float, y: float, width: float) -> float:
    """Draw a part and what lies under it from ``y`` down; return where it ends."""
    y = _box(drawing, part, x, y, width, bold=True)

    def under(box: Box, left: float, top: float) -> float:
        rail, last = left + 5, top
        for child in box.children:
            high = _height(child, x + width - left - INDENT)
            middle = top + GAP + min(high, LINE_HEIGHT + 2 * PAD) / 2
            drawing.line(rail, middle, left + INDENT, middle, "org-line", stroke="#77797b")
            last = middle
            top = _box(drawing, child, left + INDENT, top + GAP, x + width - left - INDENT)
            top = under(child, left + INDENT, top)
        if box.children:
            drawing.line(rail, start_of[id(box)], rail, last, "org-line", stroke="#77797b")
        return top

    start_of: dict[int, float] = {}

    def mark(box: Box, left: float, top: float) -> float:
        """Work out where each box ends, so that its line begins there."""
        start_of[id(box)] = top
        for child in box.children:
            top += GAP + _height(child, x + width - left - INDENT)
            top = mark(child, left + INDENT, top)
        return top

    mark(part, x, y)
    return under(part, x, y)


def _box(drawing: Drawing, box: Box, x: float, y: float, width: float, *, bold: bool = False) -> float:
    change = next((one for one in LOOKS if one in box.changes), None)
    fill, stroke = LOOKS[change] if change is not None else PLAIN
    lines, tall = wrap(box.name, width - 2 * PAD - (8 if bold else 0), lines=3), _height(box, width)
    tall = max(tall, (len(lines) + (1 if box.words else 0)) * LINE_HEIGHT + 2 * PAD)
    drawing.shade(x + 0.5, y + 0.5, width - 1, tall - 1, f"org-{change or 'plain'}", fill, stroke)
    at = y + PAD + 10.5
    for text in lines:
        drawing.text(x + PAD, at, text, bold=bold, fill=INK)
        at += LINE_HEIGHT
    if box.words:
        drawing.text(x + PAD, at, box.words, "subtle", size=SMALL)
    return y + tall
