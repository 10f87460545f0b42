"""The rule of rounding: each figure is rounded by itself from exact kroner, and a table says where that shows.

A total is never adjusted to the parts beside it, nor a part to its total: every figure is the nearest to what it
stands for. Where the shown parts of a total do not add up to it, the table says so in one line; where they do, it
says nothing. Files hold exact kroner and need no such line.
"""

from __future__ import annotations

from collections.abc import Iterable

from django.utils.translation import gettext as _

from omstilling.ui import formats

#: Parts with their total, in kroner. Unknown is not shown and counts as nothing; without a total nothing is held.
Sum = tuple[Iterable[int | None], int | None]
#: The unit of amounts that are shown as millions with one decimal.
TENTH_OF_MILLION = 100_000


def rounded(amount: int, unit: int = formats.THOUSAND) -> int:
    """Return an amount in whole units, half up and away from zero, as the formats write it."""
    whole = (2 * abs(amount) + unit) // (2 * unit)
    return -whole if amount < 0 else whole


def deviation(sums: Iterable[Sum], unit: int = formats.THOUSAND) -> int:
    """Return by how many units the shown parts miss the shown total, at the most.

    Only rounding is looked for: parts that do not make up their total in kroner either are another matter. A krone
    for each part is let be, for parts that are themselves rounded to kroner.
    """
    most = 0
    for parts, total in sums:
        if total is None:
            continue
        known = [part for part in parts if part is not None]
        if abs(sum(known) - total) <= len(known):
            most = max(most, abs(sum(rounded(part, unit) for part in known) - rounded(total, unit)))
    return most


def rounding_note(sums: Iterable[Sum], unit: int = formats.THOUSAND) -> str:
    """Return the line that stands under a table whose shown parts miss their total; empty where none does."""
    off = deviation(sums, unit)
    if not off:
        return ""
    amount = formats.number(off) if unit == formats.THOUSAND else formats.mnok_bare(off * unit)
    return _("Tallene er avrundet hver for seg. Summen kan derfor avvike med %(amount)s.") % {"amount": amount}
