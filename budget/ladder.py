"""The ladder of a measure: each step rests on proof that is found, never on a status that someone typed. Pure.

A measure stands on the highest step that has its proof. A lower step without proof is a hole: it is shown, and does
not hold the measure back.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache

from django.utils.functional import Promise
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _


class Step(StrEnum):
    """The steps from the ground up. The values are the names that the charts give them."""

    PROPOSED = "proposed"
    STUDIED = "studied"
    DISCUSSED = "discussed"
    RECOMMENDED = "recommended"
    DECIDED = "decided"
    BUDGETED = "budgeted"
    IMPLEMENTED = "implemented"
    REALISED = "realised"

    @property
    def word(self) -> str:
        """The step's word in running text."""
        return _word(self, get_language())

    @property
    def number(self) -> int:
        """The step's place from the ground, from 0: what the database sorts and filters by."""
        return ORDER.index(self)


ORDER = tuple(Step)
WORDS: dict[Step, Promise] = {
    Step.PROPOSED: _("forslag"),
    Step.STUDIED: _("utredet"),
    Step.DISCUSSED: _("drøftet"),
    Step.RECOMMENDED: _("innstilt"),
    Step.DECIDED: _("vedtatt"),
    Step.BUDGETED: _("budsjettert"),
    Step.IMPLEMENTED: _("iverksatt"),
    Step.REALISED: _("realisert"),
}


@cache
def _word(step: Step, _language: str) -> str:
    return str(WORDS[step])


WITHDRAWN_WORD = _("bortfalt")
#: Steps whose proof the portal keeps today. For the others nothing is recorded, and nobody can type it.
RECORDED = (Step.PROPOSED, Step.STUDIED, Step.RECOMMENDED, Step.DECIDED, Step.IMPLEMENTED)
#: Steps that rest on a decision.
DECIDED_STEPS = frozenset({Step.DECIDED, Step.BUDGETED, Step.IMPLEMENTED, Step.REALISED})


@dataclass(frozen=True, slots=True)
class Proofs:
    """What has been found: a conclusion, a recommendation, a final decision in force, and whether one is confirmed."""

    studied: bool = False
    recommended: bool = False
    adopted: bool = False
    confirmed: bool = False
    starts: date | None = None

    def of(self, step: Step, today: date) -> bool | None:
        """Tell whether a step has its proof; ``None`` where the portal keeps no such proof yet."""
        if step not in RECORDED:
            return None
        return {
            Step.PROPOSED: True,
            Step.STUDIED: self.studied,
            Step.RECOMMENDED: self.recommended,
            Step.DECIDED: self.adopted,
            Step.IMPLEMENTED: self.adopted and self.starts is not None and self.starts <= today,
        }[step]


class Mark(StrEnum):
    """How a rung stands: proved, a hole under the measure's step, still ahead, or of a kind that is not recorded."""

    PROVED = "proved"
    HOLE = "hole"
    AHEAD = "ahead"
    UNRECORDED = "unrecorded"


@dataclass(frozen=True, slots=True)
class Rung:
    """One step as it is drawn for a measure."""

    step: Step
    mark: Mark
    is_here: bool


def step_of(proofs: Proofs, today: date) -> Step:
    """Return the highest step that has its proof."""
    return next(step for step in reversed(ORDER) if proofs.of(step, today))


def rungs(proofs: Proofs, today: date) -> tuple[Rung, ...]:
    """Return every rung from the ground up."""
    here = step_of(proofs, today)
    drawn = []
    for step in ORDER:
        proved = proofs.of(step, today)
        if proved is None:
            mark = Mark.UNRECORDED
        elif proved:
            mark = Mark.PROVED
        else:
            mark = Mark.HOLE if step.number < here.number else Mark.AHEAD
        drawn.append(Rung(step, mark, step is here))
    return tuple(drawn)


def counts_toward_target(
    *, permanent: bool, amount: int | None, start: date | None, end: date | None, target_year: int
) -> bool:
    """Tell whether a measure counts: permanent, without end date, known, starting by 31.12 of the target year."""
    return (
        permanent and amount is not None and end is None and start is not None and start <= date(target_year, 12, 31)
    )
