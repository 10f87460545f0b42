"""Take a decision up again."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from projects.models import Case
from projects.views.decisions import DecisionForms

from ..forms.revisit import RevisitForm
from ..services.revisit import revisit_decision


class RevisitView(DecisionForms):
    """A case that looks at the decision again, in the body that is chosen."""

    access_rule = "may_manage_cases"
    template_name = "ui/form_page.html"
    form_class = RevisitForm
    heading = gettext_lazy("Ta opp igjen")
    intro = gettext_lazy("Saken viser hva vedtaket lovet, ved siden av hva det er blitt.")
    submit_label = gettext_lazy("Registrer saken")
    reason = gettext_lazy("Vedtaket er tatt opp igjen")

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "decision": self.object, "user": self.request.user}

    def perform(self, form: Any) -> Case:
        return revisit_decision(decision=self.object, by=self.request.user, **form.cleaned_data)

    def get_success_message(self, result: Any) -> str:
        return _("Saken er registrert som %(number)s.") % {"number": result.case_number}
