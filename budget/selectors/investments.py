"""What the investments cost and what they do to the running budget, as far as a source says so."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from projects.models import Project

from ..models import Investment
from ..models import InvestmentStatus as Status


@dataclass(frozen=True, slots=True)
class InvestmentStatus:
    """Sums of what is known, and of how many. Investments on hold are counted apart and in no sum."""

    count: int
    on_hold: int
    amount: int
    amount_known: int
    operating_consequence: int
    consequence_known: int
    has_example_figures: bool

    @property
    def live(self) -> int:
        """How many are under way or planned."""
        return self.count - self.on_hold


def investment_status(project: Project, user: Any) -> InvestmentStatus:
    """Return the sums of a project's investments. One query."""
    rows = list(
        Investment.objects.active()
        .filter(project=project)
        .visible_to(user)
        .order_by()
        .values_list("status", "amount", "operating_consequence", "is_example_figure")
    )
    live = [row for row in rows if row[0] != Status.ON_HOLD]
    amounts = [amount for _status, amount, _consequence, _example in live if amount is not None]
    consequences = [consequence for _status, _amount, consequence, _example in live if consequence is not None]
    return InvestmentStatus(
        count=len(rows),
        on_hold=len(rows) - len(live),
        amount=sum(amounts),
        amount_known=len(amounts),
        operating_consequence=sum(consequences),
        consequence_known=len(consequences),
        has_example_figures=any(
            example for _status, amount, consequence, example in rows if (amount, consequence) != (None, None)
        ),
    )
