"""What can be done with the agreements between employer and unions."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from omstilling.accounts.models import User
from omstilling.audit.errors import DomainError
from omstilling.audit.personal_numbers import refuse_personal_numbers
from omstilling.audit.uow import unit_of_work

from ..models import Agreement, Project
from .rows import apply_changes, check_open, store

CHANGEABLE = ("title", "version", "parties", "valid_from", "valid_to", "protects_jobs")


def record_agreement(
    *,
    project: Project,
    title: str,
    valid_from: date,
    by: User,
    reason: str = "",
    valid_to: date | None = None,
    version: str = "",
    parties: str = "",
    protects_jobs: bool = False,
) -> Agreement:
    """Record an agreement with its period."""
    with unit_of_work(by=by, reason=reason or _("Førte avtalen")):
        agreement = Agreement(
            project=project,
            title=title,
            version=version,
            parties=parties,
            valid_from=valid_from,
            valid_to=valid_to,
            protects_jobs=protects_jobs,
        )
        _check(agreement)
        return store(agreement)


def update_agreement(*, agreement: Agreement, changes: Mapping[str, Any], by: User, reason: str = "") -> Agreement:
    """Correct or complete the record."""
    with unit_of_work(by=by, reason=reason or _("Endret det som er ført om avtalen")):
        check_open(agreement)
        apply_changes(agreement, changes, CHANGEABLE)
        _check(agreement)
        return store(agreement)


def withdraw_agreement(*, agreement: Agreement, by: User, reason: str) -> Agreement:
    """Take the record away: measures are no longer held against it."""
    if not reason.strip():
        raise DomainError(_("Skriv hvorfor avtalen trekkes."), field="reason")
    with unit_of_work(by=by, reason=reason):
        check_open(agreement)
        agreement.withdraw()
        return agreement


def _check(agreement: Agreement) -> None:
    if agreement.valid_from and agreement.valid_to and agreement.valid_to < agreement.valid_from:
        raise DomainError(_("Sluttdatoen må være etter startdatoen."), field="valid_to")
    refuse_personal_numbers(title=agreement.title, parties=agreement.parties)
