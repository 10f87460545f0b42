"""How an uncertain amount may turn out: of a hundred cases, how many end where, with the target between them."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from omstilling.ui import formats
from omstilling.ui.charts.bars import Scale
from omstilling.ui.charts.data import Table, Words, sentence
from omstilling.ui.charts.svg import LOOKS, SMALL, WIDE, Drawing, Kind, measure

TOP, BOTTOM = 24.0, 190.0
COLUMNS = 16


@dataclass(frozen=True, slots=True)
class Bin:
    """The cases from ``low`` up to, but not including, ``high``, in kroner; the last one may hold all above it too."""

    low: int
    high: int
    cases: int
    is_open: bool = False

    @property
    def label(self) -> str:
        """The span in millions."""
        low = _short(self.low, self.high - self.low)
        if self.is_open:
            return _("%(low)s og mer") % {"low": low}
        return f"{low}–{_short(self.high, self.high - self.low)}"


@dataclass(frozen=True, slots=True)
class Spread:
    """Percentiles of an amount in kroner a year: number q is what q percent of the cases keep to. Target in kroner."""

    title: Words
    percentiles: tuple[int, ...]
    target: int | None = None

    def __post_init__(self) -> None:
        """Refuse anything but the percentiles from 0 to 100."""
        if len(self.percentiles) != 101:
            raise ValueError("A spread is drawn from the 101 percentiles from 0 to 100.")

    @property
    def low(self) -> int:
        """Kroner: nine of ten cases end here or higher."""
        return self.percentiles[10]

    @property
    def middle(self) -> int:
        return self.percentiles[50]

    @property
    def high(self) -> int:
        """Kroner: one of ten cases ends above this."""
        return self.percentiles[90]

    @property
    def reaching(self) -> int:
        """How many of the hundred cases reach the target."""
        return sum(amount >= self.target for amount in self.percentiles[1:]) if self.target is not None else 0

    @property
    def step(self) -> int:
        """The width of a column in kroner: a round number."""
        span = self.percentiles[99] - self.percentiles[1]
        raw = max(span / COLUMNS, abs(self.middle) / 100, 1)
        power = 10 ** math.floor(math.log10(raw))
        return int(next((m * power for m in (1, 2, 5) if m * power >= raw), 10 * power))

    def bins(self) -> list[Bin]:
        """Return the columns, empty ones between too. The target is an edge, so that no column is on both sides."""
        step, start = self.step, (self.target or 0) % self.step
        places = [(amount - start) // step for amount in self.percentiles[1:]]
        last = places[98]
        clipped = any(place > last for place in places)
        places = [min(place, last) for place in places]
        return [
            Bin(
                place * step + start,
                (place + 1) * step + start,
                places.count(place),
                clipped and place == last,
            )
            for place in range(places[0], last + 1)
        ]

    def svg(self, width: int = WIDE, *, key: str = "") -> SafeString:
        """Return the drawing."""
        return spread(self, width=width, key=key)

    def table(self) -> Table:
        """Return the figures."""
        rows = tuple((one.label, formats.number(one.cases)) for one in self.bins())
        return Table((_("Mill. kr per år"), _("Av 100 tilfeller")), rows)

    def describe(self) -> str:
        """Return the alternative text."""
        told = {"low": formats.mnok(self.low), "high": formats.mnok(self.high), "middle": formats.mnok(self.middle)}
        parts = [_("åtte av ti tilfeller mellom %(low)s og %(high)s, midt i %(middle)s") % told]
        if self.target is not None:
            told = {"target": formats.mnok(self.target), "cases": formats.number(self.reaching)}
            parts.append(_("%(cases)s av 100 tilfeller når målet på %(target)s") % told)
        return sentence(self.title, parts)


def spread(chart: Spread, *, width: int = WIDE, key: str = "") -> SafeString:
    """Draw the columns: filled where the target is reached, outlined where it is not, eight of ten cases marked."""
    drawing = Drawing("spread", width)
    bins = chart.bins()
    low, high = _span(chart, bins)
    x = Scale(low, high, 8, drawing.width - 8)
    most = max(one.cases for one in bins)
    y = Scale(0, most, BOTTOM, TOP + 22)
    for one in bins:
        reached = chart.target is None or one.low >= chart.target
        left, right = x(one.low), x(one.high)
        if one.cases:
            drawing.box(
                left + 1, y(one.cases), right - left - 2, BOTTOM - y(one.cases), Kind.GAIN if reached else Kind.MISSING
            )
            if right - left >= 18:
                words = formats.number(one.cases)
                drawing.text((left + right) / 2, y(one.cases) - 5, words, anchor="middle", size=SMALL)
    drawing.line(0, BOTTOM, drawing.width, BOTTOM, "axis", stroke=LOOKS[Kind.MISSING].stroke)
    _axis(drawing, x, low, high, chart.step)
    _target(drawing, chart, x, low, high)
    bottom = _eight_of_ten(drawing, chart, x, low, high)
    if chart.target is not None:
        looks = [(Kind.GAIN, _("Når målet")), (Kind.MISSING, _("Når ikke målet"))]
        bottom = drawing.legend(looks, 1, bottom + 4)
    drawing.text(0, bottom + 14, _("Antall av 100 tilfeller, etter mill. kr per år"), "subtle", size=SMALL)
    return drawing.render(bottom + 20, chart.describe(), key=key)


def _span(chart: Spread, bins: list[Bin]) -> tuple[int, int]:
    """Return the amounts that the drawing reaches over; a target that is not too far off is among them."""
    low, high = bins[0].low, bins[-1].high
    wide = max(high - low, chart.step * 4)
    if chart.target is not None and low - wide <= chart.target <= high + wide:
        low, high = min(low, chart.target), max(high, chart.target)
    middle = (low + high) // 2
    return min(low, middle - wide // 2) - chart.step // 2, max(high, middle + wide // 2) + chart.step // 2


def _marks(low: int, high: int, step: int, every: int) -> Iterator[int]:
    first = -(-low // (step * every)) * step * every
    yield from range(first, high + 1, step * every)


def _axis(drawing: Drawing, x: Scale, low: int, high: int, step: int) -> None:
    """Write round amounts under the columns, as many as there is room for."""
    widest = max(measure(_short(amount, step), SMALL) for amount in (low, high)) + 18
    every = 1
    while (high - low) / (step * every) * widest > drawing.width and every < 1000:
        every += 1 if every < 2 else (3 if every == 2 else 5)
    for amount in _marks(low, high, step, every):
        drawing.line(x(amount), BOTTOM, x(amount), BOTTOM + 4, "axis", stroke=LOOKS[Kind.MISSING].stroke)
        drawing.text(x(amount), BOTTOM + 18, _short(amount, step), "subtle", anchor="middle", size=SMALL)


def _target(drawing: Drawing, chart: Spread, x: Scale, low: int, high: int) -> None:
    if chart.target is None:
        return
    words = _("Mål %(amount)s") % {"amount": formats.mnok_bare(chart.target)}
    if low <= chart.target <= high:
        at = x(chart.target)
        drawing.target(at, TOP - 4, at, BOTTOM)
        drawing.text(at, 13, words, anchor="middle", bold=True)
    elif chart.target > high:
        drawing.text(drawing.width, 13, f"{words} →", anchor="end", bold=True)
    else:
        drawing.text(0, 13, f"← {words}", bold=True)


def _eight_of_ten(drawing: Drawing, chart: Spread, x: Scale, low: int, high: int) -> float:
    """Draw the span of eight of ten cases with its middle; return the y below its words."""
    ends = [min(max(amount, low), high) for amount in (chart.low, chart.middle, chart.high)]
    left, middle, right = (x(amount) for amount in ends)
    at = BOTTOM + 36
    drawing.line(left, at, right, at, "plain", stroke=LOOKS[Kind.PLAIN].stroke, width=3)
    for end in (left, right):
        drawing.line(end, at - 5, end, at + 5, "plain", stroke=LOOKS[Kind.PLAIN].stroke, width=3)
    drawing.circle(middle, at, 5, "plain", LOOKS[Kind.PLAIN].fill)
    told = {"low": formats.mnok_bare(chart.low), "high": formats.mnok_bare(chart.high)}
    words = _("Åtte av ti tilfeller: %(low)s–%(high)s") % told
    if chart.low == chart.high:
        words = _("Åtte av ti tilfeller: %(low)s") % told
    drawing.text((left + right) / 2, at + 22, words, anchor="middle", bold=True)
    return at + 28


def _short(amount: int, step: int) -> str:
    """Return an amount in millions with as many decimals as a step of the axis needs."""
    decimals = 0 if step % formats.MILLION == 0 else min(max(7 - len(str(step)), 1), 3)
    return formats.mnok_bare(amount, decimals)
