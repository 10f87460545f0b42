"""Read a finished PDF with pikepdf and say where it breaks PDF/A-2a or PDF/UA-1. It shares no code with the engine.

veraPDF is the judge when it is on PATH; this checker holds every day and on every machine.
"""

from __future__ import annotations

import io
import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pikepdf
from pikepdf import Dictionary, Name, Pdf

PAINTING = {
    "S",
    "s",
    "f",
    "F",
    "f*",
    "B",
    "B*",
    "b",
    "b*",
    "Tj",
    "TJ",
    "'",
    '"',
    "sh",
    "Do",
    "BI",
    "EI",
    "INLINE IMAGE",
}
STANDARD = {
    "Document",
    "Part",
    "Art",
    "Sect",
    "Div",
    "BlockQuote",
    "Caption",
    "TOC",
    "TOCI",
    "Index",
    "NonStruct",
    "Private",
    "P",
    "H",
    "H1",
    "H2",
    "H3",
    "H4",
    "H5",
    "H6",
    "L",
    "LI",
    "Lbl",
    "LBody",
    "Table",
    "TR",
    "TH",
    "TD",
    "THead",
    "TBody",
    "TFoot",
    "Span",
    "Quote",
    "Note",
    "Reference",
    "BibEntry",
    "Code",
    "Link",
    "Annot",
    "Ruby",
    "Warichu",
    "Figure",
    "Formula",
    "Form",
}
MAY_HOLD = {
    "L": {"LI", "Caption", "L"},
    "LI": {"Lbl", "LBody"},
    "Table": {"TR", "THead", "TBody", "TFoot", "Caption"},
    "THead": {"TR"},
    "TBody": {"TR"},
    "TFoot": {"TR"},
    "TR": {"TH", "TD"},
}


def check(data: bytes) -> list[str]:
    """Return what is wrong with the file, one line each; an empty list when nothing is."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        return [*_document(pdf), *_fonts(pdf), *_structure(pdf), *_content(pdf), *_pictures(pdf)]


def _document(pdf: Pdf) -> Iterator[str]:
    root = pdf.Root
    if pdf.is_encrypted:
        yield "the file is encrypted"
    xmp = bytes(root.Metadata.read_bytes()).decode() if "/Metadata" in root else ""
    rdf = xmp.partition("<rdf:RDF")[2].partition("</rdf:RDF>")[0]
    for wanted, name in (
        (r'pdfaid:part(="|>)2', "pdfaid:part 2"),
        (r'pdfaid:conformance(="|>)A', "pdfaid:conformance A"),
        (r'pdfuaid:part(="|>)1', "pdfuaid:part 1"),
        ("pdfaExtension:schemas", "the extension schema"),
        ("dc:title", "dc:title"),
    ):
        if not re.search(wanted, rdf):
            yield f"the metadata lacks {name}"
    if str(root.get("/Lang", "")) != "nb-NO":
        yield "the language is not nb-NO"
    if not bool(root.get("/MarkInfo", {}).get("/Marked", False)):
        yield "the file is not marked as tagged"
    if not bool(root.get("/ViewerPreferences", {}).get("/DisplayDocTitle", False)):
        yield "the title is not displayed"
    if not str(pdf.docinfo.get("/Title", "")):
        yield "there is no title"
    intents = list(root.get("/OutputIntents", []))
    if not any(i.get("/S") == Name.GTS_PDFA1 and "/DestOutputProfile" in i for i in intents):
        yield "there is no output intent"
    if "/ID" not in pdf.trailer:
        yield "there is no file id"
    for name in ("/JavaScript", "/EmbeddedFiles"):
        if name in root.get("/Names", {}):
            yield f"the file holds {name}"
    if "/OpenAction" in root or "/AA" in root or "/AcroForm" in root:
        yield "the file acts by itself"


def _fonts(pdf: Pdf) -> Iterator[str]:
    for item in pdf.objects:
        if not isinstance(item, Dictionary) or item.get("/Type") != Name.Font:
            continue
        if item.get("/Subtype") in {Name.CIDFontType0, Name.CIDFontType2, Name.TrueType, Name.Type1}:
            descriptor = item.get("/FontDescriptor", {})
            if not any(key in descriptor for key in ("/FontFile", "/FontFile2", "/FontFile3")):
                yield f"the font {item.get('/BaseFont')} is not embedded"
        if item.get("/Subtype") != Name.CIDFontType2 and item.get("/Subtype") != Name.CIDFontType0:
            if "/ToUnicode" not in item:
                yield f"the font {item.get('/BaseFont')} has no ToUnicode"
            elif b"<0000>" in (bytes(item.ToUnicode.read_bytes()).split(b"endcodespacerange")[-1]):
                yield f"the font {item.get('/BaseFont')} maps .notdef"


def _walk(node: Any, parent: str, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, str]]:
    """Yield every structure element with its parent's role."""
    if not isinstance(node, Dictionary) or "/S" not in node:
        return
    yield node, parent
    kids = node.get("/K", [])
    for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
        yield from _walk(kid, str(node.S)[1:])


