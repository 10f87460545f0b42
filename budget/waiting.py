"""Where the money learns of meetings, which live on a higher floor: that floor registers who answers."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from projects.models import Body, BodyKind, Project

from .effects import Effect, EffectError, Waiting, waiting

#: (body, user, day): the date of the body's first planned meeting after the day, as far as the user may see.
NextMeeting = Callable[[Body, Any, date], date | None]
#: (body, user, day): the date of the body's last meeting that was held on or before the day.
LastMeeting = Callable[[Body, Any, date], date | None]

_next: list[NextMeeting] = []
_last: list[LastMeeting] = []


def register_next_meeting(provider: NextMeeting) -> None:
    """Say who knows the next planned meeting of a body."""
    _next[:] = [provider]


def register_last_meeting(provider: LastMeeting) -> None:
    """Say who knows the last meeting that a body has held."""
    _last[:] = [provider]


def next_meeting(body: Body, user: Any, day: date) -> date | None:
    """Return the body's first planned meeting after a day; ``None`` when there is none or nobody knows."""
    return _next[0](body, user, day) if _next else None


def last_meeting(body: Body, user: Any, day: date) -> date | None:
    """Return the body's last held meeting up to a day; ``None`` when there is none or nobody knows."""
    return _last[0](body, user, day) if _last else None


@dataclass(frozen=True, slots=True)
class WaitingCost:
    """What it costs to put a decision off from the coming meeting to the one after.

    ``cost`` is ``None`` when there is no second meeting or the effect is unknown.
    """

    body: Body
    meeting: date | None
    following: date | None
    cost: Waiting | None

    @property
    def lost(self) -> int | None:
        return None if self.cost is None else self.cost.lost


def steering_group(project: Project, user: Any) -> Body | None:
    """Return the body that decides the measures of a project, if the user may see it."""
    found = Body.objects.visible_to(user).active().filter(project=project, kind=BodyKind.STEERING_GROUP)
    return found.order_by("order", "pk").first()


def cost_of_waiting_for(
    effect: Effect, body: Body, user: Any, today: date, target_year: int, *, permanent: bool
) -> WaitingCost:
    """Return what waiting costs for a measure that the body is to decide. A meeting today is the coming one."""
    coming = next_meeting(body, user, today - timedelta(days=1))
    following = next_meeting(body, user, coming) if coming is not None else None
    cost = None
    if coming is not None and following is not None:
        try:
            cost = waiting(effect, coming, following, target_year, permanent=permanent)
        except EffectError:
            cost = None
    return WaitingCost(body, coming, following, cost)
