"""What can come of a case, by what kind of case it is. Pure."""

from __future__ import annotations

from .models import CaseKind, DecisionOutcome

_TALKED_OF = (
    DecisionOutcome.NOTED,
    DecisionOutcome.POSTPONED,
    DecisionOutcome.FORWARDED,
    DecisionOutcome.WITHDRAWN,
)
#: A case that is only told of, or asked, adopts nothing; in an election somebody is elected, or it is put off.
OUTCOMES: dict[str, tuple[DecisionOutcome, ...]] = {
    CaseKind.DECISION: tuple(DecisionOutcome),
    CaseKind.INFORMATION: _TALKED_OF,
    CaseKind.REPORT: _TALKED_OF,
    CaseKind.QUESTION: (*_TALKED_OF, DecisionOutcome.DISMISSED),
    CaseKind.DISCUSSION: (*_TALKED_OF, DecisionOutcome.ADOPTED, DecisionOutcome.NOT_ADOPTED),
    CaseKind.ELECTION: (
        DecisionOutcome.ADOPTED,
        DecisionOutcome.POSTPONED,
        DecisionOutcome.DISMISSED,
        DecisionOutcome.WITHDRAWN,
    ),
}


def outcomes_of(kind: str) -> tuple[DecisionOutcome, ...]:
    """Return what a case of this kind can end with, the most likely first."""
    return OUTCOMES[CaseKind(kind)]
