"""Setting up a municipality and how it looks."""

import pytest
from django.core import mail
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from omstilling.accounts.models import User
from omstilling.audit.errors import DomainError
from projects.models import Grant, Municipality, StoredFile
from projects.services.names import free_slug, reserved_words, slug_of
from projects.services.project import create_project
from projects.services.tenancy import create_municipality, remove_emblem, set_emblem, update_municipality
from tests.cast import make_cast, user
from tests.flow import post_form
from tests.projects import files as made

NEW = "/oppsett/kommuner/ny/"
DATA = {
    "name": "Nordbygd kommune",
    "number": "9999",
    "colour": "#7a1f00",
    "admin_name": "Astrid Admin",
    "admin_email": "astrid@example.org",
}


def path(cast, name, *args):
    return reverse(f"projects:{name}", args=[cast.municipality.slug, *args])


@pytest.fixture
def operator(db):
    client = Client()
    client.force_login(user("drift", "Dag Drift", is_operator=True))
    return client


def test_the_operator_sets_up_a_municipality_and_its_administrator_is_invited(
    operator, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        answer = post_form(operator, NEW, DATA)
    assert answer.status_code == 303, answer.content.decode()
    municipality = Municipality.objects.get()
    assert (municipality.slug, municipality.number, municipality.colour) == ("nordbygd", "9999", "#7a1f00")
    grant = Grant.objects.get()
    assert (grant.kind, grant.person.email) == ("administrator", "astrid@example.org")
    assert not grant.person.has_usable_password()
    assert mail.outbox[0].to == ["astrid@example.org"]
    assert "Nordbygd kommune" in operator.get(answer.url).content.decode()


def test_the_invited_administrator_goes_on_alone(operator):
    post_form(operator, NEW, DATA)
    client = Client()
    client.force_login(User.objects.get(email="astrid@example.org"))
    assert "Nordbygd kommune" in client.get("/").content.decode()
    assert client.get("/oppsett/nordbygd/prosjekter/nytt/").status_code == 200


def test_only_the_operator_sets_up_municipalities(cast):
    for role in ("administrator", "secretary", "outsider"):
        assert cast.client(role).get(NEW).status_code == 403
    assert cast.client("anonymous").get(NEW).status_code == 302


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"name": ""}, "Navn"),
        ({"colour": "blå"}, "Skriv fargen som #"),
        ({"number": "12"}, "fire sifre"),
        ({"slug": "oppsett"}, "brukes av portalen selv"),
        ({"slug": "Nord Bygd"}, "Bruk små bokstaver"),
        ({"admin_email": "ikke-en-adresse"}, "ikke-en-adresse"),
    ],
)
def test_what_is_wrong_is_said_beside_the_field_and_nothing_is_made(operator, change, words):
    answer = post_form(operator, NEW, {**DATA, **change})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert words in page and "Astrid Admin" in page
    assert not Municipality.objects.exists() and not User.objects.filter(email="astrid@example.org").exists()


def test_a_name_in_addresses_is_used_once(operator):
    post_form(operator, NEW, DATA)
    answer = post_form(operator, NEW, {**DATA, "admin_email": "annen@example.org"})
    assert answer.status_code == 422 and "Adressenavnet er i bruk" in answer.content.decode()


def test_a_deactivated_person_cannot_be_the_administrator(operator):
    user("borte", is_active=False)
    answer = post_form(operator, NEW, {**DATA, "admin_email": "borte@example.org"})
    assert answer.status_code in (303, 422)
    assert Grant.objects.filter(person__is_active=False).count() == 0


def test_names_in_addresses_are_made_of_norwegian_names():
    assert slug_of("Bærum og Sør-Østerdal på Ås") == "baerum-og-sor-osterdal-pa-as"
    assert free_slug("Alta", {"alta"}) == "alta-2"
    assert free_slug("???", set()) == "uten-navn"


def test_the_portals_own_words_are_kept_free():
    assert {"logg-inn", "oppsett", "static", "tema", "utseende", "profil"} <= reserved_words()


@pytest.mark.parametrize("slug", ["", "-a", "a-", "a--b", "æ", "A", "2010", "a" * 61, "logg-inn"])
def test_a_bad_name_in_addresses_is_refused(cast, slug):
    with pytest.raises(DomainError) as caught:
        create_municipality(name="Ny", slug=slug, by=cast.administrator)
    assert caught.value.field == "slug"


def test_the_administrator_changes_name_and_number(cast):
    answer = post_form(
        cast.client("administrator"), path(cast, "edit_municipality"), {"name": "Ny kommune", "number": "1234"}
    )
    assert answer.status_code == 303
    assert Municipality.objects.get(pk=cast.municipality.pk).name == "Ny kommune"


