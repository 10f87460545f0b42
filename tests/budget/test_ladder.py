"""The step of a measure follows from its proofs."""

from datetime import date
from itertools import product

import pytest

from budget.ladder import DECIDED_STEPS, ORDER, Mark, Proofs, Step, counts_toward_target, rungs, step_of

TODAY = date(2011, 3, 15)
BEFORE, AFTER = date(2010, 1, 1), date(2011, 3, 16)
FLAGS = ("studied", "discussed", "recommended", "adopted", "budgeted", "realised")
EVERY = [
    Proofs(**dict(zip(FLAGS, flags, strict=True)), starts=starts, started=started)
    for flags in product((False, True), repeat=len(FLAGS))
    for starts, started in ((None, None), (TODAY, None), (AFTER, BEFORE), (BEFORE, TODAY))
]


@pytest.mark.parametrize(
    ("proofs", "step"),
    [
        (Proofs(), Step.PROPOSED),
        (Proofs(starts=BEFORE, started=BEFORE), Step.PROPOSED),
        (Proofs(budgeted=True, realised=True), Step.PROPOSED),
        (Proofs(studied=True), Step.STUDIED),
        (Proofs(discussed=True), Step.DISCUSSED),
        (Proofs(recommended=True), Step.RECOMMENDED),
        (Proofs(studied=True, recommended=True, starts=BEFORE, started=BEFORE), Step.RECOMMENDED),
        (Proofs(adopted=True), Step.DECIDED),
        (Proofs(adopted=True, starts=TODAY), Step.DECIDED),
        (Proofs(adopted=True, starts=AFTER, started=BEFORE), Step.DECIDED),
        (Proofs(adopted=True, starts=BEFORE, started=AFTER), Step.DECIDED),
        (Proofs(adopted=True, budgeted=True), Step.BUDGETED),
        (Proofs(adopted=True, starts=TODAY, started=TODAY), Step.IMPLEMENTED),
        (Proofs(adopted=True, realised=True), Step.REALISED),
        (Proofs(adopted=True, postponed=True), Step.DECIDED),
    ],
)
def test_a_measure_stands_on_the_highest_step_that_has_its_proof(proofs, step):
    assert step_of(proofs, TODAY) is step


def test_the_owners_word_is_missing_from_the_day_a_decided_measure_was_to_start():
    assert Proofs(adopted=True, starts=TODAY).awaits_confirmation(TODAY)
    for proofs in (
        Proofs(starts=TODAY),
        Proofs(adopted=True, starts=AFTER),
        Proofs(adopted=True),
        Proofs(adopted=True, starts=TODAY, started=TODAY),
    ):
        assert not proofs.awaits_confirmation(TODAY)


def test_every_rung_is_drawn_and_lower_ones_without_proof_are_holes():
    for proofs in EVERY:
        drawn = rungs(proofs, TODAY)
        here = step_of(proofs, TODAY)
        assert [rung.step for rung in drawn] == list(ORDER)
        assert [rung.step for rung in drawn if rung.is_here] == [here]
        for rung in drawn:
            proved = proofs.of(rung.step, TODAY)
            below = rung.step.number < here.number
            assert rung.mark is (Mark.PROVED if proved else Mark.HOLE if below else Mark.AHEAD)


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
