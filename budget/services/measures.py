"""Savings measures. What a decision adopted stands on the decision's link and is never changed here."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from omstilling.accounts.models import User
from omstilling.audit.errors import DomainError
from omstilling.audit.uow import unit_of_work
from projects.models import Access, Body, Project, StudyArea, Unit
from projects.services.rows import apply_changes, check_access, check_parts, next_number, store

from ..models import Measure, MeasureDecision, MeasureKind
from .shared import need_reason

FIELDS = (
    "title",
    "description",
    "kind",
    "unit",
    "study_area",
    "full_year_effect",
    "effective_from",
    "effective_to",
    "fte_change",
    "restructuring_cost",
    "service_impact",
    "probability",
    "owner",
    "body",
    "access",
    "is_example_figure",
)
#: What a decision may have adopted: once decided, a change of these needs a reason.
ADOPTED_FIELDS = frozenset({"kind", "full_year_effect", "effective_from", "effective_to"})


def create_measure(
    *,
    project: Project,
    title: str,
    kind: str = MeasureKind.PERMANENT,
    full_year_effect: int | None = None,
    effective_from: date | None = None,
    effective_to: date | None = None,
    unit: Unit | None = None,
    study_area: StudyArea | None = None,
    description: str = "",
    fte_change: Decimal | None = None,
    restructuring_cost: int | None = None,
    service_impact: str = "",
    probability: int | None = None,
    owner: User | None = None,
    body: Body | None = None,
    access: str = Access.INTERNAL,
    is_example_figure: bool = False,
    by: User,
    reason: str = "",
) -> Measure:
    """Put a measure on the list as a proposal, under the project's next number."""
    with unit_of_work(by=by, reason=reason or _("La til tiltaket")):
        measure = Measure(
            project=project,
            number=next_number(Measure, project),
            title=title,
            kind=kind,
            full_year_effect=full_year_effect,
            effective_from=effective_from,
            effective_to=effective_to,
            unit=unit,
            study_area=study_area,
            description=description,
            fte_change=fte_change,
            restructuring_cost=restructuring_cost,
            service_impact=service_impact,
            probability=probability,
            owner=owner,
            body=body,
            access=access,
            is_example_figure=is_example_figure,
        )
        _check(measure)
        store(measure)
    return measure


def update_measure(*, measure: Measure, changes: Mapping[str, Any], by: User, reason: str = "") -> Measure:
    """Change what is expected of a measure. Amount, dates and kind of a decided one change only with a reason."""
    with unit_of_work(by=by, reason=reason or _("Endret tiltaket")):
        if measure.is_withdrawn:
            raise DomainError(_("Tiltaket er bortfalt og kan ikke endres."))
        apply_changes(measure, changes, FIELDS)
        if ADOPTED_FIELDS & set(measure.changed_fields()) and is_decided(measure):
            need_reason(
                reason,
                _("Tiltaket er vedtatt. Skriv hvorfor beløp, dato eller slag endres; det vedtatte blir stående."),
            )
        _check(measure)
        store(measure)
    return measure


def withdraw_measure(*, measure: Measure, by: User, reason: str = "") -> Measure:
    """Let a measure lapse. It keeps its number, its decisions and its history."""
    need_reason(reason, _("Skriv hvorfor tiltaket bortfaller."))
    with unit_of_work(by=by, reason=reason):
        if measure.is_withdrawn:
            raise DomainError(_("Tiltaket er alt bortfalt."))
        measure.withdraw()
    return measure


def is_decided(measure: Measure) -> bool:
    """Tell whether a final decision in force adopts the measure, whoever may see it."""
    return MeasureDecision.objects.filter(measure=measure).adopting().exists()


def _check(measure: Measure) -> None:
    """Refuse what no measure can be, beside the field where it was typed."""
    check_parts(measure.project, study_area=measure.study_area, body=measure.body)
    check_access(measure.access, measure.body)
    if measure.unit is not None and measure.unit.municipality_id != measure.project.municipality_id:
        raise DomainError(_("Velg en enhet i kommunen."), field="unit")
    if measure.effective_to is not None:
        if measure.effective_from is None:
            raise DomainError(_("Oppgi også når tiltaket virker fra."), field="effective_from")
        if measure.effective_to < measure.effective_from:
            raise DomainError(_("Sluttdatoen må være etter startdatoen."), field="effective_to")
