"""What a row of a budget table is: savings measure, base budget or technical adjustment. A suggestion only."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from django.utils.translation import gettext as _

MEASURE, BASE, TECHNICAL = "measure", "base", "technical"
ROLES = (MEASURE, BASE, TECHNICAL)

_BASE = re.compile(
    r"\b\d\d/basis\b|\bbasis(?:budsjett|ramme)?\b|fremskrevet budsjett|framskrevet budsjett|videreført budsjett|"
    r"opprinnelig budsjett|vedtatt budsjett|konsekvensjustert budsjett|budsjettramme|inngående ramme"
)
_TECHNICAL_TYPE = re.compile(
    r"tekn|just|fremskr|framskr|konsekvens|lønns|pris|deflator|statsbudsjett|revidering|tidligere vedtak|innarbeidet"
)
_MEASURE_TYPE = re.compile(r"tiltak|innspar|bespar|kutt|reduksjon|effektivisering|omstilling|nedtak|forslag")
_TECHNICAL_TITLE = re.compile(
    r"lønnsvekst|lønnsoppgjør|lønn sentralt|lederlønn|lønnsjustering|prisvekst|prisøkning|prisjustering|deflator|"
    r"pensjon|statsbudsjett|rammetilskudd|helårsvirk\w* av|budsjetteknisk|teknisk justering|flytting mellom|"
    r"overføring mellom|interne? overføring|avskrivning|renter og avdrag|kalkulatorisk|oppheves|reverser"
)
#: Words that say less spending or more income, and words that say the opposite.
SAVES = re.compile(
    r"innspar|bespar|nedbemann|\breduser|reduksjon|\bredusert|\bkutt|nedlegg|legge ned|avvikl|effektivisering|"
    r"effektiviser|\bfærre\b|fjerne|\bslå sammen|sammenslå|samordn|avslutt|utgår|\bspar|mindre bruk|omorganiser|"
    r"holde?\b.{0,30}\bledig|vakanse|ubesatt|bemanningsreduksjon|nedtrekk|konkurranseutsett"
)
COSTS = re.compile(
    r"\bøk(?:t|te|ning)\b|økning|styrk|\bnye? stilling|lønnsvekst|prisvekst|lønn|opprett|utvid|merutgift|nytt tilbud"
)
INCOME = re.compile(r"inntekt|gebyr|egenbetaling|brukerbetaling|salgs|avgift|\bleie\b|refusjon|tilskudd fra|utbytte")


def suggest(
    title: str, kind: str, amounts: Sequence[Decimal | None], saving: int, budget: str = ""
) -> tuple[str, str]:
    """Return the role of a row and why.

    ``kind`` is what the file calls it (vedtakstype) and ``budget`` whether it is running or investment, empty where
    the file does not say. ``saving`` is the sign of a saving in the file, 1 or -1, and 0 while nobody knows.
    """
    words, typed = title.casefold(), kind.casefold()
    if budget.casefold().startswith("inv"):
        return TECHNICAL, _("investering, ikke drift")
    if _BASE.search(typed) and not _MEASURE_TYPE.search(typed):
        return BASE, _("typen er «%(type)s»") % {"type": kind}
    if _BASE.search(words):
        return BASE, _("navnet sier at det er basisbudsjettet")
    saves = SAVES.search(words)
    technical = _TECHNICAL_TITLE.search(words)
    known = [amount for amount in amounts if amount]
    is_saving = not known or not saving or all(amount * saving > 0 for amount in known)
    if typed:
        if saves and not technical and is_saving:
            return MEASURE, _("navnet sier «%(word)s», og beløpet er en innsparing") % {"word": saves[0]}
        if _TECHNICAL_TYPE.search(typed):
            return TECHNICAL, _("typen er «%(type)s»") % {"type": kind}
        if _MEASURE_TYPE.search(typed):
            return MEASURE, _("typen er «%(type)s»") % {"type": kind}
    if technical:
        return TECHNICAL, _("navnet sier «%(word)s»") % {"word": technical[0]}
    if typed and not is_saving:
        return TECHNICAL, _("beløpet er ikke en innsparing")
    return MEASURE, _("ingenting sier at det er noe annet")


def suggest_kind(title: str, years: Sequence[tuple[int, int | None]]) -> tuple[str, str]:
    """Return what kind of measure the amounts of its years show, and why; nothing where they show nothing."""
    words = title.casefold()
    if re.search(r"\bengangs|\béngangs", words):
        return "one_off", _("navnet sier engangs")
    if re.search(r"vakanse|holde?\b.{0,30}\bledig|ubesatt|vakant", words):
        return "vacancy", _("navnet sier vakanse")
    known = [(year, amount) for year, amount in years if amount is not None]
    filled = [number for number, (_year, amount) in enumerate(known) if amount]
    if not filled or filled[-1] == len(known) - 1:
        return "", ""
    if len(filled) == 1:
        return "one_off", _("bare %(year)s har et beløp") % {"year": known[filled[0]][0]}
    return "temporary", _("beløpet tar slutt etter %(year)s") % {"year": known[filled[-1]][0]}
