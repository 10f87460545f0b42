"""Unit, sign and price year of a table: from its words, from what its rows show, or asked for."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from .cells import as_text, is_blank
from .choices import Choices
from .clues import MINUS, PLUS, SAVING_HEADING, agreed, price_year_in, sign_in, unit_in
from .header import Layout
from .problems import Question
from .roles import BASE, COSTS, INCOME, SAVES, suggest
from .rows import DATA, HEADING, NOTE, TOTAL, RawRow

#: So many rows must speak the same way, four to each that speaks against, before the sign is taken from them.
ENOUGH = 2


@dataclass(frozen=True)
class Facts:
    """What is known of the figures, and how it is known. Empty words mean that it must be asked."""

    unit: str = ""
    unit_why: str = ""
    units: tuple[str, ...] = ()
    sign: str = ""
    sign_why: str = ""
    price_year: int | None = None
    price_why: str = ""
    questions: tuple[Question, ...] = ()


def notes_of(layout: Layout, rows: Sequence[RawRow]) -> list[str]:
    """Return the words above, between and under the rows that are no measures."""
    texts = list(layout.titles)
    texts.extend(
        " ".join(as_text(cell) for cell in row.cells if not is_blank(cell))
        for row in rows
        if row.what in {NOTE, HEADING}
    )
    return texts


def recognise(layout: Layout, rows: Sequence[RawRow], choices: Choices, sheet: str = "") -> Facts:
    """Return unit, sign and price year, with a question for each that nobody knows."""
    notes = notes_of(layout, rows)
    headings = [column.header for column in layout.columns]
    has_amounts = any(figure for row in rows if row.what == DATA for figure in row.figures)
    questions = []
    unit, unit_why, units = _unit(layout, [*notes, sheet], choices)
    if has_amounts and not all(units):
        questions.append(unit_question())
    sign, sign_why = _sign(layout, rows, [*headings, *notes, sheet], choices)
    if has_amounts and not sign:
        questions.append(sign_question())
    price, price_why = choices.price_year, _("valgt") if choices.price_year else ""
    if price is None:
        told = {year for text in [*headings, *notes] if (year := price_year_in(text)) is not None}
        if len(told) == 1:
            price, price_why = told.pop(), _("står i fila")
    return Facts(unit, unit_why, units, sign, sign_why, price, price_why, tuple(questions))


def unit_question() -> Question:
    return Question(
        "unit",
        _("Fila sier ikke hvilken enhet beløpene er i."),
        "--unit",
        (("kr", _("kroner")), ("1000kr", _("1\u00a0000 kroner")), ("mnok", _("millioner kroner"))),
    )


def sign_question() -> Question:
    return Question(
        "sign",
        _("Fila sier ikke om en innsparing skrives med pluss eller minus."),
        "--sign",
        ((MINUS, _("minus er innsparing")), (PLUS, _("pluss er innsparing"))),
    )


def _unit(layout: Layout, notes: Sequence[str], choices: Choices) -> tuple[str, str, tuple[str, ...]]:
    """Return the table's unit, how it is known, and the unit of each amount column."""
    amounts = layout.amounts
    if choices.unit:
        return choices.unit, _("valgt"), (choices.unit,) * len(amounts)
    own = [column.unit for column in amounts]
    title = layout.column("title")
    table = title.unit if title else ""
    why = _("står i overskriften") if table else ""
    if not table:
        table = agreed(unit_in(text) for text in notes)
        why = _("står i en merknad") if table else ""
    if not table:
        table = agreed(own) or agreed(column.unit for column in layout.columns if not column.is_amount)
        why = _("står i overskriften") if table else ""
    return table, why, tuple(unit or table for unit in own)


def _sign(layout: Layout, rows: Sequence[RawRow], texts: Sequence[str], choices: Choices) -> tuple[str, str]:
    if choices.sign:
        return choices.sign, _("valgt")
    told = {sign for text in texts if (sign := sign_in(text))}
    if len(told) == 1:
        return told.pop(), _("står i fila")
    if told:
        return "", ""
    minus, plus = _speaking(rows)
    if minus >= ENOUGH and minus >= 4 * plus:
        return MINUS, _("%(count)s rader viser at minus er innsparing") % {"count": minus}
    if plus >= ENOUGH and plus >= 4 * minus:
        return PLUS, _("%(count)s rader viser at pluss er innsparing") % {"count": plus}
    return _from_heading(layout, rows, texts)


def _speaking(rows: Sequence[RawRow]) -> tuple[int, int]:
    """Return how many rows show that a saving is minus, and that it is plus."""
    minus = plus = 0
    for row in rows:
        amount = next((figure for figure in reversed(row.figures) if figure), None)
        if amount is None or row.what not in {DATA, TOTAL}:
            continue
        way = _way(row)
        if way:
            minus, plus = (minus + 1, plus) if (amount < 0) == (way > 0) else (minus, plus + 1)
    return minus, plus


def _way(row: RawRow) -> int:
    """Return 1 for a row whose name says less net spending, -1 for more, 0 where it says neither or both."""
    words = row.label.casefold()
    if row.what == TOTAL:
        if "netto" in words:
            return 0
        return 1 if "driftsinntekt" in words else -1 if "driftsutgift" in words else 0
    if suggest(row.label, "", (), 0)[0] == BASE:
        return 0
    saves, costs, income = SAVES.search(words), COSTS.search(words), INCOME.search(words)
    if bool(saves) == bool(costs):
        return 0
    return (1 if saves else -1) * (-1 if income else 1)


def _from_heading(layout: Layout, rows: Sequence[RawRow], texts: Iterable[str]) -> tuple[str, str]:
    """Take the sign that nearly all amounts have where the heading calls them savings."""
    headings = [column.header for column in layout.amounts]
    if not any(SAVING_HEADING.search(text.casefold()) for text in [*headings, *texts]):
        return "", ""
    figures = [figure for row in rows if row.what == DATA for figure in row.figures if figure]
    minus = sum(1 for figure in figures if figure < 0)
    if figures and minus * 10 >= len(figures) * 9:
        return MINUS, _("overskriften sier innsparing, og beløpene er minus")
    if figures and minus * 10 <= len(figures):
        return PLUS, _("overskriften sier innsparing, og beløpene er pluss")
    return "", ""
