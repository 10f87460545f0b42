"""The rows of a list: what a column reads of a row, and how it is drawn."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date, datetime
from functools import lru_cache
from html import escape
from typing import TYPE_CHECKING, Any

from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from .markup import esc, text

if TYPE_CHECKING:
    from .lists import Column

Value = str | Callable[[Any], Any]


def read(row: Any, value: Value) -> Any:
    """Return a value of a row: follow the dotted attribute (``None`` on the way answers ``None``), or call."""
    if callable(value):
        return value(row)
    for name in value.split("."):
        if row is None:
            return None
        row = row.get(name) if isinstance(row, Mapping) else getattr(row, name)
        if callable(row):
            row = row()
    return row


def blank() -> SafeString:
    """Return the mark for nothing."""
    return _blank(get_language())


@lru_cache(maxsize=8)
def _blank(_language: str) -> SafeString:
    return format_html(
        '<span class="blank"><span aria-hidden="true">–</span><span class="ds-sr-only">{}</span></span>',
        _("ikke oppgitt"),
    )


def shown(value: Any) -> Any:
    """Return a value as it stands in a table: 17.09.2010, Ja/Nei, grouped numbers, and a mark for nothing."""
    if value is None or value == "":
        return blank()
    if isinstance(value, bool):
        return _("Ja") if value else _("Nei")
    if isinstance(value, int):
        return f"{value:,}".replace(",", "\u00a0").replace("-", "\u2212")
    if isinstance(value, datetime):
        value = timezone.localtime(value) if timezone.is_aware(value) else value
        return f"{value:%d.%m.%Y} kl. {value:%H.%M}"
    return f"{value.day:02}.{value.month:02}.{value.year:04}" if isinstance(value, date) else value


def _reader(value: Value) -> Callable[[Any], Any]:
    """Return what reads a column's value."""
    if callable(value):
        return value
    name = value
    if "." in name:
        return lambda row: read(row, name)

    def one(row: Any) -> Any:
        found = row.get(name) if isinstance(row, dict) else getattr(row, name)
        return found() if callable(found) else found

    return one


def draw_rows(columns: Sequence[Column], rows: Iterable[Any]) -> list[SafeString]:
    """Draw the rows of a table; the first column with a link names the row. Everything is escaped."""
    named = next((column for column in columns if column.link), None)
    parts = []
    for column in columns:
        if column is named:
            opening, closing = '<th scope="row" class="primary">', "</th>"
        else:
            kinds = {"num": column.numeric, "second": column.secondary, "long": column.long}
            names = " ".join(name for name, holds in kinds.items() if holds)
            marks = f' class="{names}"' if names else ""
            opening, closing = f'<td data-label="{text(column.short or column.label)}"{marks}>', "</td>"
        parts.append((opening, _reader(column.cell), column.link, closing))
    nothing = blank()
    drawn = []
    for row in rows:
        line = ["<tr>"]
        for opening, reader, link, closing in parts:
            value = reader(row)
            kind = type(value)
            if value is None or value == "":
                cell: str = nothing
            elif kind is str:
                cell = escape(value)
            elif kind is SafeString:
                cell = value
            else:
                cell = text(shown(value))
            url = link(row) if link else None
            if url:
                cell = f'<a class="ds-link" href="{esc(url)}">{cell}</a>'
            line += opening, cell, closing
        line.append("</tr>")
        drawn.append(SafeString("".join(line)))
    return drawn
