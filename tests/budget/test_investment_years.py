"""An investment year by year: financing, capital cost, and what it does to the target."""

import csv
from datetime import date
from decimal import Decimal
from io import StringIO

import pytest

from budget import services
from budget.models import Investment, InvestmentYear
from budget.selectors import investment_status, target_status
from budget.selectors.investments import all_figures, figures_of, years_of_investments
from tests.cast import write
from tests.flow import post_form

TODAY = date(2011, 3, 15)


def text(response):
    return response.content.decode().replace("\u00a0", " ")


def investment(cast, number=1, status="planned", **more):
    return write(Investment(project=cast.project, number=number, title=f"Skole {number}", status=status, **more))


def year(cast, of, number, **values):
    return services.set_investment_year(investment=of, year=number, by=cast.secretary, **values)


def test_the_running_of_a_year_wins_over_the_single_figure_and_counts_in_that_year_of_the_target(cast):
    services.set_target(project=cast.project, year=2011, amount=40_000_000, by=cast.secretary)
    one = investment(cast, first_year=2011, operating_consequence=-500_000)
    year(cast, one, 2011, operating_consequence=-200_000)
    late = investment(cast, 2)
    year(cast, late, 2012, operating_consequence=-100_000)
    year(cast, late, 2013, operating_consequence=-300_000)
    held = investment(cast, 3, "on_hold", first_year=2011)
    year(cast, held, 2011, operating_consequence=-9_000_000)
    investment(cast, 4)
    found = target_status(cast.project, cast.secretary, TODAY)
    assert [level.running for level in found.years] == [-200_000, -600_000, -800_000, -800_000]
    assert found.missing == 40_200_000
    status = investment_status(cast.project, cast.secretary)
    assert (status.operating_consequence, status.consequence_known, status.not_calculated) == (-800_000, 2, 1)
    lines = years_of_investments(cast.project, all_figures(cast.project, cast.secretary))
    assert len(lines) == 8
    assert [line.running for line in lines[:4]] == [level.running for level in found.years]


def test_a_year_that_is_taken_away_leaves_the_single_figure(cast):
    one = investment(cast, first_year=2011, operating_consequence=-500_000)
    year(cast, one, 2011, operating_consequence=-200_000)
    assert year(cast, one, 2011).is_withdrawn
    assert investment_status(cast.project, cast.secretary).running(2011) == -500_000


def test_the_page_tells_financing_capital_cost_and_weight(cast):
    services.set_target(project=cast.project, year=2011, amount=40_000_000, by=cast.secretary)
    one = investment(cast, first_year=2011, interest_rate=Decimal("3.75"), repayment_years=40)
    client = cast.client("controller")
    path = f"{one.get_absolute_url()}ar/"
    typed = {"amount": "30 mill.", "loan": "24 mill.", "grants": "4 mill."}
    assert post_form(client, f"{path}2011/", typed).status_code == 303
    assert post_form(client, f"{path}2012/", {"operating_consequence": "−1 200 000"}).status_code == 303
    figures = figures_of(one, cast.controller)
    cost = next(line for line in figures.lines if line.year == 2012)
    assert (cost.interest, cost.instalment, cost.cost) == (900_000, 600_000, 1_500_000)
    page = text(client.get(one.get_absolute_url()))
    for words in ("30 mill. kr", "summen av årene", "1 500", "−3 %", "I 2011 er 2 000 000 kr uten oppgitt", "3,75"):
        assert words in page, words
    services.update_investment(investment=one, changes={"operating_consequence": -400_000}, by=cast.controller)
    assert "−1 %" in text(client.get(f"/{cast.project.slug}/tiltak/investeringer/"))
    answer = client.get(f"/{cast.project.slug}/tiltak/investeringer/?format=csv")
    row = next(csv.DictReader(StringIO(answer.content.decode("utf-8-sig")), delimiter=";"))
    assert (row["Ramme, kr"], row["Lån 2011, kr"], row["Renter 2012, kr"], row["Driftskonsekvens 2012, kr"]) == (
        "30000000",
        "24000000",
        "900000",
        "-1200000",
    )


@pytest.mark.parametrize(
    ("typed", "field"),
    [
        ({"amount": "10", "loan": "8", "grants": "3"}, "loan"),
        ({"amount": "10", "loan": "8", "grants": "1", "own_funds": "0"}, "loan"),
        ({"loan": "8"}, "amount"),
        ({}, "amount"),
        ({"amount": "-1"}, "amount"),
    ],
)
def test_financing_is_held_against_the_amount(cast, typed, field):
    one = investment(cast)
    answer = post_form(cast.client("controller"), f"{one.get_absolute_url()}ar/2011/", typed)
    assert answer.status_code == 422 and field in answer.context["form"].errors
    assert not InvestmentYear.objects.exists()


def test_nothing_stated_is_said_and_no_year_is_drawn(cast):
    investment(cast)
    client = cast.client("employee")
    page = text(client.get(f"/{cast.project.slug}/tiltak/investeringer/"))
    assert "Beløp per år, finansiering og drift er ikke oppgitt for noen av investeringene." in page
    one = text(client.get(Investment.objects.get().get_absolute_url()))
    assert "ikke oppgitt" in one and "ikke beregnet" in one and "Før<" not in one


def test_those_who_may_not_are_refused(cast):
    one = investment(cast)
    assert cast.client("chief_executive").get(f"{one.get_absolute_url()}ar/2011/").status_code == 403
    assert cast.client("outsider").get(f"{one.get_absolute_url()}ar/2011/").status_code == 404
    assert cast.client("controller").get(f"{one.get_absolute_url()}ar/1066/").status_code == 404
