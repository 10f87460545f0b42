"""From the bytes of a file to a table of cells. What a file is, is told by its content; a wrong name is refused."""

from __future__ import annotations

from django.utils.translation import gettext as _

from omstilling.audit.personal_numbers import lines_with_personal_number

from . import limits
from .cells import SheetInfo, Source, place
from .csv_file import read_csv
from .header import score_rows
from .problems import ImportRefused
from .xlsx_file import SheetReader
from .xlsx_parts import Workbook, open_workbook

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_OTHERS = (
    (b"%PDF", "PDF"),
    (b"\x89PNG", "PNG"),
    (b"\xff\xd8\xff", "JPEG"),
    (b"GIF8", "GIF"),
    (b"{\\rtf", "RTF"),
    (b"\x1f\x8b", "GZIP"),
    (b"Rar!", "RAR"),
    (b"7z\xbc\xaf", "7z"),
)


def read(content: bytes, name: str, sheet: str | None = None) -> Source:
    """Return the table of a CSV or XLSX file. Of several sheets the likeliest is taken unless one is named."""
    if not content.strip():
        raise ImportRefused(_("Fila er tom."))
    if len(content) > limits.MAX_BYTES:
        raise ImportRefused(
            _("Fila er for stor: den kan være høyst %(most)s MB.") % {"most": limits.MAX_BYTES // 1024 // 1024}
        )
    ending = name.rpartition(".")[2].lower() if "." in name else ""
    _refuse_others(content, ending)
    if content.startswith(b"PK"):
        if ending != "xlsx":
            raise ImportRefused(
                _("Fila heter .%(ending)s, men er et regneark eller en pakket fil. Lagre den som .xlsx.")
                % {"ending": ending}
            )
        return _without_personal_numbers(_read_workbook(content, name, sheet))
    if ending == "xlsx":
        raise ImportRefused(
            _("Fila heter .xlsx, men er ikke et Excel-regneark. Åpne den i Excel og lagre den på nytt.")
        )
    if ending not in {"csv", "tsv", "txt"}:
        raise ImportRefused(_("Filtypen leses ikke. Lagre lista som CSV eller XLSX."))
    source = read_csv(content, name)
    if not source.rows:
        raise ImportRefused(_("Fila er tom."))
    return _without_personal_numbers(source)


def _without_personal_numbers(source: Source) -> Source:
    """Refuse a file that holds a national identity number: the file itself is kept, and none is ever kept."""
    for number, row in enumerate(source.rows, start=1):
        for column, cell in enumerate(row):
            text = str(cell) if type(cell) is int and cell > 9_999_999_999 else cell
            if isinstance(text, str) and len(text) > 10 and lines_with_personal_number(text):
                raise ImportRefused(
                    _("Celle %(cell)s inneholder et fødselsnummer. Ta det bort og prøv igjen.")
                    % {"cell": place(number, column)},
                    row=number,
                )
    return source


def _refuse_others(content: bytes, ending: str) -> None:
    """Refuse what is neither CSV nor XLSX, and say what it is."""
    if content.startswith(_OLE):
        if _ENCRYPTED in content:
            raise ImportRefused(_("Regnearket er låst med passord. Fjern passordet og prøv igjen."))
        raise ImportRefused(
            _("Fila er i det gamle Excel-formatet (.xls). Åpne den i Excel og lagre den som .xlsx eller CSV.")
        )
    for start, kind in _OTHERS:
        if content.startswith(start):
            raise ImportRefused(
                _("Fila heter .%(ending)s, men er en %(kind)s-fil. Lagre lista som CSV eller XLSX.")
                % {"ending": ending, "kind": kind}
            )
    if content[:512].lstrip(b"\xef\xbb\xbf \r\n\t").lower().startswith((b"<!doctype", b"<html", b"<?xml", b"<table")):
        raise ImportRefused(_("Fila er en nettside eller XML, ikke en liste. Lagre lista som CSV eller XLSX."))


def _read_workbook(content: bytes, name: str, sheet: str | None) -> Source:
    book = open_workbook(content)
    infos = _look_into(book)
    if sheet is None:
        chosen = max(range(len(infos)), key=lambda i: (not infos[i].hidden, infos[i].score, -i))
    else:
        names = [info.name for info in infos]
        if sheet not in names:
            raise ImportRefused(
                _("Arket «%(sheet)s» finnes ikke. Fila har: %(names)s.")
                % {"sheet": sheet[:60], "names": ", ".join(names[:10])}
            )
        chosen = names.index(sheet)
    found = SheetReader(book).read(book.sheets[chosen][1])
    if not found.rows:
        raise ImportRefused(_("Arket «%(sheet)s» er tomt.") % {"sheet": infos[chosen].name})
    return Source(
        name,
        "xlsx",
        found.rows,
        sheet=infos[chosen].name,
        sheets=tuple(infos),
        formulas=found.formulas,
        formula_at=found.formula_at,
        hidden_rows=found.hidden_rows,
        merged=tuple(found.merged),
    )


def _look_into(book: Workbook) -> list[SheetInfo]:
    """Return the sheets with how much the first rows of each look like a list of measures."""
    infos = []
    for number, (title, part, hidden) in enumerate(book.sheets):
        score = 0
        if len(book.sheets) > 1 and number < limits.SHEETS_LOOKED_INTO:
            score = score_rows(SheetReader(book, most_rows=limits.HEADER_ROWS).read(part).rows)
        infos.append(SheetInfo(title, hidden, score))
    return infos
