"""Each step of the ladder by its proof, and the database on the same step as the ladder, to the same krone."""

from datetime import date
from random import Random

import pytest
from django.db.models import F
from django.utils import timezone

from budget.ladder import ORDER, Step, step_of
from budget.models import (
    BudgetLine,
    Measure,
    MeasureCase,
    MeasureConsultation,
    MeasureDecision,
    MeasureYear,
    RealisedEffect,
)
from budget.selectors import (
    effect_of,
    ladder_of,
    list_totals,
    measure_rows,
    measures_for,
    proofs_of,
    row_of,
    stated_years,
    target_status,
)
from projects.models import Access, Consultation, DecisionKind, DecisionOutcome, StudyArea
from tests import cast as made
from tests.cast import write

TODAY = date(2011, 3, 15)
GONE = {"withdrawn_at": timezone.now()}


def row(cast, measure, role="secretary"):
    return next(r for r in measure_rows(cast.project, cast.people[role], TODAY) if r.measure.pk == measure.pk)


def consultation(cast, **more):
    values = {"form": "consultation", "held_on": date(2011, 2, 1), "parties": "hovedtillitsvalgt for Fagforbundet"}
    number = Consultation.objects.count() + 1
    return write(Consultation(project=cast.project, number=number, **(values | more)))


def discuss(cast, measure, linked=None, **more):
    return write(MeasureConsultation(measure=measure, consultation=consultation(cast, **more), **(linked or {})))


def adopt(cast, measure, **more):
    return write(MeasureDecision(measure=measure, decision=made.decision(cast, **more)))


def budget_line(cast, measure, **more):
    number = BudgetLine.objects.count() + 1
    return write(
        BudgetLine(project=cast.project, number=number, kind="measure", title="Linje", measure=measure, **more)
    )


def realise(cast, measure, **more):
    values = {
        "first_month": date(2011, 1, 1),
        "last_month": date(2011, 2, 1),
        "amount": 100_000,
        "entered_by": cast.people["project_group"],
        "confirmed_by": cast.people["controller"],
        "confirmed_on": date(2011, 3, 1),
    }
    return write(RealisedEffect(measure=measure, **(values | more)))


def study(cast, measure, **more):
    case = made.case(cast, **({"assessment": "Det er mulig."} | more))
    return write(MeasureCase(measure=measure, case=case))


@pytest.mark.parametrize(
    ("more", "step"),
    [
        ({}, Step.STUDIED),
        ({"assessment": ""}, Step.PROPOSED),
        (GONE, Step.PROPOSED),
    ],
)
def test_a_case_paper_with_an_assessment_is_proof_that_a_measure_is_studied(cast, more, step):
    measure = made.measure(cast)
    study(cast, measure, **more)
    assert row(cast, measure).step is step


@pytest.mark.parametrize(
    ("more", "linked", "step"),
    [
        ({}, {}, Step.DISCUSSED),
        ({"form": "negotiation"}, {}, Step.DISCUSSED),
        ({"form": "information"}, {}, Step.PROPOSED),
        ({"held_on": date(2011, 3, 16)}, {}, Step.PROPOSED),
        (GONE, {}, Step.PROPOSED),
        ({}, GONE, Step.PROPOSED),
    ],
)
def test_informed_is_never_discussed(cast, more, linked, step):
    measure = made.measure(cast)
    discuss(cast, measure, linked, **more)
    assert row(cast, measure).step is step


def test_a_decision_without_a_consultation_says_so(cast):
    measure = made.measure(cast)
    adopt(cast, measure)
    assert row(cast, measure).is_undiscussed
    discuss(cast, measure)
    assert not row(cast, measure).is_undiscussed


def test_a_budget_line_lifts_only_what_is_decided(cast):
    first, second = made.measure(cast), made.measure(cast)
    for measure in (first, second):
        budget_line(cast, measure)
    adopt(cast, first)
    assert [row(cast, m).step for m in (first, second)] == [Step.BUDGETED, Step.PROPOSED]
    assert target_status(cast.project, cast.secretary, TODAY).decided == 1_200_000


def test_a_withdrawn_budget_line_proves_nothing(cast):
    measure = made.measure(cast)
    adopt(cast, measure)
    budget_line(cast, measure, **GONE)
    assert row(cast, measure).step is Step.DECIDED


