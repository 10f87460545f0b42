"""Gathers a status report from what the subjects' own selectors say.

The report is for the council and every employee, so it holds what they may read: what is public or internal. What is
kept to a body, or exempt, is left out for whoever issues it, and the report says so.
"""

from __future__ import annotations

from collections.abc import Collection
from contextlib import AbstractContextManager, nullcontext
from dataclasses import replace
from datetime import date, datetime
from functools import partial
from typing import Any

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from budget import drawings
from budget.models import Measure, MeasureDecision
from budget.selectors import (
    MeasureRow,
    TargetStatus,
    account_status,
    forecast_now,
    measure_rows,
    target_status,
)
from budget.selectors.measure_changes import reasons_for_difference
from budget.selectors.plan import needs_of
from budget.selectors.sectors import sector_status, units_of
from budget.watch import watch
from omstilling.audit.as_of import as_it_was, end_of, is_past
from projects.models import Decision, Project
from projects.selectors.goals import indicator_rows
from projects.selectors.plan import milestone_rows
from projects.selectors.risks import is_chance, level_word, risks

from ..changed import ScopePart
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
from .two_days import Chooser, compared, read_day

#: What the report holds; older ones are read by what they hold.
EDITION = 3


def report_document(report: StatusReport, author: str) -> StatusReportDocument:
    """Return the report as it stands today, or as it stood on the day that its figures are of.

    Needs ``project`` with its municipality. What has changed since the report before is read from the tables as they
    stood when that one was issued.
    """
    before = previous_of(report)
    with _figures_of(report):
        project = report.project
        if is_past():
            project = Project.objects.select_related("municipality").get(pk=report.project_id)
        choose = chooser(report, project)
        document, known = _composed(report, project, author, before, choose)
        until = moment_of(report.figures_on) if report.figures_on else timezone.now()
        now = read_day(project, everybody(project), until, choose, known) if before else None
    if before is None or now is None:
        return document
    since = moment_shown(before)
    if since >= now.moment:
        return document
    with as_it_was(since, within=report.project, day=figures_day(before)):
        project = Project.objects.select_related("municipality").get(pk=report.project_id)
        then = read_day(project, everybody(project), since, chooser(report, project))
    changes = compared(
        then,
        now,
        report=_("Statusrapport %s") % before.number,
        decisions=len(document.decisions),
        reader=everybody(report.project),
    )
    return replace(document, changes=changes)


def _figures_of(report: StatusReport) -> AbstractContextManager[None]:
    """Show the day that the report's figures are of."""
    if report.figures_on is None or report.figures_on >= report.project.today():
        return nullcontext()
    return as_it_was(end_of(report.figures_on), within=report.project)


def moment_of(day: date) -> datetime:
    """Return the end of a day, or now when it is not over."""
    return min(end_of(day), timezone.now())


def moment_shown(report: StatusReport) -> datetime:
    """Return the moment that an issued report's figures are of."""
    assert report.issued_at is not None
    return end_of(report.figures_on) if report.figures_on else report.issued_at


def figures_day(report: StatusReport) -> date:
    """Return the day that an issued report's figures are of, as the report says it."""
    return date.fromisoformat((report.source or {}).get("figures_on") or report.report_date.isoformat())


def chooser(report: StatusReport, project: Project) -> Chooser | None:
    """Return what tells which rows a report of a part is about; nothing for the whole project.

    A group's are those that lie with it, a sector's those of the units below it as they lay on the day that is shown.
    """
    if report.body_id is not None:
        return partial(_of_body, report.body_id)
    if report.unit_id is not None:
        return partial(_of_units, units_of(project, everybody(project)).under(report.unit_id))
    return None


def _of_body(body: int, row: Any) -> bool:
    area = row.study_area if getattr(row, "study_area_id", None) else None
    return body in (row.body_id, area.body_id if area is not None else None)


def _of_units(units: Collection[int], row: Any) -> bool:
    area = row.study_area if getattr(row, "study_area_id", None) else None
    places = (getattr(row, "unit_id", None), area.sector_id if area is not None else None)
    return any(place in units for place in places if place is not None)


