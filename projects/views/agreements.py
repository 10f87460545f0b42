"""Agreements between the parties: the list, and the forms that record, change and withdraw one."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.db.models import QuerySet
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from omstilling.ui import formats
from omstilling.ui.forms import ReasonForm
from omstilling.ui.lists import Column
from omstilling.ui.templatetags.ui import status_tag

from ..forms.agreements import AgreementForm
from ..models import Agreement, Document
from ..selectors.agreements import chain_of, period_of
from ..services.agreements import record_agreement, update_agreement, withdraw_agreement
from .base import ProjectFormView, ProjectList, ProjectMixin, ProjectPage

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
        found = Agreement.objects.visible_to(self.request.user).active().filter(project=self.project)
        return found.with_successor()

    def get_columns(self) -> Sequence[Column]:
        today = self.project.today()
        return (
            Column("avtale", _("Avtale"), "title", "title", link=lambda a: a.get_absolute_url()),
            Column("versjon", _("Versjon"), "version"),
            Column("parter", _("Parter"), self.parties, export="parties"),
            Column("fra", _("Gjelder fra"), "valid_from", ("valid_from", "pk")),
            Column("til", _("Gjelder til og med"), self.until, "valid_to", export="valid_to"),
            Column(
                "vern",
                _("Stillingsvern"),
                lambda a: _("Ja") if a.protects_jobs else _("Nei"),
                "protects_jobs",
                export="protects_jobs",
            ),
            Column(
                "status",
                _("Status"),
                lambda a: status_tag(*standing_of(a, today)),
                export=lambda a: standing_of(a, today)[0],
            ),
        )

    def parties(self, agreement: Agreement) -> str:
        return ", ".join(line.strip() for line in agreement.parties.splitlines() if line.strip())

    def until(self, agreement: Agreement) -> str:
        last = period_of(agreement).last
        return formats.date_table(last) if last else _("inntil videre")

    def get_new(self) -> tuple[str, str] | None:
        if not self.may(RULE):
            return None
        return reverse("projects:agreement_new", args=[self.project.slug]), _("Ny avtale")

    def count_text(self, count: int) -> str:
        return ngettext("%(n)s avtale", "%(n)s avtaler", count) % {"n": formats.number(count)}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(breadcrumbs=[(_("Avtaler"), None)], **kwargs)


def standing_of(agreement: Any, today: date) -> tuple[str, str]:
    """Say whether an agreement holds on a day, or what has become of it; with the look of the word."""
    period = period_of(agreement)
    if period.covers(today):
        return _("gjelder"), "good"
    if today < period.first:
        return _("gjelder fra %s") % formats.date_table(period.first), "quiet"
    return (_("erstattet") if period.replaced else _("utløpt")), "withdrawn"


class AgreementView(ProjectPage):
    """One agreement: its parties, its period, its document, and the versions before and after it."""

    access_rule = "visible"
    menu_key = MENU
    template_name = "projects/agreement.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        rows = Agreement.objects.visible_to(self.request.user).active().filter(project=self.project)
        agreement: Agreement = get_object_or_404(rows.with_successor(), pk=self.kwargs["pk"])
        agreement.project = self.project
        period = period_of(agreement)
        seen = Document.objects.visible_to(self.request.user).active().filter(pk=agreement.document_id or 0)
        return super().get_context_data(
            heading=agreement.title,
            breadcrumbs=[
                (_("Avtaler"), reverse("projects:agreements", args=[self.project.slug])),
                (agreement.name, None),
            ],
            agreement=agreement,
            parties=[capfirst(line.strip()) for line in agreement.parties.splitlines() if line.strip()],
            period=period,
            holds=period.covers(self.project.today()),
            document=seen.select_related("project").first() if agreement.document_id else None,
            chain=chain_of(agreement, self.request.user),
            may_change=self.may(RULE, agreement),
            **kwargs,
        )


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


class AgreementFormView(AgreementForms, ProjectFormView):
    """A page with the form of an agreement."""

    form_class = AgreementForm

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "project": self.project, "user": self.request.user}


class AgreementNewView(AgreementFormView):
    """An agreement that has been made."""

    heading = gettext_lazy("Ny avtale")
    submit_label = gettext_lazy("Legg til avtalen")
    reason = gettext_lazy("Førte avtalen")
    success_message = gettext_lazy("Avtalen er lagt til.")

    def get_initial(self) -> dict[str, Any]:
        """Begin with what stands in the version that this one is to replace, where the address names one."""
        initial = super().get_initial()
        asked = self.request.GET.get("erstatter", "")
        if not (asked.isascii() and asked.isdecimal() and len(asked) < 12):
            return initial
        rows = Agreement.objects.visible_to(self.request.user).active().filter(project=self.project)
        before = rows.filter(pk=int(asked)).first()
        if before is None:
            return initial
        told = {name: getattr(before, name) for name in ("title", "parties", "protects_jobs")}
        return {**initial, **told, "replaces": before.pk}

    def perform(self, form: Any) -> Agreement:
        return record_agreement(project=self.project, by=self.request.user, **form.cleaned_data)


class AgreementEditView(AgreementFormView):
    """What is on record of an agreement."""

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
