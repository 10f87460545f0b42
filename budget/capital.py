"""What an investment does to the budgets of the years: capital cost of its loans, and its running consequence.

Pure arithmetic on whole kroner: no ORM, no clock. docs/capital.md has a table of worked cases.

- A loan is repaid in equal yearly instalments (serielån) over whole years. It is taken up at the end of its year:
  the first interest and the first instalment fall in the year after.
- The debt after k of n years is loan × (n − k) / n, rounded half up to kroner. An instalment is what the debt falls
  by, so instalments always add up to the loan, whatever it is divided by.
- Interest of a year is the rate times the debt at the beginning of it, rounded half up, loan by loan.
- A running consequence is a level against today's budget. An explicit year wins over the single figure, which holds
  from the first year on; without a single figure the last explicit year is the level from then on.
- Unknown is ``None``: a loan without a rate or a repayment time has no capital cost that can be told. Zero is zero.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction


@dataclass(frozen=True, slots=True)
class CapitalYear:
    """One year of a loan or of several: ``debt`` is what is owed when the year begins."""

    debt: int = 0
    interest: int = 0
    instalment: int = 0

    @property
    def cost(self) -> int:
        """What the year pays: interest and instalment."""
        return self.interest + self.instalment

    @property
    def left(self) -> int:
        """What is owed when the year ends, before new loans."""
        return self.debt - self.instalment

    def __add__(self, other: CapitalYear) -> CapitalYear:
        return CapitalYear(self.debt + other.debt, self.interest + other.interest, self.instalment + other.instalment)


def half_up(value: Fraction) -> int:
    """Return the nearest whole kroner, a half away from zero. Amounts here are never below zero."""
    return int(value + Fraction(1, 2))


def debt_after(loan: int, years: int, passed: int) -> int:
    """Return what is owed when ``passed`` of the ``years`` of repayment are over."""
    if passed <= 0:
        return loan
    return half_up(Fraction(loan * (years - passed), years)) if passed < years else 0


def loan_year(loan: int, taken: int, rate: Decimal, years: int, year: int) -> CapitalYear:
    """Return what a loan that was taken up in ``taken`` costs in ``year``; ``rate`` is percent a year.

    Raises ``ValueError`` for a loan or rate below zero, or a repayment of less than one year.
    """
    if loan < 0 or rate < 0 or years < 1:
        raise ValueError("A loan has an amount and a rate from 0 and is repaid in one year or more.")
    number = year - taken
    if not 1 <= number <= years:
        return CapitalYear()
    before, after = debt_after(loan, years, number - 1), debt_after(loan, years, number)
    return CapitalYear(before, half_up(Fraction(rate) * before / 100), before - after)


def capital_year(
    loans: Mapping[int, int | None], rate: Decimal | None, years: int | None, year: int
) -> CapitalYear | None:
    """Return what loans by the year they are taken up cost together in a year.

    ``None`` when no loan is stated, or one is without its rate or its repayment time.
    """
    stated = {taken: loan for taken, loan in loans.items() if loan is not None}
    if not stated:
        return None
    if not any(stated.values()):
        return CapitalYear()
    if rate is None or years is None:
        return None
    total = CapitalYear()
    for taken, loan in stated.items():
        total += loan_year(loan, taken, rate, years, year)
    return total


@dataclass(frozen=True, slots=True)
class Running:
    """What an investment does to the running budget: a level per year; minus is a cost."""

    first_year: int | None = None
    level: int | None = None
    explicit: Mapping[int, int] = field(default_factory=dict)

    @property
    def is_known(self) -> bool:
        """Whether there is a figure for any year."""
        return bool(self.explicit) or (self.level is not None and self.first_year is not None)

    @property
    def ends_on(self) -> int | None:
        """The level that stays: the single figure, or without one the last explicit year."""
        if self.level is not None or not self.explicit:
            return self.level
        return self.explicit[max(self.explicit)]

    def of(self, year: int) -> int | None:
        """Return the level of a year: 0 before it begins, ``None`` when nothing is known."""
        if not self.is_known:
            return None
        if year in self.explicit:
            return self.explicit[year]
        if self.level is not None and self.first_year is not None:
            return self.level if year >= self.first_year else 0
        before = [known for known in self.explicit if known < year]
        return self.explicit[max(before)] if before else 0


def weight(consequence: int | None, target: int | None) -> Decimal | None:
    """Return how much of the target a cost takes, or a saving gives, in percent with one decimal; minus is a cost."""
    if consequence is None or not target:
        return None
    tenths = half_up(Fraction(abs(consequence) * 1000, target))
    return Decimal(tenths if consequence >= 0 else -tenths) / 10
