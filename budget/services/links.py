"""Which decisions concern a measure, and what each of them adopted."""

from __future__ import annotations

from datetime import date

from django.utils.translation import gettext as _

from omstilling.accounts.models import User
from omstilling.audit.errors import DomainError
from omstilling.audit.uow import unit_of_work
from projects.models import Decision
from projects.services.rows import store

from ..models import Measure, MeasureDecision


def link_decision(
    *,
    measure: Measure,
    decision: Decision,
    adopted_effect: int | None = None,
    adopted_from: date | None = None,
    by: User,
    reason: str = "",
) -> MeasureDecision:
    """Say that a decision concerns a measure and what it adopted. Said again, it corrects the figures."""
    if measure.project_id != decision.project_id:
        raise DomainError(_("Tiltaket og vedtaket hører ikke til samme prosjekt."), field="measures")
    if measure.is_withdrawn:
        raise DomainError(
            _("Tiltak %(number)s er bortfalt og kan ikke vedtas.") % {"number": measure.number}, field="measures"
        )
    if decision.is_withdrawn:
        raise DomainError(_("Vedtaket er trukket."), field="measures")
    with unit_of_work(by=by, reason=reason or _("Koblet tiltaket til vedtaket")):
        link = MeasureDecision.objects.active().filter(measure=measure, decision=decision).first()
        if link is None:
            link = MeasureDecision(measure=measure, decision=decision)
        link.adopted_effect = adopted_effect
        link.adopted_from = adopted_from
        store(link)
    return link


def unlink_decision(*, link: MeasureDecision, by: User, reason: str = "") -> MeasureDecision:
    """Say that a decision does not concern a measure after all."""
    with unit_of_work(by=by, reason=reason or _("Fjernet koblingen mellom tiltaket og vedtaket")):
        link.withdraw()
    return link
