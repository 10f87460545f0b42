"""Months as files write them: 02.2011, 201102, februar 2011, 1. kvartal 2011, januar–februar 2011."""

from __future__ import annotations

import re
from datetime import date

from django.utils.translation import gettext as _

from omstilling.ui.formats import MONTHS

from .cells import Cell, as_text

_COMPACT = re.compile(r"((?:19|20)\d\d)[-./ ]?(\d{1,2})")
_MONTH_FIRST = re.compile(r"(\d{1,2})[-./ ]+((?:19|20)\d\d)")
_DAY = re.compile(r"\d{1,2}[./-](\d{1,2})[./-]((?:19|20)\d\d)|((?:19|20)\d\d)-(\d\d)-\d\d")
_QUARTER = re.compile(r"(?:q|kv\.? ?)?([1-4])\.? ?(?:kvartal|kv\.?)?,? ?((?:19|20)\d\d)?|((?:19|20)\d\d) ?q([1-4])")
_WORD = re.compile(r"([a-zæøå]{3,9})\.?,? *((?:19|20)\d\d)?")
_UNTIL = re.compile(r"\s*[–—]\s*|\s+til\s+|(?<=[a-zæøå])\s*-\s*(?=[a-zæøå])|\s+-\s+")


def read_month(cell: Cell, year: int | None = None) -> tuple[date, date]:
    """Return the first and the last month that a cell names. Raises ``ValueError`` with words for what is wrong."""
    if isinstance(cell, bool) or isinstance(cell, float) and not cell.is_integer():
        raise _no_month(cell)
    if isinstance(cell, date):
        return cell.replace(day=1), cell.replace(day=1)
    typed = as_text(cell).strip().casefold()
    parts = [part.strip() for part in _UNTIL.split(typed)]
    if len(parts) == 2 and all(parts):
        last = read_month(parts[1], year)[1]
        return read_month(parts[0], last.year)[0], last
    if year is not None and typed.isdecimal() and 1 <= int(typed) <= 12:
        return _month(year, int(typed))
    found = _DAY.fullmatch(typed)
    if found:
        return _month(int(found[2] or found[3]), int(found[1] or found[4]))
    found = _COMPACT.fullmatch(typed)
    if found:
        return _month(int(found[1]), int(found[2]))
    found = _MONTH_FIRST.fullmatch(typed)
    if found:
        return _month(int(found[2]), int(found[1]))
    found = _WORD.fullmatch(typed)
    named = [n for n, name in enumerate(map(str, MONTHS), 1) if found and name.startswith(found[1])]
    if found and len(named) == 1 and (found[2] or year):
        return _month(int(found[2] or year or 0), named[0])
    found = _QUARTER.fullmatch(typed)
    if found and (found[2] or found[3] or year) and any(sign in typed for sign in ("q", "kv")):
        quarter, of = int(found[1] or found[4]), int(found[2] or found[3] or year or 0)
        return date(of, 3 * quarter - 2, 1), date(of, 3 * quarter, 1)
    raise _no_month(cell)


def _month(year: int, month: int) -> tuple[date, date]:
    if not 1 <= month <= 12 or not 1990 <= year <= 2100:
        raise _no_month(f"{month}.{year}")
    return date(year, month, 1), date(year, month, 1)


def _no_month(cell: Cell) -> ValueError:
    return ValueError(
        _("«%(text)s» er ikke en måned. Skriv for eksempel 02.2011, 201102 eller februar 2011.")
        % {"text": as_text(cell)[:40]}
    )
