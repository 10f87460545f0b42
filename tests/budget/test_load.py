"""The load map: which months a measure weighs on a unit, when that is much, and where people are warned of it."""

import re
from datetime import date
from decimal import Decimal

import pytest
from django.urls import reverse

from budget.load import Weight, is_much, months_on, spans
from budget.models import MeasureCase, MeasureDecision, MeasureGoal
from budget.selectors.load import load_map, load_warnings, warnings_in
from projects.services.goals import enter_reading
from tests import cast as made

APRIL, JULY = date(2011, 4, 1), date(2011, 7, 1)


def weight(number=1, starts=JULY, **more):
    return Weight(number, 1, starts, **more)


def test_a_measure_weighs_from_before_it_starts_until_it_has_settled():
    one = weight(starts=date(2011, 7, 15))
    assert (one.first, one.last) == (date(2011, 5, 1), date(2011, 9, 1))
    assert weight(ramp_months=12).last == date(2012, 7, 1)
    assert weight(ends=date(2011, 8, 10)).last == date(2011, 8, 1)
    assert months_on(date(2011, 1, 1), -1) == date(2010, 12, 1) and months_on(date(2011, 12, 1), 1) == date(2012, 1, 1)


def test_three_at_once_are_much_two_where_people_are_worn_and_two_that_take_many():
    assert [is_much([weight(n) for n in range(count)], False, 1) for count in (2, 3)] == [False, True]
    assert is_much([weight(1), weight(2)], True, 1) and not is_much([weight(1)], True, 1)
    five = [weight(1, fte_change=Decimal(-3)), weight(2, fte_change=Decimal(-2))]
    assert is_much(five, False, 1) and not is_much(five, False, 2)  # a whole sector's årsverk are not each unit's


def test_months_without_a_gap_are_one_span():
    months = [APRIL, date(2011, 5, 1), JULY]
    assert spans(months) == [(APRIL, date(2011, 5, 1)), (JULY, JULY)]


@pytest.fixture
def loaded(cast):
    """A sector with a unit under it: one measure in the sector, two in the unit, and attendance under the target."""
    over = made.unit(cast)
    unit = made.unit(cast, "Kultur", "unit", parent=over)
    indicator = made.indicator(cast, kind="attendance")
    enter_reading(
        indicator=indicator,
        month=date(2011, 2, 1),
        value=Decimal("90.3"),
        unit=unit,
        group_size=20,
        by=cast.controller,
    )
    measures = [
        made.measure(cast, title, unit=place, effective_from=JULY, fte_change=Decimal(-1))
        for title, place in (("I sektoren", over), ("Kortere åpent", unit))
    ]
    return cast, over, unit, measures


def text(response):
    return response.content.decode().replace("\u00a0", " ")


def test_what_weighs_on_a_sector_weighs_on_its_units(loaded):
    cast, over, unit, _measures = loaded
    found = load_map(cast.project, cast.people["employee"], cast.project.today())
    lines = {line.unit.pk: line for line in found.lines}
    july = found.months.index(JULY)
    assert [len(lines[one.pk].cells[july].rows) for one in (over, unit)] == [1, 2]
    assert lines[unit.pk].is_worn and [cell.month for cell in lines[unit.pk].heavy][0] == date(2011, 5, 1)
    assert not lines[over.pk].heavy
    assert found.totals[july] == (JULY, 2, Decimal(-2))
    assert [lines[one.pk].cells[july].fte for one in (over, unit)] == [Decimal(-1), Decimal(-1)]
    only = load_map(cast.project, cast.people["employee"], cast.project.today(), under=unit.pk)
    assert only.totals[july] == (JULY, 2, Decimal(-1))  # the parts that stand above it


def test_a_measure_that_nobody_carries_or_that_has_no_start_is_told_of(cast):
    made.measure(cast, effective_from=None, unit=made.unit(cast))
    made.measure(cast, unit=None)
    found = load_map(cast.project, cast.people["employee"], cast.project.today())
    assert (found.homeless, found.undated) == (1, 1)


