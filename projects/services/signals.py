"""Steering signals: what a body asks the rådmann for between decisions, and what was done about it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from omstilling.accounts.models import User
from omstilling.audit.errors import DomainError
from omstilling.audit.uow import unit_of_work
from omstilling.ui.formats import date_table

from ..models import Access, Body, Decision, Project, Signal, SignalState
from .rows import apply_changes, check_access, check_open, check_parts, next_number, store

FIELDS = ("title", "text", "given_on", "body", "decision", "access")


def give_signal(
    *,
    project: Project,
    title: str,
    text: str,
    given_on: date,
    body: Body,
    decision: Decision | None = None,
    access: str = Access.INTERNAL,
    by: User,
    reason: str = "",
) -> Signal:
    """Register a signal under the project's next number."""
    with unit_of_work(by=by, reason=reason or _("Styringssignalet er gitt")):
        signal = Signal(
            project=project,
            number=next_number(Signal, project),
            title=title,
            text=text,
            given_on=given_on,
            body=body,
            decision=decision,
            access=access,
        )
        _check(signal)
        return store(signal)


def update_signal(*, signal: Signal, changes: Mapping[str, Any], by: User, reason: str = "") -> Signal:
    """Put a signal right. One that has been answered stands as it was."""
    with unit_of_work(by=by, reason=reason or _("Styringssignalet er endret")):
        check_open(signal)
        if signal.state == SignalState.ANSWERED:
            raise DomainError(_("Signalet er besvart og kan ikke endres."))
        apply_changes(signal, changes, FIELDS)
        _check(signal)
        return store(signal)


def answer_signal(*, signal: Signal, answer: str, by: User, reason: str = "") -> Signal:
    """Say what was done about a signal."""
    if not answer.strip():
        raise DomainError(_("Skriv hva som ble gjort."), field="answer")
    with unit_of_work(by=by, reason=reason or _("Styringssignalet er besvart")):
        check_open(signal)
        signal.answer, signal.state = answer, SignalState.ANSWERED
        return store(signal)


def withdraw_signal(*, signal: Signal, by: User, reason: str = "") -> Signal:
    """Take a signal back. One that a work group rests on stays."""
    with unit_of_work(by=by, reason=reason or _("Styringssignalet er trukket")):
        check_open(signal)
        if signal.work_group_id is not None:
            raise DomainError(_("Signalet er mandatet til %s og kan ikke trekkes.") % signal.work_group)
        signal.withdraw()
    return signal


def _check(signal: Signal) -> None:
    check_parts(signal.project, body=signal.body, decision=signal.decision)
    check_access(signal.access, signal.body)
    today = signal.project.today()
    if signal.given_on > today:
        raise DomainError(_("Datoen kan ikke være etter i dag (%s).") % date_table(today), field="given_on")
