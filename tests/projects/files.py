"""Small files of each kind, made by hand, for the tests of uploads."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib

_OBJECTS = b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\n"
PDF = _OBJECTS + (
    b"xref\n0 3\n0000000000 65535 f \n%010d 00000 n \n%010d 00000 n \n"
    b"trailer<</Size 3/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n"
    % (_OBJECTS.index(b"1 0 obj"), _OBJECTS.index(b"2 0 obj"), len(_OBJECTS))
)
SVG = b'<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
_TYPES = (
    '<Types><Override PartName="/{part}" ContentType="application/vnd.openxmlformats-officedocument.{kind}"/></Types>'
)


def _chunk(name: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))


def png(width: int = 2, height: int = 2, filler: int = 0) -> bytes:
    rows = b"".join(b"\x00" + b"\x20\x40\x80" * width for _row in range(height))
    body = _chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0))
    if filler:
        body += _chunk(b"tEXt", b"a" * filler)
    return b"\x89PNG\r\n\x1a\n" + body + _chunk(b"IDAT", zlib.compress(rows)) + _chunk(b"IEND", b"")


def jpeg() -> bytes:
    frame = b"\xff\xc0" + struct.pack(">HBHHB", 11, 8, 2, 2, 1) + b"\x01\x11\x00"
    scan = b"\xff\xda" + struct.pack(">H", 8) + b"\x01\x01\x00\x00\x3f\x00" + b"\x12\x34"
    return b"\xff\xd8" + frame + scan + b"\xff\xd9"


def office(part: str, kind: str, **more: bytes) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", _TYPES.format(part=part, kind=kind))
        archive.writestr(part, "<a/>")
        for name, content in more.items():
            archive.writestr(name.replace("__", "/").replace("_dot_", "."), content)
    return made.getvalue()


def docx(**more: bytes) -> bytes:
    return office("word/document.xml", "wordprocessingml.document.main+xml", **more)


def xlsx(**more: bytes) -> bytes:
    return office("xl/workbook.xml", "spreadsheetml.sheet.main+xml", **more)
