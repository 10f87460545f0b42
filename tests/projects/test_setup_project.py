"""Setting up a project, and the list of what is left."""

import re
from datetime import date

import pytest
from django.urls import reverse

from omstilling.accounts.models import User
from omstilling.audit.errors import DomainError
from projects.models import GrantKind, Project
from projects.selectors import setup
from projects.selectors.setup import Check, progress, project_checks, register_check
from projects.services import project as services
from projects.services.project import create_project, register_after_create, update_project
from projects.services.tenancy import grant_role
from tests.cast import make_cast, milestone, unit, user
from tests.flow import form_data, post_form

DATA = {
    "name": "Omstilling 2027",
    "short_name": "Omstilling 2027",
    "purpose": "Varig balanse.",
    "target_year": "2027",
    "plan_first_year": "2027",
    "price_year": "2026",
    "starts_on": "01.09.2026",
    "project_budget": "2,5 mill.",
}


def new_path(cast):
    return reverse("projects:new_project", args=[cast.municipality.slug])


def path(cast, name, *args):
    return reverse(f"projects:{name}", args=[cast.project.slug, *args])


def create(cast, **more):
    values = {"name": "Ny", "short_name": "Ny", "slug": "ny-2027"}
    years = {"target_year": 2027, "plan_first_year": 2027, "price_year": 2027}
    return create_project(municipality=cast.municipality, by=cast.administrator, **{**values, **years, **more})


def states(cast, may=lambda rule: True):
    return {r.check.key: r.done for r in project_checks(cast.project, may)}


def test_the_administrator_sets_up_a_project_and_lands_on_what_is_left(cast):
    client = cast.client("administrator")
    answer = post_form(client, new_path(cast), DATA)
    assert answer.status_code == 303, answer.content.decode()
    project = Project.objects.get(slug="omstilling-2027")
    assert answer.url == "/omstilling-2027/oppsett/"
    assert (project.project_budget, project.starts_on) == (2_500_000, date(2026, 9, 1))
    page = client.get(answer.url).content.decode()
    assert "Her er det som gjenstår" in page and "/omstilling-2027/organer/nytt/?slag=steering_group" in page


def test_the_target_is_handed_to_what_registered_for_new_projects(cast, monkeypatch):
    heard = []
    monkeypatch.setattr(services, "_after_create", [])
    register_after_create(lambda **told: heard.append(told))
    post_form(cast.client("administrator"), new_path(cast), {**DATA, "target_amount": "40 mill."})
    (told,) = heard
    assert (told["project"].slug, told["target_amount"], told["by"]) == (
        "omstilling-2027",
        40_000_000,
        cast.administrator,
    )


@pytest.mark.parametrize("slug", ["oppsett", "logg-inn", "profil", "static", "tema", "utseende", "vapen", "logg-ut"])
def test_a_word_of_the_portal_is_not_a_projects_name_in_addresses(cast, slug):
    with pytest.raises(DomainError) as caught:
        create(cast, slug=slug)
    assert caught.value.field == "slug" and "brukes av portalen selv" in str(caught.value)


def test_a_name_in_addresses_is_used_once_in_the_installation(cast):
    with pytest.raises(DomainError) as caught:
        create(cast, slug=make_cast("nabokommune").project.slug)
    assert caught.value.field == "slug"
    assert create(cast, slug="", short_name="Omstilling Provekommune").slug == "omstilling-provekommune-2"


@pytest.mark.parametrize(
    ("more", "field"),
    [
        ({"target_year": 1989}, "target_year"),
        ({"price_year": 2101}, "price_year"),
        ({"project_budget": -1}, "project_budget"),
        ({"starts_on": date(2027, 1, 2), "ends_on": date(2027, 1, 1)}, "ends_on"),
        ({"purpose": "Gjelder 01010750160"}, "purpose"),
    ],
)
def test_what_cannot_be_is_refused_beside_its_field(cast, more, field):
    with pytest.raises(DomainError) as caught:
        create(cast, **more)
    assert caught.value.field == field


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"name": ""}, "Navn"),
        ({"target_year": "i fjor"}, "fire sifre"),
        ({"starts_on": "32.13.2026"}, "Skriv datoen"),
        ({"ends_on": "01.01.2020"}, "Sluttdatoen må være etter startdatoen"),
        ({"target_amount": "mye"}, "mye"),
        ({"slug": "profil"}, "brukes av portalen selv"),
    ],
)
def test_bad_input_is_said_and_what_was_typed_is_kept(cast, change, words):
    answer = post_form(cast.client("administrator"), new_path(cast), {**DATA, **change})
    page = answer.content.decode()
    assert answer.status_code == 422 and words in page and "Varig balanse." in page
    assert not Project.objects.filter(name="Omstilling 2027").exists()


def test_a_double_click_makes_one_project(cast):
    client = cast.client("administrator")
    data = {**form_data(client, new_path(cast)), **DATA}
    answers = [client.post(new_path(cast), data) for _click in range(2)]
    assert [a.status_code for a in answers] == [303, 303]
    assert Project.objects.filter(name="Omstilling 2027").count() == 1


