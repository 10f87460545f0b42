"""What a member remarked on the minutes of 17.09.2010 before they were approved, and the answer. Invented."""

from .kinds import at

MEETING = "ps_sep"
#: By whom, what, and what the secretary answered, each with its moment.
REMARK = (
    at(2010, 9, 27, 10),
    "medlem",
    "I saken om parlamentarisme ba jeg om at fristen for utredningen ble nevnt. Jeg finner den ikke i behandlingen.",
)
REPLY = (
    at(2010, 9, 27, 11),
    "sekretaer",
    "Fristen står under vedtaket: 15.02.2011. Behandlingen gjengis kort, og teksten er derfor ikke endret.",
)
