"""Saved views: a list's filters and order under a name, one's own or shared."""

import pytest

from projects.models import SavedView
from tests.cast import make_cast
from tests.flow import post_form


@pytest.fixture
def path(cast):
    return f"/{cast.project.slug}/visninger/"


def text(response):
    return response.content.decode().replace("\u00a0", " ")


def new(path, query="slag=permanent&steg=forslag", of="budget:measures"):
    from urllib.parse import urlencode

    return f"{path}ny/?{urlencode({'liste': of, 'visning': query})}"


def test_what_a_list_shows_is_kept_opened_renamed_shared_and_taken_away(cast, path):
    client, measures = cast.client("secretary"), f"/{cast.project.slug}/tiltak/"
    assert "Lagre visningen" not in text(client.get(measures))
    shown = text(client.get(f"{measures}?steg=forslag&slag=permanent&side=2&tull=1"))
    assert "visning=slag%3Dpermanent%26steg%3Dforslag&quot;" in shown.replace('"', "&quot;")
    answer = post_form(client, new(path), {"title": "Varige forslag"})
    assert (answer.status_code, answer.url) == (303, f"{measures}?slag=permanent&steg=forslag")
    listed = text(client.get(answer.url))
    assert 'aria-current="true">Varige forslag' in listed and "Lagre visningen" not in listed
    view = SavedView.objects.get()
    assert (view.page, view.query, view.person, view.shared) == (
        "budget:measures",
        "slag=permanent&steg=forslag",
        cast.people["secretary"],
        False,
    )
    assert "Varige forslag" not in text(cast.client("controller").get(measures))
    assert post_form(client, f"{path}{view.pk}/endre/", {"title": "Forslagene", "shared": "on"}).status_code == 303
    assert "Forslagene" in text(cast.client("controller").get(measures))
    assert "delt av Siri Sekretær" in text(cast.client("controller").get(path)) or "delt av" in text(
        cast.client("controller").get(path)
    )
    assert post_form(client, f"{path}{view.pk}/fjern/").status_code == 303
    assert "Forslagene" not in text(cast.client("controller").get(measures))
    assert "Ingen lagrede visninger" in text(client.get(path))


def test_only_what_the_list_knows_is_kept(cast, path):
    client = cast.client("employee")
    post_form(client, new(path, "steg=vedtatt&side=3&format=csv&tull=1&sort=-helar&eier="), {"title": "A"})
    assert SavedView.objects.get().query == "sort=-helar&steg=vedtatt"
    post_form(client, new(path, "x=1&" * 400), {"title": "B"})
    assert {view.query for view in SavedView.objects.filter(title="B")} <= {""}


@pytest.mark.parametrize("of", ["projects:home", "nope", "accounts:login", "budget:measure", ""])
def test_a_page_that_is_no_such_list_is_not_found(cast, path, of):
    assert cast.client("secretary").get(new(path, of=of)).status_code == 404


def test_the_same_name_twice_is_refused_and_kept_in_the_field(cast, path):
    client = cast.client("secretary")
    assert post_form(client, new(path), {"title": "A"}).status_code == 303
    answer = post_form(client, new(path, "steg=vedtatt"), {"title": "A"})
    assert answer.status_code == 422 and "title" in answer.context["form"].errors
    assert post_form(cast.client("controller"), new(path), {"title": "A"}).status_code == 303
    assert post_form(client, new(path), {"title": ""}).status_code == 422


def test_others_views_are_not_found_and_not_everybody_shares(cast, path):
    post_form(cast.client("secretary"), new(path), {"title": "A", "shared": "on"})
    view = SavedView.objects.get()
    assert view.shared
    for role in ("controller", "administrator"):
        for page in ("endre/", "fjern/"):
            assert cast.client(role).get(f"{path}{view.pk}/{page}").status_code == 404
    assert cast.client("outsider").get(path).status_code == 404
    post_form(cast.client("employee"), new(path), {"title": "B", "shared": "on"})
    assert not SavedView.objects.get(title="B").shared


def test_views_stay_in_their_project(cast, path):
    other = make_cast("nabokommune")
    post_form(cast.client("secretary"), new(path), {"title": "Herfra", "shared": "on"})
    assert "Herfra" not in text(other.client("secretary").get(f"/{other.project.slug}/tiltak/"))
