"""Lists of other shapes than the published one: separators, character sets, merged heads, notes, figures as text."""

from datetime import date
from decimal import Decimal

import pytest

from budget.importing import Ask, Project, analyse, preview, read

from .tables import PLAN, package, sheet_xml, take, text_cell, workbook

PLAIN = """Innsparingstiltak rådhuset
Alle tall i hele kroner. Minus er innsparing. Prisnivå 2009
Tiltak{s}2011{s}2012{s}2013
Redusere renhold{s}-1 250 000{s}-1 250 000{s}-1 250 000
Færre møter{s}(40 000){s}−50 000{s}-60.000
Sum{s}-1 290 000{s}-1 300 000{s}-1 310 000
Kilde: rådmannens notat
"""


@pytest.mark.parametrize("separator", [";", "\t", ","])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_separators_and_character_sets(separator, encoding):
    text = PLAIN.format(s=separator).replace("−", "-" if encoding == "cp1252" else "−")
    found = take(text.encode(encoding))
    assert [(row.label, row.years) for row in found.read] == [
        ("Redusere renhold", dict.fromkeys((2011, 2012, 2013), 1_250_000)),
        ("Færre møter", {2011: 40_000, 2012: 50_000, 2013: 60_000}),
    ]
    assert [(row.what, row.why) for row in found.left_out] == [
        ("total", "merket som sum av radene over"),
        ("note", "merknad uten beløp"),
    ]
    assert found.sums[0].verdict == "agrees"
    assert (found.facts.unit, found.facts.sign, found.facts.price_year) == ("kr", "minus-is-saving", 2009)
    assert found.read[0].values["price_year"] == 2009 and "2009-priser" in " ".join(found.warnings)


@pytest.mark.parametrize("blank", [" ", "\u00a0", "\u202f", "\u2009"])
def test_blanks_in_numbers(blank):
    found = take(f"Tiltak (kr, pluss er innsparing);2011\nRenhold;1{blank}250{blank}000\n")
    assert found.read[0].years == {2011: 1_250_000}


def test_an_excel_file_with_merged_headings_in_two_rows():
    def fill(book, sheet):
        middle = book.add_format({"align": "center"})
        sheet.merge_range("A1:G1", "Tiltaksliste 2011", middle)
        sheet.merge_range("A3:A4", "Tiltak", middle)
        sheet.merge_range("B3:B4", "Sektor", middle)
        sheet.merge_range("C3:F3", "Innsparing i 1000 kr (pluss er innsparing)", middle)
        sheet.write_row("C4", [2011, 2012, 2013, 2014])
        sheet.write("G4", "Virker fra")
        sheet.write_row("A5", ["Renhold", "Helse", 100, 200.5, 200.5, 200.5])
        sheet.write_datetime(
            "G5", __import__("datetime").datetime(2011, 7, 1), book.add_format({"num_format": "dd.mm.yy"})
        )

    found = take(workbook(fill), "liste.xlsx")
    row = found.read[0]
    assert row.years == {2011: 100_000, 2012: 200_500, 2013: 200_500, 2014: 200_500}
    assert row.values["effective_from"] == date(2011, 7, 1)
    assert found.unknown_names == {"unit": ["Helse"]} and row.warnings[0].column == "B"


def test_a_csv_with_headings_in_two_rows_and_units_in_a_third():
    text = ";Effekt (minus = reduksjon);;\nTiltak;2011;2012;Årsverk\n;1000 kr;1000 kr;\nRenhold;-10;-20;-1,5\n"
    row = take(text).read[0]
    assert row.years == {2011: 10_000, 2012: 20_000} and row.values["fte_change"] == Decimal("-1.5")
    below = "Tiltak;2011;2012\n;1000 kr;1000 kr\nRedusere renhold;-10;-20\nKutte møter;-1;-2\n"
    assert take(below).read[0].years == {2011: 10_000, 2012: 20_000}


def test_headings_blanks_notes_and_repeated_headings_are_left_out_with_a_word():
    text = (
        "Tiltak (1000 kr, minus er innsparing);2011;2012\n"
        "Helse;;\nRenhold;-10;-10\nVakt;-5;-5\nSum helse;-15;-15\n;;\n"
        "Skole;;\nTiltak (1000 kr, minus er innsparing);2011;2012\nFærre klasser;-20;-30\n* Gjelder fra høsten;;\n"
        "Sum skole;-20;-30\nTotalt;-35;-45\n"
    )
    found = take(text)
    assert [row.label for row in found.read] == ["Renhold", "Vakt", "Færre klasser"]
    assert [row.section for row in found.read] == ["Helse", "Helse", "Skole"]
    assert [row.what for row in found.left_out] == [
        *("heading", "total", "blank", "heading", "heading", "note", "total", "total")
    ]
    assert [check.verdict for check in found.sums] == ["agrees"] * 3
    assert "delsummene" in found.sums[2].text


