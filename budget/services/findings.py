"""What can be done with a finding of Tallvakta: it is accepted with a reason, and that is taken back."""

from __future__ import annotations

from django.utils.translation import gettext as _

from omstilling.accounts.models import User
from omstilling.audit.errors import DomainError
from omstilling.audit.personal_numbers import refuse_personal_numbers
from omstilling.audit.uow import unit_of_work
from projects.models import Project
from projects.services.rows import store

from ..models import AcceptedFinding
from .shared import need_reason


def accept_finding(*, project: Project, code: str, key: str, by: User, reason: str = "") -> AcceptedFinding:
    """Let a finding stand. ``key`` names the values it was found on: when they change, it is new again."""
    need_reason(reason, _("Skriv hvorfor funnet kan stå."))
    refuse_personal_numbers(reason=reason)
    with unit_of_work(by=by, reason=reason):
        if AcceptedFinding.objects.active().filter(project=project, code=code, key=key).exists():
            raise DomainError(_("Funnet er alt godtatt."))
        return store(AcceptedFinding(project=project, code=code, key=key, reason=reason.strip()))


def take_back_acceptance(*, accepted: AcceptedFinding, by: User, reason: str = "") -> AcceptedFinding:
    """Have a finding shown among the open ones again."""
    with unit_of_work(by=by, reason=reason or _("Tok tilbake godtakelsen")):
        if accepted.is_withdrawn:
            raise DomainError(_("Godtakelsen er alt tatt tilbake."))
        accepted.withdraw()
        return accepted
