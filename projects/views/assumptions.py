"""Assumptions: the list, one of them, and the forms that write, judge and withdraw it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.db.models import QuerySet
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from omstilling.ui.forms import ReasonForm
from omstilling.ui.lists import Column, shown
from omstilling.ui.templatetags.ui import status_tag

from ..filters.lessons import AssumptionFilter
from ..forms.lessons import AssumptionForm, JudgeForm
from ..models import Assumption
from ..selectors.lessons import assumptions, state_kind
from ..services import assumptions as services
from .base import Crumbs, ProjectList, ProjectPage, RowFormView, RowMixin

RULE = "may_manage_risks"
MENU = "plan.styring"


def state_tag(assumption: Assumption) -> Any:
    """Draw whether the assumption holds."""
    return status_tag(assumption.get_state_display(), state_kind(assumption))


class AssumptionListView(ProjectList):
    """Everything that the plan takes for granted."""

    keeps_question = True
    access_rule = "visible"
    menu_key = MENU
    template_name = "projects/steering_list.html"
    filterset_class = AssumptionFilter
    default_sort = "nr"
    heading = gettext_lazy("Forutsetninger")
    export_name = "forutsetninger"
    empty_title = gettext_lazy("Ingen forutsetninger ennå")
    empty_text = gettext_lazy("Her kommer det planen tar for gitt, og om det fortsatt holder.")

    def get_queryset(self) -> QuerySet[Assumption]:
        return assumptions(self.project, self.request.user)

    def get_columns(self) -> Sequence[Column]:
        slug = self.project.slug
        return (
            Column("nr", _("Nr."), "number", "number", numeric=True),
            Column(
                "forutsetning",
                _("Forutsetning"),
                "text",
                "text",
                link=lambda a: reverse("projects:assumption", args=[slug, a.number]),
            ),
            Column("status", _("Status"), state_tag, "state", export="get_state_display"),
            Column(
                "vurdert",
                _("Sist vurdert"),
                lambda a: a.checked_on or _("ikke vurdert"),
                "checked_on",
                export="checked_on",
            ),
            Column("ansvarlig", _("Ansvarlig"), "owner.full_name", "owner__full_name"),
            Column("merknad", _("Merknad"), export="note"),
        )

    def get_new(self) -> tuple[str, str] | None:
        if not self.may(RULE):
            return None
        return reverse("projects:assumption_new", args=[self.project.slug]), _("Ny forutsetning")

    def count_text(self, count: int) -> str:
        return ngettext("%(n)s forutsetning", "%(n)s forutsetninger", count) % {"n": shown(count)}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        plan = reverse("projects:plan", args=[self.project.slug])
        return super().get_context_data(
            breadcrumbs=[(_("Plan"), plan), (_("Forutsetninger"), None)], here="assumptions", **kwargs
        )


class AssumptionMixin(RowMixin):
    """Finds the assumption as the user may see it."""

    menu_key = MENU

    def find(self) -> Assumption:
        """Return the row. One withdrawn while a form stood open is found, and the service says no."""
        rows = assumptions(self.project, self.by)
        if self.request.method == "POST":
            rows = Assumption.objects.visible_to(self.by).filter(project=self.project)
        found: Assumption = get_object_or_404(rows, number=self.kwargs["number"])
        found.project = self.project
        return found

    def above(self, row: Any) -> Crumbs:
        slug = self.project.slug
        return [
            (_("Plan"), reverse("projects:plan", args=[slug])),
            (_("Forutsetninger"), reverse("projects:assumptions", args=[slug])),
        ]

    def label_of(self, row: Any) -> Any:
        return Truncator(row.text).chars(60)


class AssumptionView(AssumptionMixin, ProjectPage):
    """One assumption: whether it holds, and what that is judged from."""

    access_rule = "visible"
    template_name = "projects/assumption.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        row = self.find()
        return super().get_context_data(
            heading=row.text,
            breadcrumbs=self.trail(row),
            assumption=row,
            state_kind=state_kind(row),
            may_manage=self.may(RULE, row),
            **kwargs,
        )


class AssumptionForms(AssumptionMixin, RowFormView):
    """What the form pages of assumptions have in common."""

    access_rule = RULE


class AssumptionNewView(AssumptionForms):
    """A new assumption."""

    form_class = AssumptionForm
    heading = gettext_lazy("Ny forutsetning")
    submit_label = gettext_lazy("Legg til forutsetningen")
    success_message = gettext_lazy("Forutsetningen er lagt til.")

    def get_object(self) -> Any:
        return None

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "project": self.project, "user": self.by}

    def perform(self, form: Any) -> Assumption:
        return services.create_assumption(project=self.project, by=self.by, **form.cleaned_data)

    def get_cancel_url(self) -> str:
        return reverse("projects:assumptions", args=[self.project.slug])


class AssumptionEditView(AssumptionForms):
    """The words of the assumption, and who follows it up."""

    form_class = AssumptionForm
    heading = gettext_lazy("Rediger forutsetningen")
    submit_label = gettext_lazy("Lagre endringene")
    success_message = gettext_lazy("Endringene er lagret.")

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "project": self.project, "user": self.by}

    def perform(self, form: Any) -> Assumption:
        return services.update_assumption(assumption=self.object, changes=form.cleaned_data, by=self.by)


class AssumptionJudgeView(AssumptionForms):
    """Whether the assumption holds today."""

    form_class = JudgeForm
    heading = gettext_lazy("Vurder forutsetningen")
    submit_label = gettext_lazy("Lagre vurderingen")
    success_message = gettext_lazy("Vurderingen er lagret.")

    def get_initial(self) -> dict[str, Any]:
        return {**super().get_initial(), "state": self.object.state, "note": self.object.note}

    def perform(self, form: Any) -> Assumption:
        return services.judge_assumption(assumption=self.object, by=self.by, **form.cleaned_data)


class AssumptionWithdrawView(AssumptionForms):
    """The plan does not rest on it any longer."""

    form_class = ReasonForm
    template_name = "ui/confirm.html"
    heading = gettext_lazy("Trekk forutsetningen")
    intro = gettext_lazy("Forutsetningen tas ut av listen. Den beholder nummeret og står i historikken.")
    submit_label = gettext_lazy("Trekk forutsetningen")
    success_message = gettext_lazy("Forutsetningen er trukket.")
    danger = True

    def get_facts(self) -> list[Any]:
        return [(_("Forutsetning"), self.object.text)]

    def perform(self, form: Any) -> Assumption:
        return services.withdraw_assumption(assumption=self.object, by=self.by, reason=form.cleaned_data["reason"])

    def get_success_url(self, result: Any = None) -> str:
        return reverse("projects:assumptions", args=[self.project.slug])
