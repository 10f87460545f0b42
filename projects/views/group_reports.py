"""What work groups deliver: a report is registered, put right, or taken back."""

from __future__ import annotations

from typing import Any

from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from omstilling.ui.forms import ReasonForm

from ..forms.work_groups import GroupReportForm
from ..models import GroupReport
from ..services import work_groups as services
from .base import Crumbs, ProjectFormView
from .work_groups import WorkGroupMixin

RULE = "may_report_for_group"


class GroupReportNewView(WorkGroupMixin, ProjectFormView):
    """A report is delivered."""

    access_rule = RULE
    form_class = GroupReportForm
    heading = gettext_lazy("Lever rapport")
    submit_label = gettext_lazy("Lever rapporten")
    success_message = gettext_lazy("Rapporten er levert.")
    reason = gettext_lazy("Rapporten er levert")

    def get_rule_object(self) -> Any:
        return self.get_group()

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "project": self.project, "user": self.request.user}

    def get_initial(self) -> dict[str, Any]:
        return {"delivered_on": self.project.today()}

    def get_breadcrumbs(self) -> Crumbs:
        return self.trail(self.get_group(), self.heading)

    def get_cancel_url(self) -> str:
        return self.body_url(self.get_group())

    def perform(self, form: Any) -> GroupReport:
        data = dict(form.cleaned_data)
        file = data.pop("file", None)
        content, name = (file.read(), file.name) if file else (b"", "")
        return services.deliver_report(
            body=self.get_group(), content=content, file_name=name, by=self.request.user, **data
        )

    def get_success_url(self, result: Any = None) -> str:
        return self.body_url(self.get_group())


class GroupReportForms(WorkGroupMixin, ProjectFormView):
    """A form page about one report."""

    access_rule = RULE

    def get_object(self) -> GroupReport:
        rows = GroupReport.objects.visible_to(self.request.user).filter(body__project=self.project)
        if self.request.method != "POST":
            rows = rows.active()
        report: GroupReport = get_object_or_404(
            rows.select_related("body__project__municipality"), pk=self.kwargs["pk"]
        )
        return report

    def get_rule_object(self) -> Any:
        return self.object

    def get_breadcrumbs(self) -> Crumbs:
        return self.trail(self.object.body, self.get_heading())

    def get_cancel_url(self) -> str:
        return self.body_url(self.object.body)

    def get_success_url(self, result: Any = None) -> str:
        return self.body_url(self.object.body)


class GroupReportEditView(GroupReportForms):
    """What is said of a report."""

    form_class = GroupReportForm
    heading = gettext_lazy("Endre rapporten")
    submit_label = gettext_lazy("Lagre endringene")
    success_message = gettext_lazy("Rapporten er endret.")

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "project": self.project, "user": self.request.user}

    def perform(self, form: Any) -> GroupReport:
        return services.update_report(report=self.object, changes=form.cleaned_data, by=self.request.user)


class GroupReportWithdrawView(GroupReportForms):
    """A report is taken back."""

    form_class = ReasonForm
    template_name = "ui/confirm.html"
    heading = gettext_lazy("Trekk rapporten")
    submit_label = gettext_lazy("Trekk rapporten")
    success_message = gettext_lazy("Rapporten er trukket.")
    danger = True

    def get_facts(self) -> list[Any]:
        return [(_("Rapport"), self.object.title), (_("Arbeidsgruppe"), self.object.body.name)]

    def perform(self, form: Any) -> GroupReport:
        return services.withdraw_report(report=self.object, by=self.request.user, reason=form.cleaned_data["reason"])
