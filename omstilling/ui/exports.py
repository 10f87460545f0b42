"""Tables as CSV and XLSX, safe to open: text is never read as a formula, numbers stay numbers, dates dates."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from decimal import Decimal
from io import BytesIO, StringIO
from typing import Any

import xlsxwriter
from django.utils import timezone
from django.utils.html import strip_tags
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

XLSX_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
CSV_TYPE = "text/csv; charset=utf-8"
#: A spreadsheet may read a text that begins with one of these as a formula.
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
MAX_CELL = 32767


def plain(value: Any) -> Any:
    """Return a value without HTML and without time zone; anything unknown becomes text."""
    if value is None or isinstance(value, (bool, int, float, Decimal)):
        return value
    if isinstance(value, datetime):
        return timezone.make_naive(value) if timezone.is_aware(value) else value
    if isinstance(value, date):
        return value
    return strip_tags(value) if isinstance(value, SafeString) else str(value)


def csv_cell(value: Any) -> str:
    """Return a value as it stands in the CSV file: decimal comma, dd.mm.yyyy, and a quote before formula-like text."""
    value = plain(value)
    if value is None:
        return ""
    if isinstance(value, bool):
        return _("Ja") if value else _("Nei")
    if isinstance(value, (int, float, Decimal)):
        return str(value).replace(".", ",")
    if isinstance(value, datetime):
        return f"{value:%d.%m.%Y %H:%M}"
    if isinstance(value, date):
        return f"{value:%d.%m.%Y}"
    # A text that already begins with such a quote gets one too, so that taking one away gives every text back.
    return f"'{value}" if value.lstrip("' ").startswith(FORMULA_STARTS) else value


def to_csv(head: Sequence[str], rows: Iterable[Sequence[Any]]) -> bytes:
    """Return a semicolon-separated file in UTF-8 with a byte order mark: what a Norwegian Excel opens rightly."""
    out = StringIO()
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    writer.writerow([csv_cell(h) for h in head])
    writer.writerows([csv_cell(value) for value in row] for row in rows)
    return out.getvalue().encode("utf-8-sig")


def to_xlsx(head: Sequence[str], rows: Iterable[Sequence[Any]], *, title: str) -> bytes:
    """Return a workbook with one sheet. Text is written as text, so no cell of it is ever computed."""
    out = BytesIO()
    options = {
        "in_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
        "nan_inf_to_errors": True,
    }
    with xlsxwriter.Workbook(out, options) as book:
        sheet = book.add_worksheet(_sheet_name(title))
        bold = book.add_format({"bold": True, "bottom": 1, "text_wrap": True, "valign": "top"})
        day = book.add_format({"num_format": "dd.mm.yyyy", "align": "left"})
        moment = book.add_format({"num_format": "dd.mm.yyyy hh:mm", "align": "left"})
        widths = [len(str(h)) for h in head]
        for column, label in enumerate(head):
            sheet.write_string(0, column, str(label), bold)
        last = 0
        for last, row in enumerate(rows, start=1):
            for column, raw in enumerate(row):
                value = plain(raw)
                if value is None:
                    continue
                if isinstance(value, bool):
                    sheet.write_string(last, column, _("Ja") if value else _("Nei"))
                elif isinstance(value, (int, float, Decimal)):
                    sheet.write_number(last, column, value)
                elif isinstance(value, datetime):
                    sheet.write_datetime(last, column, value, moment)
                elif isinstance(value, date):
                    sheet.write_datetime(last, column, datetime(value.year, value.month, value.day), day)
                else:
                    sheet.write_string(last, column, value[:MAX_CELL])
                    widths[column] = max(widths[column], min(len(value), 60))
        for column, width in enumerate(widths):
            sheet.set_column(column, column, max(width, 10) + 2)
        sheet.freeze_panes(1, 0)
        if head:
            sheet.autofilter(0, 0, last, len(head) - 1)
    return out.getvalue()


def _sheet_name(title: str) -> str:
    """Return a name Excel takes: at most 31 characters and none of ``[]:*?/\\``."""
    name = "".join(" " if c in "[]:*?/\\" else c for c in title).strip().strip("'")
    return name[:31] or "Liste"
