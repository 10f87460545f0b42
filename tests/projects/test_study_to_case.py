"""From a study to measures and a case: nothing is typed twice. Sector studies, and what a group's leader may do."""

import pytest

from budget.models import Measure, MeasureCase
from omstilling.audit.errors import DomainError
from projects.models import Body, Case, Seat, SeatFunction, StudyAlternative, StudyArea
from projects.services.case_forward import forward_case
from projects.services.studies import add_alternative, create_study_area, update_alternative, update_study_area
from projects.services.study_cases import paper_of
from tests.cast import START, decision, measure, study_area, unit, write
from tests.flow import form_data, post_form


@pytest.fixture
def by(cast):
    return cast.people["secretary"]


@pytest.fixture
def leader(cast):
    """Arne leads the work group on culture."""
    Seat.objects.get(pk=cast.seats["work_body.work_group"].pk)
    seat = cast.seats["work_body.work_group"]
    seat.function = SeatFunction.CHAIR
    write(seat)
    cast.work_body.recommends_to = cast.project_body
    write(cast.work_body)
    return cast.people["work_group"]


@pytest.fixture
def area(cast, leader):
    sector = unit(cast, "Barn og unge")
    return study_area(
        cast,
        "Kultur",
        question="Hvor skal kultur ligge?",
        findings="Fire alternativer er vurdert.",
        interim_conclusion="Egen virksomhet.",
        body=cast.work_body,
        decided_by=cast.steering,
        owner=leader,
        sector=sector,
    )


@pytest.fixture
def alternative(area):
    return write(
        StudyAlternative(
            study_area=area,
            title="Egen virksomhet",
            description="Under en kommunalleder.",
            pros="Nær brukerne.",
            cons="Ny leder.",
            effect=600_000,
            is_example_figure=True,
            is_preferred=True,
        )
    )


def test_the_leader_makes_a_measure_of_an_alternative_and_a_case_of_the_study(cast, area, alternative):
    client = cast.client("work_group")
    page = client.get(area.get_absolute_url()).content.decode()
    new = f"/{cast.project.slug}/tiltak/nytt/?alternativ={alternative.pk}"
    assert new in page and f"{area.get_absolute_url()}sak/" in page
    answer = post_form(client, new)
    made = Measure.objects.get(title="Egen virksomhet")
    assert answer.status_code == 303
    assert made.description == "Under en kommunalleder.\n\nFordeler: Nær brukerne.\n\nUlemper: Ny leder."
    assert (made.full_year_effect, made.is_example_figure, made.alternative) == (600_000, True, alternative)
    assert (made.study_area, made.unit, made.body, made.owner) == (area, area.sector, area.body, area.owner)
    answer = post_form(client, f"{area.get_absolute_url()}sak/")
    case = Case.objects.get(study_area=area)
    assert (answer.status_code, answer["Location"]) == (303, case.get_absolute_url())
    assert (case.body, case.title, case.recommendation) == (cast.steering, "Kultur", "Egen virksomhet.")
    assert case.background.startswith("Hvor skal kultur ligge?")
    assert "Fire alternativer er vurdert." in case.assessment
    for words in ("1. Egen virksomhet (foretrukket)", "Fordeler: Nær brukerne.", "Ulemper: Ny leder."):
        assert words in case.alternatives
    assert "600\xa0000\xa0kr (eksempeltall)" in case.alternatives
    assert list(MeasureCase.objects.filter(case=case).values_list("measure", flat=True)) == [made.pk]
    assert case.case_number in client.get(area.get_absolute_url()).content.decode()
    assert area.get_absolute_url() in client.get(case.get_absolute_url()).content.decode()


def test_a_study_lies_once_before_a_body_until_it_is_decided_and_goes_on_with_its_case(cast, by, area):
    client = cast.client("secretary")
    path = f"{area.get_absolute_url()}sak/"
    assert post_form(client, path).status_code == 303
    first = Case.objects.get()
    again = post_form(client, path)
    assert again.status_code == 422
    assert first.case_number in again.content.decode()
    decision(cast, of=first)
    assert post_form(client, path).status_code == 303
    onward = forward_case(case=first, body=cast.council_body, year=2011, by=by)
    assert onward.study_area == area


@pytest.mark.once
def test_who_may_make_measures_and_cases_of_a_study(cast, area, alternative):
    measure_path = f"/{cast.project.slug}/tiltak/nytt/?alternativ={alternative.pk}"
    case_path = f"{area.get_absolute_url()}sak/"
    expected = {
        "secretary": (200, 200),
        "work_group": (200, 200),
        "project_group": (200, 403),
        "chief_executive": (200, 200),
        "employee": (403, 403),
        "outsider": (404, 404),
    }
    for role, answers in expected.items():
        client = cast.client(role)
        assert (client.get(measure_path).status_code, client.get(case_path).status_code) == answers, role
    other = study_area(cast, "Skole", body=cast.project_body)
    leader = cast.client("work_group")
    assert leader.get(f"/{cast.project.slug}/tiltak/nytt/?omrade={other.pk}").status_code == 403
    assert leader.get(f"/{cast.project.slug}/tiltak/nytt/").status_code == 403
    assert leader.get(f"{other.get_absolute_url()}endre/").status_code == 403


