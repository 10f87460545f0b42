"""The plan as a Gantt: one row per activity or milestone, grouped, with adopted against current dates and today.

A plan longer than a page is cut with ``pages``: every part keeps the time axis and repeats its group's name.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import ClassVar

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from omstilling.audit.as_of import is_past
from omstilling.ui import formats
from omstilling.ui.charts.bars import Scale
from omstilling.ui.charts.data import Table, Words, sentence
from omstilling.ui.charts.gantt_ground import (
    Band,
    Depends,
    draw_arrow,
    draw_ground,
    draw_mark,
    mark_words,
    strips,
    told_ground,
    within,
)
from omstilling.ui.charts.svg import SIZE, SMALL, Drawing, Kind, clean, fit, measure, num, wrap

GANTT_WIDE = 960
#: Text width of A3 lying, with margins.
GANTT_A3 = 1440
ROW, NARROW_ROW, GROUP, HEAD = 28.0, 42.0, 28.0, 40.0
#: A group higher than this has the names of the months over it again.
FAR = 700.0
#: The alternative text names at most so many rows; the rest stand in the table.
TOLD = 15


@dataclass(frozen=True, slots=True)
class GanttRow:
    """A milestone (``current``, and ``adopted`` when a decision has set it) or an activity (``start`` to ``end``).

    ``status`` is the word that stands in the table; ``done``, ``late`` and ``at_risk`` choose the mark, and
    ``critical`` rings it. ``waits`` says in the table what the row waits for; ``key`` is what arrows know it by.
    """

    label: str
    current: date | None = None
    adopted: date | None = None
    start: date | None = None
    end: date | None = None
    done: bool = False
    late: bool = False
    status: str = ""
    key: int = 0
    critical: bool = False
    at_risk: bool = False
    waits: str = ""

    def days(self) -> list[date]:
        """Return every date of the row."""
        return [day for day in (self.current, self.adopted, self.start, self.end) if day is not None]

    @property
    def moved(self) -> bool:
        """Tell whether the current date differs from the adopted one."""
        return self.current is not None and self.adopted is not None and self.current != self.adopted


@dataclass(frozen=True, slots=True)
class GanttGroup:
    """Rows under one heading, for example the body that is to do them. Of a folded one the marks are drawn there."""

    name: str
    rows: tuple[GanttRow, ...]
    folded: bool = False


@dataclass(frozen=True, slots=True)
class Gantt:
    """The plan. ``today`` draws the day's line; ``span`` fixes the time axis, else it follows from the dates.

    ``depends`` are the arrows between rows; ``phases`` and ``marks`` lie behind. ``adopted_word`` is what the open
    mark stands for, where it is not the adopted date.
    """

    title: Words
    groups: tuple[GanttGroup, ...]
    today: date | None = None
    span: tuple[date, date] | None = None
    depends: tuple[Depends, ...] = ()
    phases: tuple[Band, ...] = ()
    marks: tuple[Band, ...] = ()
    adopted_word: Words = ""

    wide: ClassVar[int] = GANTT_WIDE

    def rows(self) -> list[GanttRow]:
        """Return all rows."""
        return [row for group in self.groups for row in group.rows]

    def axis(self) -> tuple[date, date]:
        """Return the first day of the first month and the first day after the last."""
        days = [day for row in self.rows() for day in row.days()] + list(self.span or ())
        if self.today is not None:
            near = not days or min(days) - timedelta(days=366) <= self.today <= max(days) + timedelta(days=366)
            days += [self.today] if near else []
        if not days:
            days = [date(2000, 1, 1)]
        return min(days).replace(day=1), _next_month(max(days))

    def svg(self, width: int = GANTT_WIDE, *, key: str = "") -> SafeString:
        """Return the drawing."""
        return gantt(self, width=width, key=key)

    def table(self) -> Table:
        """Return the plan as rows."""
        waits = any(row.waits for row in self.rows())
        rows = [
            (
                row.label,
                group.name,
                formats.date_table(row.adopted or row.start, unknown="–"),
                formats.date_table(row.current or row.end, unknown="–"),
                formats.shift_between(row.adopted, row.current, unknown="–"),
                row.status or _status(row),
                *((row.waits or "–",) if waits else ()),
            )
            for group in self.groups
            for row in group.rows
        ]
        head = [_("Hva"), _("Hvem"), _("Vedtatt eller start"), _("Gjeldende eller slutt"), _("Flyttet"), _("Status")]
        if waits:
            head.append(_("Venter på"))
        first, after = self.axis()
        note = told_ground(within(self.phases, first, after), within(self.marks, first, after))
        return Table(tuple(head), tuple(rows), numeric=False, note=note)

    def describe(self) -> str:
        """Return the alternative text: how many, how many are late, and the first rows with their dates."""
        rows = self.rows()
        if not rows:
            return sentence(self.title, [_("ingenting er planlagt ennå")])
        late, moved = sum(row.late and not row.done for row in rows), sum(row.moved for row in rows)
        parts = [formats.plural(len(rows), _("rad"), _("rader"))]
        parts.append(_("%(late)s forsinket, %(moved)s flyttet") % {"late": late, "moved": moved})
        parts += [f"{row.label} {_when(row)}" for row in rows[:TOLD]]
        if len(rows) > TOLD:
            parts.append(_("resten står i tabellen"))
        return sentence(self.title, parts)


def pages(chart: Gantt, rows: int = 34) -> list[Gantt]:
    """Cut a plan into parts of at most so many rows, all with the same time axis."""
    first, after = chart.axis()
    span = (first, after - timedelta(days=1))
    parts: list[list[GanttGroup]] = [[]]
    left = rows
    for group in chart.groups:
        waiting = list(group.rows)
        if group.folded:
            parts[-1].append(group)
            left -= 1
            continue
        while waiting:
            if left < 2 and parts[-1]:
                parts.append([])
                left = rows
            taken, waiting = waiting[:left], waiting[left:]
            parts[-1].append(GanttGroup(group.name, tuple(taken)))
            left -= len(taken) + 1
    return [replace(chart, groups=tuple(_told(chart, group) for group in groups), span=span) for groups in parts]


def _told(chart: Gantt, group: GanttGroup) -> GanttGroup:
    """Return a group of a part: an arrow that may come from another part is told in words."""
    if not chart.depends:
        return group
    rows = (
        replace(row, label=_("%(label)s (etter %(numbers)s)") % {"label": row.label, "numbers": row.waits})
        if row.waits
        else row
        for row in group.rows
    )
    return replace(group, rows=tuple(rows))


def gantt(chart: Gantt, *, width: int = GANTT_WIDE, key: str = "") -> SafeString:
    """Draw the plan. Under 560 the label stands above its row, else at the left."""
    drawing = Drawing("gantt", width)
    narrow = drawing.width < 560
    left = 6.0 if narrow else min(drawing.width * 0.34, 380.0)
    row_height = NARROW_ROW if narrow else ROW
    first, after = chart.axis()
    x = Scale(first.toordinal(), after.toordinal(), left, drawing.width - 8)
    phases, marks = within(chart.phases, first, after), within(chart.marks, first, after)
    head = HEAD + strips(phases, marks)
    heights = [GROUP + (0 if group.folded else row_height * len(group.rows)) for group in chart.groups]
    bottom = head + max(sum(heights), ROW)
    draw_ground(drawing, phases, marks, x, (first, after), bottom)
    _axis(drawing, first, after, x, head, bottom)
    today = x(chart.today.toordinal()) if chart.today is not None and first <= chart.today < after else None
    y = head
    for height in heights:
        drawing.shade(0, y + 2, drawing.width, GROUP - 5, "group", "#f3f3f4")
        y += height
    _arrows(drawing, chart, x, head, row_height)
    y = head
    for group, height in zip(chart.groups, heights, strict=True):
        _heading(drawing, group, x, y, left, narrow)
        if height > FAR and not narrow:
            _axis_words(drawing, first, after, x, y + 18, x.start)
        if group.folded and today is not None and not narrow:
            _today(drawing, today, y + 3, y + GROUP - 4)
        y += GROUP
        for row in () if group.folded else group.rows:
            words = _row(drawing, row, x, y, row_height, left)
            if today is not None and not words[0] - 3 < today < words[1] + 3:
                _today(drawing, today, y + (18 if narrow else 0), y + row_height)
            y += row_height
    if not chart.groups:
        drawing.text(left + 6, head + 18, _("Ingenting er planlagt ennå"), "subtle")
    if today is not None:
        said = _("Dagen du ser %(day)s") if is_past() else _("I dag %(day)s")
        label = said % {"day": formats.date_table(chart.today)}
        _today(drawing, today, head - 25, head - 18)
        drawing.text(today, head - 28, label, "today-text", anchor="middle", size=SMALL, bold=True, fill="#b81a1a")
    return drawing.render(_legend(drawing, chart, marks, bottom + 6), chart.describe(), key=key)


def _heading(drawing: Drawing, group: GanttGroup, x: Scale, y: float, left: float, narrow: bool) -> None:
    """Write a group's name; of a folded one draw the marks of its rows beside it."""
    if not group.folded:
        wide = left if len(group.rows) * ROW > FAR and not narrow else drawing.width
        drawing.text(6, y + 18, fit(group.name, wide - 12, bold=True), bold=True)
        return
    label = f"{group.name} ({len(group.rows)})"
    drawing.text(6, y + 18, fit(label, drawing.width - 12 if narrow else left - 12, bold=True), bold=True)
    for row in sorted(group.rows, key=lambda one: one.late):
        if row.current is not None:
            _mark(drawing, row, x(row.current.toordinal()), y + GROUP / 2)


