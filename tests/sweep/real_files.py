"""A hundred files of the kinds that are taken, each made by a real writer, of many sizes."""

from __future__ import annotations

import io
import random
import zipfile
from collections.abc import Iterator

import pikepdf
import pydyf
import weasyprint
import xlsxwriter
from PIL import Image

WORDS = ("omstilling", "tiltak", "vedtak", "drøfting", "økonomiplan", "nærvær", "arbeidsgruppe", "kommunestyret")
CORE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
RELS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"


def prose(seed: int, words: int) -> str:
    chance = random.Random(seed)
    return " ".join(chance.choice(WORDS) for _word in range(words))


def real_files() -> Iterator[tuple[str, bytes]]:
    """Yield each file with its name."""
    for i in range(12):
        yield f"rapport-{i}.pdf", woven(i)
    for i in range(12):
        yield f"notat-{i}.pdf", drawn(i)
    for i in range(6):
        yield f"samlet-{i}.pdf", packed(i)
    for i in range(20):
        yield f"sak-{i}.docx", word(i)
    for i in range(20):
        yield f"tall-{i}.xlsx", excel(i)
    for i in range(15):
        yield f"kart-{i}.png", picture(i, "PNG")
    for i in range(15):
        yield f"bilde-{i}.{'jpg' if i % 2 else 'jpeg'}", picture(i, "JPEG")


def woven(i: int) -> bytes:
    html = f"<h1>Rapport {i}</h1><p><a href='https://www.example.org/'>Kilde</a> {prose(i, 40 * (i + 1))}</p>"
    variant = ("pdf/a-2b", "pdf/ua-1", None)[i % 3]
    made: bytes = weasyprint.HTML(string=html).write_pdf(pdf_variant=variant)
    return made


def drawn(i: int) -> bytes:
    document = pydyf.PDF()
    for page in range(1 + i % 3):
        stream = pydyf.Stream(compress=bool(i % 2))
        for row in range(5 * (i + 1)):
            stream.rectangle(10 + page, 10 + 2 * row, 100, 1)
        stream.fill()
        document.add_object(stream)
        document.add_page(
            pydyf.Dictionary(
                {
                    "Type": "/Page",
                    "Parent": document.pages.reference,
                    "MediaBox": pydyf.Array([0, 0, 200, 400]),
                    "Contents": stream.reference,
                }
            )
        )
    out = io.BytesIO()
    document.write(out, version=b"1.7", identifier=bool(i % 2), compress=i % 4 == 3)
    return out.getvalue()


def packed(i: int) -> bytes:
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(woven(20 + i))) as document:
        for _page in range(i):
            document.pages.append(document.pages[0])
        document.save(
            out,
            object_stream_mode=pikepdf.ObjectStreamMode.generate if i % 2 else pikepdf.ObjectStreamMode.disable,
            linearize=i % 3 == 0,
        )
    return out.getvalue()


def word(i: int) -> bytes:
    parts = {
        "[Content_Types].xml": f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?><Types xmlns="{PACKAGE}/'
        'content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships'
        '+xml"/><Default Extension="xml" ContentType="application/xml"/><Default Extension="png" ContentType='
        f'"image/png"/><Override PartName="/word/document.xml" ContentType="{CORE}.document.main+xml"/></Types>',
        "_rels/.rels": f'<?xml version="1.0"?><Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="rId1"'
        f' Type="{RELS}/officeDocument" Target="word/document.xml"/></Relationships>',
        "word/document.xml": '<?xml version="1.0" encoding="UTF-8"?><w:document xmlns:w="http://schemas.'
        'openxmlformats.org/wordprocessingml/2006/main"><w:body>'
        + "".join(f"<w:p><w:r><w:t>{prose(i * 100 + n, 30)}</w:t></w:r></w:p>" for n in range(1 + 10 * i))
        + '<w:p><w:r><w:instrText xml:space="preserve"> PAGE \\* MERGEFORMAT </w:instrText></w:r></w:p></w:body>'
        "</w:document>",
        "word/_rels/document.xml.rels": f'<?xml version="1.0"?><Relationships xmlns="{PACKAGE}/relationships">'
        f'<Relationship Id="rId1" Type="{RELS}/hyperlink" Target="https://www.example.org/?a=1&amp;b=2"'
        f' TargetMode="External"/><Relationship Id="rId2" Type="{RELS}/hyperlink" Target="vedlegg.docx"'
        ' TargetMode="External"/></Relationships>',
    }
    out = io.BytesIO()
    packing = zipfile.ZIP_STORED if i % 5 == 4 else zipfile.ZIP_DEFLATED
    with zipfile.ZipFile(out, "w", packing) as archive:
        for name, text in parts.items():
            archive.writestr(name, text)
        if i % 2:
            archive.writestr("word/media/image1.png", picture(i, "PNG"))
        if i % 3 == 0:
            archive.writestr("word/embeddings/Microsoft_Excel_Sheet1.xlsx", excel(i))
        if i % 4 == 0:
            archive.writestr("word/media/image2.svg", "<svg xmlns='http://www.w3.org/2000/svg'><path d='M0 0'/></svg>")
    return out.getvalue()


def excel(i: int) -> bytes:
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True, "constant_memory": False})
    if i % 7 == 6:
        book.use_zip64()
    for number in range(1 + i % 4):
        sheet = book.add_worksheet(f"Ark {number + 1}")
        for row in range(20 * (i + 1)):
            sheet.write_row(row, 0, [WORDS[row % len(WORDS)], row, row / 7])
        sheet.write_formula(0, 5, "=SUM(B1:B20)")
        sheet.write_url(1, 5, "https://www.example.org/", string="Kilde")
        if i % 3 == 0:
            sheet.insert_image(3, 6, "kart.png", {"image_data": io.BytesIO(picture(i, "PNG"))})
        if i % 4 == 1:
            chart = book.add_chart({"type": "column"})
            chart.add_series({"values": f"='Ark {number + 1}'!$B$1:$B$20"})
            sheet.insert_chart(10, 6, chart)
        if i % 5 == 2:
            sheet.write_comment(0, 0, "Kontrollert")
    book.close()
    return out.getvalue()


def picture(i: int, kind: str) -> bytes:
    modes = ("RGB", "L", "RGBA", "P", "1", "LA", "I;16") if kind == "PNG" else ("RGB", "L", "CMYK")
    mode = modes[i % len(modes)]
    width, height = 7 + 61 * i, 5 + 37 * i
    chance = random.Random(i)
    if mode == "I;16":
        image = Image.frombytes(mode, (width, height), chance.randbytes(2 * width * height))
    else:
        noise = Image.frombytes("RGB", (width, height), chance.randbytes(3 * width * height))
        image = noise.convert(mode)
    out = io.BytesIO()
    if kind == "PNG":
        image.save(out, kind, optimize=bool(i % 2), dpi=(144, 144))
    else:
        exif = Image.Exif()
        exif[0x010E] = "Rådhuset"
        image.save(out, kind, quality=50 + 3 * i, progressive=bool(i % 2), exif=exif.tobytes() if i % 3 == 0 else b"")
    return out.getvalue()
