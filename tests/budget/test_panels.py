"""The measures on the pages of study areas and decisions."""

from datetime import date

from budget.models import MeasureDecision
from projects.models import Access, DecisionKind
from tests import cast as made
from tests.cast import write


def page(cast, path, role="secretary"):
    response = cast.client(role).get(path)
    assert response.status_code == 200
    return response.content.decode().replace("\u00a0", " ")


def test_a_study_area_shows_its_measures_and_offers_a_new_one(cast):
    area = made.study_area(cast)
    mine = made.measure(cast, "Felles renhold", study_area=area)
    made.measure(cast, "Et annet sted")
    made.measure(cast, "Skjult tiltak", study_area=area, access=Access.RESTRICTED, body=cast.bodies["work_body"])
    shown = page(cast, area.get_absolute_url())
    assert mine.get_absolute_url() in shown and "Skjult tiltak" in shown and "Et annet sted" not in shown
    assert f"/tiltak/nytt/?omrade={area.pk}" in shown
    read = page(cast, area.get_absolute_url(), "council")
    assert "Felles renhold" in read and "Skjult tiltak" not in read and "/tiltak/nytt/" not in read


def test_a_decision_shows_what_it_adopted_of_measures_the_reader_may_see(cast):
    decision = made.decision(cast)
    seen = made.measure(cast, "Felles renhold")
    hidden = made.measure(cast, "Skjult tiltak", access=Access.RESTRICTED, body=cast.bodies["work_body"])
    write(MeasureDecision(measure=seen, decision=decision, adopted_effect=1_250_000, adopted_from=date(2011, 9, 1)))
    write(MeasureDecision(measure=hidden, decision=decision))
    shown = page(cast, decision.get_absolute_url(), "member")
    for words in ("Tiltak vedtaket gjelder", "Felles renhold", "1 250", "01.09.2011", seen.get_absolute_url()):
        assert words in shown
    assert "Skjult tiltak" not in shown
    assert "Skjult tiltak" in page(cast, decision.get_absolute_url())


def test_a_decision_about_nothing_has_no_panel(cast):
    assert "Tiltak vedtaket gjelder" not in page(cast, made.decision(cast).get_absolute_url())


def test_what_is_recommended_is_not_called_adopted(cast):
    decision = made.decision(cast, kind=DecisionKind.RECOMMENDATION)
    measure = made.measure(cast, "Felles renhold")
    write(MeasureDecision(measure=measure, decision=decision, adopted_effect=1_250_000, adopted_from=date(2011, 9, 1)))
    shown = page(cast, decision.get_absolute_url())
    for words in (
        "Tiltak innstillingen gjelder",
        "Innstilt helårsvirkning",
        "Om innstillingen",
        "Bekreft innstillingen",
    ):
        assert words in shown
    assert "Vedtatt helårsvirkning" not in shown and "Bekreft vedtaket" not in shown
