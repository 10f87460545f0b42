"""What can be done with the project's tolerances."""

from __future__ import annotations

from django.utils.translation import gettext as _

from omstilling.accounts.models import User
from omstilling.audit.errors import DomainError
from omstilling.audit.uow import unit_of_work

from ..models import Body, Project, Tolerance, ToleranceKind
from .rows import check_open, check_parts, store


def set_tolerance(
    *,
    project: Project,
    kind: str,
    limit: int,
    by: User,
    tell: Body | None = None,
    note: str = "",
    reason: str = "",
) -> Tolerance:
    """Set how far the project may stray before its flag is raised, or change it."""
    with unit_of_work(by=by, reason=reason or _("Toleransen er satt")):
        if kind not in ToleranceKind.values:
            raise ValueError(f"There is no tolerance «{kind}».")
        if limit < 0:
            raise DomainError(_("Grensen kan ikke være under null."), field="limit")
        check_parts(project, tell=tell)
        Project.objects.select_for_update().get(pk=project.pk)
        row = Tolerance.objects.active().filter(project=project, kind=kind).first() or Tolerance(
            project=project, kind=kind
        )
        row.limit, row.tell, row.note = limit, tell, note
        return store(row)


def withdraw_tolerance(*, tolerance: Tolerance, by: User, reason: str = "") -> Tolerance:
    """Take a tolerance away: nothing is held against it any longer."""
    with unit_of_work(by=by, reason=reason or _("Toleransen er fjernet")):
        check_open(tolerance)
        tolerance.withdraw()
        return tolerance
