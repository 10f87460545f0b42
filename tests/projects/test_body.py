"""Bodies: what they are in law, who sits in them, and the pages."""

from datetime import date

import pytest
from django.urls import reverse

from omstilling.audit.errors import DomainError
from projects.models import Body, LegalBasis
from projects.selectors.bodies import basis_words, seated_body
from projects.services.bodies import create_body, end_seat, give_seat, update_body
from tests.cast import make_cast, user
from tests.flow import post_form


def path(cast, name, *args):
    return reverse(f"projects:{name}", args=[cast.project.slug, *args])


def body(cast, name="Arbeidsgruppe økonomi", kind="work_group", legal_basis="administrative", **more):
    return create_body(project=cast.project, name=name, kind=kind, legal_basis=legal_basis, by=cast.secretary, **more)


def refused(action, **more):
    with pytest.raises(DomainError) as caught:
        action(**more)
    return caught.value.field


def test_the_name_in_addresses_is_made_of_the_name_and_is_free(cast):
    assert body(cast).slug == "arbeidsgruppe-okonomi"
    assert body(cast).slug == "arbeidsgruppe-okonomi-2"
    assert body(cast, "Nytt").slug == "nytt-2"
    assert refused(body, cast=cast, slug="styringsgruppa") == "slug"


def test_the_council_and_only_the_council_has_the_councils_basis(cast):
    assert refused(body, cast=cast, kind="council", legal_basis="committee") == "legal_basis"
    assert refused(body, cast=cast, legal_basis="council") == "legal_basis"
    assert refused(body, cast=cast, kind="joint_committee", legal_basis="committee") == "legal_basis"


def test_bodies_do_not_recommend_to_each_other_in_a_ring(cast):
    answer = refused(update_body, body=cast.council_body, changes={"recommends_to": cast.steering}, by=cast.secretary)
    assert answer == "recommends_to"


def test_a_body_recommends_within_its_own_project(cast):
    other = make_cast("nabokommune")
    assert refused(body, cast=cast, recommends_to=other.steering) == "recommends_to"


def test_the_legal_basis_is_said_in_words_with_the_act_that_held(cast):
    assert "kommuneloven av 1992 (LOV-1992-09-25-107)" in basis_words(cast.steering, date(2011, 3, 15))
    assert "kommuneloven § 5-6" in basis_words(cast.steering, date(2024, 3, 15))
    assert "gjør ikke vedtak" in basis_words(cast.project_body, date(2011, 3, 15))


def test_those_who_sit_are_listed_in_order_and_substitutes_in_the_order_they_are_called(cast):
    for name, order in (("Vara To", 2), ("Vara En", 1)):
        person = user(name.lower().replace(" ", ""), name)
        give_seat(
            body=cast.steering,
            person=person,
            function="substitute",
            order=order,
            valid_from=date(2010, 1, 1),
            by=cast.secretary,
        )
    seated = seated_body(cast.steering, cast.secretary, date(2011, 3, 15))
    assert [str(s.person) for s in seated.substitutes] == ["Vara En", "Vara To"]
    assert str(seated.seats[0].person) == "Leif Leder"
    assert seated.votes == 2


def test_the_page_shows_each_body_with_function_party_votes_and_office(cast):
    page = cast.client("employee").get(path(cast, "bodies")).content.decode()
    for words in ("Styringsgruppa", "Leif Leder", "Ap", "Hovedtillitsvalgt for Fagforbundet", "Innstiller til"):
        assert words in page
    assert page.index("Kommunestyret") < page.index("Styringsgruppa") < page.index("Prosjektgruppa")
    assert "Legg til medlem" not in page and "Nytt organ" not in page


def test_the_body_page_tells_who_sat_when(cast):
    end_seat(seat=cast.seats["steering.member"], on=date(2011, 2, 28), by=cast.secretary)
    page = cast.client("employee").get(path(cast, "body", "styringsgruppa")).content.decode()
    former = page[page.index("Har sittet i organet") :]
    assert "Mari Medlem" in former and "28.02.2011" in former


def test_what_others_may_not_see_is_not_there(cast):
    other = make_cast("nabokommune")
    assert cast.client("outsider").get(path(cast, "bodies")).status_code == 404
    assert cast.client("outsider").get(path(cast, "body", "styringsgruppa")).status_code == 404
    assert cast.client("anonymous").get(path(cast, "bodies")).status_code == 302
    assert other.client("administrator").get(path(cast, "new_body")).status_code == 404


def test_the_secretary_sets_up_a_body_from_what_it_usually_is(cast):
    client = cast.client("secretary")
    page = client.get(path(cast, "new_body") + "?slag=work_group").content.decode()
    assert 'value="AG"' in page
    data = {"name": "Arbeidsgruppe skole", "kind": "work_group", "legal_basis": "administrative", "abbreviation": "AG"}
    answer = post_form(client, path(cast, "new_body"), data)
    assert answer.url == path(cast, "body", "arbeidsgruppe-skole")
    made = Body.objects.get(slug="arbeidsgruppe-skole")
    assert made.history.first().actor_label == "Siri Sekretær"


def test_an_unknown_kind_in_the_address_fills_in_nothing(cast):
    assert cast.client("secretary").get(path(cast, "new_body") + "?slag=%00").status_code == 200


def test_a_body_without_basis_is_refused_and_what_was_typed_is_kept(cast):
    data = {"name": "Gruppe uten grunnlag", "kind": "other", "abbreviation": "X"}
    answer = post_form(cast.client("secretary"), path(cast, "new_body"), data)
    assert answer.status_code == 422
    assert "Gruppe uten grunnlag" in answer.content.decode()


def test_the_secretary_changes_a_body_and_its_address_stays(cast):
    answer = post_form(
        cast.client("secretary"), path(cast, "edit_body", "arbeidsgruppe-kultur"), {"name": "Kulturgruppa"}
    )
    assert answer.status_code == 303
    assert Body.objects.get(slug="arbeidsgruppe-kultur").name == "Kulturgruppa"


def test_a_body_does_not_offer_itself_as_the_one_it_recommends_to(cast):
    page = cast.client("secretary").get(path(cast, "edit_body", "styringsgruppa")).content.decode()
    options = page[page.index('name="recommends_to"') :].split("</select>")[0]
    assert "Kommunestyret" in options and "Styringsgruppa" not in options


@pytest.mark.parametrize(
    ("name", "args"), [("new_body", []), ("edit_body", ["styringsgruppa"]), ("new_seat", ["styringsgruppa"])]
)
def test_only_those_who_set_up_the_project_have_the_forms(cast, name, args):
    assert cast.client("administrator").get(path(cast, name, *args)).status_code == 200
    assert cast.client("chief_executive").get(path(cast, name, *args)).status_code == 403
    assert cast.client("outsider").get(path(cast, name, *args)).status_code == 404


def test_the_page_asks_the_same_number_of_questions_for_many_seats(cast, django_assert_max_num_queries):
    for number in range(15):
        give_seat(
            body=cast.work_body,
            person=user(f"mange{number}"),
            function="member",
            valid_from=date(2010, 1, 1),
            by=cast.secretary,
        )
    client = cast.client("employee")
    client.get(path(cast, "bodies"))
    with django_assert_max_num_queries(10):
        client.get(path(cast, "bodies"))


def test_a_political_basis_is_one_of_the_closed_list(cast):
    assert {choice for choice, _words in LegalBasis.choices} == {
        "council",
        "executive_committee",
        "committee",
        "joint_committee",
        "administrative",
    }
