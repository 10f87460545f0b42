"""The page about a project, and its points."""

from datetime import date

import pytest
from django.urls import reverse

from omstilling.audit.errors import DomainError
from projects.models import Goal, GoalKind, ProjectText
from projects.services.project import add_text, place_text, update_project, update_text, withdraw_text
from tests.cast import make_cast, write
from tests.flow import post_form


def path(cast, name="about", *args):
    return reverse(f"projects:{name}", args=[cast.project.slug, *args])


def point(cast, heading="Driften koster mer enn inntektene", section="background", **more):
    return add_text(project=cast.project, section=section, heading=heading, by=cast.secretary, **more)


def headings(cast, section="background"):
    rows = ProjectText.objects.active().filter(project=cast.project, section=section).order_by("order", "id")
    return [row.heading for row in rows]


def test_secretary_sees_the_project_and_outsider_does_not(cast):
    assert cast.client("secretary").get(path(cast)).status_code == 200
    assert cast.client("outsider").get(path(cast)).status_code == 404
    assert cast.client("anonymous").get(path(cast)).status_code == 302


def test_the_page_tells_purpose_facts_and_how_the_project_is_organised(cast):
    update_project(
        project=cast.project,
        changes={"purpose": "Varig balanse i driften.", "vision": "Trygg drift", "starts_on": date(2010, 9, 1)},
        by=cast.secretary,
    )
    write(Goal(project=cast.project, kind=GoalKind.PURPOSE, number=1, title="Tilpasse driften til inntektene"))
    point(cast, text="Første avsnitt.\n\n- Et punkt")
    page = cast.client("employee").get(path(cast)).content.decode()
    for words in (
        "Varig balanse i driften.",
        "Trygg drift",
        "Tilpasse driften til inntektene",
        "Bakgrunn",
        "<li>Et punkt</li>",
        "2011-priser",
        "1. september 2010",
        "ikke oppgitt",
        "Prosjekteier",
    ):
        assert words in page, words
    drawn = page[page.index("Slik er prosjektet organisert") :]
    assert drawn.index("Kommunestyret") < drawn.index("Styringsgruppa") < drawn.index("Arbeidsgruppe kultur")
    assert "Endre" not in page.split("<main")[1]


def test_what_is_typed_is_shown_as_text(cast):
    point(cast, heading="<b>Fet</b>", text="<script>alert(1)</script>")
    page = cast.client("employee").get(path(cast)).content.decode()
    assert "<script>alert" not in page and "&lt;b&gt;Fet" in page


def test_points_stand_in_their_order_and_can_be_moved(cast):
    first, second, third = (point(cast, name) for name in ("En", "To", "Tre"))
    place_text(text=third, after=None, by=cast.secretary)
    assert headings(cast) == ["Tre", "En", "To"]
    first.refresh_from_db()
    second.refresh_from_db()
    place_text(text=first, after=second, by=cast.secretary)
    assert headings(cast) == ["Tre", "To", "En"]


def test_a_point_moved_to_another_section_comes_last_there(cast):
    point(cast, "Ramme", section="framework")
    moved = update_text(text=point(cast), changes={"section": "framework"}, by=cast.secretary)
    assert headings(cast, "framework") == ["Ramme", moved.heading]


def test_a_point_is_placed_only_in_its_own_section(cast):
    other = point(cast, "Ramme", section="framework")
    with pytest.raises(DomainError) as caught:
        place_text(text=point(cast), after=other, by=cast.secretary)
    assert caught.value.field == "after"


def test_a_withdrawn_point_is_gone_from_the_page_and_stays_in_history(cast):
    gone = point(cast)
    withdraw_text(text=gone, by=cast.secretary, reason="Utdatert")
    assert gone.heading not in cast.client("secretary").get(path(cast)).content.decode()
    assert gone.history.first().history_change_reason == "Utdatert"
    with pytest.raises(DomainError):
        update_text(text=gone, changes={"heading": "Igjen"}, by=cast.secretary)


def test_a_national_identity_number_is_refused(cast):
    with pytest.raises(DomainError) as caught:
        point(cast, text="Kontakt 01010750160")
    assert caught.value.field == "text"


def test_the_secretary_writes_changes_places_and_withdraws_a_point(cast):
    client = cast.client("secretary")
    one = point(cast, "Først")
    data = {"section": "background", "heading": "Gjelden vokser", "text": "Mer om det."}
    assert post_form(client, path(cast, "new_text"), data).url == path(cast) + "#background"
    row = ProjectText.objects.get(heading="Gjelden vokser")
    edited = post_form(client, path(cast, "edit_text", row.pk), {"heading": "Gjelden har vokst", "after": ""})
    assert edited.status_code == 303, edited.content.decode()
    assert headings(cast) == ["Gjelden har vokst", "Først"]
    assert post_form(client, path(cast, "withdraw_text", one.pk), {"reason": "Utdatert"}).status_code == 303
    assert headings(cast) == ["Gjelden har vokst"]


def test_changing_the_words_alone_leaves_the_order(cast):
    rows = [point(cast, name) for name in ("En", "To", "Tre")]
    answer = post_form(cast.client("secretary"), path(cast, "edit_text", rows[1].pk), {"heading": "To, endret"})
    assert answer.status_code == 303
    assert headings(cast) == ["En", "To, endret", "Tre"]


def test_the_section_in_the_address_is_chosen_in_the_form(cast):
    page = cast.client("secretary").get(path(cast, "new_text") + "?del=priority").content.decode()
    assert '<option value="priority" selected>' in page


def test_a_point_without_heading_is_refused_and_its_text_is_kept(cast):
    data = {"section": "background", "text": "Lang tekst som ikke skal bli borte"}
    answer = post_form(cast.client("secretary"), path(cast, "new_text"), data)
    assert answer.status_code == 422
    assert "Lang tekst som ikke skal bli borte" in answer.content.decode()


@pytest.mark.parametrize("name", ["new_text", "edit_text", "withdraw_text"])
def test_only_those_who_set_up_the_project_write(cast, name):
    args = [] if name == "new_text" else [point(cast).pk]
    assert cast.client("administrator").get(path(cast, name, *args)).status_code == 200
    assert cast.client("member").get(path(cast, name, *args)).status_code == 403
    assert cast.client("outsider").get(path(cast, name, *args)).status_code == 404


def test_a_point_of_another_project_does_not_exist_here(cast):
    theirs = point(make_cast("nabokommune"))
    assert cast.client("secretary").get(path(cast, "edit_text", theirs.pk)).status_code == 404
