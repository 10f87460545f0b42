"""The headings of the case papers of 17.09.2010, as the presentation gives them, and the path of cases through bodies.

What the measures give and when they were discussed is filled in by the portal. The part that is kept back is invented,
and says so.
"""

from dataclasses import dataclass
from datetime import date

from . import meetings_2010, meetings_2011

_OWN_MEANS = (
    "Arbeidet gjennomføres i hovedsak med de administrative og økonomiske ressursene kommunen har. "
    "Det må prioriteres på bekostning av andre oppgaver."
)
_UNIONS = "Fagforeningene er med i styringsgruppa og i prosjektgruppa."


@dataclass(frozen=True)
class Paper:
    """What a case paper has under the headings that are not told with the case."""

    economy: str = ""
    co_determination: str = ""
    alternatives: str = ""


@dataclass(frozen=True)
class Kept:
    """A part of a case paper that is kept back."""

    section: str
    text: str
    legal_basis: str
    until: date


PAPERS = {
    "culture_farming": Paper(
        _OWN_MEANS,
        _UNIONS,
        "- Kultur som egen virksomhet med kulturskolen, kultursalen og biblioteket, ledet av en kommunalleder.\n"
        "- Kultur som stabsfunksjon hos rådmannen, med en kultursjef.\n"
        "- Kultur og næring som del av ASU.\n"
        "- Kultur som eget virksomhetsområde.",
    ),
    "parliamentary": Paper(_OWN_MEANS, "", "- Dagens formannskapsmodell.\n- Parlamentarisme."),
    "agreement": Paper(
        "",
        "De tillitsvalgte skal trekkes aktivt inn i omstillingsarbeidet. Fagforeningene er part i avtalen.",
    ),
    "secretary": Paper("Prosjektsekretæren dekkes av prosjektbudsjettet."),
    "top_level": Paper(
        _OWN_MEANS,
        _UNIONS,
        "- Dagens ordning med et rådmannsnivå og et sektorledernivå.\n"
        "- Sektoradministrasjonene samles på rådhuset, og rådmannen og kommunallederne sitter i kontorfellesskap.",
    ),
    "town_hall": Paper(
        "Renovering og utbygging av rådhuset står i investeringsbudsjettet for 2011–2014. Beløpet er ikke oppgitt."
    ),
    "political": Paper("", "", "- Dagens utvalg.\n- To utvalg under formannskapet.\n- Parlamentarisme."),
    "budget_process": Paper(
        "Kommunens utgifter skal ned med 40 millioner kroner fra 2011, varig. "
        "På kort sikt må budsjettet for 2011 være i reell balanse.",
        _UNIONS,
        "- Større og færre virksomheter innen skole og barnehage.\n"
        "- Organisering og omfang av tilbudet innen helse og sosial.\n"
        "- Selskapsorganisering eller kjøp av tjenester.\n"
        "- Oppgaver og funksjoner som kan inndras permanent.",
    ),
}
KEPT_BACK = {
    "agreement": Kept(
        "assessment",
        "Eksempel: hvor lenge stillingsvernet kan gjelde, og hva kommunen kan gi i bytte for det.",
        "offl. § 23 (1)",
        date(2010, 12, 2),
    )
}
#: The case that each of these comes from, in the body before.
CONTINUES = {
    "pg_culture": "ak_alternatives",
    "culture": "pg_culture",
    "top_level_done": "top_level",
    "agreement_done": "agreement",
    "political_done": "political",
    "budget": "pg_measures",
    "ks_budget": "budget",
    "ks_political": "political_done",
    "ks_schools": "schools",
    "nursing": "pg_nursing",
    "ks_company": "company",
}
#: Measures that a public case decides are public themselves: else the open case paper could not tell of them.
OPEN_MEASURES = frozenset(
    key
    for meeting in (*meetings_2010.MEETINGS, *meetings_2011.MEETINGS)
    for case in meeting.cases
    if case.access == "public" and case.decided is not None
    for key in case.decided.measures
)
