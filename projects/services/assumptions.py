"""What can be done with the plan's assumptions: written down, judged again, taken out."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _

from omstilling.accounts.models import User
from omstilling.audit.uow import unit_of_work

from ..models import Assumption, AssumptionState, Project
from .rows import apply_changes, check_open, next_number, store

CHANGEABLE = ("text", "owner")


def create_assumption(
    *, project: Project, text: str, by: User, owner: User | None = None, note: str = "", reason: str = ""
) -> Assumption:
    """Write down something that the plan takes for granted."""
    with unit_of_work(by=by, reason=reason or _("Ny forutsetning")):
        number = next_number(Assumption, project)
        return store(Assumption(project=project, number=number, text=text, owner=owner, note=note))


def update_assumption(*, assumption: Assumption, changes: Mapping[str, Any], by: User, reason: str = "") -> Assumption:
    """Change the words of an assumption, or who follows it up."""
    with unit_of_work(by=by, reason=reason or _("Forutsetningen er endret")):
        check_open(assumption)
        apply_changes(assumption, changes, CHANGEABLE)
        return store(assumption)


def judge_assumption(*, assumption: Assumption, state: str, by: User, note: str = "", reason: str = "") -> Assumption:
    """Say whether an assumption holds, as of today."""
    with unit_of_work(by=by, reason=reason or _("Forutsetningen er vurdert")):
        check_open(assumption)
        assumption.state, assumption.note = AssumptionState(state), note
        assumption.checked_on = assumption.project.today()
        return store(assumption)


def withdraw_assumption(*, assumption: Assumption, by: User, reason: str = "") -> Assumption:
    """Take out an assumption that the plan does not rest on any longer."""
    with unit_of_work(by=by, reason=reason or _("Forutsetningen er trukket")):
        check_open(assumption)
        assumption.withdraw()
        return assumption
