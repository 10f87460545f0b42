"""The person of a request, read together with what the person may see."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from budget.forms.measures import MeasureForm
from omstilling.accounts.backends import PasswordBackend
from omstilling.accounts.models import User
from omstilling.audit.uow import SystemActor, unit_of_work
from projects.access import AccessMap, Role, access_map, forget_access
from projects.standing import read_person
from tests import cast as make
from tests.flow import form_data

pytestmark = pytest.mark.django_db


def read_apart(person: Any) -> AccessMap:
    user = User.objects.get(pk=person.pk)
    return access_map(user)


def test_everybody_may_see_the_same_whether_read_together_or_apart(cast) -> None:
    seen = set()
    for person in cast.people.values():
        user = read_person(person.pk)
        assert user is not None
        assert access_map(user).key == read_apart(person).key
        seen.add(access_map(user).number)
    assert len(seen) > 5


def test_the_person_is_read_whole(cast) -> None:
    read, stored = read_person(cast.people["secretary"].pk), User.objects.get(pk=cast.people["secretary"].pk)
    assert read is not None and read == stored
    for field in User._meta.concrete_fields:
        value = getattr(read, field.attname)
        assert value == getattr(stored, field.attname)
        assert type(value) is type(getattr(stored, field.attname))
    assert read.get_session_auth_hash() == stored.get_session_auth_hash()
    assert read.changed_fields() == []


def test_one_question_reads_both_and_none_comes_after(cast) -> None:
    with CaptureQueriesContext(connection) as caught:
        user = PasswordBackend().get_user(cast.people["secretary"].pk)
        assert Role.SECRETARY in access_map(user).roles[cast.project.pk]
    assert len(caught) == 1


def test_nobody_is_read_who_is_not_active_or_not_there(cast) -> None:
    person = cast.people["employee"]
    with unit_of_work(by=SystemActor("Test"), reason="Slutter"):
        person.is_active = False
        person.save()
    assert read_person(person.pk) is None
    assert read_person(0) is None


def test_a_right_that_is_taken_away_is_gone_at_the_next_reading(cast) -> None:
    person = cast.people["secretary"]
    before = read_person(person.pk)
    for seat in person.seats.all():
        with unit_of_work(by=SystemActor("Test"), reason="Trer ut"):
            seat.withdraw()
    after = read_person(person.pk)
    assert before is not None and after is not None
    assert access_map(before).key != access_map(after).key
    forget_access(before)
    assert access_map(before).key == access_map(after).key


def test_the_same_rights_have_the_same_number_and_other_rights_another() -> None:
    one, two, other = AccessMap(), AccessMap(), AccessMap()
    for made in (one, two, other):
        made.roles[1].add(Role.SECRETARY)
    other.roles[2].add(Role.EMPLOYEE)
    assert one.number == two.number != other.number


def test_a_right_that_is_taken_away_while_a_form_is_sent_saves_nothing(cast, monkeypatch) -> None:
    measure = make.measure(cast)
    client, address = cast.client("project_group"), f"{measure.get_absolute_url()}endre/"
    data = {**form_data(client, address), "title": "Skal ikke lagres"}
    valid = MeasureForm.is_valid

    def and_leaves(form) -> bool:
        with unit_of_work(by=SystemActor("Test"), reason="Trer ut"):
            for seat in cast.project_group.seats.all():
                seat.withdraw()
        return valid(form)

    monkeypatch.setattr(MeasureForm, "is_valid", and_leaves)
    assert client.post(address, data).status_code in (403, 404)
    measure.refresh_from_db()
    assert measure.title == "Samlet renhold"
