"""Reads of a person's notifications."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet

from omstilling.audit.kept import kept

from .models import Notification


def _unseen(person: int, limit: int) -> QuerySet[Any]:
    found = Notification.objects.filter(person_id=person, seen_at__isnull=True).order_by()
    return found.values_list("pk", flat=True)[:limit]


def unseen_count(person: Any, limit: int) -> int:
    """Return how many notifications a person has not seen; no more than ``limit`` are counted. One query."""
    return len(list(kept(_unseen, person.pk, limit)))


def notifications_of(person: Any) -> QuerySet[Notification]:
    """Return a person's notifications, the latest first."""
    return Notification.objects.filter(person_id=person.pk).order_by("-created_at", "-pk")
