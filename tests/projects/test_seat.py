"""Seats in bodies: who may sit where, who votes, and who sat when."""

from datetime import date
from itertools import count

import pytest
from django.urls import reverse

from omstilling.audit.errors import DomainError
from projects.access import Role, roles_in
from projects.models import LegalBasis, Seat, SeatFunction
from projects.services.bodies import create_body, end_seat, give_seat, update_body, update_seat, withdraw_seat
from tests.cast import make_cast, user
from tests.flow import post_form

FROM = date(2011, 1, 1)
_serial = count(1)


def seat(cast, body="steering", person=None, function=SeatFunction.MEMBER, **more):
    values = {"valid_from": FROM, **more}
    who = person or user(f"ny{next(_serial)}", "Nina Ny")
    return give_seat(body=cast.bodies[body], person=who, function=function, by=cast.secretary, **values)


def refusal(action, *args, **more):
    with pytest.raises(DomainError) as caught:
        action(*args, **more)
    return caught.value


def path(cast, name, *args):
    return reverse(f"projects:{name}", args=[cast.project.slug, *args])


def test_members_vote_and_those_who_serve_the_body_do_not(cast):
    assert seat(cast).votes is True
    assert seat(cast, function=SeatFunction.OBSERVER).votes is False
    assert seat(cast, "project_body", function=SeatFunction.SECRETARY).votes is False


def test_a_person_sits_once_in_a_body_at_a_time(cast):
    error = refusal(seat, cast, person=cast.member)
    assert error.field == "person"
    assert "Mari Medlem har en plass i organet fra før (medlem fra 01.01.2010)" in str(error)


def test_a_person_may_come_back_and_may_sit_in_several_bodies(cast):
    end_seat(seat=cast.seats["steering.member"], on=date(2011, 1, 31), by=cast.secretary)
    assert refusal(seat, cast, person=cast.member, valid_from=date(2011, 1, 31)).field == "person"
    assert seat(cast, person=cast.member, valid_from=date(2011, 2, 1)).pk
    assert seat(cast, "work_body", person=cast.member).pk


def test_a_seat_withdrawn_as_a_mistake_stands_in_nobodys_way(cast):
    withdraw_seat(seat=cast.seats["steering.member"], by=cast.secretary, reason="Feil person")
    assert seat(cast, person=cast.member).pk


def test_a_body_has_one_chair_at_a_time(cast):
    error = refusal(seat, cast, function=SeatFunction.CHAIR)
    assert error.field == "function" and "Leif Leder er leder" in str(error)
    end_seat(seat=cast.seats["steering.chair"], on=date(2010, 12, 31), by=cast.secretary)
    assert seat(cast, function=SeatFunction.CHAIR).pk


@pytest.mark.parametrize("basis", [LegalBasis.EXECUTIVE_COMMITTEE, LegalBasis.COMMITTEE])
def test_a_union_seat_cannot_vote_among_the_politicians(cast, basis):
    update_body(body=cast.steering, changes={"legal_basis": basis}, by=cast.secretary)
    error = refusal(seat, cast, function=SeatFunction.UNION_REP, votes=True)
    assert error.field == "votes"
    assert "Tillitsvalgte kan møte og tale i Styringsgruppa, men ikke stemme" in str(error)
    assert refusal(seat, cast, is_union=True, votes=True).field == "votes"
    assert seat(cast, function=SeatFunction.UNION_REP).votes is False


def test_a_union_seat_votes_in_a_joint_committee(cast):
    body = create_body(
        project=cast.project, kind="joint_committee", legal_basis="joint_committee", name="PSU", by=cast.secretary
    )
    cast.bodies["psu"] = body
    made = seat(cast, "psu", function=SeatFunction.UNION_REP, organisation="hovedtillitsvalgt for Fagforbundet")
    assert (made.votes, made.is_union) == (True, True)


def test_a_body_with_voting_union_seats_does_not_become_a_formannskap(cast):
    error = refusal(
        update_body,
        body=cast.project_body,
        changes={"legal_basis": LegalBasis.EXECUTIVE_COMMITTEE},
        by=cast.secretary,
    )
    assert error.field == "legal_basis" and "Tone Tillitsvalgt" in str(error)


def test_a_secretary_cannot_vote_in_an_elected_body_but_may_in_an_administrative_one(cast):
    assert refusal(seat, cast, function=SeatFunction.CONTROLLER, votes=True).field == "votes"
    assert seat(cast, "work_body", function=SeatFunction.CONTROLLER, votes=True).votes is True


def test_the_end_cannot_be_before_the_beginning(cast):
    assert refusal(seat, cast, valid_to=date(2010, 12, 31)).field == "valid_to"
    error = refusal(end_seat, seat=cast.seats["steering.member"], on=date(2009, 12, 31), by=cast.secretary)
    assert error.field == "on" and "01.01.2010" in str(error)