def test_the_colour_is_shown_before_it_is_saved(cast):
    client = cast.client("administrator")
    answer = post_form(client, path(cast, "colour"), {"colour": "#ffcc00", "vis": "1"})
    page = answer.content.decode()
    assert answer.status_code == 200 and "/tema/provekommune-ffcc00.css" in page and "Kontrast" in page
    assert Municipality.objects.get(pk=cast.municipality.pk).colour == "#00437a"
    assert post_form(client, path(cast, "colour"), {"colour": "#FFCC00"}).status_code == 303
    assert Municipality.objects.get(pk=cast.municipality.pk).colour == "#ffcc00"


def test_a_word_is_no_colour(cast):
    for more in ({}, {"vis": "1"}):
        answer = post_form(cast.client("administrator"), path(cast, "colour"), {"colour": "rød", **more})
        assert answer.status_code == 422 and "Skriv fargen som #" in answer.content.decode()


def test_the_colour_is_checked_by_the_row_too(cast):
    with pytest.raises(Exception, match="Skriv fargen"):
        update_municipality(municipality=cast.municipality, changes={"colour": "red"}, by=cast.administrator)


def test_the_administrator_uploads_and_removes_the_emblem(cast):
    client = cast.client("administrator")
    upload = SimpleUploadedFile("vapen.png", made.png(), "image/png")
    assert post_form(client, path(cast, "set_emblem"), {"emblem": upload}).status_code == 303
    picture = cast.client("employee").get(f"/vapen/{cast.municipality.slug}/")
    assert (picture.content, picture["Content-Type"]) == (made.png(), "image/png")
    assert picture["X-Content-Type-Options"] == "nosniff"
    assert post_form(client, path(cast, "remove_emblem")).status_code == 303
    assert cast.client("employee").get(f"/vapen/{cast.municipality.slug}/").status_code == 404
    assert StoredFile.objects.count() == 1


def test_an_svg_or_a_large_emblem_is_refused_with_the_reason(cast):
    client = cast.client("administrator")
    for name, content, words in (
        ("vapen.png", made.SVG, "SVG tas ikke imot"),
        ("vapen.png", made.png(filler=200_000), "200 kB"),
    ):
        answer = post_form(client, path(cast, "set_emblem"), {"emblem": SimpleUploadedFile(name, content)})
        assert answer.status_code == 422 and words in answer.content.decode()
    assert Municipality.objects.get(pk=cast.municipality.pk).emblem is None


def test_the_emblem_before_stays_in_history(cast):
    set_emblem(municipality=cast.municipality, content=made.png(), by=cast.administrator)
    remove_emblem(municipality=cast.municipality, by=cast.administrator)
    assert [h.emblem_id is None for h in cast.municipality.history.order_by("row_version")] == [True, False, True]


@pytest.mark.parametrize("name", ["edit_municipality", "colour", "set_emblem", "remove_emblem", "new_project"])
def test_nothing_of_one_municipality_is_reached_from_another(cast, name):
    other = make_cast("nabokommune")
    assert cast.client("administrator").get(path(cast, name)).status_code == 200
    assert cast.client("administrator").get(path(other, name)).status_code == 404
    assert cast.client("secretary").get(path(cast, name)).status_code == 403
    assert cast.client("anonymous").get(path(cast, name)).status_code == 302


def test_an_administrator_posts_nothing_into_another_municipality(cast):
    other = make_cast("nabokommune")
    answer = cast.client("administrator").post(path(other, "edit_municipality"), {"name": "Kapret"})
    assert answer.status_code == 404
    other.municipality.refresh_from_db()
    assert other.municipality.name == "Prøve kommune"


def test_the_page_of_the_municipality_shows_its_projects_alone(cast):
    other = make_cast("nabokommune")
    page = cast.client("administrator").get(path(cast, "municipality")).content.decode()
    assert cast.project.slug in page and other.project.slug not in page
    assert "i oppsettet er gjort" in page


def test_the_municipality_of_an_example_says_so_until_it_has_a_project_in_earnest(operator):
    by, said = User.objects.get(username="drift"), "Eksempel, ikke et dokument fra Nordbygd"
    place = create_municipality(name="Nordbygd kommune", slug="nordbygd", by=by)
    years = {"target_year": 2011, "plan_first_year": 2011, "price_year": 2011}
    page = reverse("projects:municipality", args=[place.slug])
    assert said not in operator.get(page).content.decode()
    example = {"name": "Eksempel", "short_name": "Eksempel", "is_example": True, "notice": said}
    create_project(municipality=place, slug="nord-1", by=by, **example, **years)
    assert said in operator.get(page).content.decode()
    create_project(municipality=place, slug="nord-2", name="I drift", short_name="I drift", by=by, **years)
    assert said not in operator.get(page).content.decode()
