"""The figures of the money: one computation, the same for every page, and only from what the reader may see."""

from dataclasses import replace
from datetime import date

import pytest
from django.utils import timezone

from budget import drawings
from budget.ladder import Step
from budget.models import Investment, Measure, MeasureDecision, Target
from budget.selectors import measure_rows, target_status
from projects.models import Access, DecisionKind, DecisionOutcome, DecisionStatus, StudyArea
from tests import cast as made
from tests.cast import write

TODAY = date(2011, 3, 15)
#: A measure whose owner has confirmed that it works.
STARTED = {"effective_from": date(2011, 1, 1), "started_on": date(2011, 1, 3)}


def link(measure, decision, **more):
    return write(MeasureDecision(measure=measure, decision=decision, **more))


def row(cast, measure, role="secretary"):
    rows = measure_rows(cast.project, cast.people[role], TODAY)
    return next(r for r in rows if r.measure.pk == measure.pk)


def status(cast, role="secretary"):
    return target_status(cast.project, cast.people[role], TODAY)


def target(cast, amount=40_000_000, year=2011):
    return write(Target(project=cast.project, year=year, amount=amount))


def area(cast, **more):
    return write(StudyArea(project=cast.project, title="Renhold", **more))


@pytest.mark.parametrize(
    ("decision", "step"),
    [
        ({}, Step.DECIDED),
        ({"kind": DecisionKind.RECOMMENDATION}, Step.RECOMMENDED),
        ({"kind": DecisionKind.ADVICE}, Step.PROPOSED),
        ({"outcome": DecisionOutcome.NOT_ADOPTED}, Step.PROPOSED),
        ({"outcome": DecisionOutcome.POSTPONED}, Step.PROPOSED),
        ({"status": DecisionStatus.CHANGED}, Step.DECIDED),
        ({"status": DecisionStatus.REPEALED}, Step.PROPOSED),
        ({"withdrawn_at": timezone.now()}, Step.PROPOSED),
        ({"decided_on": date(2011, 3, 16)}, Step.PROPOSED),
    ],
)
def test_only_an_adopted_decision_in_force_lifts_a_measure(cast, decision, step):
    measure = made.measure(cast)
    link(measure, made.decision(cast, **decision))
    assert row(cast, measure).step is step


def test_a_conclusion_of_the_study_area_is_proof_that_a_measure_is_studied(cast):
    plain = made.measure(cast, study_area=area(cast, status="concluded"))
    interim = made.measure(cast, study_area=area(cast, interim_conclusion="Samles."))
    final = made.measure(cast, study_area=area(cast, conclusion="Samles i én enhet."))
    assert [row(cast, m).step for m in (plain, interim, final)] == [Step.PROPOSED, Step.STUDIED, Step.STUDIED]


def test_a_decided_measure_is_implemented_when_its_day_has_come_and_its_owner_says_so(cast):
    days = [(date(2011, 3, 15), date(2011, 3, 15)), (date(2011, 3, 15), None), (date(2011, 3, 16), date(2011, 3, 1))]
    measures = [made.measure(cast, effective_from=start, started_on=said) for start, said in days]
    about = made.decision(cast)
    for measure in measures:
        link(measure, about)
    assert [row(cast, m).step for m in measures] == [Step.IMPLEMENTED, Step.DECIDED, Step.DECIDED]
    assert status(cast).implemented == 1_200_000


def test_an_unlinked_decision_proves_nothing(cast):
    measure = made.measure(cast)
    link(measure, made.decision(cast), withdrawn_at=timezone.now())
    assert row(cast, measure).step is Step.PROPOSED


def test_a_decision_counts_at_once_and_is_said_to_be_unconfirmed(cast):
    first, second = made.measure(cast), made.measure(cast, full_year_effect=300_000)
    link(first, made.decision(cast))
    link(second, made.decision(cast, confirmed_at=timezone.now()))
    assert row(cast, first).is_unconfirmed and not row(cast, second).is_unconfirmed
    assert (status(cast).decided, status(cast).unconfirmed.amount) == (1_500_000, 1_200_000)