def test_a_deactivated_person_gets_no_seat(cast):
    gone = user("borte", "Bodil Borte", is_active=False)
    assert refusal(seat, cast, person=gone).field == "person"


def test_a_seat_opens_the_project_and_its_end_closes_it(cast):
    person = user("nina", "Nina Ny")
    given = seat(cast, person=person)
    assert Role.VOTING_MEMBER in roles_in(type(person).objects.get(pk=person.pk), cast.project)
    end_seat(seat=given, on=date(2011, 3, 14), by=cast.secretary)
    assert not roles_in(type(person).objects.get(pk=person.pk), cast.project)


def test_a_change_is_kept_in_history_with_who_and_why(cast):
    row = update_seat(
        seat=cast.seats["steering.member"], changes={"party": "Sp"}, by=cast.secretary, reason="Byttet parti"
    )
    newest = row.history.first()
    assert (newest.party, newest.history_change_reason, newest.actor_label) == ("Sp", "Byttet parti", "Siri Sekretær")


def test_a_field_that_is_not_a_seats_to_change_is_an_error_of_the_program(cast):
    with pytest.raises(ValueError):
        update_seat(seat=cast.seats["steering.member"], changes={"person": cast.chair}, by=cast.secretary)


def test_the_secretary_gives_a_seat(cast):
    data = {"person": cast.employee.pk, "function": "substitute", "order": "2", "valid_from": "1.2.2011"}
    answer = post_form(cast.client("secretary"), path(cast, "new_seat", "styringsgruppa"), data)
    assert answer.status_code == 303, answer.content.decode()
    made = Seat.objects.get(person=cast.employee)
    assert (made.function, made.order, made.valid_from, made.votes) == ("substitute", 2, date(2011, 2, 1), True)


def test_a_refused_seat_says_why_beside_the_field_and_keeps_what_was_typed(cast):
    data = {"person": cast.employee.pk, "function": "union_rep", "votes": "ja", "organisation": "HTV for Delta"}
    answer = post_form(cast.client("secretary"), path(cast, "new_seat", "styringsgruppa"), data)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "men ikke stemme" in page and "HTV for Delta" in page
    assert not Seat.objects.filter(person=cast.employee).exists()


def test_an_end_before_the_beginning_is_said_beside_the_end(cast):
    data = {"person": cast.employee.pk, "function": "member", "valid_from": "01.03.2011", "valid_to": "01.01.2011"}
    answer = post_form(cast.client("secretary"), path(cast, "new_seat", "styringsgruppa"), data)
    assert answer.status_code == 422
    assert answer.context["form"].errors == {"valid_to": ["Sluttdatoen må være etter startdatoen."]}


def test_only_people_of_the_municipality_are_offered(cast):
    other = make_cast("nabokommune")
    page = cast.client("secretary").get(path(cast, "new_seat", "styringsgruppa")).content.decode()
    assert "Anne Ansatt" in page and "Ute Utenfor" not in page
    assert f'value="{other.member.pk}"' not in page
    data = {"person": other.member.pk, "function": "member"}
    answer = post_form(cast.client("secretary"), path(cast, "new_seat", "styringsgruppa"), data)
    assert answer.status_code == 422


def test_the_secretary_changes_ends_and_removes_a_seat(cast):
    client, row = cast.client("secretary"), cast.seats["steering.member"]
    assert post_form(client, path(cast, "edit_seat", row.pk), {"party": "V"}).status_code == 303
    assert post_form(client, path(cast, "end_seat", row.pk), {"on": "28.02.2011"}).status_code == 303
    row.refresh_from_db()
    assert (row.party, row.valid_to) == ("V", date(2011, 2, 28))
    assert post_form(client, path(cast, "withdraw_seat", row.pk), {"reason": "Feil"}).status_code == 303
    assert client.get(path(cast, "edit_seat", row.pk)).status_code == 404


@pytest.mark.parametrize("name", ["edit_seat", "end_seat", "withdraw_seat"])
def test_only_those_who_set_up_the_project_change_seats(cast, name):
    row = cast.seats["steering.member"]
    assert cast.client("administrator").get(path(cast, name, row.pk)).status_code == 200
    assert cast.client("member").get(path(cast, name, row.pk)).status_code == 403
    assert cast.client("outsider").get(path(cast, name, row.pk)).status_code == 404


def test_a_seat_of_another_project_does_not_exist_here(cast):
    other = make_cast("nabokommune")
    answer = cast.client("secretary").get(path(cast, "edit_seat", other.seats["steering.member"].pk))
    assert answer.status_code == 404
