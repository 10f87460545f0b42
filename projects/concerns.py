"""What needs attention, told by those who know of it: floors register what they look for, the overview lists it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from omstilling.ui import formats
from omstilling.ui.addresses import address

from .access import question
from .models import CompetenceActivity, Project
from .selectors.competence import late_activities


@dataclass(frozen=True, slots=True)
class Concern:
    """One line: what it is, about what, and where it is mended."""

    word: str
    kind: str
    text: str
    detail: str
    url: str


@dataclass(frozen=True, slots=True)
class Source:
    """Finds the lines of one kind, at most so many; ``all_url`` is where the rest are."""

    key: str
    find: Callable[[Project, Any, date, int], list[Concern]]
    all_url: Callable[[Project], str]


_sources: dict[str, Source] = {}


def register_concern(source: Source) -> None:
    """Add what is looked for. The same key twice with another function is a programming error (ValueError)."""
    known = _sources.get(source.key)
    if known is not None and known.find is not source.find:
        raise ValueError(f"«{source.key}» is looked for already.")
    _sources[source.key] = source


def sources() -> list[Source]:
    """Return what is looked for, in the order in which it was registered."""
    return list(_sources.values())


@question
def _first_late(project: Project, user: Any, today: date, most: int) -> QuerySet[CompetenceActivity]:
    return late_activities(project, user, today)[:most]


def _late_activities(project: Project, user: Any, today: date, most: int) -> list[Concern]:
    found = []
    for activity in _first_late(project, user, today, most):
        assert activity.deadline is not None
        who = activity.owner.full_name if activity.owner is not None else _("ingen ansvarlig")
        days = formats.plural((today - activity.deadline).days, _("dag"), _("dager"))
        found.append(
            Concern(
                _("over fristen"),
                "late",
                activity.title,
                _("Kompetansetiltak %(days)s over fristen, %(who)s") % {"days": days, "who": who},
                address("projects:competence_plan", project.slug, activity.plan_id),
            )
        )
    return found


def register() -> None:
    """Look for activities of competence plans whose deadline has passed."""
    register_concern(
        Source(
            "competence",
            _late_activities,
            lambda project: address("projects:competence", project.slug) + "?status=late",
        )
    )
