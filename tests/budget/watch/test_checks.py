"""Each check fires on what it is for, is silent on what is near it, and its key follows the values it looked at."""

import re
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from budget.ladder import Step
from budget.models import BudgetArea, BudgetNote
from budget.selectors.plan import NoteRow
from budget.watch import CHECKS, Snapshot, findings_of, key_of
from budget.watch.snapshot import Adopted, AgreementFact, DecisionFact, LineFact, MeasureFact, RelationFact

TODAY = date(2011, 3, 15)
DECIDED, PROPOSED, STARTED = Step.DECIDED.number, Step.PROPOSED.number, Step.IMPLEMENTED.number
DOCS = Path(__file__).parents[3] / "docs" / "tallvakta.md"


def measure(pk=1, **more):
    plain = MeasureFact(
        pk=pk,
        number=pk,
        title=f"Renhold {pk}",
        kind="permanent",
        unit_id=7,
        unit="Oppvekst",
        kostra_function="",
        full_year_effect=1_000_000 + pk,
        effective_from=date(2011, 7, 1),
        effective_to=None,
        latest_start=None,
        price_year=None,
        fte_change=None,
        fte_redundancy=None,
        owner_id=3,
        started_on=None,
        step_no=PROPOSED,
    )
    return plain._replace(**more)


def relation(kind, pk=1, other=2, *, lapsed=False, overlap=None):
    return RelationFact(5, pk, kind, other, other, f"Renhold {other}", overlap, lapsed)


def decision(**more):
    plain = DecisionFact(9, "PS 1/11 Renhold", date(2011, 1, 10), True, None, False, True, (1,))
    return replace(plain, **more)


def line(pk=1, of=1, reference="", price_year=None):
    return LineFact(pk, pk, of, reference, price_year)


def note(amount, lines, area=None):
    made = BudgetNote(pk=4, year=2011, amount=amount, source="Årsbudsjett 2011", budget_area=area)
    return NoteRow(made, lines)


def seen(*measures, **more):
    return Snapshot(today=TODAY, price_year=2011, measures=measures, **more)


def fte(pk, change="-2", **more):
    return measure(pk, fte_change=Decimal(change), **more)


