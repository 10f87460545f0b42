"""What is no list is refused in one line, before it has cost time or memory."""

import resource
import struct
import time
import zipfile
from io import BytesIO

import pytest

from budget.importing import ImportRefused, analyse, read

from .tables import package, sheet_xml, take, text_cell, workbook

HEAD = f'<row r="1">{text_cell("A1", "Tiltak")}<c r="B1"><v>2011</v></c></row>'


def refusal(content, name="liste.xlsx"):
    """Return the words of the refusal, and see that it came quickly and cost little."""
    began, before = time.process_time(), resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    with pytest.raises(ImportRefused) as caught:
        analyse(read(content, name))
    assert time.process_time() - began < 2
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 200 * 1024
    message = str(caught.value)
    assert "\n" not in message and len(message) < 200
    return message


class Zeros:
    """A file of as many zero bytes as one likes, without having them."""

    def __init__(self, size):
        self.left = size

    def read(self, size=-1):
        size = min(size, self.left)
        self.left -= size
        return b"0" * size


def bomb(declared=None):
    out = BytesIO()
    good = package("")
    with zipfile.ZipFile(BytesIO(good)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for info in old.infolist():
            if info.filename.endswith("sheet1.xml"):
                start = sheet_xml("").split("</sheetData>")[0].encode() + b'<row r="1"><c r="A1"><v>'
                with new.open(info.filename, "w", force_zip64=True) as part:
                    part.write(start)
                    for _piece in range(300):
                        part.write(b"0" * 1024 * 1024)
            else:
                new.writestr(info.filename, old.read(info.filename))
    content = out.getvalue()
    if declared is not None:
        # The table of contents lies about the size.
        at = content.rindex(b"PK\x01\x02")
        size_at = at + 24
        content = content[:size_at] + struct.pack("<I", declared) + content[size_at + 4 :]
    return content


@pytest.fixture(scope="module")
def big():
    return bomb()


def test_a_zip_bomb(big):
    assert len(big) < 1024 * 1024
    assert "for stort pakket ut" in refusal(big)


def test_a_zip_bomb_that_lies_about_its_size():
    assert refusal(bomb(declared=5_000))


def test_an_old_workbook_with_a_new_name():
    old = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(3000)
    assert (
        refusal(old) == "Fila er i det gamle Excel-formatet (.xls). Åpne den i Excel og lagre den som .xlsx eller CSV."
    )
    assert "passord" in refusal(old + "EncryptedPackage".encode("utf-16-le"))


def test_ten_million_cells():
    told = sheet_xml(HEAD, '<dimension ref="A1:T500000"/>')
    assert "for mange celler" in refusal(package(told))


@pytest.mark.sweep
def test_many_cells_that_the_sheet_does_not_tell_of():
    rows = "".join(
        f'<row r="{n}">' + "".join(f'<c r="{c}{n}"><v>1</v></c>' for c in "ABCDEFGHIJKLMNOPQRSTUVWXYZ") + "</row>"
        for n in range(1, 21_000)
    )
    assert "for mange" in refusal(package(sheet_xml(rows)))
    assert "for mange celler" in refusal(b"Tiltak;2011\n" + b";" * 9_000_000, "liste.csv")


def test_one_long_text_that_many_cells_point_to():
    strings = f'<sst xmlns="x"><si><t>{"a" * 30_000}</t></si></sst>'
    rows = HEAD + "".join(f'<row r="{n}"><c r="A{n}" t="s"><v>0</v></c></row>' for n in range(2, 3_000))
    assert "for mye tekst" in refusal(package(sheet_xml(rows), strings=strings))


@pytest.mark.parametrize("value", ["", "<v></v>", "<v/>"])
def test_a_formula_without_a_value_is_named(value):
    rows = HEAD + f'<row r="2">{text_cell("A2", "Renhold")}<c r="B2"><f>1+1</f>{value}</c></row>'
    assert refusal(package(sheet_xml(rows))).startswith("Celle B2 har en formel uten utregnet verdi.")


def test_entities_are_refused_before_they_are_looked_at():
    for declared in ('<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>', '<!DOCTYPE x [<!ENTITY a "aaaa">]>'):
        bad = declared + sheet_xml(f'<row r="1">{text_cell("A1", "&e;")}</row>')
        assert "DOCTYPE" in refusal(package(bad))
        assert "DOCTYPE" in refusal(package(sheet_xml(HEAD), strings=declared + "<sst/>"))


@pytest.mark.parametrize(
    ("content", "name", "words"),
    [
        (b"", "liste.csv", "tom"),
        (b"Tiltak;2011\nA;1", "liste.xlsx", "ikke et Excel-regneark"),
        (workbook([["Tiltak", 2011], ["A", 1]]), "liste.csv", "er et regneark"),
        (b"%PDF-1.7 ...", "liste.csv", "PDF"),
        (b"\x89PNG\r\n", "liste.xlsx", "PNG"),
        (b"<html><table>", "liste.csv", "nettside"),
        (b"Tiltak\x00;2011\n", "liste.csv", "ikke en tekstfil"),
        (b"Tiltak;2011\nA;1", "liste.ods", "Filtypen"),
        (b"PK\x03\x04 and nothing more", "liste.xlsx", "ikke et Excel-regneark"),
        (package("<worksheet><sheetData>"), "liste.xlsx", "skadet"),
        (b"Tiltak;2011\n" + b'"A;1\n' + b"x\n" * 2000, "liste.csv", "anførselstegn"),
        (b"Tiltak;2011\nOla 01010012356;1", "liste.csv", "fødselsnummer"),
        (b"bare;tall\n1;2\n3;4", "liste.csv", "overskrifter"),
        (b"Tiltak;2011", "liste.csv", "ingen rader"),
    ],
)
def test_what_is_not_what_it_says(content, name, words):
    assert words in refusal(content, name)


@pytest.mark.parametrize(
    ("years", "words"),
    [
        ("2011;2012;20l3;2014", "Kolonne D heter «20l3», som ikke er et årstall."),
        ("2011;2012;20133;2014", "Kolonne D heter «20133», som ikke er et årstall."),
        ("2011;2012;1013;2014", "Kolonne D heter «1013», som ikke er et årstall."),
        ("2011;;2013;2014", "Kolonne C står mellom årene, men har ikke noe årstall."),
        ("2011;2012;2012;2014", "Året 2012 står i to kolonner: C og D."),
        ("2011;Budsjett 2011;2013;2014", "Året 2011 står i to kolonner: B og C."),
        ("2011;2013;2012;2014", "Årene står ikke i rekkefølge: 2013 (C) kommer før 2012 (D)."),
        ("2014;2013;2012;2011", "Årene står ikke i rekkefølge"),
    ],
)
def test_year_columns_that_are_none(years, words):
    assert words in refusal(f"Tiltak;{years}\nRenhold;-1;-2;-3;-4\n".encode(), "liste.csv")


def test_a_sheet_that_is_not_there():
    with pytest.raises(ImportRefused, match="Arket «B» finnes ikke. Fila har: Ark1."):
        read(workbook([["Tiltak", 2011], ["A", 1]]), "liste.xlsx", "B")


def test_a_doubled_year_can_be_chosen_away():
    text = "Tiltak (kr, minus er innsparing);2011;Budsjett 2011\nRenhold;-1;-2\n"
    found = take(text, columns={2: ""})
    assert found.read[0].years == {2011: 1}
