"""The engine: same bytes twice, characters named, nothing fetched, awkward documents survive."""

import gc
import http.server
import io
import pickle
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pikepdf
import pytest
import weasyprint.pdf

from omstilling.pdf import engine, fonts, isolation, text
from omstilling.pdf.errors import ForbiddenResource, MissingGlyph, PdfError, RenderLimit
from tests.pdf import checker, samples

Made = Callable[[str], tuple[str, bytes]]
SECRET = "/etc/hostname"


def page(body: str, head: str = "") -> str:
    return f'<html lang="nb"><head><title>Prøve</title>{head}</head><body><h1>Prøve</h1>{body}</body></html>'


def test_same_html_and_identifier_give_the_same_bytes(made: Made) -> None:
    html, data = made("everything")
    time.sleep(1.1)  # fonts carry a stamp in whole seconds unless the engine keeps it out
    engine.render(page("<p>Noe annet imellom</p>"), identifier="other")
    assert engine.render(html, identifier="test:everything", assets=samples.ASSETS) == data
    assert engine.render(html, identifier="test:other", assets=samples.ASSETS) != data


def test_dates_come_from_the_document_and_not_the_clock(made: Made) -> None:
    with pikepdf.open(io.BytesIO(made("short")[1])) as pdf:
        assert str(pdf.docinfo["/CreationDate"]).startswith("D:20110315090000")
    with pikepdf.open(io.BytesIO(engine.render(page("<p>x</p>"), identifier="x"))) as pdf:
        assert "/CreationDate" not in pdf.docinfo


def test_title_replaces_the_documents_own() -> None:
    with pikepdf.open(io.BytesIO(engine.render(page(""), identifier="x", title="Møtebok"))) as pdf:
        assert str(pdf.docinfo["/Title"]) == "Møtebok"
    with pytest.raises(PdfError, match="title"):
        engine.render("<html lang=nb><h1>x</h1></html>", identifier="x")


def test_progress_rises_to_the_end() -> None:
    seen: list[int] = []
    engine.render(page(samples.TEXT * 30), identifier="x", progress=seen.append)
    assert seen == sorted(seen) and seen[0] < 20 and seen[-1] == 100 and len(seen) > 4


@pytest.mark.parametrize("char", ["😀", "✅", "漢", "𐐷"])
def test_a_character_without_a_glyph_is_named_with_its_surroundings(char: str) -> None:
    with pytest.raises(MissingGlyph) as caught:
        engine.render(page(f"<p>Møtet på Elvebakken {char} ble hevet.</p>"), identifier="x")
    assert caught.value.char == char
    assert f"U+{ord(char):04X}" in str(caught.value) and "Elvebakken" in str(caught.value)
    again = pickle.loads(pickle.dumps(caught.value))
    assert str(again) == str(caught.value)


def test_characters_that_pdf_a_refuses_are_removed(tmp_path: Path) -> None:
    dirty = "Før\u0085etter\u2028ny\u007f\ue000\u200e\u202e slutt &#x1F; &#x7f; &#xE001; \x0c ferdig"
    data = engine.render(page(f"<p>{dirty}</p>"), identifier="x")
    assert checker.check(data) == []
    (tmp_path / "d.pdf").write_bytes(data)
    out = checker._run("pdftotext", str(tmp_path / "d.pdf"), "-").stdout
    assert "Før etter ny slutt" in out
    assert not text.REFUSED.search(out.replace("\x0c", ""))


def test_engine_leaves_the_process_as_it_was() -> None:
    theirs = weasyprint.pdf.add_tags
    with pytest.raises(MissingGlyph):
        engine.render(page("<p>😀</p>"), identifier="x")
    engine.render(page("<p>x</p>"), identifier="x")
    assert gc.isenabled() and weasyprint.pdf.add_tags is theirs


@pytest.mark.parametrize(
    "body",
    [
        "<table><tr><td>1</td><td>2</td></tr><tr><td>3</td></tr></table>",
        '<table><tr><th colspan="3">A</th></tr><tr><td rowspan="9">1</td><td>2</td></tr><tr><td>3</td></tr></table>',
        "<table></table><ul></ul><p></p><div></div>",
        "<ul>løs tekst<li>punkt</li></ul><li>utenfor</li>",
        "<div>løs tekst <b>og fet</b><p>avsnitt</p>mer</div>",
        '<a href="https://example.org"><p>avsnitt</p><p>to</p></a>',
        '<a href="#borte">uten mål</a> <a href="javascript:alert(1)">skript</a> <a href="file:///etc/passwd">fil</a>',
        "<dl><dd>uten ord</dd><dt>ord</dt><dd>en</dd><dd>to</dd></dl>",
        "<p>tekst<span style='float: footnote'>fotnote</span></p>",
        "<h2>" + "Langt ord " * 60 + "</h2>" + "<p>" + "x" * 5000 + "</p>",
        '<p dir="rtl">rettet</p><pre>kode   med  rom</pre><blockquote>sitat</blockquote>',
        (
            "<figure><svg xmlns='http://www.w3.org/2000/svg' width='9' aria-label='Merke'>"
            "<rect width='9'/></svg></figure>"
        ),
    ],
)
def test_awkward_documents_conform(body: str) -> None:
    assert checker.check(engine.render(page(body), identifier="x")) == []


