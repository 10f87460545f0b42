"""Risks: services, the matrix with the list, a page, and the forms."""

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext

from omstilling.audit.errors import DomainError
from projects.models import Access, Risk
from projects.selectors.risks import after_word, level_word, matrix_of, risks
from projects.services.risks import create_risk, update_risk, withdraw_risk
from tests.cast import goal, make_cast, measure, milestone, risk, study_area
from tests.flow import post_form


@pytest.fixture
def by(cast):
    return cast.people["secretary"]


def url(cast, row=None, rest=""):
    base = f"/{cast.project.slug}/risikoer/"
    return f"{base}{row.number}/{rest}" if row is not None else f"{base}{rest}"


def page(cast, role, path):
    response = cast.client(role).get(path)
    assert response.status_code == 200
    return response.content.decode()


def test_a_risk_is_numbered_changed_and_withdrawn_with_history(cast, by):
    first = create_risk(project=cast.project, title="Sent vedtak", probability=4, consequence=4, by=by)
    second = create_risk(project=cast.project, title="Lav tillit", probability=1, consequence=2, by=by)
    assert (first.number, second.number, first.score) == (1, 2, 16)
    update_risk(risk=first, changes={"probability": 2}, by=by, reason="Møtet er flyttet fram")
    assert first.history.first().history_change_reason == "Møtet er flyttet fram"
    withdraw_risk(risk=first, by=by)
    assert [r.number for r in risks(cast.project, by)] == [2]
    assert create_risk(project=cast.project, title="Ny", probability=1, consequence=1, by=by).number == 3
    with pytest.raises(DomainError):
        update_risk(risk=first, changes={"probability": 3}, by=by)


@pytest.mark.parametrize("values", [(0, 3), (3, 6), (6, 0)])
def test_the_scale_goes_from_one_to_five(cast, by, values):
    with pytest.raises(ValidationError):
        create_risk(project=cast.project, title="X", probability=values[0], consequence=values[1], by=by)


def test_a_body_of_another_project_is_refused(cast, by):
    with pytest.raises(DomainError) as error:
        update_risk(risk=risk(cast), changes={"body": make_cast("annenkommune").steering}, by=by)
    assert error.value.field == "body"


def test_the_gravest_come_first_with_their_level(cast, by):
    for probability, consequence in ((1, 4), (5, 5), (3, 4)):
        risk(cast, probability=probability, consequence=consequence)
    found = list(risks(cast.project, by))
    assert [level_word(r) for r in found] == ["høy", "middels", "lav"]
    assert len(matrix_of(found).risks) == 3


def test_the_list_shows_matrix_levels_and_people(cast):
    row = risk(cast, "Vedtaket kommer for sent", probability=5, consequence=4, owner=cast.people["chief_executive"])
    html = page(cast, "employee", url(cast))
    assert "<svg" in html and "Vedtaket kommer for sent" in html and "Høy" in html and "Rolf Rådmann" in html
    assert "1 risiko" in html and url(cast, row) in html and "/ny/" not in html
    assert "/ny/" in page(cast, "chief_executive", url(cast))
    assert "Vedtaket kommer for sent" in page(cast, "employee", url(cast, None, "?format=csv"))


def test_an_empty_list_says_what_would_be_here(cast):
    html = page(cast, "secretary", url(cast))
    assert "Ingen risikoer ennå" in html and 'id="matrise"' not in html


def test_a_restricted_risk_does_not_exist_for_others(cast):
    row = risk(cast, "Skjult risiko", access=Access.RESTRICTED, body=cast.work_body)
    for role in ("employee", "union_rep", "project_group", "administrator"):
        assert cast.client(role).get(url(cast, row)).status_code == 404
        for path in (url(cast), url(cast, None, "?format=csv"), url(cast, None, f"?organ={cast.work_body.pk}")):
            assert "Skjult risiko" not in page(cast, role, path)
    for role in ("work_group", "secretary", "chief_executive"):
        assert "Skjult risiko" in page(cast, role, url(cast))
    assert cast.client("work_group").get(url(cast, row, "endre/")).status_code == 403
    assert cast.client("outsider").get(url(cast)).status_code == 404


@pytest.mark.parametrize("rest", ["endre/", "trekk/"])
def test_others_may_not_change_risks(cast, rest):
    row = risk(cast)
    for role in ("chair", "union_rep", "project_group", "work_group", "employee", "auditor", "administrator"):
        assert cast.client(role).get(url(cast, row, rest)).status_code == 403, role
        assert cast.client(role).post(url(cast, row, rest)).status_code == 403, role
    for role in ("secretary", "chief_executive"):
        assert cast.client(role).get(url(cast, row, rest)).status_code == 200


def test_a_risk_is_added_edited_and_withdrawn_in_the_browser(cast):
    client = cast.client("chief_executive")
    response = post_form(
        client, url(cast, None, "ny/"), title="Sent vedtak", probability="4", consequence="5", cause="Høringen"
    )
    row = Risk.objects.get(title="Sent vedtak")
    assert response.status_code == 303 and response.url == url(cast, row)
    html = client.get(response.url).content.decode()
    assert "4 av 5" in html and "5 av 5" in html and "Høy risiko" in html and "Høringen" in html
    assert post_form(client, url(cast, row, "endre/"), probability="1").status_code == 303
    assert Risk.objects.get(pk=row.pk).probability == 1
    assert post_form(client, url(cast, row, "trekk/"), reason="").status_code == 422
    assert post_form(client, url(cast, row, "trekk/"), reason="Over").status_code == 303
    assert client.get(url(cast, row)).status_code == 404


