"""The risk matrix: probability against consequence, five by five, with the number of each risk in its cell.

A filled mark is where a risk stands now, an outlined one where it is to stand when something is done about it, and an
arrow leads from the one to the other. A risk is round, an opportunity square.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from omstilling.ui import formats
from omstilling.ui.charts.data import Table, Words, sentence
from omstilling.ui.charts.svg import SMALL, WIDE, Drawing, measure, num

LEVELS = (gettext_lazy("lav"), gettext_lazy("middels"), gettext_lazy("høy"))
FILLS = ("#daeddd", "#fae6c6", "#f3d2d2")
MARKS = ("L", "M", "H")
#: Between the circles of one cell.
GAP = 2.5


@dataclass(frozen=True, slots=True)
class Risk:
    """A risk with its number, and probability and consequence from 1 to 5; ``after`` is the same when it is met."""

    number: int
    title: str
    probability: int
    consequence: int
    after: tuple[int, int] | None = None
    is_opportunity: bool = False

    def __post_init__(self) -> None:
        """Refuse values outside the matrix."""
        if not all(1 <= value <= 5 for value in (self.probability, self.consequence, *(self.after or ()))):
            raise ValueError("Probability and consequence go from 1 to 5.")

    @property
    def now(self) -> tuple[int, int]:
        return self.probability, self.consequence

    @property
    def goes_to(self) -> tuple[int, int] | None:
        """Where it is to stand, when that is elsewhere."""
        return self.after if self.after is not None and self.after != self.now else None


@dataclass(frozen=True, slots=True)
class RiskMatrix:
    """All risks of a project."""

    title: Words
    risks: tuple[Risk, ...]

    def svg(self, width: int = WIDE, *, key: str = "") -> SafeString:
        """Return the drawing."""
        return risk_matrix(self, width=width, key=key)

    @property
    def has_after(self) -> bool:
        """Whether anything is said of where a risk is to stand."""
        return any(risk.after is not None for risk in self.risks)

    def table(self) -> Table:
        """Return the risks, the gravest first; where they are to stand, when that is said of any."""
        rows = []
        for r in sorted(self.risks, key=lambda r: (-r.probability * r.consequence, r.number)):
            row = (f"{r.number} {r.title}", str(r.probability), str(r.consequence), _level_words(r, r.now))
            rows.append((*row, _level_words(r, r.after)) if self.has_after else row)
        head = (_("Risiko"), _("Sannsynlighet"), _("Konsekvens"), _("Nivå"))
        return Table((*head, _("Etter tiltak")) if self.has_after else head, tuple(rows), numeric=False)

    def describe(self) -> str:
        """Return the alternative text: how many on each level, and the high ones by name."""
        by_level: list[list[Risk]] = [[], [], []]
        for risk in self.risks:
            if not risk.is_opportunity:
                by_level[level(*risk.now)].append(risk)
        words = (
            (_("høy risiko"), _("høye risikoer")),
            (_("middels risiko"), _("middels risikoer")),
            (_("lav risiko"), _("lave risikoer")),
        )
        parts = [formats.plural(len(by_level[2 - place]), *pair) for place, pair in enumerate(words)]
        chances = sum(risk.is_opportunity for risk in self.risks)
        if chances:
            parts.append(formats.plural(chances, _("mulighet"), _("muligheter")))
        parts += [_("høy: %(number)s %(title)s") % {"number": r.number, "title": r.title} for r in by_level[2][:12]]
        return sentence(self.title, parts if self.risks else [_("ingen risikoer er ført opp")])


def _level_words(risk: Risk, place: tuple[int, int] | None) -> str:
    """Return a level in a word, and that it is an opportunity where it is one."""
    if place is None:
        return str(formats.NOT_STATED)
    word = str(LEVELS[level(*place)])
    return _("%(level)s (mulighet)") % {"level": word} if risk.is_opportunity else word


def level(probability: int, consequence: int) -> int:
    """Return 0 for low (product up to 4), 1 for medium (5 to 12) and 2 for high (from 15)."""
    product = probability * consequence
    return 0 if product <= 4 else 1 if product <= 12 else 2


@dataclass(frozen=True, slots=True)
class _Mark:
    """One mark in a cell: a risk as it is, or as it is to be."""

    risk: Risk
    after: bool

    @property
    def cell(self) -> tuple[int, int]:
        return (self.risk.after or self.risk.now) if self.after else self.risk.now


def risk_matrix(chart: RiskMatrix, *, width: int = WIDE, key: str = "") -> SafeString:
    """Draw the matrix: consequence to the right, probability upwards; each cell says its level with a letter."""
    drawing = Drawing("risks", width)
    left = 26.0
    side = min((drawing.width - left - 2) / 5, 116.0)
    tall = min(side, 66.0)
    top = 22.0
    drawing.text(0, 12, _("Sannsynlighet ↑"), "subtle", size=SMALL)
    cells: dict[tuple[int, int], list[_Mark]] = {}
    for risk in sorted(chart.risks, key=lambda r: r.number):
        cells.setdefault(risk.now, []).append(_Mark(risk, False))
    for risk in sorted(chart.risks, key=lambda r: r.number):
        if risk.goes_to is not None:
            cells.setdefault(risk.goes_to, []).append(_Mark(risk, True))
    places: dict[_Mark, tuple[float, float]] = {}
    over: list[tuple[float, float, int]] = []
    radius = 10.5 if side > 80 else 8.5
    for probability in range(5, 0, -1):
        y = top + (5 - probability) * tall
        drawing.text(left - 10, y + tall / 2 + 4, str(probability), "subtle", anchor="end")
        for consequence in range(1, 6):
            x = left + (consequence - 1) * side
            grade = level(probability, consequence)
            drawing.shade(x, y, side, tall, f"level-{grade}", FILLS[grade], "#ffffff")
            drawing.text(
                x + side - 5, y + 13, MARKS[grade], f"level-mark-{grade}", anchor="end", size=10, fill="#5b5d60"
            )
            over += _lay(cells.get((probability, consequence), []), x, y, side, tall, radius, places)
    for mark, (x, y) in places.items():
        if mark.after and _Mark(mark.risk, False) in places:
            _arrow(drawing, places[_Mark(mark.risk, False)], (x, y), radius)
    for mark, (x, y) in places.items():
        _mark(drawing, mark, x, y, radius)
    for x, y, more in over:
        drawing.text(x, y + 4, f"+{more}", anchor="middle", size=SMALL, bold=True)
    bottom = top + 5 * tall
    for consequence in range(1, 6):
        drawing.text(left + (consequence - 0.5) * side, bottom + 16, str(consequence), "subtle", anchor="middle")
    drawing.text(left + 5 * side, bottom + 32, _("Konsekvens →"), "subtle", anchor="end", size=SMALL)
    drawing.text(left, bottom + 32, _("L lav, M middels, H høy"), "subtle", size=SMALL)
    bottom = _key(drawing, chart, left, bottom + 40)
    return drawing.render(bottom, chart.describe(), key=key)


def _lay(
    marks: list[_Mark],
    x: float,
    y: float,
    side: float,
    tall: float,
    radius: float,
    places: dict[_Mark, tuple[float, float]],
) -> list[tuple[float, float, int]]:
    """Give a cell's marks their places; when they do not all fit, the last place says how many more there are."""
    per_row = max(1, int((side - 16) // (2 * radius + GAP)))
    room = per_row * max(1, int((tall - 4) // (2 * radius + GAP)))
    fits = len(marks) <= room
    for position, mark in enumerate(marks if fits else marks[: room - 1]):
        places[mark] = _place(position, per_row, x, y, radius)
    return [] if fits else [(*_place(room - 1, per_row, x, y, radius), len(marks) - room + 1)]


def _mark(drawing: Drawing, mark: _Mark, x: float, y: float, radius: float) -> None:
    """Draw one mark: filled for now, outlined for after; round for a risk, square for an opportunity."""
    css, fill, stroke = ("risk-after", "#ffffff", "#24272b") if mark.after else ("risk", "#24272b", "none")
    if mark.risk.is_opportunity:
        half = radius - 0.5
        drawing.shade(x - half, y - half, 2 * half, 2 * half, css, fill, stroke)
    else:
        drawing.circle(x, y, radius - 0.5 if mark.after else radius, css, fill, stroke)
    size = SMALL if mark.risk.number < 100 else 8.0
    ink = ("risk-after-number", "#24272b") if mark.after else ("risk-number", "#ffffff")
    drawing.text(x, y + 4, str(mark.risk.number), ink[0], anchor="middle", size=size, bold=True, fill=ink[1])


def _arrow(drawing: Drawing, start: tuple[float, float], end: tuple[float, float], radius: float) -> None:
    """Draw an arrow from the edge of one mark to the edge of another."""
    across, down = end[0] - start[0], end[1] - start[1]
    length = math.hypot(across, down)
    if length < 2 * radius + 6:
        return
    ux, uy = across / length, down / length
    tip = (end[0] - ux * (radius + 1.5), end[1] - uy * (radius + 1.5))
    back = (tip[0] - ux * 6, tip[1] - uy * 6)
    drawing.line(
        start[0] + ux * radius, start[1] + uy * radius, back[0], back[1], "risk-way", stroke="#24272b", width=1.2
    )
    one, other = (back[0] - uy * 3.2, back[1] + ux * 3.2), (back[0] + uy * 3.2, back[1] - ux * 3.2)
    points = "L".join(f"{num(px)} {num(py)}" for px, py in (tip, one, other))
    drawing.path(f"M{points}Z", "risk-tip", fill="#24272b", stroke="none", width=0)


def _key(drawing: Drawing, chart: RiskMatrix, left: float, top: float) -> float:
    """Draw what the marks mean, where there is more than one kind; return the height of the whole drawing."""
    sample = chart.risks[0] if chart.risks else None
    entries: list[tuple[Callable[[float, float], None], str]] = []
    chances = [risk.is_opportunity for risk in chart.risks]

    def drawn(opportunity: bool, after: bool) -> Callable[[float, float], None]:
        def draw(x: float, y: float) -> None:
            css, fill, stroke = ("risk-after", "#ffffff", "#24272b") if after else ("risk", "#24272b", "none")
            if opportunity:
                drawing.shade(x - 5.5, y - 5.5, 11, 11, css, fill, stroke)
            else:
                drawing.circle(x, y, 6, css, fill, stroke)

        return draw

    if sample is None or not (chart.has_after or any(chances)):
        return top
    if not all(chances):
        entries.append((drawn(False, False), _("risiko nå")))
    if any(chances):
        entries.append((drawn(True, False), _("mulighet nå")))
    moved = sorted({risk.is_opportunity for risk in chart.risks if risk.goes_to})
    if len(moved) > 1:
        entries += [(drawn(False, True), _("risiko etter tiltak")), (drawn(True, True), _("mulighet etter tiltak"))]
    elif moved:
        entries.append((drawn(moved[0], True), _("etter tiltak")))
    x, y = left, top + 8
    for draw, said in entries:
        if x > left and x + 22 + measure(said) > drawing.width:
            x, y = left, y + 20
        draw(x + 7, y + 6)
        drawing.text(x + 19, y + 10, said)
        x += 19 + measure(said) + 18
    return y + 22


def _place(position: int, per_row: int, x: float, y: float, radius: float) -> tuple[float, float]:
    step = 2 * radius + GAP
    return x + 4 + radius + position % per_row * step, y + 4 + radius + position // per_row * step
