"""When a person was last on the info page, so that it can say what is new since."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from omstilling.audit.as_of import is_past
from projects.models import LastVisit, Project
from projects.services.news import project_now

INFO_PAGE = "infoside"
#: One visit: as long as a person may come and go and still see what was new when it began.
VISIT = timedelta(hours=1)


def since_last_visit(project: Project, person: Any, seen: datetime | None, before: datetime | None) -> datetime | None:
    """Return when the person was here before this visit, and remember the visit; nothing on the first one.

    ``seen`` and ``before`` are what is remembered. Nothing of it while an earlier day is shown.
    """
    if is_past():
        return None
    now = project_now(project)
    if seen is None:
        first = LastVisit(project=project, person_id=person.pk, page=INFO_PAGE, seen_at=now)
        LastVisit.objects.bulk_create([first], ignore_conflicts=True)
        return None
    if now - seen < VISIT:
        return before
    mine = LastVisit.objects.filter(project=project, person_id=person.pk, page=INFO_PAGE)
    mine.update(seen_at=now, before_at=seen)
    return seen
