"""What can be done with the project's uncertainties: risks and opportunities."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from omstilling.accounts.models import User
from omstilling.audit.errors import DomainError
from omstilling.audit.uow import unit_of_work

from ..models import Access, Body, Goal, Milestone, Project, Risk, RiskKind, StudyArea
from .rows import apply_changes, check_access, check_open, check_parts, next_number, store

CHANGEABLE = (
    "title",
    "kind",
    "cause",
    "response",
    "probability",
    "consequence",
    "probability_after",
    "consequence_after",
    "milestone",
    "study_area",
    "goal",
    "owner",
    "body",
    "access",
)


def create_risk(
    *,
    project: Project,
    title: str,
    probability: int,
    consequence: int,
    by: User,
    reason: str = "",
    kind: str = RiskKind.THREAT,
    cause: str = "",
    response: str = "",
    probability_after: int | None = None,
    consequence_after: int | None = None,
    milestone: Milestone | None = None,
    study_area: StudyArea | None = None,
    goal: Goal | None = None,
    owner: User | None = None,
    body: Body | None = None,
    access: str = Access.INTERNAL,
) -> Risk:
    """Add a risk or an opportunity, with probability and consequence from 1 to 5, now and when it is met."""
    is_chance = kind == RiskKind.OPPORTUNITY
    with unit_of_work(by=by, reason=reason or (_("Ny mulighet") if is_chance else _("Ny risiko"))):
        risk = Risk(
            project=project,
            number=next_number(Risk, project),
            title=title,
            kind=kind,
            cause=cause,
            response=response,
            probability=probability,
            consequence=consequence,
            probability_after=probability_after,
            consequence_after=consequence_after,
            milestone=milestone,
            study_area=study_area,
            goal=goal,
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
        _check_not_closed(risk)
        apply_changes(risk, changes, CHANGEABLE)
        _check(risk)
        return store(risk)


def close_risk(*, risk: Risk, outcome: str, by: User, on: date | None = None, reason: str = "") -> Risk:
    """Close a risk: it happened, or it is over. What it came to stays with it."""
    with unit_of_work(by=by, reason=reason or _("Risikoen er avsluttet")):
        check_open(risk)
        _check_not_closed(risk)
        today = risk.project.today()
        if not outcome.strip():
            raise DomainError(_("Skriv hva det ble til."), field="outcome")
        if on is not None and on > today:
            raise DomainError(_("Dagen kan ikke være fram i tid."), field="on")
        risk.closed_on, risk.outcome = on or today, outcome
        return store(risk)


def reopen_risk(*, risk: Risk, by: User, reason: str) -> Risk:
    """Open a closed risk again; what it had come to stays in history."""
    with unit_of_work(by=by, reason=reason):
        check_open(risk)
        risk.closed_on, risk.outcome = None, ""
        return store(risk)


def withdraw_risk(*, risk: Risk, by: User, reason: str = "") -> Risk:
    """Take a risk out of the list: it was none, or was entered by mistake."""
    with unit_of_work(by=by, reason=reason or _("Risikoen er trukket")):
        check_open(risk)
        risk.withdraw()
        return risk


def _check_not_closed(risk: Risk) -> None:
    if risk.closed_on is not None:
        raise DomainError(_("Risikoen er avsluttet. Åpne den igjen for å endre den."))


def _check(risk: Risk) -> None:
    check_parts(risk.project, body=risk.body, milestone=risk.milestone, study_area=risk.study_area, goal=risk.goal)
    check_access(risk.access, risk.body)
    if (risk.probability_after is None) != (risk.consequence_after is None):
        missing = "probability_after" if risk.probability_after is None else "consequence_after"
        raise DomainError(_("Oppgi både sannsynlighet og konsekvens etter tiltak, eller ingen av dem."), field=missing)
