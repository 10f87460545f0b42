"""What a decision does to earlier ones: said in one form with a search, and taken back in another."""

from __future__ import annotations

from functools import cached_property
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from omstilling.ui.flow import SeeOther
from omstilling.ui.forms import ReasonForm

from ..filters.decisions import narrowed
from ..forms.relations import RelationForm
from ..models import Decision, DecisionRelation
from ..selectors.relations import can_touch, earlier_decisions
from ..services.relations import relate_decision, withdraw_relation
from .decisions import DecisionForms

#: So many earlier decisions are shown at a time.
SHOWN = 20


class RelateDecisionView(DecisionForms):
    """The decision changes, repeals or replaces an earlier one."""

    access_rule = "may_relate_decisions"
    template_name = "projects/decision_relation.html"
    form_class = RelationForm
    submit_label = gettext_lazy("Lagre forholdet")
    reason = gettext_lazy("Forholdet til et tidligere vedtak er ført")

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not can_touch(self.object):
            return SeeOther(self.object.get_absolute_url())
        return super().get(request, *args, **kwargs)

    heading = gettext_lazy("Endrer, opphever eller erstatter tidligere vedtak")

    @cached_property
    def offered(self) -> Any:
        return earlier_decisions(self.object, self.request.user)

    @cached_property
    def found(self) -> list[Decision]:
        """The latest of what is looked for, one more than is shown; what was chosen stays."""
        typed = self.request.GET.get("sok", "")
        rows = list(narrowed(self.offered, self.project, typed)[: SHOWN + 1])
        chosen = self.request.POST.get("earlier", "")
        if chosen.isascii() and chosen.isdecimal() and not any(str(row.pk) == chosen for row in rows):
            rows = [*self.offered.filter(pk=int(chosen)), *rows]
        return rows

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "offered": self.offered, "shown": self.found[:SHOWN]}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        more = {"typed": self.request.GET.get("sok", ""), "found": self.found, "has_more": len(self.found) > SHOWN}
        return super().get_context_data(**{**more, "shown_count": SHOWN, **kwargs})

    def perform(self, form: Any) -> Decision:
        data = form.cleaned_data
        relate_decision(
            decision=self.object,
            earlier=data["earlier"],
            kind=data["kind"],
            by=self.request.user,
            reason=data["reason"],
        )
        return self.object  # type: ignore[no-any-return]

    def get_success_message(self, result: Any) -> str:
        return _("Forholdet er ført, og statusen til det tidligere vedtaket er endret.")


class WithdrawRelationView(DecisionForms):
    """The decision does not touch the earlier one after all."""

    access_rule = "may_relate_decisions"
    form_class = ReasonForm
    heading = gettext_lazy("Ta bort forholdet")
    intro = gettext_lazy("Det tidligere vedtaket får tilbake statusen det hadde før dette forholdet ble ført.")
    submit_label = gettext_lazy("Ta bort forholdet")
    danger = True
    success_message = gettext_lazy("Forholdet er tatt bort.")

    @cached_property
    def relation(self) -> DecisionRelation:
        found = DecisionRelation.objects.visible_to(self.request.user).active().filter(decision=self.object)
        seen = Decision.objects.visible_to(self.request.user)
        relation: DecisionRelation = get_object_or_404(
            found.filter(earlier__in=seen).select_related("earlier__case__body"), pk=self.kwargs["relation"]
        )
        return relation

    def check(self) -> None:
        super().check()
        bool(self.relation)

    def get_facts(self) -> list[Any]:
        earlier = self.relation.earlier
        return [*super().get_facts(), (capfirst(self.relation.get_kind_display()), str(earlier))]

    def perform(self, form: Any) -> Decision:
        withdraw_relation(relation=self.relation, by=self.request.user, reason=form.cleaned_data["reason"])
        return self.object  # type: ignore[no-any-return]
