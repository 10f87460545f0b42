"""Every sample document is whole PDF/A-2a and PDF/UA-1, and the checker sees it when one is not."""

import io
import re
import warnings
from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, Pdf

from omstilling.pdf import engine
from omstilling.ui import charts
from tests.pdf import checker, samples
from tests.ui import chart_examples

Made = Callable[[str], tuple[str, bytes]]


LONGEST = pytest.param("longest", marks=pytest.mark.sweep)


@pytest.mark.parametrize("name", [*sorted(set(samples.ALL) - {"longest"}), LONGEST])
def test_sample_conforms(name: str, made: Made, tmp_path: Path, record_property: Callable[[str, str], None]) -> None:
    _html, data = made(name)
    if name == "long":
        record_property("left out", "the same with four times as many pages: make sweep renders it")
    assert checker.check(data) == []
    path = tmp_path / "document.pdf"
    path.write_bytes(data)
    results = checker.other_tools(path)
    assert not [f"{tool}: {complaint}" for tool, complaint in results.items() if complaint]
    if "verapdf 2a" not in results:
        warnings.warn("veraPDF is not on PATH: only the portal's own checker has judged the file.", stacklevel=1)


def texts(data: bytes) -> dict[str, list[str]]:
    """Return the roles of a file's structure, counted by how often they occur."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        found: dict[str, list[str]] = {}
        for element, parent in checker._elements(pdf):
            found.setdefault(str(element.S)[1:], []).append(parent)
        return found


@pytest.mark.parametrize(
    ("name", "tables", "pages"), [("long", 2, 5), pytest.param("longest", 8, 20, marks=pytest.mark.sweep)]
)
def test_a_table_over_pages_is_one_table_with_one_head(made: Made, name: str, tables: int, pages: int) -> None:
    _html, data = made(name)
    roles = texts(data)
    assert len(pikepdf.open(io.BytesIO(data)).pages) >= pages
    assert len(roles["Table"]) == len(roles["THead"]) == len(roles["Sect"]) == tables
    assert len(roles["TR"]) == tables * (45 + 3)


def test_lists_links_and_figures_stand_where_they_should(made: Made) -> None:
    roles = texts(made("everything")[1])
    assert roles["LBody"].count("LI") == len(roles["LBody"])
    assert "LBody" in roles["P"] and "LBody" in roles["Table"] and "LBody" in roles["L"]
    # The chart, the emblem in a link and the emblem with a text; pictures without text are decoration.
    assert len(roles["Figure"]) == 3
    assert len(roles["Link"]) == 5
    assert "Figure" not in roles["Caption"] and "Div" in roles["Caption"]


def test_heads_follow_the_real_grid(made: Made) -> None:
    with pikepdf.open(io.BytesIO(made("everything")[1])) as pdf:
        elements = [e for e, _p in checker._elements(pdf)]
        heads = [e for e in elements if e.S == Name.TH]
        savings = next(str(h.ID) for h in heads if h.A.get("/ColSpan") == 2)
        row = next(e for e in elements if e.S == Name.TR and e.K[0].S == Name.TH and e.K[0].A.Scope == Name.Row)
        cells = [{str(h) for h in cell.A.Headers} for cell in row.K]
    assert savings not in cells[1] and savings in cells[2] and savings in cells[3] and savings not in cells[4]
    assert len(cells[2]) == 3


def test_alternative_text_of_a_chart_is_title_and_description(made: Made) -> None:
    with pikepdf.open(io.BytesIO(made("everything")[1])) as pdf:
        alts = [str(e.Alt) for e, _p in checker._elements(pdf) if "/Alt" in e]
    assert alts[0].startswith("Søyle: 31 av 40 millioner kroner. Vedtatt 24 millioner")


def test_inner_language_is_kept(made: Made) -> None:
    with pikepdf.open(io.BytesIO(made("everything")[1])) as pdf:
        assert "se" in [str(e.Lang) for e, _p in checker._elements(pdf) if "/Lang" in e]


def test_sami_letters_come_out_as_they_went_in(made: Made, tmp_path: Path) -> None:
    (tmp_path / "d.pdf").write_bytes(made("everything")[1])
    out = checker._run("pdftotext", "-layout", str(tmp_path / "d.pdf"), "-").stdout
    assert samples.SAMI in re.sub(r"\s+", " ", out)
    assert "≥≤→✓☐½–…" in re.sub(r"\s+", "", out)
    assert "Side 1 av 3" in out and "Eksempel, ikke et dokument fra Alta kommune" in out


def test_the_portals_own_charts_are_whole_figures() -> None:
    drawn = {name: str(charts.figure(chart, "Tekst", paper=True)) for name, chart in chart_examples.EXAMPLES.items()}
    body = "".join(f"<h2>{name}</h2>{markup}" for name, markup in drawn.items())
    data = engine.render(samples.document(body), identifier="charts")
    assert checker.check(data) == []
    assert len(texts(data)["Figure"]) >= len(drawn)


# Each mutation breaks a good file in one way; the checker must say so.
def _no_alt(pdf: Pdf) -> None:
    del next(e for e, _p in checker._elements(pdf) if Name.Figure == e.S)["/Alt"]


def _no_scope(pdf: Pdf) -> None:
    del next(e for e, _p in checker._elements(pdf) if e.S == Name.TH).A["/Scope"]


def _skip_heading(pdf: Pdf) -> None:
    next(e for e, _p in checker._elements(pdf) if e.S == Name.H2).S = Name.H4


def _untag(pdf: Pdf) -> None:
    page = pdf.pages[0]
    stream = page.Contents.read_bytes().replace(b"/Artifact\n\nBMC", b"/Other\nBMC", 1)
    stream = stream.replace(b"/Artifact\nBMC", b"/Other\nBMC", 1)
    page.Contents = pdf.make_stream(stream)


def _unreachable(pdf: Pdf) -> None:
    element = next(e for e, _p in checker._elements(pdf) if e.S == Name.H1)
    element.K = Array([])


def _short_row(pdf: Pdf) -> None:
    row = [e for e, _p in checker._elements(pdf) if e.S == Name.TR][3]
    row.K = Array(list(row.K)[:-1])


def _no_ua(pdf: Pdf) -> None:
    pdf.Root.Metadata.write(pdf.Root.Metadata.read_bytes().replace(b"pdfuaid:part>1", b"pdfuaid:part>0"))


def _outside_rdf(pdf: Pdf) -> None:
    old = pdf.Root.Metadata.read_bytes()
    pdf.Root.Metadata.write(re.sub(rb"(<rdf:Description[^>]*pdfuaid.*)(</rdf:RDF>)", rb"\2\1", old, flags=re.DOTALL))


def _lost_link(pdf: Pdf) -> None:
    link = next(e for e, _p in checker._elements(pdf) if Name.Link == e.S)
    link.K = Array([kid for kid in link.K if not checker._is_objr(kid)])


def _no_font(pdf: Pdf) -> None:
    for item in pdf.objects:
        if isinstance(item, Dictionary) and item.get("/Type") == Name.FontDescriptor:
            for key in ("/FontFile2", "/FontFile3"):
                if key in item:
                    del item[key]


def _no_unicode(pdf: Pdf) -> None:
    for item in pdf.objects:
        if isinstance(item, Dictionary) and "/ToUnicode" in item:
            del item["/ToUnicode"]


def _script(pdf: Pdf) -> None:
    pdf.Root.OpenAction = Dictionary(S=Name.JavaScript, JS="app.alert(1)")


def _attachment(pdf: Pdf) -> None:
    pdf.attachments["a.txt"] = b"x"


def _drop(key: str) -> Callable[[Pdf], None]:
    def mutate(pdf: Pdf) -> None:
        del pdf.Root[key]

    return mutate


def _wrong_place(pdf: Pdf) -> None:
    next(e for e, p in checker._elements(pdf) if p == "LI").S = Name.P


def _no_way_back(pdf: Pdf) -> None:
    pdf.Root.StructTreeRoot.ParentTree.Nums[1] = Array([])


def _interpolated(pdf: Pdf) -> None:
    next(
        i for i in pdf.objects if isinstance(i, pikepdf.Stream) and i.get("/Subtype") == Name.Image
    ).Interpolate = True


@pytest.mark.parametrize(
    ("mutate", "complaint"),
    [
        (_no_alt, "no alternative text"),
        (_no_scope, "no scope"),
        (_skip_heading, "heading level 4"),
        (_untag, "outside all marked content"),
        (_unreachable, "cannot be reached"),
        (_short_row, "different lengths"),
        (_no_ua, "pdfuaid:part 1"),
        (_outside_rdf, "the metadata lacks"),
        (_lost_link, "no annotation"),
        (_no_font, "is not embedded"),
        (_no_unicode, "no ToUnicode"),
        (_script, "acts by itself"),
        (_attachment, "/EmbeddedFiles"),
        (_drop("/Lang"), "nb-NO"),
        (_drop("/MarkInfo"), "not marked"),
        (_drop("/ViewerPreferences"), "not displayed"),
        (_drop("/OutputIntents"), "output intent"),
        (_drop("/StructTreeRoot"), "no structure"),
        (_wrong_place, "stands in LI"),
        (_no_way_back, "no way back"),
        (_interpolated, "interpolated"),
    ],
)
def test_checker_sees_a_broken_file(mutate: Callable[[Pdf], None], complaint: str, made: Made) -> None:
    with pikepdf.open(io.BytesIO(made("everything")[1])) as pdf:
        mutate(pdf)
        out = io.BytesIO()
        pdf.save(out)
    assert [line for line in checker.check(out.getvalue()) if complaint in line]
