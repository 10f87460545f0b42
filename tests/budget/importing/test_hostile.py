"""Whatever the bytes, the answer is a preview or a refusal."""

import random

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from budget.importing import Choices, ImportRefused, analyse, preview, read

from .tables import ELVERUM, PLAN, package, sheet_xml, text_cell, workbook

GOOD = workbook(
    [
        ["Tiltak (kr, minus er innsparing)", "Virker fra", 2011, 2012],
        ["A", "1.7.2011", -1, "-2"],
        ["Sum", None, -1, -2],
    ]
)
CELLS = st.sampled_from(
    [
        "",
        "Tiltak",
        "2011",
        "2012",
        "-1 000",
        "Sum",
        "Helse",
        "1,250",
        "x",
        "(5)",
        "Nr",
        "Type",
        "i 1000 kr",
        "minus er innsparing",
    ]
    + [
        "Netto",
        "Virker fra",
        "1.7.2011",
        "Driftsutgift",
        "\u00a0",
        "'",
        '"',
        "=1+1",
        "16/basis",
        "Årsverk",
        "99999999999999999999",
    ]
)
TABLES = st.lists(st.lists(CELLS, min_size=1, max_size=7), min_size=1, max_size=12)
CALM = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def answer(content, name):
    try:
        analysis = analyse(read(content, name))
        if analysis.questions:
            analysis = analyse(analysis.source, Choices(unit="kr", sign="minus-is-saving"))
        found = preview(analysis, PLAN)
    except ImportRefused:
        return None
    assert found.sentence() and found.to_json()
    assert all(row.why or row.status_why for row in found.rows)
    return found


@CALM
@given(TABLES, st.sampled_from([";", "\t", ","]))
def test_any_table_of_words_that_lists_hold(table, separator):
    answer("\n".join(separator.join(row) for row in table).encode(), "liste.csv")


@CALM
@given(TABLES)
def test_any_table_in_a_workbook(table):
    answer(
        workbook([[int(cell) if cell in {"2011", "2012"} else cell for cell in row] for row in table]), "liste.xlsx"
    )


@CALM
@given(st.binary(max_size=400), st.sampled_from(["liste.csv", "liste.xlsx", "liste"]))
def test_any_bytes(content, name):
    answer(content, name)


def test_a_workbook_with_bytes_changed():
    assert answer(GOOD, "liste.xlsx").sums[0].verdict == "agrees"
    dice = random.Random(7)
    for _try in range(200):
        content = bytearray(GOOD)
        for _byte in range(dice.randint(1, 6)):
            content[dice.randrange(len(content))] = dice.randrange(256)
        answer(bytes(content), "liste.xlsx")
    for size in range(0, len(GOOD), 97):
        answer(GOOD[:size], "liste.xlsx")


def test_the_published_table_with_lines_missing_and_cells_moved():
    lines = ELVERUM.read_text(encoding="utf-8").splitlines()
    dice = random.Random(11)
    for _try in range(100):
        some = [line.replace(";", "", dice.randint(0, 2)) if dice.random() < 0.2 else line for line in lines]
        dice.shuffle(some)
        answer("\n".join(some[: dice.randint(1, len(some))]).encode(), "liste.csv")


def test_numbers_and_references_that_no_sheet_has():
    head = f'<row r="1">{text_cell("A1", "Tiltak")}<c r="B1"><v>2011</v></c></row>'
    for cell in (
        '<c r="A2" t="s"><v>7</v></c>',
        '<c r="A2" t="s"><v>-1</v></c>',
        '<c r="2"><v>1</v></c>',
        '<c r="A2" s="x"><v>1</v></c>',
        '<c r="ZZZZ2"><v>1</v></c>',
        '<c r="B2"><v>1e999</v></c>',
        '<c r="B2"><v>NaN</v></c>',
        '<c r="B2"><v>x</v></c>',
        '<c r="B2" t="d"><v>2011-99-99</v></c>',
        '<c r="A2" t="b"><v>1</v></c><c r="A2"><v>2</v></c>',
        '<c r="A2" t="inlineStr"><is><t>_x0000__xD800_a</t></is></c><c r="B2"><v>-1</v></c>',
    ):
        for number in ("2", "0", "-1", "99999999999", "x"):
            answer(package(sheet_xml(f'{head}<row r="{number}">{cell}</row>')), "liste.xlsx")
