"""What two measures both claim, counted once. Pure arithmetic: no ORM, no clock. Amounts are whole kroner.

An overlap is never more than the smaller of the two measures gives in a whole year, and in a single year it is at the
smaller share of that year. It is taken off the measure that is less certain, in sums alone: a measure's own amount is
what it gives by itself.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Claim:
    """What a permanent measure gives, as overlaps see it.

    ``certainty`` is its place on the ladder. ``level`` is the full-year level, ``years`` the level of each year and
    ``after`` that after the plan; ``counts`` tells whether it counts toward the target. Unknown is ``None``.
    """

    number: int
    certainty: int
    level: int | None
    years: Mapping[int, int | None]
    after: int | None
    counts: bool

    @property
    def rank(self) -> tuple[int, int]:
        """The most certain first: the highest on the ladder, then the lowest number."""
        return -self.certainty, self.number


@dataclass(frozen=True, slots=True)
class Shared:
    """What is counted once: kroner of each year, after the plan, and of what counts toward the target."""

    stronger: int
    weaker: int
    years: dict[int, int]
    level_after: int
    counted: int


def pairs_of(told: Iterable[tuple[int, int, int]]) -> list[tuple[int, int, int]]:
    """Return each pair once, whoever of the two says it, at the larger of what they say: (lower, higher, kroner)."""
    found: dict[tuple[int, int], int] = {}
    for one, other, amount in told:
        if one != other:
            pair = (min(one, other), max(one, other))
            found[pair] = max(found.get(pair, 0), amount)
    return [(one, other, amount) for (one, other), amount in sorted(found.items())]


def shared(amount: int, one: Claim, other: Claim) -> Shared:
    """Return what two permanent measures both claim of ``amount`` kroner a year."""
    stronger, weaker = sorted((one, other), key=lambda claim: claim.rank)
    levels = [max(claim.level or 0, 0) for claim in (one, other)]
    most = max(min(amount, *levels), 0)

    def part(*values: int | None) -> int:
        shares = [
            most * max(value or 0, 0) // level if level else 0 for value, level in zip(values, levels, strict=True)
        ]
        return min(most, *shares)

    return Shared(
        stronger.number,
        weaker.number,
        {year: part(one.years[year], other.years[year]) for year in one.years},
        part(one.after, other.after),
        most if one.counts and other.counts else 0,
    )
