"""What members say of the minutes while they are for approval."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from meetings.models import MinutesReview
from meetings.services.reviews import remark_on_minutes, reply_to_remark

from ..acts import Act, World
from ..content.minutes_september import MEETING, REMARK, REPLY


def acts() -> Iterator[Act]:
    """Yield the remark on the minutes of 17 September 2010, and its answer."""
    yield Act(REMARK[0], REMARK[1], "Merknad til protokollen", _remark, (REMARK[2],))
    yield Act(REPLY[0], REPLY[1], "Svar på merknad til protokollen", _reply, (REPLY[2],))


def _remark(world: World, by: Any, text: str) -> None:
    minutes = world.minutes[MEETING]
    seat = world.seats[f"steering.{by.username}"]
    world.rows["minutes_remark"] = remark_on_minutes(minutes=minutes, seat=seat, text=text, by=by)


def _reply(world: World, by: Any, text: str) -> None:
    review: MinutesReview = world.rows["minutes_remark"]
    reply_to_remark(review=review, reply=text, by=by)
