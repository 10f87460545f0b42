"""The background task that hands an e-mail to the mail server, and tries again when that does not go well."""

from __future__ import annotations

from datetime import timedelta

from django.utils import timezone
from django.utils.translation import gettext as _
from django_tasks import task

from .delivery import TRIES, Refused, hand_over
from .models import MailState, OutgoingMail

#: How long after the first and the second try the next one comes.
BACK_OFF = (timedelta(minutes=1), timedelta(minutes=10))


@task(priority=10)
def deliver(mail_id: int) -> None:
    """Hand over one e-mail, before the documents that wait. Nobody else takes the same try: it is claimed first."""
    mail = OutgoingMail.objects.select_related("person").filter(pk=mail_id, state=MailState.WAITING).first()
    if mail is None or mail.attempts >= TRIES:
        return
    waiting = OutgoingMail.objects.filter(pk=mail_id, state=MailState.WAITING, attempts=mail.attempts)
    mail.attempts += 1
    if not waiting.update(attempts=mail.attempts):
        return
    mine = OutgoingMail.objects.filter(pk=mail_id, state=MailState.WAITING, attempts=mail.attempts)
    try:
        hand_over(mail)
    except Refused as refused:
        if refused.for_good or mail.attempts >= TRIES:
            mine.update(state=MailState.FAILED, error=str(refused))
            return
        again = timezone.now() + BACK_OFF[mail.attempts - 1]
        mine.update(error=_("%(error)s Prøver igjen.") % {"error": refused})
        deliver.using(run_after=again).enqueue(mail_id)
    else:
        mine.update(state=MailState.SENT, sent_at=timezone.now(), error="")


@task(priority=5)
def tell_at_once(person_id: int) -> None:
    """Mail a person what cannot wait, in one e-mail: a second task finds nothing left."""
    from .digests import mail_waiting

    mail_waiting(person_id)
