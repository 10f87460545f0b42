"""Adding, changing and lapsing a measure in the browser."""

from datetime import date
from decimal import Decimal

import pytest

from budget import services
from budget.models import Measure
from projects.models import Access
from tests import cast as made
from tests.cast import make_cast
from tests.flow import form_data, post_form


@pytest.fixture
def new(cast):
    return f"/{cast.project.slug}/tiltak/nytt/"


def edit(measure):
    return f"{measure.get_absolute_url()}endre/"


def text(response):
    return response.content.decode().replace("\u00a0", " ")


def test_a_measure_is_added_with_amounts_as_people_type_them(cast, new):
    unit, area = made.unit(cast), made.study_area(cast)
    answer = post_form(
        cast.client("project_group"),
        new,
        {
            "title": "Felles legevakt",
            "kind": "permanent",
            "full_year_effect": "1 250 000",
            "effective_from": "1.7.2011",
            "fte_change": "−2,5",
            "restructuring_cost": "0,2 mill.",
            "probability": "80",
            "unit": unit.pk,
            "study_area": area.pk,
            "owner": cast.people["member"].pk,
            "access": "internal",
        },
    )
    measure = Measure.objects.get()
    assert (answer.status_code, answer.url) == (303, measure.get_absolute_url())
    assert (measure.number, measure.full_year_effect, measure.effective_from) == (1, 1_250_000, date(2011, 7, 1))
    assert (measure.fte_change, measure.restructuring_cost, measure.probability) == (Decimal("-2.5"), 200_000, 80)
    assert (measure.unit, measure.study_area, measure.owner) == (unit, area, cast.people["member"])
    assert not measure.is_example_figure
    assert measure.history.get().actor_label == "Petter Prosjekt"


@pytest.mark.parametrize(
    ("field", "typed", "message"),
    [
        ("title", "", "Feltet er tomt"),
        ("title", "x" * 151, "150"),
        ("full_year_effect", "1.250", "kan leses på flere måter"),
        ("full_year_effect", "1,25", "kan leses på flere måter"),
        ("full_year_effect", "mye", "er ikke et beløp"),
        ("full_year_effect", "12 50 000", "Mellomrommene"),
        ("restructuring_cost", "-5", "kan ikke være mindre enn 0"),
        ("effective_from", "31.02.2011", "Skriv datoen som dag.måned.år"),
        ("effective_from", "i morgen", "Skriv datoen som dag.måned.år"),
        ("effective_to", "30.06.2011", "Sluttdatoen må være etter startdatoen."),
        ("fte_change", "2,555", "høyst 2 desimaler"),
        ("fte_change", "to", "Skriv et tall"),
        ("probability", "101", "større enn 100"),
        ("kind", "annet", "kan ikke velges her"),
        ("access", "exempt", "kan ikke velges her"),
        ("access", "restricted", "Velg organet"),
        ("description", "x" * 4001, "4000"),
    ],
)
def test_what_cannot_be_is_said_beside_the_field_and_what_was_typed_is_kept(cast, new, field, typed, message):
    data = {
        "title": "Felles legevakt",
        "kind": "permanent",
        "effective_from": "01.07.2011",
        "service_impact": "Lengre reisevei",
        "access": "internal",
        field: typed,
    }
    answer = post_form(cast.client("secretary"), new, data)
    assert answer.status_code == 422
    form = answer.context["form"]
    where = "body" if typed == "restricted" else field
    assert where in form.errors
    page = text(answer)
    assert message in str(form.errors[where]).replace("\u00a0", " ")
    assert message in page
    assert "Lengre reisevei" in page
    assert not Measure.objects.exists()


def test_an_end_without_a_start_is_refused_at_the_start(cast, new):
    answer = post_form(cast.client("secretary"), new, {"title": "A", "effective_to": "01.07.2011"})
    assert answer.status_code == 422 and set(answer.context["form"].errors) == {"effective_from"}


@pytest.mark.parametrize("role", ["member", "chair", "union_rep", "council", "employee", "auditor", "work_group"])
def test_those_who_may_not_add_or_change_are_refused(cast, new, role):
    measure = made.measure(cast)
    client = cast.client(role)
    for path in (new, edit(measure), f"{measure.get_absolute_url()}bortfall/"):
        assert client.get(path).status_code == 403
        assert client.post(path, {}).status_code == 403
    assert Measure.objects.get().title == measure.title


def test_an_outsider_finds_no_form(cast, new):
    for path in (new, edit(made.measure(cast))):
        assert cast.client("outsider").get(path).status_code == 404


def test_a_measure_one_may_not_see_cannot_be_changed(cast):
    hidden = made.measure(cast, access=Access.RESTRICTED, body=cast.bodies["work_body"])
    assert cast.client("project_group").get(edit(hidden)).status_code == 404
    assert cast.client("project_group").post(edit(hidden), {}).status_code == 404


