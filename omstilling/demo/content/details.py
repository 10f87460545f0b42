"""What the measures carry beside the list: areas of the budget, functions, grades, consequences and assumptions.

Everything here is invented. Amounts and årsverk are example figures, and none of them changes what the list sums to.
"""

from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import Any

from .kinds import at

#: Code, name and sector of each budget area.
AREAS = (
    ("10", "Politisk styring og stab", "staff"),
    ("20", "Helse og sosial", "health"),
    ("30", "Barn og unge", "children"),
    ("40", "Drift og utbygging", "works"),
)
AREAS_AT = at(2010, 10, 20, 9)

#: The area of a measure's unit.
AREA_OF = MappingProxyType(
    {
        **dict.fromkeys(("staff", "asu", "finance", "personnel", "it"), "10"),
        **dict.fromkeys(("health", "homes", "homecare", "work"), "20"),
        **dict.fromkeys(("children", "schools", "kindergartens", "culture"), "30"),
        **dict.fromkeys(("works", "buildings", "farming"), "40"),
    }
)

#: The goals that measures serve, by the beginnings of their titles.
LEVEL, COSTS, WHOLE = "Tjenester på et nivå", "Mer kostnadseffektive", "Mer helhet"
SAVING, POLITICS, ADMINISTRATION, LEADERS = (
    "40 millioner kroner",
    "Ny politisk",
    "Ny administrativ",
    "Ledere med ansvar",
)
PRESENCE = "Nærvær på"

