"""The status report as a PDF: built when the job runs, with access looked at then, and frozen when issued."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from omstilling.audit.errors import DomainError
from omstilling.pdf.fingerprints import short_fingerprint
from omstilling.pdf.jobs import Built
from omstilling.pdf.models import IssuedDocument
from projects.access import role_label
from projects.emblems import EMBLEM, emblem_assets
from projects.permissions import RULES
from projects.views.base import get_project, today_text

from .document import StatusReportDocument, dump
from .models import StatusReport
from .selectors.report_document import report_document
from .services import record_issue

KIND = "status_report"


def params_of(report: StatusReport, *, issue: bool) -> dict[str, Any]:
    """Return what a job is asked with. Issuing holds the version of the draft that was read."""
    return {"report": report.pk, "row_version": report.row_version, "issue": issue}


def find(params: dict[str, Any], user: Any) -> StatusReport:
    """Return the draft. Raises Http404 or PermissionDenied for those who may not, DomainError when it has changed."""
    found = StatusReport.objects.visible_to(user).active().filter(pk=params["report"])
    report = found.select_related("project__municipality__emblem").first()
    if report is None:
        raise Http404
    if not RULES["may_issue_report" if params.get("issue") else "may_write_report"](user, report):
        raise PermissionDenied
    if report.is_issued:
        raise DomainError(_("Rapporten er utgitt. Last ned den utgitte filen."))
    if params.get("issue") and report.row_version != params["row_version"]:
        raise DomainError(_("Utkastet er endret etter at du ba om å få det utgitt. Les over og utgi det på nytt."))
    user.acting_role = role_label(user, report.project)
    return report


def author_of(user: Any, report: StatusReport) -> str:
    """Return who lays the report before its readers: name and role. Only the rådmann does, whoever reads the draft."""
    if not RULES["may_issue_report"](user, report):
        return _("rådmannen")
    role = role_label(user, report.project)
    return f"{user}, {role[:1].lower()}{role[1:]}" if role else str(user)


def build(params: dict[str, Any], user: Any) -> Built:
    """Build the report's HTML. Registered as the builder of ``status_report``."""
    report = find(params, user)
    document = report_document(report, author_of(user, report))
    source = dump(document)
    assets = emblem_assets(report.project.municipality)
    draft, said = not params.get("issue"), today_text(report.project)
    html = html_of(document, source, draft=draft, emblem=bool(assets), today=said)
    ending = "-utkast" if draft else ""
    return Built(
        html=html,
        title=document.title,
        filename=f"statusrapport-{report.project.slug}-{report.number}-v{report.version}{ending}.pdf",
        identifier=f"urn:omstilling:{report.project.slug}:statusrapport:{report.number}:{report.version}",
        source=source,
        assets=assets,
        reason=_("Statusrapport %(number)s utgitt, versjon %(version)s")
        % {"number": report.number, "version": report.version},
    )


def html_of(document: StatusReportDocument, source: Any, *, draft: bool, emblem: bool, today: str = "") -> str:
    """Return the whole HTML of the PDF."""
    created = timezone.make_aware(datetime.combine(document.figures_on, datetime.min.time()))
    context = {
        "document": document,
        "title": document.title,
        "kicker": _("Statusrapport"),
        "project_name": document.short_name,
        "owner": document.municipality,
        "emblem": EMBLEM if emblem else "",
        "front": document.front,
        "notice": document.notice,
        "today_text": today,
        "draft": draft,
        "fingerprint": short_fingerprint(source),
        "created": created.isoformat(),
        "author": document.author,
        "description": document.target.sentence,
        "paper": True,
    }
    return render_to_string("reporting/status_report_pdf.html", context)


def on_issue(built: Built, issued: IssuedDocument, params: dict[str, Any], user: Any) -> None:
    """Tie the frozen file to its report."""
    record_issue(report=find(params, user), row_version=params["row_version"], document=issued, source=built.source)


def frame(request: HttpRequest, params: dict[str, Any]) -> list[tuple[Any, str]]:
    """Put the page of a job among the reports."""
    found = StatusReport.objects.visible_to(request.user).filter(pk=params["report"]).select_related("project")
    report = found.defer("source").first()
    if report is None:
        raise Http404
    project = get_project(request, report.project.slug)
    request.menu_key = "oversikt.rapporter"  # type: ignore[attr-defined]
    return [
        (project.short_name, project.get_absolute_url()),
        (_("Statusrapporter"), reverse("reporting:status_reports", args=[project.slug])),
        (_("Statusrapport %s") % report.number, report.get_absolute_url()),
    ]