def test_choices_are_those_of_the_project_that_the_user_may_see(cast, new):
    other = make_cast("nabokommune")
    foreign = made.study_area(other, title="Fremmed område")
    made.study_area(cast, title="Skjult område", access=Access.RESTRICTED, body=cast.bodies["work_body"])
    made.study_area(cast, title="Åpent område")
    made.unit(other, "Fremmed enhet")
    page = text(cast.client("project_group").get(new))
    assert "Åpent område" in page
    assert "Fremmed" not in page and "Skjult" not in page and "Kari Kommunestyre" in page
    answer = post_form(cast.client("project_group"), new, {"title": "A", "study_area": foreign.pk})
    assert answer.status_code == 422 and "study_area" in answer.context["form"].errors


def test_nobody_hides_a_measure_from_themselves(cast, new):
    data = {"title": "A", "access": "restricted", "body": cast.bodies["work_body"].pk}
    answer = post_form(cast.client("project_group"), new, data)
    assert answer.status_code == 422 and "body" in answer.context["form"].errors
    assert post_form(cast.client("secretary"), new, data).status_code == 303
    own = {**data, "body": cast.bodies["project_body"].pk}
    assert post_form(cast.client("project_group"), new, own).status_code == 303


def test_the_form_begins_with_the_study_area_of_the_address(cast, new):
    area = made.study_area(cast)
    assert form_data(cast.client("secretary"), f"{new}?omrade={area.pk}")["study_area"] == str(area.pk)
    assert cast.client("secretary").get(f"{new}?omrade=tull").status_code == 200


def test_a_change_is_saved_and_a_second_click_does_nothing_more(cast):
    measure = made.measure(cast)
    client = cast.client("secretary")
    data = {**form_data(client, edit(measure)), "full_year_effect": "2 mill.", "effective_from": "01.10.2011"}
    assert [client.post(edit(measure), data).status_code for _click in range(2)] == [303, 303]
    stored = Measure.objects.get()
    assert (stored.full_year_effect, stored.row_version) == (2_000_000, 2)


def test_sending_the_form_unchanged_changes_nothing(cast):
    measure = made.measure(
        cast,
        full_year_effect=-1_234_567,
        fte_change=Decimal("-2.50"),
        probability=80,
        restructuring_cost=0,
        description="To\nlinjer",
        effective_to=date(2012, 1, 31),
    )
    assert post_form(cast.client("secretary"), edit(measure)).status_code == 303
    assert Measure.objects.get().row_version == 1


def test_a_decided_measures_amount_needs_a_reason_and_the_adopted_figure_stands(cast):
    measure = made.measure(cast)
    link = services.link_decision(
        measure=measure,
        decision=made.decision(cast),
        adopted_effect=1_200_000,
        adopted_from=date(2011, 7, 1),
        by=cast.people["secretary"],
    )
    client = cast.client("controller")
    answer = post_form(client, edit(measure), {"full_year_effect": "900 000"})
    assert answer.status_code == 422 and set(answer.context["form"].errors) == {"reason"}
    assert "900 000" in text(answer)
    assert post_form(client, edit(measure), {"title": "Nytt navn"}).status_code == 303
    sent = {"full_year_effect": "900 000", "reason": "Anbudet ble dyrere"}
    assert post_form(client, edit(measure), sent).status_code == 303
    link.refresh_from_db()
    assert (link.adopted_effect, Measure.objects.get().full_year_effect) == (1_200_000, 900_000)
    assert measure.history.first().history_change_reason == "Anbudet ble dyrere"


def test_two_who_change_the_same_field_meet_on_the_conflict_page(cast):
    measure = made.measure(cast)
    client = cast.client("secretary")
    mine = {**form_data(client, edit(measure)), "full_year_effect": "2 000 000"}
    services.update_measure(
        measure=Measure.objects.get(), changes={"full_year_effect": 3_000_000}, by=cast.people["controller"]
    )
    answer = client.post(edit(measure), mine)
    assert answer.status_code == 409
    page = text(answer)
    for words in ("2 000 000", "3 000 000", "1 200 000", "Ola Økonomi"):
        assert words in page
    assert Measure.objects.get().full_year_effect == 3_000_000


def test_a_measure_lapses_with_its_reason(cast):
    measure = made.measure(cast)
    path = f"{measure.get_absolute_url()}bortfall/"
    client = cast.client("chief_executive")
    answer = post_form(client, path, {"reason": " "})
    assert answer.status_code == 422 and "reason" in answer.context["form"].errors
    answer = post_form(client, path, {"reason": "Dekkes av et annet"})
    assert (answer.status_code, answer.url) == (303, measure.get_absolute_url())
    assert Measure.objects.get().is_withdrawn
    assert measure.history.first().history_change_reason == "Dekkes av et annet"
    again = post_form(client, path, {"reason": "En gang til"})
    assert again.status_code == 422 and "alt bortfalt" in text(again)
