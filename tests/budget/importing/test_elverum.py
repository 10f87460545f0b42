"""The table a municipality published is read as it stands, and its own sums are recognised."""

import json

import pytest

from budget.importing import Choices, Source, analyse, read

from .tables import ELVERUM, take


@pytest.fixture(scope="module")
def found():
    return take(ELVERUM.read_bytes(), ELVERUM.name)


def test_fourteen_rows_are_read_and_three_sums_left_out(found):
    assert found.sentence() == (
        "14 rader lest: 2 tiltak, 2 basisbudsjett og 10 tekniske justeringer. Utelatt: 3 summer."
    )
    assert [row.label for row in found.read if row.role == "measure"] == [
        "Nedbemanning, jfr økoplan 15-18",
        "Innsparing kontinuerlig forbedring, jfr økoplan 15-18",
    ]
    assert [row.number for row in found.read if row.role == "base"] == [2, 6]
    assert all(row.why for row in found.rows)


def test_the_files_sums_are_held_against_its_rows(found):
    income, expense, unit = found.sums
    assert (income.verdict, expense.verdict, unit.verdict) == ("agrees", "rounding", "agrees")
    assert "3 rader gir −3\u00a0165, som fila skriver" in income.text
    assert "11 rader gir 19\u00a0967, fila skriver 19\u00a0968 (2016, 2017, 2018 og 2019)" in expense.text
    assert "Forskjellen på 1 er en avrunding i kilden" in expense.text
    assert "Radene selv gir 16\u00a0802" in unit.text
    assert not found.refused


def test_unit_and_sign_are_recognised_and_amounts_are_kroner(found):
    assert (found.facts.unit, found.facts.sign) == ("1000kr", "minus-is-saving")
    row = next(row for row in found.read if row.number == 10)
    assert row.years == dict.fromkeys((2016, 2017, 2018, 2019), 288_000)
    assert row.derived["full_year_effect"] == row.derived["expense_effect"] == 288_000
    assert found.effect_of_measures()[2019] == 813_000


def test_the_same_name_twice_is_two_rows(found):
    twins = [row for row in found.read if row.label == "16/basis"]
    assert [(row.number, row.side, row.same_name) for row in twins] == [(2, "income", (6,)), (6, "expense", (2,))]
    assert [row.status for row in twins] == ["new", "new"]


def test_years_outside_the_plan_are_told_and_can_be_left_out(found):
    assert found.outside_years == (2016, 2017, 2018, 2019)
    assert "De blir tatt med." in found.warnings[0]
    without = take(ELVERUM.read_bytes(), ELVERUM.name, outside_years="leave_out")
    assert without.years == () and "De er utelatt." in without.warnings[0]
    assert not any(row.years for row in without.read)


def test_a_role_can_be_changed_and_a_sum_taken_in_all_the_same():
    found = take(ELVERUM.read_bytes(), ELVERUM.name, roles={4: "measure", 12: "leave_out", 18: "measure"})
    assert found.counts() | {"read": 14, "measure": 4, "out_data": 1, "out_total": 2} == found.counts()


def test_a_run_that_was_kept_gives_the_same_preview(found):
    source = read(ELVERUM.read_bytes(), ELVERUM.name)
    choices = Choices(
        columns={1: ""}, roles={4: "measure"}, matches={10: 0}, names={"unit": {"a": "b"}}, sign="plus-is-saving"
    )
    assert Source.from_json(json.loads(json.dumps(source.to_json()))) == source
    assert Choices.from_json(json.loads(json.dumps(choices.to_json()))) == choices
    assert json.loads(json.dumps(found.to_json()))["counts"]["read"] == 14


def test_columns_are_suggested_and_what_was_chosen_is_remembered():
    source = read(ELVERUM.read_bytes(), ELVERUM.name)
    suggested = {column.letter: (column.field, column.year) for column in analyse(source).layout.columns}
    assert suggested["A"] == ("title", None) and suggested["D"] == ("year", 2016)
    remembered = analyse(source, remembered={"vedtakstype": "description"}).layout
    assert remembered.column("description").letter == "B" and remembered.column("row_type") is None
    chosen = analyse(source, Choices(columns={1: "row_type"}), {"vedtakstype": "description"}).layout
    assert chosen.column("row_type").letter == "B"
