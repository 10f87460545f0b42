"""Invitation and forgotten password: the e-mail, the link and the page behind it."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import Any

import pytest
from django.core import mail
from django.test import Client
from django.utils import timezone

from omstilling.accounts import services
from omstilling.accounts.mail import duration_words
from omstilling.accounts.models import User
from omstilling.accounts.tokens import LinkToken, invitation_token, reset_token
from omstilling.audit.errors import DomainError
from omstilling.audit.uow import SystemActor, unit_of_work
from omstilling.pdf.jobs import beat
from tests.cast import PASSWORD, user

BASE = "https://omstilling.example.org"
NEW = "fjell vidde bidos"
pytestmark = pytest.mark.django_db


@pytest.fixture
def per(db: None) -> User:
    return services.create_person(
        username="per", full_name="Per & Pål <Hansen>", email="per@example.org", by=SystemActor("Testen")
    )


def link_in(message: Any) -> str:
    """Return the path of the e-mail's link, after checking that it begins with the portal's own address."""
    (found,) = re.findall(r"https?://\S+", message.body)
    assert found.startswith(BASE)
    return str(found.removeprefix(BASE))


def invited(person: User, by: Any, sent: Any, **more: Any) -> str:
    mail.outbox.clear()
    with sent():
        services.invite(person=person, by=by, **more)
    return link_in(mail.outbox[-1])


def later(monkeypatch: pytest.MonkeyPatch, time: timedelta) -> None:
    moment = (timezone.now() + time).replace(tzinfo=None)
    monkeypatch.setattr(LinkToken, "_now", lambda self: moment)


def opened(client: Client, path: str) -> Any:
    return client.get(path, follow=True)


def choose(client: Client, path: str, password: str = NEW, again: str | None = None) -> Any:
    """Open the link and send the form on the page it leads to."""
    page = opened(client, path)
    last = page.redirect_chain[-1][0] if page.redirect_chain else path
    return client.post(last, {"password": password, "repeated_password": password if again is None else again})


# The invitation


def test_the_invitation_says_who_what_and_how_long(per: User, ola: User, sent: Any) -> None:
    invited(per, ola, sent, inviter_text="Prøve & prøve kommune")
    (message,) = mail.outbox
    assert message.subject == "Invitasjon til Omstilling"
    assert message.to == ["per@example.org"]
    for words in (
        "Hei, Per & Pål <Hansen>",
        "Ola Nordmann, Prøve & prøve kommune, inviterer deg til Omstilling",
        "Lenken virker i 14 dager",
        "Brukernavnet ditt er per.",
    ):
        assert words in message.body
    assert message.content_subtype == "plain"


@pytest.mark.parametrize(
    ("behalf", "words"),
    [("", "Du er invitert til Omstilling"), ("Prøve kommune", "Prøve kommune inviterer deg til Omstilling")],
)
def test_what_invites_by_itself_is_not_named(per: User, sent: Any, behalf: str, words: str) -> None:
    invited(per, SystemActor("Systemet"), sent, inviter_text=behalf)
    assert words in mail.outbox[0].body
    assert "Systemet" not in mail.outbox[0].body


def test_the_invitation_waits_for_the_commit(per: User, ola: User, django_capture_on_commit_callbacks: Any) -> None:
    mail.outbox.clear()
    with django_capture_on_commit_callbacks() as waiting, unit_of_work(by=ola, reason="Oppsett"):
        services.invite(person=per, by=ola)
    assert mail.outbox == []
    assert len(waiting) == 1


def test_nobody_is_invited_when_the_work_fails(per: User, ola: User, sent: Any) -> None:
    with sent() as waiting, pytest.raises(ValueError, match="stopp"), unit_of_work(by=ola, reason="Oppsett"):
        services.invite(person=per, by=ola)
        raise ValueError("stopp")
    assert (waiting, mail.outbox) == ([], [])


def test_who_has_no_address_or_is_deactivated_is_not_invited(ola: User, kari: User) -> None:
    bare = services.create_person(username="uten", full_name="Uten Adresse", by=ola)
    with pytest.raises(DomainError, match="ingen e-postadresse"):
        services.invite(person=bare, by=ola)
    services.deactivate(person=kari, by=ola)
    with pytest.raises(DomainError, match="deaktivert"):
        services.invite(person=kari, by=ola)


def test_who_has_a_password_is_told_where_to_log_in(kari: User, ola: User, sent: Any) -> None:
    assert invited(kari, ola, sent) == "/logg-inn/"
    assert "Du har alt en bruker" in mail.outbox[0].body


def test_a_subject_and_an_address_cannot_carry_more_headers(ola: User, sent: Any) -> None:
    person = services.create_person(
        username="x", full_name="Ole\r\nBcc: alle@example.org", email="x@example.org", by=ola
    )
    invited(person, ola, sent)
    assert "\n" not in mail.outbox[0].subject
    assert mail.outbox[0].message()["Bcc"] is None


def test_the_invitation_shows_name_and_user_name_and_logs_in(per: User, ola: User, sent: Any) -> None:
    client, path = Client(), invited(per, ola, sent)
    page = opened(client, path)
    html = page.content.decode()
    assert page.status_code == 200
    assert "Per &amp; Pål &lt;Hansen&gt;" in html
    assert "<dd>per</dd>" in html
    done = choose(client, path)
    assert (done.status_code, done.headers["Location"]) == (302, "/")
    assert client.session["_auth_user_id"] == str(per.pk)
    row = User.objects.get(pk=per.pk).history.first()
    assert row.history_change_reason == "Det første passordet er valgt etter invitasjon"
    assert row.actor_label == per.full_name


def test_the_token_leaves_the_address_before_the_page_is_shown(per: User, ola: User, sent: Any) -> None:
    client, path = Client(), invited(per, ola, sent)
    page = opened(client, path)
    token = path.rstrip("/").rsplit("/", 1)[1]
    assert page.redirect_chain[-1][0].endswith("/velg/")
    assert token not in page.content.decode()
    assert page.headers["Referrer-Policy"] == "same-origin"
    assert "no-store" in page.headers["Cache-Control"]


def test_passwords_that_differ_and_weak_ones_are_refused_in_place(per: User, ola: User, sent: Any) -> None:
    client, path = Client(), invited(per, ola, sent)
    answer = choose(client, path, again="noe annet enn det første")
    assert answer.status_code == 422
    assert "De to passordene er ikke like." in answer.content.decode()
    answer = choose(client, path, password="kort")
    assert answer.status_code == 422
    assert "Passordet er for kort. Bruk minst 12 tegn." in answer.content.decode()
    assert 'value="kort"' not in answer.content.decode()
    assert not User.objects.get(pk=per.pk).has_usable_password()


def test_an_invitation_falls_away_when_it_is_used(per: User, ola: User, sent: Any) -> None:
    path = invited(per, ola, sent)
    choose(Client(), path)
    page = opened(Client(), path)
    assert page.status_code == 410
    assert "Lenken virker ikke lenger" in page.content.decode()
    assert "/glemt-passord/" in page.content.decode()


@pytest.mark.parametrize(("days", "status"), [(13, 200), (15, 410)])
def test_an_invitation_lives_fourteen_days(
    per: User, ola: User, sent: Any, monkeypatch: pytest.MonkeyPatch, days: int, status: int
) -> None:
    path = invited(per, ola, sent)
    later(monkeypatch, timedelta(days=days))
    assert opened(Client(), path).status_code == status


def test_an_invitation_falls_away_with_deactivation_also_for_one_who_comes_back(
    per: User, ola: User, sent: Any
) -> None:
    path = invited(per, ola, sent)
    services.deactivate(person=per, by=ola)
    assert opened(Client(), path).status_code == 410
    services.reactivate(person=per, by=ola)
    assert opened(Client(), path).status_code == 410


def test_an_invitation_falls_away_when_a_new_one_is_sent(per: User, ola: User, sent: Any) -> None:
    first, second = invited(per, ola, sent), invited(per, ola, sent)
    assert opened(Client(), first).status_code == 410
    assert opened(Client(), second).status_code == 200


def test_the_history_says_who_invited(per: User, ola: User, sent: Any) -> None:
    invited(per, ola, sent)
    row = User.objects.get(pk=per.pk).history.first()
    assert (row.actor_label, row.history_change_reason) == ("Ola Nordmann", "Personen er invitert")


def test_an_invitation_falls_away_when_the_address_changes(per: User, ola: User, sent: Any) -> None:
    path = invited(per, ola, sent)
    services.update_profile(person=per, changes={"email": "pal@example.org"}, by=ola)
    assert opened(Client(), path).status_code == 410


@pytest.mark.parametrize(
    "path", ["/invitasjon/MQ/x/", "/invitasjon/MQ/velg/", "/nytt-passord/æ/b-c/", "/nytt-passord/OTk5/cabc-1/"]
)
def test_a_made_up_link_says_the_same_as_an_old_one(path: str) -> None:
    page = Client().get(path)
    assert page.status_code == 410
    assert "Lenken virker ikke lenger" in page.content.decode()


def test_one_kind_of_link_does_not_open_the_other_page(kari: User) -> None:
    assert not reset_token.check_token(kari, invitation_token.make_token(kari))
    assert not invitation_token.check_token(kari, reset_token.make_token(kari))


def test_somebody_elses_session_is_said_and_ended(per: User, ola: User, kari: User, sent: Any, client_of: Any) -> None:
    client, path = client_of(kari), invited(per, ola, sent)
    assert "Du er logget inn som Kari Nordmann" in opened(client, path).content.decode()
    choose(client, path)
    assert client.session["_auth_user_id"] == str(per.pk)


def test_a_second_click_meets_the_used_link_and_not_an_error(
    per: User, ola: User, sent: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    client, path = Client(), invited(per, ola, sent)
    page = opened(client, path).redirect_chain[-1][0]
    real = services.set_password

    def meanwhile(**values: Any) -> User:
        real(**{**values, "person": User.objects.get(pk=per.pk)})
        return real(**values)

    monkeypatch.setattr(services, "set_password", meanwhile)
    answer = client.post(page, {"password": NEW, "repeated_password": NEW}, follow=True)
    assert answer.status_code == 410


# Invited with an address that has an account, or has none


@pytest.fixture
def nina(ola: User) -> User:
    return services.create_invited(full_name="Nina Ny", email="Kari@example.org", by=ola)


def logs_in(username: str, password: str) -> bool:
    answer = Client().post("/logg-inn/", {"username": username, "password": password})
    return bool(answer.status_code == 302)


def test_the_first_password_makes_the_address_the_user_name(ola: User, sent: Any) -> None:
    person = services.create_invited(full_name="Nina Ny", email="Nina@example.org", by=ola)
    path = invited(person, ola, sent)
    assert "invitasjon:" not in mail.outbox[0].body
    html = opened(client := Client(), path).content.decode()
    assert "nina@example.org" in html.lower() and "invitasjon:" not in html
    choose(client, path)
    assert User.objects.get(pk=person.pk).username == "nina@example.org"
    assert logs_in("nina@example.org", NEW)


def test_an_invitation_does_not_stand_in_the_way_of_the_addresss_owner(kari: User, nina: User) -> None:
    assert logs_in("kari@example.org", PASSWORD)


def test_who_has_an_account_logs_in_and_accepts_with_it(kari: User, nina: User, ola: User, sent: Any) -> None:
    client, path = Client(), invited(nina, ola, sent)
    html = opened(client, path).content.decode()
    assert "har en konto fra før" in html and "Logg inn og godta" in html and "Kari Nordmann" not in html
    way = re.search(r'href="(/logg-inn/\?next=[^"]+)"', html).group(1)  # type: ignore[union-attr]
    page = client.post(way, {"username": "kari@example.org", "password": PASSWORD}, follow=True)
    assert "Godta som Kari Nordmann" in page.content.decode()
    done = client.post(page.redirect_chain[-1][0], {"godta": "ja"})
    assert (done.status_code, done.headers["Location"]) == (302, "/")
    assert not User.objects.get(pk=nina.pk).is_active
    assert opened(Client(), path).status_code == 410


@pytest.mark.parametrize("who", [None, "ola"])
def test_nobody_accepts_with_an_account_they_are_not_logged_in_to(
    kari: User, nina: User, ola: User, sent: Any, client_of: Any, who: str | None
) -> None:
    client, path = (client_of(ola) if who else Client()), invited(nina, ola, sent)
    page = opened(client, path).redirect_chain[-1][0]
    assert client.post(page, {"godta": "ja"}).status_code == 422
    assert User.objects.get(pk=nina.pk).is_active


def test_a_separate_account_on_the_same_address_gets_a_user_name_of_its_own(nina: User, ola: User, sent: Any) -> None:
    user("kari@example.org", "Kari Nordmann")
    services.update_profile(person=User.objects.get(username="kari@example.org"), changes={"email": ""}, by=ola)
    client, path = Client(), invited(nina, ola, sent)
    choose(client, path)
    assert User.objects.get(pk=nina.pk).username == "kari@example.org-2"


# The forgotten password


def forgotten(client: Client, typed: str) -> Any:
    mail.outbox.clear()
    return client.post("/glemt-passord/", {"username": typed})


@pytest.mark.parametrize("typed", ["kari@example.org", "KARI@example.org", "kari", " Kari "])
def test_a_link_is_sent_to_who_has_forgotten(kari: User, client: Client, typed: str) -> None:
    forgotten(client, typed)
    (message,) = mail.outbox
    assert message.subject == "Nytt passord til Omstilling"
    assert message.to == ["kari@example.org"]
    assert "Lenken virker i 24 timer" in message.body
    assert link_in(message).startswith("/nytt-passord/")


def test_the_answer_is_the_same_whether_anybody_is_found(kari: User, client: Client) -> None:
    answers = [
        forgotten(client, typed) for typed in ("kari@example.org", "ingen@example.org", "ingen", "\u00e6" * 254)
    ]
    assert {(a.status_code, a.headers["Location"], a.content) for a in answers} == {
        (302, "/glemt-passord/sendt/", b"")
    }
    page = client.get("/glemt-passord/sendt/").content.decode()
    assert "Finnes adressen eller brukernavnet hos oss" in page


def test_an_empty_form_says_what_to_write(client: Client) -> None:
    answer = client.post("/glemt-passord/", {"username": " "})
    assert answer.status_code == 422
    assert "Skriv e-postadressen eller brukernavnet ditt." in answer.content.decode()


def test_nobody_deactivated_gets_a_link(kari: User, ola: User, client: Client) -> None:
    services.deactivate(person=kari, by=ola)
    forgotten(client, "kari")
    assert mail.outbox == []


def test_who_never_had_a_password_gets_the_invitation_again(per: User, client: Client) -> None:
    forgotten(client, "per@example.org")
    assert link_in(mail.outbox[0]).startswith("/invitasjon/")


def test_all_who_share_an_address_get_a_link_of_their_own(kari: User, client: Client) -> None:
    twin = user("tvilling", "Tvilling Nordmann")
    services.update_profile(person=twin, changes={"email": kari.email}, by=twin)
    forgotten(client, kari.email)
    assert len(mail.outbox) == 2
    assert len({link_in(message) for message in mail.outbox}) == 2


def test_a_mailbox_cannot_be_filled(kari: User, client: Client) -> None:
    forgotten(client, "kari")
    forgotten(client, "kari@example.org")
    assert mail.outbox == []


def test_a_living_worker_sends_the_link_so_that_time_tells_nothing(kari: User, client: Client) -> None:
    from django_tasks_db.models import DBTaskResult

    beat("prøve")
    forgotten(client, "kari")
    forgotten(client, "ingen")
    assert mail.outbox == []
    assert [task.args_kwargs["args"] for task in DBTaskResult.objects.order_by("enqueued_at")] == [["kari"], ["ingen"]]


def test_a_new_password_is_chosen_and_other_sessions_end(kari: User, client_of: Any, sent: Any) -> None:
    elsewhere, client = client_of(kari), Client()
    forgotten(client, "kari")
    done = choose(client, link_in(mail.outbox[0]))
    assert (done.status_code, done.headers["Location"]) == (302, "/logg-inn/")
    assert "Passordet er endret. Logg inn med det nye." in client.get("/logg-inn/").content.decode()
    assert "_auth_user_id" not in client.session
    assert elsewhere.get("/profil/").status_code == 302
    assert client.post("/logg-inn/", {"username": "kari", "password": NEW}).status_code == 302


@pytest.mark.parametrize(("hours", "status"), [(23, 200), (25, 410)])
def test_a_link_to_a_new_password_lives_a_day(
    kari: User, client: Client, monkeypatch: pytest.MonkeyPatch, hours: int, status: int
) -> None:
    forgotten(client, "kari")
    path = link_in(mail.outbox[0])
    later(monkeypatch, timedelta(hours=hours))
    assert opened(Client(), path).status_code == status


def test_a_link_falls_away_when_the_password_is_changed(kari: User, client: Client, sent: Any) -> None:
    forgotten(client, "kari")
    path = link_in(mail.outbox[0])
    services.set_password(person=kari, password=NEW, by=kari)
    assert opened(Client(), path).status_code == 410


def test_an_e_mail_that_cannot_be_sent_is_logged_and_stops_nothing(
    per: User, ola: User, sent: Any, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def refuse(*args: Any, **kwargs: Any) -> None:
        raise ConnectionRefusedError("mail.example.org")

    monkeypatch.setattr("django.core.mail.EmailMessage.send", refuse)
    with sent(), caplog.at_level("INFO", logger="omstilling.accounts"):
        services.invite(person=per, by=ola)
    (record,) = caplog.records
    assert record.levelname == "ERROR"
    assert record.fields == {"event": "mail", "mail": "invitation", "user": per.pk}  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        (60, "ett minutt"),
        (1800, "30 minutter"),
        (3600, "én time"),
        (86400, "24 timer"),
        (172800, "to dager"),
        (1209600, "14 dager"),
    ],
)
def test_time_limits_in_words(seconds: int, words: str) -> None:
    assert duration_words(seconds).replace("\u00a0", " ") == words


def test_the_cast_password_is_good_enough(per: User) -> None:
    assert services.set_password(person=per, password=PASSWORD, by=per).has_usable_password()
