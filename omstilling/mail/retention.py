"""What e-mails said is kept no longer than it is of use. That they went out, to whom and when, is kept."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.conf import settings
from django.utils import timezone

from .models import MailState, Notification, OutgoingMail

#: A notification that was read, or was never read, is dropped after this.
OLD_NOTIFICATION = timedelta(days=365)


def empty_old_mails(now: datetime | None = None) -> int:
    """Delete the text of e-mails older than MAIL_KEEP_DAYS, and old notifications. Return how many were emptied.

    What still may go out keeps its text: an e-mail that waits. One that failed is given up by then.
    """
    now = now or timezone.now()
    old = OutgoingMail.objects.filter(
        emptied_at__isnull=True, created_at__lt=now - timedelta(days=settings.MAIL_KEEP_DAYS)
    ).exclude(state=MailState.WAITING)
    count = old.update(text="", html="", calendar="", unsubscribe="", emptied_at=now)
    Notification.objects.filter(created_at__lt=now - OLD_NOTIFICATION).delete()
    return count
