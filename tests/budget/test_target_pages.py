"""The target's page and setting it for a year."""

from datetime import date

import pytest

from budget.models import Investment, MeasureDecision, Target
from tests import cast as made
from tests.cast import write
from tests.flow import form_data, post_form


@pytest.fixture
def path(cast):
    return f"/{cast.project.slug}/tiltak/malet/"


def text(response):
    return response.content.decode().replace("\u00a0", " ")


def fill(cast):
    write(Target(project=cast.project, year=2011, amount=40_000_000))
    about = made.decision(cast)
    for amount, start, said in ((6_100_000, date(2011, 1, 1), date(2011, 1, 3)), (12_300_000, date(2011, 7, 1), None)):
        measure = made.measure(cast, full_year_effect=amount, effective_from=start, started_on=said)
        write(MeasureDecision(measure=measure, decision=about))
    made.measure(cast, full_year_effect=5_000_000)
    made.measure(cast, kind="vacancy", full_year_effect=1_800_000, is_example_figure=True)
    made.measure(cast, full_year_effect=None)
    write(
        Investment(project=cast.project, number=1, title="Skole", status="planned", operating_consequence=-1_200_000)
    )


def test_the_page_tells_where_the_target_stands_with_units_and_price_year(cast, path):
    fill(cast)
    page = text(cast.client("council").get(path))
    for words in (
        "Av 40 mill. kr er 18,4 vedtatt, av dette 6,1 iverksatt. 21,6 mangler vedtak.",
        "Varig netto helårsvirkning i målåret 2011",
        "1 000 kr, 2011-priser",
        "18 400",
        "21 600",
        "Selv om alle forslag ble vedtatt, ville det mangle minst 16,6 mill. kr.",
        "De vedtatte tiltakene gir 12,3 mill. kr i 2011 og 18,4 mill. kr i et helt år.",
        "Av det vedtatte står 18,4 mill. kr i 2 tiltak med protokoll som ikke er godkjent.",
        "Vakanser",
        "1 tiltak er ikke beregnet.",
        "Driftskonsekvensen er ikke beregnet for 1 av 1 investeringer",
        "Tallene gjelder tiltak du har tilgang til.",
        "chart-staircase",
        "chart-per-year",
        "Eksempeltall",
    ):
        assert words in page, words


def test_the_steps_link_to_the_list_narrowed_to_them(cast, path):
    fill(cast)
    client = cast.client("secretary")
    assert f"/{cast.project.slug}/tiltak/?steg=iverksatt" in text(client.get(path))
    assert "6 100" in text(client.get(f"/{cast.project.slug}/tiltak/?steg=iverksatt"))


def test_an_empty_project_says_what_will_be_here_and_offers_the_target(cast, path):
    page = text(cast.client("secretary").get(path))
    assert "Ingen tiltak ennå" in page and "Sett målet" in page and "Målet for 2011 er ikke satt." in page
    assert "Sett målet" not in text(cast.client("member").get(path))
    assert cast.client("outsider").get(path).status_code == 404


def test_the_target_of_a_year_is_set_changed_and_taken_away(cast, path):
    client = cast.client("chief_executive")
    answer = post_form(client, f"{path}2011/", {"amount": "40 mill.", "reason": "Kommunestyrets sak 17/10"})
    assert (answer.status_code, answer.url) == (303, path)
    target = Target.objects.active().get()
    assert (target.year, target.amount) == (2011, 40_000_000)
    assert target.history.get().history_change_reason == "Kommunestyrets sak 17/10"
    assert form_data(client, f"{path}2011/")["amount"].replace("\u00a0", " ") == "40 000 000"
    post_form(client, f"{path}2011/", {"amount": "41 000 000"})
    assert Target.objects.active().get().amount == 41_000_000
    assert post_form(client, f"{path}2011/", {"amount": ""}).status_code == 303
    assert not Target.objects.active().exists()


@pytest.mark.parametrize(("typed", "words"), [("", "Skriv målet"), ("1,5", "flere måter"), ("-1", "mindre enn 0")])
def test_a_target_that_cannot_be_is_refused_beside_the_field(cast, path, typed, words):
    answer = post_form(cast.client("secretary"), f"{path}2012/", {"amount": typed, "reason": "Prøve"})
    assert answer.status_code == 422 and "amount" in answer.context["form"].errors
    assert words in text(answer) and "Prøve" in text(answer)
    assert not Target.objects.exists()


def test_years_outside_the_plan_and_people_without_the_right_are_turned_away(cast, path):
    assert cast.client("secretary").get(f"{path}2015/").status_code == 404
    assert cast.client("secretary").get(f"{path}2014/").status_code == 200
    assert cast.client("controller").get(f"{path}2011/").status_code == 403
    assert cast.client("outsider").get(f"{path}2011/").status_code == 404


def test_two_who_change_the_target_meet_on_the_conflict_page(cast, path):
    target = write(Target(project=cast.project, year=2011, amount=30_000_000))
    client = cast.client("secretary")
    mine = {**form_data(client, f"{path}2011/"), "amount": "35 000 000"}
    target.amount = 40_000_000
    write(target)
    answer = client.post(f"{path}2011/", mine)
    assert answer.status_code == 409
    assert "35 000 000" in text(answer) and "40 000 000" in text(answer)


def test_what_investments_do_to_the_running_budget_has_its_own_row_and_bar(cast, path):
    fill(cast)
    write(
        Investment(
            project=cast.project,
            number=2,
            title="Helsesenter",
            status="ongoing",
            first_year=2011,
            operating_consequence=-900_000,
        )
    )
    page = text(cast.client("council").get(path))
    for words in (
        "18,4 vedtatt, av dette 6,1 iverksatt. Drift av investeringer trekker fra 0,9 mill. kr. 22,5 mangler vedtak.",
        "Driftskonsekvens av investeringer",
        "−900",
        "Vedtatt netto",
        "17 500",
        "22 500",
        "c-running",
        "ikke beregnet for 1 av 2 investeringer",
    ):
        assert words in page, words
