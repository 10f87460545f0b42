"""Drawing in SVG: shapes with presentation attributes that CSS may override, measured text, and one title.

Light colours stand as attributes (paper reads them); ``static/ui/charts.css`` gives the page's own, light and dark.
"""

from __future__ import annotations

import hashlib
import math
import re
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

WIDE: Final = 720
NARROW: Final = 340
SIZE: Final = 12.0
SMALL: Final = 11.0

INK, SUBTLE, LINE, PAPER = "#24272b", "#5b5d60", "#bbbcbd", "#ffffff"

_BAD_IN_XML = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufffe\uffff\ue000-\uf8ff]")

#: Stands for the drawing's own id until it is known; no text holds it, ``clean`` removes private-use characters.
_UID: Final = "\ue000"

#: Advance widths of Inter in hundredths of the size, by character; anything else counts as wide.
_WIDTHS: Final = {
    30: "ijlI \u00a0!,.:·';",
    38: "t|`/()[]\\fr",
    47: '{}-_"^',
    53: "*–?s",
    59: "kxzavyåä7JLcé«»5Fhnuüe",
    64: "Eoøö12bdgpq3689#0Z$&PRS4",
    69: "BT+<=>~−KXYAVÅ",
    77: "DCHUGNOQØ",
    92: "w…mMæ",
    100: "@%WÆ",
}
_ADVANCE: Final = {char: width / 100 for width, chars in _WIDTHS.items() for char in chars}


class Kind(StrEnum):
    """What a shape stands for. The steps of the ladder first; the look is the same on every page."""

    REALISED = "realised"
    IMPLEMENTED = "implemented"
    BUDGETED = "budgeted"
    DECIDED = "decided"
    RECOMMENDED = "recommended"
    DISCUSSED = "discussed"
    STUDIED = "studied"
    PROPOSED = "proposed"
    MISSING = "missing"
    PLAIN = "plain"
    GAIN = "gain"
    LOSS = "loss"
    RUNNING = "running"


@dataclass(frozen=True, slots=True)
class Look:
    """Fill, outline and the ink of text on top. ``hatch`` names the colour of the lines of a hatched ground."""

    fill: str
    stroke: str
    ink: str
    hatch: str = ""
    dash: str = ""


LOOKS: Final[dict[Kind, Look]] = {
    Kind.REALISED: Look("#045a10", "#045a10", "#ffffff"),
    Kind.IMPLEMENTED: Look("#003d75", "#003d75", "#ffffff"),
    Kind.BUDGETED: Look("#004f96", "#004f96", "#ffffff"),
    Kind.DECIDED: Look("#0062ba", "#0062ba", "#ffffff"),
    Kind.RECOMMENDED: Look("#abcfe9", "#1f7dc5", INK),
    Kind.DISCUSSED: Look("#c5ddf0", "#1f7dc5", INK),
    Kind.STUDIED: Look("#dcebf6", "#1f7dc5", INK),
    Kind.PROPOSED: Look("#fcf2e2", "#a56d13", INK, hatch="#cd8818"),
    Kind.MISSING: Look("none", "#77797b", INK, dash="4 3"),
    Kind.PLAIN: Look("#484a4e", "#484a4e", "#ffffff"),
    Kind.GAIN: Look("#0062ba", "#0062ba", "#ffffff"),
    Kind.LOSS: Look("#f8e4e4", "#b81a1a", INK, hatch="#ce4d4d"),
    Kind.RUNNING: Look("#f8e4e4", "#b81a1a", INK, hatch="#ce4d4d"),
}


def clean(text: object) -> str:
    """Return text without characters that XML or PDF/A cannot hold."""
    return _BAD_IN_XML.sub("", str(text)).strip()


def measure(text: str, size: float = SIZE, *, bold: bool = False) -> float:
    """Return an upper estimate of a text's width in Inter."""
    return sum(_ADVANCE.get(char, 1.0) for char in text) * size * (1.06 if bold else 1.0)


