"""The context processor that gives every page its furniture. It asks the database nothing itself."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.shortcuts import resolve_url
from django.urls import NoReverseMatch
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from omstilling.ui import registry
from omstilling.ui.addresses import address
from omstilling.ui.registry import MenuEntry
from omstilling.ui.scope import PageScope

COLOR_COOKIE = "fargevalg"
COLOR_CHOICES = (("auto", _("Som enheten")), ("light", _("Lys")), ("dark", _("Mørk")))


def color_scheme(request: HttpRequest | None) -> str:
    """Return the colours the user has chosen: ``auto``, ``light`` or ``dark``."""
    chosen = request.COOKIES.get(COLOR_COOKIE, "auto") if request is not None else "auto"
    return chosen if chosen in {"auto", "light", "dark"} else "auto"


@dataclass(frozen=True, slots=True)
class Link:
    """A menu entry as this request sees it. ``current`` is the value of aria-current, or empty."""

    key: str
    label: str
    url: str
    current: str = ""
    badge: str = ""
    method: str = "get"
    icon: str = ""
    badge_words: str = ""


#: The words of each entry, with the entry they are of: hashing an entry would translate it.
_labels: dict[tuple[str, str], tuple[MenuEntry, str]] = {}


def _label(entry: MenuEntry, language: str) -> str:
    """Return an entry's words, translated once for each language."""
    known = _labels.get((entry.key, language))
    if known is None or known[0] is not entry:
        known = _labels[entry.key, language] = (entry, str(entry.label))
    return known[1]


class Page:
    """The furniture of one page; each part is worked out when a template first asks for it."""

    color_choices = COLOR_CHOICES

    def __init__(self, request: HttpRequest) -> None:
        self.request = request

    @cached_property
    def scope(self) -> PageScope | None:
        scope = getattr(self.request, "page_scope", None)
        return scope if isinstance(scope, PageScope) else None

    @cached_property
    def language(self) -> str:
        """The language that the page is drawn in."""
        return get_language() or settings.LANGUAGE_CODE

    @cached_property
    def color_scheme(self) -> str:
        return color_scheme(self.request)

    @cached_property
    def color_scheme_url(self) -> str:
        try:
            return address("ui:color_scheme")
        except NoReverseMatch:
            return ""

    @cached_property
    def user_name(self) -> str:
        user = getattr(self.request, "user", None)
        if user is None or not user.is_authenticated:
            return ""
        full = user.get_full_name() if hasattr(user, "get_full_name") else ""
        return str(full or user)

    @cached_property
    def login_url(self) -> str:
        try:
            return resolve_url(settings.LOGIN_URL)
        except NoReverseMatch:
            return ""

    @cached_property
    def _visible(self) -> dict[str | None, list[tuple[MenuEntry, str]]]:
        """Every entry with an address for this request, by parent."""
        parents: list[str | None] = [None, *sorted(registry.GROUPS)]
        found = {p: self._with_urls(p) for p in parents}
        for entry, _url in found[None]:
            found[entry.key] = self._with_urls(entry.key)
        return found

    def _with_urls(self, parent: str | None) -> list[tuple[MenuEntry, str]]:
        entries = ((e, e.url(self.request)) for e in registry.menu_entries(parent))
        return [(e, url) for e, url in entries if url]

    @cached_property
    def _current(self) -> str:
        """The key of the entry that this page is, or lies under: named by the view, or the longest address."""
        named = getattr(self.request, "menu_key", "")
        if named:
            return str(named)
        path, best, length = self.request.path, "", 0
        home = self.scope.home_url if self.scope else "/"
        for found in self._visible.values():
            for entry, url in found:
                fits = path == url or (url not in {home, "/"} and path.startswith(url))
                # A tab wins over its place when both have the same address.
                if fits and (len(url) > length or (len(url) == length and entry.parent not in registry.GROUPS)):
                    best, length = entry.key, len(url)
        return best

    @cached_property
    def _current_place(self) -> str:
        for parent, found in self._visible.items():
            if any(entry.key == self._current for entry, _url in found):
                return str(parent) if parent and parent not in registry.GROUPS else self._current
        return ""

    def _links(self, parent: str | None) -> list[Link]:
        links = []
        language = get_language()
        for entry, url in self._visible.get(parent, []):
            mine = entry.key == self._current or (parent is None and entry.key == self._current_place)
            current = ("page" if url == self.request.path else "true") if mine else ""
            badge = (entry.badge(self.request) or "") if entry.badge else ""
            words = str(entry.badge_words) if badge else ""
            links.append(
                Link(entry.key, _label(entry, language), url, current, badge, entry.method, entry.icon, words)
            )
        return links

    @cached_property
    def places(self) -> list[Link]:
        return self._links(None)

    @cached_property
    def tabs(self) -> list[Link]:
        """The second level of the current place; one tab alone is no choice and is left out."""
        place = self._current_place
        links = self._links(place) if place and place not in registry.GROUPS else []
        return links if len(links) > 1 else []

    @cached_property
    def project_links(self) -> list[Link]:
        return self._links(registry.PROJECT)

    @cached_property
    def header_links(self) -> list[Link]:
        return self._links(registry.HEADER)

    @cached_property
    def user_links(self) -> list[Link]:
        return [link for link in self._user_entries if link.method == "get"]

    @cached_property
    def _user_entries(self) -> list[Link]:
        return self._links(registry.USER)

    @cached_property
    def user_buttons(self) -> list[Link]:
        """What is posted from the user's menu (log out); it comes last."""
        return [link for link in self._user_entries if link.method == "post"]

    @cached_property
    def setup_links(self) -> list[Link]:
        return self._links(registry.SETUP)

    @cached_property
    def footer_links(self) -> list[Link]:
        return self._links(registry.FOOTER)


def page(request: HttpRequest) -> dict[str, Any]:
    """Context processor: ``page`` is the furniture of this request's page."""
    return {"page": Page(request)}