def _arrows(drawing: Drawing, chart: Gantt, x: Scale, top: float, row_height: float) -> None:
    """Draw what waits for what, between the rows that are here."""
    if not chart.depends or row_height == NARROW_ROW:
        return  # a narrow drawing has its labels where the arrows would go; the table says what waits for what
    at: dict[int, tuple[float, float]] = {}
    y = top
    for group in chart.groups:
        for number, row in enumerate(group.rows):
            if row.key and row.current is not None:
                down = GROUP / 2 if group.folded else GROUP + row_height * (number + 0.5)
                at[row.key] = (x(row.current.toordinal()), y + down)
        y += GROUP + (0 if group.folded else row_height * len(group.rows))
    for one in chart.depends:
        if one.before in at and one.after in at:
            draw_arrow(drawing, at[one.before], at[one.after], critical=one.critical)


def _today(drawing: Drawing, at: float, top: float, bottom: float) -> None:
    drawing.line(at, top, at, bottom, "today", stroke="#b81a1a", width=1.5, dash="3 2")


def _axis(drawing: Drawing, first: date, after: date, x: Scale, head: float, bottom: float) -> None:
    """Draw the lines of months, quarters or years, and the words that have room."""
    for day, starts, _step in _ticks(first, after, x):
        at = x(day.toordinal())
        if starts or day == first:
            drawing.line(at, head - 4, at, bottom)
    _axis_words(drawing, first, after, x, head - 8, x.start)
    drawing.line(x.start, head - 4, x.end, head - 4, "axis", stroke="#77797b")


