"""The fields that a column can be, and the words municipalities use for them. A new field is one entry."""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

Words = str | Promise


@dataclass(frozen=True)
class Field:
    """A field of a measure as a column: how its cells are read, and by which words it is known.

    ``kind`` is one of text, line, number, effect (kroner, plus is a saving), cost (kroner), day, decimal, percent,
    yesno, choice, lookup, code, year. Fields that begin with ``row_`` describe the row and are not saved.
    """

    key: str
    label: Words
    kind: str
    words: tuple[str, ...] = ()
    longest: int = 0


FIELDS: tuple[Field, ...] = (
    Field(
        "number",
        _("Tiltaksnummer"),
        "number",
        ("tiltaksnummer", "tiltaksnr", "tiltak nr", "tiltak nummer", "nummer i portalen"),
    ),
    Field(
        "row_ref", _("Nummer i fila"), "text", ("nr", "nummer", "id", "løpenr", "nummer i fila", "ref", "referanse")
    ),
    Field(
        "title",
        _("Tittel"),
        "line",
        (
            "tiltak",
            "tittel",
            "navn",
            "tiltaksnavn",
            "innsparingstiltak",
            "sparetiltak",
            "innsparingsforslag",
            "kuttforslag",
            "tiltakstittel",
            "tekst",
            "post",
            "budsjettpost",
            "forslag",
            "tiltak navn",
            "endring",
            "budsjettendring",
        ),
        150,
    ),
    Field(
        "row_type",
        _("Vedtakstype"),
        "text",
        ("vedtakstype", "type", "tiltakstype", "type tiltak", "kategori", "endringstype", "gruppe"),
    ),
    Field(
        "row_budget",
        _("Drift eller investering"),
        "text",
        ("inv drift", "drift inv", "drift investering", "drift eller investering"),
    ),
    Field(
        "description", _("Beskrivelse"), "text", ("beskrivelse", "kommentar", "merknad", "begrunnelse", "forklaring")
    ),
    Field("kind", _("Slag"), "choice", ("slag", "varighet", "varig engangs", "engangs varig", "tiltaksslag")),
    Field(
        "unit",
        _("Sektor eller enhet"),
        "lookup",
        (
            "sektor",
            "enhet",
            "virksomhet",
            "avdeling",
            "tjenesteområde",
            "kommunalområde",
            "etat",
            "sektor enhet",
            "sektor eller enhet",
            "ansvarsområde",
            "område",
        ),
    ),
    Field("budget_area", _("Rammeområde"), "lookup", ("rammeområde", "budsjettområde", "ramme", "bevilgningsområde")),
    Field("study_area", _("Utredningsområde"), "lookup", ("utredningsområde", "utredning")),
    Field("body", _("Organ"), "lookup", ("organ", "arbeidsgruppe")),
    Field("owner", _("Tiltakseier"), "lookup", ("tiltakseier", "eier", "ansvarlig", "ansvarlig leder")),
    Field(
        "kostra_function", _("KOSTRA-funksjon"), "code", ("kostra funksjon", "kostrafunksjon", "funksjon", "kostra"), 3
    ),
    Field(
        "full_year_effect",
        _("Helårsvirkning"),
        "effect",
        (
            "helårsvirkning",
            "helårseffekt",
            "helår",
            "årlig effekt",
            "årlig virkning",
            "årlig innsparing",
            "innsparing",
            "besparelse",
            "innsparingseffekt",
            "innsparingspotensial",
            "sparepotensial",
            "effekt",
            "netto effekt",
            "nettoeffekt",
            "beløp",
            "sum innsparing",
            "gevinst",
            "reduksjon",
            "kutt",
            "virkning",
            "økonomisk effekt",
        ),
    ),
    Field(
        "expense_effect",
        _("Herav lavere utgifter"),
        "effect",
        (
            "herav lavere utgifter",
            "lavere utgifter",
            "reduserte utgifter",
            "utgiftsreduksjon",
            "utgifter",
            "mindreutgift",
        ),
    ),
    Field(
        "income_effect",
        _("Herav høyere inntekter"),
        "effect",
        ("herav høyere inntekter", "høyere inntekter", "økte inntekter", "inntektsøkning", "inntekter", "merinntekt"),
    ),
    Field(
        "effective_from",
        _("Virker fra"),
        "day",
        (
            "virker fra",
            "startdato",
            "fra dato",
            "iverksettes",
            "iverksettelse",
            "iverksettelsesdato",
            "iverksatt fra",
            "oppstart",
            "gjelder fra",
            "start",
            "virkning fra",
            "fra",
        ),
    ),
    Field(
        "effective_to",
        _("Virker til og med"),
        "day",
        ("virker til og med", "virker til", "sluttdato", "til dato", "gjelder til", "slutt", "til og med", "til"),
    ),
    Field("earliest_start", _("Tidligste start"), "day", ("tidligste start", "tidligst")),
    Field("latest_start", _("Seneste start"), "day", ("seneste start", "senest")),
    Field("ramp", _("Opptrapping"), "line", ("opptrapping", "innfasing"), 100),
    Field("price_year", _("Prisnivå"), "year", ("prisnivå", "prisår")),
    Field(
        "fte_change",
        _("Endring i årsverk"),
        "decimal",
        (
            "endring i årsverk",
            "årsverk",
            "årsverksendring",
            "endring årsverk",
            "stillinger",
            "reduserte årsverk",
            "reduksjon årsverk",
            "færre årsverk",
            "antall årsverk",
        ),
    ),
    Field("fte_attrition", _("Herav naturlig avgang"), "decimal", ("herav naturlig avgang", "naturlig avgang")),
    Field("fte_vacancy", _("Herav vakanse"), "decimal", ("herav vakanse", "vakanse", "vakanser", "ledige stillinger")),
    Field(
        "fte_redundancy",
        _("Herav oppsigelse"),
        "decimal",
        ("herav oppsigelse", "oppsigelse", "oppsigelser", "overtallighet", "overtallige"),
    ),
    Field(
        "restructuring_cost",
        _("Omstillingskostnad"),
        "cost",
        ("omstillingskostnad", "omstillingskostnader", "engangskostnad", "engangskostnader"),
    ),
    Field(
        "service_impact",
        _("Konsekvens for tjenesten"),
        "text",
        ("konsekvens for tjenesten", "konsekvens", "konsekvenser", "konsekvens for tjenestene"),
    ),
    Field(
        "impact_users",
        _("Konsekvens for brukerne"),
        "text",
        ("konsekvens for brukerne", "konsekvens for brukere", "brukere", "konsekvens for innbyggerne"),
    ),
    Field(
        "impact_employees",
        _("Konsekvens for ansatte"),
        "text",
        ("konsekvens for ansatte", "konsekvens for de ansatte"),
    ),
    Field(
        "impact_equality", _("Konsekvens for likestilling"), "text", ("konsekvens for likestilling", "likestilling")
    ),
    Field(
        "impact_sami",
        _("Konsekvens for samiske interesser"),
        "text",
        ("konsekvens for samiske interesser", "samiske interesser"),
    ),
    Field("touches_staff", _("Berører ansatte"), "yesno", ("berører ansatte",)),
    Field("needs_negotiation", _("Skal forhandles"), "yesno", ("skal forhandles",)),
    Field(
        "needs_environment",
        _("Skal til arbeidsmiljøutvalget eller verneombudet"),
        "yesno",
        ("skal til arbeidsmiljøutvalget eller verneombudet", "skal til amu", "amu"),
    ),
    Field(
        "needs_sami",
        _("Kan berøre samiske interesser direkte"),
        "yesno",
        ("kan berøre samiske interesser direkte", "berører samiske interesser"),
    ),
    Field("assumptions", _("Forutsetninger"), "text", ("forutsetninger", "forutsetning")),
    Field("risk", _("Risiko"), "text", ("risiko", "usikkerhet")),
    Field("statutory", _("Lovpålagt tjeneste"), "yesno", ("lovpålagt tjeneste", "lovpålagt")),
    Field(
        "statutory_basis", _("Hjemmel for tjenesten"), "line", ("hjemmel for tjenesten", "hjemmel", "lovhjemmel"), 150
    ),
    Field("grade", _("Vurdering"), "choice", ("vurdering", "anbefaling", "grønn gul rød", "farge", "gradering")),
    Field(
        "probability",
        _("Sannsynlighet for gjennomføring"),
        "percent",
        ("sannsynlighet for gjennomføring", "sannsynlighet", "gjennomførbarhet"),
    ),
    Field("access", _("Tilgang"), "choice", ("tilgang",)),
)
BY_KEY = {field.key: field for field in FIELDS}
#: A column of one year's amounts; the year stands with the column.
YEAR = "year"
#: Columns that are left out, and why.
LEFT_OUT: tuple[tuple[re.Pattern[str], Words], ...] = (
    (
        re.compile(r"(?:regnskap|prognose|avvik|realisert|forbruk)(?: .*)?|r ?20\d\d"),
        _("regnskap og prognose er ikke tiltakets virkning"),
    ),
    (
        re.compile(r"(?:vedtatt|opprinnelig|revidert|justert|rev|gjeldende) (?:budsjett|b)\b.*"),
        _("et tidligere budsjett er ikke tiltakets virkning"),
    ),
    (
        re.compile(
            r"(?:sum|totalt?|samlet|i alt)(?: (?:alle|\d|fire) år| perioden| planperioden)?(?: ?(?:19|20)\d\d.*)?"
        ),
        _("årene er nivåer og legges aldri sammen"),
    ),
    (re.compile(r"steg|trinn|status|teller mot målet|protokoll|eksempeltall"), _("regnes ut av portalen")),
)
_PAREN = re.compile(r"\([^)]*\)|\[[^\]]*\]")
_PRICES = re.compile(r"(?:i )?(?:faste )?(?:19|20)\d\d[- ]?(?:kroner|kr|priser)\b|prisnivå (?:19|20)\d\d")
_UNITS = re.compile(
    r"\b(?:i )?(?:hele )?(?:1[ .\u00a0]?000|mill(?:ioner)?\.?|tusen)?[ \u00a0-]?"
    r"(?:kr|kroner|nok|mnok|tkr|tnok|kkr)\b\.?"
)
_NOT_WORD = re.compile(r"[^\w]+")


