"""The front page: where this person can go."""

from django.test import Client

from omstilling.audit.uow import SystemActor
from projects.models import GrantKind
from projects.services.tenancy import grant_role
from tests.cast import make_cast, user


def test_nobody_is_asked_to_log_in(db):
    assert Client().get("/").status_code == 302


def test_who_has_one_project_goes_straight_to_it(cast):
    answer = cast.client("employee").get("/")
    assert (answer.status_code, answer.url) == (302, f"/{cast.project.slug}/")


def test_who_has_several_projects_chooses(cast):
    other = make_cast("nabokommune")
    grant_role(
        municipality=other.municipality,
        person=cast.employee,
        kind=GrantKind.EMPLOYEE,
        project=other.project,
        by=SystemActor("Testen"),
    )
    page = cast.client("employee").get("/").content.decode()
    assert f'href="/{cast.project.slug}/"' in page and f'href="/{other.project.slug}/"' in page
    assert "Annen kommune" not in page and "Ansatt" in page


def test_an_administrator_sees_the_project_and_the_municipality_and_no_other(cast):
    make_cast("nabokommune")
    page = cast.client("administrator").get("/").content.decode()
    assert "/oppsett/provekommune/" in page and f'href="/{cast.project.slug}/"' in page
    assert "nabokommune" not in page and "Annen kommune" not in page and "Sett opp en ny kommune" not in page


def test_the_operator_can_set_up_a_municipality(db):
    client = Client()
    client.force_login(user("drift", is_operator=True))
    page = client.get("/").content.decode()
    assert "/oppsett/kommuner/ny/" in page and "Ingen kommuner ennå" in page


def test_who_has_nothing_is_told_whom_to_ask(db):
    client = Client()
    client.force_login(user("ny"))
    assert "Du er ikke med i noe prosjekt ennå" in client.get("/").content.decode()
