"""What a decision promised beside what came of it, measure by measure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from projects.models import Decision

from ..models import MeasureDecision
from .accounts import AccountRow, account_status
from .detail import measures_of_decision
from .rows import MeasureRow

#: The accounts of so many years are shown: this one and those before it.
YEARS = 3


@dataclass(frozen=True, slots=True)
class Promise:
    """A measure as the decision adopted it, as it is expected now, and as the accounts have shown it, year by year."""

    row: MeasureRow
    link: MeasureDecision
    accounts: tuple[AccountRow, ...]

    @property
    def difference(self) -> int | None:
        """Kroner a year that are expected above (or below) what the decision adopted; unknown when one of them is."""
        if self.link.adopted_effect is None or self.row.measure.full_year_effect is None:
            return None
        return self.row.measure.full_year_effect - self.link.adopted_effect

    @property
    def days_later(self) -> int | None:
        """Days from the start that the decision adopted to the expected one."""
        if self.link.adopted_from is None or self.row.measure.effective_from is None:
            return None
        return (self.row.measure.effective_from - self.link.adopted_from).days


def promises_of(decision: Decision, user: Any, today: date) -> list[Promise]:
    """Return the measures of a decision that the user may see. The questions do not grow with them."""
    pairs = measures_of_decision(decision, user, today)
    if not pairs:
        return []
    first = max(decision.decided_on.year, today.year - YEARS + 1)
    by_year = [
        {row.row.measure.pk: row for row in account_status(decision.project, user, today, year).rows}
        for year in range(first, today.year + 1)
    ]
    return [
        Promise(row, link, tuple(found[row.measure.pk] for found in by_year if row.measure.pk in found))
        for row, link in pairs
    ]
