"""The target per year: a level, never an increment."""

from __future__ import annotations

from django.utils.translation import gettext as _

from omstilling.accounts.models import User
from omstilling.audit.errors import DomainError
from omstilling.audit.uow import unit_of_work
from projects.models import Project, Unit
from projects.services.rows import store

from ..models import SectorTarget, Target


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


def set_sector_target(
    *, project: Project, unit: Unit, year: int, amount: int, by: User, reason: str = ""
) -> SectorTarget:
    """Set a sector's share of the target of a year. The shares need not add up to the whole."""
    if amount < 0:
        raise DomainError(_("Målet kan ikke være mindre enn 0."), field="amount")
    if unit.municipality_id != project.municipality_id:
        raise DomainError(_("Velg en enhet i kommunen."), field="unit")
    words = {"unit": unit.name, "year": year}
    with unit_of_work(by=by, reason=reason or _("Satte målet for %(unit)s i %(year)s") % words):
        target = SectorTarget.objects.active().filter(project=project, unit=unit, year=year).first()
        if target is None:
            target = SectorTarget(project=project, unit=unit, year=year)
        target.amount = amount
        return store(target)


def withdraw_sector_target(*, target: SectorTarget, by: User, reason: str = "") -> SectorTarget:
    """Take a sector's target of a year away: the sector then has none."""
    words = {"unit": target.unit.name, "year": target.year}
    with unit_of_work(by=by, reason=reason or _("Fjernet målet for %(unit)s i %(year)s") % words):
        if target.is_withdrawn:
            raise DomainError(_("Målet er alt fjernet."))
        target.withdraw()
        return target
