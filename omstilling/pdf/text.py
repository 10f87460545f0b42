"""Prepare a parsed document: remove what PDF/A refuses, and find characters that no font can draw."""

import re
from xml.etree.ElementTree import Element

from .errors import MissingGlyph

#: Control characters, private use, surrogates, non-characters, and the invisible marks that only steer a display.
REFUSED = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufdd0-\ufdef\ufe00-\ufe0f\ufeff"
    "\ufff9-\ufffb\ufffe\uffff\ud800-\udfff\ue000-\uf8ff\U000e0000-\U0010ffff]"
)
BREAKS = re.compile("[\x0b\x0c\x85\u2028\u2029]")
INVISIBLE = frozenset("\n\r\t \u00ad")
SVG = "{http://www.w3.org/2000/svg}"
SILENT = {"script", "style", "head", "template", f"{SVG}style", f"{SVG}defs"}
SHOWN_ATTRIBUTES = ("alt", "title", "aria-label")
LINK = re.compile(r"(?:https?://|mailto:|tel:|#)", re.IGNORECASE)
FONT_STACK = "Inter, InterExt, Reserve"


def clean(text: str) -> str:
    """Remove the characters that PDF/A-2a refuses; odd line breaks become spaces."""
    return REFUSED.sub("", BREAKS.sub(" ", text))


def prepare(root: Element, coverage: frozenset[str]) -> None:
    """Clean a parsed document in place. Raises MissingGlyph for the first character without a glyph.

    Links that are not to the web, mail, telephone or a place in the document lose their address.
    """
    known = coverage | INVISIBLE
    for element in root.iter():
        tag = element.tag
        if not isinstance(tag, str):
            continue
        if element.tail:
            element.tail = _checked(element.tail, known)
        if element.text and tag not in SILENT:
            element.text = _checked(element.text, known)
        for name in SHOWN_ATTRIBUTES:
            if value := element.get(name):
                element.set(name, clean(value))
        if tag == "a" and (href := element.get("href")) is not None and not LINK.match(href.strip()):
            del element.attrib["href"]
        elif tag == f"{SVG}svg":
            element.set("font-family", FONT_STACK)


def _checked(text: str, known: frozenset[str]) -> str:
    if REFUSED.search(text):
        text = clean(text)
    if unknown := set(text) - known:
        position = min(text.index(char) for char in unknown)
        context = " ".join(text[max(0, position - 30) : position + 31].split())
        raise MissingGlyph(text[position], context)
    return text
