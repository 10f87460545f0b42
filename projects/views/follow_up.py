"""Following a decision up: all of it for the secretary, how far it has come for the responsible person, legality."""

from __future__ import annotations

from typing import Any

from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from omstilling.ui.formats import date_text
from omstilling.ui.forms import ReasonForm

from ..forms.decisions import FollowedUpForm, FollowUpForm, LegalityForm, ReopenFollowUpForm, ReportFollowUpForm
from ..models import Decision
from ..selectors.decisions import legality_review, the_decision
from ..services.decisions import follow_up_decision
from ..services.follow_up import change_follow_up
from ..services.legality import register_legality_review, withdraw_legality_review
from .decisions import DecisionForms


class DecisionFollowUpView(DecisionForms):
    """Who follows the decision up, by when, how far it has come, and what it means in plain words."""

    access_rule = "may_follow_up_decision"
    template_name = "ui/form_page.html"
    form_class = FollowUpForm
    submit_label = gettext_lazy("Lagre oppfølgingen")
    reason = gettext_lazy("Oppfølgingen er endret")
    success_message = gettext_lazy("Oppfølgingen er lagret.")

    def get_heading(self) -> Any:
        return _("Oppfølging av %(it)s") % {"it": the_decision(self.object)}

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "project": self.project, "user": self.request.user}

    def perform(self, form: Any) -> Decision:
        return change_follow_up(decision=self.object, changes=form.cleaned_data, by=self.request.user)


class DecisionReportView(DecisionForms):
    """How far the follow-up has come. Open to the responsible person as well."""

    access_rule = "may_report_follow_up"
    template_name = "ui/form_page.html"
    form_class = ReportFollowUpForm
    submit_label = gettext_lazy("Lagre")
    reason = gettext_lazy("Det er meldt hvor langt oppfølgingen er kommet")
    success_message = gettext_lazy("Det du meldte om oppfølgingen, er lagret.")

    def get_heading(self) -> Any:
        return _("Meld om oppfølgingen av %(it)s") % {"it": the_decision(self.object)}

    def perform(self, form: Any) -> Decision:
        return change_follow_up(decision=self.object, changes=form.cleaned_data, by=self.request.user)


class DecisionFollowedUpView(DecisionForms):
    """The decision has been followed up."""

    access_rule = "may_follow_up_decision"
    form_class = FollowedUpForm
    submit_label = gettext_lazy("Marker som fulgt opp")
    reason = gettext_lazy("Vedtaket er fulgt opp")

    def get_heading(self) -> Any:
        return _("%(it)s er fulgt opp") % {"it": capfirst(the_decision(self.object))}

    def get_initial(self) -> dict[str, Any]:
        return {"on": self.project.today()}

    def perform(self, form: Any) -> Decision:
        return follow_up_decision(decision=self.object, on=form.cleaned_data["on"], by=self.request.user)

    def get_success_message(self, result: Any) -> str:
        words = {"it": capfirst(the_decision(result)), "day": date_text(result.carried_out_on)}
        return _("%(it)s er ført som fulgt opp %(day)s.") % words


class DecisionReopenView(DecisionForms):
    """The follow-up is not done after all."""

    access_rule = "may_follow_up_decision"
    form_class = ReopenFollowUpForm
    heading = gettext_lazy("Åpne oppfølgingen igjen")
    submit_label = gettext_lazy("Åpne oppfølgingen")
    success_message = gettext_lazy("Oppfølgingen er åpen igjen.")

    def perform(self, form: Any) -> Decision:
        return follow_up_decision(
            decision=self.object, on=None, by=self.request.user, reason=form.cleaned_data["reason"]
        )


class LegalityReviewView(DecisionForms):
    """A review of the decision's legality is demanded, or has come to an end."""

    access_rule = "may_register_legality"
    template_name = "ui/form_page.html"
    form_class = LegalityForm
    heading = gettext_lazy("Krav om lovlighetskontroll")
    submit_label = gettext_lazy("Lagre kravet")
    reason = gettext_lazy("Kravet om lovlighetskontroll er ført")
    success_message = gettext_lazy("Kravet om lovlighetskontroll er lagret.")

    def get_intro(self) -> str:
        review = legality_review(self.object, self.project.today())
        if review is None:
            return _("Bare endelige vedtak i folkevalgte organer kan kreves lovlighetskontrollert.")
        words = {"day": date_text(review.until), "law": review.law}
        return _("Fristen for å kreve lovlighetskontroll: %(day)s, etter %(law)s.") % words

    def get_initial(self) -> dict[str, Any]:
        decision = self.object
        return {
            "demanded_on": decision.legality_demanded_on or self.project.today(),
            "treated_by": decision.legality_treated_by or decision.body.name,
            "result": decision.legality_result,
            "annulled": decision.legality_annulled,
        }

    def perform(self, form: Any) -> Decision:
        return register_legality_review(decision=self.object, by=self.request.user, **form.cleaned_data)


class WithdrawLegalityReviewView(DecisionForms):
    """The demand is withdrawn, or was registered by mistake."""

    access_rule = "may_register_legality"
    form_class = ReasonForm
    heading = gettext_lazy("Ta bort kravet om lovlighetskontroll")
    submit_label = gettext_lazy("Ta bort kravet")
    danger = True
    success_message = gettext_lazy("Kravet om lovlighetskontroll er tatt bort.")

    def perform(self, form: Any) -> Decision:
        return withdraw_legality_review(decision=self.object, by=self.request.user, reason=form.cleaned_data["reason"])
