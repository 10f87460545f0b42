"""Attendance per unit and month, the attendance team, competence plans, and an employee survey (slides 3 and 19).

The goal of 92,5 percent, the attendance team, leadership training, funds and plans for competence on all levels, and
employee surveys are the source's. Every figure and date here is invented and marked as an example figure. IKT is so
small that its figures are held back, and so is one more unit, from which they could have been computed.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from .kinds import Reading, at

MONTHS = (
    date(2010, 9, 1),
    date(2010, 10, 1),
    date(2010, 11, 1),
    date(2010, 12, 1),
    date(2011, 1, 1),
    date(2011, 2, 1),
)
#: Unit, how many are employed there, and attendance in each of the last months.
MEASURED: tuple[tuple[str, int, tuple[str, ...]], ...] = (
    ("", 1850, ("90.6", "90.9", "90.7", "91.2", "91.0", "91.6")),
    ("health", 720, ("89.1", "89.5", "89.2", "89.9", "89.6", "90.4")),
    ("homes", 310, ("88.2", "88.9")),
    ("homecare", 280, ("89.9", "91.2")),
    ("children", 760, ("90.8", "91.0", "90.9", "91.3", "91.2", "91.7")),
    ("schools", 410, ("91.6", "92.0")),
    ("kindergartens", 290, ("90.4", "91.1")),
    ("culture", 26, ("93.4", "92.7")),
    ("works", 210, ("92.4", "92.9", "92.7", "93.0", "92.6", "93.1")),
    ("staff", 42, ("93.1", "93.6")),
    ("finance", 17, ("94.2", "93.8")),
    ("asu", 12, ("92.9", "94.4")),
    ("personnel", 9, ("93.0", "92.6")),
    ("it", 4, ("90.1", "91.5")),
)
ATTENDANCE = tuple(
    Reading(month, value, unit, size)
    for unit, size, values in MEASURED
    for month, value in zip(MONTHS[-len(values) :], values, strict=True)
)
GOAL = "Nærvær på 92,5 prosent"
COMPETENCE = "Forpliktende planer for kompetanse"

TEAM_AT = at(2010, 11, 4, 9)
TEAM = (
    "Nærværsteam",
    "naervaersteam",
    (
        "Følger nærværet i enhetene måned for måned, hjelper lederne med tiltak på de største arbeidsplassene, og "
        "melder fra til prosjektgruppa når omstillingen går ut over nærværet."
    ),
)
LEADER, MEMBERS = "astrid", ("sara", "marthe", "kjellarne")


@dataclass(frozen=True)
class Activity:
    title: str
    owner: str
    deadline: date | None
    funds: int | None
    kind: str = "competence"
    description: str = ""
    done: date | None = None


@dataclass(frozen=True)
class Plan:
    title: str
    level: str
    unit: str
    activities: tuple[Activity, ...]


PLANS_AT = at(2010, 12, 6, 10)
PLANS = (
    Plan(
        "Kompetanseplan for rådmannsnivået",
        "top",
        "",
        (
            Activity(
                "Lederopplæring: myndighet nærmest brukerne",
                "astrid",
                date(2011, 2, 28),
                180_000,
                "leadership",
                "Alle ledere med personalansvar. Fire samlinger om ansvar, fullmakter og vanskelige samtaler.",
            ),
            Activity(
                "Felles dag om målstyring",
                "radmann",
                date(2011, 1, 31),
                40_000,
                "leadership",
                "Kommunalledere og virksomhetsledere.",
                date(2011, 1, 20),
            ),
            Activity("Kurs i økonomistyring for virksomhetsledere", "okonomi", date(2011, 5, 31), 95_000),
        ),
    ),
    Plan(
        "Kompetanseplan for helse og sosial",
        "sector",
        "health",
        (
            Activity("Veiledning i tidlig oppfølging av sykmeldte", "sara", date(2011, 4, 15), 60_000),
            Activity("Fagbrev for assistenter", "prosjektgruppe", date(2011, 12, 1), None),
        ),
    ),
    Plan(
        "Kompetanseplan for barn og unge",
        "sector",
        "children",
        (Activity("Skoleledelse i større enheter", "niillas", date(2011, 9, 1), 120_000, "leadership"),),
    ),
)

SURVEY_AT: datetime = at(2010, 12, 9, 11)
SURVEY = "Medarbeiderundersøkelsen 2010"
SURVEY_ON = date(2010, 11, 15)
FOLLOW_UP = (
    "Hver enhet går gjennom svarene sammen med verneombudet og velger to ting å arbeide med. Lederopplæringen tar opp "
    "det som handler om myndighet og tilbakemelding."
)
#: Question, then unit, mean on a scale from 1 to 6, answers and asked.
ANSWERS: tuple[tuple[str, tuple[tuple[str, str, int, int], ...]], ...] = (
    (
        "Jeg vet hvilken myndighet jeg har i jobben min (skala fra 1 til 6)",
        (
            ("", "4.2", 1240, 1850),
            ("health", "4.0", 430, 720),
            ("children", "4.3", 560, 760),
            ("works", "4.4", 160, 210),
            ("staff", "4.6", 36, 42),
            ("finance", "4.5", 15, 17),
            ("asu", "4.9", 10, 12),
            ("personnel", "4.6", 8, 9),
            ("it", "4.1", 3, 4),
        ),
    ),
    (
        "Lederen min gir meg tilbakemelding på arbeidet (skala fra 1 til 6)",
        (
            ("", "3.9", 1236, 1850),
            ("health", "3.8", 428, 720),
            ("children", "4.0", 559, 760),
            ("works", "3.7", 160, 210),
            ("staff", "4.2", 36, 42),
        ),
    ),
)