def fit(text: str, width: float, size: float = SIZE, *, bold: bool = False) -> str:
    """Return the text, cut with «…» when it is wider than ``width``; empty when nothing fits."""
    text = clean(text)
    if measure(text, size, bold=bold) <= width:
        return text
    while text and measure(text + "…", size, bold=bold) > width:
        text = text[:-1]
    return f"{text.rstrip()}…" if text else ""


def wrap(text: str, width: float, size: float = SIZE, lines: int = 2) -> list[str]:
    """Return the text on at most so many lines, broken between words; what is left over is cut."""
    words, out = clean(text).split(" "), [""]
    for position, word in enumerate(words):
        longer = f"{out[-1]} {word}".strip()
        if not out[-1] or measure(longer, size) <= width:
            out[-1] = longer
        elif len(out) < lines:
            out.append(word)
        else:
            out[-1] = " ".join([out[-1], *words[position:]])
            break
    return [fit(line, width, size) for line in out]


def fits(text: str, width: float, size: float = SIZE, lines: int = 2) -> bool:
    """Tell whether a text stands whole on so many lines."""
    return not any(line.endswith("…") for line in wrap(text, width, size, lines))


def num(value: float) -> str:
    """Return a coordinate with at most one decimal and never in exponent form. Raises ``ValueError`` for NaN."""
    if not math.isfinite(value):
        raise ValueError("A coordinate is not a finite number.")
    shown = f"{value:.1f}"
    return "0" if shown == "-0.0" else shown.removesuffix(".0")


