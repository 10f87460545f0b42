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

from ..models import Agreement, Document, Project
from .rows import apply_changes, check_open, check_parts, store

CHANGEABLE = ("title", "version", "parties", "valid_from", "valid_to", "protects_jobs", "replaces", "document")


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
    replaces: Agreement | None = None,
    document: Document | None = None,
) -> Agreement:
    """Record an agreement with its period. One that ``replaces`` another takes over from its first day."""
    with unit_of_work(by=by, reason=reason or _("Førte avtalen")):
        agreement = Agreement(
            project=project,
            title=title,
            version=version,
            parties=parties,
            valid_from=valid_from,
            valid_to=valid_to,
            protects_jobs=protects_jobs,
            replaces=replaces,
            document=document,
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
    check_parts(agreement.project, replaces=agreement.replaces, document=agreement.document)
    _check_chain(agreement)
    refuse_personal_numbers(title=agreement.title, parties=agreement.parties)


def _check_chain(agreement: Agreement) -> None:
    """Refuse a version that replaces itself, or one that another version replaces already, or a later one."""
    before = agreement.replaces
    if before is None or "replaces" not in agreement.changed_fields():
        return
    seen, at = {agreement.pk}, before
    while at is not None:
        if at.pk in seen:
            raise DomainError(_("En avtale kan ikke erstatte seg selv."), field="replaces")
        seen.add(at.pk)
        at = at.replaces  # type: ignore[assignment]
    if before.is_withdrawn:
        raise DomainError(_("Avtalen er trukket. Velg en annen."), field="replaces")
    others = Agreement.objects.active().filter(replaces=before).exclude(pk=agreement.pk)
    if others.exists():
        raise DomainError(_("Avtalen er erstattet av en annen fra før."), field="replaces")
    if agreement.valid_from and agreement.valid_from <= before.valid_from:
        raise DomainError(
            _("Den nye versjonen må gjelde fra en senere dag enn den den erstatter."), field="valid_from"
        )