def test_sums_in_other_places():
    first = "Tiltak (kr, minus er innsparing);Type;2011\nHelse;;-30\nA;Tiltak;-10\nB;Tiltak;-20\nSum;;-30\n"
    found = take(first)
    assert [row.label for row in found.read] == ["A", "B"] and found.sums[0].verdict == "agrees"
    wrong = "Tiltak (kr, minus er innsparing);2011\nA;-10\nB;-20\nSum;-50\n"
    found = take(wrong)
    assert found.sums[0].verdict == "differs" and "Forskjellen er 20" in found.sums[0].text
    assert found.can_import


def test_a_measure_is_no_sum_because_it_looks_a_little_like_one():
    text = "Tiltak (kr, minus er innsparing);2011\nA;-10\nB;-10\n"
    text += "Total gjennomgang av møter;-7\nRedusere bemanning totalt;-3\n"
    assert len(take(text).read) == 4


@pytest.mark.parametrize(
    ("head", "unit"),
    [
        ("Tiltak (i 1000 kroner)", "1000kr"),
        ("Tiltak (1 000 kr)", "1000kr"),
        ("Tiltak i hele tusen", "1000kr"),
        ("Tiltak, tkr", "1000kr"),
        ("Tiltak (mill. kr)", "mnok"),
        ("Tiltak i MNOK", "mnok"),
        ("Tiltak (kr)", "kr"),
        ("Tiltak i hele kroner", "kr"),
    ],
)
def test_units_are_recognised(head, unit):
    found = take(f"{head};2011\nRenhold;-1,5\n", sign="minus-is-saving")
    assert found.facts.unit == unit
    assert found.read[0].years == {2011: {"kr": 2, "1000kr": 1500, "mnok": 1_500_000}[unit]}


def test_what_nobody_knows_is_asked_and_the_flag_is_named():
    analysis = analyse(read(b"Tiltak;2011\nRenhold;-100\n", "liste.csv"))
    with pytest.raises(Ask) as asked:
        preview(analysis, PLAN)
    assert [(question.subject, question.flag) for question in asked.value.questions] == [
        ("unit", "--unit"),
        ("sign", "--sign"),
    ]
    found = take("Tiltak;2011\nRenhold;-100\n", unit="1000kr", sign="plus-is-saving")
    assert found.read[0].years == {2011: -100_000}


def test_contradicting_notes_are_asked_about():
    text = "Tall i 1000 kr\nTall i hele kroner\nMinus er innsparing\nPluss er innsparing\nTiltak;2011\nRenhold;-100\n"
    questions = analyse(read(text.encode(), "liste.csv")).questions
    assert [question.subject for question in questions] == ["unit", "sign"]


@pytest.mark.parametrize(
    ("text", "sign"),
    [
        ("Innsparingstiltak\nTiltak (kr);2011\nRenhold;100\nVakt;50\n", "plus-is-saving"),
        ("Innsparingstiltak\nTiltak (kr);2011\nRenhold;-100\nVakt;-50\n", "minus-is-saving"),
        ("Tiltak (kr);Innsparing\nRenhold;100\n", "plus-is-saving"),
        ("Tiltak (kr);2011\nRedusere renhold;-100\nKutte møter;-50\nStyrke skolen;20\n", "minus-is-saving"),
        ("Positive tall er innsparing\nTiltak (kr);2011\nRenhold;-100\n", "plus-is-saving"),
        ("Negative tall viser reduserte utgifter\nTiltak (kr);2011\nRenhold;-100\n", "minus-is-saving"),
    ],
)
def test_the_sign_is_recognised_from_words_and_rows(text, sign):
    assert take(text).facts.sign == sign


def test_amounts_as_text_in_a_workbook_and_figures_that_can_be_read_in_two_ways():
    found = take(
        workbook([["Tiltak (kr, minus er innsparing)", 2011], ["A", "-1\u00a0250,-"], ["B", "kr 300-"]]), "l.xlsx"
    )
    assert [row.years for row in found.read] == [{2011: 1250}, {2011: 300}]
    unclear = take('Tiltak (kr, minus er innsparing);2011\nA;"-1,250"\nB;-5\n')
    assert unclear.refused[0].errors[0].column == "B" and "flere måter" in unclear.refused[0].status_why
    assert take('Tiltak (MNOK, minus er innsparing);2011\nA;"-1,250"\nB;-2,5\n').read[0].years == {2011: 1_250_000}


def test_values_of_formulas_are_read_and_said_so():
    def fill(book, sheet):
        sheet.write_row("A1", ["Tiltak (kr, minus er innsparing)", 2011])
        sheet.write("A2", "Renhold")
        sheet.write_formula("B2", "=-50*2", None, -100)

    found = take(workbook(fill), "liste.xlsx")
    assert found.read[0].years == {2011: 100}
    assert found.warnings[0] == "1 celle med formel, den første i B2: verdien er den Excel sist regnet ut."


def test_the_sheet_with_the_list_is_suggested():
    from io import BytesIO

    import xlsxwriter

    out = BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True}) as book:
        book.add_worksheet("Forside").write_row(0, 0, ["Budsjett", 12])
        book.add_worksheet("Liste").write_row(0, 0, ["Tiltak", 2011, 2012])
        book.get_worksheet_by_name("Liste").write_row(1, 0, ["Renhold", -1, -2])
    source = read(out.getvalue(), "liste.xlsx")
    assert source.sheet == "Liste" and [sheet.name for sheet in source.sheets] == ["Forside", "Liste"]
    assert read(out.getvalue(), "liste.xlsx", "Forside").sheet == "Forside"