@lru_cache(maxsize=4096)
def header_key(text: str) -> str:
    """Return a heading as it is compared and remembered: without unit, price year, parentheses and punctuation."""
    text = _PAREN.sub(" ", text.casefold().replace("\u00a0", " "))
    text = _UNITS.sub(" ", _PRICES.sub(" ", text))
    return " ".join(_NOT_WORD.sub(" ", text).split())


_EXACT = {word: field.key for field in reversed(FIELDS) for word in field.words}


@lru_cache(maxsize=4096)
def match_field(text: str) -> tuple[str, int]:
    """Return the field that a heading means and how sure that is, 0 to 100."""
    key = header_key(text)
    if not key or len(key) > 80:
        return "", 0
    if key in _EXACT:
        return _EXACT[key], 100
    best, sure = "", 0
    for word, field in _EXACT.items():
        if len(word) >= 4 and (key.startswith(word + " ") or key.endswith(" " + word)):
            found = 60 + min(30, 30 * len(word) // len(key))
        elif len(key) >= 5 and len(word) >= 5 and key[0] == word[0]:
            ratio = SequenceMatcher(None, key, word).ratio()
            found = int(ratio * 80) if ratio >= 0.85 else 0
        else:
            continue
        if found > sure:
            best, sure = field, found
    return best, sure


def why_left_out(text: str) -> str:
    """Return why a column of this heading is not read, or nothing."""
    key = header_key(text)
    return next((str(why) for pattern, why in LEFT_OUT if pattern.fullmatch(key)), "")
