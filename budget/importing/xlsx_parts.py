"""A workbook's parts: opened without trusting what the package says of itself, and without any DOCTYPE."""

from __future__ import annotations

import posixpath
import re
import zipfile
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from io import BytesIO
from xml.parsers import expat

from django.utils.translation import gettext as _

from . import limits
from .cells import clean_text
from .problems import ImportRefused

Start = Callable[[str, dict[str, str]], None]
_CHUNK = 65_536
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
_NOT_CODE = re.compile(r'"[^"]*"|\[[^\]]*\]|\\.|_.|\*.')
#: Built-in number formats that show a day.
_DAYS = frozenset({14, 15, 16, 17, 22, *range(27, 37), *range(50, 59)})


class Stop(Exception):
    """Enough has been read."""


@dataclass
class Workbook:
    """What is needed of a workbook before its sheets: names, texts and which styles show a day."""

    package: zipfile.ZipFile
    sheets: list[tuple[str, str, bool]] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)
    day_styles: set[int] = field(default_factory=set)
    from_1904: bool = False


def not_a_workbook() -> ImportRefused:
    return ImportRefused(_("Fila heter .xlsx, men er ikke et Excel-regneark. Åpne den i Excel og lagre den på nytt."))


def broken() -> ImportRefused:
    return ImportRefused(_("Regnearket er skadet og kan ikke leses. Åpne det i Excel og lagre det på nytt."))


def bomb() -> ImportRefused:
    return ImportRefused(
        _("Regnearket er for stort pakket ut: en del av det er over %(most)s MB. Ta med bare arket med tiltakene.")
        % {"most": limits.MAX_PART // 1024 // 1024}
    )


def open_workbook(content: bytes) -> Workbook:
    """Return the workbook with its names, texts and styles read."""
    if content.count(b"PK\x01\x02") > limits.MAX_PARTS:
        raise ImportRefused(_("Regnearket består av for mange deler og leses ikke."))
    try:
        package = zipfile.ZipFile(BytesIO(content))
        infos = package.infolist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError, EOFError):
        raise not_a_workbook() from None
    for info in infos:
        if info.flag_bits & 1:
            raise ImportRefused(_("Regnearket er låst med passord. Fjern passordet og prøv igjen."))
        if info.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            raise not_a_workbook()
    if sum(info.file_size for info in infos) > limits.MAX_UNPACKED:
        raise bomb()
    names = set(package.namelist())
    if "xl/workbook.xml" not in names:
        raise not_a_workbook()
    book = Workbook(package)
    _read_names(book, names)
    if "xl/sharedStrings.xml" in names:
        book.texts = _read_texts(package)
    if "xl/styles.xml" in names:
        book.day_styles = _read_styles(package)
    return book


def chunks(package: zipfile.ZipFile, part: str) -> Iterator[bytes]:
    """Yield a part piece by piece, counting what really comes out."""
    try:
        if package.getinfo(part).file_size > limits.MAX_PART:
            raise bomb()
        total = 0
        with package.open(part) as stream:
            while piece := stream.read(_CHUNK):
                total += len(piece)
                if total > limits.MAX_PART:
                    raise bomb()
                yield piece
    except (
        zipfile.BadZipFile,
        zlib.error,
        KeyError,
        EOFError,
        NotImplementedError,
        RuntimeError,
        OSError,
        ValueError,
    ):
        raise broken() from None


def walk(
    package: zipfile.ZipFile,
    part: str,
    start: Start,
    end: Callable[[str], None] | None = None,
    text: Callable[[str], None] | None = None,
) -> None:
    """Read a part of XML. A DOCTYPE is refused before anything it declares is looked at."""
    local: dict[str, str] = {}

    def plain(name: str) -> str:
        found = local.get(name)
        if found is None:
            found = local[name] = name.rpartition(":")[2]
        return found

    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartElementHandler = lambda name, attributes: start(plain(name), attributes)
    if end is not None:
        closing = end
        parser.EndElementHandler = lambda name: closing(plain(name))
    if text is not None:
        parser.CharacterDataHandler = text
    parser.StartDoctypeDeclHandler = _refuse_doctype
    try:
        for piece in chunks(package, part):
            parser.Parse(piece, False)
        parser.Parse(b"", True)
    except Stop:
        return
    except expat.ExpatError:
        raise broken() from None