def _composed(
    report: StatusReport, project: Project, author: str, before: StatusReport | None, choose: Chooser | None
) -> tuple[StatusReportDocument, tuple[TargetStatus, list[MeasureRow]]]:
    reader, today = everybody(project), project.today()
    since = before.report_date if before else None
    status = target_status(project, reader, today)
    rows = measure_rows(project, reader, today)
    mine = rows if choose is None else [row for row in rows if choose(row.measure)]
    overlaps = status.overlaps if choose is None else ()
    document = StatusReportDocument(
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
        measures=measure_groups(mine, project, overlaps, reasons_for_difference(mine, reader)),
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
            for row in sorted(milestone_rows(project, reader, today), key=lambda row: row.day or date.max)
            if choose is None or choose(row.milestone)
        ),
        decisions_since=since,
        decisions=decision_lines(project, since, today, report),
        risks=tuple(
            RiskLine(
                risk.number,
                risk.title,
                risk.probability,
                risk.consequence,
                level_word(risk),
                risk.response,
                risk.owner.full_name if risk.owner else "",
                is_chance(risk),
            )
            for risk in risks(project, reader)
            if choose is None or choose(risk)
        ),
        indicators=(),
        edition=EDITION,
        statements=union_lines(mine),
    )
    if choose is not None:
        return replace(document, scope=scope_part(report, mine)), (status, rows)
    return _with_the_whole(document, project, status), (status, rows)


def _with_the_whole(document: StatusReportDocument, project: Project, status: TargetStatus) -> StatusReportDocument:
    """Return the report with what is told of the whole project only."""
    reader, today = everybody(project), project.today()
    found = watch(project, reader, today)
    sectors = sector_status(project, reader, today, status.overlaps)
    named = any(row.unit is not None and row.count for row in sectors.rows)
    return replace(
        document,
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
        sectors=sectors_part(drawings.per_sector(sectors, status.year) if named else None),
        needs=needs_part(needs_of(project, reader, status)),
        forecast=forecast_part(forecast_now(project, reader, today, status)),
        gravest=finding_lines(found.open),
    )


def scope_part(report: StatusReport, rows: list[MeasureRow]) -> ScopePart:
    """Return what the report is about, and what its measures give."""
    amounts = {True: 0, False: 0}
    for row in rows:
        amounts[row.is_decided] += (row.measure.full_year_effect or 0) if row.counted else 0
    kind = _("Gruppe") if report.body_id is not None else _("Sektor")
    return ScopePart(kind, report.part, amounts[True], amounts[False], len(rows))


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


def previous_of(report: StatusReport) -> StatusReport | None:
    """Return the issued report that this one reckons from: the one chosen, else the latest before it about the same.

    A correction reckons from the same as its first version. One of a later day than this one's figures is passed by.
    """
    issued = StatusReport.objects.active().issued().filter(project_id=report.project_id)
    if report.previous_id is not None:
        return issued.filter(pk=report.previous_id).first()
    found = issued.filter(number__lt=report.number, body=report.body_id, unit=report.unit_id)
    if report.figures_on is not None:
        found = found.filter(report_date__lt=report.figures_on)
    return found.order_by("-number", "-version").first()


def _about_units(project: Project, unit: int) -> QuerySet[MeasureDecision]:
    reader = everybody(project)
    links = MeasureDecision.objects.active().filter(measure__in=Measure.objects.visible_to(reader))
    return links.filter(measure__unit__in=units_of(project, reader).under(unit)).order_by()


def decision_lines(
    project: Project, since: date | None, today: date, report: StatusReport | None = None
) -> tuple[DecisionLine, ...]:
    """Return what was decided after a day, the latest first; in a group's report, what the group did."""
    found = (
        Decision.objects.visible_to(everybody(project))
        .active()
        .filter(project=project, decided_on__lte=today)
        .select_related("case__body", "body", "responsible")
        .order_by("-decided_on", "body_id", "case_id", "pk")
    )
    if since is not None:
        found = found.filter(decided_on__gt=since)
    if report is not None and report.body_id is not None:
        found = found.filter(body=report.body_id)
    if report is not None and report.unit_id is not None:
        found = found.filter(pk__in=_about_units(project, report.unit_id).values("decision"))
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
