"""What a person does with notifications: sees them, and chooses how to be told."""

from __future__ import annotations

from typing import Any

from django.utils import timezone

from omstilling.accounts.models import User

from .models import Notification, NotificationSetting

FIELDS = ("pace", "quiet_from", "quiet_to", "quiet_weekends")


def mark_seen(*, person: User, notification: Notification | None = None) -> int:
    """Mark a person's notification as seen, or all of them. Return how many were not."""
    found = Notification.objects.filter(person=person, seen_at__isnull=True)
    if notification is not None:
        found = found.filter(pk=notification.pk)
    return found.update(seen_at=timezone.now())


def choose(*, person: User, changes: dict[str, Any]) -> NotificationSetting:
    """Keep how a person wants to be told."""
    chosen = {name: changes[name] for name in FIELDS if name in changes}
    row = NotificationSetting.objects.filter(person=person).first() or NotificationSetting(person=person)
    for name, value in chosen.items():
        setattr(row, name, value)
    row.full_clean()
    row.save()
    return row
