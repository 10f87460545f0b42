"""The cells of a row as values of a measure: read by the kind of their field, with what is wrong beside them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from functools import lru_cache

from django.utils.translation import gettext as _

from .catalogue import BY_KEY, header_key
from .cells import Cell, as_text, is_blank, words_key
from .choices import Choices, Project, Value
from .clues import MINUS
from .figures import Style, read_day, read_figure, to_kroner
from .header import Column
from .problems import Problem

YES = frozenset({"ja", "j", "x", "1", "sann", "true", "yes"})
NO = frozenset({"nei", "n", "0", "usann", "false", "no"})
#: Words of real lists for the choices of a measure, beside the portal's own.
CHOICE_WORDS: Mapping[str, Mapping[str, str]] = {
    "kind": {
        "varig": "permanent",
        "strukturelt": "permanent",
        "varig strukturelt": "permanent",
        "drift": "permanent_operating",
        "varig drift": "permanent_operating",
        "midlertidig": "temporary",
        "tidsbegrenset": "temporary",
        "engangs": "one_off",
        "engangstiltak": "one_off",
        "én gang": "one_off",
        "vakanse": "vacancy",
        "vakanser": "vacancy",
    },
    "grade": {
        "grønn": "green",
        "grønt": "green",
        "bør gjøres": "green",
        "anbefalt": "green",
        "gul": "yellow",
        "gult": "yellow",
        "mulig": "yellow",
        "rød": "red",
        "rødt": "red",
        "ikke anbefalt": "red",
    },
}
_FEWER = ("reduserte", "reduksjon", "færre", "nedgang", "kutt")
MOST_TEXT = 20_000


@dataclass
class RowValues:
    """What a row says, field by field, and what is to be told of it."""

    values: dict[str, Value] = field(default_factory=dict)
    errors: list[Problem] = field(default_factory=list)
    warnings: list[Problem] = field(default_factory=list)
    unknown_names: list[tuple[str, str]] = field(default_factory=list)


class Reader:
    """Reads the descriptive cells of rows; amounts come from ``RawRow.figures``."""

    def __init__(self, columns: tuple[Column, ...], choices: Choices, project: Project, unit: str, sign: str) -> None:
        self.columns = [c for c in columns if c.field in BY_KEY and c.field != "title" and not c.is_amount]
        self.choices, self.project, self.unit, self.sign = choices, project, unit, sign
        self.style = Style(",")

    def read(self, number: int, cells: list[Cell]) -> RowValues:
        found = RowValues()
        for column in self.columns:
            cell = cells[column.index] if column.index < len(cells) else None
            if is_blank(cell):
                continue
            try:
                self.take(column, cell, number, found)
            except ValueError as error:
                found.errors.append(Problem(number, str(error), column.letter, column.header))
        return found

    def take(self, column: Column, cell: Cell, number: int, found: RowValues) -> None:
        """Put the cell's value under its field. Raises ``ValueError`` with the words for what is wrong."""
        key = column.field
        spec = BY_KEY[key]
        value: Value
        if spec.kind in {"text", "line"}:
            value = self.text(cell, spec.longest)
        elif spec.kind == "lookup":
            value = self.name(key, as_text(cell), column, number, found)
        elif spec.kind == "choice":
            value = self.option(key, as_text(cell))
        elif spec.kind == "yesno":
            value = yes_or_no(cell)
        elif spec.kind == "day":
            value = read_day(cell, end=key in {"effective_to", "latest_start"})
        elif spec.kind == "code":
            value = code(cell)
        else:
            value = self.figure(spec.kind, column, cell, number, found)
        if value is not None:
            found.values[key] = value

    def text(self, cell: Cell, longest: int) -> str:
        text = as_text(cell)
        most = longest or MOST_TEXT
        if len(text) > most:
            raise ValueError(
                _("Teksten er på %(size)s tegn; det er plass til %(most)s.") % {"size": len(text), "most": most}
            )
        return text

    def name(self, key: str, text: str, column: Column, number: int, found: RowValues) -> str | None:
        """Return the project's own name for what the file calls something; an unknown one is told and left empty."""
        chosen = self.choices.names.get(key, {}).get(text)
        if chosen is not None:
            return chosen or None
        known = self.project.names.get(key, {}).get(words_key(text))
        if known is None:
            found.unknown_names.append((key, text))
            message = _("«%(name)s» finnes ikke i prosjektet og blir stående tomt.") % {"name": text[:80]}
            found.warnings.append(Problem(number, message, column.letter, column.header))
        return known or None

    def option(self, key: str, text: str) -> str:
        own = self.project.options.get(key, {})
        typed = words_key(text)
        for value, label in own.items():
            if typed in {words_key(label), value}:
                return value
        plain = header_key(text)
        value_of = CHOICE_WORDS.get(key, {}).get(plain)
        if value_of is not None and (not own or value_of in own):
            return value_of
        raise ValueError(
            _("«%(text)s» er ikke et av valgene: %(labels)s.") % {"text": text[:40], "labels": ", ".join(own.values())}
        )

    def figure(self, kind: str, column: Column, cell: Cell, number: int, found: RowValues) -> Value:
        value = read_figure(cell.strip(" %") if isinstance(cell, str) else cell, self.style)
        if value is None:
            return None
        if kind == "cost":
            kroner, rounded = to_kroner(abs(value), self.choices.unit or column.unit or self.unit)
            if rounded:
                found.warnings.append(Problem(number, _("Avrundet til hele kroner."), column.letter, column.header))
            return kroner
        if kind == "percent":
            value = value * 100 if isinstance(cell, float) and 0 < cell <= 1 else value
            if not 0 <= value <= 100:
                raise ValueError(_("Prosenten må være mellom 0 og 100."))
            return int(value.to_integral_value())
        if kind in {"number", "year"}:
            if (
                value != value.to_integral_value()
                or not 0 < value < 10**8
                or (kind == "year" and not 1990 <= value < 2100)
            ):
                raise ValueError(_("«%(text)s» er ikke et nummer her.") % {"text": as_text(cell)[:40]})
            return int(value)
        return self.fte(column, value)

    def fte(self, column: Column, value: Decimal) -> Decimal:
        """Return årsverk, minus for fewer. Parts of a change (herav) are told as how many."""
        if abs(value) >= 10**5 or -int(value.as_tuple().exponent) > 2 and value != round(value, 2):
            raise ValueError(_("Årsverk skrives med høyst to desimaler og fem sifre foran komma."))
        value = round(value, 2)
        if column.field == "fte_change" and any(word in column.header.casefold() for word in _FEWER):
            return -abs(value)
        return value


def yes_or_no(cell: Cell) -> bool:
    if isinstance(cell, bool):
        return cell
    typed = words_key(as_text(cell))
    if typed in YES or typed in NO:
        return typed in YES
    raise ValueError(_("«%(text)s» er verken ja eller nei.") % {"text": as_text(cell)[:40]})


def code(cell: Cell) -> str:
    """Return a function of three digits; names after it (202 Grunnskole) are not part of it."""
    text = as_text(cell).strip()
    digits = text[:3]
    if not digits.isdecimal() or len(digits) != 3 or (len(text) > 3 and text[3].isdecimal()):
        raise ValueError(_("«%(text)s» er ikke en KOSTRA-funksjon på tre sifre.") % {"text": text[:40]})
    return digits


@lru_cache(maxsize=64)
def factor_of(sign: str) -> int:
    """Return what a figure of the file is multiplied with to be plus for a saving."""
    return -1 if sign == MINUS else 1


def title_of(text: str) -> str:
    return " ".join(text.split())