def test_what_was_adopted_stands_beside_what_is_expected_now(cast):
    measure = made.measure(cast, full_year_effect=900_000, effective_from=date(2011, 9, 1))
    link(
        measure,
        made.decision(cast, decided_on=date(2011, 1, 10)),
        adopted_effect=1_200_000,
        adopted_from=date(2011, 7, 1),
    )
    link(measure, made.decision(cast, decided_on=date(2011, 2, 10)), adopted_effect=1_000_000)
    found = row(cast, measure)
    assert (found.adopted_effect, found.adopted_from, found.adopted_on) == (
        1_000_000,
        date(2011, 7, 1),
        date(2011, 2, 10),
    )
    assert (found.difference, found.days_later) == (-100_000, 62)
    assert status(cast).decided == 900_000


def test_the_database_counts_the_same_measures_as_the_ladder(cast):
    for kind in ("permanent", "permanent_operating", "temporary", "one_off", "vacancy"):
        for amount in (None, 0, 5):
            for start, end in ((None, None), (date(2011, 12, 31), None), (date(2012, 1, 1), None), (TODAY, TODAY)):
                made.measure(cast, kind=kind, full_year_effect=amount, effective_from=start, effective_to=end)
    counting = set(Measure.objects.counting(2011).values_list("pk", flat=True))
    rows = measure_rows(cast.project, cast.people["secretary"], TODAY)
    assert counting == {r.measure.pk for r in rows if r.counted}
    assert len(counting) == 4


def test_each_measure_is_counted_once_and_the_gap_is_the_target_less_the_decided(cast):
    target(cast)
    both = made.decision(cast)
    link(made.measure(cast, full_year_effect=6_100_000, **STARTED), both)
    link(made.measure(cast, full_year_effect=12_300_000), both)
    made.measure(cast, full_year_effect=15_000_000)
    found = status(cast)
    assert [(s.word, s.amount, s.count) for s in found.steps if s.count] == [
        ("forslag", 15_000_000, 1),
        ("vedtatt", 12_300_000, 1),
        ("iverksatt", 6_100_000, 1),
    ]
    assert (found.decided, found.implemented, found.proposed_only, found.missing, found.uncovered) == (
        18_400_000,
        6_100_000,
        15_000_000,
        21_600_000,
        6_600_000,
    )
    assert (
        found.sentence.replace("\u00a0", " ")
        == "Av 40 mill. kr er 18,4 vedtatt, av dette 6,1 iverksatt. 21,6 mangler vedtak."
    )


def test_the_lead_says_what_is_true_before_and_after_the_decisions(cast):
    measure = made.measure(cast, full_year_effect=1_000_000)
    link(measure, made.decision(cast))
    plain = [status(cast).sentence.replace("\u00a0", " ")]
    aim = target(cast, 900_000)
    plain.append(status(cast).sentence.replace("\u00a0", " "))
    measure.withdrawn_at = timezone.now()
    write(measure)
    plain.append(status(cast).sentence.replace("\u00a0", " "))
    assert plain == [
        "Målet for 2011 er ikke satt. 1 mill. kr er vedtatt.",
        "Av 0,9 mill. kr er 1 vedtatt og ingenting iverksatt. Vedtakene dekker målet.",
        "Av 0,9 mill. kr er ingenting vedtatt ennå.",
    ]
    assert aim.amount == 900_000


def test_steps_that_do_not_add_up_in_millions_say_that_they_are_rounded(cast):
    for more in (STARTED, {}):
        link(made.measure(cast, full_year_effect=1_040_000, **more), made.decision(cast))
    found = status(cast)
    assert "avvike med 0,1" in found.rounding_words.replace("\u00a0", " ")
    assert replace(found, steps=found.steps[:1]).rounding_words == ""


