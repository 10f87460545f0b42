"""The form that logs a decision, and the one that corrects it: text, vote, what it concerns, follow-up.

The rules are the services'; the form says them beside the field where it can, and keeps everything that is typed.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from omstilling.ui import fieldparts
from omstilling.ui.fields import NorwegianDateField
from omstilling.ui.formats import date_table
from projects.forms.choices import people
from projects.forms.decisions import RESPONSIBLE_HELP, meaning_field
from projects.models import (
    CaseKind,
    Decision,
    DecisionKind,
    DecisionOutcome,
    Milestone,
    StudyArea,
)
from projects.outcomes import outcomes_of
from projects.services.decisions import allowed_kinds

from ..ballots import DECIDING, ballots_of, winner
from ..models import AgendaItem, Proposal
from ..rooms import ItemRoom
from ..selectors import present_in
from ..services.decisions import VOTED, WITHOUT_QUORUM
from .concerns import Concern, parted
from .decision_parts import MeasureFields, VoteFields
from .effects import EffectFields

OWN, PAPER = "own", "paper"
TEXT_MOST = 10000


@dataclass(frozen=True, slots=True)
class Source:
    """A text that can be picked as it stands, and its radio button."""

    option: Any
    text: str


def same_text(one: str, other: str) -> bool:
    """Tell whether two texts differ in nothing but how a browser sends line ends and blanks at the ends."""
    return one.replace("\r\n", "\n").strip() == other.replace("\r\n", "\n").strip()


def texts_to_pick(item: AgendaItem) -> list[tuple[str, str, str]]:
    """Return (key, label, text) of what was put forward: the case paper's own, then each proposal."""
    case, found = item.case, []
    if case.recommendation.strip():
        found.append((PAPER, _("Forslag til vedtak i saken"), case.recommendation))
    for proposal in Proposal.objects.active().filter(item=item).select_related("proposer__person").order_by("number"):
        if proposal.is_recommendation and any(same_text(text, proposal.text) for _k, _l, text in found):
            continue
        found.append((f"proposal-{proposal.pk}", _proposal_label(proposal), proposal.text))
    won = winner(item)
    if won is not None:  # what won stands first, and is what the text is filled with
        found.sort(key=lambda pick: pick[0] != f"proposal-{won.pk}" and not same_text(pick[2], won.text))
    return found


def _proposal_label(proposal: Proposal) -> str:
    if proposal.is_recommendation:
        return _("Innstillingen i saken")
    who = [proposal.proposer.person.full_name] if proposal.proposer else []
    who += [proposal.party] if proposal.party else []
    if not who:
        return _("Forslag nr. %(number)s") % {"number": proposal.number}
    return _("Forslag nr. %(number)s fra %(who)s") % {"number": proposal.number, "who": ", ".join(who)}


