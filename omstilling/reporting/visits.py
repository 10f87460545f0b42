"""When a person was last on the info page, so that it can say what is new since."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from django.db.models import QuerySet

from omstilling.audit.as_of import is_past
from omstilling.audit.kept import kept
from projects.models import LastVisit, Project
from projects.services.news import project_now

INFO_PAGE = "infoside"
#: One visit: as long as a person may come and go and still see what was new when it began.
VISIT = timedelta(hours=1)


def _seen(project: int, person: int) -> QuerySet[Any]:
    found = LastVisit.objects.filter(project_id=project, person_id=person, page=INFO_PAGE)
    return found.values_list("seen_at", "before_at").order_by("pk")[:1]


def since_last_visit(project: Project, person: Any) -> datetime | None:
    """Return when the person was here before this visit, and remember the visit; nothing on the first one.

    Nothing of it while an earlier day is shown.
    """
    if is_past():
        return None
    now = project_now(project)
    row = next(iter(kept(_seen, project.pk, person.pk)), None)
    if row is None:
        first = LastVisit(project=project, person_id=person.pk, page=INFO_PAGE, seen_at=now)
        LastVisit.objects.bulk_create([first], ignore_conflicts=True)
        return None
    seen, before = row
    if now - seen < VISIT:
        return before  # type: ignore[no-any-return]
    mine = LastVisit.objects.filter(project=project, person_id=person.pk, page=INFO_PAGE)
    mine.update(seen_at=now, before_at=seen)
    return seen  # type: ignore[no-any-return]