def test_a_small_units_attendance_neither_stands_in_the_map_nor_decides_the_warning(loaded):
    cast, _over, unit, measures = loaded
    small = made.unit(cast, "Liten", "unit", parent=unit)
    enter_reading(
        indicator=cast.project.goals.get().indicators.get(),
        month=date(2011, 2, 1),
        value=Decimal("71.3"),
        unit=small,
        group_size=3,
        by=cast.controller,
    )
    made.measure(cast, "I den lille", unit=small, effective_from=date(2012, 1, 1))
    today = cast.project.today()
    line = next(x for x in load_map(cast.project, cast.controller, today).lines if x.unit == small)
    assert not line.is_worn and line.latest == ""
    answer = cast.client("controller").get(f"/{cast.project.slug}/belastning/", {"fra": "02.2011", "format": "csv"})
    assert "71,3" not in text(answer) and "holdes tilbake" in text(answer)
    assert [warning.unit.name for warning in load_warnings(measures, cast.project, cast.controller, today)] == [
        "Kultur"
    ]


@pytest.mark.once
def test_the_map_and_the_warnings_before_a_decision(loaded):
    cast, _over, _unit, measures = loaded
    client, slug = cast.client("member"), cast.project.slug
    page = text(client.get(f"/{slug}/belastning/"))
    numbers = " og ".join(str(one.number) for one in measures)
    said = (
        f"Kultur bærer to tiltak samtidig i mai–september 2011 (tiltak {numbers}). Bemanningen går ned med 1 årsverk."
    )
    assert said in re.sub("<[^>]+>", "", page)
    assert "Tiltak som gjelder hele Oppvekst, tar til sammen 1 årsverk der." in page
    assert f'href="{measures[1].get_absolute_url()}"' in page
    assert "Nærværet er 90,3 % i februar 2011, under målet på 92,5 %" in page
    assert "Mye samtidig</h2>" not in text(client.get(f"/{slug}/belastning/", {"tiltak": "vedtatt", "orden": "mest"}))
    assert "Skriv måneden som" in text(client.get(f"/{slug}/belastning/", {"fra": "vår"}))
    assert client.get(f"/{slug}/belastning/", {"format": "xlsx"}).status_code == 200
    assert cast.client("outsider").get(f"/{slug}/belastning/").status_code == 404
    assert "Mye samtidig" in text(client.get(measures[1].get_absolute_url()))
    case = made.case(cast)
    made.write(MeasureCase(measure=measures[1], case=case))
    item = made.agenda_item(cast, made.meeting(cast), case)

    form = reverse("meetings:log_decision", args=[slug, item.meeting.slug, item.pk])
    assert "Mye samtidig" in text(client.get(form))
    assert "Mye samtidig" in text(client.get(case.get_absolute_url()))


def test_months_with_a_gap_each_name_their_own_measures(loaded):
    cast, over, unit, measures = loaded
    january = date(2012, 1, 1)
    later = [made.measure(cast, title, unit=unit, effective_from=january) for title in ("Nattevakter", "Flytting")]
    found = load_map(cast.project, cast.controller, cast.project.today(), date(2011, 4, 1))
    [warning] = warnings_in(found, found.lines)
    assert [[row.number for row in period.rows] for period in warning.periods] == [
        [one.number for one in some] for some in (measures, later)
    ]
    assert (warning.own, warning.above) == (Decimal(-1), ((over, Decimal(-1)),))


def test_a_goals_page_is_a_loop_with_measures_decisions_and_result(cast):
    goal = made.goal(cast)
    indicator = made.indicator(cast, goal, baseline_value=Decimal("90.4"))
    made.reading(indicator, date(2011, 2, 1), "91.6")
    measure = made.measure(cast, "Vikarer", number=7)
    made.write(MeasureGoal(measure=measure, goal=goal))
    decision = made.decision(cast)
    made.write(MeasureDecision(measure=measure, decision=decision))
    hidden = made.measure(cast, "Skjult", access="restricted", body=cast.bodies["steering"])
    made.write(MeasureGoal(measure=hidden, goal=goal))
    page = text(cast.client("employee").get(goal.get_absolute_url()))
    for words in (
        *("Visjon", "1 indikator", "1 tiltak", "1 vedtak", "7 Vikarer", decision.case.case_number),
        "Fra 90,4 % ved starten til 91,6 % i februar 2011. Målet er 92,5 %: 0,9 prosentpoeng igjen til målet.",
        "1 tiltak tjener målet: 1 er vedtatt, og 0 er iverksatt.",
    ):
        assert words in page, words
    assert "Skjult" not in page
