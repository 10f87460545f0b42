"""Columns for one figure per thing, the waterfall from one level to another, and the progress bar."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from omstilling.ui import formats
from omstilling.ui.charts import bars
from omstilling.ui.charts.bars import Bar, Scale
from omstilling.ui.charts.data import KIND_WORDS, Show, Table, Words, sentence
from omstilling.ui.charts.svg import SIZE, WIDE, Drawing, Kind, measure
from omstilling.ui.rounding import TENTH_OF_MILLION, rounding_note


@dataclass(frozen=True, slots=True)
class Item:
    """One figure with its name; ``None`` is unknown and is drawn as nothing, said in words."""

    label: Words
    value: int | None
    kind: Kind = Kind.DECIDED
    note: str = ""


@dataclass(frozen=True, slots=True)
class Columns:
    """One bar per thing. ``show`` writes a value, ``head`` heads the column of figures with its unit."""

    title: Words
    items: tuple[Item, ...]
    head: Words
    target: int | None = None
    show: Show = formats.mnok

    def svg(self, width: int = WIDE, *, key: str = "") -> SafeString:
        """Return the drawing."""
        return columns(self, width=width, key=key)

    def table(self) -> Table:
        """Return the figures."""
        rows = [(str(item.label), _shown(item.value, self.show)) for item in self.items]
        if self.target is not None:
            rows.append((_("Mål"), self.show(self.target)))
        return Table((_("Hva"), str(self.head)), tuple(rows))

    def describe(self) -> str:
        """Return the alternative text."""
        parts = [f"{item.label} {_shown(item.value, self.show)}" for item in self.items] or [_("ingen tall ennå")]
        if self.target is not None:
            parts.append(_("målet er %(amount)s") % {"amount": self.show(self.target)})
        return sentence(self.title, parts)


def columns(chart: Columns, *, width: int = WIDE, key: str = "") -> SafeString:
    """Draw one bar per thing, in the order given."""
    drawing = Drawing("columns", width)
    shown = [
        Bar(
            str(item.label),
            0,
            item.value or 0,
            item.kind,
            _shown(item.value, chart.show),
            item.note,
            known=item.value is not None,
        )
        for item in chart.items
    ]
    words = _("Mål\n%(amount)s") % {"amount": chart.show(chart.target)} if chart.target is not None else ""
    return _finish(drawing, shown, chart.target, words, chart.describe(), key)


@dataclass(frozen=True, slots=True)
class Waterfall:
    """From one level by changes to another; the last level is the sum and is computed here.

    Levels are costs: a fall is a saving and drawn solid, a rise is hatched. ``higher_is_better`` turns that round.
    """

    title: Words
    start: Item
    changes: tuple[Item, ...]
    end_label: Words
    show: Show = formats.mnok
    head: Words = ""
    higher_is_better: bool = False

    @property
    def end(self) -> int:
        """The level after every change; an unknown change counts as nothing and is said to be unknown."""
        return (self.start.value or 0) + sum(item.value or 0 for item in self.changes)

    def lines(self) -> list[tuple[str, str]]:
        """Return every label with its figure in words."""
        changes = [(str(item.label), _signed(item.value, self.show)) for item in self.changes]
        first = (str(self.start.label), _shown(self.start.value, self.show))
        return [first, *changes, (str(self.end_label), self.show(self.end))]

    def svg(self, width: int = WIDE, *, key: str = "") -> SafeString:
        """Return the drawing."""
        return waterfall(self, width=width, key=key)

    def table(self) -> Table:
        """Return the figures."""
        unit = TENTH_OF_MILLION if self.show in (formats.mnok, formats.mnok_bare) else formats.THOUSAND
        parts = [self.start.value, *(item.value for item in self.changes)]
        note = rounding_note([(parts, self.end)], unit)
        return Table((_("Hva"), str(self.head) or _("Beløp")), tuple(self.lines()), note=note)

    def describe(self) -> str:
        """Return the alternative text."""
        return sentence(self.title, [f"{label} {text}" for label, text in self.lines()])


def waterfall(chart: Waterfall, *, width: int = WIDE, key: str = "") -> SafeString:
    """Draw levels dark, savings solid and rises hatched, each with its sign in the text."""
    drawing = Drawing("waterfall", width)
    texts = [text for _label, text in chart.lines()]
    level = chart.start.value or 0
    shown = [Bar(str(chart.start.label), 0, level, Kind.PLAIN, texts[0], chart.start.note, link=level)]
    for item, text in zip(chart.changes, texts[1:], strict=False):
        after = level + (item.value or 0)
        kind = Kind.GAIN if (after > level) == chart.higher_is_better else Kind.LOSS
        kind = Kind.PLAIN if after == level else kind
        known = item.value is not None
        shown.append(Bar(str(item.label), level, after, kind, text, item.note, link=after, known=known))
        level = after
    shown.append(Bar(str(chart.end_label), 0, chart.end, Kind.PLAIN, texts[-1]))
    return _finish(drawing, shown, None, "", chart.describe(), key)


def _finish(drawing: Drawing, shown: list[Bar], target: int | None, words: str, title: str, key: str) -> SafeString:
    if not shown:
        drawing.text(0, 16, _("Ingen tall ennå"), "subtle")
        return drawing.render(24, title, key=key)
    return drawing.render(bars.draw(drawing, shown, target, words) + 2, title, key=key)


def _shown(value: int | None, show: Show) -> str:
    return show(value) if value is not None else str(formats.NOT_CALCULATED)


def _signed(value: int | None, show: Show) -> str:
    return f"+{show(value)}" if value is not None and value > 0 else _shown(value, show)


@dataclass(frozen=True, slots=True)
class Progress:
    """One bar toward a target: parts that may be added, the most certain first."""

    title: Words
    parts: tuple[Item, ...]
    target: int | None = None
    show: Show = formats.mnok
    head: Words = ""

    def svg(self, width: int = WIDE, *, key: str = "") -> SafeString:
        """Return the drawing."""
        return progress(self, width=width, key=key)

    def lines(self) -> list[tuple[str, str]]:
        """Return every part and the target with its figure in words."""
        parts = [(str(part.label or KIND_WORDS[part.kind]), _shown(part.value, self.show)) for part in self.parts]
        return [*parts, (pgettext("beløp", "Mål"), self.show(self.target))] if self.target is not None else parts

    def table(self) -> Table:
        """Return the figures."""
        return Table((_("Hva"), str(self.head) or _("Beløp")), tuple(self.lines()))

    def describe(self) -> str:
        """Return the alternative text."""
        return sentence(self.title, [f"{label.lower()} {text}" for label, text in self.lines()])


def progress(chart: Progress, *, width: int = WIDE, key: str = "") -> SafeString:
    """Draw the parts after one another, the rest outlined, and the target as a line with its words above."""
    drawing = Drawing("progress", width)
    sizes = [max(part.value or 0, 0) for part in chart.parts]
    total = sum(sizes)
    x = Scale(0, max(total, chart.target or 0, 1), 1, drawing.width - 2)
    level = 0
    if chart.target is not None and chart.target > total:
        drawing.box(x(total), 22, x(chart.target) - x(total), 26, Kind.MISSING)
    for part, size in zip(chart.parts, sizes, strict=True):
        if size:
            drawing.box(x(level), 22, x(level + size) - x(level), 26, part.kind)
        level += size
    if chart.target is not None:
        words = _("Mål %(amount)s") % {"amount": chart.show(chart.target)}
        at = x(chart.target)
        drawing.target(at, 17, at, 53)
        drawing.text(at, 12, words, anchor="end" if at - measure(words, SIZE, bold=True) > 0 else "start", bold=True)
    entries = [(part.kind, f"{label} {text}") for part, (label, text) in zip(chart.parts, chart.lines(), strict=False)]
    if chart.target is not None and chart.target > total:
        entries.append((Kind.MISSING, _("Mangler %(amount)s") % {"amount": chart.show(chart.target - total)}))
    return drawing.render(drawing.legend(entries, 1, 60) + 2, chart.describe(), key=key)
