"""One measure's ladder: each step with the rows that prove it, as far as the reader may see them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import QuerySet

from projects.models import Case, Consultation, Decision, DecisionKind, StudyArea

from .. import proofs
from ..ladder import Mark, Rung, Step, rungs
from ..models import BudgetLine, Measure, RealisedEffect
from .rows import MeasureRow


@dataclass(frozen=True, slots=True)
class LadderStep:
    """A rung with what proves it. Only what a step rests on is filled; all of it is seen by the reader."""

    rung: Rung
    study_area: StudyArea | None = None
    cases: tuple[Case, ...] = ()
    consultations: tuple[Consultation, ...] = ()
    decisions: tuple[Decision, ...] = ()
    budget_lines: tuple[BudgetLine, ...] = ()
    realised: tuple[RealisedEffect, ...] = ()

    @property
    def step(self) -> Step:
        return self.rung.step

    @property
    def mark(self) -> Mark:
        return self.rung.mark


def ladder_of(row: MeasureRow, user: Any, today: date) -> list[LadderStep]:
    """Return the measure's ladder from the ground up. A query for each kind of proof that was found."""
    return [
        LadderStep(rung, **(FOUND[rung.step](row.measure, user, today) if rung.mark is Mark.PROVED else {}))
        for rung in rungs(row.proofs, today)
    ]


def _of(links: QuerySet[Any], measure: Measure) -> QuerySet[Any]:
    return links.filter(measure=measure)


def _studied(measure: Measure, user: Any, today: date) -> dict[str, Any]:
    areas = StudyArea.objects.filter(measures=measure, pk__in=proofs.concluded_areas(user))
    cases = _of(proofs.assessed_cases(user), measure).select_related("case__body", "case__project")
    return {
        "study_area": areas.first(),
        "cases": tuple(link.case for link in cases.order_by("case__year", "case__number")),
    }


def _discussed(measure: Measure, user: Any, today: date) -> dict[str, Any]:
    links = _of(proofs.consultations(user, today), measure).select_related("consultation__project")
    return {"consultations": tuple(link.consultation for link in links.order_by("consultation__held_on"))}


def _decided(kind: DecisionKind) -> Callable[[Measure, Any, date], dict[str, Any]]:
    def found(measure: Measure, user: Any, today: date) -> dict[str, Any]:
        links = _of(proofs.decisions(user, today, kind), measure)
        links = links.select_related("decision__case__body", "decision__body", "decision__project")
        return {"decisions": tuple(link.decision for link in links.order_by("-decision__decided_on", "-decision_id"))}

    return found


def _budgeted(measure: Measure, user: Any, today: date) -> dict[str, Any]:
    lines = _of(proofs.budget_lines(user), measure).select_related("project", "decision__case__body")
    return {"budget_lines": tuple(lines.order_by("number"))}


def _realised(measure: Measure, user: Any, today: date) -> dict[str, Any]:
    figures = _of(proofs.confirmed_effects(today), measure).select_related("confirmed_by")
    return {"realised": tuple(figures.order_by("first_month"))}


def _nothing(measure: Measure, user: Any, today: date) -> dict[str, Any]:
    return {}


FOUND: dict[Step, Callable[[Measure, Any, date], dict[str, Any]]] = {
    Step.PROPOSED: _nothing,
    Step.STUDIED: _studied,
    Step.DISCUSSED: _discussed,
    Step.RECOMMENDED: _decided(DecisionKind.RECOMMENDATION),
    Step.DECIDED: _decided(DecisionKind.FINAL),
    Step.BUDGETED: _budgeted,
    Step.IMPLEMENTED: _nothing,
    Step.REALISED: _realised,
}
