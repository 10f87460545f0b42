"""The form that puts a logged decision right while the minutes are a draft."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from budget.models import MeasureDecision
from omstilling.audit.marks import mark_of
from omstilling.ui.forms import show_again
from projects.models import Decision, DecisionKind, DecisionMilestone, DecisionStudyArea, Milestone, StudyArea

from ..ballots import case_ballot
from ..models import AgendaItem
from ..services.decisions import MeasureLink
from .decisions import DecisionForm


class CorrectDecisionForm(DecisionForm):
    """An unconfirmed decision put right, with the reason why."""

    reason = forms.CharField(
        label=gettext_lazy("Hvorfor rettes vedtaket?"),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=gettext_lazy("Står i historikken sammen med teksten slik den var før."),
    )
    seen = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, item: AgendaItem | None, decision: Decision, user: Any, **kwargs: Any) -> None:
        super().__init__(*args, item=item, about=decision, user=user, decision=decision, **kwargs)
        if decision.kind == DecisionKind.RECOMMENDATION:
            self.fields["text"].label = _("Innstillingens tekst")
            self.fields["reason"].label = _("Hvorfor rettes innstillingen?")
        elif decision.kind == DecisionKind.ADVICE:
            self.fields["reason"].label = _("Hvorfor rettes anbefalingen?")
        self.now = _fingerprint(decision, item)
        initial: dict[str, Any] = {
            "kind": decision.kind,
            "outcome": decision.outcome,
            "text": decision.text,
            "responsible": decision.responsible_id,
            "deadline": decision.deadline,
            "meaning": decision.meaning,
            "milestones": _linked(DecisionMilestone, decision, "milestone_id"),
            "study_areas": _linked(DecisionStudyArea, decision, "study_area_id"),
            "seen": self.now,
        }
        self.initial = {**initial, **self.initial}
        field: Any = self.fields["outcome"]
        if decision.outcome not in dict(field.choices):
            field.choices = [(decision.outcome, capfirst(decision.outcome_word)), *field.choices]

    def clean(self) -> dict[str, Any]:
        """Refuse to write over a vote or a choice that somebody else has put right in the meantime."""
        data = super().clean()
        if data.get("seen") != self.now:
            show_again(self, "seen", self.now)
            self.add_error(
                None,
                _(
                    "Noen andre har rettet stemmene eller hva vedtaket gjelder, mens du skrev. Ingenting er lagret. "
                    "Se over feltene, og lagre på nytt hvis de skal være som du har skrevet."
                ),
            )
        return data

    def kept_milestones(self) -> list[Milestone]:
        """Return what is chosen, and what the decision concerns that this user may not see."""
        chosen = self.cleaned_data["milestones"]
        hidden = _linked(DecisionMilestone, self.decision, "milestone_id")
        seen = self.fields["milestones"].queryset.values_list("pk", flat=True)  # type: ignore[attr-defined]
        return [*chosen, *Milestone.objects.filter(pk__in=set(hidden) - set(seen))]

    def kept_study_areas(self) -> list[StudyArea]:
        """Return what is chosen, and what the decision concerns that this user may not see."""
        chosen = self.cleaned_data["study_areas"]
        hidden = _linked(DecisionStudyArea, self.decision, "study_area_id")
        seen = self.fields["study_areas"].queryset.values_list("pk", flat=True)  # type: ignore[attr-defined]
        return [*chosen, *StudyArea.objects.filter(pk__in=set(hidden) - set(seen))]

    def kept_measures(self) -> list[MeasureLink]:
        """Return the ticked measures, and those that the decision concerns and this user may not see."""
        mine = {m.pk for m in self._measures}
        links = MeasureDecision.objects.active().filter(decision=self.decision).select_related("measure")
        hidden = [
            (link.measure, link.adopted_effect, link.adopted_from) for link in links if link.measure_id not in mine
        ]
        return [*self.chosen_measures(), *hidden]


def _linked(model: type[Any], decision: Decision | None, name: str) -> list[int]:
    return list(model.objects.active().filter(decision=decision).values_list(name, flat=True))


def _fingerprint(decision: Decision, item: AgendaItem | None) -> str:
    """Return a mark of the vote and of what the decision concerns, as they stand now."""
    parts: list[Any] = [
        sorted(_linked(DecisionMilestone, decision, "pk")),
        sorted(_linked(DecisionStudyArea, decision, "pk")),
        sorted(MeasureDecision.objects.active().filter(decision=decision).values_list("pk", "row_version")),
    ]
    if item is not None:
        taken = case_ballot(item)
        votes = sorted((p.party, p.votes_for, p.votes_against) for p in taken.parties) if taken is not None else []
        parts += [item.unanimous, item.chair_decided, votes]
    return mark_of(parts)
