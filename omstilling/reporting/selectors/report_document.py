"""Gathers a status report from what the subjects' own selectors say.

The report is for the council and every employee, so it holds what they may read: what is public or internal. What is
kept to a body, or exempt, is left out for whoever issues it, and the report says so.
"""

from __future__ import annotations

from datetime import date

from budget import drawings
from budget.accounts_words import period
from budget.ladder import ORDER, Step
from budget.models import PERMANENT_KINDS
from budget.selectors import AccountStatus, MeasureRow, TargetStatus, account_status, measure_rows, target_status
from budget.watch import watch
from projects.models import Decision, Project
from projects.selectors.goals import indicator_rows
from projects.selectors.plan import milestone_rows
from projects.selectors.risks import level_word, risks

from ..document import (
    AccountLine,
    AccountsPart,
    BesideLine,
    DecisionLine,
    IndicatorLine,
    LightLine,
    MeasureGroup,
    MeasureLine,
    MilestoneLine,
    RiskLine,
    StatusReportDocument,
    StepLine,
    TargetPart,
    YearLine,
)
from ..models import StatusReport
from ..readers import everybody


def report_document(report: StatusReport, author: str) -> StatusReportDocument:
    """Return the report as it stands today. Needs ``project`` with its municipality."""
    project = report.project
    reader, today = everybody(project), project.today()
    since = previous_date(report)
    found = watch(project, reader, today)
    return StatusReportDocument(
        municipality=project.municipality.name,
        project=project.name,
        short_name=project.short_name,
        case_reference=project.case_reference,
        notice=project.notice,
        number=report.number,
        version=report.version,
        report_date=report.report_date,
        figures_on=today,
        author=author,
        correction=report.correction,
        lights=lights_of(report),
        words=report.words,
        next_steps=report.next_steps,
        target=target_part(target_status(project, reader, today)),
        measures=measure_groups(measure_rows(project, reader, today), project),
        milestones=tuple(
            MilestoneLine(
                row.milestone.number,
                row.milestone.title,
                row.milestone.body.name if row.milestone.body else "",
                row.milestone.baseline_date,
                row.day,
                row.shift_days,
                row.status,
                row.done,
                row.late,
            )
            for row in milestone_rows(project, reader, today)
        ),
        decisions_since=since,
        decisions=decision_lines(project, since, today),
        risks=tuple(
            RiskLine(
                risk.number,
                risk.title,
                risk.probability,
                risk.consequence,
                level_word(risk),
                risk.response,
                risk.owner.full_name if risk.owner else "",
            )
            for risk in risks(project, reader)
        ),
        indicators=tuple(
            IndicatorLine(
                row.indicator.goal.title,
                row.indicator.name,
                row.baseline,
                row.target,
                row.latest_value,
                row.latest.month if row.latest else None,
                row.status,
                row.is_example_figure,
            )
            for row in indicator_rows(project, reader)
        ),
        findings=len(found.open),
        findings_accepted=len(found.accepted),
        accounts=accounts_part(account_status(project, reader, today)),
    )


def lights_of(report: StatusReport) -> tuple[LightLine, ...]:
    """Return the three lights with their words."""
    names = ("progress", "economy", "quality")
    return tuple(
        LightLine(
            str(report._meta.get_field(name).verbose_name).capitalize(),  # type: ignore[union-attr]
            getattr(report, name),
            str(getattr(report, f"get_{name}_display")()),
        )
        for name in names
    )


def previous_date(report: StatusReport) -> date | None:
    """Return the day of the issued report before this one; a correction reckons from the same day as its first."""
    issued = StatusReport.objects.active().issued().filter(project_id=report.project_id, number__lt=report.number)
    return issued.order_by("-number", "-version").values_list("report_date", flat=True).first()


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
            YearLine(
                level.year,
                level.target,
                tuple(step.value for step in reversed(ORDER) if level.amounts.get(step)),
                tuple(level.amounts[step] for step in reversed(ORDER) if level.amounts.get(step)),
                level.running,
            )
            for level in status.years
        ),
        beside=tuple(BesideLine(b.label, b.amount, b.count) for b in status.beside if b.count),
        running=status.running,
        running_words=status.running_words,
        running_unknown=status.running_unknown,
    )


def measure_groups(rows: list[MeasureRow], project: Project) -> tuple[MeasureGroup, ...]:
    """Return the measures by step, the most certain first."""
    groups = []
    for step in reversed(Step):
        mine = [row for row in rows if row.step is step]
        if mine:
            counted = sum(row.measure.full_year_effect or 0 for row in mine if row.counted)
            lines = tuple(measure_line(row, project) for row in mine)
            groups.append(MeasureGroup(step.word, counted, lines))
    return tuple(groups)


def measure_line(row: MeasureRow, project: Project) -> MeasureLine:
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


def decision_lines(project: Project, since: date | None, today: date) -> tuple[DecisionLine, ...]:
    """Return what was decided after a day, the latest first."""
    found = (
        Decision.objects.visible_to(everybody(project))
        .active()
        .filter(project=project, decided_on__lte=today)
        .select_related("case__body", "body", "responsible")
        .order_by("-decided_on", "body_id", "case_id", "pk")
    )
    if since is not None:
        found = found.filter(decided_on__gt=since)
    return tuple(
        DecisionLine(
            decision.case.case_number,
            decision.case.open_title,
            decision.body.name,
            decision.decided_on,
            decision.kind_beside_outcome,
            decision.outcome_word,
            decision.text,
            decision.is_confirmed,
            decision.deadline,
            decision.responsible.full_name if decision.responsible else "",
            "" if decision.is_confirmed else decision.unconfirmed_word,
        )
        for decision in found
    )