def _elements(pdf: Pdf) -> list[tuple[Any, str]]:
    tree = pdf.Root.get("/StructTreeRoot")
    if tree is None:
        return []
    kids = tree.get("/K", [])
    return [pair for kid in (kids if isinstance(kids, pikepdf.Array) else [kids]) for pair in _walk(kid, "")]


def _structure(pdf: Pdf) -> Iterator[str]:
    elements = _elements(pdf)
    if not elements:
        yield "there is no structure"
        return
    roles = pdf.Root.StructTreeRoot.get("/RoleMap", {})
    level, ids = 0, {str(e.ID) for e, _p in elements if "/ID" in e}
    for element, parent in elements:
        role = str(element.S)[1:]
        if role not in STANDARD and f"/{role}" not in roles:
            yield f"the role {role} is not mapped"
        if parent in MAY_HOLD and role not in MAY_HOLD[parent]:
            yield f"{role} stands in {parent}"
        if role in {"TR", "LI", "LBody", "Lbl", "TD", "TH"} and not parent:
            yield f"{role} stands alone"
        if re.fullmatch("H[1-6]", role):
            now = int(role[1])
            if now > level + 1:
                yield f"heading level {now} follows {level}"
            level = now
        attributes = element.get("/A", {})
        if role == "Figure" and not str(element.get("/Alt", "")):
            yield "a figure has no alternative text"
        if role == "TH" and attributes.get("/Scope") not in {Name.Column, Name.Row, Name.Both}:
            yield "a table head has no scope"
        for head in attributes.get("/Headers", []) if role in {"TH", "TD"} else []:
            if str(head) not in ids:
                yield f"a cell names the head {head}, which is not there"
        if role == "Link" and not any(_is_objr(kid) for kid in _kids(element)):
            yield "a link has no annotation"
        if role == "Table":
            yield from _table(element)


def _kids(element: Any) -> list[Any]:
    kids = element.get("/K", [])
    return list(kids) if isinstance(kids, pikepdf.Array) else [kids]


def _is_objr(kid: Any) -> bool:
    return isinstance(kid, Dictionary) and kid.get("/Type") == Name.OBJR


def _table(table: Any) -> Iterator[str]:
    rows = [e for e, parent in _walk(table, "") if e.S == Name.TR and parent in {"Table", "THead", "TBody", "TFoot"}]
    taken: set[tuple[int, int]] = set()
    for r, row in enumerate(rows):
        c = 0
        for cell in _kids(row):
            if not isinstance(cell, Dictionary) or "/S" not in cell:
                continue
            while (r, c) in taken:
                c += 1
            attributes = cell.get("/A", {})
            for dr in range(int(attributes.get("/RowSpan", 1))):
                for dc in range(int(attributes.get("/ColSpan", 1))):
                    taken.add((r + dr, c + dc))
    widths = {sum(1 for line, _c in taken if line == r) for r in range(len(rows))}
    if len(widths) > 1 or len({r for r, _c in taken}) != len(rows):
        yield f"a table's rows are of different lengths: {sorted(widths)}"


def _content(pdf: Pdf) -> Iterator[str]:
    """Check that all that is painted is an artifact or belongs to an element that can be reached, and the reverse."""
    reachable: dict[tuple[int, int], int] = {}
    numbers = {page.objgen: n for n, page in enumerate(pdf.pages)}
    annotations: set[Any] = set()
    for element, _parent in _elements(pdf):
        own = element.get("/Pg")
        for kid in _kids(element):
            if isinstance(kid, int):
                key = (numbers[own.objgen], kid)
            elif isinstance(kid, Dictionary) and kid.get("/Type") == Name.MCR:
                key = (numbers[kid.get("/Pg", own).objgen], int(kid.MCID))
            else:
                if _is_objr(kid):
                    annotations.add(kid.Obj.objgen)
                continue
            reachable[key] = reachable.get(key, 0) + 1
    for key, count in reachable.items():
        if count > 1:
            yield f"page {key[0] + 1}: content {key[1]} is in the structure {count} times"
    parents = _parent_tree(pdf)
    for number, page in enumerate(pdf.pages):
        yield from _page(number, page, reachable, parents)
        for annotation in page.get("/Annots", []):
            if annotation.objgen not in annotations:
                yield f"page {number + 1}: an annotation is not in the structure"
            if not str(annotation.get("/Contents", "")):
                yield f"page {number + 1}: an annotation has no description"
            if not int(annotation.get("/F", 0)) & 4:
                yield f"page {number + 1}: an annotation is not printed"


