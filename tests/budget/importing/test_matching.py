"""Rows are held against what the project has: new, changed, unchanged, refused; and a file of ours loses nothing."""

from datetime import date
from decimal import Decimal

import pytest

from budget.importing import Existing, Project
from budget.importing.catalogue import BY_KEY, FIELDS, header_key, match_field
from budget.importing.layouts import PlanRow, as_file, full_head, full_table, plan_table

from .tables import take

HEAD = "Tiltak (kr, minus er innsparing);2011;2012\n"
OPTIONS = {
    "kind": {"permanent": "varig, strukturelt", "one_off": "engangs"},
    "grade": {"green": "grønn: bør gjøres"},
    "access": {"internal": "intern", "public": "offentlig"},
}


def project(*existing, names=None):
    return Project((2011, 2012), 2010, existing, names or {}, OPTIONS)


def test_new_changed_and_unchanged():
    found = take(
        HEAD + "Renhold;-10;-20\nVakt;-5;-5\nKantine;-1;-1\n",
        project=project(
            Existing(1, "renhold ", years={2011: 10, 2012: 15}, values={"full_year_effect": 15}),
            Existing(
                2, "Vakt", years={2011: 5, 2012: 5}, values={"full_year_effect": 5, "effective_from": date(2011, 1, 1)}
            ),
        ),
    )
    changed, same, new = found.read
    assert (changed.status, changed.match) == ("changed", 1)
    assert [(c.label, c.old, c.new) for c in changed.changes if c.year] == [("2012", 15, 20)]
    assert changed.years_to_save() == {2012: 20}
    assert (same.status, same.match, new.status, new.match) == ("unchanged", 2, "new", None)
    assert new.to_save() == {"title": "Kantine", "full_year_effect": 1, "effective_from": date(2011, 1, 1)}


def test_the_second_of_a_name_is_the_second():
    twins = [Existing(n, "Renhold", years={2011: n, 2012: n}, values={"full_year_effect": n}) for n in (3, 8)]
    rows = take(HEAD + "Renhold;-3;-3\nRenhold;-9;-8\nRenhold;-1;-1\n", project=project(*twins)).read
    assert [(row.match, row.status) for row in rows] == [(3, "changed"), (8, "changed"), (None, "new")]
    assert [change.field for change in rows[0].changes] == ["effective_from"]


def test_lapsed_and_decided_measures_and_the_same_number_twice():
    existing = project(Existing(1, "Renhold", withdrawn=True), Existing(2, "Vakt", decided=True))
    lapsed, decided = take(HEAD + "Renhold;-1;-1\nVakt;-1;-1\n", project=existing).read
    assert lapsed.status == "new"
    lapsed = take(HEAD + "Renhold;-1;-1\n", project=existing, matches={2: 1}).read[0]
    assert lapsed.status == "refused" and "bortfalt" in lapsed.status_why
    assert decided.status == "changed" and "vedtatt" in decided.warnings[0].message
    text = "Tiltaksnummer;Tiltak (kr, minus er innsparing);2011\n2;Vakt;-1\n2;Vakthold;-1\n9;Ny;-1\n"
    first, second, new = take(text, project=existing).read
    assert (first.match, second.status, new.status) == (2, "refused", "new")
    assert "det samme tiltaket" in second.status_why and "neste ledige" in new.warnings[0].message


def test_a_match_can_be_chosen():
    existing = project(Existing(1, "Renhold"), Existing(2, "Vakt"))
    first, second = take(HEAD + "Renhold;-1;-1\nVask;-1;-1\n", project=existing, matches={2: 0, 3: 1}).read
    assert (first.match, second.match) == (None, 1)
    assert "navnet er et annet" in second.warnings[0].message


def test_a_file_read_again_doubles_no_budget_line():
    text = "Tiltak (kr, minus er innsparing);Type;2011;2012\n10/basis;Fremskrevet budsjett;90;90\n"
    text += "Lønnsvekst;Teknisk;5;5\n"
    lines = [Existing(4, "10/basis", "base", years={2011: -90, 2012: -90}), Existing(1, "Lønnsvekst", years={})]
    base, technical = take(text, project=project(*lines)).read
    assert (base.status, base.match, technical.status) == ("unchanged", 4, "new")


