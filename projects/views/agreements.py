"""Agreements between the parties: the list, and the forms that record, change and withdraw one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.db.models import QuerySet
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from omstilling.ui import formats
from omstilling.ui.forms import ReasonForm
from omstilling.ui.lists import Column
from omstilling.ui.templatetags.ui import status_tag

from ..forms.agreements import AgreementForm
from ..models import Agreement
from ..services.agreements import record_agreement, update_agreement, withdraw_agreement
from .base import ProjectFormView, ProjectList, ProjectMixin

RULE = "may_record_consultation"
MENU = "moter.avtaler"


class AgreementListView(ProjectList):
    """Every agreement that is on record, with its period and whether it protects jobs."""

    access_rule = "visible"
    menu_key = MENU
    default_sort = "-fra"
    heading = gettext_lazy("Avtaler")
    export_name = "avtaler"
    empty_title = gettext_lazy("Ingen avtaler ennå")
    empty_text = gettext_lazy(
        "Her kommer avtalene mellom arbeidsgiver og organisasjonene, for eksempel en omstillingsavtale med "
        "stillingsvern."
    )

    def get_queryset(self) -> QuerySet[Agreement]:
        return Agreement.objects.visible_to(self.request.user).active().filter(project=self.project)

    def get_columns(self) -> Sequence[Column]:
        return (
            Column("avtale", _("Avtale"), "title", "title", link=self.change_url),
            Column("versjon", _("Versjon"), "version"),
            Column("parter", _("Parter"), self.parties, export="parties"),
            Column("fra", _("Gjelder fra"), "valid_from", ("valid_from", "pk")),
            Column("til", _("Gjelder til og med"), self.until, "valid_to", export="valid_to"),
            Column(
                "vern",
                _("Stillingsvern"),
                lambda a: status_tag(_("stillingsvern"), "good") if a.protects_jobs else _("nei"),
                "protects_jobs",
                export="protects_jobs",
            ),
        )

    def parties(self, agreement: Agreement) -> str:
        return ", ".join(line.strip() for line in agreement.parties.splitlines() if line.strip())

    def until(self, agreement: Agreement) -> str:
        return formats.date_table(agreement.valid_to) if agreement.valid_to else _("inntil videre")

    def change_url(self, agreement: Agreement) -> str | None:
        """Return where the agreement is changed, for those who may."""
        if not self.may(RULE):
            return None
        return reverse("projects:agreement_edit", args=[self.project.slug, agreement.pk])

    def get_new(self) -> tuple[str, str] | None:
        if not self.may(RULE):
            return None
        return reverse("projects:agreement_new", args=[self.project.slug]), _("Ny avtale")

    def count_text(self, count: int) -> str:
        return ngettext("%(n)s avtale", "%(n)s avtaler", count) % {"n": formats.number(count)}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(breadcrumbs=[(_("Avtaler"), None)], **kwargs)


class AgreementForms(ProjectMixin):
    """What the form pages have in common."""

    access_rule = RULE
    menu_key = MENU

    def find(self) -> Agreement:
        """Return the agreement. One withdrawn while a form stood open is found, and the service says no."""
        rows: QuerySet[Any] = Agreement.objects.visible_to(self.request.user).filter(project=self.project)
        if self.request.method != "POST":
            rows = rows.active()  # type: ignore[attr-defined]
        found: Agreement = get_object_or_404(rows, pk=self.kwargs["pk"])
        found.project = self.project
        return found

    def list_url(self) -> str:
        return reverse("projects:agreements", args=[self.project.slug])

    def get_breadcrumbs(self) -> list[tuple[Any, str | None]]:
        return [(_("Avtaler"), self.list_url()), (self.get_heading(), None)]  # type: ignore[attr-defined]

    def get_cancel_url(self) -> str:
        return self.list_url()

    def get_success_url(self, result: Any = None) -> str:
        return self.list_url()


class AgreementNewView(AgreementForms, ProjectFormView):
    """An agreement that has been made."""

    form_class = AgreementForm
    heading = gettext_lazy("Ny avtale")
    submit_label = gettext_lazy("Legg til avtalen")
    reason = gettext_lazy("Førte avtalen")
    success_message = gettext_lazy("Avtalen er lagt til.")

    def perform(self, form: Any) -> Agreement:
        return record_agreement(project=self.project, by=self.request.user, **form.cleaned_data)


class AgreementEditView(AgreementForms, ProjectFormView):
    """What is on record of an agreement."""

    form_class = AgreementForm
    template_name = "projects/agreement_form.html"
    heading = gettext_lazy("Rediger avtalen")
    submit_label = gettext_lazy("Lagre endringene")
    reason = gettext_lazy("Endret det som er ført om avtalen")
    success_message = gettext_lazy("Endringene er lagret.")

    def get_object(self) -> Agreement:
        return self.find()

    def get_rule_object(self) -> Any:
        return self.object

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        url = reverse("projects:agreement_withdraw", args=[self.project.slug, self.object.pk])
        return super().get_context_data(withdraw_url=url, **kwargs)

    def perform(self, form: Any) -> Agreement:
        changes = dict(form.cleaned_data)
        reason = changes.pop("reason", "")
        return update_agreement(agreement=self.object, changes=changes, by=self.request.user, reason=reason)


class AgreementWithdrawView(AgreementForms, ProjectFormView):
    """An agreement that was recorded by mistake."""

    form_class = ReasonForm
    template_name = "ui/confirm.html"
    heading = gettext_lazy("Trekk avtalen")
    intro = gettext_lazy("Avtalen går ut av lista, og tiltak holdes ikke lenger opp mot den. Historikken består.")
    submit_label = gettext_lazy("Trekk avtalen")
    danger = True

    def get_object(self) -> Agreement:
        return self.find()

    def get_rule_object(self) -> Any:
        return self.object

    def get_facts(self) -> list[Any]:
        return [(_("Avtale"), self.object.title), (_("Gjelder fra"), formats.date_text(self.object.valid_from))]

    def perform(self, form: Any) -> Agreement:
        return withdraw_agreement(agreement=self.object, by=self.request.user, reason=form.cleaned_data["reason"])

    def get_success_message(self, result: Any) -> str:
        return _("Avtalen «%s» er trukket.") % result.title
