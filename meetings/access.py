"""Who reads which minutes: the full ones, the public ones, and those that are not approved yet."""

from __future__ import annotations

from typing import Any

from projects.access import STEERING, access_map

from .models import Meeting, Minutes, MinutesState

FINISHED = frozenset({MinutesState.APPROVED, MinutesState.PUBLISHED})


def sees_everything(user: Any, meeting: Meeting) -> bool:
    """Tell whether the user sees every case of the meeting whole: the body's seats, and those who run the project."""
    mine = access_map(user)
    return meeting.body_id in mine.body_ids or bool(mine.roles.get(meeting.project_id, set()) & STEERING)


def may_see_minutes(user: Any, minutes: Minutes, *, public: bool) -> bool:
    """Tell whether the user may read a version of the minutes. The user sees the meeting.

    The full ones: who sees everything in the meeting. The public ones: everyone else, once they are published.
    """
    if sees_everything(user, minutes.meeting):
        return True
    return public and minutes.state == MinutesState.PUBLISHED
