"""What becomes of an issued report: to a meeting's agenda, and the log of whom it was sent to."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.db.models import QuerySet
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from omstilling.ui.formats import date_text
from omstilling.ui.forms import ReasonForm
from omstilling.ui.lists import Column
from projects.permissions import RULES
from projects.views.base import ProjectFormView, ProjectList

from ..forms import DistributionForm, SendToMeetingForm
from ..models import ReportDistribution, StatusReport
from ..selectors.sent import distributions_of, meetings_ahead
from ..sending import log_distribution, send_to_meeting, withdraw_distribution
from .reports import ReportMixin, Trail, name_of


class IssuedMixin(ReportMixin):
    """A page under an issued report."""

    _issued: StatusReport | None = None

    @property
    def report(self) -> StatusReport:
        if self._issued is None:
            self._issued = self.get_report()
            if not self._issued.is_issued:
                raise Http404
        return self._issued

    def get_rule_object(self) -> Any:
        return self.report

    def sub_url(self, name: str, *more: Any) -> str:
        return reverse(f"reporting:{name}", args=[self.project.slug, self.report.number, self.report.version, *more])


class SendingForm(IssuedMixin, ProjectFormView):
    """A form page about where a report goes."""

    def get_breadcrumbs(self) -> Trail:
        return self.trail(self.report, self.get_heading())

    def get_cancel_url(self) -> str:
        return self.url("status_report", self.report)


class SendToMeetingView(SendingForm):
    """Put the report to a body: a case with the file attached, on the agenda of a coming meeting."""

    access_rule = "may_manage_cases"
    form_class = SendToMeetingForm
    heading = gettext_lazy("Legg rapporten fram i et møte")
    intro = gettext_lazy(
        "Portalen registrerer saken, legger ved den utgitte filen, setter saken på sakslista og fører utsendingen."
    )
    submit_label = gettext_lazy("Sett på sakslista")
    success_message = gettext_lazy("Saken står på sakslista.")

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "meetings": meetings_ahead(self.project, self.request.user)}

    def perform(self, form: Any) -> Any:
        data = form.cleaned_data
        return send_to_meeting(report=self.report, meeting=data["meeting"], kind=data["kind"], by=self.by)

    def get_success_url(self, result: Any = None) -> str:
        return reverse("meetings:meeting", args=[self.project.slug, result.meeting.slug])


class DistributionListView(IssuedMixin, ProjectList):
    """To whom the report was sent, when and how."""

    access_rule = "may_see_report_log"
    export_name = "utsendinger-av-statusrapport"
    default_sort = "-sendt"
    shows_earlier = False
    empty_title = gettext_lazy("Ingen utsendinger er ført")
    empty_text = gettext_lazy("Før opp hvem som har fått rapporten, når og hvordan.")

    @property
    def heading(self) -> str:  # type: ignore[override]
        return _("Utsendinger av statusrapport %s") % self.report.number

    def get_queryset(self) -> QuerySet[Any]:
        return distributions_of(self.report, self.request.user)

    def get_columns(self) -> Sequence[Column]:
        columns = [
            Column("mottaker", _("Mottaker"), "recipient", "recipient", link=lambda _sent: None),
            Column("sendt", _("Sendt"), "sent_on", "sent_on"),
            Column("mate", _("Måte"), "how"),
        ]
        if RULES["may_write_report"](self.request.user, self.report):
            columns.append(Column("rett", _("Handling"), self._remove, export=""))
        return columns

    def _remove(self, sent: ReportDistribution) -> Any:
        address = self.sub_url("report_distribution_withdraw", sent.pk)
        said = _("Ta bort utsendingen til %s") % sent.recipient
        return format_html('<a class="ds-link" href="{}" aria-label="{}">{}</a>', address, said, _("Ta bort"))

    def count_text(self, count: int) -> str:
        return _("1 utsending") if count == 1 else _("%s utsendinger") % count

    def get_new(self) -> tuple[str, Any] | None:
        if not self.may("may_write_report", self.report):
            return None
        return self.sub_url("report_distribution_new"), _("Før en utsending")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(breadcrumbs=self.trail(self.report, _("Utsendinger")), **kwargs)


class DistributionForms(SendingForm):
    """Forms about the log, which they end on."""

    access_rule = "may_write_report"

    def get_success_url(self, result: Any = None) -> str:
        return self.sub_url("report_distributions")

    def get_cancel_url(self) -> str:
        return self.sub_url("report_distributions")


class DistributionNewView(DistributionForms):
    """Note that the report was sent to somebody."""

    form_class = DistributionForm
    heading = gettext_lazy("Før en utsending")
    submit_label = gettext_lazy("Før utsendingen")
    success_message = gettext_lazy("Utsendingen er ført.")

    def get_initial(self) -> dict[str, Any]:
        return {**super().get_initial(), "sent_on": self.project.today()}

    def perform(self, form: Any) -> ReportDistribution:
        return log_distribution(report=self.report, by=self.by, **form.cleaned_data)


class DistributionWithdrawView(DistributionForms):
    """Take a wrong line out of the log."""

    template_name = "ui/confirm.html"
    form_class = ReasonForm
    heading = gettext_lazy("Ta bort utsendingen")
    intro = gettext_lazy("Linja går ut av loggen. Den finnes fortsatt i historikken.")
    submit_label = gettext_lazy("Ta bort")
    success_message = gettext_lazy("Utsendingen er tatt bort.")
    danger = True

    def get_object(self) -> ReportDistribution:
        return get_object_or_404(distributions_of(self.report, self.request.user), pk=self.kwargs["pk"])

    def get_facts(self) -> list[Any]:
        sent = self.object
        return [
            (_("Rapport"), name_of(self.report)),
            (_("Mottaker"), sent.recipient),
            (_("Sendt"), date_text(sent.sent_on)),
        ]

    def perform(self, form: Any) -> ReportDistribution:
        return withdraw_distribution(distribution=self.object, by=self.by, reason=form.cleaned_data["reason"])
