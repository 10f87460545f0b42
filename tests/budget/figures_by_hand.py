"""A project whose figures are worked out by hand: a measure on every step and of every kind, and an investment.

Amounts are multiples of 100 000 in sums and of 1 000 each, so that no page rounds anything away.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from budget.ladder import Step
from budget.models import (
    BudgetLine,
    Investment,
    Measure,
    MeasureCase,
    MeasureConsultation,
    MeasureDecision,
    MeasureRelation,
    MeasureYear,
    RealisedEffect,
    Target,
)
from projects.models import Consultation, DecisionKind
from tests import cast as made
from tests.cast import write

YEARS = (2011, 2012, 2013, 2014)
TARGET = 40_000_000
NEW_YEAR = date(2011, 1, 1)


@dataclass(frozen=True)
class Known:
    """A measure and what it gives, worked out by hand: the level of each year of the plan in thousands."""

    number: int
    step: Step
    full: int | None
    levels: tuple[int, int, int, int] | None
    start: date | None = NEW_YEAR
    kind: str = "permanent"
    counted: bool = True
    more: dict[str, Any] = field(default_factory=dict)
    stated: tuple[int, ...] = ()

    @property
    def title(self) -> str:
        return f"Tiltak på trinn {self.number}"


def on(month: int, day: int = 1, year: int = 2011) -> date:
    return date(year, month, day)


P, S, D, R = Step.PROPOSED, Step.STUDIED, Step.DISCUSSED, Step.RECOMMENDED
V, B, U, Z = Step.DECIDED, Step.BUDGETED, Step.IMPLEMENTED, Step.REALISED
MEASURES = (
    Known(1, P, 1_200, (600, 1_200, 1_200, 1_200), on(7)),
    Known(2, S, 2_400, (2_400, 2_400, 2_400, 2_400)),
    Known(3, D, 3_600, (900, 3_600, 3_600, 3_600), on(10), "permanent_operating"),
    Known(4, R, 2_100, (500, 1_000, 2_000, 2_100), stated=(500, 1_000, 2_000, 2_100)),
    Known(5, V, 4_800, (3_600, 4_800, 4_800, 4_800), more={"ramp": "50@0 100@6"}),
    Known(6, B, 6_000, (4_000, 6_000, 6_000, 6_000), on(5)),
    Known(7, U, 7_200, (6_600, 7_200, 7_200, 7_200), on(2), more={"started_on": on(2)}),
    Known(8, Z, 8_400, (8_400, 8_400, 8_400, 8_400), more={"started_on": NEW_YEAR}),
    Known(9, V, -600, (-300, -600, -600, -600), on(7)),
    Known(10, V, 1_800, (1_800, 900, 0, 0), kind="temporary", counted=False, more={"effective_to": on(6, 30, 2012)}),
    Known(11, P, 900, (900, 0, 0, 0), on(6), "one_off", counted=False),
    Known(12, V, 300, (300, 300, 300, 300), kind="vacancy", counted=False),
    Known(13, P, 1_000, (0, 500, 1_000, 1_000), on(7, 1, 2012), counted=False),
    Known(14, P, None, None, None, counted=False),
    Known(15, V, 1_500, (1_500, 1_500, 1_500, 0), counted=False, more={"effective_to": on(12, 31, 2013)}),
    Known(16, P, 700, None, None, counted=False),
)


@dataclass(frozen=True)
class Both:
    """What two measures both claim, in thousands: a year, and of each year of the plan. The weaker one gives way.

    Of 2011, 5 gets three quarters of a year and 6 eight twelfths, 7 eleven twelfths: the smallest share is counted.
    """

    weaker: int
    stronger: int
    amount: int
    levels: tuple[int, int, int, int]


OVERLAPS = (Both(5, 6, 600, (400, 600, 600, 600)), Both(2, 7, 600, (550, 600, 600, 600)))
#: What investments do to the running budget each year, in thousands.
RUNNING = -400
DECIDED = (V, B, U, Z)
SECTORS = ("Oppvekst", "Helse")


def expected() -> dict[tuple[Any, ...], int | None]:
    """Return every figure by what it is, in kroner. Added up here from the table above, by nothing of the portal's."""
    found: dict[tuple[Any, ...], int | None] = {}
    counted = [known for known in MEASURES if known.counted]
    level = [k for k in MEASURES if k.levels and k.kind.startswith("permanent") and "effective_to" not in k.more]
    for step in Step:
        lost = sum(both.amount for both in OVERLAPS if MEASURES[both.weaker - 1].step is step)
        found["step", step] = found["group", step] = 1000 * (
            sum(known.full or 0 for known in counted if known.step is step) - lost
        )
    found["decided",] = sum(found["step", step] or 0 for step in DECIDED)
    found["implemented",] = (found["step", U] or 0) + (found["step", Z] or 0)
    found["proposed",] = sum(found["step", step] or 0 for step in (P, S, D, R))
    found["all",] = found["decided",] + found["proposed",]
    found["running",] = 1000 * RUNNING
    found["net",] = found["decided",] + 1000 * RUNNING
    found["target",] = TARGET
    found["missing",] = TARGET - found["net",]
    for at, year in enumerate(YEARS):
        for step in Step:
            lost = sum(both.levels[at] for both in OVERLAPS if MEASURES[both.weaker - 1].step is step)
            found["level", year, step] = 1000 * (
                sum(k.levels[at] for k in level if k.levels and k.step is step) - lost
            )
        found["level", year, "settled"] = sum(found["level", year, step] or 0 for step in DECIDED)
        found["level", year, "all"] = sum(found["level", year, step] or 0 for step in Step)
        found["level", year, "net"] = (found["level", year, "settled"] or 0) + 1000 * RUNNING
        for known in MEASURES:
            found[known.number, year] = None if known.levels is None else 1000 * known.levels[at]
    lost = sum(both.levels[0] for both in OVERLAPS)
    found["list", 2011] = 1000 * (sum(k.levels[0] for k in counted if k.levels) - lost)
    found |= {("sectors", key): found[key,] for key in ("implemented", "decided", "proposed")}
    for known in MEASURES:
        found[known.number, "full"] = None if known.full is None else 1000 * known.full
    return found


