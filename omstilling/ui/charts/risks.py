"""The risk matrix: probability against consequence, five by five, with the number of each risk in its cell."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from omstilling.ui import formats
from omstilling.ui.charts.data import Table, Words, sentence
from omstilling.ui.charts.svg import SMALL, WIDE, Drawing

LEVELS = (gettext_lazy("lav"), gettext_lazy("middels"), gettext_lazy("høy"))
FILLS = ("#daeddd", "#fae6c6", "#f3d2d2")
MARKS = ("L", "M", "H")
#: Between the circles of one cell.
GAP = 2.5


@dataclass(frozen=True, slots=True)
class Risk:
    """A risk with its number, and probability and consequence from 1 to 5."""

    number: int
    title: str
    probability: int
    consequence: int

    def __post_init__(self) -> None:
        """Refuse values outside the matrix."""
        if not (1 <= self.probability <= 5 and 1 <= self.consequence <= 5):
            raise ValueError("Probability and consequence go from 1 to 5.")


@dataclass(frozen=True, slots=True)
class RiskMatrix:
    """All risks of a project."""

    title: Words
    risks: tuple[Risk, ...]

    def svg(self, width: int = WIDE, *, key: str = "") -> SafeString:
        """Return the drawing."""
        return risk_matrix(self, width=width, key=key)

    def table(self) -> Table:
        """Return the risks, the gravest first."""
        rows = [
            (
                f"{r.number} {r.title}",
                str(r.probability),
                str(r.consequence),
                str(LEVELS[level(r.probability, r.consequence)]),
            )
            for r in sorted(self.risks, key=lambda r: (-r.probability * r.consequence, r.number))
        ]
        return Table((_("Risiko"), _("Sannsynlighet"), _("Konsekvens"), _("Nivå")), tuple(rows), numeric=False)

    def describe(self) -> str:
        """Return the alternative text: how many on each level, and the high ones by name."""
        by_level: list[list[Risk]] = [[], [], []]
        for risk in self.risks:
            by_level[level(risk.probability, risk.consequence)].append(risk)
        words = (
            (_("høy risiko"), _("høye risikoer")),
            (_("middels risiko"), _("middels risikoer")),
            (_("lav risiko"), _("lave risikoer")),
        )
        parts = [formats.plural(len(by_level[2 - place]), *pair) for place, pair in enumerate(words)]
        parts += [_("høy: %(number)s %(title)s") % {"number": r.number, "title": r.title} for r in by_level[2][:12]]
        return sentence(self.title, parts if self.risks else [_("ingen risikoer er ført opp")])


def level(probability: int, consequence: int) -> int:
    """Return 0 for low (product up to 4), 1 for medium (5 to 12) and 2 for high (from 15)."""
    product = probability * consequence
    return 0 if product <= 4 else 1 if product <= 12 else 2


def risk_matrix(chart: RiskMatrix, *, width: int = WIDE, key: str = "") -> SafeString:
    """Draw the matrix: consequence to the right, probability upwards; each cell says its level with a letter."""
    drawing = Drawing("risks", width)
    left = 26.0
    side = min((drawing.width - left - 2) / 5, 116.0)
    tall = min(side, 66.0)
    top = 22.0
    drawing.text(0, 12, _("Sannsynlighet ↑"), "subtle", size=SMALL)
    cells: dict[tuple[int, int], list[Risk]] = {}
    for risk in sorted(chart.risks, key=lambda r: r.number):
        cells.setdefault((risk.probability, risk.consequence), []).append(risk)
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
            _cell(drawing, cells.get((probability, consequence), []), x, y, side, tall)
    bottom = top + 5 * tall
    for consequence in range(1, 6):
        drawing.text(left + (consequence - 0.5) * side, bottom + 16, str(consequence), "subtle", anchor="middle")
    drawing.text(left + 5 * side, bottom + 32, _("Konsekvens →"), "subtle", anchor="end", size=SMALL)
    drawing.text(left, bottom + 32, _("L lav, M middels, H høy"), "subtle", size=SMALL)
    return drawing.render(bottom + 40, chart.describe(), key=key)


def _cell(drawing: Drawing, risks: list[Risk], x: float, y: float, side: float, tall: float) -> None:
    """Draw the numbers of a cell's risks; when they do not all fit, the last place says how many more."""
    radius = 10.5 if side > 80 else 8.5
    per_row = max(1, int((side - 16) // (2 * radius + GAP)))
    places = per_row * max(1, int((tall - 4) // (2 * radius + GAP)))
    fits = len(risks) <= places
    for position, risk in enumerate(risks if fits else risks[: places - 1]):
        cx, cy = _place(position, per_row, x, y, radius)
        drawing.circle(cx, cy, radius, "risk", "#24272b")
        size = SMALL if risk.number < 100 else 8.0
        drawing.text(
            cx, cy + 4, str(risk.number), "risk-number", anchor="middle", size=size, bold=True, fill="#ffffff"
        )
    if not fits:
        cx, cy = _place(places - 1, per_row, x, y, radius)
        drawing.text(cx, cy + 4, f"+{len(risks) - places + 1}", anchor="middle", size=SMALL, bold=True)


def _place(position: int, per_row: int, x: float, y: float, radius: float) -> tuple[float, float]:
    step = 2 * radius + GAP
    return x + 4 + radius + position % per_row * step, y + 4 + radius + position // per_row * step