class DecisionForm(VoteFields, MeasureFields):
    """What both forms have in common. ``decision`` is what is corrected, ``None`` for a new one."""

    kind = forms.ChoiceField(
        label=gettext_lazy("Hva slags vedtak er det?"),
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Velg hva slags vedtak det er.")},
    )
    outcome = forms.ChoiceField(label=gettext_lazy("Hva ble resultatet?"))
    text = forms.CharField(
        label=gettext_lazy("Vedtakstekst"),
        error_messages={"required": gettext_lazy("Skriv teksten, ordrett.")},
        max_length=TEXT_MOST,
        widget=forms.Textarea(attrs={"rows": 8}),
    )
    unanimous = forms.BooleanField(label=gettext_lazy("Enstemmig"), required=False)
    chair_decided = forms.BooleanField(label=gettext_lazy("Avgjort med møteleders stemme"), required=False)
    responsible: forms.ModelChoiceField = forms.ModelChoiceField(
        label=gettext_lazy("Ansvarlig for oppfølging"),
        queryset=None,
        required=False,
        empty_label=gettext_lazy("Ingen"),
        help_text=RESPONSIBLE_HELP,
    )
    deadline = NorwegianDateField(label=gettext_lazy("Frist"), required=False)
    meaning = meaning_field()
    milestones: forms.ModelMultipleChoiceField = forms.ModelMultipleChoiceField(
        label=gettext_lazy("Milepæler"), queryset=None, required=False, widget=forms.CheckboxSelectMultiple
    )
    study_areas: forms.ModelMultipleChoiceField = forms.ModelMultipleChoiceField(
        label=gettext_lazy("Utredningsområder"), queryset=None, required=False, widget=forms.CheckboxSelectMultiple
    )

    def __init__(
        self,
        *args: Any,
        item: AgendaItem | None,
        about: Any,
        user: Any,
        decision: Decision | None = None,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.item, self.about, self.user, self.decision = item, about, user, decision
        self.project, self.body = about.project, about.body
        self.room: ItemRoom | None = present_in(item) if item is not None else None
        self.is_election = item is not None and item.case.kind == CaseKind.ELECTION
        self.votes = item is not None and self.body.is_elected
        self._offer_kinds()
        self._offer_outcomes()
        self._offer_people()
        self._offer_concerns()
        self._add_votes()
        if self.is_bound:  # only what is adopted must have a text
            self.fields["text"].required = self.data.get("outcome") == DecisionOutcome.ADOPTED

    # What is on offer

    def _offer_kinds(self) -> None:
        above = self.body.recommends_to
        words = {
            DecisionKind.FINAL: _("Endelig vedtak: %(body)s avgjør saken") % {"body": self.body.name},
            DecisionKind.RECOMMENDATION: _("Innstilling til %(above)s, som avgjør saken")
            % {"above": above.name if above is not None else ""},
            DecisionKind.ADVICE: _("Anbefaling: saken avgjøres av andre"),
        }
        kinds = allowed_kinds(self.body)
        field: Any = self.fields["kind"]
        field.choices = [(kind.value, words[kind]) for kind in kinds]
        self.only_kind = ""
        if len(kinds) == 1:
            field.widget = forms.HiddenInput()
            field.initial = kinds[0].value
            self.only_kind = words[kinds[0]]

    def _offer_outcomes(self) -> None:
        words: dict[str, Any] = dict(DecisionOutcome.choices)
        if not self.body.is_elected:
            words[DecisionOutcome.ADOPTED], words[DecisionOutcome.NOT_ADOPTED] = _("anbefalt"), _("ikke anbefalt")
        kind = self.item.case.kind if self.item is not None else self.about.case.kind
        offered = [value.value for value in outcomes_of(kind)]
        if self.needs_quorum:
            offered = [value for value in offered if value in WITHOUT_QUORUM]
        field: Any = self.fields["outcome"]
        field.choices = [(value, capfirst(words[value])) for value in offered]
        field.initial = offered[0]
        if not self.body.is_elected:
            self.fields["unanimous"].label = _("Gruppa var enig")
            self.fields["text"].label = _("Anbefalingens tekst")

    @property
    def needs_quorum(self) -> bool:
        """Whether the body is too few to decide, so that the case can only be put off."""
        return self.room is not None and self.room.quorum.binding and not self.room.quorum.reached

    def _offer_people(self) -> None:
        found = people(self.project)
        held = self.decision.responsible_id if self.decision is not None else None
        if held is not None:
            found = found.model.objects.filter(pk__in=[*found.values_list("pk", flat=True), held]).order_by(
                "full_name"
            )
        field: Any = self.fields["responsible"]
        field.queryset = found

    def _offer_concerns(self) -> None:
        milestones: Any = self.fields["milestones"]
        milestones.queryset = (
            Milestone.objects.visible_to(self.user).active().filter(project=self.project).order_by("number")
        )
        milestones.label_from_instance = _milestone_label
        areas: Any = self.fields["study_areas"]
        areas.queryset = StudyArea.objects.visible_to(self.user).active().filter(project=self.project)
        if self.item is not None and self.item.case.study_area_id is not None:
            areas.initial = [self.item.case.study_area_id]  # a case made of a study decides about it
        self._add_measures()

    def concerns(self) -> list[Concern]:
        """Return what the decision may concern, kind by kind; a kind of which there is nothing is left out."""
        case = self.item.case if self.item is not None else self.about.case
        found = [self._measure_concern(case.title)]
        for name in ("milestones", "study_areas"):
            field, options = self[name], fieldparts.options(self[name])
            found.append(
                parted(
                    name,
                    str(field.label),
                    options,
                    about=case.title,
                    title=lambda option: str(option.choice_label),
                    held=lambda option: bool(option.data["selected"]),
                    chosen=sum(bool(option.data["selected"]) for option in options),
                    field=field,
                )
            )
        return [kind for kind in found if kind.total]

    # What was typed

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        self._clean_votes(data)
        return data


def _milestone_label(milestone: Milestone) -> str:
    if milestone.current_date is None:
        return milestone.title
    return f"{milestone.title} ({date_table(milestone.current_date)})"


class LogDecisionForm(EffectFields, DecisionForm):
    """A new decision. Its text is picked from what was put forward, or written."""

    source = forms.ChoiceField(label=gettext_lazy("Hvilken tekst ble det stemt over?"), widget=forms.RadioSelect)
    #: What has been shown of the load that the ticked measures make.
    seen = forms.CharField(widget=forms.HiddenInput, required=False, max_length=16)

    def __init__(self, *args: Any, item: AgendaItem, user: Any, **kwargs: Any) -> None:
        super().__init__(*args, item=item, about=item.case, user=user, **kwargs)
        self.add_effects()
        self.picks = texts_to_pick(item)
        self.prefilled = self.picks[0][2] if self.picks else ""
        text = self.fields["text"]
        text.initial = self.prefilled
        if self.picks:
            field: Any = self.fields["source"]
            field.choices = [*((key, label) for key, label, _text in self.picks), (OWN, _("Egen tekst"))]
            field.initial = self.picks[0][0]
            text.label = _("Egen tekst")
            text.help_text = _("Fylt ut med forslaget, så du kan endre det som ble endret i møtet.")
        else:
            del self.fields["source"]
            text.help_text = _("Ordrett slik den ble i møtet.")
        if self.is_bound and self.data.get("source", OWN) != OWN:
            text.required = False

    def sources(self) -> list[Source]:
        """Return the radio buttons, each with the text it picks."""
        if "source" not in self.fields:
            return []
        texts = {key: text for key, _label, text in self.picks}
        return [Source(option, texts.get(option.data["value"], "")) for option in fieldparts.options(self["source"])]

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        source, typed = data.get("source"), data.get("text") or ""
        if source and source != OWN:
            picked = next(text for key, _label, text in self.picks if key == source)
            if not any(same_text(typed, known) for known in ("", self.prefilled, picked)):
                self.add_error("source", _("Du har endret teksten. Velg «Egen tekst» hvis det er den som gjelder."))
            data["text"] = picked
        untold = self.item is not None and self.votes and not data.get("unanimous") and not self.cast(data)
        if self.item is not None and untold and data.get("outcome") in VOTED:
            taken = any(ballot.subject in DECIDING for ballot in ballots_of(self.item))
            if not self._has_vote_errors() and not taken:
                self.add_error("unanimous", _("Kryss av for enstemmig, eller før stemmene til partiene."))
        return data

    def _has_vote_errors(self) -> bool:
        return any(name.startswith("votes-") for name in self.errors)
