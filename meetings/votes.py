"""What a vote came to: numbers per party in, result out. Pure arithmetic, no rows.

The majority of the votes cast decides. When they are equal the chair's vote does, except in an election.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


class Result(StrEnum):
    CARRIED = "carried"
    REJECTED = "rejected"
    TIED = "tied"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class PartyCount:
    """A party's votes. A party that has votes on both sides has split, and the names are to be recorded."""

    party: str
    votes_for: int = 0
    votes_against: int = 0

    def __post_init__(self) -> None:
        if self.votes_for < 0 or self.votes_against < 0:
            raise ValueError("Votes are counted from zero.")

    @property
    def cast(self) -> int:
        return self.votes_for + self.votes_against

    @property
    def is_split(self) -> bool:
        return self.votes_for > 0 and self.votes_against > 0


@dataclass(frozen=True, slots=True)
class Outcome:
    """The result and the numbers it rests on."""

    result: Result
    votes_for: int
    votes_against: int
    by_chair: bool = False

    @property
    def cast(self) -> int:
        return self.votes_for + self.votes_against

    @property
    def is_tie(self) -> bool:
        return self.cast > 0 and self.votes_for == self.votes_against

    @property
    def is_unanimous(self) -> bool:
        return self.cast > 0 and 0 in (self.votes_for, self.votes_against)


def outcome(counts: Iterable[PartyCount], *, chair_for: bool | None = None, election: bool = False) -> Outcome:
    """Return what the votes came to. ``chair_for`` is how the chair voted; it matters only in a tie."""
    rows = list(counts)
    yes, no = sum(c.votes_for for c in rows), sum(c.votes_against for c in rows)
    if yes + no == 0:
        return Outcome(Result.NONE, 0, 0)
    if yes != no:
        return Outcome(Result.CARRIED if yes > no else Result.REJECTED, yes, no)
    if election or chair_for is None:
        return Outcome(Result.TIED, yes, no)
    return Outcome(Result.CARRIED if chair_for else Result.REJECTED, yes, no, by_chair=True)
