"""What follows the decisions: to the council and back, a decision to look at again, one that changes another.

The days are invented, and lie between the meetings that they follow from.
"""

from dataclasses import dataclass
from datetime import date, datetime

from .kinds import at


@dataclass(frozen=True)
class Sent:
    """A recommendation sent to the council; ``answer`` is the key of the council's case when it has been treated."""

    case: str
    at: datetime
    expected: date
    note: str = ""
    answer: str = ""
    answered: datetime | None = None
    issued: bool = False


SENT = (
    Sent("budget", at(2010, 12, 6, 10), date(2010, 12, 15), answer="ks_budget", answered=at(2010, 12, 15, 19)),
    Sent(
        "political_done",
        at(2010, 12, 6, 10, 10),
        date(2010, 12, 15),
        answer="ks_political",
        answered=at(2010, 12, 15, 19, 5),
    ),
    Sent(
        "schools", at(2010, 12, 6, 10, 20), date(2010, 12, 15), answer="ks_schools", answered=at(2010, 12, 15, 19, 10)
    ),
    Sent(
        "company",
        at(2011, 2, 14, 9),
        date(2011, 4, 27),
        "Foretaket kan tidligst starte 1. oktober 2011. Utsettes saken, må datoen vurderes på nytt.",
        issued=True,
    ),
)

#: A decision that is to come back to an agenda, when that was agreed, and when it comes back.
LOOK_AGAIN = ("culture", at(2010, 12, 20, 11), date(2011, 3, 10))

#: A decision that changes an earlier one, and when that was recorded.
CHANGES = ("culture", "culture_farming", at(2010, 12, 20, 11, 10))
