"""Which decisions, cases and consultations concern a measure, and what a decision adopted."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from omstilling.accounts.models import User
from omstilling.audit.errors import DomainError
from omstilling.audit.uow import unit_of_work
from projects.models import Case, Consultation, Decision, Risk
from projects.services.rows import store

from ..models import Measure, MeasureCase, MeasureConsultation, MeasureDecision, MeasureRisk


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


def link_case(*, measure: Measure, case: Case, by: User, reason: str = "") -> MeasureCase:
    """Say that a case concerns a measure. Said again, it changes nothing."""
    with unit_of_work(by=by, reason=reason or _("Koblet tiltaket til saken")):
        link: MeasureCase = _link(MeasureCase, measure, "case", case)
    return link


def unlink_case(*, link: MeasureCase, by: User, reason: str = "") -> MeasureCase:
    """Say that a case does not concern a measure after all."""
    with unit_of_work(by=by, reason=reason or _("Fjernet koblingen mellom tiltaket og saken")):
        link.withdraw()
    return link


def carry_measures(case: Case, made: Case, by: User) -> None:
    """Have a case that was sent on concern the measures of the one it was made of; those that have lapsed stay."""
    links = MeasureCase.objects.active().filter(case=case, measure__withdrawn_at__isnull=True)
    for link in links.select_related("measure").order_by("measure__number"):
        link_case(measure=link.measure, case=made, by=by)


def link_consultation(
    *, measure: Measure, consultation: Consultation, by: User, reason: str = ""
) -> MeasureConsultation:
    """Say that a measure was on the table in a meeting with the unions. Said again, it changes nothing."""
    with unit_of_work(by=by, reason=reason or _("Koblet tiltaket til møtet med organisasjonene")):
        link: MeasureConsultation = _link(MeasureConsultation, measure, "consultation", consultation)
    return link


def unlink_consultation(*, link: MeasureConsultation, by: User, reason: str = "") -> MeasureConsultation:
    """Say that a measure was not on the table after all."""
    with unit_of_work(by=by, reason=reason or _("Fjernet koblingen mellom tiltaket og møtet")):
        link.withdraw()
    return link


#: What a measure is linked to, by which row, and in which field of it.
_LINKS: dict[type[Any], tuple[Any, str]] = {
    Case: (MeasureCase, "case"),
    Consultation: (MeasureConsultation, "consultation"),
    Risk: (MeasureRisk, "risk"),
}


def set_measures(
    *,
    about: Case | Consultation | Risk,
    measures: Iterable[Measure],
    among: Iterable[Measure],
    by: User,
    reason: str = "",
) -> None:
    """Have a case, a consultation or a risk concern these measures and no other of ``among``: what was on offer."""
    wanted = {measure.pk: measure for measure in measures}
    offered = {measure.pk for measure in among}
    model, field = _LINKS[type(about)]
    with unit_of_work(by=by, reason=reason or _("Endret hvilke tiltak det gjelder")):
        linked = {link.measure_id: link for link in model.objects.active().filter(**{field: about})}
        for pk, link in linked.items():
            if pk in offered and pk not in wanted:
                link.withdraw()
        for pk, measure in wanted.items():
            if pk not in linked:
                _link(model, measure, field, about)


def _link(model: Any, measure: Measure, field: str, about: Any) -> Any:
    if measure.project_id != about.project_id:
        raise DomainError(_("Tiltaket hører ikke til samme prosjekt."), field="measures")
    if measure.is_withdrawn:
        raise DomainError(_("Tiltak %(number)s er bortfalt.") % {"number": measure.number}, field="measures")
    if about.is_withdrawn:
        raise DomainError(_("Dette er trukket og kan ikke endres."), field="measures")
    found = model.objects.active().filter(**{"measure": measure, field: about}).first()
    return found if found is not None else store(model(**{"measure": measure, field: about}))
