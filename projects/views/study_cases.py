"""A study area becomes a case: the case's form, filled in with what the study says."""

from __future__ import annotations

from typing import Any

from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ..forms.cases import CaseForm
from ..forms.grounds import considered
from ..models import Access, Case, CaseKind, StudyArea
from ..selectors.studies import alternatives_of, study_areas
from ..services.study_cases import make_case_of_study, paper_of
from .base import Crumbs
from .studies import StudyAreaForms


class StudyCaseView(StudyAreaForms):
    """Nothing is typed anew: question, findings, alternatives and conclusion stand under the paper's headings."""

    access_rule = "may_make_case_of_study"
    form_class = CaseForm
    heading = gettext_lazy("Lag sak av utredningen")
    intro = gettext_lazy(
        "Saksframlegget er fylt ut fra utredningen, og tiltakene i området følger med. Du kan endre teksten her."
    )
    submit_label = gettext_lazy("Registrer saken")

    def get_object(self) -> Any:
        return None

    @property
    def area(self) -> StudyArea:
        found: StudyArea | None = getattr(self, "_area", None)
        if found is None:
            rows = study_areas(self.project, self.request.user).select_related("body__recommends_to", "sector")
            found = self._area = get_object_or_404(rows, pk=self.kwargs["pk"])
            found.project = self.project
        return found

    def get_rule_object(self) -> Any:
        return self.area

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "project": self.project, "user": self.request.user}

    def get_initial(self) -> dict[str, Any]:
        area = self.area
        paper = paper_of(area, alternatives_of(area))
        above = area.body.recommends_to_id if area.body is not None else None
        return {
            "title": area.title,
            "kind": CaseKind.DECISION.value,
            "year": self.project.today().year,
            "body": area.decided_by_id or above,
            "background": paper.background,
            "assessment": paper.assessment,
            "alternatives": paper.alternatives,
            "recommendation": paper.recommendation,
            "access": Access.RESTRICTED if area.access == Access.RESTRICTED else Access.INTERNAL,
        }

    def get_breadcrumbs(self) -> Crumbs:
        return self.trail(self.area, self.get_heading())

    def get_cancel_url(self) -> str:
        return self.area.get_absolute_url()

    def get_reason(self, form: Any) -> str:
        words = _("Saken er laget av utredningen «%(study)s»") % {"study": self.area.title}
        return considered(form, words)

    def perform(self, form: Any) -> Case:
        return make_case_of_study(study_area=self.area, by=self.request.user, **form.values())

    def get_success_url(self, result: Any = None) -> str:
        return str(result.get_absolute_url())

    def get_success_message(self, result: Any) -> str:
        return _("Saken er registrert som %(number)s, med teksten fra utredningen.") % {"number": result.case_number}
