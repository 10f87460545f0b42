"""Who reads which minutes: the full ones, the public ones, and those that are not approved yet."""

from __future__ import annotations

from typing import Any

from projects.access import STEERING, access_map
from projects.models import Case

from .models import Meeting, Minutes, MinutesState

FINISHED = frozenset({MinutesState.APPROVED, MinutesState.PUBLISHED})


def sees_everything(user: Any, row: Meeting | Case) -> bool:
    """Tell whether the user sees a meeting or a case whole: the body's seats, and those who run the project."""
    mine = access_map(user)
    return row.body_id in mine.body_ids or bool(mine.roles.get(row.project_id, set()) & STEERING)


def may_see_minutes(user: Any, minutes: Minutes, *, public: bool) -> bool:
    """Tell whether the user may read a version of the minutes. The user sees the meeting.

    The full ones: who sees everything in the meeting. The public ones: everyone else, once they are published.
    """
    if sees_everything(user, minutes.meeting):
        return True
    return public and minutes.state == MinutesState.PUBLISHED