def _parent_tree(pdf: Pdf) -> dict[int, Any]:
    tree = pdf.Root.get("/StructTreeRoot", {}).get("/ParentTree", {})
    items = list(tree.get("/Nums", []))
    return {int(key): value for key, value in zip(items[::2], items[1::2], strict=True)}


def _page(number: int, page: Any, reachable: dict[tuple[int, int], int], parents: dict[int, Any]) -> Iterator[str]:
    where = f"page {number + 1}"
    if page.get("/Annots") and page.get("/Tabs") != Name.S:
        yield f"{where}: the tab order is not the structure's"
    of_page = parents.get(int(page.get("/StructParents", -1)))
    stack: list[str] = []
    seen: set[int] = set()
    for operands, operator in pikepdf.parse_content_stream(page):
        name = str(operator)
        if name in {"BMC", "BDC"}:
            tag = str(operands[0])[1:]
            properties = operands[1] if len(operands) > 1 else {}
            if tag == "Artifact":
                if any(t == "content" for t in stack):
                    yield f"{where}: an artifact inside content"
                stack.append("artifact")
            elif isinstance(properties, Dictionary) and "/MCID" in properties:
                mcid = int(properties.MCID)
                if "artifact" in stack or "content" in stack:
                    yield f"{where}: content {mcid} inside other marked content"
                if mcid in seen:
                    yield f"{where}: content {mcid} is marked twice"
                seen.add(mcid)
                stack.append("content")
                if (number, mcid) not in reachable:
                    yield f"{where}: content {mcid} cannot be reached"
                if of_page is None or mcid >= len(of_page) or not isinstance(of_page[mcid], Dictionary):
                    yield f"{where}: content {mcid} has no way back to the structure"
            else:
                stack.append("other")
        elif name == "EMC":
            if not stack:
                yield f"{where}: marked content ends that never began"
                return
            stack.pop()
        elif name in PAINTING and not ({"artifact", "content"} & set(stack)):
            yield f"{where}: {name} paints outside all marked content"
    if stack:
        yield f"{where}: marked content does not end"
    for page_number, mcid in reachable:
        if page_number == number and mcid not in seen:
            yield f"{where}: the structure names content {mcid}, which is not there"


def _pictures(pdf: Pdf) -> Iterator[str]:
    for item in pdf.objects:
        if (
            isinstance(item, pikepdf.Stream)
            and item.get("/Subtype") == Name.Image
            and bool(item.get("/Interpolate", False))
        ):
            yield "a picture is interpolated"
        if isinstance(item, Dictionary | pikepdf.Stream) and item.get("/S") in {Name.JavaScript, Name.Launch}:
            yield "the file holds a forbidden action"


def other_tools(path: Path) -> dict[str, str]:
    """Run qpdf, pdffonts, pdfinfo and veraPDF where present. Returns the complaint of each that ran, or ''."""
    found = {}
    if shutil.which("qpdf"):
        run = _run("qpdf", "--check", str(path))
        found["qpdf"] = "" if run.returncode == 0 else run.stdout + run.stderr
    if shutil.which("pdffonts"):
        lines = _run("pdffonts", str(path)).stdout.splitlines()[2:]
        found["pdffonts"] = "\n".join(line for line in lines if not re.search(r"\byes\s+yes\s+yes\b", line))
    if shutil.which("pdfinfo"):
        run = _run("pdfinfo", "-struct-text", str(path))
        found["pdfinfo"] = "" if run.stdout.startswith("Document") else run.stdout[:200] + run.stderr
    if shutil.which("verapdf"):
        for flavour in ("2a", "ua1"):
            run = _run("verapdf", "--format", "text", "--flavour", flavour, str(path))
            found[f"verapdf {flavour}"] = "" if run.stdout.startswith("PASS") else run.stdout
    return found


def _run(*command: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(command, capture_output=True, text=True, timeout=300, check=False)
