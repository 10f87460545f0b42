"""The services: making, changing, shutting out and letting in people, with history."""

from __future__ import annotations

from typing import Any

import pytest
from django.core import mail
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection

from omstilling.accounts import services
from omstilling.accounts.models import User
from omstilling.audit.errors import ConflictError, DomainError, NoUnitOfWork
from omstilling.audit.uow import SystemActor
from tests.cast import PASSWORD, write

SYSTEM = SystemActor("Testen")
#: Made up: no such person is registered, but the control digits are right.
PERSONAL_NUMBER = "01010750160"


def make(**more: Any) -> User:
    return services.create_person(**{"username": "ny", "full_name": "Ny Person", "by": SYSTEM, **more})


@pytest.mark.django_db
def test_a_person_is_made_with_tidy_values_and_history() -> None:
    person = make(username=" Per.Hansen ", full_name="  Per \n Hansen ", email="Per@EXAMPLE.org", title="rådmann")
    assert (person.username, person.full_name, person.email) == ("per.hansen", "Per Hansen", "Per@example.org")
    row = person.history.get()
    assert (row.actor_label, row.history_change_reason, row.full_name) == (
        "Testen",
        "Personen er lagt inn",
        "Per Hansen",
    )
    assert not person.has_usable_password()
    assert not person.is_operator


@pytest.mark.django_db
def test_user_names_are_unique_without_regard_to_case(kari: User) -> None:
    with pytest.raises(DomainError, match="Brukernavnet er i bruk") as found:
        make(username="KARI")
    assert found.value.field == "username"
    with pytest.raises(IntegrityError):
        write(User(username="Kari", full_name="En annen"))


@pytest.mark.django_db
def test_norwegian_letters_make_no_second_user_name() -> None:
    make(username="åse")
    with pytest.raises(DomainError, match="i bruk"):
        make(username="ÅSE")


@pytest.mark.django_db
@pytest.mark.parametrize("name", ["", "per hansen", "per/hansen", "per\0"])
def test_a_user_name_has_only_letters_digits_and_a_few_signs(name: str) -> None:
    with pytest.raises((DomainError, ValidationError)):
        make(username=name)
    assert not User.objects.exists()


@pytest.mark.django_db
@pytest.mark.parametrize("field", ["username", "full_name", "title", "phone", "email"])
def test_no_national_identity_number_is_taken_in(field: str) -> None:
    text = f"{PERSONAL_NUMBER}@example.org" if field == "email" else PERSONAL_NUMBER
    with pytest.raises(DomainError, match="fødselsnummer") as found:
        make(**{field: text})
    assert found.value.field == field
    assert PERSONAL_NUMBER not in str(found.value)
    make(phone="78455000", title="Sak 2010/1234567")


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("values", "field"),
    [({"full_name": " "}, "full_name"), ({"email": "per@"}, "email"), ({"phone": "1" * 31}, "phone")],
)
def test_wrong_values_are_refused_beside_their_field(values: dict[str, str], field: str) -> None:
    with pytest.raises(ValidationError) as found:
        make(**values)
    assert field in found.value.error_dict


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("password", "words"),
    [("kort", "for kort"), ("per.hansen.per", "likner"), ("Per Hansen2010", "likner"), ("password1234", "for vanlig")],
)
def test_a_weak_password_is_refused_in_bokmal(password: str, words: str) -> None:
    with pytest.raises(DomainError) as found:
        make(username="per.hansen", full_name="Per Hansen", password=password)
    assert found.value.field == "password"
    assert words in str(found.value)
    assert "This" not in str(found.value)


@pytest.mark.django_db
def test_a_new_password_is_in_the_history_without_its_hash(kari: User, sent: Any) -> None:
    before, version = kari.password, kari.row_version
    with sent():
        services.set_password(person=kari, password="fjell vidde bidos", by=kari)
    stored = User.objects.get(pk=kari.pk)
    assert stored.password != before
    assert stored.check_password("fjell vidde bidos")
    assert stored.row_version == version + 1
    row = stored.history.first()
    assert (row.history_change_reason, row.row_version) == ("Passordet er endret", version + 1)
    assert "password" not in {f.name for f in row._meta.fields}
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM accounts_historicaluser")
        assert not any(stored.password in str(value) or before in str(value) for r in cursor for value in r)


