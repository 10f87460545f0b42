"""People of a municipality: added, invited, changed, deactivated; never anybody else's."""

import re
from datetime import date

import pytest
from django.core import mail
from django.urls import reverse

from omstilling.accounts.models import User
from omstilling.accounts.services import accept_with_account
from omstilling.audit.errors import DomainError
from omstilling.audit.uow import SystemActor, unit_of_work
from projects.models import Grant, GrantKind, Seat, SeatFunction
from projects.selectors.people import people_of
from projects.services.people import add_person, close_login, invite_again, open_login, update_person
from projects.services.tenancy import grant_role
from tests.cast import make_cast, milestone, user, write
from tests.flow import post_form


def path(cast, name, *args):
    return reverse(f"projects:{name}", args=[cast.municipality.slug, *args])


def add(cast, email="nina@example.org", **more):
    return add_person(municipality=cast.municipality, full_name="Nina Ny", email=email, by=cast.administrator, **more)


def refused(action, *args, **more):
    with pytest.raises(DomainError) as caught:
        action(*args, **more)
    return caught.value


def test_a_new_person_gets_a_role_and_an_invitation(cast, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        grant = add(cast, kind=GrantKind.AUDITOR, title="Revisor")
    person = grant.person
    assert (person.email, person.full_name, person.title) == ("nina@example.org", "Nina Ny", "Revisor")
    assert not person.has_usable_password() and not person.has_own_username
    assert mail.outbox[0].to == ["nina@example.org"]
    assert person in people_of(cast.municipality)


def test_who_is_among_the_municipalitys_own_gets_the_role_and_keeps_name_and_password(
    cast, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        grant = add(cast, email=cast.employee.email.upper(), kind=GrantKind.AUDITOR)
    assert grant.person == cast.employee
    assert mail.outbox == []


def test_an_address_of_another_municipality_is_answered_as_an_unknown_one(cast, django_capture_on_commit_callbacks):
    other = make_cast("nabokommune")
    client = cast.client("administrator")

    def answer(address):
        mail.outbox.clear()
        data = {"full_name": "Nina Ny", "email": address, "kind": "employee"}
        with django_capture_on_commit_callbacks(execute=True):
            sent = post_form(client, path(cast, "new_person"), data)
        page = client.get(sent.url).content.decode()
        (letter,) = mail.outbox
        shown = page[page.index("<main") : page.index("</main>")] + letter.body
        for told, neutral in ((address, "ADRESSE"), (sent.url, "SIDE")):
            shown = shown.replace(told, neutral)
        return re.sub(r"/personer/\d+/|/roller/\d+/|/invitasjon/\S+", "", shown)

    known, unknown = answer(other.employee.email), answer("ingen@example.org")
    assert known == unknown
    assert "Nina Ny" in known and "Anne Ansatt" not in known and "Inviter" in known
    assert answer(user("borte", is_active=False).email) == unknown


def test_whoever_adds_oneself_needs_no_invitation(cast):
    drift = user("drift", is_operator=True)
    made = add_person(municipality=cast.municipality, full_name="Drift", email="drift@example.org", by=drift)
    assert made.person == drift


def test_accepting_with_an_account_hands_over_every_place_with_history(cast):
    other = make_cast("nabokommune")
    grant = add(cast, email=other.employee.email)
    with unit_of_work(by=cast.secretary, reason="Plass"):
        seat = write(
            Seat(body=cast.steering, person=grant.person, function=SeatFunction.MEMBER, valid_from=date(2011, 1, 1))
        )
        plan = write(milestone(cast))
        plan.responsible = grant.person
        plan.save()
    grant_role(municipality=cast.municipality, person=other.employee, kind=GrantKind.EMPLOYEE, by=cast.administrator)
    accept_with_account(invited=grant.person, account=other.employee, by=other.employee)
    for row in (seat, plan, grant):
        row.refresh_from_db()
    assert (seat.person, plan.responsible) == (other.employee, other.employee)
    assert seat.history.first().history_change_reason == "Invitasjonen er godtatt"
    assert grant.is_withdrawn  # the account had the role
    left = User.objects.get(full_name="Nina Ny")
    assert not left.is_active and left not in people_of(cast.municipality)
    assert refused(accept_with_account, invited=left, account=other.employee, by=other.employee)


def test_a_deactivated_person_is_not_added(cast):
    close_login(municipality=cast.municipality, person=cast.employee, by=cast.administrator)
    assert refused(add, cast, email=cast.employee.email).field == "email"


def test_the_same_role_twice_is_refused(cast):
    add(cast)
    assert refused(add, cast).field == "kind"


def test_the_list_holds_the_municipalitys_own_people(cast):
    other = make_cast("nabokommune")
    names = set(people_of(cast.municipality))
    assert cast.employee in names and cast.member in names
    assert not names & {other.employee, other.member, cast.outsider}
    page = cast.client("administrator").get(path(cast, "people")).content.decode()
    assert "anne" not in page and "employee@example.org" in page and "employee-nabokommune" not in page


def test_only_the_administrator_and_the_operator_see_people(cast):
    drift = user("drift", is_operator=True)
    cast.people["drift"] = drift
    for role, status in (
        ("administrator", 200),
        ("drift", 200),
        ("secretary", 403),
        ("employee", 403),
        ("outsider", 404),
        ("anonymous", 302),
    ):
        assert cast.client(role).get(path(cast, "people")).status_code == status, role
        assert cast.client(role).get(path(cast, "person", cast.employee.pk)).status_code == status, role
        assert cast.client(role).get(path(cast, "new_person")).status_code == status, role


def test_an_administrator_reaches_nobody_of_another_municipality(cast):
    other = make_cast("nabokommune")
    client = cast.client("administrator")
    for name in ("person", "edit_person", "invite_person", "deactivate_person", "reactivate_person", "new_role"):
        assert client.get(path(cast, name, other.employee.pk)).status_code == 404
        assert client.get(path(other, name, other.employee.pk)).status_code == 404


def test_a_person_with_places_elsewhere_is_not_changed_or_deactivated_from_here(cast):
    other = make_cast("nabokommune")
    grant_role(
        municipality=other.municipality, person=cast.employee, kind=GrantKind.EMPLOYEE, by=SystemActor("Testen")
    )
    more = {"municipality": cast.municipality, "person": cast.employee, "by": cast.administrator}
    assert "selv over kontoen" in str(refused(close_login, **more))
    assert "selv over kontoen" in str(refused(update_person, changes={"email": "ny@example.org"}, **more))
    assert refused(open_login, **more)
    page = cast.client("administrator").get(path(cast, "person", cast.employee.pk)).content.decode()
    assert other.project.slug not in page


def test_the_person_page_tells_roles_and_seats_of_this_municipality_alone(cast):
    page = cast.client("administrator").get(path(cast, "person", cast.union_rep.pk)).content.decode()
    assert "Tillitsvalgt, Styringsgruppa" in page and "hovedtillitsvalgt for Fagforbundet" in page


def test_deactivating_takes_the_login_away_and_keeps_the_name(cast):
    close_login(municipality=cast.municipality, person=cast.employee, by=cast.administrator, reason="Sluttet")
    person = User.objects.get(pk=cast.employee.pk)
    assert not person.is_active and person in people_of(cast.municipality)
    assert person.history.first().history_change_reason == "Sluttet"
    open_login(municipality=cast.municipality, person=person, by=cast.administrator)
    assert User.objects.get(pk=person.pk).is_active


def test_nobody_deactivates_oneself_or_the_last_administrator(cast):
    drift = user("drift", is_operator=True)
    more = {"municipality": cast.municipality, "person": cast.administrator}
    assert refused(close_login, by=cast.administrator, **more)
    assert "må ha en administrator" in str(refused(close_login, by=drift, **more))


def test_an_operator_is_not_deactivated_by_a_municipality(cast):
    drift = user("drift", is_operator=True)
    grant_role(municipality=cast.municipality, person=drift, kind=GrantKind.EMPLOYEE, by=cast.administrator)
    assert refused(close_login, municipality=cast.municipality, person=drift, by=cast.administrator)


def test_an_invitation_needs_an_address_and_an_active_person(cast):
    more = {"municipality": cast.municipality, "by": cast.administrator}
    assert refused(invite_again, person=User(full_name="Uten", email=""), **more)
    assert refused(invite_again, person=User(full_name="Borte", email="a@b.no", is_active=False), **more)


def test_the_administrator_adds_a_person_in_the_browser(cast, django_capture_on_commit_callbacks):
    client = cast.client("administrator")
    data = {"full_name": "Nils Ny", "email": "nils@example.org", "kind": "employee"}
    with django_capture_on_commit_callbacks(execute=True):
        answer = post_form(client, path(cast, "new_person"), data)
    person = User.objects.get(email="nils@example.org")
    assert answer.url == path(cast, "person", person.pk)
    assert len(mail.outbox) == 1
    assert "Nils Ny er lagt til" in client.get(answer.url).content.decode()


def test_a_wrong_address_is_refused_and_what_was_typed_is_kept(cast):
    data = {"full_name": "Nils Ny", "email": "nils(at)example.org", "kind": "employee"}
    answer = post_form(cast.client("administrator"), path(cast, "new_person"), data)
    assert answer.status_code == 422
    assert "Nils Ny" in answer.content.decode() and "nils(at)example.org" in answer.content.decode()


def test_the_administrator_changes_invites_deactivates_and_activates(cast, django_capture_on_commit_callbacks):
    client, who = cast.client("administrator"), cast.employee.pk
    assert post_form(client, path(cast, "edit_person", who), {"title": "Lærer"}).status_code == 303
    with django_capture_on_commit_callbacks(execute=True):
        assert post_form(client, path(cast, "invite_person", who)).status_code == 303
    assert mail.outbox[-1].to == [cast.employee.email]
    assert post_form(client, path(cast, "deactivate_person", who), {"reason": "Sluttet"}).status_code == 303
    assert "Deaktivert" in client.get(path(cast, "person", who)).content.decode()
    answer = post_form(client, path(cast, "reactivate_person", who))
    assert answer.status_code == 303
    assert "ny invitasjon er sendt" in client.get(answer["Location"]).content.decode()
    assert User.objects.get(pk=who).title == "Lærer"


def test_the_list_is_filtered_by_words_role_and_login(cast):
    client = cast.client("administrator")

    def found(query):
        page = client.get(f"{path(cast, 'people')}?{query}").content.decode()
        return "Anne Ansatt" in page, "Mari Medlem" in page

    assert found("sok=anne") == (True, False)
    assert found("rolle=employee") == (True, False)
    assert found("innlogging=nei") == (False, False)


def test_the_role_filter_asks_about_this_municipality(cast):
    other = make_cast("nabokommune")
    grant_role(municipality=other.municipality, person=cast.member, kind=GrantKind.EMPLOYEE, by=SystemActor("Testen"))
    page = cast.client("administrator").get(f"{path(cast, 'people')}?rolle=employee").content.decode()
    assert "Mari Medlem" not in page and Grant.objects.filter(person=cast.member).exists()
