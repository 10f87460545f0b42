"""The rows of lists: what stands in a cell, escaped; and the one that names the row."""

from __future__ import annotations

from datetime import date
from types import SimpleNamespace
from typing import Any

import pytest
from django.utils.safestring import SafeString

from omstilling.ui.cells import draw_rows
from omstilling.ui.lists import Column

BLANK = '<span class="blank"><span aria-hidden="true">–</span><span class="ds-sr-only">ikke oppgitt</span></span>'


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        ("<b>", "&lt;b&gt;"),
        (SafeString("<b>x</b>"), "<b>x</b>"),
        (None, BLANK),
        ("", BLANK),
        (SafeString(""), BLANK),
        (0, "0"),
        (-12500, "\u221212\u00a0500"),
        (True, "Ja"),
        (False, "Nei"),
        (date(2010, 9, 7), "07.09.2010"),
        (lambda: "<i>", "&lt;i&gt;"),
    ],
)
def test_a_cell_shows_its_value(value: Any, shown: str) -> None:
    column = Column("a", "A<", "value", numeric=True)
    for row in (SimpleNamespace(value=value), {"value": value}):
        assert draw_rows([column], [row]) == [f'<tr><td data-label="A&lt;" class="num">{shown}</td></tr>']


def test_the_first_column_with_a_link_names_the_row() -> None:
    columns = [
        Column("nr", "Nr.", "nr"),
        Column("navn", "Navn", "of.name", link=lambda row: row.url),
        Column("til", "Til", lambda row: "<", link=lambda row: row.url),
    ]
    rows = [SimpleNamespace(nr=1, of=SimpleNamespace(name="&"), url='/"/'), SimpleNamespace(nr=2, of=None, url=None)]
    name = '<th scope="row" class="primary"><a class="ds-link" href="/&quot;/">&amp;</a></th>'
    link = '<a class="ds-link" href="/&quot;/">&lt;</a>'
    none = f'<th scope="row" class="primary">{BLANK}</th>'
    first, second = draw_rows(columns, rows)
    assert first == f'<tr><td data-label="Nr.">1</td>{name}<td data-label="Til">{link}</td></tr>'
    assert second == f'<tr><td data-label="Nr.">2</td>{none}<td data-label="Til">&lt;</td></tr>'


def test_a_secondary_column_is_marked_for_cards_and_may_have_a_short_label() -> None:
    columns = [
        Column("aar", "Virkning i året", "nr", numeric=True, short="I året", secondary=True),
        Column("eier", "Eier", "nr", secondary=True),
    ]
    (row,) = draw_rows(columns, [SimpleNamespace(nr=1)])
    first, second = '<td data-label="I året" class="num second">1</td>', '<td data-label="Eier" class="second">1</td>'
    assert row == f"<tr>{first}{second}</tr>"