def test_the_secretary_changes_what_is_said_about_the_project(cast):
    answer = post_form(cast.client("secretary"), path(cast, "edit_project"), {"purpose": "Ny tekst", "vision": "Mot"})
    assert answer.status_code == 303, answer.content.decode()
    row = Project.objects.get(pk=cast.project.pk)
    assert (row.purpose, row.vision, row.slug) == ("Ny tekst", "Mot", cast.project.slug)


def test_two_people_on_the_same_form_meet_the_conflict_page(cast):
    client = cast.client("secretary")
    data = form_data(client, path(cast, "edit_project"))
    update_project(project=cast.project, changes={"vision": "Deres"}, by=cast.administrator)
    answer = client.post(path(cast, "edit_project"), {**data, "vision": "Min"})
    assert answer.status_code == 409
    assert "Deres" in answer.content.decode() and "Min" in answer.content.decode()


def test_only_those_who_set_up_the_project_see_the_check_list(cast):
    for role, status in (
        ("administrator", 200),
        ("secretary", 200),
        ("chief_executive", 403),
        ("employee", 403),
        ("outsider", 404),
        ("anonymous", 302),
    ):
        assert cast.client(role).get(path(cast, "setup")).status_code == status, role
        assert cast.client(role).get(path(cast, "edit_project")).status_code == status, role


def test_the_checks_follow_what_is_set_up(cast):
    before = states(cast)
    assert not before["purpose"] and not before["units"] and not before["milestone"]
    assert before["council"] and before["steering"] and before["seats"] and before["people"]
    update_project(project=cast.project, changes={"purpose": "Balanse"}, by=cast.secretary)
    unit(cast)
    milestone(cast)
    after = states(cast)
    assert after["purpose"] and after["units"] and after["milestone"]


def test_the_page_says_done_or_left_in_words_and_leads_to_the_place(cast):
    page = cast.client("secretary").get(path(cast, "setup")).content.decode()
    assert "Gjort" in page and "Gjenstår" in page and "<progress" in page
    assert path(cast, "edit_project") in page


def test_what_is_left_leads_to_its_form_and_what_is_done_to_where_it_stands(cast):
    urls = {result.check.key: result.url for result in project_checks(cast.project, lambda rule: True)}
    assert urls["milestone"] == path(cast, "milestone_new") and urls["council"] == path(cast, "bodies")
    milestone(cast)
    after = {result.check.key: result.url for result in project_checks(cast.project, lambda rule: True)}
    assert after["milestone"] == path(cast, "milestones")


def test_a_new_steering_group_recommends_to_the_council_unless_one_says_otherwise(cast):
    page = cast.client("secretary").get(f"{path(cast, 'new_body')}?slag=steering_group").content.decode()
    assert re.search(rf'<option value="{cast.council_body.pk}" selected', page)


def test_who_may_not_do_a_thing_sees_its_state_without_the_link(cast):
    secretary = cast.client("secretary").get(path(cast, "setup")).content.decode().split("<main")[1]
    administrator = cast.client("administrator").get(path(cast, "setup")).content.decode().split("<main")[1]
    people = reverse("projects:people", args=[cast.municipality.slug])
    assert people not in secretary and people in administrator
    assert "Gjøres av prosjektsekretær." in administrator


def test_a_floor_above_adds_its_own_check(cast, monkeypatch):
    monkeypatch.setattr(setup, "_checks", {})
    check = Check("x", "Noe", lambda project: True, lambda project: "/x/", order=1)
    register_check(check)
    register_check(check)
    register_check(Check("y", "Kan vente", lambda project: False, lambda project: "/y/", optional=True))
    assert progress(project_checks(cast.project, lambda rule: True)) == (1, 1)
    with pytest.raises(ValueError):
        register_check(Check("x", "Noe annet", lambda project: True, lambda project: "/x/"))


def test_an_administrator_of_one_project_sets_that_one_up(cast):
    person = user("nina")
    grant_role(
        municipality=cast.municipality,
        person=person,
        kind=GrantKind.ADMINISTRATOR,
        project=cast.project,
        by=cast.administrator,
    )
    cast.people["nina"] = person
    assert cast.client("nina").get(path(cast, "setup")).status_code == 200
    assert cast.client("nina").get(new_path(cast)).status_code == 403


def test_a_person_starts_from_nothing(cast, django_capture_on_commit_callbacks):
    """From project to the first seat, by the browser alone."""
    client = cast.client("administrator")
    post_form(client, new_path(cast), DATA)
    steering = {
        "name": "Styringsgruppa",
        "kind": "steering_group",
        "legal_basis": "executive_committee",
        "abbreviation": "PS",
    }
    body = post_form(client, "/omstilling-2027/organer/nytt/", steering).url
    with django_capture_on_commit_callbacks(execute=True):
        people = reverse("projects:new_person", args=[cast.municipality.slug])
        post_form(client, people, {"full_name": "Nils Ny", "email": "nils@example.org", "kind": "employee"})
    nils = User.objects.get(email="nils@example.org")
    for function, person in (("secretary", nils.pk), ("chair", cast.chair.pk)):
        answer = post_form(client, f"{body}plasser/ny/", {"person": person, "function": function})
        assert answer.status_code == 303, answer.content.decode()
    project = Project.objects.get(slug="omstilling-2027")
    results = {r.check.key: r.done for r in project_checks(project, lambda rule: True)}
    assert results["steering"] and results["seats"] and results["purpose"] and not results["milestone"]