PROTECTED = AgreementFact(6, "Omstillingsavtale", date(2010, 1, 1), date(2012, 12, 31))
#: Code → (a snapshot that it fires on, a word of what it says, snapshots that are near and right).
CASES = {
    "T01": (
        seen(fte(1), fte(2, "-3"), relations=(relation("overlaps"),)),
        "overlapper",
        [
            seen(fte(1), fte(2, "2"), relations=(relation("overlaps"),)),
            seen(fte(1), fte(2)),
            seen(fte(1, full_year_effect=5), fte(2, full_year_effect=5, unit_id=8)),
            seen(fte(1, kostra_function="202"), fte(2, "-3", kostra_function="202")),
        ],
    ),
    "T02": (
        seen(measure(1), measure(2), lines=(line(1, 1, "1.2 Renhold"), line(2, 2, " 1.2  renhold "))),
        "tiltak 1 «Renhold 1» og tiltak 2",
        [
            seen(measure(1), measure(2), lines=(line(1, 1, "1.2"), line(2, 2, "1.3"))),
            seen(measure(1), measure(2), lines=(line(1, 1), line(2, 2))),
            seen(measure(1), lines=(line(1, 1, "1.2"), line(2, 1, "1.2"))),
        ],
    ),
    "T03": (
        seen(fte(1, "-6"), fte(2, "-5.5"), staff={7: (date(2011, 2, 1), Decimal(11))}),
        "fjerner 11,5 årsverk til sammen, men enheten hadde 11",
        [
            seen(fte(1, "-6"), fte(2, "-5"), staff={7: (date(2011, 2, 1), Decimal(11))}),
            seen(fte(1, "-6"), fte(2, "-6", kind="vacancy"), staff={7: (date(2011, 2, 1), Decimal(11))}),
            seen(fte(1, "-60")),
        ],
    ),
    "T04": (
        seen(measure(effective_to=date(2012, 6, 30))),
        "30. juni 2012",
        [seen(measure(effective_to=date(2012, 6, 30), kind="temporary")), seen(measure())],
    ),
    "T05": (
        seen(measure(), lines=(line(3),)),
        "linje 3",
        [seen(measure(step_no=DECIDED), lines=(line(3),)), seen(measure())],
    ),
    "T06": (
        seen(measure(step_no=DECIDED), decisions=(decision(confirmed=False),)),
        "protokollen er ikke godkjent",
        [
            seen(measure(step_no=DECIDED), decisions=(decision(confirmed=False, decided_on=date(2011, 2, 13)),)),
            seen(measure(step_no=DECIDED), decisions=(decision(),)),
            seen(measure(2), decisions=(decision(confirmed=False),)),
        ],
    ),
    "T07": (
        seen(measure(1, step_no=DECIDED), measure(2, step_no=STARTED), relations=(relation("excludes"),)),
        "utelukker hverandre",
        [
            seen(measure(1, step_no=DECIDED), measure(2), relations=(relation("excludes"),)),
            seen(measure(1, step_no=DECIDED), measure(2, step_no=DECIDED), relations=(relation("requires"),)),
        ],
    ),
    "T08": (
        seen(measure(1, step_no=DECIDED), measure(2), relations=(relation("requires"),)),
        "som ikke er vedtatt",
        [
            seen(measure(1), measure(2), relations=(relation("requires"),)),
            seen(measure(1, step_no=DECIDED), measure(2, step_no=DECIDED), relations=(relation("requires"),)),
        ],
    ),
    "T09": (
        seen(measure(step_no=DECIDED, owner_id=None)),
        "ingen eier",
        [seen(measure(owner_id=None)), seen(measure(step_no=DECIDED))],
    ),
    "T10": (
        seen(measure(step_no=DECIDED, effective_from=TODAY)),
        "ikke bekreftet",
        [
            seen(measure(step_no=DECIDED, effective_from=date(2011, 3, 16))),
            seen(measure(step_no=DECIDED, effective_from=TODAY, started_on=TODAY)),
            seen(measure(effective_from=TODAY)),
        ],
    ),
    "T11": (
        seen(notes=(note(500_000, 400_000),)),
        "hele budsjettet",
        [seen(notes=(note(500_000, 500_000),)), seen(notes=(note(0, 0),))],
    ),
    "T12": (
        seen(measure(), decisions=(decision(deadline=date(2011, 3, 14)),)),
        "14. mars 2011",
        [
            seen(measure(), decisions=(decision(deadline=TODAY),)),
            seen(measure(), decisions=(decision(deadline=date(2011, 3, 14), followed_up=True),)),
        ],
    ),
    "T13": (
        seen(measure(latest_start=date(2011, 3, 14))),
        "senest begynne",
        [seen(measure(latest_start=TODAY)), seen(measure(latest_start=date(2011, 3, 14), step_no=STARTED))],
    ),
    "T14": (
        seen(measure(price_year=2010)),
        "2010-priser",
        [
            seen(measure(price_year=2011)),
            seen(measure(price_year=2010, full_year_effect=None)),
            seen(measure(), lines=(line(price_year=2011),), adopted={}),
        ],
    ),
    "T15": (
        seen(measure(fte_redundancy=Decimal(-2)), agreements=(PROTECTED,)),
        "verner stillingene",
        [
            seen(measure(fte_redundancy=Decimal(0)), agreements=(PROTECTED,)),
            seen(measure(fte_redundancy=Decimal(-2), effective_from=date(2013, 1, 1)), agreements=(PROTECTED,)),
            seen(measure(fte_redundancy=Decimal(-2))),
            # A later version, which promises no jobs, has taken over by then.
            seen(
                measure(fte_redundancy=Decimal(-2)),
                agreements=(PROTECTED._replace(successor_from=date(2011, 7, 1)),),
            ),
        ],
    ),
    "T17": (
        seen(
            measure(fte_redundancy=Decimal("-5.2")),
            measure(2, fte_redundancy=Decimal("-3.5"), effective_from=date(2011, 7, 31)),
        ),
        "regner til sammen med oppsigelse av minst 10 personer mellom 1. juli 2011 og 31. juli 2011",
        [
            seen(
                measure(fte_redundancy=Decimal("-5.2")),
                measure(2, fte_redundancy=Decimal("-3.5"), effective_from=date(2011, 8, 1)),
            ),
            seen(measure(fte_redundancy=Decimal(-9))),
            seen(measure(fte_redundancy=Decimal(-10), effective_from=None)),
        ],
    ),
    "T16": (
        seen(measure(), adopted={1: Adopted(date(2011, 1, 10), 900_000, date(2011, 6, 1))}),
        "ingen har skrevet hvorfor",
        [
            seen(measure(), adopted={1: Adopted(date(2011, 1, 10), 1_000_001, date(2011, 7, 1))}),
            seen(measure(), adopted={1: Adopted(date(2011, 1, 10))}),
            seen(measure(), adopted={1: Adopted(date(2011, 1, 10), 900_000)}, explained=frozenset({1})),
        ],
    ),
}