def _ticks(first: date, after: date, x: Scale) -> list[tuple[date, bool, int]]:
    """Return each month's first day, whether a step of the axis starts there, and how many months a step has."""
    months = (after.year - first.year) * 12 + after.month - first.month
    wide = (x.end - x.start) / max(months, 1)
    step = 1 if wide >= 16 else 3 if wide >= 6 else 12
    found = []
    day = first
    while day < after:
        found.append((day, step == 1 or (day.month - 1) % step == 0, step))
        day = _next_month(day)
    return found


def _axis_words(drawing: Drawing, first: date, after: date, x: Scale, y: float, left: float) -> None:
    """Write the names of months, quarters or years that have room."""
    edge = -1e9
    for day, starts, step in _ticks(first, after, x):
        at = x(day.toordinal())
        label = _axis_label(day, step, day == first or day.month == 1)
        if starts and at > edge and at >= left and at + measure(label, SMALL) <= drawing.width:
            drawing.text(at + 2, y, label, "subtle", size=SMALL)
            edge = at + measure(label, SMALL) + 8


def _axis_label(day: date, step: int, with_year: bool) -> str:
    if step == 12:
        return str(day.year)
    name = str(formats.SHORT_MONTHS[day.month - 1]) if step == 1 else f"{(day.month + 2) // 3}. kv."
    return f"{name} {day.year}" if with_year else name


