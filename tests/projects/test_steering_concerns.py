"""Decision points past their date and assumptions that do not hold stand among what needs attention."""

from __future__ import annotations

from datetime import date

import pytest

from projects.models import Assumption, AssumptionState, DecisionPoint, Phase, PhaseKind, PointResult
from projects.steering_concerns import open_concerns
from tests.cast import write

TODAY = date(2011, 3, 15)


@pytest.fixture
def steered(cast):
    phase = write(Phase(project=cast.project, order=1, title="Gjennomføre", kind=PhaseKind.DELIVERY))
    for code, day, result in (
        ("BP3", date(2011, 3, 1), PointResult.OPEN),
        ("BP4", TODAY, PointResult.OPEN),
        ("BP2", date(2011, 1, 1), PointResult.GO),
    ):
        told = {"decided_on": date(2011, 1, 1)} if result == PointResult.GO else {}
        write(DecisionPoint(phase=phase, code=code, title="Gå videre", planned_on=day, result=result, **told))
    for number, state in ((1, AssumptionState.BROKEN), (2, AssumptionState.HOLDS)):
        write(Assumption(project=cast.project, number=number, text=f"Forutsetning {number}", state=state))
    return cast


def test_what_is_past_its_date_or_does_not_hold_is_told_in_one_query(steered, django_assert_num_queries):
    user = steered.secretary
    open_concerns(steered.project, user, TODAY, 5)
    with django_assert_num_queries(1):
        found = open_concerns(steered.project, user, TODAY, 5)
    assert [(one.word, one.text, one.detail) for one in found] == [
        ("ikke avgjort", "BP3 Gå videre", "Beslutningspunkt 14 dager over datoen"),
        ("holder ikke", "Forutsetning 1", "Forutsetning"),
    ]


def test_it_stands_on_the_overview_with_the_way_to_mend_it(steered):
    point = DecisionPoint.objects.get(code="BP3")
    page = steered.client("secretary").get(steered.project.get_absolute_url()).content.decode()
    assert f'href="{point.get_absolute_url()}"' in page and "14 dager over datoen" in page
    assert "Forutsetning 1" in page and "Forutsetning 2" not in page and "BP4" not in page


def test_nobody_outside_is_told(steered):
    assert open_concerns(steered.project, steered.people["outsider"], TODAY, 5) == []
