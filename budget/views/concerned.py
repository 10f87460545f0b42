"""Which measures a case, a meeting with the unions, or a risk is about: one page for each to say so."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext_lazy

from projects.models import Case, Consultation, Risk
from projects.selectors.consultations import consultations
from projects.views.base import ProjectFormView
from projects.views.cases import CaseMixin
from projects.views.consultations import ConsultationMixin
from projects.views.risks import RiskMixin

from ..forms.offers import measures
from ..forms.proofs import MeasuresForm
from ..models import Measure
from ..services import set_measures


class ConcernedForms(ProjectFormView):
    """What the two pages have in common. The row itself is not changed: only what it is linked to."""

    form_class = MeasuresForm
    heading = gettext_lazy("Tiltak det gjelder")
    submit_label = gettext_lazy("Lagre tiltakene")
    reason = gettext_lazy("Endret hvilke tiltak det gjelder")
    success_message = gettext_lazy("Tiltakene er lagret.")
    _about: Case | Consultation | Risk | None = None

    def find(self) -> Any:
        """Return what the measures are linked to, as the user may see it."""
        raise NotImplementedError

    @property
    def about(self) -> Any:
        if self._about is None:
            self._about = self.find()
        return self._about

    def get_object(self) -> Any:
        bool(self.about)
        return None

    def get_rule_object(self) -> Any:
        return self.about

    def get_breadcrumbs(self) -> list[tuple[Any, str | None]]:
        return self.trail(self.about, self.get_heading())  # type: ignore[attr-defined,no-any-return]

    def offered(self) -> QuerySet[Measure]:
        """Return the measures to choose from: those that the user may see."""
        return measures(self.project, self.request.user)

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "offered": self.offered()}

    def get_initial(self) -> dict[str, Any]:
        linked = list(self.offered().filter(pk__in=self.linked()))
        seen = " ".join(str(measure.pk) for measure in linked)
        return {**super().get_initial(), "measures": linked, "seen": seen}

    def linked(self) -> set[int]:
        """Return the measures that are linked now."""
        return set(self.about.measure_links.active().values_list("measure_id", flat=True))

    def perform(self, form: Any) -> Any:
        """Link and unlink what was ticked and unticked here; what somebody else has changed meanwhile stands."""
        now, seen = self.linked(), form.cleaned_data["seen"]
        wanted, among = list(form.cleaned_data["measures"]), list(self.offered())
        if seen is not None:
            wanted = [measure for measure in wanted if measure.pk in now or measure.pk not in seen]
            among = [measure for measure in among if measure.pk in seen]
        set_measures(about=self.about, measures=wanted, among=among, by=self.request.user)
        return self.about

    def get_cancel_url(self) -> str:
        return str(self.about.get_absolute_url())

    def get_success_url(self, result: Any = None) -> str:
        return self.get_cancel_url()


class RiskMeasuresView(RiskMixin, ConcernedForms):
    """The measures that a risk threatens, or an opportunity helps."""

    access_rule = "may_manage_risks"
    heading = gettext_lazy("Tiltak risikoen gjelder")

    def find(self) -> Risk:
        return RiskMixin.find(self)


class CaseMeasuresView(CaseMixin, ConcernedForms):
    """The measures that a case is about."""

    access_rule = "may_manage_measures"
    heading = gettext_lazy("Tiltak saken gjelder")
    intro = gettext_lazy("Har saken en vurdering, regnes tiltakene som utredet i den.")

    def find(self) -> Case:
        return CaseMixin.find(self)


class ConsultationMeasuresView(ConsultationMixin, ConcernedForms):
    """The measures that were on the table in a meeting with the unions."""

    access_rule = "may_record_consultation"
    heading = gettext_lazy("Tiltak som var oppe i møtet")
    intro = gettext_lazy("Er møtet en drøfting eller en forhandling, regnes tiltakene som drøftet.")

    def find(self) -> Consultation:
        found: Consultation = get_object_or_404(
            consultations(self.project, self.request.user), number=self.kwargs["number"]
        )
        found.project = self.project
        return found
