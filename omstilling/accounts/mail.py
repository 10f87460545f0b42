"""The e-mails about login: what they say, and sending them. Plain text, one addressee, links from ``BASE_URL``.

A link is made when the e-mail is sent, never stored. An e-mail that cannot be sent is logged, not raised: what
it tells of is done.
"""

from __future__ import annotations

import logging
from smtplib import SMTPException
from typing import Any

from django.conf import settings
from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.encoding import force_bytes
from django.utils.http import urlsafe_base64_encode
from django.utils.translation import gettext as _

from omstilling.ui.formats import plural_word

from .models import User
from .tokens import LinkToken, invitation_token, reset_token

log = logging.getLogger("omstilling.accounts")
HOUR, DAY = 3600, 86400


def duration_words(seconds: int) -> str:
    """Return a time limit in words: «14 dager», «24 timer», «30 minutter»."""
    if seconds >= 2 * DAY:
        return plural_word(seconds // DAY, _("dag"), _("dager"))
    if seconds >= HOUR:
        return plural_word(seconds // HOUR, _("time"), _("timer"))
    return plural_word(max(1, seconds // 60), _("minutt"), _("minutter"), _("ett"))


def link(person: User, name: str, token: LinkToken) -> str:
    """Return the full address of a page where the person sets a password."""
    ident = urlsafe_base64_encode(force_bytes(person.pk))
    return settings.BASE_URL + reverse(f"accounts:{name}", args=[ident, token.make_token(person)])


def invitation_link(person: User) -> str:
    """Return the address where an invited person sets the first password."""
    return link(person, "invitation", invitation_token)


def send_invitation(person_id: int, inviter: str) -> None:
    """Send the invitation; who has a password already is told where to log in instead. ``inviter`` may be empty."""
    person = User.objects.filter(pk=person_id, is_active=True).exclude(email="").first()
    if person is None:
        return
    known = person.has_usable_password()
    more = {
        "inviter": inviter,
        "link": settings.BASE_URL + reverse("accounts:login") if known else invitation_link(person),
        "lasts": duration_words(invitation_token.timeout),
    }
    _send(person.email, _("Invitasjon til Omstilling"), "welcome" if known else "invitation", person, more)


def send_reset(person: User) -> None:
    """Send the link to a new password; who has never had one is sent a new invitation."""
    if not person.has_usable_password():
        send_invitation(person.pk, "")
        return
    more = {
        "link": link(person, "new_password", reset_token),
        "lasts": duration_words(reset_token.timeout),
    }
    _send(person.email, _("Nytt passord til Omstilling"), "reset", person, more)


def send_password_changed(person_id: int) -> None:
    """Tell the person that the password is changed, in case it was somebody else."""
    person = User.objects.get(pk=person_id)
    if person.email:
        more = {"link": settings.BASE_URL + reverse("accounts:password_reset")}
        _send(person.email, _("Passordet ditt er endret"), "password_changed", person, more)


def send_email_changed(person_id: int, old: str) -> None:
    """Tell the former address that the e-mail address is changed."""
    _send(old, _("E-postadressen din er endret"), "email_changed", User.objects.get(pk=person_id), {})


def _send(to: str, subject: str, template: str, person: User, more: dict[str, Any]) -> None:
    body = render_to_string(f"accounts/mail/{template}.txt", {"person": person, "base_url": settings.BASE_URL, **more})
    message = EmailMessage(
        " ".join(subject.split()), body.strip() + "\n", to=[to], headers={"Auto-Submitted": "auto-generated"}
    )
    fields = {"event": "mail", "mail": template, "user": person.pk}
    try:
        message.send()
    except (OSError, SMTPException, ValueError) as error:
        log.error("E-mail not sent: %s", type(error).__name__, extra={"fields": fields})
    else:
        log.info("E-mail sent", extra={"fields": fields})
