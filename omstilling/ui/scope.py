"""What a page says about where it belongs, without naming any subject.

A project view sets ``request.page_scope``; the page furniture (header, footer, titles) reads it.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Earlier:
    """That a page can be shown as it was on a day, and which day it shows now.

    ``path`` is the page's address and ``kept`` what else stands in it; ``shown`` is the day in words, empty for the
    page as it is now. ``typed`` and ``problem`` are what somebody asked for and why it cannot be shown.
    """

    parameter: str
    path: str
    kept: tuple[tuple[str, str], ...] = ()
    shown: str = ""
    typed: str = ""
    problem: str = ""
    now_url: str = ""


@dataclass(frozen=True, slots=True)
class PageScope:
    """The frame of a page: whose it is, and what must be said on each page of it.

    ``notice`` is printed on every page (e.g. that this is an example); ``today_text`` says which date the
    page reckons from when that is not the real one; ``theme_css_url`` is a stylesheet with the owner's colours.
    """

    title: str
    home_url: str
    owner_name: str = ""
    emblem_url: str = ""
    notice: str = ""
    today_text: str = ""
    theme_css_url: str = ""
    earlier: Earlier | None = None
