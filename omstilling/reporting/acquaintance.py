"""What the info page knows of who reads it: where they work, when they were here last, and if the news are mailed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import OuterRef, QuerySet, Subquery

from omstilling.accounts.models import User
from omstilling.audit.kept import kept
from projects.models import LastVisit, Project, Subscription
from projects.selectors.units import places_of_work

INFO_PAGE = "infoside"


@dataclass(frozen=True, slots=True)
class Acquaintance:
    """A reader's own unit by its key, when they were here last and before that, and how often news are mailed."""

    unit: int | None = None
    seen_at: datetime | None = None
    before_at: datetime | None = None
    weekly: bool | None = None


def acquaintance(project: Project, person: Any, today: date) -> Acquaintance:
    """Return what is known of a reader. One query, where each of it would ask its own."""
    if getattr(person, "pk", None) is None:
        return Acquaintance()
    found = next(iter(kept(_known, project.pk, project.municipality_id, person.pk, today)), None)
    return Acquaintance(*found) if found is not None else Acquaintance()


def _known(project: int, municipality: int, person: int, today: date) -> QuerySet[Any]:
    visit = LastVisit.objects.filter(project_id=project, person_id=OuterRef("pk"), page=INFO_PAGE).order_by()
    mailed = Subscription.objects.filter(project_id=project, person_id=OuterRef("pk"), ended_at__isnull=True)
    work = places_of_work(project, municipality, OuterRef("pk"), today)
    return User.objects.filter(pk=person).values_list(
        Subquery(work.values("pk")[:1]),
        Subquery(visit.values("seen_at")[:1]),
        Subquery(visit.values("before_at")[:1]),
        Subquery(mailed.order_by("pk").values("weekly")[:1]),
    )
