"""Portal roles: given, refused, taken back."""

import pytest
from django.urls import reverse

from omstilling.audit.errors import DomainError
from projects.access import Role, roles_in
from projects.models import Grant, GrantKind
from projects.permissions import may_set_up_project
from projects.services.tenancy import grant_role, withdraw_grant
from tests.cast import make_cast, unit, user
from tests.flow import post_form


def give(cast, person=None, kind=GrantKind.AUDITOR, **more):
    return grant_role(
        municipality=cast.municipality, person=person or cast.employee, kind=kind, by=cast.administrator, **more
    )


def refused(action, *args, **more):
    with pytest.raises(DomainError) as caught:
        action(*args, **more)
    return caught.value


def fresh(person):
    return type(person).objects.get(pk=person.pk)


def test_a_role_in_the_municipality_holds_in_all_its_projects(cast):
    person = user("nina")
    give(cast, person)
    assert Role.AUDITOR in roles_in(fresh(person), cast.project)


def test_a_role_in_one_project_holds_there_alone(cast):
    person = user("nina")
    other = make_cast("nabokommune")
    give(cast, person, kind=GrantKind.ADMINISTRATOR, project=cast.project)
    assert may_set_up_project(fresh(person), cast.project)
    assert not may_set_up_project(fresh(person), other.project)
    assert not roles_in(fresh(person), other.project)


def test_a_role_is_given_once(cast):
    assert refused(give, cast, kind=GrantKind.EMPLOYEE).field == "kind"
    assert give(cast, kind=GrantKind.EMPLOYEE, project=cast.project).pk


def test_projects_and_units_of_another_municipality_are_refused(cast):
    other = make_cast("nabokommune")
    assert refused(give, cast, project=other.project).field == "project"
    assert refused(give, cast, unit=unit(other)).field == "unit"


def test_a_deactivated_person_gets_no_role(cast):
    assert refused(give, cast, user("borte", is_active=False)).field == "person"


def test_the_last_administrator_stays(cast):
    own = Grant.objects.get(person=cast.administrator)
    assert "må ha en administrator" in str(refused(withdraw_grant, grant=own, by=cast.administrator))
    give(cast, kind=GrantKind.ADMINISTRATOR, project=cast.project)
    assert refused(withdraw_grant, grant=own, by=cast.administrator)
    give(cast, kind=GrantKind.ADMINISTRATOR)
    withdraw_grant(grant=own, by=cast.administrator)
    assert own.is_withdrawn


def test_a_role_taken_back_closes_the_project_and_can_be_given_again(cast):
    grant = Grant.objects.get(person=cast.employee)
    withdraw_grant(grant=grant, by=cast.administrator, reason="Sluttet")
    assert not roles_in(fresh(cast.employee), cast.project)
    assert grant.history.first().history_change_reason == "Sluttet"
    assert give(cast, kind=GrantKind.EMPLOYEE).pk


def test_the_administrator_gives_and_ends_a_role_in_the_browser(cast):
    client = cast.client("administrator")
    page = reverse("projects:new_role", args=[cast.municipality.slug, cast.employee.pk])
    assert post_form(client, page, {"kind": "auditor", "project": cast.project.pk}).status_code == 303
    made = Grant.objects.get(person=cast.employee, kind="auditor")
    assert made.project == cast.project
    again = post_form(client, page, {"kind": "auditor", "project": cast.project.pk})
    assert again.status_code == 422 and "har denne rollen fra før" in again.content.decode()
    end = reverse("projects:end_role", args=[cast.municipality.slug, made.pk])
    assert post_form(client, end, {"reason": "Ferdig"}).status_code == 303
    assert client.get(end).status_code == 404


def test_a_role_of_another_municipality_does_not_exist_here(cast):
    other = make_cast("nabokommune")
    theirs = Grant.objects.get(person=other.employee)
    client = cast.client("administrator")
    assert client.get(reverse("projects:end_role", args=[cast.municipality.slug, theirs.pk])).status_code == 404
    assert client.get(reverse("projects:end_role", args=[other.municipality.slug, theirs.pk])).status_code == 404
    page = reverse("projects:new_role", args=[cast.municipality.slug, cast.employee.pk])
    assert post_form(client, page, {"kind": "auditor", "project": other.project.pk}).status_code == 422


@pytest.mark.parametrize(
    ("who", "status"),
    [("here", 303), ("operator", 303), ("project_only", 403), ("secretary", 403), ("neighbour", 404)],
)
def test_roles_are_given_by_the_municipalitys_own_administrator_and_the_operator_alone(cast, who, status):
    other = make_cast("nabokommune")
    cast.people |= {"here": cast.administrator, "neighbour": other.administrator, "project_only": user("pia")}
    cast.people["operator"] = user("drift", is_operator=True)
    give(cast, cast.people["project_only"], kind=GrantKind.ADMINISTRATOR, project=cast.project)
    page = reverse("projects:new_role", args=[cast.municipality.slug, cast.employee.pk])
    client = cast.client(who)
    answer = (
        post_form(client, page, {"kind": "administrator"}) if status == 303 else client.post(page, {"kind": "auditor"})
    )
    assert answer.status_code == status
    made = Grant.objects.filter(person=cast.employee).exclude(kind="employee").first()
    assert (made is not None) == (status == 303)
    if made is not None:
        said = made.history.first().actor_role
        assert said == {"here": "Administrator", "operator": "Driftsansvarlig"}[who]
