"""Status reports: the list, the page of one, the draft's forms, the PDF and issuing."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Any

from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from omstilling.accounts.fresh import AsksFreshly
from omstilling.pdf.fingerprints import fingerprint
from omstilling.pdf.frozen import bytes_of
from omstilling.pdf.jobs import request_render
from omstilling.pdf.models import IssuedDocument, RenderJob
from omstilling.pdf.responses import stream_bytes, stream_issued
from omstilling.ui.flow import SeeOther
from omstilling.ui.formats import date_text
from omstilling.ui.forms import ReasonForm, ServiceForm
from omstilling.ui.lists import Column
from omstilling.ui.templatetags.ui import status_tag
from projects.access import question
from projects.models import Project
from projects.views.base import ProjectFormView, ProjectList, ProjectMixin, ProjectPage

from .. import pdf
from ..contents import contents
from ..document import load
from ..forms import CorrectionForm, NewVersionForm, StatusReportForm
from ..models import StatusReport
from ..selectors.drafts import draft_of, issued_in
from ..selectors.report_document import lights_of, report_document
from ..selectors.sent import cases_of, distributions_of
from ..services import start_new_version, update_report, withdraw_report

Trail = list[tuple[Any, str | None]]
#: So many of those whom a report was sent to are named beside it.
SENT = 5


def name_of(report: StatusReport) -> str:
    """Return what the report is called."""
    return _("Statusrapport %s") % report.number


@question
def _report(project: Project, user: Any, number: int, version: int) -> QuerySet[StatusReport]:
    found = StatusReport.objects.visible_to(user).active().filter(project=project, number=number, version=version)
    return found.select_related("document", "body", "unit").order_by()


class ReportMixin(ProjectMixin):
    """Finds the report as the user may see it."""

    menu_key = "oversikt.rapporter"

    def get_report(self) -> StatusReport:
        number, version = self.kwargs["number"], self.kwargs["version"]
        for report in _report(self.project, self.request.user, number, version):
            report.project = self.project
            return report
        raise Http404

    def get_draft(self) -> StatusReport | None:
        """Return the draft that is being written, if the user may see it."""
        return next(iter(draft_of(self.project, self.request.user)), None)

    def url(self, name: str, report: StatusReport | None = None) -> str:
        """Return the address of a page about reports, or about one."""
        more = [report.number, report.version] if report is not None else []
        return reverse(f"reporting:{name}", args=[self.project.slug, *more])

    def trail(self, report: StatusReport | None = None, last: Any = "") -> Trail:
        """Return the path down to the report, or to a page under it."""
        crumbs: Trail = [
            (self.project.short_name, self.project.get_absolute_url()),
            (_("Statusrapporter"), self.url("status_reports")),
        ]
        if report is not None:
            crumbs.append((name_of(report), self.url("status_report", report) if last else None))
        return [*crumbs, (last, None)] if last else crumbs


class ReportListView(ReportMixin, ProjectList):
    """Every report that has gone out, and the draft for those who write."""

    access_rule = "visible"
    heading = gettext_lazy("Statusrapporter")
    export_name = "statusrapporter"
    default_sort = "-rapport"
    empty_title = gettext_lazy("Ingen statusrapporter ennå")
    empty_text = gettext_lazy(
        "Her kommer rapportene rådmannen gir ut. De er låst når de er utgitt, og endrer seg aldri."
    )

    def get_queryset(self) -> QuerySet[Any]:
        found = StatusReport.objects.visible_to(self.request.user).active().filter(project=self.project)
        return found.select_related("document", "body", "unit").defer("source", "words", "next_steps")

    def get_columns(self) -> Sequence[Column]:
        return [
            Column("rapport", _("Rapport"), name_of, sort=("number", "version"), link=self._page),
            Column("gjelder", _("Gjelder"), lambda r: r.part or _("hele prosjektet")),
            Column("versjon", _("Versjon"), "version", numeric=True),
            Column("dato", _("Rapportdato"), "report_date", sort="report_date"),
            Column("status", _("Status"), self._status, export=lambda r: _("utgitt") if r.is_issued else _("utkast")),
            Column("utgitt_av", _("Utgitt av"), "issued_by"),
            Column("utgitt", _("Utgitt"), "issued_at", sort="issued_at"),
            Column("fingeravtrykk", _("Filens fingeravtrykk"), self._short_hash, export=self._hash),
            Column("fil", _("Fil"), self._file, export=""),
        ]

    def _page(self, report: StatusReport) -> str:
        return self.url("status_report", report)

    def _status(self, report: StatusReport) -> Any:
        return status_tag(_("utgitt"), "decided") if report.is_issued else status_tag(_("utkast"))

    def _hash(self, report: StatusReport) -> str:
        return report.document.sha256 if report.document else ""

    def _short_hash(self, report: StatusReport) -> Any:
        return format_html("<code>{}</code>", self._hash(report)[:12]) if report.document else ""

    def _file(self, report: StatusReport) -> Any:
        if not report.is_issued:
            return ""
        address = self.url("status_report_file", report)
        said = _("Last ned PDF av statusrapport %(number)s, versjon %(version)s") % {
            "number": report.number,
            "version": report.version,
        }
        return format_html('<a class="ds-link" href="{}" aria-label="{}">{}</a>', address, said, _("Last ned PDF"))

    def count_text(self, count: int) -> str:
        return _("1 rapport") if count == 1 else _("%s rapporter") % count

    def get_new(self) -> tuple[str, Any] | None:
        if not self.may("may_write_report"):
            return None
        draft = self.get_draft()
        if draft is not None:
            return self.url("status_report", draft), _("Fortsett på utkastet")
        return self.url("status_report_new"), _("Lag statusrapport")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        crumbs = [*self.trail()[:1], (_("Statusrapporter"), None)]
        return super().get_context_data(breadcrumbs=crumbs, **kwargs)


class ReportView(ReportMixin, ProjectPage):
    """One report: a draft as it would be issued today, an issued one as it was."""

    access_rule = "visible"
    # An issued report is the same every day.
    shows_earlier = False
    template_name = "reporting/status_report.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        report = self.get_report()
        if report.source is not None:
            document = load(report.source)
        else:
            document = report_document(report, pdf.author_of(self.request.user, report))
        versions = StatusReport.objects.visible_to(self.request.user).active()
        others = versions.filter(project=self.project, number=report.number).exclude(pk=report.pk).defer("source")
        return super().get_context_data(
            heading=name_of(report),
            breadcrumbs=self.trail(report),
            report=report,
            document=document,
            contents=contents(document),
            may_see_findings=self.may("may_see_findings"),
            untouched=bool(report.document) and fingerprint(report.source) == report.document.source_sha256,  # type: ignore[union-attr]
            others=list(others.order_by("-version")),
            newer=report.is_issued and others.filter(version__gt=report.version, issued_at__isnull=False).exists(),
            may_write=not report.is_issued and self.may("may_write_report", report),
            may_issue=not report.is_issued and self.may("may_issue_report", report),
            may_correct=report.is_issued and self.may("may_write_report", report),
            may_send=report.is_issued and self.may("may_manage_cases", report),
            may_see_log=report.is_issued and self.may("may_see_report_log", report),
            cases=list(cases_of(report, self.request.user)) if report.is_issued else [],
            sent=list(distributions_of(report, self.request.user)[:SENT]) if report.is_issued else [],
            **kwargs,
        )


class ReportFormView(ReportMixin, ProjectFormView):
    """A form page about one report."""

    access_rule = "may_write_report"

    def get_object(self) -> StatusReport:
        return self.get_report()

    def get_rule_object(self) -> Any:
        return self.get_report()

    def get_cancel_url(self) -> str:
        return self.url("status_report", self.object)

    def get_breadcrumbs(self) -> Trail:
        return self.trail(self.object, self.get_heading())

    def get_success_url(self, result: Any = None) -> str:
        return self.url("status_report", result)


class ReportEditView(ReportFormView):
    """Change a draft."""

    heading = gettext_lazy("Endre utkastet")
    success_message = gettext_lazy("Utkastet er endret.")

    def get_form_class(self) -> Any:
        return CorrectionForm if self.object.version > 1 else StatusReportForm

    def get_form_kwargs(self) -> dict[str, Any]:
        issued = issued_in(self.project, self.request.user).filter(number__lt=self.object.number)
        return {**super().get_form_kwargs(), "issued": issued}

    def perform(self, form: Any) -> StatusReport:
        user: Any = self.request.user
        return update_report(report=self.object, changes=form.cleaned_data, by=user)


class ReportWithdrawView(ReportFormView):
    """Throw a draft away."""

    template_name = "ui/confirm.html"
    form_class = ReasonForm
    heading = gettext_lazy("Forkast utkastet")
    intro = gettext_lazy("Utkastet blir borte fra lista. Det du har skrevet, finnes fortsatt i historikken.")
    submit_label = gettext_lazy("Forkast")
    success_message = gettext_lazy("Utkastet er forkastet.")
    danger = True

    def perform(self, form: Any) -> StatusReport:
        user: Any = self.request.user
        return withdraw_report(report=self.object, by=user, reason=form.cleaned_data["reason"])

    def get_success_url(self, result: Any = None) -> str:
        return self.url("status_reports")


class ReportCorrectView(ReportFormView):
    """Begin a correction of an issued report."""

    form_class = NewVersionForm
    heading = gettext_lazy("Rett rapporten")
    intro = gettext_lazy(
        "Den utgitte rapporten blir stående som den er. Rettelsen blir en ny versjon, først som utkast, "
        "med tallene fra dagen den utgis."
    )
    submit_label = gettext_lazy("Lag ny versjon")
    success_message = gettext_lazy("Utkastet til ny versjon er laget. Rett teksten, og utgi den når den er ferdig.")

    def perform(self, form: Any) -> StatusReport:
        user: Any = self.request.user
        return start_new_version(report=self.object, correction=form.cleaned_data["correction"], by=user)


class ReportIssueView(AsksFreshly, ReportFormView):
    """Issue the draft: the file is made in the background and then frozen."""

    access_rule = "may_issue_report"
    template_name = "ui/confirm.html"
    form_class = ServiceForm
    heading = gettext_lazy("Utgi rapporten")
    intro = gettext_lazy(
        "Rapporten lages som PDF med tallene slik de er nå, og låses. Den blir synlig for alle i prosjektet og kan "
        "ikke endres etterpå. En feil rettes i en ny versjon."
    )
    submit_label = gettext_lazy("Utgi rapporten")

    def get_facts(self) -> list[Any]:
        facts: list[Any] = [
            (_("Rapport"), self.object.number),
            (_("Versjon"), self.object.version),
            (_("Rapportdato"), date_text(self.object.report_date)),
        ]
        return facts + [(light.side, light.word) for light in lights_of(self.object)]

    def perform(self, form: Any) -> RenderJob:
        if self.object.is_issued:
            raise Http404
        return request_render(pdf.KIND, pdf.params_of(self.object, issue=True), self.request.user, issue=True)

    def get_success_url(self, result: Any = None) -> str:
        return reverse("pdf:job", args=[result.pk])


class ReportDraftPdfView(ReportMixin):
    """Ask for the draft as PDF."""

    access_rule = "may_write_report"
    http_method_names = ["post", "options"]

    def get_rule_object(self) -> Any:
        return self.get_report()

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        report = self.get_report()
        if report.is_issued:
            raise Http404
        job = request_render(pdf.KIND, pdf.params_of(report, issue=False), request.user)
        return SeeOther(reverse("pdf:job", args=[job.pk]))


@question
def _issued_file(user: Any, slug: str, number: int, version: int) -> QuerySet[Any]:
    """Return the issued file of a report with its bytes: who sees the report sees the project."""
    found = StatusReport.objects.visible_to(user).active().filter(project__slug=slug, number=number, version=version)
    issued = found.filter(document__isnull=False).order_by()
    return issued.values_list("document_id", "document__sha256", "document__filename", "document__mime")


def _content(pk: int) -> bytes:
    """Return an issued document's bytes. One query."""
    content: bytes = IssuedDocument.objects.filter(pk=pk).order_by().values_list("content", flat=True).get()
    return content


class ReportFileView(ReportMixin):
    """Hand out the issued file: the same bytes every time."""

    access_rule = "visible"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Answer in one question where there is a file and the browser does not have it; else as other pages.

        The bytes are a question more the first time that a process hands them out.
        """
        if request.method == "GET" and "If-None-Match" not in request.headers:
            asked = (kwargs["slug"], kwargs["number"], kwargs["version"])
            for pk, sha256, filename, mime in _issued_file(request.user, *asked):
                content = bytes_of(sha256, partial(_content, pk))
                return stream_bytes(content, request, filename=filename, mime=mime, sha256=sha256)
        return super().dispatch(request, *args, **kwargs)

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        report = self.get_report()
        if report.document is None:
            raise Http404
        return stream_issued(report.document, request)
