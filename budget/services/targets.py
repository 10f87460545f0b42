"""The target per year: a level, never an increment."""

from __future__ import annotations

from django.utils.translation import gettext as _

from omstilling.accounts.models import User
from omstilling.audit.errors import DomainError
from omstilling.audit.uow import unit_of_work
from projects.models import Project
from projects.services.rows import store

from ..models import Target


def set_target(*, project: Project, year: int, amount: int, by: User, reason: str = "") -> Target:
    """Set the permanent net effect that the project is to reach in a year. The old figure stays in the history."""
    if amount < 0:
        raise DomainError(_("Målet kan ikke være mindre enn 0."), field="amount")
    with unit_of_work(by=by, reason=reason or _("Satte målet for %(year)s") % {"year": year}):
        target = Target.objects.active().filter(project=project, year=year).first()
        if target is None:
            target = Target(project=project, year=year)
        target.amount = amount
        store(target)
    return target


def withdraw_target(*, target: Target, by: User, reason: str = "") -> Target:
    """Take the target of a year away: the year then has none."""
    with unit_of_work(by=by, reason=reason or _("Fjernet målet for %(year)s") % {"year": target.year}):
        target.withdraw()
    return target
