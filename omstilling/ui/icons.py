"""Our own icons and the shapes of statuses, as SVG."""

from __future__ import annotations

from functools import lru_cache

from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.text import capfirst

from omstilling.ui.status import appearance

ICONS = {
    "chevron": '<path d="m6 9 6 6 6-6"/>',
    "menu": '<path d="M4 7h16M4 12h16M4 17h16"/>',
    "download": '<path d="M12 4v11m-5-4.5 5 5 5-5M5 20h14"/>',
    "search": '<circle cx="11" cy="11" r="6.5"/><path d="m16 16 4 4"/>',
    "bell": '<path d="M6 16.5V11a6 6 0 0 1 12 0v5.5l1.5 1.5h-15zM10 20.5h4"/>',
    "lock": '<rect x="5" y="11" width="14" height="9" rx="1.5"/><path d="M8 11V8a4 4 0 0 1 8 0v3"/>',
    "clock": '<circle cx="12" cy="12" r="8.5"/><path d="M12 7.5V12l3 2"/>',
    "check": '<path d="m5 12.5 4.5 4.5L19 7.5"/>',
    "cross": '<path d="m6 6 12 12M18 6 6 18"/>',
    "sort": '<path d="m8 9 4-4 4 4M8 15l4 4 4-4"/>',
    "up": '<path d="M12 19V5m-6 6 6-6 6 6"/>',
    "down": '<path d="M12 5v14m-6-6 6 6 6-6"/>',
    "file": '<path d="M7 3.5h7l4 4v13H7zM14 3.5v4h4"/>',
    "pencil": '<path d="m4 20 1-4L16 5l3 3L8 19z"/>',
    "plus": '<path d="M12 5v14M5 12h14"/>',
    "question": '<path d="M9 9a3 3 0 1 1 4.5 2.6c-1 .6-1.5 1.2-1.5 2.4M12 17.5v.5"/>',
}

SHAPES = {
    "hatched": '<rect x="1.5" y="1.5" width="11" height="11"/><path d="M1.5 8 8 1.5M1.5 12.5l11-11M6 12.5 12.5 6"/>',
    "solid": '<rect class="fill" x="1.5" y="1.5" width="11" height="11"/>',
    "dark": '<rect class="fill" x="1.5" y="1.5" width="11" height="11"/><path class="on" d="m4 7.2 2.2 2.2L10 5"/>',
    "outline": '<rect x="1.5" y="1.5" width="11" height="11" stroke-dasharray="2.5 2"/>',
    "half": '<circle cx="7" cy="7" r="5.5"/><path class="fill" d="M7 1.5a5.5 5.5 0 0 1 0 11z"/>',
    "ring": '<circle cx="7" cy="7" r="5.5"/>',
    "tick": '<path d="m2 7.5 3.5 3.5L12 3.5"/>',
    "triangle": '<path class="fill" d="M7 1.5 13 12.5H1z"/>',
    "diamond": '<path d="M7 1.5 12.5 7 7 12.5 1.5 7z"/>',
    "cross": '<path d="m3 3 8 8M11 3l-8 8"/>',
    "lock": '<rect class="fill" x="2.5" y="6" width="9" height="6.5"/><path d="M4.5 6V4.5a2.5 2.5 0 0 1 5 0V6"/>',
}


@lru_cache(maxsize=64)
def icon(name: str) -> SafeString:
    """Draw one of our own icons; it never stands without words, so it is hidden from screen readers."""
    return format_html(
        '<svg class="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">{}</svg>',
        SafeString(ICONS[name]),
    )


def status_tag(word: object, kind: str = "") -> SafeString:
    """Draw a status as word and shape; ``kind`` chooses the appearance when the word is not a known one."""
    return _status(str(word), str(kind))


@lru_cache(maxsize=512)
def _status(text: str, kind: str) -> SafeString:
    look = appearance(kind or text)
    return format_html(
        '<span class="ds-tag status" data-color="{}" data-shape="{}">'
        '<svg class="shape" viewBox="0 0 14 14" aria-hidden="true" focusable="false">{}</svg>{}</span>',
        look.color,
        look.shape,
        SafeString(SHAPES[look.shape]),
        capfirst(text),
    )
