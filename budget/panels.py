"""What the money adds to the ground floor's pages: the measures of a study area, a decision, a case, a meeting."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _

from projects.models import Agreement, Case, Consultation, Decision, Risk, RiskKind, StudyArea
from projects.permissions import may_manage_measures, may_manage_risks, may_record_consultation
from projects.selectors.decisions import the_decision
from projects.selectors.risks import level_kind, level_word

from .models import Measure
from .selectors import (
    MeasureRow,
    measures_of_case,
    measures_of_consultation,
    measures_of_decision,
    measures_of_risk,
    measures_of_study_area,
    promises_of,
    risks_of_measure,
)
from .selectors.redundancies import dismissing_under


def study_area_panel(request: HttpRequest | None, area: StudyArea) -> str:
    """Return the measures of a study area; the first step is offered to those who may take it."""
    if request is None:
        return ""
    rows = measures_of_study_area(area, request.user, area.project.today())
    may_add = may_manage_measures(request.user, area)
    if not rows and not may_add:
        return ""
    context = {
        "rows": rows,
        "area": area,
        "project": area.project,
        "may_add": may_add,
        "has_example_figures": any(
            row.measure.is_example_figure and row.measure.full_year_effect is not None for row in rows
        ),
    }
    return render_to_string("budget/study_area_panel.html", context, request)


def decision_panel(request: HttpRequest | None, decision: Decision) -> str:
    """Return the measures that a decision concerns, with what it adopted; nothing when there are none."""
    if request is None:
        return ""
    pairs: list[Any] = measures_of_decision(decision, request.user, decision.project.today())
    if not pairs:
        return ""
    context = {
        "pairs": pairs,
        "it": the_decision(decision),
        "kind": decision.kind,
        "project": decision.project,
        "has_example_figures": any(
            row.measure.is_example_figure and link.adopted_effect is not None for row, link in pairs
        ),
    }
    return render_to_string("budget/decision_panel.html", context, request)


def case_panel(request: HttpRequest | None, case: Case) -> str:
    """Return the measures that a case is about; those who may, link them."""
    if request is None:
        return ""
    may = not case.is_withdrawn and may_manage_measures(request.user, case.project)
    rows = measures_of_case(case, request.user, case.project.today())
    link = reverse("budget:case_measures", args=[case.project.slug, case.pk]) if may else ""
    words = (_("Tiltak saken gjelder"), _("Ingen tiltak er koblet til saken."))
    return _concerned(request, case, rows, link, words)


def review_panel(request: HttpRequest | None, case: Case) -> str:
    """Return what the decision that the case looks at again promised, beside what came of it."""
    if request is None or case.reviews_id is None:
        return ""
    seen = Decision.objects.visible_to(request.user).active().filter(pk=case.reviews_id)
    decision = seen.select_related("project", "body", "case__body").first()
    if decision is None:
        return ""
    promises = promises_of(decision, request.user, decision.project.today())
    context = {
        "decision": decision,
        "project": decision.project,
        "promises": promises,
        "has_example_figures": any(one.row.measure.is_example_figure for one in promises),
    }
    return render_to_string("budget/review_panel.html", context, request)


def consultation_panel(request: HttpRequest | None, consultation: Consultation) -> str:
    """Return the measures that were on the table; those who may, link them."""
    if request is None:
        return ""
    may = may_record_consultation(request.user, consultation.project)
    rows = measures_of_consultation(consultation, request.user, consultation.project.today())
    link = (
        reverse("budget:consultation_measures", args=[consultation.project.slug, consultation.number]) if may else ""
    )
    words = (_("Tiltak som var oppe"), _("Ingen tiltak er koblet til møtet."))
    return _concerned(request, consultation, rows, link, words)


def agreement_panel(request: HttpRequest | None, agreement: Agreement) -> str:
    """Return the measures that dismiss somebody while an agreement on jobs holds; nothing for other agreements."""
    if request is None or not agreement.protects_jobs:
        return ""
    found = dismissing_under(agreement, request.user)
    rows = [(measure, abs(measure.fte_redundancy or 0)) for measure in found]
    context = {"measures": rows, "project": agreement.project}
    return render_to_string("budget/agreement_panel.html", context, request)


def risk_panel(request: HttpRequest | None, risk: Risk) -> str:
    """Return the measures that a risk is about; those who may, link them."""
    if request is None:
        return ""
    may = risk.closed_on is None and may_manage_risks(request.user, risk.project)
    rows = measures_of_risk(risk, request.user, risk.project.today())
    link = reverse("budget:risk_measures", args=[risk.project.slug, risk.number]) if may else ""
    is_chance = risk.kind == RiskKind.OPPORTUNITY
    words = (
        _("Tiltak den kan hjelpe") if is_chance else _("Tiltak den truer"),
        _("Ingen tiltak er koblet til."),
    )
    return _concerned(request, risk, rows, link, words)


def measure_risks_panel(request: HttpRequest | None, measure: Measure) -> str:
    """Return the open risks of a measure; nothing when there are none."""
    if request is None:
        return ""
    found = [(risk, level_word(risk), level_kind(risk)) for risk in risks_of_measure(measure, request.user)]
    if not found:
        return ""
    return render_to_string("projects/risks_panel.html", {"risks": found, "project": measure.project}, request)


def _concerned(request: HttpRequest, about: Any, rows: list[MeasureRow], link: str, words: tuple[str, str]) -> str:
    if not rows and not link:
        return ""
    context = {
        "rows": rows,
        "link": link,
        "title": words[0],
        "none": words[1],
        "project": about.project,
        "has_example_figures": any(
            row.measure.is_example_figure and row.measure.full_year_effect is not None for row in rows
        ),
    }
    return render_to_string("budget/concerned_panel.html", context, request)
