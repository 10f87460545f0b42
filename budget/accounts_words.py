"""The words of periods and of figures from the accounts."""

from __future__ import annotations

from datetime import date

from omstilling.ui import formats
from omstilling.ui.formats import MONTHS


def period(first: date, last: date) -> str:
    """Return a run of months: «februar 2011», «januar–februar 2011», «desember 2010–januar 2011»."""
    if (first.year, first.month) == (last.year, last.month):
        return formats.month(first)
    if first.year == last.year:
        return f"{MONTHS[first.month - 1]}–{formats.month(last)}"
    return f"{formats.month(first)}–{formats.month(last)}"