#: By the key of the measure: fields of ``create_measure``, and ``goals`` and ``years``.
DETAILS: dict[str, dict[str, Any]] = {
    "clerks": {
        "kostra_function": "120",
        "fte_attrition": "-2.0",
        "fte_vacancy": "-1.0",
        "impact_employees": "Tre stillinger blir borte. De som er igjen, får felles oppgaver og felles kontor.",
        "goals": (SAVING, ADMINISTRATION),
    },
    "purchasing": {
        "kostra_function": "120",
        "expense_effect": 1_250_000,
        "assumptions": "Avtalene er inngått før nyttår, og virksomhetene bruker dem.",
        "goals": (SAVING, COSTS),
    },
    "culture": {"kostra_function": "385", "fte_vacancy": "-1.0", "goals": (SAVING, ADMINISTRATION, LEADERS)},
    "it": {
        "kostra_function": "120",
        "fte_attrition": "-1.5",
        "risk": "Leverandøren kan legge om driften senere enn avtalt.",
        "goals": (SAVING, COSTS),
    },
    "region": {"kostra_function": "290", "statutory": False, "goals": (SAVING,)},
    "energy": {
        "kostra_function": "222",
        "assumptions": "Strømprisen holder seg på nivået i 2010.",
        "risk": "En kald vinter tar noe av gevinsten.",
        "goals": (SAVING, COSTS),
    },
    "town_hall": {
        "kostra_function": "130",
        "assumptions": "Leieavtalene kan sies opp med seks måneders varsel.",
        "impact_employees": "Rundt tjue ansatte får ny arbeidsplass.",
        "goals": (SAVING, ADMINISTRATION, WHOLE),
    },
    "leaders": {
        "kostra_function": "120",
        "fte_attrition": "-2.0",
        "impact_employees": "To stillinger lyses ikke ut når de blir ledige.",
        "goals": (SAVING, ADMINISTRATION, LEADERS),
    },
    "kindergartens": {
        "kostra_function": "201",
        "statutory": True,
        "statutory_basis": "barnehageloven (2005)",
        "impact_users": "Barna flytter sammen med gruppa si og de voksne de kjenner.",
        "impact_sami": "Den samiske avdelingen består som egen gruppe.",
        "goals": (SAVING, LEVEL),
    },
    "schools_led": {
        "kostra_function": "202",
        "statutory": True,
        "statutory_basis": "opplæringslova (1998)",
        "goals": (SAVING, LEADERS),
    },
    "zones": {
        "kostra_function": "254",
        "statutory": True,
        "fte_attrition": "-3.0",
        "fte_vacancy": "-1.0",
        "impact_equality": "De fleste som får ny turnus, er kvinner i deltid. Flere får tilbud om større stilling.",
        "goals": (SAVING, COSTS),
    },
    "kitchen": {
        "kostra_function": "253",
        "assumptions": "Kjøkkenet er bygd om til oppstart, og avtalen om transport er på plass.",
        "risk": "Ombyggingen kan bli forsinket en gang til.",
        "goals": (SAVING, COSTS),
    },
    "lab": {"kostra_function": "329", "statutory": False, "goals": (SAVING,)},
    "vets": {"kostra_function": "329", "statutory": False, "goals": (SAVING,)},
    "committees": {"kostra_function": "100", "statutory": False, "goals": (SAVING, POLITICS)},
    "building_company": {
        "kostra_function": "121",
        "grade": "green",
        "earliest_start": date(2011, 10, 1),
        "latest_start": date(2012, 1, 1),
        "fte_attrition": "-3.0",
        "fte_vacancy": "-1.0",
        "impact_employees": "Alle følger med over i foretaket og beholder lønn og pensjon.",
        "assumptions": "Foretaket har styre og daglig leder på plass tre måneder før oppstart.",
        "risk": "Virksomhetene kan bestille mer enn i dag når prisen ikke er synlig for dem.",
        "goals": (SAVING, COSTS),
    },
    "schools": {
        "kostra_function": "202",
        "grade": "yellow",
        "statutory": True,
        "statutory_basis": "opplæringslova (1998)",
        "earliest_start": date(2011, 8, 1),
        "latest_start": date(2012, 8, 1),
        "fte_attrition": "-4.0",
        "fte_vacancy": "-2.0",
        "impact_users": "Elever som får over fire kilometer til skolen, kjøres.",
        "impact_employees": "Lærerne følger elevene. Rektorstillinger blir borte.",
        "impact_sami": "Opplæring i samisk fortsetter på de skolene som tar imot elevene.",
        "assumptions": "Det er klasserom nok på skolene som tar imot, og skyssen koster ikke mer enn regnet.",
        "risk": "Høringen kan vise at skyssen er regnet for lavt.",
        "goals": (SAVING, LEVEL),
    },
    "nursing": {
        "kostra_function": "253",
        "grade": "green",
        "statutory": True,
        "earliest_start": date(2011, 7, 1),
        "latest_start": date(2012, 1, 1),
        "years": {2011: 650_000, 2012: 1_900_000, 2013: 2_600_000, 2014: 2_600_000},
        "assumptions": "Ny pris trappes ned over to år, slik partene har skissert.",
        "risk": "Avtalen kan ikke endres mot den andre partens vilje før den går ut.",
        "goals": (SAVING, LEVEL),
    },
    "care": {
        "kostra_function": "234",
        "grade": "yellow",
        "earliest_start": date(2011, 9, 1),
        "latest_start": date(2012, 1, 1),
        "fte_attrition": "-3.0",
        "fte_vacancy": "-1.0",
        "fte_redundancy": "-1.0",
        "impact_users": "Rundt tretti brukere får tilbud færre dager. Ingen mister det helt.",
        "impact_employees": "Én stilling kan ikke tas ved naturlig avgang.",
        "impact_equality": "Pårørende får mer å gjøre. Erfaring tilsier at det oftest er kvinner.",
        "goals": (SAVING, LEVEL),
    },
    "halls": {
        "kostra_function": "386",
        "grade": "yellow",
        "expense_effect": 950_000,
        "income_effect": -150_000,
        "statutory": False,
        "earliest_start": date(2011, 9, 1),
        "latest_start": date(2012, 3, 1),
        "impact_users": "Lagene setter leieprisen selv.",
        "assumptions": "Minst fire av lagene sier ja.",
        "goals": (SAVING,),
    },
    "day_centre": {
        "kostra_function": "273",
        "grade": "green",
        "expense_effect": 600_000,
        "income_effect": 300_000,
        "earliest_start": date(2011, 10, 1),
        "latest_start": date(2012, 2, 1),
        "fte_attrition": "-1.5",
        "assumptions": "Aksis leier ut lokaler, og salget øker når verkstedene slås sammen.",
        "goals": (SAVING, COSTS),
    },
    "tax": {
        "kostra_function": "120",
        "grade": "yellow",
        "expense_effect": 500_000,
        "income_effect": 200_000,
        "statutory": True,
        "earliest_start": date(2012, 1, 1),
        "latest_start": date(2012, 7, 1),
        "assumptions": "Minst to kommuner blir med.",
        "goals": (SAVING, COSTS),
    },
    "attendance": {
        "kostra_function": "120",
        "grade": "green",
        "ramp": "25@0 60@6 100@12",
        "earliest_start": date(2011, 7, 1),
        "latest_start": date(2011, 10, 1),
        "impact_employees": "Tettere oppfølging fra leder ved fravær, og færre ukjente vikarer.",
        "risk": "Nærværet kan øke uten at utgiftene til vikarer går like mye ned.",
        "goals": (SAVING, PRESENCE),
    },
    "advisers": {
        "kostra_function": "211",
        "grade": "yellow",
        "earliest_start": date(2011, 8, 1),
        "latest_start": date(2012, 1, 1),
        "fte_vacancy": "-2.0",
        "assumptions": "Rådgiverne for skole og barnehage sitter samme sted.",
        "goals": (SAVING, WHOLE),
    },
    "more_places": {
        "kostra_function": "253",
        "grade": "red",
        "statutory": True,
        "risk": "Kommunen binder seg til plasser den ikke styrer over.",
    },
    "purchase_stop": {"kostra_function": "120"},
    "travel": {"kostra_function": "120"},
    "vacant_staff": {"kostra_function": "120"},
    "sale": {"kostra_function": "265", "income_effect": 1_200_000},
}


@dataclass(frozen=True)
class Relation:
    """How a measure stands to another; ``overlap`` is kroner a year."""

    measure: str
    kind: str
    other: str
    note: str
    overlap: int | None = None


RELATIONS = (
    Relation("schools", "overlaps", "schools_led", "Skoler som slås sammen, trenger ikke felles rektor.", 600_000),
    Relation("building_company", "overlaps", "halls", "Vaktmestere og renhold i de samme husene.", 250_000),
    Relation("advisers", "requires", "town_hall", "Teamet må sitte samme sted."),
    Relation("day_centre", "requires", "care", "Dagtilbudet må være samlet før driften legges sammen."),
    Relation("more_places", "excludes", "nursing", "Begge deler gjelder den samme avtalen."),
)
RELATED_AT = at(2011, 3, 9, 10)