@pytest.mark.django_db
def test_a_change_of_password_is_told_by_e_mail_and_the_first_one_is_not(kari: User, sent: Any) -> None:
    new = make(email="ny@example.org")
    with sent():
        services.set_password(person=new, password=PASSWORD, by=new)
    assert mail.outbox == []
    with sent():
        services.set_password(person=kari, password="fjell vidde bidos", by=kari)
    (message,) = mail.outbox
    assert message.subject == "Passordet ditt er endret"
    assert "fjell" not in message.body


@pytest.mark.django_db
def test_a_profile_is_changed_with_history_and_the_old_address_is_told(kari: User, sent: Any) -> None:
    with sent():
        services.update_profile(person=kari, changes={"email": "ny@example.org", "title": "Ordfører"}, by=kari)
    row = User.objects.get(pk=kari.pk).history.first()
    assert (row.email, row.title, row.actor_label) == ("ny@example.org", "Ordfører", "Kari Nordmann")
    (message,) = mail.outbox
    assert message.to == ["kari@example.org"]
    assert "ny@example.org" not in message.body


@pytest.mark.django_db
def test_only_the_fields_of_a_profile_are_changed(kari: User) -> None:
    with pytest.raises(ValueError, match="is_operator"):
        services.update_profile(person=kari, changes={"is_operator": True}, by=kari)


@pytest.mark.django_db
def test_somebody_elses_change_is_not_written_over(kari: User) -> None:
    stale = User.objects.get(pk=kari.pk)
    services.update_profile(person=kari, changes={"title": "Ordfører"}, by=kari)
    with pytest.raises(ConflictError):
        services.update_profile(person=stale, changes={"title": "Leder"}, by=kari)


@pytest.mark.django_db
def test_a_change_needs_an_actor(kari: User) -> None:
    with pytest.raises(NoUnitOfWork):
        services.update_profile(person=kari, changes={"title": "Ordfører"}, by=None)  # type: ignore[arg-type]


@pytest.mark.django_db
def test_deactivation_ends_the_sessions_at_once_and_for_good(kari: User, ola: User, client_of: Any) -> None:
    client = client_of(kari)
    assert client.get("/profil/").status_code == 200
    services.deactivate(person=User.objects.get(pk=kari.pk), by=ola, reason="Har sluttet")
    assert client.get("/profil/").headers["Location"] == "/logg-inn/?next=/profil/"
    services.reactivate(person=User.objects.get(pk=kari.pk), by=ola)
    assert client.get("/profil/").status_code == 302


@pytest.mark.django_db
def test_deactivation_keeps_the_name_in_the_history(kari: User, ola: User) -> None:
    services.update_profile(person=kari, changes={"title": "Ordfører"}, by=kari)
    services.deactivate(person=kari, by=ola, reason="Har sluttet")
    rows = list(User.objects.get(pk=kari.pk).history.all())
    assert [(r.actor_label, r.history_change_reason, r.is_active) for r in rows[:2]] == [
        ("Ola Nordmann", "Har sluttet", False),
        ("Kari Nordmann", "Profilen er endret", True),
    ]
    assert all(r.full_name == "Kari Nordmann" for r in rows)


@pytest.mark.django_db
def test_who_is_deactivated_cannot_log_in(kari: User, ola: User, client: Any) -> None:
    services.deactivate(person=kari, by=ola)
    assert client.post("/logg-inn/", {"username": "kari", "password": PASSWORD}).status_code == 422


@pytest.mark.django_db
def test_who_is_let_in_again_gets_a_new_invitation(kari: User, ola: User, sent: Any) -> None:
    services.deactivate(person=kari, by=ola)
    with sent():
        services.reactivate(person=kari, by=ola)
    assert User.objects.get(pk=kari.pk).is_active
    (message,) = mail.outbox
    assert message.to == ["kari@example.org"]
    assert "/invitasjon/" in message.body


@pytest.mark.django_db
def test_nobody_deactivates_themselves(kari: User) -> None:
    with pytest.raises(DomainError, match="deg selv"):
        services.deactivate(person=kari, by=kari)
    assert User.objects.get(pk=kari.pk).is_active


@pytest.mark.django_db
def test_deactivating_twice_writes_once(kari: User, ola: User) -> None:
    services.deactivate(person=kari, by=ola)
    services.deactivate(person=kari, by=ola)
    assert kari.history.count() == 2
