"""Study areas: services, the tree, a page, and the forms."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from omstilling.audit.errors import DomainError
from projects.models import Access, StudyArea, StudyStatus
from projects.selectors.studies import study_tree
from projects.services.studies import (
    add_alternative,
    conclude_study_area,
    create_study_area,
    update_alternative,
    update_study_area,
    withdraw_alternative,
    withdraw_study_area,
)
from tests.cast import concerns, decision, make_cast, milestone, study_area
from tests.flow import form_data, post_form


@pytest.fixture
def by(cast):
    return cast.people["secretary"]


def url(cast, row=None, rest=""):
    base = f"/{cast.project.slug}/utredningsomrader/"
    return f"{base}{row.pk}/{rest}" if row is not None else f"{base}{rest}"


def page(cast, role, path):
    response = cast.client(role).get(path)
    assert response.status_code == 200
    return response.content.decode()


# Services


def test_a_study_area_is_made_changed_and_concluded_with_history(cast, by):
    area = create_study_area(project=cast.project, title="Kultur", question="Hvor hører kultur hjemme?", by=by)
    assert area.status == StudyStatus.NOT_STARTED
    conclude_study_area(study_area=area, conclusion="Egen virksomhet", final=False, by=by)
    assert (area.interim_conclusion, area.status) == ("Egen virksomhet", StudyStatus.INTERIM)
    conclude_study_area(study_area=area, conclusion="Stab hos rådmannen", by=by)
    assert (area.conclusion, area.interim_conclusion) == ("Stab hos rådmannen", "Egen virksomhet")
    assert area.status == StudyStatus.CONCLUDED
    reasons = [row.history_change_reason for row in area.history.order_by("row_version")]
    assert reasons == ["Nytt utredningsområde", "Foreløpig konklusjon er skrevet", "Utredningsområdet er konkludert"]


def test_a_conclusion_is_not_empty_and_concluded_needs_one(cast, by):
    area = study_area(cast)
    with pytest.raises(DomainError):
        conclude_study_area(study_area=area, conclusion="  ", by=by)
    with pytest.raises(DomainError) as error:
        update_study_area(study_area=area, changes={"status": StudyStatus.CONCLUDED}, by=by)
    assert error.value.field == "conclusion"


def test_an_area_is_never_part_of_itself(cast, by):
    top = study_area(cast, "Øverst")
    middle = study_area(cast, "Midt", parent=top)
    low = study_area(cast, "Nederst", parent=middle)
    for parent in (top, low):
        with pytest.raises(DomainError) as error:
            update_study_area(study_area=StudyArea.objects.get(pk=top.pk), changes={"parent": parent}, by=by)
        assert error.value.field == "parent"


def test_parts_of_other_projects_and_unknown_fields_are_refused(cast, by):
    other = make_cast("annenkommune")
    with pytest.raises(DomainError):
        create_study_area(project=cast.project, title="X", decided_by=other.steering, by=by)
    with pytest.raises(ValueError):
        update_study_area(study_area=study_area(cast), changes={"project": other.project}, by=by)


def test_an_area_with_parts_is_not_withdrawn_before_them(cast, by):
    top = study_area(cast, "Øverst")
    low = study_area(cast, "Nederst", parent=top)
    with pytest.raises(DomainError):
        withdraw_study_area(study_area=top, by=by)
    withdraw_study_area(study_area=low, by=by)
    withdraw_study_area(study_area=top, by=by, reason="Ikke lenger aktuelt")
    assert top.history.first().history_change_reason == "Ikke lenger aktuelt"
    with pytest.raises(DomainError):
        update_study_area(study_area=top, changes={"title": "Ny"}, by=by)


def test_at_most_one_alternative_is_preferred(cast, by):
    area = study_area(cast)
    first = add_alternative(study_area=area, title="Egen virksomhet", is_preferred=True, by=by)
    second = add_alternative(study_area=area, title="Stab", is_preferred=True, by=by)
    first.refresh_from_db()
    assert (first.is_preferred, second.is_preferred) == (False, True)
    assert (first.order, second.order) == (1, 2)
    update_alternative(alternative=first, changes={"is_preferred": True}, by=by)
    second.refresh_from_db()
    assert not second.is_preferred
    withdraw_alternative(alternative=second, by=by)
    with pytest.raises(DomainError):
        update_alternative(alternative=second, changes={"title": "X"}, by=by)


# Tree


def test_the_tree_shows_what_is_seen_and_lifts_what_lies_under_the_hidden(cast):
    top = study_area(cast, "Skjult", access=Access.RESTRICTED, body=cast.work_body)
    study_area(cast, "Under det skjulte", parent=top)
    other = study_area(cast, "Synlig", order=5)
    study_area(cast, "Del", parent=other)

    def shape(nodes):
        return [(n.area.title, shape(n.children)) for n in nodes]

    assert shape(study_tree(cast.project, cast.people["employee"])) == [
        ("Under det skjulte", []),
        ("Synlig", [("Del", [])]),
    ]
    assert shape(study_tree(cast.project, cast.people["work_group"]))[0] == ("Skjult", [("Under det skjulte", [])])


# Pages


def test_the_page_shows_question_alternatives_conclusions_milestones_and_decisions(cast, by):
    area = study_area(
        cast,
        "Kultur",
        question="Hvor hører kultur hjemme?",
        findings="Fire kommuner er besøkt.",
        decided_by=cast.council_body,
        interim_conclusion="Egen virksomhet",
        status=StudyStatus.INTERIM,
    )
    add_alternative(study_area=area, title="Egen virksomhet", is_preferred=True, by=by)
    study_area(cast, "Kulturskolen", parent=area)
    milestone(cast, "Utredningen er ferdig", study_area=area)
    concerns(decision(cast), area=area)
    html = page(cast, "employee", url(cast, area))
    for words in (
        "Hvor hører kultur hjemme?",
        "Fire kommuner er besøkt.",
        "Foretrukket",
        "Kommunestyret",
        "Kulturskolen",
        "Utredningen er ferdig",
        "Organisering av renhold",
        "Foreløpig konklusjon",
    ):
        assert words in html, words
    assert "/endre/" not in html
    assert "/endre/" in page(cast, "project_group", url(cast, area))


def test_working_material_does_not_exist_for_others(cast, by):
    area = study_area(cast, "Bare for gruppa", access=Access.RESTRICTED, body=cast.work_body)
    alternative = add_alternative(study_area=area, title="Skjult alternativ", by=by)
    paths = ["", "endre/", "konkluder/", "trekk/", "alternativer/nytt/", f"alternativer/{alternative.pk}/endre/"]
    for rest in paths:
        assert cast.client("project_group").get(url(cast, area, rest)).status_code == 404, rest
        assert cast.client("secretary").get(url(cast, area, rest)).status_code == 200, rest
    assert "Bare for gruppa" not in page(cast, "project_group", url(cast))
    assert "Bare for gruppa" not in page(cast, "project_group", url(cast, None, "nytt/"))


@pytest.mark.parametrize("rest", ["endre/", "konkluder/", "trekk/", "alternativer/nytt/"])
def test_only_the_secretary_and_the_project_group_change_areas(cast, rest):
    area = study_area(cast)
    for role in ("chief_executive", "chair", "union_rep", "work_group", "employee", "auditor", "administrator"):
        assert cast.client(role).get(url(cast, area, rest)).status_code == 403, role
        assert cast.client(role).post(url(cast, area, rest)).status_code == 403, role
    assert cast.client("outsider").get(url(cast, area, rest)).status_code == 404
    for role in ("secretary", "project_group"):
        assert cast.client(role).get(url(cast, area, rest)).status_code == 200


def test_an_area_is_added_under_another(cast):
    top, client = study_area(cast, "Øverst"), cast.client("project_group")
    path = url(cast, None, f"nytt/?del-av={top.pk}")
    assert form_data(client, path)["parent"] == str(top.pk)
    response = post_form(client, path, title="Nederst", question="Hva?", owner=cast.people["work_group"].pk)
    area = StudyArea.objects.get(title="Nederst")
    assert response.status_code == 303 and response.url == url(cast, area)
    assert (area.parent, area.owner.full_name) == (top, "Arne Arbeid")


@pytest.mark.parametrize(("title", "question"), [("", "Spørsmålet"), ("x" * 201, "Spørsmålet"), ("A", "x" * 4001)])
def test_what_is_wrong_is_said_and_the_typed_text_stays(cast, title, question):
    response = post_form(cast.client("secretary"), url(cast, None, "nytt/"), title=title, question=question)
    html = response.content.decode()
    assert response.status_code == 422 and question in html and title in html
    assert "_error" in html and not StudyArea.objects.exists()


def test_the_conclusion_is_written_in_the_browser(cast):
    area, client = study_area(cast), cast.client("project_group")
    empty = post_form(client, url(cast, area, "konkluder/"), conclusion=" ")
    assert empty.status_code == 422 and "id_conclusion_error" in empty.content.decode()
    assert post_form(client, url(cast, area, "konkluder/"), conclusion="Foreløpig svar").status_code == 303
    assert post_form(client, url(cast, area, "konkluder/"), kind="final", conclusion="Svaret").status_code == 303
    found = StudyArea.objects.get(pk=area.pk)
    assert (found.interim_conclusion, found.conclusion, found.status) == ("Foreløpig svar", "Svaret", "concluded")
    assert post_form(client, url(cast, area, "endre/"), title="Ny tittel").status_code == 303
    assert StudyArea.objects.get(pk=area.pk).status == StudyStatus.CONCLUDED


def test_alternatives_are_added_edited_and_withdrawn_in_the_browser(cast):
    area, client = study_area(cast), cast.client("project_group")
    assert post_form(client, url(cast, area, "alternativer/nytt/"), title="Stab", is_preferred="on").status_code == 303
    alternative = area.alternatives.get()
    rest = f"alternativer/{alternative.pk}/"
    assert post_form(client, url(cast, area, f"{rest}endre/"), title="Stabsfunksjon").status_code == 303
    alternative.refresh_from_db()
    assert (alternative.title, alternative.is_preferred) == ("Stabsfunksjon", True)
    assert post_form(client, url(cast, area, f"{rest}trekk/"), reason="Uaktuelt").status_code == 303
    assert "Stabsfunksjon" not in client.get(url(cast, area)).content.decode()
    elsewhere = study_area(cast, "Et annet område")
    assert client.get(url(cast, elsewhere, f"{rest}endre/")).status_code == 404


def test_an_area_is_withdrawn_with_a_reason(cast):
    area, client = study_area(cast, "Kultur"), cast.client("secretary")
    study_area(cast, "Del", parent=area)
    refused = post_form(client, url(cast, area, "trekk/"), reason="Uaktuelt")
    assert refused.status_code == 422 and "Flytt eller trekk dem først" in refused.content.decode()
    lone = study_area(cast, "Alene")
    response = post_form(client, url(cast, lone, "trekk/"), reason="Uaktuelt")
    assert response.status_code == 303 and response.url == url(cast)
    assert client.get(url(cast, lone)).status_code == 404


@pytest.mark.parametrize("one", [False, True])
def test_queries_do_not_grow(cast, by, one):
    area = study_area(cast, "Øverst", body=cast.steering, owner=by, decided_by=cast.council_body)

    def add(count):
        for number in range(count):
            study_area(cast, f"Del {number}", parent=area, body=cast.steering, owner=by)
            milestone(cast, f"M {number}", study_area=area, body=cast.steering, responsible=by)
            add_alternative(study_area=area, title=f"A {number}", by=by)
            concerns(decision(cast), area=area)

    def queries():
        client = cast.client("employee")
        with CaptureQueriesContext(connection) as seen:
            assert client.get(url(cast, area if one else None)).status_code == 200
        return len(seen)

    add(2)
    few = queries()
    add(12)
    assert queries() == few
