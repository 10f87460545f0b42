"""The municipality's colour as a style sheet over the design system's tokens. Pure; keeps contrast in both schemes."""

from __future__ import annotations

import re
from dataclasses import dataclass

#: WCAG's contrast for text.
TEXT_CONTRAST = 4.5
#: The ground of the pages in the dark scheme.
DARK_GROUND = "#14181d"
Rgb = tuple[float, float, float]


def _parse(colour: str) -> Rgb:
    if not re.fullmatch(r"#[0-9a-fA-F]{6}", colour):
        raise ValueError(f"Not a colour: {colour!r}")
    return tuple(int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))  # type: ignore[return-value]


def _hex(rgb: Rgb) -> str:
    return "#" + "".join(f"{round(max(0.0, min(1.0, part)) * 255):02x}" for part in rgb)


def _mix(one: Rgb, other: Rgb, share: float) -> Rgb:
    return tuple(a + (b - a) * share for a, b in zip(one, other, strict=True))  # type: ignore[return-value]


def luminance(rgb: Rgb) -> float:
    """Return the relative luminance as WCAG 2 defines it."""
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in rgb]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: Rgb, other: Rgb) -> float:
    """Return WCAG's contrast ratio, 1 to 21."""
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


WHITE: Rgb = (1.0, 1.0, 1.0)
BLACK: Rgb = (0.0, 0.0, 0.0)


def _readable(colour: Rgb, on: Rgb, towards: Rgb, wanted: float = TEXT_CONTRAST) -> Rgb:
    """Move a colour towards black or white until it can be read on a ground."""
    share, result = 0.0, colour
    while contrast(result, on) < wanted and share < 1:
        share += 0.02
        result = _mix(colour, towards, share)
    return result


def _tokens(colour: Rgb, ground: Rgb, dark: bool) -> dict[str, str]:
    far = WHITE if dark else BLACK
    base = _readable(colour, ground, far)
    strong = _readable(base, ground, far, 7.0)
    tint = _mix(ground, base, 0.12 if dark else 0.06)
    surface = _mix(ground, base, 0.2 if dark else 0.1)
    ink = WHITE if contrast(WHITE, base) >= TEXT_CONTRAST else BLACK
    return {
        "background-tinted": _hex(tint),
        "surface-tinted": _hex(surface),
        "surface-hover": _hex(_mix(ground, base, 0.26 if dark else 0.15)),
        "surface-active": _hex(_mix(ground, base, 0.32 if dark else 0.2)),
        "border-subtle": _hex(_mix(ground, base, 0.45)),
        "border-default": _hex(base),
        "border-strong": _hex(strong),
        "text-subtle": _hex(_readable(base, surface, far)),
        "text-default": _hex(_readable(strong, surface, far, 7.0)),
        "base-default": _hex(base),
        "base-hover": _hex(_readable(_mix(base, far, 0.12), ground, far)),
        "base-active": _hex(_readable(_mix(base, far, 0.22), ground, far)),
        "base-contrast-subtle": _hex(ink),
        "base-contrast-default": _hex(ink),
    }


def theme_css(colour: str) -> str:
    """Return the style sheet for a main colour (``#rrggbb``; ValueError for anything else)."""
    rgb = _parse(colour)
    light = _tokens(rgb, WHITE, dark=False)
    dark = _tokens(rgb, _parse(DARK_GROUND), dark=True)

    def block(tokens: dict[str, str]) -> str:
        return "".join(
            f"--ds-color-{name}:{value};--ds-color-accent-{name}:{value};" for name, value in tokens.items()
        )

    return (
        f"html{{{block(light)}}}\n"
        f'html[data-color-scheme="dark"]{{{block(dark)}}}\n'
        f'@media (prefers-color-scheme:dark){{html[data-color-scheme="auto"]{{{block(dark)}}}}}\n'
    )


@dataclass(frozen=True, slots=True)
class ColourPair:
    """Two colours that meet on the pages, and how well one is read on the other. ``enough`` is WCAG's limit."""

    key: str
    front: str
    back: str
    ratio: float
    limit: float

    @property
    def enough(self) -> bool:
        return self.ratio >= self.limit


def colour_pairs(colour: str) -> list[ColourPair]:
    """Return what a main colour becomes on the pages: buttons and links, light and dark. ValueError for no colour."""
    rgb = _parse(colour)
    pairs = []
    for scheme, ground, dark in (("light", WHITE, False), ("dark", _parse(DARK_GROUND), True)):
        tokens = _tokens(rgb, ground, dark)
        for part, front, back in (
            ("button", tokens["base-contrast-default"], tokens["base-default"]),
            ("link", tokens["text-subtle"], _hex(ground)),
            ("text", tokens["text-default"], tokens["surface-tinted"]),
        ):
            ratio = contrast(_parse(front), _parse(back))
            pairs.append(ColourPair(f"{scheme}_{part}", front, back, ratio, TEXT_CONTRAST))
    return pairs


def is_changed(colour: str) -> bool:
    """Tell whether the colour itself is too light for text on white, so that the pages use a darker one."""
    return contrast(_parse(colour), WHITE) < TEXT_CONTRAST