@pytest.mark.once
def test_a_leader_works_on_what_the_study_says_and_not_on_who_decides_or_where_a_measure_belongs(
    cast, area, alternative
):
    client = cast.client("work_group")
    assert client.get(f"{area.get_absolute_url()}trekk/").status_code == 403
    shown = form_data(client, f"{area.get_absolute_url()}endre/")
    assert "question" in shown and not {"body", "decided_by", "owner", "parent"} & set(shown)
    other = study_area(cast, "Skole")
    data = {"study_area": other.pk, "body": cast.steering.pk}
    assert (
        post_form(client, f"/{cast.project.slug}/tiltak/nytt/?omrade={area.pk}", {"title": "X", **data}).status_code
        == 303
    )
    made = Measure.objects.get(title="X")
    assert (made.study_area, made.body) == (area, cast.work_body)
    edit = f"/{cast.project.slug}/tiltak/{made.number}/endre/"
    assert post_form(client, edit, {"title": "Y", "reason": "Klarere", **data}).status_code == 303
    made.refresh_from_db()
    assert (made.title, made.study_area, made.body) == ("Y", area, cast.work_body)
    theirs = measure(cast, "Andres", number=99)
    assert client.get(f"/{cast.project.slug}/tiltak/{theirs.number}/endre/").status_code == 403


def test_the_alternatives_stand_beside_one_another_and_unknown_is_not_zero(cast, area, alternative):
    write(StudyAlternative(study_area=area, title="Stab", effect=0, order=2))
    write(StudyAlternative(study_area=area, title="ASU", order=3))
    page = cast.client("employee").get(area.get_absolute_url()).content.decode()
    compare = page[page.index('<ol class="compare">') : page.index("</ol>", page.index('<ol class="compare">'))]
    assert compare.count("<h4>Fordeler</h4>") == 3
    assert "600\xa0000\xa0kr" in compare and ">0\xa0kr" in compare and "ikke beregnet" in compare
    assert "Lag tiltak" not in compare
    wide = cast.client("employee").get(f"{area.get_absolute_url()}alternativer/").content.decode()
    assert wide.count("<h4>Ulemper</h4>") == 3
    assert cast.client("outsider").get(f"{area.get_absolute_url()}alternativer/").status_code == 404


def test_a_hidden_measure_does_not_go_along_and_a_measure_taken_to_another_study_leaves_its_alternative(
    cast, by, area, alternative
):
    from budget.services import update_measure

    mine = measure(cast, "Synlig", study_area=area, alternative=alternative)
    measure(cast, "Skjult", study_area=area, body=cast.steering, access="restricted")
    post_form(cast.client("work_group"), f"{area.get_absolute_url()}sak/")
    assert [link.measure.title for link in MeasureCase.objects.all()] == ["Synlig"]
    update_measure(measure=mine, changes={"study_area": study_area(cast, "Skole")}, by=by)
    assert mine.alternative is None


def test_a_study_is_taken_in_from_its_sector_and_a_new_figure_is_no_longer_an_example(cast, by, alternative):
    sector = unit(cast, "Helse og sosial")
    made = create_study_area(project=cast.project, title="Omfang", sector=sector, taken_in_on=START, by=by)
    assert "Helse og sosial" in cast.client("employee").get(made.get_absolute_url()).content.decode()
    assert "tatt inn i prosjektet 1. januar 2010" in paper_of(made, []).background
    with pytest.raises(DomainError) as error:
        update_study_area(study_area=made, changes={"sector": None}, by=by)
    assert error.value.field == "sector"
    update_alternative(alternative=alternative, changes={"effect": 650_000}, by=by)
    assert not alternative.is_example_figure
    other = add_alternative(study_area=made, title="A", pros="P", cons="K", effect=-5, by=by)
    assert (other.pros, other.cons, other.effect) == ("P", "K", -5)


@pytest.mark.once
def test_a_decision_in_the_case_is_offered_as_one_about_the_study(cast, area):
    from tests.cast import agenda_item, case, meeting

    at = meeting(cast)
    item = agenda_item(cast, at, case(cast, study_area=area))
    shown = form_data(cast.client("secretary"), f"/{cast.project.slug}/moter/{at.slug}/saker/{item.pk}/vedtak/")
    assert str(area.pk) in (shown["study_areas"] if isinstance(shown["study_areas"], list) else [shown["study_areas"]])
    assert StudyArea.objects.count() == 1
    assert Body.objects.filter(kind="work_group").count() == 1
