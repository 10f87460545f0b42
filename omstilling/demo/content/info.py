"""The info page's own: whom to ask, what it means for a unit, questions with answers, news that some get first.

The presentation asks for a place for information on the intranet (slide 20). Texts on schools and kindergartens tell
what slides 16 and 20 say of them; the questions are invented.
"""

from dataclasses import dataclass
from datetime import date, datetime

from .kinds import at

OPENED_AT = at(2010, 11, 12, 9)
SETTINGS = {"info_open": True, "anonymous_questions": True, "questions_until": date(2011, 4, 15)}


@dataclass(frozen=True)
class Contact:
    office: str
    about: str
    person: str = ""
    email: str = ""
    unit: str = ""


CONTACTS = (
    Contact(
        "Prosjektsekretær",
        "møtene, planen og spørsmål om omstillingen",
        "sekretaer",
        "omstilling@alta-kommune.example.org",
    ),
    Contact(
        "Hovedtillitsvalgt for Fagforbundet",
        "drøftinger og arbeidstakernes rettigheter",
        "tillitsvalgt",
        "fagforbundet@alta-kommune.example.org",
    ),
    Contact(
        "Personal og organisasjon", "stilling, arbeidssted og kompetanse", email="personal@alta-kommune.example.org"
    ),
    Contact(
        "Kommunalleder for barn og unge",
        "skoler og barnehager",
        email="barn-og-unge@alta-kommune.example.org",
        unit="children",
    ),
)


@dataclass(frozen=True)
class Piece:
    title: str
    text: str
    published: datetime
    units: tuple[str, ...]
    section: str = "meaning"
    access: str = "internal"
    later: datetime | None = None


PIECES = (
    Piece(
        "Skoler og barnehager: utredningen er i gang",
        "Barn og unge utreder hvor mange skoler og barnehager kommunen skal ha. **Ingen enkelt "
        "skole eller barnehage er "
        "lagt ned, og ingenting endres før kommunestyret har vedtatt det.**\n\n"
        "Retningen så langt:\n"
        "- skoler og barnehager som står i dag, kan bli utvidet\n"
        "- virksomhetene blir færre og større\n"
        "- grendehus og samfunnshus vurderes sammen med skolene\n\n"
        "Du kan følge arbeidet i [framdriftsplanen](/alta-2010/plan/).",
        at(2011, 2, 21, 10),
        ("children",),
    ),
    Piece(
        "Sektorene samles på rådhuset",
        "Sektoradministrasjonene samles på rådhuset. Rådmannen og kommunallederne skal sitte i kontorfellesskap. "
        "Hvor mange rådgivere og merkantile stillinger det blir, utredes for seg.",
        at(2010, 11, 22, 10),
        ("staff",),
        access="public",
    ),
    Piece(
        "Slik går arbeidet med skoler og barnehager videre",
        "Utredningen om skoler og barnehager er nå en del av omstillingsprosjektet. De som "
        "arbeider i Barn og unge, får "
        "denne nyheten først. Lurer du på noe? [Still et spørsmål](/alta-2010/infoside/sporsmal/nytt/).",
        at(2011, 3, 14, 15, 30),
        ("children",),
        section="news",
        later=at(2011, 3, 18, 8),
    ),
)


@dataclass(frozen=True)
class Asked:
    text: str
    when: datetime
    by: str = ""
    unit: str = ""
    wording: str = ""
    answer: str = ""
    answered: datetime | None = None
    published: bool = False


QUESTIONS = (
    Asked(
        "Kan noen bli sagt opp på grunn av omstillingen?",
        at(2011, 2, 7, 9),
        wording="Kan noen bli sagt opp på grunn av omstillingen?",
        answer="Kommunen har en avtale med fagforeningene om at stillingene er vernet mens omstillingen "
        "pågår. Avtalen i "
        "dette eksemplet er oppdiktet. Du kan snakke med den tillitsvalgte om hva den betyr for deg.",
        answered=at(2011, 2, 10, 13),
        published=True,
    ),
    Asked(
        "Jeg arbeider i en liten barnehage. Blir den slått sammen med en annen?",
        at(2011, 2, 22, 12),
        by="ansatt",
        unit="children",
        wording="Blir små barnehager slått sammen med andre?",
        answer="Styringsgruppa har pekt på færre og større virksomheter, men **ingen enkelt barnehage er utpekt**. "
        "De det gjelder, får vite det først, og tillitsvalgte er med i drøftingene.",
        answered=at(2011, 2, 24, 14),
        published=True,
    ),
    Asked("Får vi lese høringssvarene?", at(2011, 3, 14, 10), by="ansatt", unit="children"),
    Asked("Hvorfor må kommunen spare akkurat 40 millioner?", at(2011, 3, 14, 11)),
)
