"""Who reads which minutes: the full ones, the public ones, and those that are not approved yet."""

from __future__ import annotations

from typing import Any

from projects.access import STEERING, access_map
from projects.models import Case

from .models import AgendaItem, Meeting, Minutes, MinutesState

FINISHED = frozenset({MinutesState.APPROVED, MinutesState.PUBLISHED})


def sees_everything(user: Any, row: Meeting | Case) -> bool:
    """Tell whether the user sees a meeting or a case whole: the body's seats, and those who run the project."""
    mine = access_map(user)
    return row.body_id in mine.body_ids or bool(mine.roles.get(row.project_id, set()) & STEERING)


def may_see_minutes(user: Any, minutes: Minutes, *, public: bool) -> bool:
    """Tell whether the user may read a version of the minutes. The user sees the meeting.

    The full ones: who sees everything in the meeting. The public ones: everyone else, once they are published and as
    long as nothing in them has been kept back from the user since.
    """
    meeting = minutes.meeting
    if sees_everything(user, meeting):
        return True
    if not public or minutes.state != MinutesState.PUBLISHED:
        return False
    return not tells_of_hidden(user, meeting, minutes.public_source)


def tells_of_hidden(user: Any, meeting: Meeting, frozen: Any) -> bool:
    """Tell whether frozen minutes, or a frozen notice, say something of a case that the user may not see now.

    One query for each reader of a meeting.
    """
    known: dict[Any, set[str]] = meeting.__dict__.setdefault("_hidden_numbers", {})
    if user.pk not in known:
        items = AgendaItem.objects.active().filter(meeting=meeting).select_related("case__body")
        seen = Case.objects.visible_to(user).filter(body=meeting.body_id).order_by().values("pk")
        known[user.pk] = {item.case.case_number for item in items.exclude(case__in=seen)}
    numbers = known[user.pk]
    cases = (frozen or {}).get("cases", ()) if numbers else ()
    return any(one.get("number") in numbers and not one.get("withheld") for one in cases)
