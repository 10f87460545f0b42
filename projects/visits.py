"""When a person was last on a page that tells what is new since. Working data: it has no history."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from .models import LastVisit, Project
from .services.news import project_now

#: One visit: as long as a person may come and go and still see what was new when it began.
VISIT = timedelta(hours=1)


def since_last_visit(project: Project, person: Any, page: str) -> datetime | None:
    """Return when the person was on the page before this visit, and remember the visit; nothing on the first one."""
    now = project_now(project)
    mine = LastVisit.objects.filter(project=project, person_id=person.pk, page=page)
    row = mine.values_list("seen_at", "before_at").first()
    if row is None:
        LastVisit.objects.get_or_create(project=project, person_id=person.pk, page=page, defaults={"seen_at": now})
        return None
    seen, before = row
    if now - seen < VISIT:
        return before
    mine.update(seen_at=now, before_at=seen)
    return seen
