"""What the accounts showed by 15 March 2011. Every figure is invented and marked as an example figure.

The secretary enters, the controller confirms; one figure waits. What the controller owns is not entered yet.
"""

from dataclasses import dataclass
from datetime import date, datetime

from .kinds import at

_JAN, _FEB = date(2011, 1, 1), date(2011, 2, 1)


@dataclass(frozen=True)
class Realised:
    """What a measure gave in some months, and when it was entered and confirmed."""

    measure: str
    first: date
    last: date
    amount: int
    entered: datetime
    confirmed: datetime | None = None
    cause: str = ""


REALISED = (
    Realised(
        "clerks",
        _JAN,
        _FEB,
        262_000,
        at(2011, 3, 10, 9),
        at(2011, 3, 11, 9, 30),
        "Den ene stillingen ble ledig 15. januar.",
    ),
    Realised("culture", _JAN, _FEB, 100_000, at(2011, 3, 10, 9, 10), at(2011, 3, 11, 9, 35)),
    Realised(
        "region",
        _JAN,
        _FEB,
        81_000,
        at(2011, 3, 10, 9, 20),
        at(2011, 3, 11, 9, 40),
        "Kontingenten for januar var alt trukket fra.",
    ),
    Realised(
        "it",
        _FEB,
        _FEB,
        70_000,
        at(2011, 3, 14, 13),
        None,
        "To lisenser løp ut februar.",
    ),
)
