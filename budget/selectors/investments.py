"""What the investments cost and what they do to the running budget, as far as a source says so.

What an investment does to the running budget counts toward the target, as a cost or a saving, from its first year.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from projects.access import question
from projects.models import Project

from ..models import Investment
from ..models import InvestmentStatus as Status


@dataclass(frozen=True, slots=True)
class InvestmentStatus:
    """Sums of what is known, and of how many. Investments on hold are counted apart and in no sum.

    ``starts`` holds the first year and the consequence of each investment of which both are known.
    """

    count: int
    on_hold: int
    amount: int
    amount_known: int
    operating_consequence: int
    consequence_known: int
    has_example_figures: bool
    starts: tuple[tuple[int, int], ...] = ()

    @property
    def live(self) -> int:
        """How many are under way or planned."""
        return self.count - self.on_hold

    @property
    def not_calculated(self) -> int:
        """How many have no known consequence, or no known year in which it begins: they are in no year's figure."""
        return self.live - len(self.starts)

    def running(self, year: int) -> int:
        """The level of a year: what the investments that have begun do to the running budget; minus is a cost."""
        return sum(consequence for first, consequence in self.starts if first <= year)


@question
def _figures(project: Project, user: Any) -> QuerySet[Any]:
    found = Investment.objects.active().filter(project=project).visible_to(user).order_by()
    return found.values_list("status", "amount", "operating_consequence", "is_example_figure", "first_year")


def investment_status(project: Project, user: Any) -> InvestmentStatus:
    """Return the sums of a project's investments. One query."""
    rows = list(_figures(project, user))
    live = [row for row in rows if row[0] != Status.ON_HOLD]
    amounts = [amount for _status, amount, *_rest in live if amount is not None]
    consequences = [consequence for _status, _amount, consequence, *_rest in live if consequence is not None]
    return InvestmentStatus(
        count=len(rows),
        on_hold=len(rows) - len(live),
        amount=sum(amounts),
        amount_known=len(amounts),
        operating_consequence=sum(consequences),
        consequence_known=len(consequences),
        has_example_figures=any(
            example for _status, amount, consequence, example, _first in rows if (amount, consequence) != (None, None)
        ),
        starts=tuple(
            (first, consequence)
            for _status, _amount, consequence, _example, first in live
            if first is not None and consequence is not None
        ),
    )