class Drawing:
    """One SVG being drawn. Shapes are added from the back to the front, then ``render`` closes it."""

    def __init__(self, name: str, width: float) -> None:
        self.name = name
        self.width = float(width)
        self._parts: list[str] = []
        self._hatched: set[Kind] = set()

    def line(
        self,
        x1: float,
        y1: float,
        x2: float,
        y2: float,
        css: str = "grid",
        *,
        stroke: str = LINE,
        width: float = 1,
        dash: str = "",
    ) -> None:
        """Draw a straight line."""
        more = f' stroke-dasharray="{dash}"' if dash else ""
        self._parts.append(
            f'<path class="c-{css}" d="M{num(x1)} {num(y1)}L{num(x2)} {num(y2)}" fill="none" stroke="{stroke}" '
            f'stroke-width="{num(width)}"{more}/>'
        )

    def target(self, x1: float, y1: float, x2: float, y2: float) -> None:
        """Draw a piece of the target line."""
        self.line(x1, y1, x2, y2, "target", stroke=INK, width=2, dash="6 3")

    def box(self, x: float, y: float, width: float, height: float, kind: Kind, *, radius: float = 1.5) -> None:
        """Draw a filled rectangle in the look of its kind; one without extent becomes a thin line."""
        look = LOOKS[kind]
        width, height = max(width, 1.0), max(height, 1.0)
        inset = 0.5 if width > 2 and height > 2 else 0.0
        fill = look.fill
        if look.hatch:
            self._hatched.add(kind)
            fill = f"url(#{_UID}{kind})"
        dash = f' stroke-dasharray="{look.dash}"' if look.dash else ""
        self._parts.append(
            f'<rect class="c-{kind}" x="{num(x + inset)}" y="{num(y + inset)}" width="{num(width - 2 * inset)}" '
            f'height="{num(height - 2 * inset)}" rx="{num(min(radius, width / 2, height / 2))}" fill="{fill}" '
            f'stroke="{look.stroke}"{dash}/>'
        )

    def shade(
        self, x: float, y: float, width: float, height: float, css: str, fill: str, stroke: str = "none"
    ) -> None:
        """Draw a plain area, for grounds and cells."""
        self._parts.append(
            f'<rect class="c-{css}" x="{num(x)}" y="{num(y)}" width="{num(max(width, 0))}" '
            f'height="{num(max(height, 0))}" '
            f'fill="{fill}" stroke="{stroke}"/>'
        )

    def path(self, d: str, css: str, *, fill: str = "none", stroke: str = INK, width: float = 1.5) -> None:
        """Draw a path."""
        self._parts.append(
            f'<path class="c-{css}" d="{d}" fill="{fill}" stroke="{stroke}" stroke-width="{num(width)}" '
            'stroke-linejoin="round"/>'
        )

    def circle(self, x: float, y: float, radius: float, css: str, fill: str, stroke: str = "none") -> None:
        """Draw a circle."""
        self._parts.append(
            f'<circle class="c-{css}" cx="{num(x)}" cy="{num(y)}" r="{num(radius)}" fill="{fill}" stroke="{stroke}"/>'
        )

    def text(
        self,
        x: float,
        y: float,
        text: str,
        css: str = "text",
        *,
        anchor: str = "start",
        size: float = SIZE,
        bold: bool = False,
        fill: str = "",
    ) -> None:
        """Write a text with its baseline at ``y``, moved and cut so that it stays inside the drawing."""
        text = fit(text, self.width, size, bold=bold)
        if not text:
            return
        wide = measure(text, size, bold=bold)
        before = {"start": 0.0, "middle": wide / 2, "end": wide}[anchor]
        x = min(max(x, before), self.width - wide + before)
        fill = fill or {"text": INK, "subtle": SUBTLE}.get(css, INK)
        place = f' text-anchor="{anchor}"' if anchor != "start" else ""
        weight = ' font-weight="600"' if bold else ""
        self._parts.append(
            f'<text class="c-{css}" x="{num(x)}" y="{num(y)}" font-size="{num(size)}"{place}{weight} fill="{fill}">'
            f"{escape(text)}</text>"
        )

    def legend(self, entries: list[tuple[Kind, str]], x: float, y: float) -> float:
        """Draw swatches with words from ``x``, on as many lines as are needed; return the y below them."""
        at = x
        for kind, full in entries:
            words = fit(full, self.width - x - 20)
            wide = measure(words) + 20
            if at > x and at + wide > self.width:
                at, y = x, y + 20
            self.box(at, y + 2, 13, 13, kind)
            self.text(at + 19, y + 13, words)
            at += wide + 16
        return y + 20

    def render(self, height: float, title: str, *, key: str = "") -> SafeString:
        """Return the SVG. ``title`` is the whole alternative text; ``key`` tells equal drawings on a page apart."""
        title = escape(clean(title))
        body = "".join(self._parts)
        digest = hashlib.sha256(f"{key}|{self.width}|{title}|{body}".encode()).hexdigest()[:10]
        uid = f"{self.name}-{digest}"
        head = (
            f'<svg xmlns="http://www.w3.org/2000/svg" class="chart chart-{self.name}" role="img" '
            f'viewBox="0 0 {num(self.width)} {num(height)}" width="{num(self.width)}" height="{num(height)}" '
            f'aria-labelledby="{uid}-t" font-family="Inter, sans-serif">'
            f'<title id="{uid}-t">{title}</title>'
        )
        patterns = "".join(_pattern(f"{uid}-{kind}", LOOKS[kind], kind) for kind in sorted(self._hatched))
        defs = f"<defs>{patterns}</defs>" if patterns else ""
        return mark_safe(f"{head}{defs}{body.replace(_UID, f'{uid}-')}</svg>")


def _pattern(uid: str, look: Look, kind: Kind) -> str:
    step = "M-1.5 1.5 1.5-1.5M0 6 6 0M4.5 7.5 7.5 4.5" if kind is Kind.PROPOSED else "M0 4.5 1.5 6M0 0 6 6M4.5 0 6 1.5"
    return (
        f'<pattern id="{uid}" width="6" height="6" patternUnits="userSpaceOnUse">'
        f'<rect class="c-{kind}-ground" width="6" height="6" fill="{look.fill}"/>'
        f'<path class="c-{kind}-hatch" d="{step}" fill="none" stroke="{look.hatch}" stroke-width="1.6"/></pattern>'
    )
