"""Plain text with a little more than ``prose``: bold as ``**words**`` and links as ``[words](address)``.

Everything is escaped first; an address is a link only with https, http or mailto, or as a path of the portal. What is
anything else stands as it was typed.
"""

from __future__ import annotations

import re
from functools import lru_cache
from urllib.parse import urlsplit

from django.utils.safestring import SafeString

from .markup import esc
from .prose import blocks, opening

_BOLD = r"\*\*(?=\S)(?P<bold>[^*\n]{1,300}?)(?<=\S)\*\*"
_LINK = r"\[(?P<words>[^\[\]\n]{1,300})\]\((?P<address>[^()\s]{1,500})\)"
_MARKED = re.compile(f"{_BOLD}|{_LINK}")
_SCHEMES = {"https", "http"}
_MAIL = re.compile(r"[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+")
#: Signs that no address has: blanks, quotes, controls, a stroke that some browsers read as another one.
_BAD = re.compile(r"[\x00-\x20\x7f-\x9f\"'<>\\^`{|}\u2028\u2029\u202a-\u202e\u2066-\u2069]")


def safe_address(address: str) -> str:
    """Return the address when it may be followed from a text, else nothing."""
    if _BAD.search(address):
        return ""
    if address.startswith("/"):
        return "" if address.startswith("//") else address
    if address[:7].lower() == "mailto:":
        return address if _MAIL.fullmatch(address[7:]) else ""
    try:
        parts = urlsplit(address)
        host = parts.hostname
    except ValueError:
        return ""
    if parts.scheme.lower() not in _SCHEMES or not host or parts.username is not None or parts.password is not None:
        return ""
    return address


def _drawn(line: str) -> str:
    drawn, at = [], 0
    for found in _MARKED.finditer(line):
        drawn.append(esc(line[at : found.start()]))
        at = found.end()
        if found["bold"] is not None:
            drawn.append(f"<strong>{_drawn_links(found['bold'])}</strong>")
        else:
            drawn.append(_link(found))
    return "".join(drawn) + esc(line[at:])


def _drawn_links(text: str) -> str:
    drawn, at = [], 0
    for found in re.finditer(_LINK, text):
        drawn += [esc(text[at : found.start()]), _link(found)]
        at = found.end()
    return "".join(drawn) + esc(text[at:])


def _link(found: re.Match[str]) -> str:
    address = safe_address(found["address"])
    if not address:
        return esc(found[0])
    away = "" if address.startswith("/") else ' rel="noopener noreferrer nofollow"'
    return f'<a class="ds-link" href="{esc(address)}"{away}>{esc(found["words"])}</a>'


@lru_cache(maxsize=512)
def rich(text: str) -> SafeString:
    """Return a text as HTML: paragraphs, line breaks, lists, bold and links."""
    drawn = []
    for block in blocks(text):
        lines = [_drawn(line) for line in block.lines]
        if block.is_list:
            drawn.append(f'<ul class="ds-list">{"".join(f"<li>{line}</li>" for line in lines)}</ul>')
        else:
            drawn.append(f'<p class="ds-paragraph">{"<br>".join(lines)}</p>')
    return SafeString("\n".join(drawn))


def plain(text: str) -> str:
    """Return a text without the marks: for mails, feeds, lists and searches. A link keeps its address beside it."""

    def said(found: re.Match[str]) -> str:
        if found["bold"] is not None:
            return plain(found["bold"])
        address = safe_address(found["address"])
        return f"{found['words']} ({address})" if address else found[0]

    return _MARKED.sub(said, text)


def rich_opening(text: str, length: int = 220) -> str:
    """Return the beginning of a text for a list, without marks and addresses."""
    return opening(_MARKED.sub(lambda found: found["bold"] or found["words"], text), length)