@pytest.mark.parametrize(
    ("field", "typed"),
    [("title", ""), ("title", "x" * 201), ("probability", ""), ("probability", "6"), ("response", "x" * 4001)],
)
def test_what_is_wrong_is_said_beside_the_field(cast, field, typed):
    data = {"title": "Sent vedtak", "probability": "3", "consequence": "3", field: typed}
    response = post_form(cast.client("secretary"), url(cast, None, "ny/"), data)
    assert response.status_code == 422 and f"id_{field}_error" in response.content.decode()
    assert not Risk.objects.exists()


def test_working_material_asks_for_its_body(cast):
    response = post_form(
        cast.client("secretary"),
        url(cast, None, "ny/"),
        title="Sent vedtak",
        probability="3",
        consequence="3",
        access="restricted",
    )
    html = response.content.decode()
    assert response.status_code == 422 and "Velg organet som skal se arbeidsmaterialet." in html
    assert "id_body_error" in html


def test_queries_do_not_grow(cast, by):
    def queries():
        client = cast.client("employee")
        with CaptureQueriesContext(connection) as seen:
            assert client.get(url(cast)).status_code == 200
        return len(seen)

    for _number in range(2):
        risk(cast, owner=by, body=cast.steering)
    few = queries()
    for _number in range(20):
        risk(cast, owner=by, body=cast.steering)
    assert queries() == few


def test_what_is_done_is_judged_too_both_grades_or_none(cast, by):
    row = create_risk(
        project=cast.project,
        title="Sent vedtak",
        probability=5,
        consequence=4,
        probability_after=2,
        consequence_after=4,
        by=by,
    )
    assert (level_word(row), after_word(row), matrix_of([row]).risks[0].after) == ("høy", "middels", (2, 4))
    with pytest.raises(DomainError) as error:
        update_risk(risk=row, changes={"consequence_after": None}, by=by)
    assert error.value.field == "consequence_after"
    chance = create_risk(project=cast.project, title="Salg", kind="opportunity", probability=5, consequence=4, by=by)
    assert level_word(chance) == "høy mulighet" and matrix_of([chance]).risks[0].is_opportunity


def test_a_risk_is_closed_with_what_it_came_to_and_leaves_the_matrix(cast, by):
    row = risk(cast, "Sent vedtak")
    client = cast.client("secretary")
    assert post_form(client, url(cast, row, "avslutt/"), outcome="").status_code == 422
    assert post_form(client, url(cast, row, "avslutt/"), outcome="x", on="01.04.2011").status_code == 422
    assert post_form(client, url(cast, row, "avslutt/"), outcome="Vedtatt i tide.").status_code == 303
    assert "Sent vedtak" not in page(cast, "secretary", url(cast))
    closed = page(cast, "secretary", url(cast, None, "?status=avsluttet"))
    assert "Sent vedtak" in closed and "Avsluttet" in closed
    assert "Vedtatt i tide." in page(cast, "employee", url(cast, None, "?status=alle&format=csv"))
    html = page(cast, "employee", url(cast, row))
    assert "Vedtatt i tide." in html and "15. mars 2011" in html
    row.refresh_from_db()
    with pytest.raises(DomainError):
        update_risk(risk=row, changes={"title": "Nytt"}, by=by)
    assert post_form(client, url(cast, row, "gjenapne/"), reason="Ikke over").status_code == 303
    assert "Sent vedtak" in page(cast, "secretary", url(cast))


def test_a_risk_says_what_it_threatens_and_that_says_it_back_to_those_who_see_both(cast, by):
    hidden = milestone(cast, "Skjult milepæl", access=Access.RESTRICTED, body=cast.work_body)
    about = goal(cast, "Økt nærvær")
    row = risk(cast, "Usikkerhet", milestone=hidden, goal=about, study_area=study_area(cast, "Kultur"))
    html = page(cast, "employee", url(cast, row))
    assert "Økt nærvær" in html and "Kultur" in html and "Skjult milepæl" not in html
    assert "Skjult milepæl" in page(cast, "secretary", url(cast, row))
    assert "Usikkerhet" in page(cast, "employee", about.get_absolute_url())
    update_risk(risk=row, changes={"access": Access.RESTRICTED, "body": cast.work_body}, by=by)
    assert "Usikkerhet" not in page(cast, "employee", about.get_absolute_url())
    other = milestone(make_cast("nabokommune"))
    with pytest.raises(DomainError) as error:
        update_risk(risk=row, changes={"milestone": other}, by=by)
    assert error.value.field == "milestone"


def test_measures_are_linked_to_a_risk_and_show_it(cast):
    row, threatened = risk(cast, "Sent vedtak"), measure(cast, "Samlet renhold")
    client = cast.client("chief_executive")
    assert post_form(client, url(cast, row, "tiltak/"), measures=[str(threatened.pk)]).status_code == 303
    assert "Samlet renhold" in page(cast, "employee", url(cast, row))
    assert "Sent vedtak" in page(cast, "employee", threatened.get_absolute_url())
    assert cast.client("project_group").get(url(cast, row, "tiltak/")).status_code == 403
