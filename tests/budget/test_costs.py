"""The project's own budget: what is set aside, spent and left."""

import pytest

from budget.models import ProjectCost, ProjectSpending
from tests.cast import write
from tests.flow import post_form


def text(response):
    return response.content.decode().replace("\u00a0", " ")


@pytest.fixture
def path(cast):
    return f"/{cast.project.slug}/prosjektbudsjett/"


def post(cast, title="Sekretær", kind="secretary", year=2011, amount=720_000):
    return write(ProjectCost(project=cast.project, kind=kind, title=title, year=year, amount=amount))


def test_nothing_stated_is_said_and_not_shown_as_zero(cast, path):
    assert "Prosjektbudsjettet er ikke oppgitt" in text(cast.client("employee").get(path))
    post(cast, amount=None)
    page = text(cast.client("employee").get(path))
    assert "oppgitt for 0 av 1 poster" in page and "ikke oppgitt" in page


def test_what_is_spent_is_taken_from_the_post_and_an_unknown_budget_has_no_rest(cast, path):
    client = cast.client("controller")
    assert (
        post_form(
            client, f"{path}ny/", {"kind": "secretary", "title": "Sekretær", "year": "2011", "amount": "720 000"}
        ).status_code
        == 303
    )
    cost = ProjectCost.objects.get()
    post(cast, "Kurs", "training", 2011, None)
    for amount, day in (("60 000", "31.01.2011"), ("-10 000", "14.02.2011")):
        answer = post_form(
            client, f"{path}{cost.pk}/forbruk/nytt/", {"spent_on": day, "amount": amount, "note": "Lønn"}
        )
        assert answer.status_code == 303
    page = text(client.get(path))
    assert "670 000" in page and "budsjettet er oppgitt for 1 av 2" in page
    one = text(client.get(cost.get_absolute_url()))
    assert "50 000" in one and "670 000" in one and "−10 000" in one
    refund = ProjectSpending.objects.get(amount=-10_000)
    assert post_form(client, f"{path}{cost.pk}/forbruk/{refund.pk}/endre/", {"amount": "800 000"}).status_code == 303
    assert "Det er brukt 140 000 kr mer enn budsjettet" in text(client.get(cost.get_absolute_url()))
    away = f"{path}{cost.pk}/trekk/"
    assert "Trekk forbruket først" in text(post_form(client, away, {"reason": "Feil"}))
    for entry in ProjectSpending.objects.all():
        gone = f"{path}{cost.pk}/forbruk/{entry.pk}/trekk/"
        assert post_form(client, gone, {"reason": "Feilført"}).status_code == 303
    assert post_form(client, away, {"reason": "Feil"}).status_code == 303
    assert client.get(cost.get_absolute_url()).status_code == 404


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"spent_on": "31.12.2010"}, "spent_on"),
        ({"spent_on": "16.03.2011"}, "spent_on"),
        ({"amount": "0"}, "amount"),
        ({"amount": ""}, "amount"),
    ],
)
def test_spending_of_another_year_of_the_future_or_of_nothing_is_refused(cast, path, changes, field):
    cost = post(cast)
    data = {"spent_on": "14.02.2011", "amount": "1 000", "note": "Faktura 4417", **changes}
    answer = post_form(cast.client("secretary"), f"{path}{cost.pk}/forbruk/nytt/", data)
    assert answer.status_code == 422 and field in answer.context["form"].errors
    assert "Faktura 4417" in text(answer) and not ProjectSpending.objects.exists()


def test_the_year_of_a_post_with_spending_stays(cast, path):
    cost = post(cast)
    client = cast.client("secretary")
    post_form(client, f"{path}{cost.pk}/forbruk/nytt/", {"spent_on": "14.02.2011", "amount": "1 000"})
    answer = post_form(client, f"{path}{cost.pk}/endre/", {"year": "2012"})
    assert answer.status_code == 422 and "year" in answer.context["form"].errors


def test_spending_is_found_under_its_own_post_only(cast, path):
    cost, other = post(cast), post(cast, "Kurs", "training")
    entry = write(ProjectSpending(cost=cost, spent_on="2011-02-01", amount=1))
    assert cast.client("secretary").get(f"{path}{other.pk}/forbruk/{entry.pk}/endre/").status_code == 404


@pytest.mark.parametrize("role", ["project_group", "employee", "auditor"])
def test_those_who_may_not_are_refused(cast, path, role):
    cost = post(cast)
    for page in ("ny/", f"{cost.pk}/endre/", f"{cost.pk}/trekk/", f"{cost.pk}/forbruk/nytt/"):
        assert cast.client(role).get(f"{path}{page}").status_code == 403
    assert cast.client("outsider").get(path).status_code == 404
