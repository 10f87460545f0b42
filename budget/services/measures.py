"""Savings measures. What a decision adopted stands on the decision's link and is never changed here."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django.utils.translation import gettext as _

from omstilling.accounts.models import User
from omstilling.audit.errors import DomainError
from omstilling.audit.uow import unit_of_work
from projects.models import Goal, Project
from projects.services.rows import apply_changes, check_access, check_parts, next_number, store

from .. import kostra
from ..effects import EffectError, ramp_from_text, ramp_to_text
from ..models import Measure, MeasureDecision
from .measure_parts import add_years, set_goals, set_years, stated_years
from .measure_sums import check_fte, settle_effect
from .shared import hold, need_reason

FIELDS = (
    "title",
    "description",
    "kind",
    "unit",
    "study_area",
    "alternative",
    "budget_area",
    "kostra_function",
    "full_year_effect",
    "expense_effect",
    "income_effect",
    "effective_from",
    "effective_to",
    "earliest_start",
    "latest_start",
    "ramp",
    "price_year",
    "fte_change",
    "fte_attrition",
    "fte_vacancy",
    "fte_redundancy",
    "restructuring_cost",
    "service_impact",
    "impact_users",
    "impact_employees",
    "impact_equality",
    "impact_sami",
    "assumptions",
    "risk",
    "touches_staff",
    "needs_negotiation",
    "needs_environment",
    "needs_sami",
    "statutory",
    "statutory_basis",
    "grade",
    "probability",
    "owner",
    "body",
    "access",
    "is_example_figure",
)
#: What a decision may have adopted: once decided, a change of these needs a reason.
ADOPTED_FIELDS = frozenset({"kind", "full_year_effect", "effective_from", "effective_to", "ramp"})


def create_measure(
    *,
    project: Project,
    title: str,
    years: Mapping[int, int | None] | None = None,
    goals: Iterable[Goal] = (),
    by: User,
    reason: str = "",
    **values: Any,
) -> Measure:
    """Put a measure on the list as a proposal, under the project's next number.

    ``values`` are the fields in ``FIELDS``; ``years`` are explicit kroner per year, ``goals`` what it serves.
    """
    with unit_of_work(by=by, reason=reason or _("La til tiltaket")):
        measure = Measure(project=project, number=next_number(Measure, project))
        apply_changes(measure, {"title": title, **values}, FIELDS)
        stated = {year: amount for year, amount in (years or {}).items() if amount is not None}
        settle_effect(measure, {}, stated)
        _check(measure)
        store(measure)
        add_years(measure, stated)
        if goals:
            set_goals(measure, goals)
    return measure


def update_measure(
    *,
    measure: Measure,
    changes: Mapping[str, Any],
    years: Mapping[int, int | None] | None = None,
    goals: Iterable[Goal] | None = None,
    by: User,
    reason: str = "",
) -> Measure:
    """Change what is expected of a measure. Amount, dates and kind of a decided one change only with a reason.

    ``years`` are explicit kroner per year, ``None`` for a year that is computed after all; years that are not
    mentioned stand. ``goals`` are all that it serves, ``None`` leaves them.
    """
    with unit_of_work(by=by, reason=reason or _("Endret tiltaket")):
        if measure.is_withdrawn:
            raise DomainError(_("Tiltaket er bortfalt og kan ikke endres."))
        hold(measure)
        before = stated_years(measure)
        merged = {**before, **(years or {})}
        stated = {year: amount for year, amount in merged.items() if amount is not None}
        apply_changes(measure, changes, FIELDS)
        settle_effect(measure, before, stated)
        if (stated != before or ADOPTED_FIELDS & set(measure.changed_fields())) and is_decided(measure):
            need_reason(
                reason,
                _("Tiltaket er vedtatt. Skriv hvorfor beløp, dato eller slag endres; det vedtatte blir stående."),
            )
        _check(measure)
        store(measure)
        set_years(measure, stated)
        if goals is not None:
            set_goals(measure, goals)
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
    if measure.alternative is not None and measure.alternative.study_area_id != measure.study_area_id:
        measure.alternative = None  # it belongs to the area that the measure was taken out of
    parts = {"study_area": measure.study_area, "budget_area": measure.budget_area, "body": measure.body}
    check_parts(measure.project, **parts)
    check_access(measure.access, measure.body)
    if measure.unit is not None and measure.unit.municipality_id != measure.project.municipality_id:
        raise DomainError(_("Velg en enhet i kommunen."), field="unit")
    if measure.effective_to is not None:
        if measure.effective_from is None:
            raise DomainError(_("Oppgi også når tiltaket virker fra."), field="effective_from")
        if measure.effective_to < measure.effective_from:
            raise DomainError(_("Sluttdatoen må være etter startdatoen."), field="effective_to")
    early, late = measure.earliest_start, measure.latest_start
    if early is not None and late is not None and late < early:
        raise DomainError(_("Seneste start må være på eller etter tidligste start."), field="latest_start")
    _check_ramp(measure)
    _check_function(measure)
    check_fte(measure)


def _check_ramp(measure: Measure) -> None:
    try:
        measure.ramp = ramp_to_text(ramp_from_text(measure.ramp))
    except EffectError as error:
        raise DomainError(error.message, field="ramp") from None


def _check_function(measure: Measure) -> None:
    """Refuse a function that is not in use when the measure starts; one that stands and is untouched may stand."""
    measure.kostra_function = kostra.code_of(measure.kostra_function)
    if measure.kostra_function and {"kostra_function", "effective_from"} & set(measure.changed_fields()):
        start = measure.effective_from
        year = start.year if start is not None else measure.project.target_year
        refused = kostra.refusal(measure.kostra_function, year)
        if refused:
            raise DomainError(refused, field="kostra_function")
