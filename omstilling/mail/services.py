"""Send an e-mail to a person: it is written down here, and a background task delivers it when all is committed."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from django.db import transaction
from django.db.models import Model
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.translation import gettext as _

from omstilling.accounts.models import User
from omstilling.audit.errors import DomainError
from omstilling.audit.uow import example_moment

from .models import MailState, OutgoingMail
from .tasks import deliver

#: An e-mail that has waited longer than this has lost its task, and may be sent again.
LOST_AFTER = timedelta(minutes=30)


def scope_of(row: Model) -> str:
    """Return the name of the row whose log an e-mail belongs to."""
    return f"{row._meta.label_lower}:{row.pk}"


def send(
    *,
    person: User,
    kind: str,
    subject: str,
    text: str,
    about: str = "",
    link: str = "",
    link_words: str = "",
    calendar: str = "",
    calendar_method: str = "",
    scope: Model | None = None,
    scope_name: str = "",
    items: Sequence[tuple[str, str]] = (),
    footer: str = "",
    footer_link: str = "",
    footer_words: str = "",
    unsubscribe: str = "",
) -> OutgoingMail:
    """Send an e-mail to a person, once everything else of the transaction is committed. Returns it as it is logged.

    ``text`` is plain, a blank line between paragraphs; the HTML is made of it. ``link`` is a whole address and stands
    last, under ``link_words``. ``kind`` is what the log calls it and ``about`` what it concerns; ``scope`` is the
    row (a project) whose log it stands in, or ``scope_name`` its name. ``calendar`` is the text of an iCalendar entry
    with its method. ``items`` are (words, whole address), listed after the text. ``footer`` says in small print why
    it came, with a link. ``unsubscribe`` is the whole address that ends the subscription when it is posted to.
    An e-mail holds nothing that is exempt. A person without an address is logged and gets nothing.
    """
    body = text.strip()
    body += "".join(f"\n\n– {words}\n  {where}" if where else f"\n\n– {words}" for words, where in items)
    if link:
        body += f"\n\n{link_words}: {link}" if link_words else f"\n\n{link}"
    if footer:
        body += f"\n\n-- \n{footer}" + (f"\n{footer_words}: {footer_link}" if footer_link else "")
    mail = OutgoingMail(
        person=person,
        address=person.email,
        kind=kind[:40],
        about=about[:200],
        scope=scope_of(scope) if scope is not None else scope_name,
        subject=" ".join(subject.split())[:200],
        text=body + "\n",
        html=_html(
            text,
            subject=subject,
            items=items,
            link=link,
            words=link_words or link,
            footer=footer,
            footer_link=footer_link,
            footer_words=footer_words or footer_link,
        ),
        calendar=calendar,
        calendar_method=calendar_method,
        unsubscribe=unsubscribe,
    )
    if not person.email:
        mail.state, mail.error = MailState.NO_ADDRESS, _("Personen har ingen e-postadresse.")
    moment = example_moment()
    if moment is not None:
        mail.created_at = moment
        if mail.state == MailState.WAITING:
            # What happened in the example's history went out then, and goes to nobody now.
            mail.state, mail.attempts, mail.sent_at = MailState.SENT, 1, moment
    with transaction.atomic():
        mail.save()
        if mail.state == MailState.WAITING:
            deliver.enqueue(mail.pk)
    return mail


def send_again(*, mail: OutgoingMail) -> OutgoingMail:
    """Send an e-mail that did not go out, to the address that the person has now."""
    with transaction.atomic():
        mail = OutgoingMail.objects.select_for_update().select_related("person").get(pk=mail.pk)
        if not may_send_again(mail):
            raise DomainError(_("E-posten er sendt, eller på vei. Den kan ikke sendes på nytt."))
        if not mail.person.email:
            raise DomainError(_("%s har fortsatt ingen e-postadresse. Legg inn adressen først.") % mail.person)
        mail.address = mail.person.email
        mail.state, mail.attempts, mail.error = MailState.WAITING, 0, ""
        mail.created_at = timezone.now()
        mail.save()
        deliver.enqueue(mail.pk)
    return mail


def may_send_again(mail: OutgoingMail) -> bool:
    """Tell whether an e-mail failed, lacked an address, or was left lying, and still has its text."""
    if mail.emptied_at is not None:
        return False
    if mail.state == MailState.WAITING:
        return mail.created_at < timezone.now() - LOST_AFTER
    return mail.state in (MailState.FAILED, MailState.NO_ADDRESS)


def _html(text: str, **more: Any) -> str:
    paragraphs = [part.strip() for part in text.replace("\r\n", "\n").split("\n\n") if part.strip()]
    return render_to_string("mail/message.html", {"paragraphs": paragraphs, **more})
