"""Rows of stacked layers, one for each thing (a sector): label and sum above, the bar, and the target across it."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from omstilling.ui import formats
from omstilling.ui.charts.bars import Scale
from omstilling.ui.charts.data import KIND_WORDS, Table, Words, sentence
from omstilling.ui.charts.svg import LOOKS, SIZE, SMALL, WIDE, Drawing, Kind, fit, measure
from omstilling.ui.charts.years import Year, domain_of, kinds_in, year_note

ROW, BAND = 48.0, 20.0


@dataclass(frozen=True, slots=True)
class Stacked:
    """Things below each other, each a ``Year`` with a label, layers from zero outwards and perhaps a target."""

    title: Words
    rows: tuple[Year, ...]
    head: Words = gettext_lazy("Sektor (1 000 kr)")
    goal: Words = gettext_lazy("Mål")

    def kinds(self) -> list[Kind]:
        """Return the layers that occur, in the order of the ladder."""
        return kinds_in(self.rows)

    @property
    def has_targets(self) -> bool:
        return any(row.target is not None for row in self.rows)

    def svg(self, width: int = WIDE, *, key: str = "") -> SafeString:
        """Return the drawing."""
        return stacked(self, width=width, key=key)

    def table(self) -> Table:
        """Return the figures, one line per thing."""
        kinds = self.kinds()
        lines = []
        for row in self.rows:
            target = [formats.thousands(row.target, unknown=formats.NOT_STATED)] if self.has_targets else []
            lines.append((row.label, *row.cells(kinds), formats.thousands(row.total), *target))
        names = [str(KIND_WORDS[kind]) for kind in kinds]
        return Table(
            (str(self.head), *names, _("Sum"), *([str(self.goal)] if self.has_targets else [])),
            tuple(lines),
            note=year_note(self.rows),
        )

    def describe(self) -> str:
        """Return the alternative text."""
        goal = str(self.goal).lower()
        said = [row.words(goal) for row in self.rows]
        return sentence(self.title, said or [_("ingen tall ennå")])


def stacked(chart: Stacked, *, width: int = WIDE, key: str = "") -> SafeString:
    """Draw the rows on one scale."""
    drawing = Drawing("stacked", width)
    low, high = domain_of(chart.rows)
    x = Scale(low, high, 1, drawing.width - 2)
    for position, row in enumerate(chart.rows):
        top = position * ROW
        words = _words(chart, row)
        drawing.text(drawing.width, top + 14, words, anchor="end", bold=True)
        drawing.text(0, top + 14, fit(row.label, drawing.width - measure(words, SIZE, bold=True) - 12))
        band, reach = top + 21, {1: 0, -1: 0}
        for part in row.parts:
            sign = 1 if part.amount >= 0 else -1
            start, reach[sign] = reach[sign], reach[sign] + part.amount
            left, right = sorted((x(start), x(reach[sign])))
            if part.amount:
                drawing.box(left, band, right - left, BAND, part.kind)
                _inside(drawing, part.amount, part.kind, left, right, band)
        drawing.line(x(0), band - 2, x(0), band + BAND + 2, "axis", stroke="#77797b")
        if row.target is not None:
            drawing.target(x(row.target), band - 4, x(row.target), band + BAND + 4)
    bottom = len(chart.rows) * ROW + 6
    if chart.has_targets:
        drawing.target(1, bottom + 8, 22, bottom + 8)
        drawing.text(28, bottom + 13, str(chart.goal))
        bottom += 20
    bottom = drawing.legend([(kind, str(KIND_WORDS[kind])) for kind in chart.kinds()], 1, bottom)
    drawing.text(0, bottom + 12, _("Mill. kr per år, helårsvirkning"), "subtle", size=SMALL)
    return drawing.render(bottom + 18, chart.describe(), key=key)


def _words(chart: Stacked, row: Year) -> str:
    total = formats.mnok_bare(row.total)
    if row.target is None:
        return total
    return _("%(total)s av %(target)s") % {"total": total, "target": formats.mnok_bare(row.target)}


def _inside(drawing: Drawing, amount: int, kind: Kind, left: float, right: float, band: float) -> None:
    """Write a layer's figure inside it where there is room and the ground is plain."""
    text, look = formats.mnok_bare(amount), LOOKS[kind]
    if measure(text, SMALL) <= right - left - 6 and not look.hatch:
        drawing.text((left + right) / 2, band + 14, text, f"ink-{kind}", anchor="middle", size=SMALL, fill=look.ink)