def _row(drawing: Drawing, row: GanttRow, x: Scale, y: float, height: float, left: float) -> tuple[float, float]:
    """Draw one row: its label, bar, dates and shift; return where its words stand, so that no line crosses them."""
    narrow = height == NARROW_ROW
    middle = y + (28 if narrow else height / 2)
    drawing.line(0, y + height, drawing.width, y + height, "row", stroke="#e8e8e9")
    if narrow or measure(clean(row.label)) <= left - 14:
        drawing.text(6, y + 14 if narrow else middle + 4, fit(row.label, drawing.width - 12))
    else:
        lines = wrap(row.label, left - 14, SMALL)
        for number, part in enumerate(lines):
            drawing.text(6, middle + 4 + (number - (len(lines) - 1) / 2) * 12, part, size=SMALL)
    right_edge, left_edge = left, drawing.width
    if row.start is not None and row.end is not None:
        a, b = sorted((x(row.start.toordinal()), x((row.end + timedelta(days=1)).toordinal())))
        kind = Kind.REALISED if row.done else Kind.STUDIED
        drawing.box(a, middle - 6, b - a, 12, kind)
        right_edge, left_edge = b, a
    marks = [x(day.toordinal()) for day in (row.adopted, row.current) if day is not None]
    if row.moved and len(marks) == 2:
        drawing.line(marks[0], middle, marks[1], middle, "shift", stroke="#5b5d60", width=1.5, dash="3 2")
        _diamond(drawing, marks[0], middle, "adopted", "#ffffff", "#5b5d60")
    if row.current is not None:
        _mark(drawing, row, x(row.current.toordinal()), middle)
    elif row.adopted is not None:
        _diamond(drawing, marks[0], middle, "adopted", "#ffffff", "#5b5d60")
    if marks:
        ring = 4 if row.critical else 0
        right_edge, left_edge = max(right_edge, *marks) + ring, min(left_edge, *marks) - ring
    return _row_words(drawing, row, middle, (left_edge, right_edge), left)


def _row_words(
    drawing: Drawing, row: GanttRow, middle: float, edges: tuple[float, float], left: float
) -> tuple[float, float]:
    """Write the date and the shift after the marks, before them where there is no room, or only the date."""
    day = row.current or row.end or row.adopted
    if day is None:
        words = _("uten dato")
        drawing.text(left + 6, middle + 4, words, "subtle", size=SMALL)
        return left + 6, left + 6 + measure(words, SMALL)
    short = f"{day.day}.{day.month}."
    shift = formats.shift_between(row.adopted, row.current) if row.moved else ""
    late = row.late and not row.done
    for words in (f"{short} {shift}".strip(), short):
        wide = measure(words, SMALL, bold=late)
        for start in (edges[1] + 11, edges[0] - 11 - wide):
            if start >= left and start + wide <= drawing.width:
                css = "late" if late else "subtle"
                if row.waits and start < edges[0]:  # an arrow to the mark comes from this side
                    drawing.shade(start - 3, middle - 7, wide + 6, 14, "words-ground", "#ffffff")
                drawing.text(start, middle + 4, words, css, size=SMALL, bold=late, fill=_ink(late))
                return start, start + wide
    return 0.0, 0.0


