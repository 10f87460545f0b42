"""How the project is steered: phases, tolerances, what is done about the risks, assumptions, lessons, distribution.

On the ground of slides 4, 5, 8, 9, 11 and 20. The limits, the grades and the days are invented.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from .kinds import at

#: Laid out when the plan was put forward. Each kind with its first and last day.
PHASES_AT = at(2010, 10, 11, 11)
PHASES = {
    "concept": (date(2010, 3, 1), date(2010, 9, 17)),
    "planning": (date(2010, 9, 17), date(2010, 10, 14)),
    "delivery": (date(2010, 10, 14), date(2011, 12, 15)),
    "closing": (date(2011, 12, 15), date(2012, 3, 30)),
    "benefits": (date(2012, 4, 1), None),
}
#: Decided before there was a portal: no decision in it to rest on.
BEFORE = ("BP1", "Avgjort av kommunestyret med budsjettet for 2010, før prosjektet tok portalen i bruk")


@dataclass(frozen=True)
class Point:
    """A decision point: when it is planned, how many of its first lines are in order, and what it rests on."""

    code: str
    planned: date
    done: int = 0
    decision: str = ""
    result: str = "go"
    when: Any = None


POINTS = (
    Point("BP2", date(2010, 9, 17), 4, "secretary", "go", at(2010, 10, 11, 11, 30)),
    Point("BP3", date(2010, 10, 14), 5, "plan", "changes", at(2010, 10, 15, 9)),
    Point("BP4", date(2011, 12, 15)),
    Point("BP5", date(2012, 3, 30)),
)
#: The milestones by phase; the rest lie in the phase of delivery.
IN_PHASES_AT = at(2010, 12, 20, 14)
IN_PHASE = {"planning": ("organised", "plan")}

#: Kind, limit, which body is told, what it builds on.
TOLERANCES_AT = at(2011, 3, 11, 12)
TOLERANCES = (
    ("time", 30, "steering", "Oppdiktet grense: én møteperiode."),
    ("cost", 50_000, "steering", "Oppdiktet grense."),
    ("effect", 10_000_000, "council", "Oppdiktet grense: en fjerdedel av målet."),
    ("quality", 10, "project_group", "Oppdiktet grense."),
)


@dataclass(frozen=True)
class Judged:
    """What is judged of a risk by its place in the list: where it is to stand, and what it is about."""

    risk: int
    after: tuple[int, int]
    milestone: str = ""
    study: str = ""
    measures: tuple[str, ...] = ()
    goal: str = ""


JUDGED_AT = at(2011, 3, 11, 13)
JUDGED = (
    Judged(1, (3, 5), "schools", "schools", ("schools", "building_company")),
    Judged(2, (3, 3), "rest"),
    Judged(3, (2, 3), "rest", "", ("purchasing",)),
    Judged(4, (2, 5)),
    Judged(5, (2, 2), "info"),
    Judged(6, (2, 2), "survey", "", ("attendance",)),
    Judged(7, (3, 3), "moved_in", "", ("town_hall",)),
)


@dataclass(frozen=True)
class Chance:
    """An opportunity, or a risk that is over."""

    title: str
    grades: tuple[int, int]
    cause: str
    response: str
    after: tuple[int, int] | None = None
    kind: str = "opportunity"
    owner: str = ""
    outcome: str = ""
    closed: date | None = None
    measures: tuple[str, ...] = field(default=())


CHANCES_AT = at(2011, 3, 11, 14)
CHANCES = (
    Chance(
        "Felles IKT-drift med nabokommunene",
        (3, 3),
        "Flere kommuner skal fornye avtalene sine i samme år.",
        "Rådmannen tar det opp i rådmannsutvalget før sommeren.",
        (4, 4),
        owner="radmann",
        measures=("it",),
    ),
    Chance(
        "Ledige lokaler kan selges når sektoradministrasjonene samles",
        (3, 2),
        "Tre leide og eide kontorsteder tømmes.",
        "Drift og utbygging lager en liste med verdi og heftelser.",
        (4, 2),
        owner="livtove",
        measures=("town_hall",),
    ),
    Chance(
        "Budsjettet for 2011 blir ikke vedtatt i balanse",
        (3, 5),
        "Tiltakene kom sent, og flere av dem var omstridte.",
        "Tiltakene ble drøftet i november og lagt fram samlet.",
        (1, 5),
        kind="threat",
        owner="okonomi",
        outcome="Kommunestyret vedtok budsjettet i desember 2010. Noen tiltak ble sendt tilbake og ligger i planen.",
        closed=date(2011, 3, 10),
    ),
)


@dataclass(frozen=True)
class Assumed:
    """Something that the plan takes for granted, and how it was judged."""

    text: str
    owner: str
    state: str = ""
    note: str = ""


ASSUMED_AT = at(2010, 10, 12, 10)
ASSUMED_JUDGED_AT = at(2011, 3, 11, 14, 30)
ASSUMED = (
    Assumed(
        "Omstillingen gjøres med egne folk og innenfor budsjettet",
        "radmann",
        "holds",
        "Prosjektsekretæren er ansatt innenfor prosjektbudsjettet. Oppgaver i linjen er skjøvet på.",
    ),
    Assumed(
        "Stillingsvernet gjelder så lenge omstillingen pågår",
        "astrid",
        "holds",
        "Trepartsavtalen er underskrevet.",
    ),
    Assumed(
        "Sakene om struktur behandles i kommunestyret før sommeren 2011",
        "leder",
        "broken",
        "Skolestrukturen ble utsatt i desember, og kommer tidligst opp i april.",
    ),
    Assumed("De frie inntektene i 2011 blir som i statsbudsjettet", "okonomi"),
)


@dataclass(frozen=True)
class Learned:
    title: str
    happened: str
    advice: str
    phase: str
    noted: date


LEARNED_AT = at(2011, 3, 14, 10)
LEARNED = (
    Learned(
        "Omstilling tar tid",
        "Utredningene ble satt i gang samtidig, og de samme folkene skulle gjøre alle.",
        "Velg ut hva som skal utredes først, og si høyt hva som får vente.",
        "planning",
        date(2010, 12, 20),
    ),
    Learned(
        "Drøft før innstillingen skrives",
        "I november ble flere tiltak drøftet etter at innstillingen var skrevet. Det kostet et ekstra møte.",
        "Sett datoen for drøfting når tiltaket får en eier.",
        "delivery",
        date(2011, 1, 20),
    ),
    Learned(
        "Vis varige og midlertidige tiltak hver for seg",
        "Summene ble misforstått da vakanser sto i samme liste som varige tiltak.",
        "Ta bare med varige tiltak i det som regnes mot målet.",
        "delivery",
        date(2011, 2, 24),
    ),
)

#: Title of the document, its new version with what was changed, and when.
VERSIONS = (
    (
        "Nivået på administrative stillinger",
        "2",
        "Tallene for stab og støtte er rettet etter gjennomgang med sektorene.",
        at(2010, 11, 8, 10),
    ),
)
#: Title, recipient, day, way.
DISTRIBUTED = (
    ("Kostra-tall 2009", "Styringsgruppa", date(2010, 9, 10), "e-post"),
    ("Kostra-tall 2009", "Hovedtillitsvalgt for Fagforbundet", date(2010, 9, 10), "e-post"),
    ("Er Alta kommunes økonomi bærekraftig?", "Styringsgruppa", date(2010, 9, 17), "delt ut i møtet"),
    ("Nivået på administrative stillinger", "Prosjektgruppa", date(2010, 11, 9), "e-post"),
)
DISTRIBUTED_AT = at(2010, 11, 9, 12)
