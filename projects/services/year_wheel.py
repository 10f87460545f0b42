"""What can be done with a mark of the municipal year."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from omstilling.accounts.models import User
from omstilling.audit.errors import DomainError
from omstilling.audit.uow import unit_of_work

from ..models import Project, YearMark
from .rows import apply_changes, check_open, store

CHANGEABLE = ("kind", "title", "starts_on", "ends_on")


def create_year_mark(
    *,
    project: Project,
    kind: str,
    title: str,
    starts_on: date,
    ends_on: date | None = None,
    by: User,
    reason: str = "",
) -> YearMark:
    """Add a day or a period to the municipal year."""
    with unit_of_work(by=by, reason=reason or _("Nytt merke i årshjulet")):
        mark = YearMark(project=project, kind=kind, title=title, starts_on=starts_on, ends_on=ends_on)
        _check(mark)
        return store(mark)


def update_year_mark(*, mark: YearMark, changes: Mapping[str, Any], by: User, reason: str = "") -> YearMark:
    """Change a mark."""
    with unit_of_work(by=by, reason=reason or _("Merket i årshjulet er endret")):
        check_open(mark)
        apply_changes(mark, changes, CHANGEABLE)
        _check(mark)
        return store(mark)


def withdraw_year_mark(*, mark: YearMark, by: User, reason: str = "") -> YearMark:
    """Take a mark out of the year."""
    with unit_of_work(by=by, reason=reason or _("Merket er tatt ut av årshjulet")):
        check_open(mark)
        mark.withdraw()
        return mark


def _check(mark: YearMark) -> None:
    if mark.ends_on is not None and mark.starts_on is not None and mark.ends_on < mark.starts_on:
        raise DomainError(_("Sluttdatoen må være etter startdatoen."), field="ends_on")