@pytest.fixture(scope="module")
def canary() -> Iterator[tuple[str, list[str]]]:
    """A server that must never be asked: its address, and what it was asked for."""
    asked: list[str] = []

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)
            self.send_response(302)
            self.send_header("Location", f"file://{SECRET}")
            self.end_headers()

        def log_message(self, *args: object) -> None:
            pass

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"127.0.0.1:{server.server_port}", asked
    server.shutdown()


@pytest.mark.parametrize(
    ("body", "head"),
    [
        ('<img src="file:///etc/hostname" alt="x">', ""),
        ('<img src="http://HOST/a.png" alt="x">', ""),
        ('<img src="//HOST/a.png" alt="x">', '<base href="http://HOST/">'),
        ('<img src="ftp://HOST/a.png" alt="x">', ""),
        ('<img src="data:image/svg+xml,%3Csvg xmlns=%22http://www.w3.org/2000/svg%22/%3E" alt="x">', ""),
        ('<img src="data:image/png;base64,AAAA" alt="x">', ""),
        ('<img src="asset:nothing" alt="x">', ""),
        ('<img src="asset:inter-latin-normal" alt="x">', ""),
        ("", '<link rel="stylesheet" href="http://HOST/a.css">'),
        ("", '<style>@import url("http://HOST/a.css");</style>'),
        ("<p>x</p>", "<style>p { background: url(http://HOST/a.png) }</style>"),
        (
            "<p>x</p>",
            "<style>@font-face { font-family: X; src: url(file:///etc/hostname) } p { font-family: X }</style>",
        ),
        ('<p style="list-style-image: url(http://HOST/a.png); display: list-item">x</p>', ""),
        ("", '<link rel="attachment" href="file:///etc/hostname">'),
        ('<a rel="attachment" href="http://HOST/x">x</a>', ""),
        (
            (
                '<svg xmlns="http://www.w3.org/2000/svg"><title>x</title>'
                '<image href="http://HOST/a.png" width="9" height="9"/></svg>'
            ),
            "",
        ),
        ('<object data="http://HOST/a.svg"></object>', ""),
        ('<embed src="file:///etc/hostname">', ""),
    ],
)
def test_nothing_is_fetched(body: str, head: str, canary: tuple[str, list[str]]) -> None:
    host, asked = canary
    with pytest.raises(ForbiddenResource):
        engine.render(page(body.replace("HOST", host), head.replace("HOST", host)), identifier="x")
    assert asked == []


@pytest.mark.parametrize(
    "inside",
    [
        '<use href="http://HOST/a.svg#x"/>',
        '<style>@import "http://HOST/a.css";</style>',
        '<style>@import url(file:///etc/hostname);</style><rect width="9" height="9"/>',
    ],
)
def test_what_weasyprint_leaves_out_of_a_drawing_is_not_fetched(inside: str, canary: tuple[str, list[str]]) -> None:
    host, asked = canary
    svg = f'<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><title>x</title>{inside}</svg>'
    try:
        data = engine.render(page(svg.replace("HOST", host)), identifier="x")
    except ForbiddenResource:
        data = b""
    assert asked == [] and Path(SECRET).read_bytes().strip() not in data


def test_an_eps_picture_is_not_run() -> None:
    eps = engine.Asset(b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 9 9\n(/etc/hostname) (r) file\n", "image/x-eps")
    data = engine.render(page('<p><img src="asset:e" alt="x"></p>'), identifier="x", assets={"e": eps})
    assert Path(SECRET).read_bytes().strip() not in data


def test_without_inter_a_system_font_stands_in(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    from omstilling.pdf import checks

    monkeypatch.setattr(fonts, "inter_file", lambda subset, style: None)
    monkeypatch.setattr(engine, "_warm", None)
    fonts.load.cache_clear()
    try:
        assert [message.id for message in checks.fonts_are_present(None)] == ["pdf.W001"]
        data = engine.render(page(f"<p>{samples.SAMI} <b>fet</b> <i>kursiv</i></p>"), identifier="x")
    finally:
        fonts.load.cache_clear()
        engine._warm = None
    assert checker.check(data) == []
    (tmp_path / "d.pdf").write_bytes(data)
    assert "Čáhcesuolu" in checker._run("pdftotext", str(tmp_path / "d.pdf"), "-").stdout


def test_child_process_gives_the_same_bytes_and_the_same_errors() -> None:
    html = page(samples.TEXT)
    seen: list[int] = []
    data = isolation.render_isolated(html, identifier="x", progress=seen.append)
    assert data == engine.render(html, identifier="x") and seen[-1] == 100
    with pytest.raises(MissingGlyph, match="Elvebakken"):
        isolation.render_isolated(page("<p>Elvebakken 😀</p>"), identifier="x")


def test_child_process_is_stopped_when_time_or_memory_runs_out(monkeypatch: pytest.MonkeyPatch) -> None:
    html = page(samples.table(3000))
    with pytest.raises(RenderLimit, match="for lang tid"):
        isolation.render_isolated(html, identifier="x", time_limit=0.3)
    with pytest.raises(PdfError, match="for stort|kunne ikke lages"):
        isolation.render_isolated(html, identifier="x", memory_limit=20 * 1024**2, time_limit=300)
