"""What people are told on the example's own day: the dates that are near, not read yet, and a reader of the news."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

from budget.telling import starts_of
from omstilling.audit.uow import current_act
from omstilling.mail.models import Notification
from omstilling.reporting.subscriptions import subscribe
from projects.deadlines import deadlines_of, tell_of

from ..acts import Act, World
from ..content.kinds import at

SUBSCRIBED_AT = at(2011, 1, 10)
TOLD_AT = at(2011, 3, 14, 16)
#: What was told so shortly before the example's day is not read yet.
NOT_READ = timedelta(days=7)


def acts() -> Iterator[Act]:
    """Yield a subscription, and what is told on the last morning."""
    yield Act(SUBSCRIBED_AT, "ansatt", "Abonnerer på nyhetene", _subscribe)
    yield Act(TOLD_AT, "sekretaer", "Minnet om frister", _tell)


def _subscribe(world: World, by: Any) -> None:
    subscribe(project=world.project, person=by, weekly=True)


def _tell(world: World, by: Any) -> None:
    tell_of(world.project, deadlines_of(world.project))
    tell_of(world.project, starts_of(world.project))
    recent = current_act().moment - NOT_READ
    Notification.objects.filter(created_at__gte=recent).update(seen_at=None)
