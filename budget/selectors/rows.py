"""The measures of a project as one reader may see them, each with its step and its effect per year."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from projects.access import question
from projects.models import Project

from .. import effects, ladder
from ..ladder import DECIDED_STEPS, WITHDRAWN_WORD, Proofs, Step
from ..models import PERMANENT_KINDS, Measure, MeasureKind
from ..querysets import MeasureQuerySet


@dataclass(frozen=True, slots=True)
class MeasureRow:
    """A measure on the step that its proofs give it.

    The amount that counts is what is expected now (``measure.full_year_effect``); what the decision adopted stands
    beside it, and ``difference`` is expected less adopted.
    """

    measure: Measure
    step: Step
    proofs: Proofs
    counted: bool
    effects: dict[int, int | None]
    adopted_effect: int | None = None
    adopted_from: date | None = None
    adopted_on: date | None = None

    @property
    def word(self) -> str:
        """The word of the step; a withdrawn measure has lapsed whatever its proofs."""
        return str(WITHDRAWN_WORD) if self.measure.is_withdrawn else self.step.word

    @property
    def kind(self) -> str:
        """The appearance of the step's tag."""
        return "withdrawn" if self.measure.is_withdrawn else self.step.word

    @property
    def is_decided(self) -> bool:
        return self.step in DECIDED_STEPS

    @property
    def is_unconfirmed(self) -> bool:
        """Decided, but neither chair, secretary nor approved minutes have confirmed it yet."""
        return self.is_decided and not self.proofs.confirmed

    @property
    def difference(self) -> int | None:
        """Kroner a year that are expected above (or below) what was adopted; unknown when one of them is."""
        if self.adopted_effect is None or self.measure.full_year_effect is None:
            return None
        return self.measure.full_year_effect - self.adopted_effect

    @property
    def days_later(self) -> int | None:
        """Days from the adopted start to the expected one."""
        if self.adopted_from is None or self.measure.effective_from is None:
            return None
        return (self.measure.effective_from - self.adopted_from).days

    def effect(self, year: int) -> int | None:
        """The level in a year that was asked for."""
        return self.effects[year]


def years_of(project: Project) -> tuple[int, ...]:
    """Return the years that figures are given for: the plan's four, and the target year."""
    return tuple(sorted({*project.plan_years, project.target_year}))


@question
def measures_for(project: Project, user: Any, today: date) -> MeasureQuerySet:
    """Return the measures that the user may see, withdrawn ones too, with their steps."""
    found: MeasureQuerySet = Measure.objects.filter(project=project).visible_to(user).with_steps(user, today)
    return found


def row_of(measure: Any, project: Project, today: date) -> MeasureRow:
    """Return the row of a measure that was read with ``measures_for``."""
    proofs = Proofs(
        studied=measure.is_studied,
        recommended=measure.is_recommended,
        adopted=measure.is_adopted,
        confirmed=measure.is_confirmed,
        starts=measure.effective_from,
    )
    return MeasureRow(
        measure=measure,
        step=ladder.step_of(proofs, today),
        proofs=proofs,
        counted=not measure.is_withdrawn
        and ladder.counts_toward_target(
            permanent=measure.kind in PERMANENT_KINDS,
            amount=measure.full_year_effect,
            start=measure.effective_from,
            end=measure.effective_to,
            target_year=project.target_year,
        ),
        effects=effects.effects_per_year(
            measure.full_year_effect,
            measure.effective_from,
            measure.effective_to,
            years_of(project),
            one_off=measure.kind == MeasureKind.ONE_OFF,
        ),
        adopted_effect=getattr(measure, "adopted_effect", None),
        adopted_from=getattr(measure, "adopted_from", None),
        adopted_on=getattr(measure, "adopted_on", None),
    )


@question
def _adopted_measures(project: Project, user: Any, today: date) -> MeasureQuerySet:
    found = measures_for(project, user, today).active().with_adopted(user, today)  # type: ignore[attr-defined]
    return found.select_related("unit", "study_area", "owner", "body").order_by("number")  # type: ignore[no-any-return]


def measure_rows(project: Project, user: Any, today: date) -> list[MeasureRow]:
    """Return every active measure that the user may see, by number, with what was adopted. One query."""
    rows = []
    for measure in _adopted_measures(project, user, today):
        measure.project = project
        rows.append(row_of(measure, project, today))
    return rows