def of(code, snapshot):
    return [finding for finding in findings_of(snapshot) if finding.code == code]


def test_every_check_has_a_case():
    assert {check.code for check in CHECKS} == set(CASES)


@pytest.mark.parametrize("code", CASES)
def test_a_check_fires_on_what_it_is_for_and_says_it_plainly(code):
    snapshot, words, _near = CASES[code]
    (found,) = of(code, snapshot)
    assert words in found.text.replace("\u00a0", " ") and found.text.endswith(".")
    assert found.mend.words and len(found.key) <= 200
    assert found.about, "it says what it concerns"


@pytest.mark.parametrize(("code", "number"), [(code, n) for code, case in CASES.items() for n in range(len(case[2]))])
def test_a_check_is_silent_on_what_is_near_and_right(code, number):
    assert of(code, CASES[code][2][number]) == []


@pytest.mark.parametrize("code", CASES)
def test_the_codes_names_and_severities_stand_in_the_documentation(code):
    rows = dict(re.findall(r"^\| (T\d\d) \| (.+?) \|", DOCS.read_text(encoding="utf-8"), re.M))
    (check,) = [check for check in CHECKS if check.code == code]
    assert rows.keys() == {check.code for check in CHECKS}
    assert f"| {code} | {check.severity.word} | {check.title} |" in DOCS.read_text(encoding="utf-8")


def test_the_same_finding_is_found_once_whichever_way_the_relation_was_said():
    both = (relation("excludes", 1, 2), relation("excludes", 2, 1))
    assert len(of("T07", seen(measure(1, step_no=DECIDED), measure(2, step_no=DECIDED), relations=both))) == 1
    overlaps = (relation("overlaps", 1, 2), relation("overlaps", 2, 1))
    assert len(of("T01", seen(fte(1), fte(2), relations=overlaps))) == 1


def test_alike_in_unit_and_årsverk_counts_as_the_same_only_with_amount_or_function():
    (found,) = of("T01", seen(fte(1, full_year_effect=5), fte(2, full_year_effect=5)))
    assert "har samme helårsvirkning" in found.text
    (found,) = of("T01", seen(fte(1, kostra_function="202"), fte(2, kostra_function="202")))
    assert "samme KOSTRA-funksjon" in found.text


def test_a_required_measure_that_has_lapsed_is_said_to_have():
    snapshot = seen(measure(1, step_no=DECIDED), relations=(relation("requires", lapsed=True),))
    (found,) = of("T08", snapshot)
    assert "som er bortfalt" in found.text
    assert of("T08", seen(measure(1, step_no=DECIDED), relations=(relation("requires"),))) == []


def test_a_line_in_other_prices_than_its_measure_is_told_by_its_number():
    (found,) = of("T14", seen(measure(step_no=DECIDED), lines=(line(8, 1, price_year=2009),)))
    assert "Budsjettlinje 8 er i 2009-priser" in found.text


def test_a_note_of_an_area_belongs_to_the_areas_unit_and_says_whose_lines_are_added():
    area = BudgetArea(pk=2, code="1.2", name="Oppvekst", unit_id=7)
    (found,) = of("T11", replace(seen(notes=(note(500_000, 600_000, area),)), is_whole=False))
    assert found.units == {7} and "1.2 Oppvekst" in found.text and "for mye" in found.text
    assert "Linjer med begrenset tilgang kan mangle" in found.text


def test_a_referat_is_called_a_referat():
    (found,) = of("T06", seen(measure(), decisions=(decision(confirmed=False, is_elected=False),)))
    assert "referatet er ikke godkjent" in found.text and "vedtatt" not in found.text


def test_a_key_follows_the_values_and_nothing_else():
    amounts = {1: Adopted(date(2011, 1, 10), 900_000)}
    (was,) = of("T16", seen(measure(), adopted=amounts))
    (same,) = of("T16", seen(measure(title="Nytt navn"), adopted=amounts))
    (other,) = of("T16", seen(measure(full_year_effect=1), adopted=amounts))
    assert was.key == same.key != other.key and was.ident != other.ident
    assert key_of([2, 1], Decimal("2.50"), None, date(2011, 1, 1)) == "1,2|2.5|-|2011-01-01"
    assert len(key_of(range(500), "x")) == 64


def test_the_gravest_come_first():
    found = findings_of(seen(measure(1, latest_start=date(2011, 1, 1)), measure(2, effective_to=date(2012, 1, 1))))
    assert [finding.code for finding in found] == ["T04", "T13"]
