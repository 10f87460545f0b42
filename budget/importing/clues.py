"""What headings, titles and notes say of unit, sign and price year. Nothing is guessed from the size of figures."""

from __future__ import annotations

import re
from collections.abc import Iterable

PLUS, MINUS = "plus-is-saving", "minus-is-saving"

_PRICE = re.compile(
    r"(?:prisnivå|faste|løpende|prisår|priser)[^\d\n]{0,25}((?:19|20)\d\d)"
    r"|((?:19|20)\d\d)\s*-\s*(?:kroner|kr\b|priser|prisnivå)|((?:19|20)\d\d) ?-?priser"
)
_THOUSAND = re.compile(
    r"(?:\bi|beløp|tall|hele) (?:hele )?1[ .]?000(?![\d ]\d)|(?<![\d ])1[ .]?000[ -]?(?:kr|kroner|nok)\b|"
    r"(?<!\d )\btusen kroner|hele tusen|\bi tusen\b|\b(?:tkr|tnok|kkr)\b|\b1000-tall|\bi 1000'?er"
)
_MILLION = re.compile(
    r"(?<![\d,] )(?<![\d,])\b(?:mnok|mill(?:\.|ioner)? ?(?:kr|kroner|nok)|i mill(?:\.|ioner)?(?: |$|\)))"
)
_KRONER = re.compile(r"\b(?:i|hele) (?:hele )?(?:kr|kroner|nok)\b|\(kr|, ?kr\b")
_BARE_KRONER = re.compile(r"\b(?:kr|kroner|nok)\b")
_SAVING = r"(?:innspar|bespar|redu[ks]|mindre|lavere|kutt|spar|mer-?inntekt|inntekt|gevinst|nedgang)"
_COST = r"(?:merutgift|mer-?kostnad|økt|økning|utgift|kostnad|styrking|vekst|økte)"
_MINUS_SIGN = r"(?:minus(?:tegn)?|negativ[et]*(?: tall| beløp)?|[-−–]|\([-−–]\))"
_PLUS_SIGN = r"(?:plus+(?:tegn)?|positiv[et]*(?: tall| beløp)?|\+|\(\+\))"
_IS = r" ?(?:foran tallet |foran |i tabellen )?(?:=|:|er|betyr|viser|angir|for|innebærer)? ?(?:en |et )?"
_SHOWN = rf"{_SAVING}\w* (?:er|vises|føres|står) (?:med |som )?"
_MINUS_SAVES = re.compile(rf"{_MINUS_SIGN}{_IS}{_SAVING}|{_PLUS_SIGN}{_IS}{_COST}|{_SHOWN}{_MINUS_SIGN}")
_PLUS_SAVES = re.compile(rf"{_PLUS_SIGN}{_IS}{_SAVING}|{_MINUS_SIGN}{_IS}{_COST}|{_SHOWN}{_PLUS_SIGN}")
#: Words of a heading or title that say that the amounts are savings.
SAVING_HEADING = re.compile(r"innspar|bespar|sparetiltak|sparepotensial|kuttforslag|kuttliste|gevinst|reduksjon")


def _plain(text: str) -> str:
    return re.sub(r"[\s\u00a0\u202f]+", " ", text.casefold())


def price_year_in(text: str) -> int | None:
    found = _PRICE.search(_plain(text))
    return int(next(year for year in found.groups() if year)) if found else None


def unit_in(text: str, *, heading: bool = False) -> str:
    """Return the unit that a text names, or nothing. A heading may name kroner without a preposition."""
    plain = _PRICE.sub(" ", _plain(text))
    if _THOUSAND.search(plain):
        return "1000kr"
    if _MILLION.search(plain):
        return "mnok"
    if _KRONER.search(plain) or (heading and _BARE_KRONER.search(plain)):
        return "kr"
    return ""


def sign_in(text: str) -> str:
    plain = _plain(text)
    minus, plus = bool(_MINUS_SAVES.search(plain)), bool(_PLUS_SAVES.search(plain))
    return "" if minus == plus else MINUS if minus else PLUS


def agreed(found: Iterable[str]) -> str:
    """Return what all texts say that say anything; nothing where they contradict each other."""
    said = {word for word in found if word}
    return said.pop() if len(said) == 1 else ""
