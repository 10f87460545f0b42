"""Co-determination: which measures touch employees, the unions' own statements, and the agreement's second version.

All of it is invented. Some measures were decided without a consultation, and some statements wait for a reply: the
portal is to say so.
"""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from .kinds import at

_TOUCHES = (
    *("clerks", "culture", "it", "town_hall", "leaders", "kindergartens", "schools_led", "zones", "kitchen"),
    *("lab", "vets", "schools", "building_company", "nursing", "day_centre", "halls", "vacant", "vacant_staff"),
)
_DOES_NOT = ("purchasing", "energy", "committees", "tax", "purchase_stop", "travel", "sale")
#: By the key of the measure: what the track with the unions is asked about. The rest is not settled.
TRACK: dict[str, dict[str, Any]] = {
    **{key: {"touches_staff": True} for key in _TOUCHES},
    **{key: {"touches_staff": False} for key in _DOES_NOT},
    "zones": {"touches_staff": True, "needs_negotiation": True, "needs_environment": True},
    "schools": {"touches_staff": True, "needs_environment": True, "needs_sami": True},
}


@dataclass(frozen=True)
class Statement:
    """A union's statement on a measure: who wrote it, when, and the employer's reply where there is one."""

    measure: str
    by: str
    when: datetime
    text: str
    reply: str = ""
    replied: datetime | None = None


STATEMENTS = (
    Statement(
        "clerks",
        "tillitsvalgt",
        at(2010, 11, 23, 14),
        "Fagforbundet er imot at stillingene fjernes før oppgavene er gjennomgått. Vi ber om at gjennomgangen gjøres "
        "sammen med dem som har oppgavene, og at reduksjonen bare tas ved naturlig avgang.\n\n"
        "Vi minner om at ingen skal sies opp mens omstillingsavtalen gjelder.",
        "Reduksjonen tas ved naturlig avgang og vakanse. Oppgavene gjennomgås sammen med de ansatte før stillingene "
        "blir borte, og de tillitsvalgte er med.",
        at(2010, 12, 1, 10),
    ),
    Statement(
        "lab",
        "tillitsvalgt",
        at(2011, 1, 10, 13),
        "Fagforbundet ble informert, men tiltaket er ikke drøftet med oss. Vi ber om en drøfting før det settes i "
        "verk.",
    ),
    Statement(
        "schools",
        "kjellarne",
        at(2011, 3, 8, 15),
        "Utdanningsforbundet ber om at saken ikke avgjøres før det er avklart hvor mye tid rektor får på hver skole. "
        "Samiske foreldre og elever må høres før vedtaket.",
    ),
)

#: The agreement's second version: the third party has joined, and the period is the same.
SECOND_VERSION: dict[str, Any] = {
    "version": "2",
    "parties": "ordføreren for styringsgruppa\nrådmannen\nhovedtillitsvalgt for Fagforbundet\n"
    "hovedtillitsvalgt for Utdanningsforbundet",
    "valid_from": date(2011, 3, 1),
}
AGREED_AGAIN_AT = at(2011, 3, 1, 12)
