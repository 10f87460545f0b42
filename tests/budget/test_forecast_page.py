"""The forecast's page: the answer, what it is made from, and what is left out."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from budget.models import Investment, MeasureDecision, MeasureRelation, Target
from budget.selectors import forecast_of, target_status, whole_measures
from tests import cast as made
from tests.cast import write

START = date(2011, 1, 1)


@pytest.fixture
def path(cast):
    return f"/{cast.project.slug}/tiltak/prognose/"


def text(response):
    return response.content.decode().replace("\u00a0", " ")


def found(cast, role="secretary"):
    user, today = cast.people[role], cast.project.today()
    return forecast_of(whole_measures(cast.project, user, today), target_status(cast.project, user, today))


def test_the_page_says_the_chance_the_span_and_what_is_left_out(cast, path):
    write(Target(project=cast.project, year=2011, amount=1_000_000))
    made.measure(cast, full_year_effect=1_000_000, effective_from=START, probability=60, number=11)
    made.measure(cast, full_year_effect=500_000, effective_from=START, probability=50, number=12)
    made.measure(cast, "Uten sjanse", full_year_effect=500_000, effective_from=START, number=13)
    made.measure(cast, "Uten dato", full_year_effect=500_000, effective_from=None, probability=50, number=14)
    page = text(cast.client("council").get(path))
    for words in (
        "Sjansen for å nå målet på 1 mill. kr i 2011 er 60 %.",
        "Den realistiske summen, der hvert tiltak teller med sin sannsynlighet, er 0,9 mill. kr.",
        "Mangler sannsynlighet (1)",
        "13 Uten sjanse",
        "Mangler startdato (1)",
        "14 Uten dato",
        "chart-spread",
        "De samme opplysningene gir alltid den samme prognosen.",
        "Tallene gjelder tiltak du har tilgang til.",
    ):
        assert words in page, words
    foot = page[page.index("<tfoot>") :]
    assert 'data-label="Om alt skjer, 1 000 kr">1 500<' in foot and 'data-label="Realistisk, 1 000 kr">850<' in foot
    assert cast.client("outsider").get(path).status_code == 404
    beside = text(cast.client("council").get(f"/{cast.project.slug}/tiltak/malet/"))
    assert "Sjansen for å nå målet på 1 mill. kr i 2011 er 60 %." in beside and path in beside


def test_what_has_begun_is_certain_and_investments_are_sure_whatever_happens(cast):
    begun = made.measure(cast, full_year_effect=2_000_000, effective_from=START, probability=10)
    begun.started_on = START
    write(begun)
    write(MeasureDecision(measure=begun, decision=made.decision(cast)))
    write(
        Investment(
            project=cast.project,
            number=1,
            title="Skole",
            status="planned",
            first_year=2011,
            operating_consequence=-300_000,
        )
    )
    answer = found(cast)
    assert (answer.full_year.p10, answer.full_year.p90, answer.fixed) == (1_700_000, 1_700_000, -300_000)


def test_a_relation_to_what_one_may_not_see_shows_in_no_figure(cast):
    hidden = made.measure(
        cast, effective_from=START, body=cast.work_body, access="restricted", full_year_effect=9_000_000
    )
    one = made.measure(cast, effective_from=START, full_year_effect=1_000_000, probability=100)
    write(MeasureRelation(measure=one, other=hidden, kind="requires"))
    assert found(cast, "council").full_year.mean == 1_000_000 and not found(cast, "council").unmet
    assert found(cast, "secretary").full_year.mean == 0 and found(cast, "secretary").unmet == (one.number,)


def test_an_empty_project_says_what_a_forecast_needs(cast, path):
    assert "Ingen prognose ennå" in text(cast.client("secretary").get(path))


def test_the_queries_do_not_grow_with_the_measures(cast, path):
    client = cast.client("secretary")

    def count():
        client.get(path)
        with CaptureQueriesContext(connection) as caught:
            client.get(path)
        return len(caught)

    first = made.measure(cast, probability=50)
    few = count()
    for _number in range(4):
        other = made.measure(cast, probability=50)
        write(MeasureRelation(measure=other, other=first, kind="overlaps", overlap=1000))
    assert count() == few
