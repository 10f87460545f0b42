"""Phases and decision points: the page of phases, one decision point with its checklist, and the forms."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from omstilling.ui.forms import ReasonForm, ServiceForm

from ..forms.phases import CheckForm, DecideForm, PhaseForm, PointForm, TickForm
from ..models import CheckPoint, Decision, DecisionKind, DecisionPoint, DecisionStatus, Phase
from ..selectors.phases import PointRow, phase_rows, phases, point_rows, points
from ..services import phases as services
from ..standard_phases import STANDARD
from .base import Crumbs, ProjectPage, RowFormView, RowMixin

RULE = "may_manage_milestones"
MENU = "plan.styring"


class PhasePath(RowMixin):
    """The path down to phases and decision points."""

    menu_key = MENU

    def above(self, row: Any) -> Crumbs:
        slug = self.project.slug
        crumbs: Crumbs = [(_("Plan"), reverse("projects:plan", args=[slug]))]
        if type(self) is not PhasesView:
            crumbs.append((_("Faser"), reverse("projects:phases", args=[slug])))
        return crumbs

    def label_of(self, row: Any) -> Any:
        return str(row)

    @property
    def phases_url(self) -> str:
        return reverse("projects:phases", args=[self.project.slug])


class PhasesView(PhasePath, ProjectPage):
    """The phases in order, with their decision points and how far each checklist has come."""

    access_rule = "visible"
    template_name = "projects/phases.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        rows = phase_rows(self.project, self.by, self.project.today())
        may = self.may(RULE)
        return super().get_context_data(
            heading=_("Faser og beslutningspunkter"),
            breadcrumbs=[*self.above(None), (_("Faser"), None)],
            rows=rows,
            may_manage=may,
            lay_out_url=reverse("projects:phases_lay_out", args=[self.project.slug]) if may and not rows else "",
            **kwargs,
        )


class PhaseForms(PhasePath, RowFormView):
    """What the form pages of phases have in common."""

    access_rule = RULE

    def find(self) -> Any:
        """Return the phase. One withdrawn while a form stood open is found, and the service says no."""
        rows: QuerySet[Phase] = phases(self.project, self.by)
        if self.request.method == "POST":
            rows = Phase.objects.visible_to(self.by).filter(project=self.project)
        found = get_object_or_404(rows, pk=self.kwargs["pk"])
        found.project = self.project
        return found

    def trail(self, row: Any, last: Any = "") -> Crumbs:
        return [*self.above(row), (last, None)]

    def get_cancel_url(self) -> str:
        return self.phases_url

    def get_success_url(self, result: Any = None) -> str:
        return self.phases_url


class LayOutView(PhaseForms):
    """Lay out the standard phases."""

    form_class = ServiceForm
    template_name = "ui/confirm.html"
    heading = gettext_lazy("Legg ut standardfasene")
    intro = gettext_lazy(
        "Fasene og beslutningspunktene følger Prosjektveiviseren. Sjekklistene er korte og kan endres etterpå."
    )
    submit_label = gettext_lazy("Legg ut fasene")
    success_message = gettext_lazy("Fasene er lagt ut. Sett datoer på dem, og rett sjekklistene så de passer.")

    def get_object(self) -> Any:
        return None

    def get_facts(self) -> list[Any]:
        return [
            (one.title, ", ".join(f"{p.code} {p.title}" for p in one.points) or one.description) for one in STANDARD
        ]

    def perform(self, form: Any) -> Any:
        return services.lay_out_phases(project=self.project, by=self.by)


class PhaseNewView(PhaseForms):
    """A new phase."""

    form_class = PhaseForm
    heading = gettext_lazy("Ny fase")
    submit_label = gettext_lazy("Legg til fasen")
    success_message = gettext_lazy("Fasen er lagt til.")

    def get_object(self) -> Any:
        return None

    def perform(self, form: Any) -> Any:
        return services.create_phase(project=self.project, by=self.by, **form.cleaned_data)


class PhaseEditView(PhaseForms):
    """A phase as it is now planned."""

    form_class = PhaseForm
    heading = gettext_lazy("Rediger fasen")
    submit_label = gettext_lazy("Lagre endringene")
    success_message = gettext_lazy("Endringene er lagret.")

    def perform(self, form: Any) -> Any:
        return services.update_phase(phase=self.object, changes=form.cleaned_data, by=self.by)


class PhaseWithdrawView(PhaseForms):
    """Take a phase out."""

    form_class = ReasonForm
    template_name = "ui/confirm.html"
    heading = gettext_lazy("Trekk fasen")
    intro = gettext_lazy("Fasen tas ut med beslutningspunktene i den. Alt står i historikken.")
    submit_label = gettext_lazy("Trekk fasen")
    success_message = gettext_lazy("Fasen er trukket.")
    danger = True

    def get_facts(self) -> list[Any]:
        return [(_("Fase"), self.object.title)]

    def perform(self, form: Any) -> Any:
        return services.withdraw_phase(phase=self.object, by=self.by, reason=form.cleaned_data["reason"])


class PointNewView(PhaseForms):
    """A new decision point in a phase. The phase itself is not changed."""

    form_class = PointForm
    heading = gettext_lazy("Nytt beslutningspunkt")
    submit_label = gettext_lazy("Legg til beslutningspunktet")
    success_message = gettext_lazy("Beslutningspunktet er lagt til. Skriv sjekklista.")

    def get_object(self) -> Any:
        bool(self.find())
        return None

    def perform(self, form: Any) -> Any:
        return services.add_point(phase=self.find(), by=self.by, **form.cleaned_data)

    def get_success_url(self, result: Any = None) -> str:
        return str(result.get_absolute_url())


class PointMixin(PhasePath):
    """Finds the decision point as the user may see it."""

    def find(self) -> DecisionPoint:
        rows: QuerySet[DecisionPoint] = points(self.project, self.by)
        if self.request.method == "POST":
            rows = DecisionPoint.objects.visible_to(self.by).filter(phase__project=self.project)
            rows = rows.select_related("phase")
        found: DecisionPoint = get_object_or_404(rows, pk=self.kwargs["point"])
        found.phase.project = self.project
        return found


class PointView(PointMixin, ProjectPage):
    """One decision point: its checklist, and the decision that it rests on."""

    access_rule = "visible"
    template_name = "projects/decision_point.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        point = self.find()
        row: PointRow = point_rows(points(self.project, self.by).filter(pk=point.pk), self.by, self.project.today())[0]
        return super().get_context_data(
            heading=str(point),
            breadcrumbs=self.trail(point),
            row=row,
            may_manage=self.may(RULE),
            **{**kwargs, "point": point},
        )


class PointForms(PointMixin, RowFormView):
    """What the form pages of a decision point have in common."""

    access_rule = RULE

    def get_rule_object(self) -> Any:
        bool(self.object)
        return self.project

    def get_success_url(self, result: Any = None) -> str:
        return str(self.object.get_absolute_url())


class PointEditView(PointForms):
    """What the decision point is called, and when it is planned."""

    form_class = PointForm
    heading = gettext_lazy("Rediger beslutningspunktet")
    submit_label = gettext_lazy("Lagre endringene")
    success_message = gettext_lazy("Endringene er lagret.")

    def perform(self, form: Any) -> Any:
        return services.update_point(point=self.object, changes=form.cleaned_data, by=self.by)


class PointDecideView(PointForms):
    """What was decided, and by which decision."""

    form_class = DecideForm
    heading = gettext_lazy("Før avgjørelsen")
    submit_label = gettext_lazy("Før avgjørelsen")
    success_message = gettext_lazy("Avgjørelsen er ført.")

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "offered": self.offered()}

    def offered(self) -> QuerySet[Decision]:
        """Return the decisions that a decision point can rest on, the latest first."""
        found = Decision.objects.visible_to(self.by).active().filter(project=self.project)
        found = found.filter(
            decided_on__lte=self.project.today(), status__in=[DecisionStatus.IN_FORCE, DecisionStatus.CHANGED]
        ).exclude(kind=DecisionKind.RECOMMENDATION)
        return found.select_related("case__body", "body").order_by("-decided_on", "-pk")

    def get_initial(self) -> dict[str, Any]:
        now = {"result": self.object.result, "decision": self.object.decision_id}
        return {**super().get_initial(), **(now if self.object.decision_id else {})}

    def perform(self, form: Any) -> Any:
        return services.decide_point(point=self.object, by=self.by, **form.cleaned_data)


class PointReopenView(PointForms):
    """Take back a result that was entered wrongly."""

    form_class = ReasonForm
    template_name = "ui/confirm.html"
    heading = gettext_lazy("Ta tilbake avgjørelsen")
    intro = gettext_lazy("Beslutningspunktet blir åpent igjen. Vedtaket selv endres ikke.")
    submit_label = gettext_lazy("Ta tilbake avgjørelsen")
    success_message = gettext_lazy("Beslutningspunktet er åpent igjen.")

    def perform(self, form: Any) -> Any:
        return services.reopen_point(point=self.object, by=self.by, reason=form.cleaned_data["reason"])


class PointWithdrawView(PointForms):
    """Take a decision point out."""

    form_class = ReasonForm
    template_name = "ui/confirm.html"
    heading = gettext_lazy("Trekk beslutningspunktet")
    intro = gettext_lazy("Beslutningspunktet tas ut av fasen med sjekklista. Alt står i historikken.")
    submit_label = gettext_lazy("Trekk beslutningspunktet")
    success_message = gettext_lazy("Beslutningspunktet er trukket.")
    danger = True

    def perform(self, form: Any) -> Any:
        return services.withdraw_point(point=self.object, by=self.by, reason=form.cleaned_data["reason"])

    def get_success_url(self, result: Any = None) -> str:
        return self.phases_url


class ChecksTickView(PointForms):
    """Tick the checklist. The point itself is not changed, so two may tick at the same time."""

    form_class: Any = TickForm
    heading = gettext_lazy("Kryss av sjekklista")
    intro: Any = gettext_lazy("Kryss av det som er i orden. Navnet ditt og dagens dato blir stående ved linjen.")
    submit_label = gettext_lazy("Lagre sjekklista")
    success_message = gettext_lazy("Sjekklista er lagret.")
    _about: DecisionPoint | None = None

    @property
    def about(self) -> DecisionPoint:
        if self._about is None:
            self._about = self.find()
        return self._about

    def get_object(self) -> Any:
        bool(self.about)
        return None

    def get_breadcrumbs(self) -> Crumbs:
        return self.trail(self.about, self.get_heading())

    def get_form_kwargs(self) -> dict[str, Any]:
        checks = CheckPoint.objects.active().filter(decision_point=self.about).select_related("done_by")
        return {**super().get_form_kwargs(), "checks": list(checks.order_by("order", "pk"))}

    def perform(self, form: Any) -> Any:
        services.tick_checks(point=self.about, by=self.by, **form.cleaned_data)
        return self.about

    def get_cancel_url(self) -> str:
        return self.about.get_absolute_url()

    def get_success_url(self, result: Any = None) -> str:
        return self.about.get_absolute_url()


class CheckNewView(ChecksTickView):
    """A new line of the checklist."""

    form_class = CheckForm
    heading = gettext_lazy("Nytt sjekkpunkt")
    intro = ""
    submit_label = gettext_lazy("Legg til sjekkpunktet")
    success_message = gettext_lazy("Sjekkpunktet er lagt til.")

    def get_form_kwargs(self) -> dict[str, Any]:
        return PointForms.get_form_kwargs(self)

    def perform(self, form: Any) -> Any:
        services.add_check(point=self.about, by=self.by, **form.cleaned_data)
        return self.about


class CheckForms(PointForms):
    """What the form pages of one line have in common."""

    _point: DecisionPoint | None = None

    @property
    def point(self) -> DecisionPoint:
        if self._point is None:
            self._point = self.find()
        return self._point

    def get_object(self) -> Any:
        checks = CheckPoint.objects.visible_to(self.by).filter(decision_point=self.point)
        if self.request.method != "POST":
            checks = checks.active()
        found = get_object_or_404(checks, pk=self.kwargs["check"])
        found.decision_point = self.point
        return found

    def get_breadcrumbs(self) -> Crumbs:
        return self.trail(self.point, self.get_heading())

    def get_cancel_url(self) -> str:
        return self.point.get_absolute_url()

    def get_success_url(self, result: Any = None) -> str:
        return self.point.get_absolute_url()


class CheckEditView(CheckForms):
    """The words and the note of a line."""

    form_class = CheckForm
    heading = gettext_lazy("Rediger sjekkpunktet")
    submit_label = gettext_lazy("Lagre endringene")
    success_message = gettext_lazy("Endringene er lagret.")

    def perform(self, form: Any) -> Any:
        return services.update_check(check=self.object, changes=form.cleaned_data, by=self.by)


class CheckWithdrawView(CheckForms):
    """Take a line out of the checklist."""

    form_class = ReasonForm
    template_name = "ui/confirm.html"
    heading = gettext_lazy("Trekk sjekkpunktet")
    submit_label = gettext_lazy("Trekk sjekkpunktet")
    success_message = gettext_lazy("Sjekkpunktet er trukket.")
    danger = True

    def get_facts(self) -> list[Any]:
        return [(_("Sjekkpunkt"), self.object.text)]

    def perform(self, form: Any) -> Any:
        return services.withdraw_check(check=self.object, by=self.by, reason=form.cleaned_data["reason"])