def test_what_does_not_count_stands_beside_and_is_in_no_sum(cast):
    target(cast)
    about = made.decision(cast)
    made.measure(cast, kind="temporary", full_year_effect=1, effective_to=date(2012, 6, 30))
    made.measure(cast, kind="permanent", full_year_effect=2, effective_to=date(2012, 6, 30))
    link(made.measure(cast, kind="one_off", full_year_effect=400, effective_from=date(2011, 11, 1)), about)
    made.measure(cast, kind="vacancy", full_year_effect=8)
    made.measure(cast, full_year_effect=16, effective_from=date(2012, 1, 1))
    made.measure(cast, full_year_effect=32, effective_from=None)
    made.measure(cast, full_year_effect=None)
    found = status(cast)
    assert (found.total, found.counted, found.not_calculated, found.measures) == (0, 0, 1, 7)
    assert {b.key: (b.amount, b.count, b.decided, b.target_year_effect) for b in found.beside} == {
        "temporary": (1, 1, 0, 1),
        "ending": (2, 1, 0, 1),
        "one_off": (400, 1, 400, 400),
        "vacancy": (8, 1, 0, 4),
        "later": (16, 1, 0, 0),
        "undated": (32, 1, 0, 0),
    }


def test_a_year_is_the_level_of_that_year(cast):
    target(cast)
    target(cast, 41_000_000, 2012)
    link(made.measure(cast, full_year_effect=1_200_000), made.decision(cast))
    made.measure(cast, full_year_effect=600_000, effective_from=date(2012, 7, 1))
    found = status(cast)
    assert [(y.year, y.target, y.decided, y.total) for y in found.years] == [
        (2011, 40_000_000, 600_000, 600_000),
        (2012, 41_000_000, 1_200_000, 1_500_000),
        (2013, None, 1_200_000, 1_800_000),
        (2014, None, 1_200_000, 1_800_000),
    ]
    assert found.part_year == 600_000


def test_a_target_year_before_the_plan_has_its_level_too(cast):
    cast.project.target_year = 2010
    write(cast.project)
    made.measure(cast, full_year_effect=1_200_000, effective_from=date(2010, 10, 1))
    assert status(cast).target_year_level.total == 300_000


def test_the_figures_rest_only_on_what_the_reader_may_see(cast):
    work = cast.bodies["work_body"]
    seen = made.measure(cast, full_year_effect=1_000)
    hidden = made.measure(cast, full_year_effect=20_000, access=Access.RESTRICTED, body=work)
    secret = made.decision(cast, made.case(cast, body="work_body", access=Access.RESTRICTED))
    link(seen, secret)
    link(hidden, secret)
    figures = {
        role: (status(cast, role).decided, status(cast, role).total, status(cast, role).measures)
        for role in ("secretary", "auditor", "work_group", "council", "administrator")
    }
    assert figures == {
        "secretary": (21_000, 21_000, 2),
        "auditor": (21_000, 21_000, 2),
        "work_group": (21_000, 21_000, 2),
        "council": (0, 1_000, 1),
        "administrator": (0, 1_000, 1),
    }
    assert status(cast, "secretary").scope_note == ""
    assert status(cast, "council").scope_note == "Tallene gjelder tiltak du har tilgang til."
    assert row(cast, seen, "council").step is Step.PROPOSED


def test_a_conclusion_that_the_reader_may_not_see_is_no_proof_to_them(cast):
    work = cast.bodies["work_body"]
    measure = made.measure(cast, study_area=area(cast, conclusion="Ja.", access=Access.RESTRICTED, body=work))
    assert row(cast, measure, "work_group").step is Step.STUDIED
    assert row(cast, measure, "employee").step is Step.PROPOSED


def test_an_outsider_sees_nothing(cast):
    made.measure(cast)
    target(cast)
    assert measure_rows(cast.project, cast.people["outsider"], TODAY) == []
    assert (status(cast, "outsider").measures, status(cast, "outsider").target) == (0, None)


