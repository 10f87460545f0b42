"""A chart on a page: figure, caption and the figures as a table. The same markup on the page and on paper.

Two drawings stand in the figure, one for wide places and one for narrow; ``charts.css`` shows one of them by
the figure's own width (a hidden one is hidden from screen readers too). Paper and browsers without container
queries get the wide one. Scaling one drawing down would make its text unreadable on a phone.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from omstilling.ui.charts.data import Chart, Table, Words
from omstilling.ui.charts.svg import NARROW, WIDE


def figure(
    chart: Chart,
    caption: Words,
    table: Table | None = None,
    *,
    paper: bool = False,
    width: int = 0,
    key: str = "",
) -> SafeString:
    """Return a chart as ``<figure>`` with its caption and table.

    ``table`` replaces the chart's own; ``paper`` leaves out the narrow drawing, opens the table and draws
    for an upright A4; ``width`` in pixels draws the wide one for another place (``GANTT_A3``); ``key`` tells
    apart equal charts on one page.
    """
    # A chart is frozen values: the same ones give the same drawing. What cannot be hashed is drawn each time.
    asked: Any = (chart, str(caption), table, paper, width, key)
    try:
        return _drawn(type(chart), get_language(), *asked)
    except TypeError:
        return draw(*asked)


def draw(chart: Chart, caption: str, table: Table | None, paper: bool, width: int, key: str) -> SafeString:
    """Draw the figure."""
    wide = width or (WIDE if paper else getattr(chart, "wide", WIDE))
    return render_to_string(
        "ui/chart.html",
        {
            "wide": chart.svg(wide, key=key),
            "narrow": "" if paper else chart.svg(NARROW, key=key),
            "caption": caption,
            "table": table or chart.table(),
            "paper": paper,
        },
    )


@lru_cache(maxsize=256)
def _drawn(_kind: type, _language: str, *asked: Any) -> SafeString:
    return draw(*asked)
