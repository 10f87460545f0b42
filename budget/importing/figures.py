"""Reading figures as files write them: blanks of any width, minus of any kind, parentheses, decimal comma or point.

What can be read in two ways is refused, unless the rest of the table shows how it writes its figures.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from django.utils.translation import gettext as _

from omstilling.ui.formats import MAX_KRONER

from .cells import ERRORS, Cell, as_text

FACTORS = {"kr": 1, "1000kr": 1_000, "mnok": 1_000_000}
#: Words for «nobody knows», which is not zero.
UNKNOWN = frozenset(
    {"?", "x", "ikke beregnet", "ikke oppgitt", "ukjent", "uavklart", "n/a", "na", "i/a", "ia", "mangler"}
)
_DASHES = frozenset("-–—−")
_BLANKS = re.compile(r"[\s\u00a0\u2007\u2008\u2009\u200a\u200b\u202f\ufeff']+")
_AMOUNT = re.compile(
    r"(?:kr|nok)?\.?(?P<open>\()?(?P<sign>[-−–+]?)(?:kr|nok)?\.?(?P<digits>\d[\d.,]*?)(?:,[-−–]{1,2})?"
    r"(?P<after>[-−–]?)(?P<close>\))?(?:kr|kroner|nok)?\.?"
)
_GROUPS = re.compile(r"\d{1,3}(?:[ \u00a0]\d{3})+(?:[.,]\d+)?")
_DAY = re.compile(r"(\d{1,2})[./-](\d{1,2})[./-](\d{4}|\d{2})")


@dataclass(frozen=True)
class Style:
    """How a table writes figures: its decimal sign, where it shows one."""

    decimal: str = ""


def style_of(texts: Iterable[str]) -> Style:
    """Return the decimal sign that the figures of a table show beyond doubt."""
    comma = point = 0
    for text in texts:
        typed = _BLANKS.sub("", text).strip("()-−–+")
        if "," in typed and "." in typed:
            last = max(typed.rfind(","), typed.rfind("."))
            comma, point = comma + (typed[last] == ","), point + (typed[last] == ".")
        elif typed.count(".") > 1:
            comma += 1
        elif typed.count(",") > 1:
            point += 1
        elif re.fullmatch(r"\d+,(\d{1,2}|\d{4,})", typed):
            comma += 1
        elif re.fullmatch(r"\d+\.(\d{1,2}|\d{4,})", typed):
            point += 1
    if comma and point:
        return Style()
    return Style("," if comma else "." if point else "")


def read_figure(cell: Cell, style: Style) -> Decimal | None:
    """Return the figure of a cell, ``None`` where it is empty or says that nobody knows. Raises ``ValueError``."""
    if cell is None:
        return None
    if isinstance(cell, (bool, date)):
        raise ValueError(_("«%(text)s» er ikke et tall.") % {"text": as_text(cell)})
    if isinstance(cell, int):
        return Decimal(cell)
    if isinstance(cell, float):
        return Decimal(f"{cell:.15g}")
    return _read_text(cell, style)


def _read_text(cell: str, style: Style) -> Decimal | None:
    typed = _BLANKS.sub("", cell).lower()
    if not typed or cell.strip().lower() in UNKNOWN:
        return None
    if typed in _DASHES or typed in {"--", "–-"}:
        return Decimal(0)
    if cell.strip() in ERRORS:
        raise ValueError(_("Formelen i regnearket ga feilen %(text)s.") % {"text": cell.strip()})
    found = _AMOUNT.fullmatch(typed)
    if found is None or bool(found["open"]) != bool(found["close"]):
        raise ValueError(_("«%(text)s» er ikke et tall.") % {"text": cell[:60]})
    if _wrong_groups(cell):
        raise ValueError(_("Mellomrommene i «%(text)s» står feil.") % {"text": cell[:60]})
    value = _exact(found["digits"], cell, style)
    minus = found["sign"] in _DASHES or found["after"] in _DASHES
    if found["open"] and minus:
        raise ValueError(_("«%(text)s» kan leses på flere måter.") % {"text": cell[:60]})
    return -value if minus or found["open"] else value


def _wrong_groups(cell: str) -> bool:
    """Tell whether blanks stand inside a number in another way than between groups of three digits."""
    inner = re.search(r"\d[\d\s\u00a0\u2007-\u200b\u202f.,]*\d", cell)
    if inner is None:
        return False
    spaced = re.sub(r"[\s\u00a0\u2007-\u200b\u202f]", " ", inner[0])
    return " " in spaced and not _GROUPS.fullmatch(spaced)


def _exact(digits: str, cell: str, style: Style) -> Decimal:
    ambiguous = ValueError(
        _("«%(text)s» kan leses på flere måter: skriv tallet uten punktum eller komma som tusenskille.")
        % {"text": cell[:60]}
    )
    digits = digits.rstrip(".,") or digits
    points, commas = digits.count("."), digits.count(",")
    if len(digits) > 24:
        raise ValueError(_("Tallet «%(text)s» er for stort.") % {"text": cell[:30]})
    if not points and not commas:
        return Decimal(digits)
    if points and commas:
        decimal = "," if digits.rfind(",") > digits.rfind(".") else "."
    elif points + commas > 1:
        decimal = "." if commas else ","
    else:
        sign = "." if points else ","
        grouped = re.fullmatch(r"[1-9]\d{0,2}[.,]\d{3}", digits) is not None
        if not grouped or style.decimal == sign:
            decimal = sign
        elif style.decimal:
            decimal = style.decimal
        elif sign == ".":
            decimal = ","
        else:
            raise ambiguous
    thousand = "." if decimal == "," else ","
    whole, _sign, rest = digits.partition(decimal)
    if thousand in whole and not re.fullmatch(rf"\d{{1,3}}(?:{re.escape(thousand)}\d{{3}})+", whole):
        raise ambiguous
    if not rest.isdecimal() and rest:
        raise ambiguous
    return Decimal(f"{whole.replace(thousand, '')}.{rest or '0'}")


def to_kroner(figure: Decimal, unit: str) -> tuple[int, bool]:
    """Return whole kroner and whether something was rounded away. Raises ``ValueError`` for what no budget holds."""
    exact = figure * FACTORS[unit]
    if abs(exact) > MAX_KRONER:
        raise ValueError(_("Beløpet er for stort. Er enheten riktig?"))
    whole = exact.quantize(Decimal(1), rounding=ROUND_HALF_UP)
    return int(whole), whole != exact


def read_day(cell: Cell, *, end: bool = False) -> date | None:
    """Return the day of a cell; a year alone is its first day, or its last. Raises ``ValueError``."""
    if cell is None:
        return None
    if isinstance(cell, date):
        return cell
    typed = as_text(cell).strip()
    if re.fullmatch(r"(19|20)\d\d", typed):
        return date(int(typed), 12, 31) if end else date(int(typed), 1, 1)
    wrong = ValueError(
        _("«%(text)s» er ikke en dato. Skriv dag.måned.år, for eksempel 17.09.2010.") % {"text": typed[:40]}
    )
    found = _DAY.fullmatch(typed)
    try:
        if found:
            year = int(found[3]) + (2000 if len(found[3]) == 2 else 0)
            day = date(year, int(found[2]), int(found[1]))
        else:
            day = date.fromisoformat(typed[:10])
    except ValueError:
        raise wrong from None
    if not 1900 <= day.year <= 2199:
        raise wrong
    return day