def test_investments_stand_beside_with_how_many_are_known(cast):
    for number, (state, amount, consequence) in enumerate(
        (("ongoing", 10, -1), ("planned", None, -2), ("planned", 5, None), ("on_hold", 100, -100)), start=1
    ):
        write(
            Investment(
                project=cast.project,
                number=number,
                title="I",
                status=state,
                amount=amount,
                operating_consequence=consequence,
            )
        )
    found = status(cast).investments
    assert (found.count, found.on_hold, found.live) == (4, 1, 3)
    assert (found.amount, found.amount_known, found.operating_consequence, found.consequence_known) == (15, 2, -3, 2)
    assert status(cast).total == 0


def invest(cast, number, state, first_year, consequence):
    return write(
        Investment(
            project=cast.project,
            number=number,
            title="I",
            status=state,
            first_year=first_year,
            operating_consequence=consequence,
        )
    )


def test_what_investments_do_to_the_running_budget_counts_from_their_first_year_unless_on_hold(cast):
    target(cast)
    target(cast, 40_000_000, 2012)
    link(made.measure(cast, full_year_effect=18_400_000, **STARTED), made.decision(cast))
    for number, values in enumerate(
        (
            ("ongoing", 2010, -500_000),
            ("planned", 2011, -700_000),
            ("planned", 2012, 200_000),
            ("on_hold", 2011, -9_000_000),
            ("planned", None, -3_000_000),
            ("planned", 2011, None),
        ),
        start=1,
    ):
        invest(cast, number, *values)
    found = status(cast)
    assert (found.decided, found.running, found.net_decided) == (18_400_000, -1_200_000, 17_200_000)
    assert (found.missing, found.uncovered) == (22_800_000, 22_800_000)
    assert [(y.year, y.running, y.net_decided) for y in found.years[:2]] == [
        (2011, -1_200_000, 17_200_000),
        (2012, -1_000_000, 17_400_000),
    ]
    assert found.sentence.replace("\u00a0", " ") == (
        "Av 40 mill. kr er 18,4 vedtatt, og alt er iverksatt. Drift av investeringer trekker fra 1,2 mill. kr. "
        "22,8 mangler vedtak."
    )
    assert found.running_unknown == (
        "Driftskonsekvensen er ikke beregnet for 2 av 5 investeringer, og er ikke med for dem."
    )
    drawn = drawings.staircase(found)
    assert (drawn.missing, drawn.running) == (22_800_000, -1_200_000)
    assert [part.amount for part in drawings.per_year(found).years[1].parts] == [18_400_000, -1_000_000]


def test_an_investment_that_saves_counts_with_the_measures(cast):
    target(cast, 1_000_000)
    invest(cast, 1, "ongoing", 2011, 400_000)
    assert (status(cast).missing, status(cast).net_decided) == (600_000, 400_000)
    assert "legger til" in status(cast).running_words


def test_unknown_consequences_change_no_figure_and_are_said(cast):
    target(cast)
    invest(cast, 1, "planned", 2011, None)
    found = status(cast)
    assert (found.running, found.running_words, found.missing) == (0, "", 40_000_000)
    assert "ikke beregnet for 1 av 1" in found.running_unknown


def test_example_figures_are_said_to_be_so(cast):
    made.measure(cast)
    assert not status(cast).has_example_figures
    made.measure(cast, full_year_effect=None, is_example_figure=True)
    assert not status(cast).has_example_figures
    made.measure(cast, is_example_figure=True)
    assert status(cast).has_example_figures


def test_the_number_of_queries_does_not_follow_the_number_of_measures(cast, django_assert_num_queries):
    person = cast.people["secretary"]
    target_status(cast.project, person, TODAY)
    for _round in range(2):
        for _each in range(10):
            link(made.measure(cast, unit=made.unit(cast), study_area=area(cast)), made.decision(cast))
        with django_assert_num_queries(3):
            target_status(cast.project, person, TODAY)
        with django_assert_num_queries(3):
            rows = measure_rows(cast.project, person, TODAY)
            assert all(r.measure.get_absolute_url and r.measure.unit.name for r in rows)
