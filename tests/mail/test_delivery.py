"""E-mail that goes out: what is sent, what is logged, and what happens when the server says no."""

from __future__ import annotations

from smtplib import SMTPRecipientsRefused, SMTPServerDisconnected
from typing import Any

import pytest
from django.core import mail as outbox
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from omstilling.audit.errors import DomainError
from omstilling.mail.delivery import message_of
from omstilling.mail.models import MailState, OutgoingMail
from omstilling.mail.services import LOST_AFTER, may_send_again, send, send_again
from omstilling.mail.tasks import BACK_OFF, deliver
from tests.cast import user, write

pytestmark = pytest.mark.django_db


def sent(**more: Any) -> OutgoingMail:
    values = {"kind": "innkalling", "subject": "Innkalling\nX: 1", "text": "Første <avsnitt>.\n\nAndre."}
    return send(**{"person": user("kari", "Kari"), **values, **more})


def run(mail: OutgoingMail) -> OutgoingMail:
    deliver.func(mail.pk)
    mail.refresh_from_db()
    return mail


def test_it_goes_out_as_text_html_and_calendar_and_is_logged() -> None:
    mail = sent(link="https://p.example.org/m/", link_words="Se møtet", calendar="BEGIN", calendar_method="REQUEST")
    assert mail.state == MailState.WAITING and DBTaskResult.objects.count() == 1 and not outbox.outbox
    assert run(mail).state == MailState.SENT and mail.attempts == 1 and mail.sent_at is not None
    (message,) = outbox.outbox
    assert message.to == ["kari@example.org"] and message.subject == "Innkalling X: 1"
    assert message.body.endswith("Andre.\n\nSe møtet: https://p.example.org/m/\n")
    kinds = [part.get_content_type() for part in message.message().walk()]
    assert kinds == ["multipart/alternative", "text/plain", "text/html", "text/calendar"]
    raw = message.message().as_string()
    assert 'method="REQUEST"' in raw and "Første &lt;avsnitt&gt;" in message.alternatives[0].content
    assert run(mail).attempts == 1 and len(outbox.outbox) == 1, "once is enough"
    assert message_of(mail).extra_headers["Message-ID"] == message.extra_headers["Message-ID"]


def test_without_an_address_nothing_goes_out_until_there_is_one() -> None:
    person = user("ola", "Ola")
    person.email = ""
    write(person)
    mail = sent(person=person)
    assert mail.state == MailState.NO_ADDRESS and not DBTaskResult.objects.exists()
    with pytest.raises(DomainError, match="ingen e-postadresse"):
        send_again(mail=mail)
    person.email = "ola@example.org"
    write(person)
    assert run(send_again(mail=mail)).state == MailState.SENT and outbox.outbox[0].to == ["ola@example.org"]
    with pytest.raises(DomainError, match="på vei"):
        send_again(mail=mail)


def test_a_server_that_is_away_is_tried_three_times_with_longer_and_longer_waits(monkeypatch: Any) -> None:
    def away(self: Any) -> None:
        raise SMTPServerDisconnected("gone")

    monkeypatch.setattr("django.core.mail.EmailMultiAlternatives.send", away)
    mail = sent()
    assert run(mail).state == MailState.WAITING and mail.error.endswith("Prøver igjen.")
    assert run(mail).state == MailState.WAITING
    later = DBTaskResult.objects.filter(run_after__gt=timezone.now(), run_after__year__lt=9000)
    waits = sorted(t.run_after - timezone.now() for t in later)
    assert len(waits) == 2 and waits[0] <= BACK_OFF[0] < waits[1] <= BACK_OFF[1], waits
    assert run(mail).state == MailState.FAILED and mail.error == "Fikk ikke kontakt med e-postserveren."
    assert run(mail).attempts == 3
    monkeypatch.undo()
    again = run(send_again(mail=mail))
    assert (again.state, again.attempts, again.error) == (MailState.SENT, 1, "")


def test_an_address_that_is_refused_is_not_tried_again(monkeypatch: Any) -> None:
    def refuse(self: Any) -> None:
        raise SMTPRecipientsRefused({"kari@example.org": (550, b"No such user")})

    monkeypatch.setattr("django.core.mail.EmailMultiAlternatives.send", refuse)
    mail = run(sent())
    assert (mail.state, mail.attempts) == (MailState.FAILED, 1)
    assert mail.error == "E-postserveren tok ikke imot adressen."


def test_what_was_left_lying_may_be_sent_again() -> None:
    mail = sent()
    assert not may_send_again(mail)
    mail.created_at = timezone.now() - 2 * LOST_AFTER
    assert may_send_again(mail)