def _ink(late: bool) -> str:
    return "#b81a1a" if late else "#5b5d60"


def _mark(drawing: Drawing, row: GanttRow, x: float, y: float) -> None:
    """Draw the current date: a diamond, dark with a tick when done, a triangle when late."""
    if row.critical:
        drawing.path(f"M{num(x)} {num(y - 11)}l11 11-11 11-11-11z", "critical", stroke="#24272b", width=1.5)
    if row.done:
        _diamond(drawing, x, y, "done", "#045a10", "#045a10")
        drawing.path(f"M{num(x - 3)} {num(y)}l2.2 2.2 3.8-4", "tick", stroke="#ffffff")
    elif row.late:
        drawing.path(f"M{num(x)} {num(y - 8)}l8 14h-16z", "late-mark", fill="#b81a1a", stroke="#ffffff", width=1)
    elif row.at_risk:
        _diamond(drawing, x, y, "at-risk", "#fcf2e2", "#a56d13")
        drawing.path(f"M{num(x)} {num(y - 3.5)}v4M{num(x)} {num(y + 2.5)}v1", "at-risk-sign", stroke="#24272b")
    else:
        _diamond(drawing, x, y, "milestone", "#0062ba", "#ffffff")


def _diamond(drawing: Drawing, x: float, y: float, css: str, fill: str, stroke: str) -> None:
    drawing.path(f"M{num(x)} {num(y - 7)}l7 7-7 7-7-7z", css, fill=fill, stroke=stroke, width=1.5)


def _legend(drawing: Drawing, chart: Gantt, ground: list[Band], y: float) -> float:
    """Explain the marks that occur."""
    rows = chart.rows()
    marks = [
        ("milestone", _("Milepæl"), any(r.current and not (r.done or r.late or r.at_risk) for r in rows)),
        ("done", _("Nådd"), any(r.current and r.done for r in rows)),
        ("at_risk", _("Kan bli forsinket"), any(r.at_risk and not (r.done or r.late) for r in rows)),
        ("late", _("Forsinket"), any(r.current and r.late and not r.done for r in rows)),
        (
            "adopted",
            str(chart.adopted_word or _("Vedtatt dato")),
            any(r.moved or (r.adopted and not r.current) for r in rows),
        ),
        ("critical", _("På den kritiske kjeden"), any(r.critical for r in rows)),
    ]
    kinds = dict.fromkeys(band.kind for band in ground)
    x = 10.0
    for name, words, used in [*marks, *((f"year-{kind}", mark_words(kind), True) for kind in kinds)]:
        if not used:
            continue
        if x + measure(words) + 20 > drawing.width:
            x, y = 10.0, y + 24
        if name == "adopted":
            _diamond(drawing, x, y + 9, "adopted", "#ffffff", "#5b5d60")
        elif name == "year-holiday":
            drawing.shade(x - 6, y + 2, 13, 13, "holiday", "#ececee")
        elif name.startswith("year-"):
            draw_mark(drawing, name.removeprefix("year-"), x, y + 9)
        else:
            row = GanttRow("", None, None, None, None, name == "done", name == "late")
            _mark(drawing, replace(row, critical=name == "critical", at_risk=name == "at_risk"), x, y + 9)
        drawing.text(x + (17 if name == "critical" else 13), y + 13, words)
        x += measure(words, SIZE) + 34
    return y + 24


def _status(row: GanttRow) -> str:
    if row.done:
        return _("fullført")
    return _("forsinket") if row.late else _("planlagt")


def _when(row: GanttRow) -> str:
    if row.start is not None and row.end is not None:
        return f"{formats.date_table(row.start)}–{formats.date_table(row.end)}"
    day = formats.date_table(row.current or row.adopted, unknown=_("uten dato"))
    return f"{day}, {formats.shift_between(row.adopted, row.current)}" if row.moved else day


def _next_month(day: date) -> date:
    return date(day.year + day.month // 12, day.month % 12 + 1, 1)
