"""When a body may decide: at least half of its members are present and vote. Pure arithmetic, no rows."""

from __future__ import annotations

from dataclasses import dataclass


def needed(members: int) -> int:
    """Return how many must be present and vote: half of the members, rounded up. A body without members: one."""
    if members < 0:
        raise ValueError("A body cannot have fewer than no members.")
    return max(1, (members + 1) // 2)


def quorate(members: int, present_and_voting: int) -> bool:
    """Tell whether at least half of the members are present and vote. Exactly half is enough."""
    return present_and_voting >= needed(members)


def blocks(objectors: int, present: int) -> bool:
    """Tell whether so many keep a case that was not on the list from being decided: a third of those present."""
    return objectors > 0 and objectors * 3 >= present


@dataclass(frozen=True, slots=True)
class Quorum:
    """The quorum of a case. ``known`` is false as long as nobody's attendance is recorded.

    ``binding`` is false for an administrative group: the law sets no quorum for it.
    """

    members: int
    present: int
    known: bool = True
    binding: bool = True

    @property
    def needed(self) -> int:
        return needed(self.members)

    @property
    def reached(self) -> bool:
        """Whether enough members with a vote are present. False when attendance is unknown."""
        return self.known and quorate(self.members, self.present)

    @property
    def missing(self) -> int:
        return max(0, self.needed - self.present)