@pytest.mark.parametrize(
    ("more", "step"),
    [
        ({}, Step.REALISED),
        ({"confirmed_by": None, "confirmed_on": None}, Step.DECIDED),
        ({"confirmed_on": date(2011, 3, 16)}, Step.DECIDED),
        (GONE, Step.DECIDED),
    ],
)
def test_a_confirmed_figure_of_the_accounts_realises_a_decided_measure(cast, more, step):
    measure = made.measure(cast)
    adopt(cast, measure)
    realise(cast, measure, **more)
    found = target_status(cast.project, cast.secretary, TODAY)
    assert row(cast, measure).step is step
    assert found.implemented == (1_200_000 if step is Step.REALISED else 0)


def test_a_measure_that_the_latest_decision_put_off_keeps_its_step_and_says_so(cast):
    measure = made.measure(cast)
    adopt(cast, measure, kind=DecisionKind.RECOMMENDATION, decided_on=date(2011, 1, 10))
    assert row(cast, measure).postponed_word == ""
    adopt(cast, measure, outcome=DecisionOutcome.POSTPONED, decided_on=date(2011, 2, 10))
    assert (row(cast, measure).word, row(cast, measure).postponed_word) == ("innstilt", "utsatt")
    adopt(cast, measure, decided_on=date(2011, 3, 10))
    assert (row(cast, measure).word, row(cast, measure).postponed_word) == ("vedtatt", "")


def test_hidden_proofs_prove_nothing_to_those_who_may_not_see_them(cast):
    work = cast.bodies["work_body"]
    measure = made.measure(cast)
    discuss(cast, measure, access=Access.RESTRICTED, body=work)
    write(
        MeasureCase(
            measure=measure, case=made.case(cast, body="work_body", assessment="Ja.", access=Access.RESTRICTED)
        )
    )
    seen = {role: row(cast, measure, role).step for role in ("secretary", "work_group", "council", "employee")}
    assert seen == {
        "secretary": Step.DISCUSSED,
        "work_group": Step.DISCUSSED,
        "council": Step.PROPOSED,
        "employee": Step.PROPOSED,
    }
    assert {
        rung.step for rung in ladder_of(row(cast, measure, "work_group"), cast.work_group, TODAY) if rung.cases
    } == {Step.STUDIED}


def test_the_ladder_shows_each_proof(cast):
    area = write(StudyArea(project=cast.project, title="Renhold", conclusion="Samles."))
    measure = made.measure(cast, study_area=area, effective_from=date(2011, 1, 1), started_on=date(2011, 1, 3))
    study(cast, measure)
    met = discuss(cast, measure)
    advised = adopt(cast, measure, kind=DecisionKind.RECOMMENDATION)
    decided = adopt(cast, measure)
    line, figure = budget_line(cast, measure), realise(cast, measure)
    found = {rung.step: rung for rung in ladder_of(row(cast, measure), cast.secretary, TODAY)}
    assert found[Step.STUDIED].study_area == area and len(found[Step.STUDIED].cases) == 1
    assert found[Step.DISCUSSED].consultations == (met.consultation,)
    assert found[Step.RECOMMENDED].decisions == (advised.decision,)
    assert found[Step.DECIDED].decisions == (decided.decision,)
    assert found[Step.BUDGETED].budget_lines == (line,)
    assert found[Step.REALISED].realised == (figure,)
    assert found[Step.REALISED].rung.is_here


def many(cast, count, seed):
    """Make measures of every sort, with proofs of every sort."""
    source = Random(seed)
    area = write(StudyArea(project=cast.project, title="Renhold", conclusion="Samles."))
    final, confirmed = made.decision(cast), made.decision(cast, confirmed_at=timezone.now())
    put_off = made.decision(cast, outcome=DecisionOutcome.POSTPONED, decided_on=date(2011, 3, 1))
    advised = made.decision(cast, kind=DecisionKind.RECOMMENDATION)
    met = consultation(cast)
    for _number in range(count):
        start = source.choice(
            [None, *(date(source.randint(2010, 2014), source.randint(1, 12), d) for d in (1, 15, 28))]
        )
        end = date(start.year + 1, 6, 17) if start and source.random() < 0.15 else None
        measure = made.measure(
            cast,
            kind=source.choice(["permanent"] * 5 + ["permanent_operating", "temporary", "one_off", "vacancy"]),
            full_year_effect=source.choice([None, 0, 1, -1] + [source.randint(-3_000_000, 9_000_000)] * 12),
            effective_from=start,
            effective_to=end,
            started_on=source.choice([None, start]),
            ramp="" if source.random() < 0.8 else "25@0 60@6 100@14",
            study_area=area if source.random() < 0.4 else None,
            is_example_figure=source.random() < 0.1,
        )
        if source.random() < 0.3:
            write(MeasureConsultation(measure=measure, consultation=met))
        for decision, share in ((advised, 0.3), (final, 0.3), (confirmed, 0.2), (put_off, 0.1)):
            if source.random() < share:
                adopted = source.choice([None, 100_000, 200_000])
                write(MeasureDecision(measure=measure, decision=decision, adopted_effect=adopted, adopted_from=start))
        if source.random() < 0.3:
            budget_line(cast, measure)
        if source.random() < 0.2:
            realise(cast, measure)
        if source.random() < 0.3:
            for year in source.sample(range(2010, 2016), 3):
                write(MeasureYear(measure=measure, year=year, amount=source.randint(-50_000, 900_000)))


