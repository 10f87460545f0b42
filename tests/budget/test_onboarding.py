"""What the money adds when a project is set up."""

from django.urls import reverse

from budget.models import Target
from budget.services import set_target
from projects.models import Access, Project
from projects.selectors.setup import project_checks
from tests.cast import make_cast, measure, unit
from tests.flow import post_form

DATA = {
    "name": "Omstilling 2027",
    "short_name": "Omstilling 2027",
    "target_year": "2027",
    "plan_first_year": "2027",
    "price_year": "2027",
}


def states(cast):
    return {r.check.key: r.done for r in project_checks(cast.project, lambda rule: True)}


def test_a_new_project_gets_the_target_that_was_typed(cast):
    path = reverse("projects:new_project", args=[cast.municipality.slug])
    client = cast.client("administrator")
    assert post_form(client, path, {**DATA, "target_amount": "40 mill."}).status_code == 303
    target = Target.objects.get(project__slug="omstilling-2027")
    assert (target.year, target.amount) == (2027, 40_000_000)
    assert target.history.first().actor_label == "Ada Admin"


def test_a_new_project_without_target_has_none(cast):
    path = reverse("projects:new_project", args=[cast.municipality.slug])
    post_form(cast.client("administrator"), path, DATA)
    assert Project.objects.filter(slug="omstilling-2027").exists()
    assert not Target.objects.filter(project__slug="omstilling-2027").exists()


def test_target_and_first_measure_are_checked_off(cast):
    assert not states(cast)["target"] and not states(cast)["measure"]
    set_target(project=cast.project, year=2011, amount=40_000_000, by=cast.secretary)
    measure(cast)
    assert states(cast)["target"] and states(cast)["measure"]


def test_a_target_of_another_year_does_not_count(cast):
    set_target(project=cast.project, year=2012, amount=1, by=cast.secretary)
    assert not states(cast)["target"]


def test_the_page_about_the_project_tells_the_target(cast):
    path = reverse("projects:about", args=[cast.project.slug])
    assert "ikke oppgitt" in cast.client("employee").get(path).content.decode()
    set_target(project=cast.project, year=2011, amount=40_000_000, by=cast.secretary)
    page = cast.client("employee").get(path).content.decode()
    assert "40,0 mill. kr" in page.replace("\u00a0", " ") or "40 mill. kr" in page.replace("\u00a0", " ")
    assert "varig netto helårsvirkning i 2011" in page


def test_a_unit_shows_the_measures_that_the_reader_may_see(cast):
    school = unit(cast, "Skole")
    measure(cast, "Færre skoler", unit=school)
    measure(cast, "Hemmelig arbeid", unit=school, access=Access.RESTRICTED, body=cast.work_body)
    other = make_cast("nabokommune")
    measure(other, "Andres tiltak")
    path = reverse("projects:unit", args=[cast.project.slug, school.pk])
    page = cast.client("employee").get(path).content.decode()
    assert "Færre skoler" in page and "Hemmelig arbeid" not in page and "Andres tiltak" not in page
    assert "Hemmelig arbeid" in cast.client("secretary").get(path).content.decode()


def test_a_unit_without_measures_says_nothing_of_them(cast):
    path = reverse("projects:unit", args=[cast.project.slug, unit(cast).pk])
    assert "Tiltak i enheten" not in cast.client("employee").get(path).content.decode()
