"""One e-mail as a message, and handing it to the mail server. What goes wrong comes back in plain words."""

from __future__ import annotations

import logging
from smtplib import (
    SMTPAuthenticationError,
    SMTPException,
    SMTPRecipientsRefused,
    SMTPResponseException,
    SMTPSenderRefused,
)
from urllib.parse import urlsplit

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.utils.translation import gettext as _

from .models import OutgoingMail

log = logging.getLogger("omstilling.mail")
TRIES = 3


class Refused(Exception):
    """The e-mail did not go out. ``for_good``: another try would end the same way."""

    def __init__(self, message: str, *, for_good: bool) -> None:
        super().__init__(message)
        self.for_good = for_good


def message_of(mail: OutgoingMail) -> EmailMultiAlternatives:
    """Return the e-mail as a message: plain text, the same as HTML, and the calendar entry if there is one.

    Its identity is the same at every try, so that nobody gets it twice.
    """
    host = urlsplit(settings.BASE_URL).hostname or "localhost"
    headers = {"Auto-Submitted": "auto-generated", "Message-ID": f"<omstilling-{mail.pk}@{host}>"}
    if mail.unsubscribe:
        headers["List-Unsubscribe"] = f"<{mail.unsubscribe}>"
        headers["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click"
    message = EmailMultiAlternatives(mail.subject, mail.text, to=[mail.address], headers=headers)
    if mail.html:
        message.attach_alternative(mail.html, "text/html")
    if mail.calendar:
        message.attach_alternative(mail.calendar, f"text/calendar; method={mail.calendar_method or 'PUBLISH'}")
    return message


def hand_over(mail: OutgoingMail) -> None:
    """Give the e-mail to the mail server. Raises Refused. The log names the person's id, never what was written."""
    fields = {"event": "mail", "mail": mail.kind, "user": mail.person_id, "number": mail.pk}
    try:
        message_of(mail).send()
    except (OSError, SMTPException, ValueError) as error:
        log.error("E-mail not sent: %s", type(error).__name__, extra={"fields": fields})
        raise _refused(error) from error
    log.info("E-mail sent", extra={"fields": fields})


def _refused(error: Exception) -> Refused:
    """Say in plain words what the server answered. A code from 500 up is an answer for good."""
    if isinstance(error, SMTPRecipientsRefused):
        codes = [code for code, _text in error.recipients.values()]
        return Refused(_("E-postserveren tok ikke imot adressen."), for_good=bool(codes) and min(codes) >= 500)
    if isinstance(error, SMTPAuthenticationError):
        return Refused(_("E-postserveren godtok ikke innloggingen. Varsle den som drifter portalen."), for_good=True)
    if isinstance(error, SMTPSenderRefused):
        return Refused(_("E-postserveren tok ikke imot avsenderadressen."), for_good=error.smtp_code >= 500)
    if isinstance(error, SMTPResponseException):
        return Refused(
            _("E-postserveren avviste e-posten (svar %s).") % error.smtp_code, for_good=error.smtp_code >= 500
        )
    if isinstance(error, ValueError):
        return Refused(_("E-posten kunne ikke lages. Se over adresse og emne."), for_good=True)
    return Refused(_("Fikk ikke kontakt med e-postserveren."), for_good=False)
