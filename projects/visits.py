"""When a person was last on a page that tells what is new since. Working data: it has no history."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from omstilling.audit.as_of import is_past

from .models import LastVisit, Project
from .services.news import project_now

#: One visit: as long as a person may come and go and still see what was new when it began.
VISIT = timedelta(hours=1)


def since_last_visit(project: Project, person: Any, page: str) -> datetime | None:
    """Return when the person was on the page before this visit, and remember the visit; nothing on the first one."""
    mine = LastVisit.objects.filter(project=project, person_id=person.pk, page=page)
    seen, before = mine.values_list("seen_at", "before_at").first() or (None, None)
    return remember_visit(project, person, page, seen, before)


def remember_visit(
    project: Project, person: Any, page: str, seen: datetime | None, before: datetime | None
) -> datetime | None:
    """Do as ``since_last_visit`` with what was read of the visits before. Nothing while an earlier day is shown."""
    if is_past():
        return None
    now = project_now(project)
    if seen is None:
        first = LastVisit(project=project, person_id=person.pk, page=page, seen_at=now)
        LastVisit.objects.bulk_create([first], ignore_conflicts=True)
        return None
    if now - seen < VISIT:
        return before
    LastVisit.objects.filter(project=project, person_id=person.pk, page=page).update(seen_at=now, before_at=seen)
    return seen
