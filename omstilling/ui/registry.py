"""Where higher floors hang their menu entries and panels on lower floors' pages.

Filled in ``AppConfig.ready``. The registry knows names and callables, never a subject.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.utils.functional import Promise
from django.utils.html import conditional_escape
from django.utils.safestring import SafeString, mark_safe

#: The values of ``MenuEntry.parent`` that are not the key of a main place.
PROJECT, HEADER, USER, SETUP, FOOTER = "project", "header", "user", "setup", "footer"
GROUPS = frozenset({PROJECT, HEADER, USER, SETUP, FOOTER})

UrlOf = Callable[[HttpRequest], str | None]
PanelRenderer = Callable[[HttpRequest | None, Any], SafeString | str]


@dataclass(frozen=True, slots=True)
class MenuEntry:
    """One link of the page furniture.

    ``url`` answers ``None`` when this user may not see the place: then it is not there. ``parent`` is ``None``
    for one of the main places, the key of a place for a tab under it, or one of the group names above.
    ``badge`` may answer a short text (a count). ``method="post"`` draws the entry as a button that posts.
    ``icon`` is drawn before the words in the header, and stays there on narrow screens without them; ``badge_words``
    says what the count is of to those who do not see the icon.
    """

    key: str
    label: str | Promise
    order: int
    url: UrlOf
    parent: str | None = None
    badge: UrlOf | None = None
    method: str = "get"
    icon: str = ""
    badge_words: str | Promise = ""


@dataclass(frozen=True, slots=True)
class Panel:
    """A fragment that a higher floor adds to a named slot."""

    slot: str
    key: str
    render: PanelRenderer
    order: int = 0


_menu: dict[str, MenuEntry] = {}
#: The same by parent and in order: made when first asked for, and again when an entry has come.
_sorted_menu: dict[str | None, list[MenuEntry]] = {}
_panels: dict[tuple[str, str], Panel] = {}


def register_menu(entry: MenuEntry) -> None:
    """Add a menu entry. The same key twice with different contents is a programming error (ValueError)."""
    known = _menu.get(entry.key)
    if known is not None and known != entry:
        raise ValueError(f"The menu key «{entry.key}» is already taken.")
    if entry.method not in {"get", "post"}:
        raise ValueError("A menu entry is a link (get) or a button (post).")
    _menu[entry.key] = entry
    _sorted_menu.clear()


def register_panel(slot: str, render: PanelRenderer, *, key: str, order: int = 0) -> None:
    """Add a fragment to a slot: ``render(request, obj)`` answers safe HTML, or an empty string for nothing."""
    known = _panels.get((slot, key))
    if known is not None and known.render is not render:
        raise ValueError(f"The panel «{key}» is already in the slot «{slot}».")
    _panels[slot, key] = Panel(slot, key, render, order)


def menu_entries(parent: str | None) -> list[MenuEntry]:
    """Return the entries under a parent (``None``: the main places), in order."""
    if not _sorted_menu:
        for entry in sorted(_menu.values(), key=lambda e: (e.order, e.key)):
            _sorted_menu.setdefault(entry.parent, []).append(entry)
    return _sorted_menu.get(parent, [])


def panels(slot: str) -> list[Panel]:
    """Return a slot's panels, in order."""
    return sorted((p for p in _panels.values() if p.slot == slot), key=lambda p: (p.order, p.key))


def render_panels(slot: str, request: HttpRequest | None, obj: Any) -> SafeString:
    """Draw a slot. What a panel did not mark as safe is escaped."""
    return mark_safe("".join(conditional_escape(p.render(request, obj)) for p in panels(slot)))


@contextmanager
def isolated() -> Iterator[None]:
    """Give a test an empty registry, and put the real one back."""
    menu, shown = dict(_menu), dict(_panels)
    _menu.clear()
    _sorted_menu.clear()
    _panels.clear()
    try:
        yield
    finally:
        _menu.clear()
        _sorted_menu.clear()
        _panels.clear()
        _menu.update(menu)
        _panels.update(shown)
