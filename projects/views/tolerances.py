"""Tolerances: the page that says how far the project has strayed, and the forms that set and take away the limits."""

from __future__ import annotations

from typing import Any

from django.http import Http404
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from omstilling.ui.forms import ReasonForm

from ..forms.tolerances import LIMITS, ToleranceForm
from ..models import Tolerance, ToleranceKind
from ..selectors.tolerances import tolerance_rows, tolerances
from ..services.tolerances import set_tolerance, withdraw_tolerance
from .base import Crumbs, ProjectFormView, ProjectPage

RULE = "may_set_tolerances"
MENU = "plan.styring"
#: The words of each kind in addresses.
WORDS = {"tid": "time", "kostnad": "cost", "effekt": "effect", "kvalitet": "quality"}
OF_KIND = {kind: word for word, kind in WORDS.items()}


class TolerancesView(ProjectPage):
    """Every tolerance with what is measured, and which flags are raised."""

    access_rule = "visible"
    menu_key = MENU
    template_name = "projects/tolerances.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        rows = tolerance_rows(self.project, self.by, self.project.today())
        return super().get_context_data(
            heading=_("Toleranser"),
            breadcrumbs=[(_("Plan"), reverse("projects:plan", args=[self.project.slug])), (_("Toleranser"), None)],
            rows=[(row, OF_KIND[row.kind], LIMITS[ToleranceKind(row.kind)]) for row in rows],
            broken=sum(row.is_broken for row in rows),
            is_set=any(row.tolerance is not None for row in rows),
            may_manage=self.may(RULE),
            **kwargs,
        )


class ToleranceForms(ProjectFormView):
    """What the form pages of a tolerance have in common."""

    access_rule = RULE
    menu_key = MENU

    @property
    def kind(self) -> str:
        """The kind that the address names. 404 for anything else."""
        try:
            return WORDS[self.kwargs["tolerance"]]
        except KeyError:
            raise Http404 from None

    @property
    def label(self) -> str:
        return str(ToleranceKind(self.kind).label)

    def get_rule_object(self) -> Any:
        bool(self.kind)
        return self.project

    def get_object(self) -> Tolerance | None:
        return tolerances(self.project, self.by).filter(kind=self.kind).first()

    def get_breadcrumbs(self) -> Crumbs:
        slug = self.project.slug
        return [
            (_("Plan"), reverse("projects:plan", args=[slug])),
            (_("Toleranser"), reverse("projects:tolerances", args=[slug])),
            (self.get_heading(), None),
        ]

    def get_cancel_url(self) -> str:
        return reverse("projects:tolerances", args=[self.project.slug])

    def get_success_url(self, result: Any = None) -> str:
        return self.get_cancel_url()


class ToleranceSetView(ToleranceForms):
    """Set a limit, or change it."""

    form_class = ToleranceForm
    submit_label = gettext_lazy("Lagre toleransen")
    success_message = gettext_lazy("Toleransen er lagret.")

    def get_heading(self) -> Any:
        return _("Toleranse for %s") % self.label

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "kind": self.kind, "project": self.project, "user": self.by}

    def get_initial(self) -> dict[str, Any]:
        row = self.object
        now = {"limit": row.limit, "tell": row.tell_id, "note": row.note} if row is not None else {}
        return {**super().get_initial(), **now}

    def perform(self, form: Any) -> Tolerance:
        return set_tolerance(project=self.project, kind=self.kind, by=self.by, **form.cleaned_data)


class ToleranceWithdrawView(ToleranceForms):
    """Take a limit away."""

    form_class = ReasonForm
    template_name = "ui/confirm.html"
    heading = gettext_lazy("Fjern toleransen")
    intro = gettext_lazy("Det meldes ikke lenger fra når grensen er passert. Historikken blir stående.")
    submit_label = gettext_lazy("Fjern toleransen")
    success_message = gettext_lazy("Toleransen er fjernet.")
    danger = True

    def get_object(self) -> Tolerance:
        return get_object_or_404(tolerances(self.project, self.by), kind=self.kind)

    def get_facts(self) -> list[Any]:
        return [(_("Gjelder"), capfirst(self.label))]

    def perform(self, form: Any) -> Tolerance:
        return withdraw_tolerance(tolerance=self.object, by=self.by, reason=form.cleaned_data["reason"])
