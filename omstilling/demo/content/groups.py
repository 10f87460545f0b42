"""Steering signals, the work groups that came of them, what they weighed and delivered, and the proposed organisation.

Source: slides 15 (the alternatives for culture), 16, 20 (signals, work groups, studies taken in) and 21. What speaks
for and against, deadlines, reports and amounts are invented.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from .kinds import at


@dataclass(frozen=True)
class Signal:
    key: str
    when: datetime
    given_on: date
    title: str
    text: str
    decision: str = ""
    group: str = ""


@dataclass(frozen=True)
class Report:
    key: str
    group: str
    by: str
    when: datetime
    title: str
    text: str
    is_final: bool = False
    decision: str = ""


@dataclass(frozen=True)
class Weighed:
    """What speaks for and against an alternative, and what it gives in a whole year."""

    title: str
    pros: str
    cons: str
    effect: int | None


#: The rådmann settles tasks and members on the ground of the steering group's signals (slide 20).
SIGNALS = (
    Signal(
        "culture",
        at(2010, 9, 20, 9),
        date(2010, 9, 17),
        "Kultur: plass i organisasjonen",
        "Rådmannen setter ned en gruppe som vurderer hvor kultur skal ligge, hvem som skal lede, og hva som følger "
        "med. Minst fire alternativer legges fram, med fordeler, ulemper og virkning.",
        "culture_farming",
        "wg_culture",
    ),
    Signal(
        "schools",
        at(2010, 10, 18, 9),
        date(2010, 10, 14),
        "Skole og barnehage: større og færre virksomheter",
        "Gruppa ser på hvor mange skoler og barnehager kommunen skal ha, og hvor store. Besparelser i lønn og i drift "
        "av bygg vises hver for seg. Grendehusene vurderes sammen med skolene.",
        "groups",
        "wg_schools",
    ),
    Signal(
        "budget",
        at(2011, 2, 21, 9),
        date(2011, 2, 17),
        "Budsjettprosessen: strukturelle endringer først",
        "Styringsgruppa vil at strukturelle endringer legges fram før budsjettarbeidet for 2012 begynner. Rådmannen "
        "bes finne ut hvordan årshjulet kan legges om.",
    ),
)

#: Until when each group was to work.
DEADLINES = {
    "wg_culture": date(2010, 12, 1),
    "wg_buildings": date(2011, 2, 4),
    "wg_schools": date(2011, 4, 29),
    "wg_health": date(2011, 3, 11),
}
#: The decision that the groups and their members rest on, and who set them up.
DECISION, BY = "groups", "radmann"

REPORTS = (
    Report(
        "culture",
        "wg_culture",
        "arbeidsgruppe",
        at(2010, 11, 25, 14),
        "Kulturens plass i organisasjonen",
        "Fire alternativer er vurdert. Gruppa anbefaler en egen virksomhet under en kommunalleder, med ansvar for "
        "kulturskolen, kultursalen og biblioteket.",
        is_final=True,
        decision="culture",
    ),
    Report(
        "buildings",
        "wg_buildings",
        "livtove",
        at(2011, 2, 3, 14),
        "Bygningsmessig drift som kommunalt foretak",
        "Et foretak med egen ledelse og bestillere i sektorene gir lavere utgifter. Gruppa anbefaler utskilling.",
        is_final=True,
    ),
    Report(
        "schools",
        "wg_schools",
        "niillas",
        at(2011, 2, 25, 14),
        "Grendehusene: bruken i dag",
        "Bruken er kartlagt for hvert hus. Noen brukes av flere lag, andre står tomme.",
    ),
)

WEIGHED_AT, WEIGHED_BY, WEIGHED_STUDY = at(2010, 11, 24, 10), "arbeidsgruppe", "culture"
WEIGHED = (
    Weighed(
        "Egen virksomhet under en kommunalleder for kultur",
        "Én leder med beslutningsmyndighet nær brukerne.\nKulturskolen, kultursalen og biblioteket samarbeider om "
        "bygg og bemanning.",
        "Kommunalleder må tilsettes eller omplasseres.\nSkillet mot barn og unge må avklares for kulturskolen.",
        600_000,
    ),
    Weighed(
        "Stabsfunksjon hos rådmannen",
        "Kort vei til rådmannen.",
        "Staben får ansvar for drift.\nTre ledere under kultursjefen må beholdes.",
        200_000,
    ),
    Weighed(
        "Kultur og næring i ASU",
        "Kultur og næringsutvikling ses i sammenheng.",
        "ASU får mange oppgaver.\nBiblioteket og kulturskolen blir liggende langt fra ledelsen.",
        350_000,
    ),
    Weighed(
        "Eget virksomhetsområde for kultur",
        "Kultur blir synlig i organisasjonen.",
        "Et lite område med egen administrasjon.",
        None,
    ),
)
#: The measure that came of the first alternative.
MEASURE = "culture"

#: Ongoing work in H/S, B/U and D/U became a part of the project (slide 20).
TAKEN_IN_AT, TAKEN_IN_ON = at(2010, 9, 20, 10), date(2010, 9, 17)
TAKEN_IN = (("care", "health"), ("schools", "children"), ("buildings", "works"))

PROPOSAL_AT, PROPOSAL_BY = at(2010, 11, 19, 15), "radmann"
PROPOSAL = {
    "title": "Rådmannsnivået samlet, kultur som egen virksomhet",
    "description": "Tre kommunalledere og en leder for kultur sitter i rådmannens lederteam. Merkantilt arbeid samles "
    "i én pool. Bygningsdriften skilles ut som kommunalt foretak.",
    "valid_from": date(2011, 8, 1),
}
#: New ones with level and what they lie under (nothing: the municipality), after the moves.
TO_THE_TOP = "Kultur"
NEW_UNITS = (
    ("Kulturskolen", "department", "Kultur"),
    ("Kultursalen", "department", "Kultur"),
    ("Biblioteket", "department", "Kultur"),
    ("Merkantil pool", "unit", "Rådmannens stab"),
)
RENAMED = (("Landbruk og veterinær", "Landbruk"),)
REMOVED = ("Bygningsmessig drift",)