FULL = Existing(
    7,
    "=HYPERLINK(\"x\") 'a'",
    values={
        "description": '-1 linje\nlinje to; med "tegn"\r\nog \'=mer',
        "kind": "one_off",
        "unit": "Helse",
        "kostra_function": "120",
        "full_year_effect": -1_234_567,
        "expense_effect": -1_234_567,
        "effective_from": date(2011, 7, 1),
        "effective_to": date(2012, 6, 30),
        "ramp": "25@0 100@12",
        "price_year": 2009,
        "fte_change": Decimal("-2.50"),
        "restructuring_cost": 0,
        "service_impact": "'=1+1",
        "statutory": False,
        "statutory_basis": "@lov",
        "grade": "green",
        "probability": 0,
        "access": "public",
        "risk": "\t+47 12 34",
        "assumptions": "æøå € \u202f –",
    },
    years={2011: 0, 2013: -5},
)


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_a_file_of_ours_loses_nothing(kind):
    plain = Existing(8, "-20", values={"kind": "permanent", "access": "internal"})
    table = full_table([FULL, plain], OPTIONS)
    again = take(
        as_file(table, kind, "Tiltak"),
        f"tiltak.{kind}",
        project=project(FULL, plain, names={"unit": {"helse": "Helse"}}),
    )
    assert [(row.status, row.status_why, row.match) for row in again.read] == [
        ("unchanged", "står slik fra før", 7),
        ("unchanged", "står slik fra før", 8),
    ]
    empty = take(as_file(table, kind, "Tiltak"), f"tiltak.{kind}", project=project(names={"unit": {"helse": "Helse"}}))
    saved = empty.read[0].to_save()
    text = {
        key: value.replace("\r\n", "\n").strip() if isinstance(value, str) else value
        for key, value in FULL.values.items()
    }
    assert saved == {**text, "title": FULL.title} and empty.read[0].years == FULL.years


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_the_plans_form_is_thousands_with_minus_for_a_saving_and_can_be_read(kind):
    rows = [
        PlanRow("Renhold", "Tiltak", "Helse", {2011: 600_000, 2012: 1_200_400}),
        PlanRow("Vakt", "Tiltak", "Helse", {2011: None, 2012: 50_000}),
        PlanRow("Klasser", "Tiltak", "Skole", {2011: 1_500, 2012: -2_500}),
    ]
    table = plan_table(rows, (2011, 2012), 2010)
    assert table[0][0] == "Tiltak (i 1000 kroner, minus er innsparing, faste 2010-priser)"
    note = table[1][-1]  # 1 200 + 50 − 3 beside 1 248
    assert note[0] == "Tallene er avrundet hver for seg. Summen kan derfor avvike med 1."
    assert len(note) == len(table[0]) and set(note[1:]) == {None}
    assert [row[3:] for row in table[1][:-1]] == [
        [-600, -1200],
        ["ikke beregnet", -50],
        [-600, -1250],
        [-2, 3],
        [-2, 3],
        [-602, -1248],
    ]
    found = take(as_file(table, kind, "Plan"), f"plan.{kind}", project=project())
    assert [row.label for row in found.read] == ["Renhold", "Vakt", "Klasser"]
    assert found.read[0].years == {2011: 600_000, 2012: 1_200_000}
    assert [check.verdict for check in found.sums][-1] in {"agrees", "rounding"} and not found.warnings


def test_no_two_headings_of_ours_are_the_same_and_each_means_its_field():
    heads = [full_head(field) for field in FIELDS]
    assert len({header_key(head) for head in heads}) == len(heads)
    assert [match_field(head) for head in heads] == [(field.key, 100) for field in FIELDS]
    assert BY_KEY["title"].longest == 150
