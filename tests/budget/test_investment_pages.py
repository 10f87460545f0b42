"""The investments' list, one investment, and changing them."""

import csv
from io import StringIO

import pytest

from budget.models import Investment
from tests.cast import write
from tests.flow import form_data, post_form


@pytest.fixture
def path(cast):
    return f"/{cast.project.slug}/tiltak/investeringer/"


def investment(cast, number=1, title="Ny barneskole", status="ongoing", **more):
    return write(Investment(project=cast.project, number=number, title=title, status=status, **more))


def text(response):
    return response.content.decode().replace("\u00a0", " ")


def test_the_list_tells_what_is_known_and_of_how_many(cast, path):
    investment(cast, first_year=2010, last_year=2012, amount=86_000_000, operating_consequence=-1_200_000)
    investment(cast, 2, "Vannverk", "planned", amount=None, operating_consequence=0)
    investment(cast, 3, "Svømmehall", "on_hold", amount=900_000_000)
    page = text(cast.client("employee").get(path))
    for words in ("2010–2012", "86 000", "ikke oppgitt", "−1 200", "dessuten 1 på vent", "86 mill. kr"):
        assert words in page
    assert "kjent for 1 av 2" in page and "kjent for 2 av 2" in page
    order = [page.index(title) for title in ("Ny barneskole", "Vannverk", "Svømmehall")]
    assert order == sorted(order)


def test_nothing_known_is_not_shown_as_zero(cast, path):
    investment(cast)
    page = text(cast.client("employee").get(path))
    facts = page[page.index('<dl class="facts">') : page.index("</dl>")]
    assert facts.count("ikke oppgitt") == 2 and facts.count("kjent for 0 av 1") == 2


def test_the_list_is_narrowed_by_status_and_handed_out_as_a_file(cast, path):
    investment(cast, amount=86_000_000)
    investment(cast, 2, "Vannverk", "on_hold")
    assert "Ny barneskole" not in text(cast.client("secretary").get(f"{path}?status=on_hold"))
    answer = cast.client("secretary").get(f"{path}?format=csv")
    rows = list(csv.DictReader(StringIO(answer.content.decode("utf-8-sig")), delimiter=";"))
    assert [(row["Investering"], row["Ramme, kr"], row["Status"]) for row in rows] == [
        ("Ny barneskole", "86000000", "i gang"),
        ("Vannverk", "", "på vent"),
    ]


def test_one_investment_says_what_is_known(cast):
    one = investment(cast, status="on_hold", description="Erstatter to skoler.", is_example_figure=True)
    page = text(cast.client("council").get(one.get_absolute_url()))
    for words in ("På vent", "ikke oppgitt", "Erstatter to skoler.", "ikke med i summene", "Eksempeltall"):
        assert words in page
    assert "Rediger" not in page
    assert "Rediger" in text(cast.client("controller").get(one.get_absolute_url()))
    assert cast.client("outsider").get(one.get_absolute_url()).status_code == 404


def test_an_investment_is_added_changed_and_taken_off(cast, path):
    client = cast.client("controller")
    data = {
        "title": "Brannstasjon",
        "status": "planned",
        "first_year": "2012",
        "last_year": "2013",
        "amount": "24 mill.",
        "operating_consequence": "−400 000",
    }
    assert post_form(client, f"{path}ny/", data).status_code == 303
    one = Investment.objects.get()
    assert (one.amount, one.operating_consequence, one.first_year) == (24_000_000, -400_000, 2012)
    changed = {"status": "on_hold", "amount": "", "reason": "Utsatt i økonomiplanen"}
    assert post_form(client, f"{one.get_absolute_url()}endre/", changed).status_code == 303
    one.refresh_from_db()
    assert (one.status, one.amount) == ("on_hold", None)
    assert one.history.first().history_change_reason == "Utsatt i økonomiplanen"
    answer = post_form(client, f"{one.get_absolute_url()}trekk/", {"reason": "Bortfaller"})
    assert (answer.status_code, answer.url) == (303, path)
    assert client.get(one.get_absolute_url()).status_code == 404


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"title": ""}, "title"),
        ({"status": ""}, "status"),
        ({"first_year": "2013", "last_year": "2012"}, "last_year"),
        ({"first_year": "", "last_year": "2012"}, "first_year"),
        ({"first_year": "11"}, "first_year"),
        ({"amount": "-1"}, "amount"),
        ({"operating_consequence": "1.5"}, "operating_consequence"),
    ],
)
def test_what_cannot_be_is_said_beside_the_field_and_what_was_typed_is_kept(cast, path, changes, field):
    data = {"title": "Brannstasjon", "status": "planned", "description": "Slik den er nå", **changes}
    answer = post_form(cast.client("secretary"), f"{path}ny/", data)
    assert answer.status_code == 422 and field in answer.context["form"].errors
    assert "Slik den er nå" in text(answer)
    assert not Investment.objects.exists()


@pytest.mark.parametrize("role", ["chief_executive", "project_group", "member", "employee", "auditor"])
def test_those_who_may_not_are_refused(cast, path, role):
    one = investment(cast)
    for address in (f"{path}ny/", f"{one.get_absolute_url()}endre/", f"{one.get_absolute_url()}trekk/"):
        assert cast.client(role).get(address).status_code == 403
        assert cast.client(role).post(address, {}).status_code == 403


def test_one_that_was_taken_off_meanwhile_is_said_to_be_so(cast):
    one = investment(cast)
    client = cast.client("secretary")
    data = {**form_data(client, f"{one.get_absolute_url()}trekk/"), "reason": "Bortfaller"}
    assert client.post(f"{one.get_absolute_url()}trekk/", data).status_code == 303
    assert client.get(f"{one.get_absolute_url()}endre/").status_code == 404
