"""Files for the import's tests: CSV from text, workbooks by XlsxWriter, and workbooks written by hand to be bad."""

from __future__ import annotations

import zipfile
from collections.abc import Callable, Iterable
from io import BytesIO
from pathlib import Path
from typing import Any

import xlsxwriter

from budget.importing import Choices, Preview, Project, analyse, preview, read

ELVERUM = Path(__file__).parent.parent / "data" / "tiltak-elverum-okonomistaben-2016-2019.csv"
PLAN = Project((2011, 2012, 2013, 2014), 2010)
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def take(content: str | bytes, name: str = "liste.csv", project: Project = PLAN, **choices: Any) -> Preview:
    """Return the preview of a file."""
    data = content.encode() if isinstance(content, str) else content
    return preview(analyse(read(data, name), Choices(**choices)), project)


def workbook(fill: Callable[[Any, Any], None] | Iterable[Iterable[Any]], name: str = "Ark1") -> bytes:
    """Return a workbook of one sheet, filled row by row or by a function."""
    out = BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True, "strings_to_formulas": False}) as book:
        sheet = book.add_worksheet(name)
        if callable(fill):
            fill(book, sheet)
        else:
            for number, row in enumerate(fill):
                for column, value in enumerate(row):
                    if value is not None:
                        sheet.write(number, column, value)
    return out.getvalue()


def package(sheet: str | bytes, *, strings: str = "", workbook_xml: str = "") -> bytes:
    """Return a workbook with the sheet's XML as given."""
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as parts:
        parts.writestr(
            "xl/workbook.xml",
            workbook_xml
            or f'<workbook xmlns="{MAIN}" xmlns:r="{RELATIONS}"><sheets><sheet name="Ark1" sheetId="1" r:id="rId1"/>'
            "</sheets></workbook>",
        )
        parts.writestr(
            "xl/_rels/workbook.xml.rels",
            '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
            f'<Relationship Id="rId1" Type="{RELATIONS}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
        )
        parts.writestr("xl/worksheets/sheet1.xml", sheet)
        if strings:
            parts.writestr("xl/sharedStrings.xml", strings)
    return out.getvalue()


def sheet_xml(rows: str, before: str = "") -> str:
    return f'<worksheet xmlns="{MAIN}">{before}<sheetData>{rows}</sheetData></worksheet>'


def text_cell(where: str, text: str) -> str:
    return f'<c r="{where}" t="inlineStr"><is><t>{text}</t></is></c>'
