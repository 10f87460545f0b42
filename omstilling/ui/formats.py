"""How numbers, amounts, dates and counts are written, and how a typed amount is read. Pure functions, no ORM.

Amounts are whole kroner. Between a number and its unit, and between groups of three digits, stands a no-break
space; minus is U+2212; rounding is half up, away from zero. Unknown (``None``) is said in words, zero is ``0``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, datetime, time
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache
from typing import Final

from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import get_language, gettext_lazy, pgettext
from django.utils.translation import gettext as _

NBSP: Final = "\u00a0"
MINUS: Final = "\u2212"
THOUSAND: Final = 1_000
MILLION: Final = 1_000_000
MILLIARD: Final = 1_000_000_000
#: The largest amount that is read, either way: a thousand milliarder.
MAX_KRONER: Final = 1_000_000_000_000

NOT_CALCULATED = gettext_lazy("ikke beregnet")
NOT_STATED = gettext_lazy("ikke oppgitt")

#: What stands for an unknown value.
Words = str | Promise
Number = int | Decimal | float

MONTHS = (
    gettext_lazy("januar"),
    gettext_lazy("februar"),
    gettext_lazy("mars"),
    gettext_lazy("april"),
    gettext_lazy("mai"),
    gettext_lazy("juni"),
    gettext_lazy("juli"),
    gettext_lazy("august"),
    gettext_lazy("september"),
    gettext_lazy("oktober"),
    gettext_lazy("november"),
    gettext_lazy("desember"),
)
SHORT_MONTHS = (
    gettext_lazy("jan."),
    gettext_lazy("feb."),
    gettext_lazy("mars"),
    gettext_lazy("april"),
    gettext_lazy("mai"),
    gettext_lazy("juni"),
    gettext_lazy("juli"),
    gettext_lazy("aug."),
    gettext_lazy("sep."),
    gettext_lazy("okt."),
    gettext_lazy("nov."),
    gettext_lazy("des."),
)
WEEKDAYS = (
    gettext_lazy("mandag"),
    gettext_lazy("tirsdag"),
    gettext_lazy("onsdag"),
    gettext_lazy("torsdag"),
    gettext_lazy("fredag"),
    gettext_lazy("lørdag"),
    gettext_lazy("søndag"),
)
NUMBER_WORDS = (
    gettext_lazy("ingen"),
    gettext_lazy("én"),
    gettext_lazy("to"),
    gettext_lazy("tre"),
    gettext_lazy("fire"),
    gettext_lazy("fem"),
    gettext_lazy("seks"),
    gettext_lazy("sju"),
    gettext_lazy("åtte"),
    gettext_lazy("ni"),
    gettext_lazy("ti"),
    gettext_lazy("elleve"),
    gettext_lazy("tolv"),
)


# Numbers


def number(value: Number | None, decimals: int = 0, *, trim: bool = False, unknown: Words = NOT_CALCULATED) -> str:
    """Return a number with decimal comma and grouped digits; ``trim`` leaves out zeros at the end of the decimals.

    A value that rounds to zero carries no minus. Raises ``TypeError`` for text and ``ValueError`` for NaN.
    """
    if value is None:
        return str(unknown)
    if type(value) is int and not decimals:
        return f"{MINUS if value < 0 else ''}{_grouped(abs(value))}"
    exact = _exact(value).quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_HALF_UP)
    whole, _point, rest = f"{abs(exact):f}".partition(".")
    if trim:
        rest = rest.rstrip("0")
    return f"{MINUS if exact < 0 else ''}{_grouped(int(whole))}{_point_of(get_language()) + rest if rest else ''}"


def _grouped(size: int) -> str:
    """Return the digits in groups of three. Where the decimals come after a point, a comma parts the groups."""
    if size < THOUSAND:
        return str(size)
    told = f"{size:,}"
    return told if _point_of(get_language()) == "." else told.replace(",", NBSP)


@lru_cache(maxsize=8)
def _point_of(_language: str | None) -> str:
    """Return what parts whole and decimals; a language may have another sign than the comma."""
    return pgettext("desimaltegn", ",")


def kroner(amount: int | None, *, unknown: Words = NOT_CALCULATED) -> str:
    """Return an amount in whole kroner: ``1 250 000 kr``."""
    return _with_unit(number(amount), "kr") if amount is not None else str(unknown)


def thousands(amount: int | None, *, unknown: Words = NOT_CALCULATED) -> str:
    """Return kroner as whole thousands, for a table whose head says «1 000 kr»: 12 500 000 gives ``12 500``."""
    if amount is None:
        return str(unknown)
    if type(amount) is not int:
        return number(Decimal(amount) / THOUSAND)
    whole = (2 * abs(amount) + THOUSAND) // (2 * THOUSAND)
    return number(-whole if amount < 0 else whole)


def mnok_bare(amount: int | None, decimals: int = 1, *, unknown: Words = NOT_CALCULATED) -> str:
    """Return kroner as millions without unit: ``1,3``; whole millions have no decimals (``40``), and zero is ``0``."""
    if amount is None:
        return str(unknown)
    return number(Decimal(amount) / MILLION, 0 if amount % MILLION == 0 else decimals)


def mnok(amount: int | None, decimals: int = 1, *, unknown: Words = NOT_CALCULATED) -> str:
    """Return kroner as millions with unit: ``1,3 mill. kr``.

    An amount too small to show that way is written out (``12 000 kr``), so that nothing but zero is shown as zero.
    """
    if amount is None:
        return str(unknown)
    if abs(amount) * 2 < MILLION / 10**decimals:
        return kroner(amount)
    return _with_unit(mnok_bare(amount, decimals), _million_kroner(get_language()))


@lru_cache(maxsize=8)
def _million_kroner(_language: str | None) -> str:
    return _("mill. kr").replace(" ", NBSP)


def fte_bare(value: Number | None, *, unknown: Words = NOT_CALCULATED) -> str:
    """Return full-time equivalents without unit, at most two decimals: ``2,5``."""
    return number(value, 2, trim=True, unknown=unknown)


def fte(value: Number | None, *, unknown: Words = NOT_CALCULATED) -> str:
    """Return full-time equivalents with unit: ``2,5 årsverk``."""
    if value is None:
        return str(unknown)
    return _with_unit(fte_bare(value), pgettext("ett", "årsverk") if abs(value) == 1 else _("årsverk"))


def percent(value: Number | None, *, unknown: Words = NOT_CALCULATED) -> str:
    """Return a percentage (92.5, not 0.925) with at most one decimal: ``92,5 %``."""
    return _with_unit(number(value, 1, trim=True), "%") if value is not None else str(unknown)


# Dates and times. A moment with time zone is shown in local time.


def date_text(value: date | None, *, unknown: Words = NOT_STATED) -> str:
    """Return a date for running text: ``17. september 2010``."""
    if value is None:
        return str(unknown)
    day = _local(value)
    language = get_language()
    month_word = _month_words(language)[day.month - 1]
    if language is None or language.startswith("n"):
        return f"{day.day}. {month_word} {day.year}"
    return f"{day.day} {month_word} {day.year}"


_LAST_DATE = re.compile(r"(?<!\S)(\d\d)\.(\d\d)\.(\d{4})(?=$|, jf\. )")


def spelled(text: str) -> str:
    """Return a line with the table date that ends it spelled out, as in running text; also before a rule it follows.

    For lines that were frozen with the date as tables have it.
    """

    def written(found: re.Match[str]) -> str:
        day, month_number, year = map(int, found.groups())
        try:
            return date_text(date(year, month_number, day))
        except ValueError:
            return found[0]

    return _LAST_DATE.sub(written, text)


@lru_cache(maxsize=8)
def _month_words(_language: str) -> tuple[str, ...]:
    return tuple(map(str, MONTHS))


def date_table(value: date | None, *, unknown: Words = NOT_STATED) -> str:
    """Return a date for tables and fields: ``17.09.2010``."""
    if value is None:
        return str(unknown)
    day = _local(value)
    return f"{day.day:02}.{day.month:02}.{day.year:04}"


def weekday_date(value: date | None, *, unknown: Words = NOT_STATED) -> str:
    """Return a date with its weekday: ``fredag 17. september 2010``."""
    return f"{WEEKDAYS[_local(value).weekday()]} {date_text(value)}" if value is not None else str(unknown)


def month(value: date | None, *, unknown: Words = NOT_STATED) -> str:
    """Return a month: ``september 2010``."""
    return f"{MONTHS[_local(value).month - 1]} {_local(value).year}" if value is not None else str(unknown)


def month_short(value: date | None, *, unknown: Words = NOT_STATED) -> str:
    """Return a month in short: ``sep. 2010``."""
    return f"{SHORT_MONTHS[_local(value).month - 1]} {_local(value).year}" if value is not None else str(unknown)


def clock(value: time | datetime | None, *, unknown: Words = NOT_STATED) -> str:
    """Return a time of day: ``kl. 13.15``."""
    if value is None:
        return str(unknown)
    moment = timezone.localtime(value) if isinstance(value, datetime) and timezone.is_aware(value) else value
    return _("kl. %(time)s") % {"time": f"{moment.hour:02}.{moment.minute:02}"}


def datetime_text(value: datetime | None, *, unknown: Words = NOT_STATED) -> str:
    """Return a moment for running text: ``17. september 2010 kl. 13.15``."""
    return f"{date_text(value)} {clock(value)}" if value is not None else str(unknown)


def datetime_table(value: datetime | None, *, unknown: Words = NOT_STATED) -> str:
    """Return a moment for tables: ``17.09.2010 kl. 13.15``."""
    return f"{date_table(value)} {clock(value)}" if value is not None else str(unknown)


def days_shift(days: int | None, *, unknown: Words = NOT_STATED) -> str:
    """Say how far a date has moved from the adopted one: ``12 dager senere``, ``1 dag tidligere``, ``som vedtatt``."""
    if days is None:
        return str(unknown)
    if days == 0:
        return _("som vedtatt")
    count = plural(abs(days), _("dag"), _("dager"))
    return (_("%(days)s senere") if days > 0 else _("%(days)s tidligere")) % {"days": count}


def shift_between(adopted: date | None, current: date | None, *, unknown: Words = NOT_STATED) -> str:
    """Say how far ``current`` lies from ``adopted``; unknown when either is."""
    days = (_day(current) - _day(adopted)).days if adopted is not None and current is not None else None
    return days_shift(days, unknown=unknown)


# Words


def plural(count: int, one: Words, many: Words) -> str:
    """Return a count with its noun: ``1 milepæl``, ``2 milepæler``, ``0 milepæler``."""
    return f"{number(count)} {one if abs(count) == 1 else many}"


def plural_word(count: int, one: Words, many: Words, single: Words = NUMBER_WORDS[1]) -> str:
    """Return a count to twelve in words: ``to milepæler``, ``ingen milepæler``; ``single`` is «én» or «ett»."""
    if not 0 <= count < len(NUMBER_WORDS):
        return plural(count, one, many)
    return f"{single} {one}" if count == 1 else f"{NUMBER_WORDS[count]} {many}"


def join_and(items: Iterable[object]) -> str:
    """Return a list in words: ``a, b og c``."""
    words = [str(item) for item in items]
    if len(words) < 2:
        return "".join(words)
    return _("%(first)s og %(last)s") % {"first": ", ".join(words[:-1]), "last": words[-1]}


# Reading what people type

_BLANKS = re.compile(r"[\s\u00a0\u2007\u2009\u200a\u202f]+")
_UNITS = {
    "": 1,
    "tusen": THOUSAND,
    "tnok": THOUSAND,
    "mill": MILLION,
    "million": MILLION,
    "millioner": MILLION,
    "mnok": MILLION,
    "mrd": MILLIARD,
    "milliard": MILLIARD,
    "milliarder": MILLIARD,
}
_AMOUNT = re.compile(
    r"(?:(?:kr\.?|nok) ?)?(?P<sign>[-\u2212\u2013]?) ?(?:(?:kr\.?|nok) ?)?"
    r"(?P<number>[0-9][0-9 .,]*?)(?P<ore>,(?:-|\u2013|\u2212))? ?"
    r"(?P<unit>tusen|tnok|mill(?:ion(?:er)?)?|mnok|mrd|milliard(?:er)?)?\.? ?(?:kr\.?|kroner|nok)?"
)
_PLAIN = re.compile(r"[0-9]+|[0-9]{1,3}(?: [0-9]{3})+|[0-9]{1,3}(?:\.[0-9]{3}){2,}")
_BROKEN = re.compile(r"(?P<whole>[0-9]+|[0-9]{1,3}(?: [0-9]{3})+),(?P<rest>[0-9]+)")


def parse_kroner(text: str) -> int:
    """Read an amount as people type it and return whole kroner.

    Takes ``1250000``, ``1 250 000``, ``1.250.000``, ``−1 250 kr``, ``1 250,-``, ``1,25 mill. kr`` and ``25 tusen``;
    any blank serves between groups of three. Refuses what can be read in two ways (``1.250``, ``1,25``) and øre.
    Raises ``ValueError`` with a message for the one who typed.
    """
    typed = _BLANKS.sub(" ", text).strip()
    found = _AMOUNT.fullmatch(typed.lower())
    if not typed:
        raise ValueError(_("Skriv et beløp i kroner, for eksempel 1 250 000."))
    if found is None:
        raise ValueError(_("«%(text)s» er ikke et beløp. Skriv bare tall, for eksempel 1 250 000.") % {"text": typed})
    digits, unit = found["number"].strip(), _UNITS[found["unit"] or ""]
    broken = _BROKEN.fullmatch(digits)
    if _PLAIN.fullmatch(digits):
        amount = Decimal(re.sub(r"[ .]", "", digits)) * unit
    elif broken and (unit > 1 or broken["rest"] == "00"):
        amount = Decimal(f"{broken['whole'].replace(' ', '')}.{broken['rest']}") * unit
    else:
        raise ValueError(_refusal(typed, digits, unit))
    if amount != amount.to_integral_value():
        raise ValueError(_("Skriv hele kroner, uten øre."))
    if amount > MAX_KRONER:
        raise ValueError(_("Beløpet er for stort: det kan være høyst %(most)s.") % {"most": kroner(MAX_KRONER)})
    return -int(amount) if found["sign"] else int(amount)


def _refusal(typed: str, digits: str, unit: int) -> str:
    """Say what can be misread in an amount, and how to write it."""
    if re.fullmatch(r"[0-9 ]+", digits):
        return _("Mellomrommene i «%(text)s» står feil: skriv tre sifre i hver gruppe, for eksempel 1 250 000.") % {
            "text": typed
        }
    if unit == 1 and re.fullmatch(r"(\d{4,}|\d{1,3}( \d{3})+),\d{2}", digits):
        return _("Skriv hele kroner, uten øre: %(text)s.") % {"text": digits.partition(",")[0]}
    if "," in digits and "." not in digits and unit == 1 and digits.count(",") == 1:
        return _("«%(text)s» kan leses på flere måter. Skriv hele kroner, eller «1,25 mill.» for millioner.") % {
            "text": typed
        }
    return _("«%(text)s» kan leses på flere måter. Skriv 1 250 000 eller 1,25 mill., uten punktum i tallet.") % {
        "text": typed
    }


def _with_unit(text: str, unit: str) -> str:
    return f"{text}{NBSP}{unit}"


def _exact(value: Number) -> Decimal:
    """Return the value as people read it: a float by its shortest decimal form."""
    if isinstance(value, (bool, str)) or not isinstance(value, (int, float, Decimal)):
        raise TypeError(f"Not a number: {value!r}")
    exact = Decimal(repr(value)) if isinstance(value, float) else Decimal(value)
    if not exact.is_finite():
        raise ValueError(f"Not a finite number: {value!r}")
    return exact


def _local(value: date) -> date:
    return timezone.localtime(value) if isinstance(value, datetime) and timezone.is_aware(value) else value


def _day(value: date) -> date:
    value = _local(value)
    return value.date() if isinstance(value, datetime) else value
