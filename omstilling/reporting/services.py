"""Status reports: drafts, corrections as new versions, and what happens when one is issued."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db.models import Max
from django.utils.translation import gettext as _

from omstilling.accounts.models import User
from omstilling.audit.errors import DomainError
from omstilling.audit.personal_numbers import refuse_personal_numbers
from omstilling.audit.uow import current_act, unit_of_work
from omstilling.pdf.models import IssuedDocument
from projects.models import Body, Project, Unit
from projects.services.rows import check_parts

from .models import StatusReport

CHANGEABLE = frozenset(
    {"report_date", "figures_on", "previous", "progress", "economy", "quality", "words", "next_steps", "correction"}
)


def draft_report(
    *,
    project: Project,
    report_date: date,
    progress: str,
    economy: str,
    quality: str,
    words: str,
    next_steps: str = "",
    figures_on: date | None = None,
    previous: StatusReport | None = None,
    body: Body | None = None,
    unit: Unit | None = None,
    by: User,
    reason: str = "",
) -> StatusReport:
    """Begin a report about the project, or about a group or a sector; numbers follow each other.

    There is one draft at a time about the same. ``figures_on`` is an earlier day that the figures are to be of.
    """
    with unit_of_work(by=by, reason=reason or _("Statusrapport påbegynt")):
        Project.objects.select_for_update().get(pk=project.pk)
        _refuse_second_draft(project, body, unit)
        last = StatusReport.objects.filter(project=project).aggregate(last=Max("number"))["last"]
        report = StatusReport(
            project=project,
            number=(last or 0) + 1,
            report_date=report_date,
            figures_on=figures_on,
            previous=previous,
            body=body,
            unit=unit,
            progress=progress,
            economy=economy,
            quality=quality,
            words=words.strip(),
            next_steps=next_steps.strip(),
        )
        _check(report)
        report.save()
    return report


def update_report(*, report: StatusReport, changes: Mapping[str, Any], by: User, reason: str = "") -> StatusReport:
    """Change a draft. An issued report never changes."""
    unknown = set(changes) - CHANGEABLE
    if unknown:
        raise ValueError(f"Not fields of a draft: {sorted(unknown)}")
    with unit_of_work(by=by, reason=reason or _("Utkast til statusrapport endret")):
        _refuse_issued(report)
        for name, value in changes.items():
            setattr(report, name, value.strip() if isinstance(value, str) else value)
        _check(report)
        report.save()
    return report


def withdraw_report(*, report: StatusReport, by: User, reason: str = "") -> StatusReport:
    """Throw a draft away; it stays in the history."""
    with unit_of_work(by=by, reason=reason or _("Utkast til statusrapport forkastet")):
        _refuse_issued(report)
        report.withdraw()
    return report


def start_new_version(*, report: StatusReport, correction: str, by: User, reason: str = "") -> StatusReport:
    """Begin a correction: a draft of the next version with the same words. The issued one stays as it is."""
    with unit_of_work(by=by, reason=reason or _("Rettelse av statusrapport påbegynt")):
        project = Project.objects.select_for_update().get(pk=report.project_id)
        if not report.is_issued:
            raise DomainError(_("Rapporten er ikke utgitt ennå. Endre utkastet i stedet."))
        versions = StatusReport.objects.filter(project=project, number=report.number)
        if versions.issued().filter(version__gt=report.version).exists():
            raise DomainError(_("Rapporten har en nyere versjon. Rett den."))
        _refuse_second_draft(project, report.body, report.unit)
        last = versions.aggregate(last=Max("version"))["last"] or 0
        made = StatusReport(
            project=project,
            number=report.number,
            version=last + 1,
            report_date=report.report_date,
            figures_on=report.figures_on,
            previous=report.previous,
            body=report.body,
            unit=report.unit,
            progress=report.progress,
            economy=report.economy,
            quality=report.quality,
            words=report.words,
            next_steps=report.next_steps,
            correction=correction.strip(),
        )
        _check(made)
        made.save()
    return made


def record_issue(*, report: StatusReport, row_version: int, document: IssuedDocument, source: Any) -> StatusReport:
    """Tie a draft to the document it went out as. Joins the unit of work that freezes the document."""
    if report.is_issued:
        raise DomainError(_("Rapporten er utgitt fra før."))
    if report.row_version != row_version:
        raise DomainError(_("Utkastet er endret etter at du ba om å få det utgitt. Les over og utgi det på nytt."))
    act = current_act()
    report.issued_by = act.actor_label
    report.issued_at = act.moment
    report.document = document
    report.source = source
    report.save()
    return report


def _refuse_issued(report: StatusReport) -> None:
    if report.is_issued:
        raise DomainError(_("Rapporten er utgitt og kan ikke endres. Lag en ny versjon i stedet."))


def _refuse_second_draft(project: Project, body: Body | None, unit: Unit | None) -> None:
    drafts = StatusReport.objects.active().filter(project=project, issued_at__isnull=True)
    draft = drafts.filter(body=body, unit=unit).first()
    if draft is not None:
        raise DomainError(
            _("Det ligger et utkast fra før, rapport %(number)s. Gjør det ferdig eller forkast det først.")
            % {"number": draft.number}
        )


def _check(report: StatusReport) -> None:
    if report.version > 1 and not report.correction:
        raise DomainError(_("Skriv hva som er rettet."), field="correction")
    check_parts(report.project, body=report.body, previous=report.previous)
    if report.unit is not None and report.unit.municipality_id != report.project.municipality_id:
        raise DomainError(_("Sektoren hører til en annen kommune."), field="unit")
    if report.figures_on is not None and report.figures_on > report.project.today():
        raise DomainError(_("Tallene kan ikke være fra en dag som ikke har vært."), field="figures_on")
    before = report.previous
    if before is not None and (not before.is_issued or before.is_withdrawn or before.number >= report.number):
        raise DomainError(_("Velg en rapport som er utgitt før denne."), field="previous")
    refuse_personal_numbers(words=report.words, next_steps=report.next_steps, correction=report.correction)
    report.full_clean()