def test_a_workbook_with_prefixed_names_hidden_rows_and_phonetic_hints():
    strings = '<x:sst xmlns:x="m"><x:si><x:r><x:t>Ren</x:t></x:r><x:r><x:t>hold</x:t></x:r>'
    strings += "<x:rPh><x:t>no</x:t></x:rPh></x:si></x:sst>"
    rows = (
        f'<row r="1">{text_cell("A1", "Tiltak (kr, minus er innsparing)")}<c r="B1"><v>2011</v></c></row>'
        '<row r="3" hidden="1"><c r="A3" t="s"><v>0</v></c><c r="B3"><v>-1E2</v></c></row>'
    )
    sheet = (
        sheet_xml(rows)
        .replace("</", "</x:")
        .replace("<", "<x:")
        .replace("<x:/x:", "</x:")
        .replace(" xmlns=", " xmlns:x=")
    )
    found = take(package(sheet, strings=strings), "liste.xlsx")
    assert [(row.number, row.label, row.years) for row in found.read] == [(3, "Renhold", {2011: 100})]
    assert "1 skjult rad er også lest." in found.warnings


def test_columns_that_are_no_effect_are_left_out_and_told():
    text = "Tiltak (kr, minus er innsparing);Regnskap 2009;2011;2012;Sum 2011-2012\nRenhold;-7;-1;-2;-3\n"
    found = take(text)
    assert found.read[0].years == {2011: 1, 2012: 2}
    assert [column.why for column in found.columns if not column.field] == [
        "regnskap og prognose er ikke tiltakets virkning",
        "årene er nivåer og legges aldri sammen",
    ]


def test_every_field_of_a_measure_is_read():
    project = Project(
        (2011,),
        2010,
        (),
        {"unit": {"helse": "Helse"}},
        {"kind": {"one_off": "engangs"}, "grade": {"green": "grønn: bør gjøres"}},
    )
    text = (
        "Nr;Tiltak;Sektor;Slag;Helårsvirkning (kr, pluss er innsparing);Oppstart;Sluttdato;Årsverk;Lovpålagt;"
        "Vurdering;KOSTRA;Sannsynlighet;Omstillingskostnad (1000 kr);Kommentar\n"
        "7;Renhold;HELSE;Engangs;1 000;1.7.2011;2012;-2,5;Ja;Grønn;130 Lokaler;80 %;20;Se notat\n"
    )
    row = take(text, project=project).read[0]
    assert not row.errors and row.values == {
        "row_ref": "7",
        "title": "Renhold",
        "unit": "Helse",
        "kind": "one_off",
        "full_year_effect": 1000,
        "effective_from": date(2011, 7, 1),
        "effective_to": date(2012, 12, 31),
        "fte_change": Decimal("-2.5"),
        "statutory": True,
        "grade": "green",
        "kostra_function": "130",
        "probability": 80,
        "restructuring_cost": 20_000,
        "description": "Se notat",
    }
    assert "number" not in row.to_save() and "row_ref" not in row.to_save()


def test_errors_carry_row_and_column():
    text = (
        "Tiltak (kr, minus er innsparing);Virker fra;Årsverk;2011\n"
        "Renhold;snart;mange;-1\n;;;-5\n" + "A" * 151 + ";;;-1\nVakt;1.7.2011;;mye\n"
    )
    found = take(text)
    assert [(p.row, p.column) for row in found.refused for p in row.errors] == [
        (2, "B"),
        (2, "C"),
        (3, "A"),
        (4, "A"),
        (5, "D"),
    ]
    assert not found.can_import


def test_amounts_that_grow_or_end_say_what_kind_of_measure_it_is():
    text = (
        "Tiltak (kr, minus er innsparing);2011;2012;2013\n"
        "Vokser;-10;-20;-30\nEn gang;0;-5;0\nSlutter;-7;-7;0\nHolde stilling ledig;-4;-4;-4\n"
    )
    grows, once, ends, vacant = take(text).read
    assert grows.derived["full_year_effect"] == 30 and "kind" not in grows.derived
    assert (once.derived["kind"], once.derived["full_year_effect"]) == ("one_off", 5)
    assert (ends.derived["kind"], ends.derived["effective_to"]) == ("temporary", date(2012, 12, 31))
    assert vacant.derived["kind"] == "vacancy"


def test_a_row_without_amount_is_not_calculated():
    text = "Nr;Tiltak (kr, minus er innsparing);2011\n1;Renhold;ikke beregnet\n2;Vakt;-1\n3;Kantine;\n"
    found = take(text)
    assert [(row.label, row.years, "full_year_effect" in row.derived) for row in found.read] == [
        ("Renhold", {}, False),
        ("Vakt", {2011: 1}, True),
        ("Kantine", {}, False),
    ]