def _refuse_doctype(*declared: object) -> None:
    raise ImportRefused(_("Regnearket viser til innhold utenfor seg selv (DOCTYPE) og leses ikke."))


def _read_names(book: Workbook, names: set[str]) -> None:
    targets: dict[str, str] = {}

    def relation(name: str, attributes: dict[str, str]) -> None:
        if name == "Relationship" and attributes.get("Type", "").endswith("/worksheet"):
            target = attributes.get("Target", "")
            path = target.lstrip("/") if target.startswith("/") else posixpath.normpath(f"xl/{target}")
            if attributes.get("TargetMode") != "External" and path in names:
                targets[attributes.get("Id", "")] = path

    def sheet(name: str, attributes: dict[str, str]) -> None:
        if name == "workbookPr":
            book.from_1904 = attributes.get("date1904", "") in {"1", "true"}
        elif name == "sheet" and len(book.sheets) < limits.MAX_SHEETS:
            key = next((value for key, value in attributes.items() if key.rpartition(":")[2] == "id"), "")
            if key in targets:
                title = clean_text(attributes.get("name", ""))
                book.sheets.append((title, targets[key], attributes.get("state", "visible") != "visible"))

    if "xl/_rels/workbook.xml.rels" not in names:
        raise broken()
    walk(book.package, "xl/_rels/workbook.xml.rels", relation)
    walk(book.package, "xl/workbook.xml", sheet)
    if not book.sheets:
        raise broken()


def unescape(text: str) -> str:
    """Return a text with the escapes of the format taken away (``_x000D_`` is a carriage return)."""
    return _ESCAPED.sub(lambda found: chr(int(found[1], 16)), text) if "_x" in text else text


def _read_texts(package: zipfile.ZipFile) -> list[str]:
    texts: list[str] = []
    parts: list[str] = []
    reading = [False, False]  # inside <t>, inside the phonetic hints that are no part of the text

    def start(name: str, attributes: dict[str, str]) -> None:
        if name == "t":
            reading[0] = True
        elif name == "si":
            parts.clear()
        elif name == "rPh":
            reading[1] = True

    def end(name: str) -> None:
        if name == "t":
            reading[0] = False
        elif name == "si":
            texts.append(clean_text(unescape("".join(parts))))
            if len(texts) > limits.MAX_CELLS:
                raise ImportRefused(_("Regnearket har for mange ulike tekster og leses ikke."))
        elif name == "rPh":
            reading[1] = False

    def data(text: str) -> None:
        if reading[0] and not reading[1]:
            parts.append(text)

    walk(package, "xl/sharedStrings.xml", start, end, data)
    return texts


def shows_a_day(code: str) -> bool:
    """Tell whether a number format of the workbook's own shows a date or part of one."""
    return bool(re.search("[dy]", _NOT_CODE.sub("", code.split(";", maxsplit=1)[0]).lower()))


def _read_styles(package: zipfile.ZipFile) -> set[int]:
    custom: set[int] = set()
    found: set[int] = set()
    inside = [False, 0]

    def start(name: str, attributes: dict[str, str]) -> None:
        number = attributes.get("numFmtId", "0")
        key = int(number) if number.isdecimal() and len(number) < 9 else 0
        if name == "numFmt" and shows_a_day(attributes.get("formatCode", "")):
            custom.add(key)
        elif name == "cellXfs":
            inside[0] = True
        elif name == "xf" and inside[0]:
            if key in _DAYS or key in custom:
                found.add(inside[1])
            inside[1] += 1

    def end(name: str) -> None:
        if name == "cellXfs":
            raise Stop

    walk(package, "xl/styles.xml", start, end)
    return found
