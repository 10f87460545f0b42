"""One's own profile and password, and the entries of one's own menu."""

from __future__ import annotations

from typing import Any

import pytest
from django.core import mail
from django.test import Client

from omstilling.accounts import services
from omstilling.accounts.models import User
from tests.cast import PASSWORD
from tests.flow import form_data, post_form

pytestmark = pytest.mark.django_db
NEW = "fjell vidde bidos"


def change(client: Client, old: str = PASSWORD, new: str = NEW, again: str = NEW) -> Any:
    return post_form(client, "/profil/passord/", {"old_password": old, "password": new, "repeated_password": again})


def test_the_profile_is_shown_and_saved(kari: User, client_of: Any) -> None:
    client = client_of(kari)
    answer = post_form(client, "/profil/", {"full_name": "Kari Åsen", "title": "Ordfører", "phone": "41 00 00 00"})
    assert (answer.status_code, answer.headers["Location"]) == (303, "/profil/")
    stored = User.objects.get(pk=kari.pk)
    assert (stored.full_name, stored.title, stored.phone, stored.email) == (
        "Kari Åsen",
        "Ordfører",
        "41 00 00 00",
        "kari@example.org",
    )
    row = stored.history.first()
    assert (row.actor_label, row.history_change_reason) == ("Kari Nordmann", "Profilen er endret av personen selv")
    html = client.get("/profil/").content.decode()
    assert "Profilen er lagret." in html
    assert "<dd>kari</dd>" in html


def test_the_profile_is_closed_to_others(client: Client) -> None:
    assert client.get("/profil/").status_code == 302
    assert client.get("/profil/passord/").status_code == 302


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({"full_name": ""}, "id_full_name_error"),
        ({"email": "kari@"}, "id_email_error"),
        ({"title": "x" * 151}, "id_title_error"),
        ({"title": "01010750160"}, "Teksten inneholder et fødselsnummer."),
    ],
)
def test_what_is_wrong_stands_beside_its_field_and_the_rest_is_kept(
    kari: User, client_of: Any, values: dict[str, str], words: str
) -> None:
    answer = post_form(client_of(kari), "/profil/", {"phone": "41 00 00 00", **values})
    html = answer.content.decode()
    assert answer.status_code == 422
    assert words in html
    assert 'value="41 00 00 00"' in html
    assert User.objects.get(pk=kari.pk).phone == "78 45 50 00"


def test_a_new_e_mail_address_needs_the_password(kari: User, client_of: Any, sent: Any) -> None:
    client = client_of(kari)
    answer = post_form(client, "/profil/", {"email": "ny@example.org"})
    assert answer.status_code == 422
    assert "Skriv passordet ditt for å endre e-postadressen." in answer.content.decode()
    answer = post_form(client, "/profil/", {"email": "ny@example.org", "current_password": "feil"})
    assert "Passordet er feil." in answer.content.decode()
    with sent():
        answer = post_form(client, "/profil/", {"email": "ny@example.org", "current_password": PASSWORD})
    assert answer.status_code == 303
    assert User.objects.get(pk=kari.pk).email == "ny@example.org"
    assert [message.to for message in mail.outbox] == [["kari@example.org"]]


def test_nobody_makes_themselves_operator_by_the_form(kari: User, client_of: Any) -> None:
    post_form(client_of(kari), "/profil/", {"is_operator": "on", "username": "admin", "is_active": ""})
    stored = User.objects.get(pk=kari.pk)
    assert (stored.is_operator, stored.username, stored.is_active) == (False, "kari", True)


def test_two_windows_meet_on_the_conflict_page_without_the_password(kari: User, client_of: Any) -> None:
    client = client_of(kari)
    data = form_data(client, "/profil/") | {"title": "Min", "email": "ny@example.org", "current_password": PASSWORD}
    services.update_profile(person=User.objects.get(pk=kari.pk), changes={"title": "Annen"}, by=kari)
    answer = client.post("/profil/", data)
    html = answer.content.decode()
    assert answer.status_code == 409
    assert "Min" in html
    assert PASSWORD not in html


def test_the_password_is_changed_with_the_old_one(kari: User, client_of: Any) -> None:
    client = client_of(kari)
    answer = change(client)
    assert (answer.status_code, answer.headers["Location"]) == (303, "/profil/")
    stored = User.objects.get(pk=kari.pk)
    assert stored.check_password(NEW)
    assert stored.history.first().history_change_reason == "Passordet er endret"
    assert "Passordet er endret. Du er logget ut alle andre steder." in client.get("/profil/").content.decode()


def test_a_change_of_password_keeps_this_session_and_ends_the_others(kari: User, client_of: Any) -> None:
    here, elsewhere = client_of(kari), client_of(kari)
    key = here.session.session_key
    change(here)
    assert here.get("/profil/").status_code == 200
    assert here.session.session_key != key
    assert elsewhere.get("/profil/").status_code == 302


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({"old": "feil passord her"}, "Dette er ikke passordet du har nå."),
        ({"again": "noe annet enn det"}, "De to passordene er ikke like."),
        ({"new": "kort", "again": "kort"}, "Passordet er for kort. Bruk minst 12 tegn."),
        ({"old": ""}, "Skriv passordet du har nå."),
    ],
)
def test_a_change_that_is_wrong_changes_nothing(
    kari: User, client_of: Any, values: dict[str, str], words: str
) -> None:
    client = client_of(kari)
    answer = change(client, **values)
    html = answer.content.decode()
    assert answer.status_code == 422
    assert words in html
    assert NEW not in html
    assert PASSWORD not in html
    assert User.objects.get(pk=kari.pk).check_password(PASSWORD)
    assert client.get("/profil/").status_code == 200


def test_a_double_click_changes_the_password_once(kari: User, client_of: Any) -> None:
    client = client_of(kari)
    data = form_data(client, "/profil/passord/") | {
        "old_password": PASSWORD,
        "password": NEW,
        "repeated_password": NEW,
    }
    assert [client.post("/profil/passord/", data).status_code for _n in range(2)] == [303, 303]
    assert kari.history.count() == 2


def test_the_menu_has_profile_and_a_button_to_log_out(kari: User, client_of: Any) -> None:
    html = client_of(kari).get("/profil/").content.decode()
    assert '<a href="/profil/" aria-current="page">Profil</a>' in html
    assert '<form method="post" action="/logg-ut/">' in html
    assert html.index(">Profil</a>") < html.index(">Logg ut</button>")


def test_the_menu_of_nobody_has_neither(client: Client) -> None:
    html = client.get("/logg-inn/").content.decode()
    assert "/profil/" not in html
    assert "/logg-ut/" not in html