@pytest.mark.parametrize("seed", [1, 2])
def test_the_database_reckons_steps_and_kroner_as_the_ladder_and_the_effects_do(cast, seed):
    many(cast, 90, seed)
    person = cast.secretary
    rows = measure_rows(cast.project, person, TODAY)
    one_by_one = (
        measures_for(cast.project, person, TODAY).with_adopted(person, TODAY).annotate(found_step=F("step_no"))
    )
    for measure, whole in zip(one_by_one.order_by("number"), rows, strict=True):
        assert ORDER[measure.found_step] is step_of(proofs_of(measure), TODAY)
        assert row_of(measure, cast.project, TODAY) == whole
    found = target_status(cast.project, person, TODAY)
    assert len({r.step for r in rows}) == 8
    known = [r for r in rows if r.measure.full_year_effect is not None]
    for step in ORDER:
        counted = [r for r in rows if r.counted and r.step is step]
        assert found.on(step).amount == sum(r.measure.full_year_effect for r in counted)
        assert found.on(step).count == len(counted)
        for level in (*found.years, found.target_year_level):
            mine = [r for r in known if r.measure.is_permanent and r.step is step]
            assert level.amounts[step] == sum(r.effect(level.year) or 0 for r in mine), (level.year, step)
    apart = [r for r in known if not r.counted]
    assert sum(b.count for b in found.beside) == len(apart)
    assert sum(b.amount for b in found.beside) == sum(r.measure.full_year_effect for r in apart)
    assert sum(b.decided for b in found.beside) == sum(r.measure.full_year_effect for r in apart if r.is_decided)
    assert sum(b.target_year_effect for b in found.beside) == sum(r.effect(2011) or 0 for r in apart)
    assert found.unconfirmed.amount == sum(r.measure.full_year_effect for r in rows if r.counted and r.is_unconfirmed)
    assert (found.measures, found.not_calculated) == (len(rows), len(rows) - len(known))
    totals = list_totals(measures_for(cast.project, person, TODAY), cast.project, person, TODAY)
    counted = [r for r in rows if r.counted]
    assert totals.count == len(counted)
    assert totals.full_year_effect == sum(r.measure.full_year_effect for r in counted)
    assert totals.target_year_effect == sum(r.effect(2011) or 0 for r in counted)


def test_a_start_on_any_day_gives_the_same_krone_in_the_database(cast):
    days = [date(2012, month, day) for month, day in ((1, 1), (2, 28), (2, 29), (4, 17), (7, 1), (12, 31))]
    for number, day in enumerate(days):
        for amount in (1, -1, 999_999 + number, -1_234_567, 10**12 - 1):
            made.measure(cast, full_year_effect=amount, effective_from=day)
    rows = measure_rows(cast.project, cast.secretary, TODAY)
    found = target_status(cast.project, cast.secretary, TODAY)
    assert [y.total for y in found.years] == [sum(r.effect(y.year) or 0 for r in rows) for y in found.years]


def test_what_a_source_says_of_a_year_takes_the_place_of_what_is_computed(cast):
    measure = made.measure(cast, full_year_effect=1_000_000, effective_from=date(2011, 7, 1))
    write(MeasureYear(measure=measure, year=2011, amount=123_456))
    write(MeasureYear(measure=measure, year=2012, amount=5, **GONE))
    assert row(cast, measure).effects == {2011: 123_456, 2012: 1_000_000, 2013: 1_000_000, 2014: 1_000_000}
    assert stated_years(cast.project, cast.secretary) == {measure.pk: {2011: 123_456}}
    assert effect_of(Measure.objects.get(pk=measure.pk)).in_year(2011) == 123_456