def build(cast: Any) -> None:
    """Make the project's money."""
    write(Target(project=cast.project, year=2011, amount=TARGET))
    write(
        Investment(
            project=cast.project,
            number=1,
            title="Ny skole",
            status="ongoing",
            first_year=2011,
            operating_consequence=1000 * RUNNING,
        )
    )
    units = [made.unit(cast, name) for name in SECTORS]
    measures = {}
    for known in MEASURES:
        measure = made.measure(
            cast,
            known.title,
            number=known.number,
            kind=known.kind,
            full_year_effect=None if known.full is None else 1000 * known.full,
            effective_from=known.start,
            probability=80,
            unit=units[known.number % 2],
            **known.more,
        )
        for year, amount in zip(YEARS, known.stated, strict=False):
            write(MeasureYear(measure=measure, year=year, amount=1000 * amount))
        _prove(cast, measure, known.step)
        measures[known.number] = measure
    for both in OVERLAPS:
        one, other = measures[both.weaker], measures[both.stronger]
        write(MeasureRelation(measure=one, other=other, kind="overlaps", overlap=1000 * both.amount))
    gone = made.measure(cast, "Bortfalt", number=17, full_year_effect=9_999_000, effective_from=NEW_YEAR)
    _prove(cast, gone, V)
    gone.withdrawn_at = gone.created_at
    write(gone)


def _prove(cast: Any, measure: Measure, step: Step) -> None:
    """Make the proof of a step, and of it alone where no other has to be there."""
    if step is S:
        write(MeasureCase(measure=measure, case=made.case(cast, assessment="Det er mulig.")))
    if step is D:
        held = Consultation(project=cast.project, number=1, form="consultation", held_on=on(2), parties="Fagforbundet")
        write(MeasureConsultation(measure=measure, consultation=write(held)))
    if step is R:
        write(MeasureDecision(measure=measure, decision=made.decision(cast, kind=DecisionKind.RECOMMENDATION)))
    if step in (V, B, U, Z):
        write(MeasureDecision(measure=measure, decision=made.decision(cast)))
    if step is B:
        write(BudgetLine(project=cast.project, number=1, kind="measure", title="Linje", measure=measure))
    if step is Z:
        write(
            RealisedEffect(
                measure=measure,
                first_month=NEW_YEAR,
                last_month=on(2),
                amount=100_000,
                entered_by=cast.people["project_group"],
                confirmed_by=cast.people["controller"],
                confirmed_on=on(3),
            )
        )
