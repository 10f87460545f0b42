"""Risks: the matrix with the list, one risk, and the forms."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.db.models import QuerySet
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from omstilling.ui.forms import ReasonForm
from omstilling.ui.lists import Column
from omstilling.ui.templatetags.ui import status_tag

from ..filters.risks import RiskFilter
from ..forms.risks import CloseRiskForm, RiskForm
from ..models import Risk
from ..selectors.risks import (
    after_kind,
    after_of,
    after_word,
    all_risks,
    is_chance,
    level_kind,
    level_word,
    matrix_of,
    threatened_by,
)
from ..services.risks import close_risk, create_risk, reopen_risk, update_risk, withdraw_risk
from .base import Crumbs, ProjectList, ProjectPage, RowFormView, RowMixin

RULE = "may_manage_risks"
#: The matrix shows the gravest; more than this would not be readable.
IN_MATRIX = 60


class RiskListView(ProjectList):
    """The risks as a matrix and a list, the gravest first."""

    keeps_question = True
    saves_views = True
    access_rule = "visible"
    template_name = "projects/risks.html"
    filterset_class = RiskFilter
    default_sort = "-niva"
    heading = gettext_lazy("Risikoer og muligheter")
    export_name = "risikoer"
    empty_title = gettext_lazy("Ingen risikoer ennå")
    empty_text = gettext_lazy(
        "Her kommer det som kan hindre prosjektet i å nå målene eller hjelpe det dit, og det som gjøres med det."
    )

    def get_queryset(self) -> QuerySet[Risk]:
        return all_risks(self.project, self.request.user)

    def get_columns(self) -> Sequence[Column]:
        slug = self.project.slug
        return (
            Column("nr", _("Nr."), "number", "number", numeric=True),
            Column(
                "risiko", _("Risiko"), "title", "title", link=lambda r: reverse("projects:risk", args=[slug, r.number])
            ),
            Column("sannsynlighet", _("Sannsynlighet"), "probability", "probability", numeric=True),
            Column("konsekvens", _("Konsekvens"), "consequence", "consequence", numeric=True),
            Column("niva", _("Nivå"), _level_tag, "gravity", export=level_word),
            Column("etter", _("Etter tiltak"), _after_tag, "later", export=after_word),
            Column("slag", _("Slag"), export="get_kind_display"),
            Column("arsak", _("Årsak"), export="cause"),
            Column("svar", _("Tiltak mot risikoen"), export="response"),
            Column("ansvarlig", _("Ansvarlig"), "owner.full_name", "owner__full_name"),
            Column("organ", _("Organ"), "body.name", ("body__order", "body__name")),
            Column("sannsynlighet_etter", _("Sannsynlighet etter tiltak"), export="probability_after"),
            Column("konsekvens_etter", _("Konsekvens etter tiltak"), export="consequence_after"),
            Column("avsluttet", _("Avsluttet"), export="closed_on"),
            Column("utfall", _("Hva det ble til"), export="outcome"),
        )

    def get_new(self) -> tuple[str, str] | None:
        return (reverse("projects:risk_new", args=[self.project.slug]), _("Ny risiko")) if self.may(RULE) else None

    def count_text(self, count: int) -> str:
        return ngettext("%(n)s risiko eller mulighet", "%(n)s risikoer og muligheter", count) % {"n": count}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        plan = reverse("projects:plan", args=[self.project.slug])
        found = self.filterset.qs if self.filterset is not None else self.get_queryset()
        return super().get_context_data(
            breadcrumbs=[(_("Plan"), plan), (_("Risikoer"), None)],
            matrix=matrix_of(found[:IN_MATRIX]),
            **kwargs,
        )


def _level_tag(risk: Risk) -> Any:
    if risk.closed_on is not None:
        return status_tag(_("avsluttet"), "quiet")
    return status_tag(level_word(risk), level_kind(risk))


def _after_tag(risk: Risk) -> Any:
    word = after_word(risk)
    return status_tag(word, after_kind(risk)) if word else _("ikke vurdert")


class RiskMixin(RowMixin):
    """Finds the risk as the user may see it."""

    def find(self) -> Risk:
        """Return the risk. One withdrawn while a form stood open is found, and the service says no."""
        if self.request.method == "POST":
            rows: QuerySet[Risk] = Risk.objects.visible_to(self.request.user).filter(project=self.project)
        else:
            rows = all_risks(self.project, self.request.user)
        risk: Risk = get_object_or_404(rows, number=self.kwargs["number"])
        risk.project = self.project
        return risk

    def above(self, row: Any) -> Crumbs:
        slug = self.project.slug
        return [
            (_("Plan"), reverse("projects:plan", args=[slug])),
            (_("Risikoer"), reverse("projects:risks", args=[slug])),
        ]


class RiskView(RiskMixin, ProjectPage):
    """One risk: its cause, how grave it is, and what is done about it."""

    access_rule = "visible"
    template_name = "projects/risk.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        risk = self.find()
        return super().get_context_data(
            heading=risk.title,
            breadcrumbs=self.trail(risk),
            risk=risk,
            level=level_word(risk),
            level_kind=level_kind(risk),
            is_chance=is_chance(risk),
            after=after_word(risk),
            after_kind=after_kind(risk),
            about=threatened_by(risk, self.request.user),
            matrix=matrix_of([risk]) if after_of(risk) and risk.closed_on is None else None,
            may_manage=self.may(RULE, risk),
            **kwargs,
        )


class RiskForms(RiskMixin, RowFormView):
    """What the form pages of risks have in common."""

    access_rule = RULE


class RiskNewView(RiskForms):
    """A new risk."""

    form_class = RiskForm
    heading = gettext_lazy("Ny risiko")
    submit_label = gettext_lazy("Legg til risikoen")
    reason = gettext_lazy("Ny risiko")

    def get_object(self) -> Any:
        return None

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "project": self.project, "user": self.request.user}

    def perform(self, form: Any) -> Risk:
        return create_risk(project=self.project, by=self.request.user, **form.cleaned_data)

    def get_cancel_url(self) -> str:
        return reverse("projects:risks", args=[self.project.slug])

    def get_success_message(self, result: Any) -> str:
        return _("Risikoen «%(title)s» er lagt til som nummer %(number)s.") % {
            "title": result.title,
            "number": result.number,
        }


class RiskEditView(RiskForms):
    """The risk as it is judged now."""

    form_class = RiskForm
    heading = gettext_lazy("Rediger risikoen")
    submit_label = gettext_lazy("Lagre endringene")
    reason = gettext_lazy("Risikoen er endret")
    success_message = gettext_lazy("Endringene er lagret.")

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "project": self.project, "user": self.request.user}

    def perform(self, form: Any) -> Risk:
        return update_risk(risk=self.object, changes=form.cleaned_data, by=self.request.user)


class RiskCloseView(RiskForms):
    """The risk is over: what it came to is written down."""

    form_class = CloseRiskForm
    heading = gettext_lazy("Avslutt risikoen")
    intro = gettext_lazy("Risikoen tas ut av matrisen, men blir stående i listen med utfallet.")
    submit_label = gettext_lazy("Avslutt risikoen")
    success_message = gettext_lazy("Risikoen er avsluttet.")

    def get_initial(self) -> dict[str, Any]:
        return {**super().get_initial(), "on": self.project.today()}

    def perform(self, form: Any) -> Risk:
        return close_risk(risk=self.object, by=self.request.user, **form.cleaned_data)


class RiskReopenView(RiskForms):
    """The risk is there again."""

    form_class = ReasonForm
    template_name = "ui/confirm.html"
    heading = gettext_lazy("Åpne risikoen igjen")
    submit_label = gettext_lazy("Åpne risikoen")
    success_message = gettext_lazy("Risikoen er åpen igjen.")

    def get_facts(self) -> list[Any]:
        return [(_("Risiko"), f"{self.object.number} {self.object.title}"), (_("Utfall"), self.object.outcome)]

    def perform(self, form: Any) -> Risk:
        return reopen_risk(risk=self.object, by=self.request.user, reason=form.cleaned_data["reason"])


class RiskWithdrawView(RiskForms):
    """The risk was none."""

    form_class = ReasonForm
    template_name = "ui/confirm.html"
    heading = gettext_lazy("Trekk risikoen")
    intro = gettext_lazy("Risikoen tas ut av listen og matrisen. Den beholder nummeret og står i historikken.")
    submit_label = gettext_lazy("Trekk risikoen")
    danger = True

    def get_facts(self) -> list[Any]:
        return [(_("Risiko"), f"{self.object.number} {self.object.title}"), (_("Nivå"), level_word(self.object))]

    def perform(self, form: Any) -> Risk:
        return withdraw_risk(risk=self.object, by=self.request.user, reason=form.cleaned_data["reason"])

    def get_success_url(self, result: Any = None) -> str:
        return reverse("projects:risks", args=[self.project.slug])

    def get_success_message(self, result: Any) -> str:
        return _("Risikoen «%s» er trukket.") % result.title
