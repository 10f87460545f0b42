"""Documents to try the engine on: short, long, and with everything that is hard to tag."""

import struct
import zlib

from django.template.loader import render_to_string

from omstilling.pdf.engine import Asset

SAMI = "Álttá gielda, Kárášjohka, Guovdageaidnu, Čáhcesuolu: č đ ŋ š ŧ ž á Č Đ Ŋ Š Ŧ Ž Á"
CHART = """<figure class="chart"><figcaption>Vedtatt og foreslått mot målet</figcaption>
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 640 120" role="img"><title>Søyle: 31 av 40 millioner kroner</title>
<desc>Vedtatt 24 millioner, foreslått 7 millioner, 9 millioner gjenstår.</desc>
<defs><pattern id="h" width="6" height="6" patternUnits="userSpaceOnUse"><path d="M0 6L6 0" stroke="#0d4f8b"/></pattern></defs>
<rect class="ch-vedtatt" x="0" y="20" width="384" height="44" fill="#0d4f8b"/>
<rect class="ch-forslag" x="384" y="20" width="112" height="44" fill="url(#h)" fill-opacity="1" stroke="#0d4f8b"/>
<rect x="496" y="20" width="143" height="44" fill="none" stroke="#7b8794"/>
<text x="8" y="48" font-size="16" fill="#ffffff">Vedtatt 24,0</text><text x="392" y="48" font-size="16">Forslag 7,0</text>
<text x="504" y="48" font-size="16">Gjenstår 9,0</text><text x="0" y="96" font-size="14">Mill. kroner</text></svg></figure>"""


def png(width: int = 40, height: int = 40) -> bytes:
    """Make a small picture without any library."""
    rows = b"".join(
        b"\0" + b"".join(bytes((x * 6 % 256, y * 6 % 256, 120)) for x in range(width)) for y in range(height)
    )

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")


ASSETS = {"emblem": Asset(png(), "image/png")}


def document(body: str, **context: object) -> str:
    """Put a body into the documents' base template."""
    values: dict[str, object] = {
        "title": "Statusrapport for omstillingsprosjektet",
        "project_name": "Alta 2010",
        "owner": "Alta kommune",
        "owner_unit": "Rådmannen",
        "kicker": "Statusrapport",
        "notice": "Eksempel, ikke et dokument fra Alta kommune",
        "fingerprint": "3f9a1c07d2b84e65",
        "created": "2011-03-15T09:00:00+01:00",
        "front": [
            ("Saksnummer", "2010/1234"),
            ("Dato", "15. mars 2011"),
            ("Utarbeidet av", "Ingrid Solli, rådmann"),
            ("Versjon", "1"),
        ],
        "body": body,
    } | context
    return render_to_string("pdf_sample.html", values)


def table(rows: int, first: int = 1) -> str:
    """Build a table of measures with heads over two rows and units in the head."""
    body = "".join(
        f'<tr><th scope="row">Tiltak {n}: samordne tjenester i sektor {n % 7 + 1}</th><td>Vedtatt</td>'
        f'<td class="num">{n % 9},{n % 10}</td><td class="num">{n % 8},{n % 7}</td><td>Ansvarlig: enhetsleder {n}</td></tr>'
        for n in range(first, first + rows)
    )
    return (
        "<table><caption>Tiltak med beløp per år</caption>"
        '<colgroup><col class="w40"><col class="w15"><col class="w12"><col class="w12"><col></colgroup>'
        '<thead><tr><th rowspan="2">Tiltak</th><th rowspan="2">Trinn</th>'
        '<th colspan="2" scope="colgroup" class="num">Innsparing<span class="unit">mill. kr</span></th>'
        '<th rowspan="2">Merknad</th></tr><tr><th class="num">2011</th><th class="num">2012</th></tr></thead>'
        f'<tbody>{body}</tbody><tfoot><tr><th scope="row">Sum</th><td></td><td class="num">31,0</td>'
        '<td class="num">40,0</td><td></td></tr></tfoot></table>'
    )


LISTS = """<h2>Lister</h2><ul><li><p>Første avsnitt i punktet.</p><p>Andre avsnitt i punktet.</p></li>
<li>Med tabell:<table><thead><tr><th>År</th><th class="num">Beløp<span class="unit">tusen kr</span></th></tr></thead>
<tbody><tr><td>2011</td><td class="num">1 250</td></tr></tbody></table></li>
<li>Med underpunkter<ul><li>ett</li><li>to <strong>sterkt</strong></li></ul></li></ul>
<ol><li>Formannskapet tar saken til orientering.</li><li>Rådmannen legger fram en plan.</li></ol>
<dl><dt>Vedtatt</dt><dd>Bestemt av rett organ.</dd><dt>Foreslått</dt><dd>Ligger til behandling.</dd></dl>"""
LINKS = """<h2 id="lenker">Lenker og bilder</h2><p>Se <a href="https://www.lovdata.no/">kommuneloven <strong>§ 11-4</strong>
og mer tekst som går over linjen så lenken brytes i to deler på siden</a>, eller <a href="#lenker">dette avsnittet</a>.</p>
<p><a href="https://example.org/"><img src="asset:emblem" alt="Emblem som lenke"></a></p>
<p>Pynt: <img src="asset:emblem" alt=""> og et bilde: <img src="asset:emblem" alt="Kommunens emblem"></p>
<p>På nordsamisk: <span lang="se">Álttá gielda</span>.</p>"""
TEXT = (
    "<p>"
    + (
        "Prosjektet skal gi varige innsparinger på 40 millioner kroner fra 2011. Styringsgruppa følger framdriften i hvert "
        "møte, og rådmannen melder fra når en frist er i fare. "
    )
    * 4
    + "</p>"
)


def short() -> str:
    return document("<h2>Sammendrag</h2>" + TEXT + f"<p>{SAMI}</p>")


def everything() -> str:
    return document(
        '<nav class="contents" aria-label="Innhold"><ol><li><a href="#en">Sammendrag</a></li><li><a href="#lenker">Lenker og '
        'bilder</a></li></ol></nav><h2 id="en">Sammendrag</h2>'
        '<p><span class="light light-yellow">Gul</span> Framdriften er forsinket. <span class="tag">protokoll ikke godkjent'
        "</span></p>"
        + TEXT
        + CHART
        + '<div class="decision"><h3>Vedtak</h3><p>Planen vedtas.</p></div>'
        + table(6)
        + LISTS
        + LINKS
        + f"<h2>Samisk</h2><p>{SAMI}</p><p>≥ ≤ → ✓ ☐ ½ – …</p>"
        + '<svg xmlns="http://www.w3.org/2000/svg" width="20" height="20"><rect width="20" height="20"/></svg>'
        + '<div class="signatures"><div>Ingrid Solli, rådmann</div><div>Jon Hætta, leder</div></div>',
        emblem="emblem",
    )


def long(tables: int, rows: int = 45) -> str:
    """Two or three pages a table, most of it tables that break over pages."""
    parts = [
        f"<section><h2>Kapittel {n}</h2>{TEXT}{TEXT}{table(rows, n * 100)}</section>" for n in range(1, tables + 1)
    ]
    return document("".join(parts))


def empty() -> str:
    return document("", notice="", fingerprint="", front=[], owner="", project_name="", kicker="")


ALL = {
    "short": short,
    "everything": everything,
    "long": lambda: long(2),
    "longest": lambda: long(8),
    "empty": empty,
    "draft": lambda: document(TEXT * 14, draft=True),
}
