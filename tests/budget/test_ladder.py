"""The step of a measure follows from its proofs."""

from datetime import date
from itertools import product

import pytest

from budget.ladder import DECIDED_STEPS, ORDER, RECORDED, Mark, Proofs, Step, counts_toward_target, rungs, step_of

TODAY = date(2011, 3, 15)
EVERY = [
    Proofs(studied, recommended, adopted, adopted and confirmed, starts)
    for studied, recommended, adopted, confirmed, starts in product(
        (False, True), (False, True), (False, True), (False, True), (None, TODAY, date(2011, 3, 16))
    )
]


@pytest.mark.parametrize(
    ("proofs", "step"),
    [
        (Proofs(), Step.PROPOSED),
        (Proofs(starts=date(2010, 1, 1)), Step.PROPOSED),
        (Proofs(studied=True), Step.STUDIED),
        (Proofs(recommended=True), Step.RECOMMENDED),
        (Proofs(studied=True, recommended=True, starts=date(2010, 1, 1)), Step.RECOMMENDED),
        (Proofs(adopted=True), Step.DECIDED),
        (Proofs(adopted=True, starts=date(2011, 3, 16)), Step.DECIDED),
        (Proofs(adopted=True, starts=TODAY), Step.IMPLEMENTED),
    ],
)
def test_a_measure_stands_on_the_highest_step_that_has_its_proof(proofs, step):
    assert step_of(proofs, TODAY) is step


@pytest.mark.parametrize("proofs", EVERY)
def test_no_measure_stands_on_a_step_that_nothing_can_prove_yet(proofs):
    assert step_of(proofs, TODAY) in RECORDED


@pytest.mark.parametrize("proofs", EVERY)
def test_every_rung_is_drawn_and_lower_ones_without_proof_are_holes(proofs):
    drawn = rungs(proofs, TODAY)
    here = step_of(proofs, TODAY)
    assert [rung.step for rung in drawn] == list(ORDER)
    assert [rung.step for rung in drawn if rung.is_here] == [here]
    for rung in drawn:
        if rung.step not in RECORDED:
            assert rung.mark is Mark.UNRECORDED
        elif rung.mark is Mark.HOLE:
            assert rung.step.number < here.number
        elif rung.mark is Mark.AHEAD:
            assert rung.step.number > here.number
        else:
            assert rung.step.number <= here.number


def test_the_steps_that_rest_on_a_decision_are_the_four_upper_ones_but_the_recommendation():
    assert {step.word for step in DECIDED_STEPS} == {"vedtatt", "budsjettert", "iverksatt", "realisert"}


@pytest.mark.parametrize(
    ("permanent", "amount", "start", "end", "counts"),
    [
        (True, 1, date(2011, 12, 31), None, True),
        (True, 0, date(2010, 1, 1), None, True),
        (True, -5, date(2010, 1, 1), None, True),
        (True, 1, date(2012, 1, 1), None, False),
        (True, 1, None, None, False),
        (True, None, date(2011, 1, 1), None, False),
        (True, 1, date(2011, 1, 1), date(2013, 12, 31), False),
        (False, 1, date(2011, 1, 1), None, False),
    ],
)
def test_only_permanent_known_measures_that_start_in_time_count(permanent, amount, start, end, counts):
    assert counts_toward_target(permanent=permanent, amount=amount, start=start, end=end, target_year=2011) is counts
