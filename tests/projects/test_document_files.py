"""What an uploaded file is, is read from its content."""

import pytest

from omstilling.audit.errors import DomainError
from projects.models import StoredFile
from projects.services import files
from projects.services.files import check_emblem, check_file, store_file
from tests.projects import files as made


@pytest.mark.parametrize(
    ("content", "name", "kind"),
    [
        (made.PDF, "rapport.pdf", files.PDF),
        (made.PDF, "RAPPORT.PDF", files.PDF),
        (made.png(), "bilde.png", files.PNG),
        (made.jpeg(), "bilde.jpg", files.JPEG),
        (made.jpeg(), "bilde.jpeg", files.JPEG),
        (made.docx(), "notat.docx", files.DOCX),
        (made.xlsx(), "tall.xlsx", files.XLSX),
    ],
)
def test_each_kind_is_known_by_its_content(content, name, kind):
    assert check_file(content, name) is kind


@pytest.mark.parametrize(
    ("content", "name", "words"),
    [
        (b"", "tom.pdf", "tom"),
        (b"a" * (files.MAX_FILE + 1), "stor.pdf", "10 MB"),
        (made.SVG, "tegning.svg", "må være PDF"),
        (b"MZ\x90\x00", "program.exe", "må være PDF"),
        (made.PDF, "uten-ending", "må være PDF"),
        (made.PDF, "rapport\u202efdp.pdf", "tegn som ikke vises"),
        (made.png(), "rapport.pdf", "Navnet sier at filen er en PDF, men innholdet er et PNG-bilde."),
        (b"<html><script>alert(1)</script>", "rapport.pdf", "innholdet er noe annet"),
        (made.docx(), "tall.xlsx", "men innholdet er et Word-dokument"),
        (made.SVG, "bilde.png", "innholdet er noe annet"),
        (made.PDF[:-40], "rapport.pdf", "skadet"),
        (made.png()[:-4], "bilde.png", "skadet"),
        (made.png() + b"<script>", "bilde.png", "etter slutten"),
        (made.png().replace(b"IDAT", b"IDAX"), "bilde.png", "skadet"),
        (made.png(90_000, 1)[:40], "bilde.png", "skadet"),
        (made.jpeg()[:-2], "bilde.jpg", "skadet"),
        (b"\xff\xd8\xff\xd9", "bilde.jpg", "skadet"),
        (b"PK\x03\x04 ikke en zip", "notat.docx", "skadet"),
        (b"bare tekst", "notat.docx", "innholdet er noe annet"),
        (b"\xd0\xcf\x11\xe0" + b"\x00" * 100, "notat.docx", "låst med passord"),
        (made.docx(word__vbaProject_dot_bin=b"x"), "notat.docx", "makroer"),
        (made.office("word/document.xml", "noe.annet"), "notat.docx", "innholdet er noe annet"),
        (made.docx(bombe=b"\x00" * 30_000_000), "notat.docx", "pakker ut"),
    ],
)
def test_what_is_not_what_it_says_is_refused_with_the_reason(content, name, words):
    with pytest.raises(DomainError) as caught:
        check_file(content, name)
    assert words in str(caught.value)
    assert caught.value.field == "file"


def test_a_damaged_office_file_is_refused():
    whole = bytearray(made.docx(word__media=b"a" * 2000))
    at = whole.index(b"word/media") + 20
    whole[at : at + 4] = b"\x00\x01\x02\x03"
    with pytest.raises(DomainError):
        check_file(bytes(whole), "notat.docx")


def test_an_emblem_is_a_small_png_or_jpeg():
    assert check_emblem(made.png()) is files.PNG
    assert check_emblem(made.jpeg()) is files.JPEG


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "tom"),
        (made.png(filler=200_000), "200 kB"),
        (made.SVG, "SVG tas ikke imot"),
        (made.PDF, "PNG- eller JPEG-bilde"),
        (made.png()[:-4], "skadet"),
    ],
)
def test_another_emblem_is_refused_with_the_reason(content, words):
    with pytest.raises(DomainError) as caught:
        check_emblem(content)
    assert words in str(caught.value)


def test_the_same_bytes_are_kept_once(db):
    one, other = store_file(made.PDF, "application/pdf"), store_file(made.PDF, "application/pdf")
    assert one.pk == other.pk
    assert StoredFile.objects.count() == 1
    assert bytes(StoredFile.objects.get().content) == made.PDF
