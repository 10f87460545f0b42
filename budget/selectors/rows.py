"""The measures of a project as one reader may see them, each with its step and its effect per year."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import QuerySet

from projects.access import content_q, question
from projects.models import DecisionKind, DecisionOutcome, DecisionStatus, Project

from .. import ladder
from ..effects import Effect, ramp_from_text
from ..ladder import CARRIED_OUT, DECIDED_STEPS, POSTPONED_WORD, WITHDRAWN_WORD, Proofs, Step
from ..models import PERMANENT_KINDS, Measure, MeasureDecision, MeasureKind, MeasureYear
from ..querysets import MeasureQuerySet

#: States in which a decision holds.
HOLDS = frozenset({DecisionStatus.IN_FORCE, DecisionStatus.CHANGED})


@dataclass(frozen=True, slots=True)
class MeasureRow:
    """A measure on the step that its proofs give it.

    The amount that counts is what is expected now (``measure.full_year_effect``); what the decision adopted stands
    beside it, and ``difference`` is expected less adopted. ``effects`` holds the level of each year of ``years_of``.
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
    def is_carried_out(self) -> bool:
        """Implemented, or realised."""
        return self.step in CARRIED_OUT

    @property
    def is_postponed(self) -> bool:
        """The latest decision put it off: a word beside the step."""
        return self.proofs.postponed and not self.measure.is_withdrawn

    @property
    def postponed_word(self) -> str:
        """«Utsatt» beside the step; empty for what is not put off."""
        return str(POSTPONED_WORD) if self.is_postponed else ""

    @property
    def is_undiscussed(self) -> bool:
        """Decided without a consultation on record: «Drøftet: nei». Not asked of what touches no employee."""
        return self.is_decided and not self.proofs.discussed and self.measure.touches_staff is not False

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

    @property
    def is_changed(self) -> bool:
        """Whether another amount or start is expected than the one that was adopted."""
        return bool(self.difference or self.days_later)

    def effect(self, year: int) -> int | None:
        """The level in a year that was asked for."""
        return self.effects[year]


def years_of(project: Project) -> tuple[int, ...]:
    """Return the years that figures are given for: the plan's four, and the target year."""
    return tuple(sorted({*project.plan_years, project.target_year}))


def effect_of(measure: Any, stated: Mapping[int, int] | None = None) -> Effect:
    """Return everything that decides a measure's effect. ``stated`` is kroner per year from a source.

    Without ``stated`` the years are read: one query for each measure. For many at once: ``stated_years``.
    """
    if stated is None:
        years = MeasureYear.objects.active().filter(measure=measure).order_by()
        stated = dict(years.values_list("year", "amount"))
    return Effect(
        measure.full_year_effect,
        measure.effective_from,
        measure.effective_to,
        measure.kind == MeasureKind.ONE_OFF,
        ramp_from_text(measure.ramp),
        stated if measure.full_year_effect is not None else {},
        measure.income_effect,
    )


@question
def _stated(project: Project, user: Any) -> QuerySet[Any]:
    found = MeasureYear.objects.visible_to(user).active().filter(measure__project=project)
    return found.order_by().values_list("measure_id", "year", "amount")


def stated_years(project: Project, user: Any) -> dict[int, dict[int, int]]:
    """Return what sources say of single years, by measure and year, for every measure that the user may see."""
    found: dict[int, dict[int, int]] = {}
    for measure, year, amount in _stated(project, user):
        found.setdefault(measure, {})[year] = amount
    return found


@question
def measures_for(project: Project, user: Any, today: date, years: tuple[int, ...] = ()) -> MeasureQuerySet:
    """Return the measures that the user may see, withdrawn ones too, with their steps and stated years.

    ``years`` are those that figures are wanted for; the same are given to ``row_of``. Empty is all of ``years_of``.
    """
    found: MeasureQuerySet = Measure.objects.filter(project=project).visible_to(user).with_steps(user, today)
    return found.with_stated_years(years or years_of(project))


def proofs_of(measure: Any) -> Proofs:
    """Return the proofs of a measure that was read with ``measures_for``."""
    return Proofs(
        studied=bool(measure.is_studied),
        discussed=measure.is_discussed,
        recommended=measure.is_recommended,
        adopted=measure.is_adopted,
        confirmed=measure.is_confirmed,
        budgeted=measure.is_budgeted,
        started=measure.started_on,
        starts=measure.effective_from,
        realised=measure.is_realised,
        postponed=measure.latest_outcome == DecisionOutcome.POSTPONED,
    )


def row_of(measure: Any, project: Project, today: date, years: tuple[int, ...] = ()) -> MeasureRow:
    """Return the row of a measure that was read with ``measures_for``."""
    years = years or years_of(project)
    said = {year: getattr(measure, f"stated_{year}") for year in years}
    stated = {year: amount for year, amount in said.items() if amount is not None}
    return _row(measure, project, today, stated, years)


def _row(measure: Any, project: Project, today: date, stated: Mapping[int, int], years: tuple[int, ...]) -> MeasureRow:
    proofs = proofs_of(measure)
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
        effects=effect_of(measure, stated).per_year(years),
        adopted_effect=getattr(measure, "adopted_effect", None),
        adopted_from=getattr(measure, "adopted_from", None),
        adopted_on=getattr(measure, "adopted_on", None),
    )


@question
def _proved_measures(project: Project, user: Any, today: date) -> QuerySet[Any]:
    found = Measure.objects.filter(project=project).visible_to(user).active().with_proofs(user, today)
    return found.select_related("unit", "study_area", "owner", "body").order_by("number")


@question
def _decision_links(project: Project, user: Any, today: date) -> QuerySet[Any]:
    """Return what has been decided about measures up to the day, the earliest first."""
    found = MeasureDecision.objects.active().filter(
        content_q(user, project="decision__project_id", body="decision__body_id", access="decision__access"),
        decision__project=project,
        decision__withdrawn_at__isnull=True,
        decision__decided_on__lte=today,
    )
    return found.order_by("decision__decided_on", "decision_id").values_list(
        "measure_id",
        "adopted_effect",
        "adopted_from",
        "decision__decided_on",
        "decision__outcome",
        "decision__kind",
        "decision__status",
    )


@dataclass(slots=True)
class _Decided:
    """What came of the latest decision about a measure, and what the latest that says so adopted."""

    outcome: str = ""
    effect: int | None = None
    start: date | None = None
    on: date | None = None


def _decided(project: Project, user: Any, today: date) -> dict[int, _Decided]:
    found: dict[int, _Decided] = defaultdict(_Decided)
    for measure, effect, start, on, outcome, kind, status in _decision_links(project, user, today):
        mine = found[measure]
        mine.outcome = outcome
        if outcome == DecisionOutcome.ADOPTED and kind == DecisionKind.FINAL and status in HOLDS:
            mine.on = on
            mine.effect = mine.effect if effect is None else effect
            mine.start = mine.start if start is None else start
    return found


def measure_rows(project: Project, user: Any, today: date) -> list[MeasureRow]:
    """Return every active measure that the user may see, by number, with what was adopted. Three queries."""
    decided, stated, years = _decided(project, user, today), stated_years(project, user), years_of(project)
    rows = []
    for measure in _proved_measures(project, user, today):
        measure.project = project
        mine = decided.get(measure.pk) or _Decided()
        measure.latest_outcome = mine.outcome
        measure.adopted_effect, measure.adopted_from, measure.adopted_on = mine.effect, mine.start, mine.on
        rows.append(_row(measure, project, today, stated.get(measure.pk, {}), years))
    return rows
