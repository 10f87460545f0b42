"""Cells of files: nothing is a formula, nothing loses its kind."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import pytest
from django.utils.safestring import mark_safe

from omstilling.ui.exports import csv_cell, to_xlsx


@pytest.mark.parametrize(
    ("value", "cell"),
    [
        (None, ""),
        (True, "Ja"),
        (-1250, "-1250"),
        (Decimal("1.25"), "1,25"),
        (date(2010, 9, 17), "17.09.2010"),
        (datetime(2011, 3, 15, 12, 15, tzinfo=UTC), "15.03.2011 13:15"),
        ("-1250", "'-1250"),
        ("=1+1", "'=1+1"),
        ("+47", "'+47"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("  =1+1", "'  =1+1"),
        ("\t=1", "'\t=1"),
        ("\r=1", "'\r=1"),
        ("\uff1d1+1", "'\uff1d1+1"),
        ("a=b", "a=b"),
        (mark_safe("<b>Vedtatt</b>"), "Vedtatt"),
        ("<b>", "<b>"),
    ],
)
def test_csv_cell(value: Any, cell: str) -> None:
    assert csv_cell(value) == cell


@pytest.mark.parametrize("title", ["Møter og vedtak: alle [2010/2011]?*", "'x'", "", "a" * 60])
def test_any_title_makes_a_workbook(title: str) -> None:
    assert to_xlsx(["A"], [["x" * 40000], ["\x00\x0b"], [float("nan")]], title=title).startswith(b"PK")


def test_a_workbook_without_rows() -> None:
    assert to_xlsx(["A"], [], title="Tom").startswith(b"PK")
