"""Agreements with the days on which they hold, and the versions before and after each."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from ..models import Agreement


@dataclass(frozen=True, slots=True)
class Period:
    """From which day an agreement holds, and until which; a later version ends it the day before its own first."""

    first: date
    last: date | None = None
    replaced: bool = False

    def covers(self, day: date) -> bool:
        return self.first <= day and (self.last is None or day <= self.last)


def period(first: date, last: date | None, successor: date | None) -> Period:
    """Return the period of an agreement. ``successor`` is the first day of the version that replaces it."""
    if successor is None or (last is not None and last < successor):
        return Period(first, last)
    return Period(first, successor - timedelta(days=1), True)


def period_of(agreement: Any) -> Period:
    """Return the period of an agreement that was read ``with_successor``."""
    return period(agreement.valid_from, agreement.valid_to, agreement.successor_from)


def chain_of(agreement: Agreement, user: Any) -> list[Agreement]:
    """Return every version of the agreement, the latest first; only itself where there are no others. One query."""
    rows = Agreement.objects.visible_to(user).active().filter(project=agreement.project_id).with_successor()
    by_pk = {row.pk: row for row in rows}
    replaced_by = {row.replaces_id: row for row in by_pk.values() if row.replaces_id}
    found = [by_pk[agreement.pk]]
    while found[0].pk in replaced_by and replaced_by[found[0].pk] not in found:
        found.insert(0, replaced_by[found[0].pk])
    while found[-1].replaces_id in by_pk and by_pk[found[-1].replaces_id] not in found:
        found.append(by_pk[found[-1].replaces_id])
    for row in found:
        row.project = agreement.project
    return found
