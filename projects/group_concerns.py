"""Work groups over their deadline, for the overview's list of what needs attention."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from omstilling.ui.addresses import address

from .access import question
from .concerns import Concern, Source, register_concern
from .models import Body, Project
from .selectors.work_groups import LATE, state_of, state_q, work_groups


@question
def _late(project: Project, user: Any, today: date, most: int) -> QuerySet[Body]:
    return work_groups(project, user, today).filter(state_q(LATE, today)).order_by("deadline", "name")[:most]


def late_groups(project: Project, user: Any, today: date, most: int) -> list[Concern]:
    """Return the groups whose final report is not delivered in time, the longest overdue first. One query."""
    found = []
    for body in _late(project, user, today, most):
        word, kind = state_of(body, today, has_final=False)
        leader = body.leader_name or _("ingen leder")  # type: ignore[attr-defined]
        detail = _("Sluttrapporten er %(days)s, %(who)s") % {"days": word, "who": leader}
        url = address("projects:body", project.slug, body.slug)
        found.append(Concern(_("over fristen"), kind, body.name, detail, url))
    return found


def register() -> None:
    """Look for groups over their deadline."""
    register_concern(
        Source(
            "groups",
            late_groups,
            lambda project: address("projects:work_groups", project.slug) + f"?tilstand={LATE}",
        )
    )
