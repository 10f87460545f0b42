"""Plain text as paragraphs and lists: a blank line parts paragraphs, lines that begin with «- » make a list.

Nothing else is read as markup, and everything is escaped.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from django.utils.safestring import SafeString

from .markup import esc

_ITEM = re.compile(r"[-–•*]\s+(.*)")


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph's lines, or a list's points."""

    lines: tuple[str, ...]
    is_list: bool = False


def blocks(text: str) -> list[Block]:
    """Return the paragraphs and lists of a text, in order."""
    found: list[Block] = []
    for part in re.split(r"\n\s*\n", text.replace("\r\n", "\n").strip()):
        run: list[str] = []
        in_list = False
        for line in part.split("\n"):
            item = _ITEM.match(line.strip())
            if run and bool(item) != in_list:
                found.append(Block(tuple(run), in_list))
                run = []
            in_list = bool(item)
            content = item[1].strip() if item else line.strip()
            if content:
                run.append(content)
        if run:
            found.append(Block(tuple(run), in_list))
    return found


def prose(text: str) -> SafeString:
    """Return a text as HTML: paragraphs, line breaks and lists."""
    return SafeString("\n".join(map(_html, blocks(text))))


def _html(block: Block) -> str:
    lines = [esc(line) for line in block.lines]
    if block.is_list:
        return f'<ul class="ds-list">{"".join(f"<li>{line}</li>" for line in lines)}</ul>'
    return f'<p class="ds-paragraph">{"<br>".join(lines)}</p>'


def opening(text: str, length: int = 220) -> str:
    """Return the beginning of a text for a list: its first paragraph, cut at a word."""
    first = next((" ".join(block.lines) for block in blocks(text)), "")
    if len(first) <= length:
        return first
    return first[: length + 1].rsplit(" ", 1)[0].rstrip(" ,.;:–-") + " …"
