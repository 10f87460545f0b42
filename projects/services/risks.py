"""What can be done with the project's uncertainties (risks)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _

from omstilling.accounts.models import User
from omstilling.audit.uow import unit_of_work

from ..models import Access, Body, Project, Risk
from .rows import apply_changes, check_access, check_open, check_parts, next_number, store

CHANGEABLE = ("title", "cause", "response", "probability", "consequence", "owner", "body", "access")


def create_risk(
    *,
    project: Project,
    title: str,
    probability: int,
    consequence: int,
    by: User,
    reason: str = "",
    cause: str = "",
    response: str = "",
    owner: User | None = None,
    body: Body | None = None,
    access: str = Access.INTERNAL,
) -> Risk:
    """Add a risk, with probability and consequence from 1 to 5."""
    with unit_of_work(by=by, reason=reason or _("Ny risiko")):
        risk = Risk(
            project=project,
            number=next_number(Risk, project),
            title=title,
            cause=cause,
            response=response,
            probability=probability,
            consequence=consequence,
            owner=owner,
            body=body,
            access=access,
        )
        _check(risk)
        return store(risk)


def update_risk(*, risk: Risk, changes: Mapping[str, Any], by: User, reason: str = "") -> Risk:
    """Change a risk."""
    with unit_of_work(by=by, reason=reason or _("Risikoen er endret")):
        check_open(risk)
        apply_changes(risk, changes, CHANGEABLE)
        _check(risk)
        return store(risk)


def withdraw_risk(*, risk: Risk, by: User, reason: str = "") -> Risk:
    """Take a risk out of the list: it is over, or was none."""
    with unit_of_work(by=by, reason=reason or _("Risikoen er trukket")):
        check_open(risk)
        risk.withdraw()
        return risk


def _check(risk: Risk) -> None:
    check_parts(risk.project, body=risk.body)
    check_access(risk.access, risk.body)
