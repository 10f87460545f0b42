"""Gathers a status report from what the subjects' own selectors say.

The report is for the council and every employee, so it holds what they may read: what is public or internal. What is
kept to a body, or exempt, is left out for whoever issues it, and the report says so.
"""

from __future__ import annotations

from datetime import date

from budget import drawings
from budget.selectors import account_status, forecast_now, measure_rows, target_status
from budget.selectors.measure_changes import reasons_for_difference
from budget.selectors.plan import needs_of
from budget.selectors.sectors import sector_status
from budget.watch import watch
from projects.models import Decision, Project
from projects.selectors.goals import indicator_rows
from projects.selectors.plan import milestone_rows
from projects.selectors.risks import level_word, risks

from ..document import (
    DecisionLine,
    IndicatorLine,
    LightLine,
    MilestoneLine,
    RiskLine,
    StatusReportDocument,
)
from ..models import StatusReport
from ..readers import everybody
from ..union_part import union_lines
from .report_money import (
    accounts_part,
    finding_lines,
    forecast_part,
    measure_groups,
    needs_part,
    sectors_part,
    target_part,
)


def report_document(report: StatusReport, author: str) -> StatusReportDocument:
    """Return the report as it stands today. Needs ``project`` with its municipality."""
    project = report.project
    reader, today = everybody(project), project.today()
    since = previous_date(report)
    found = watch(project, reader, today)
    status = target_status(project, reader, today)
    sectors = sector_status(project, reader, today, status.overlaps)
    rows = measure_rows(project, reader, today)
    named = any(row.unit is not None and row.count for row in sectors.rows)
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
        target=target_part(status),
        measures=measure_groups(rows, project, status, reasons_for_difference(rows, reader)),
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
        edition=2,
        sectors=sectors_part(drawings.per_sector(sectors, status.year) if named else None),
        needs=needs_part(needs_of(project, reader, status)),
        forecast=forecast_part(forecast_now(project, reader, today, status)),
        gravest=finding_lines(found.open),
        statements=union_lines(rows),
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
            decision.standing.outcome_word,
            decision.standing.text,
            decision.is_confirmed,
            decision.deadline,
            decision.responsible.full_name if decision.responsible else "",
            "" if decision.is_confirmed else decision.unconfirmed_word,
        )
        for decision in found
    )
