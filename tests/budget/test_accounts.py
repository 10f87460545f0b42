"""Plan, forecast and realised: the months, what is compared with what, and what is summed."""

from datetime import date

import pytest

from budget.accounts_words import period
from budget.effects import Effect, months_in
from budget.models import MeasureDecision
from budget.selectors import account_status
from budget.services import confirm_realised, enter_realised
from omstilling.reporting.document import dump, load
from omstilling.reporting.models import StatusReport
from omstilling.reporting.selectors.report_document import report_document
from tests import cast as made
from tests.cast import write

JAN, FEB, MAR = (date(2011, month, 1) for month in (1, 2, 3))
TODAY = date(2011, 3, 15)


def decided(cast, title="Samlet renhold", adopted=1_200_000, since=JAN, **more):
    measure = made.measure(cast, title, **{"effective_from": JAN, **more})
    write(
        MeasureDecision(
            measure=measure,
            decision=made.decision(cast),
            adopted_effect=adopted,
            adopted_from=since if adopted else None,
        )
    )
    return measure


def given(cast, measure, first, last, amount, confirm=True, cause=""):
    figure = enter_realised(
        measure=measure, first_month=first, last_month=last, amount=amount, cause=cause, by=cast.secretary
    )
    return confirm_realised(figures=[figure], by=cast.controller) if confirm else figure


def accounts(cast, year=None):
    status = account_status(cast.project, cast.secretary, TODAY, year)
    return status, {row.row.measure.title: row for row in status.rows}


@pytest.mark.parametrize(
    ("effect", "months"),
    [
        (Effect(1_200_000, date(2011, 7, 1)), (0,) * 6 + (100_000,) * 6),
        (Effect(1_000, date(2010, 1, 1), explicit={2011: 12_001}), (1000,) * 5 + (1001,) + (1000,) * 6),
        (Effect(1_000, date(2011, 11, 1), explicit={2011: 301}), (0,) * 10 + (151, 150)),
        (Effect(500, date(2011, 4, 10), one_off=True), (0,) * 3 + (500,) + (0,) * 8),
        (Effect(500, date(2010, 4, 10), one_off=True), (0,) * 12),
        (Effect(-1_200, date(2011, 1, 1)), (-100,) * 12),
        (Effect(0), (0,) * 12),
        (Effect(None, JAN), None),
        (Effect(100), None),
    ],
)
def test_months_add_up_to_the_year_whatever_the_effect_rests_on(effect, months):
    assert months_in(effect, 2011) == months
    assert months is None or sum(months) == effect.in_year(2011)


def test_periods_are_said_as_people_say_them():
    assert period(FEB, FEB) == "februar 2011"
    assert period(JAN, FEB) == "januar–februar 2011"
    assert period(date(2010, 12, 1), JAN) == "desember 2010–januar 2011"


def test_the_deviation_is_against_the_plan_for_the_months_that_are_confirmed(cast):
    measure = decided(cast, effective_from=FEB)
    given(cast, measure, JAN, JAN, 40_000, cause="Sen start.")
    given(cast, measure, MAR, MAR, 70_000, confirm=False)
    status, rows = accounts(cast)
    row = rows["Samlet renhold"]
    assert (row.plan, row.forecast) == (200_000, 100_000)
    assert (row.confirmed, row.waiting, row.plan_of_confirmed, row.deviation) == (40_000, 70_000, 100_000, -60_000)
    assert row.missing_months == (FEB,)
    assert row.causes == ["Sen start."]
    assert status.months == (JAN, FEB)


def test_unknown_is_not_zero_and_permanent_measures_are_summed_by_themselves(cast):
    given(cast, decided(cast, adopted=None), JAN, FEB, 90_000)
    given(cast, decided(cast, "Felles innkjøp"), JAN, FEB, 210_000)
    given(cast, decided(cast, "Vakanser", kind="vacancy"), JAN, FEB, 5_000)
    decided(cast, "Seinere", since=date(2011, 8, 1), effective_from=date(2011, 8, 1))
    made.measure(cast, "Bare et forslag", effective_from=JAN)
    status, rows = accounts(cast)
    unplanned = rows["Samlet renhold"]
    assert (unplanned.plan, unplanned.deviation, unplanned.confirmed) == (None, None, 90_000)
    assert set(rows) == {"Samlet renhold", "Felles innkjøp", "Vakanser"} and status.ahead == 1
    sums = status.permanent
    assert (sums.count, sums.planless, sums.plan, sums.confirmed, sums.deviation) == (2, 1, 200_000, 300_000, 10_000)
    assert (status.others.count, status.others.confirmed) == (1, 5_000)


def test_each_year_stands_by_itself(cast):
    measure = decided(cast, since=date(2010, 12, 1), effective_from=date(2010, 12, 1))
    given(cast, measure, date(2010, 12, 1), date(2010, 12, 1), 80_000)
    assert accounts(cast)[1]["Samlet renhold"].confirmed is None
    last_year = accounts(cast, 2010)[1]["Samlet renhold"]
    assert (last_year.plan, last_year.confirmed, last_year.deviation) == (100_000, 80_000, -20_000)


def test_the_status_report_holds_the_same_figures_and_an_older_one_is_read_without(cast):
    report = write(
        StatusReport(
            project=cast.project,
            number=1,
            report_date=TODAY,
            progress="on_plan",
            economy="on_plan",
            quality="on_plan",
            words="I gang.",
        )
    )
    assert report_document(report, "Rolf").accounts is None
    given(cast, decided(cast), JAN, FEB, 150_000)
    document = report_document(report, "Rolf")
    assert document.accounts is not None
    assert (document.accounts.period, document.accounts.confirmed, document.accounts.deviation) == (
        "januar–februar 2011",
        150_000,
        -50_000,
    )
    kept = dump(document)
    assert load(kept) == document
    del kept["accounts"]
    assert load(kept).accounts is None
    page = cast.client("secretary").get(f"/{cast.project.slug}/statusrapporter/1/1/").content.decode()
    assert "Plan, prognose og realisert i 2011" in page and "−50" in page
