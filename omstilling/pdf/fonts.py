"""The fonts of the documents: Inter from the static files, with one system font behind it for signs.

When Inter is not installed the system font stands alone, and a system check says so.
"""

from dataclasses import dataclass
from functools import lru_cache
from io import BytesIO
from pathlib import Path

from django.contrib.staticfiles import finders
from fontTools.ttLib import TTFont
from weasyprint.text.ffi import ffi, fontconfig

from .errors import PdfError
from .fetcher import Asset

INTER = {
    "latin": "U+0000-00FF,U+0131,U+0152-0153,U+02BB-02BC,U+02C6,U+02DA,U+02DC,U+0304,U+0308,U+0329,"
    "U+2000-206F,U+20AC,U+2122,U+2191,U+2193,U+2212,U+2215,U+FEFF,U+FFFD",
    "latin-ext": "U+0100-02BA,U+02BD-02C5,U+02C7-02CC,U+02CE-02D7,U+02DD-02FF,U+0304,U+0308,U+0329,"
    "U+1D00-1DBF,U+1E00-1E9F,U+1EF2-1EFF,U+2020,U+20A0-20AB,U+20AD-20C0,U+2113,U+2C60-2C7F,U+A720-A7FF",
}
#: Signs that text engines draw as colour pictures (Unicode's Emoji_Presentation), which PDF/A refuses.
COLOUR_SIGNS = frozenset(
    "⌚⌛⏩⏪⏫⏬⏰⏳◽◾☔☕♈♉♊♋♌♍♎♏♐♑♒♓♿⚓⚡⚪⚫⚽⚾⛄⛅⛎⛔⛪⛲⛳⛵⛺⛽✅✊✋✨❌❎❓❔❕❗➕➖➗➰➿⬛⬜⭐⭕"
) | {chr(code) for code in range(0x1F000, 0x1FC00)}
RESERVES = ("DejaVu Sans", "Liberation Sans", "Noto Sans", "FreeSans")


@dataclass(frozen=True)
class Face:
    """One font file as the stylesheet names it."""

    family: str
    style: str
    weight: str
    name: str
    asset: Asset
    ranges: str = ""

    @property
    def css(self) -> str:
        ranges = f"unicode-range:{self.ranges};" if self.ranges else ""
        return (
            f'@font-face{{font-family:"{self.family}";font-style:{self.style};font-weight:{self.weight};'
            f"src:url(asset:{self.name});{ranges}}}"
        )


@dataclass(frozen=True)
class Fonts:
    """The faces in use, the characters they cover, and whether Inter is among them."""

    faces: tuple[Face, ...]
    coverage: frozenset[str]
    has_inter: bool

    @property
    def css(self) -> str:
        return "\n".join(face.css for face in self.faces)

    @property
    def assets(self) -> dict[str, Asset]:
        return {face.name: face.asset for face in self.faces}


def inter_file(subset: str, style: str) -> Path | None:
    """Find one of Inter's variable files among the static files."""
    found = finders.find(f"inter/files/inter-{subset}-wght-{style}.woff2")
    return Path(found) if isinstance(found, str) else None


def system_font(family: str, style: str) -> Path | None:
    """Return the file of an installed font by its exact family and style, or None."""
    config = ffi.gc(fontconfig.FcInitLoadConfigAndFonts(), fontconfig.FcConfigDestroy)
    pattern = ffi.gc(fontconfig.FcPatternCreate(), fontconfig.FcPatternDestroy)
    fontconfig.FcPatternAddString(pattern, b"family", family.encode())
    fontconfig.FcPatternAddString(pattern, b"style", style.encode())
    fontconfig.FcConfigSubstitute(config, pattern, fontconfig.FcMatchFont)
    fontconfig.FcDefaultSubstitute(pattern)
    result = ffi.new("FcResult *")
    match = fontconfig.FcFontMatch(config, pattern, result)
    if match == ffi.NULL:
        return None
    match = ffi.gc(match, fontconfig.FcPatternDestroy)
    values = {}
    for key in (b"family", b"style", b"file"):
        string = ffi.new("FcChar8 **")
        if fontconfig.FcPatternGetString(match, key, 0, string) != 0:
            return None
        values[key] = ffi.string(string[0]).decode()
    wanted = {style, "Book"} if style == "Regular" else {style, style.replace("Italic", "Oblique")}
    return Path(values[b"file"]) if values[b"family"] == family and values[b"style"] in wanted else None


def _covered(data: bytes) -> set[str]:
    font = TTFont(BytesIO(data), lazy=True, fontNumber=0)
    return {chr(code) for code in font.getBestCmap()}


@lru_cache(maxsize=1)
def load() -> Fonts:
    """Read the fonts once a process. Raises PdfError when the machine has no usable font at all."""
    faces: list[Face] = []
    coverage: set[str] = set()
    files = {(s, i): inter_file(s, i) for s in INTER for i in ("normal", "italic")}
    has_inter = all(files.values())
    if has_inter:
        for (subset, style), path in files.items():
            assert path is not None
            data = path.read_bytes()
            name = f"inter-{subset}-{style}"
            # A family of its own for each file: WeasyPrint takes two files of one family for the same font.
            family = "Inter" if subset == "latin" else "InterExt"
            faces.append(Face(family, style, "100 900", name, Asset(data, "font/woff2"), INTER[subset]))
            coverage |= _covered(data) if style == "normal" else set()
    for family in RESERVES:
        regular = system_font(family, "Regular")
        if regular is None:
            continue
        coverage |= _covered(regular.read_bytes())
        faces.append(Face("Reserve", "normal", "400", "reserve", Asset(regular.read_bytes(), "font/ttf")))
        if not has_inter:
            for style, css_style, weight in (
                ("Regular", "normal", "400"),
                ("Bold", "normal", "700"),
                ("Italic", "italic", "400"),
            ):
                path = system_font(family, style) or regular
                asset = Asset(path.read_bytes(), "font/ttf")
                faces.append(Face("Inter", css_style, weight, f"reserve-{style.lower()}", asset))
        break
    if not faces:
        raise PdfError("No font for the documents: run npm ci, or install fonts-dejavu-core.")
    return Fonts(tuple(faces), frozenset(coverage - COLOUR_SIGNS), has_inter)
