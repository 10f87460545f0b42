"""The money of a status report as plain values, made from what the money's own selectors say."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from budget import drawings
from budget.accounts_words import period
from budget.forecast import Forecast, answer, ceiling, left_out, method
from budget.ladder import DECIDED_STEPS, ORDER, Step
from budget.models import PERMANENT_KINDS
from budget.selectors import AccountStatus, MeasureRow, PlanStatus, TargetStatus
from budget.selectors.overlaps import Overlap
from budget.watch import Finding
from omstilling.ui.charts import Stacked
from projects.models import Project

from ..money import (
    AccountLine,
    AccountsPart,
    BesideLine,
    FindingLine,
    ForecastPart,
    MeasureGroup,
    MeasureLine,
    NeedLine,
    NeedsPart,
    SectorLine,
    SectorsPart,
    StepLine,
    TargetPart,
    YearLine,
)

#: So many of Tallvakta's findings are listed.
GRAVEST = 5


def _by_kind(amounts: Mapping[Step, int], steps: Collection[Step] = ORDER) -> tuple[tuple[str, ...], tuple[int, ...]]:
    """Return the steps that have an amount, the most certain first, and the amounts."""
    found = [(step, amounts[step]) for step in reversed(ORDER) if step in steps and amounts.get(step)]
    return tuple(drawings.kind_of(step).value for step, _amount in found), tuple(amount for _step, amount in found)


def target_part(status: TargetStatus) -> TargetPart:
    """Return the target as plain values."""
    return TargetPart(
        year=status.year,
        price_year=status.price_year,
        target=status.target,
        decided=status.decided,
        implemented=status.implemented,
        missing=status.missing,
        part_year=status.part_year,
        unconfirmed=status.unconfirmed.amount,
        not_calculated=status.not_calculated,
        sentence=status.sentence,
        definition=status.definition,
        has_example_figures=status.has_example_figures,
        steps=tuple(StepLine(drawings.kind_of(s.step).value, s.amount, s.count) for s in status.steps),
        years=tuple(
            YearLine(level.year, level.target, *_by_kind(level.amounts), level.running) for level in status.years
        ),
        beside=tuple(BesideLine(b.label, b.amount, b.count) for b in status.beside if b.count),
        running=status.running,
        running_words=status.running_words,
        running_unknown=status.running_unknown,
        overlap_words=status.overlap_words,
    )


def measure_groups(
    rows: list[MeasureRow], project: Project, overlaps: Collection[Overlap], why: Mapping[int, str]
) -> tuple[MeasureGroup, ...]:
    """Return the measures by step, the most certain first. What two both claim is counted once.

    ``why`` says why measures are not what was adopted, by their ids.
    """
    groups = []
    for step in reversed(Step):
        mine = [row for row in rows if row.step is step]
        if mine:
            counted = sum(row.measure.full_year_effect or 0 for row in mine if row.counted)
            overlap = sum(one.counted for one in overlaps if one.step is step)
            lines = tuple(measure_line(row, project, why.get(row.measure.pk, "")) for row in mine)
            groups.append(MeasureGroup(step.word, counted - overlap, lines, overlap))
    return tuple(groups)


def measure_line(row: MeasureRow, project: Project, why: str = "") -> MeasureLine:
    """Return one measure as plain values."""
    measure = row.measure
    permanent = measure.kind in PERMANENT_KINDS
    return MeasureLine(
        measure.number,
        measure.title,
        row.step.word,
        "" if permanent else str(measure.get_kind_display()),
        row.counted,
        row.is_unconfirmed,
        measure.full_year_effect,
        measure.effective_from,
        row.effect(project.target_year),
        measure.is_example_figure and measure.full_year_effect is not None,
        row.is_decided,
        row.adopted_effect,
        row.adopted_from,
        row.is_undiscussed,
        row.postponed_word,
        str(measure.get_grade_display()) if measure.grade else "",
        why,
    )


def accounts_part(status: AccountStatus) -> AccountsPart | None:
    """Return what the accounts show so far this year, as plain values; nothing before a figure is entered."""
    rows = [row for row in status.rows if row.figures]
    if not rows or not status.months:
        return None
    lines = tuple(
        AccountLine(
            row.row.measure.number,
            row.row.measure.title,
            row.is_permanent,
            row.plan,
            row.forecast,
            row.confirmed,
            row.waiting,
            row.deviation,
            " ".join(row.causes),
            row.is_example_figure,
        )
        for row in rows
    )
    whole = status.permanent
    return AccountsPart(
        status.year,
        period(status.months[0], status.months[-1]),
        lines,
        whole.plan,
        whole.forecast,
        whole.confirmed,
        whole.waiting,
        whole.deviation,
    )


def sectors_part(found: Stacked | None) -> SectorsPart | None:
    """Return what each sector gives, as it is drawn; nothing without any."""
    if found is None:
        return None
    lines = tuple(
        SectorLine(
            row.label, tuple(part.kind.value for part in row.parts), tuple(p.amount for p in row.parts), row.target
        )
        for row in found.rows
    )
    return SectorsPart(lines)


def needs_part(plan: PlanStatus) -> NeedsPart | None:
    """Return what each year needs beside what is decided; nothing where no year's need is stated."""
    if not plan.has_needs:
        return None
    lines = tuple(
        NeedLine(
            column.year,
            column.need,
            column.level.net_decided,
            column.proposed,
            column.left,
            *_by_kind(column.level.amounts, DECIDED_STEPS),
            column.level.running,
        )
        for column in plan.columns
    )
    example = any(column.row is not None and column.row.is_example_figure for column in plan.columns)
    return NeedsPart(plan.sentence, example, lines)


def forecast_part(found: Forecast) -> ForecastPart | None:
    """Return the forecast with its sentences; nothing where no measure can be in one."""
    if not found.measures:
        return None
    beyond = ceiling(found)
    first, *rest = answer(found)
    return ForecastPart(
        found.target_year,
        found.target,
        found.full_year.percentiles,
        (f"{first} {beyond}" if beyond else first, *rest),
        (*method(found), *left_out(found)),
    )


def finding_lines(found: Collection[Finding]) -> tuple[FindingLine, ...]:
    """Return the gravest of Tallvakta's open findings, which come first."""
    return tuple(FindingLine(f.code, f.severity.word, f.title, f.text) for f in [*found][:GRAVEST])
