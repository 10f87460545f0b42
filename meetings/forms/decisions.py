"""The form that logs a decision, and the one that corrects it: text, vote, what it concerns, follow-up.

The rules are the services'; the form says them beside the field where it can, and keeps everything that is typed.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.forms.boundfield import BoundField
from django.utils.text import capfirst, slugify
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from budget.models import Measure, MeasureDecision
from omstilling.ui.fields import KronerField, NorwegianDateField
from omstilling.ui.formats import date_table
from omstilling.ui.forms import ServiceForm
from projects.forms.choices import people
from projects.forms.decisions import RESPONSIBLE_HELP, meaning_field
from projects.models import (
    CaseKind,
    Decision,
    DecisionKind,
    DecisionMilestone,
    DecisionOutcome,
    DecisionStudyArea,
    Milestone,
    StudyArea,
)
from projects.services.decisions import allowed_kinds

from ..models import AgendaItem, PartyVote, Proposal
from ..rooms import ItemRoom
from ..selectors import present_in
from ..services.decisions import VOTED, WITHOUT_QUORUM, MeasureLink

OWN, PAPER = "own", "paper"
TEXT_MOST = 10000


@dataclass(frozen=True, slots=True)
class Source:
    """A text that can be picked as it stands, and its radio button."""

    option: Any
    text: str


@dataclass(frozen=True, slots=True)
class PartyRow:
    """A party's row in the vote."""

    party: str
    present: int
    votes_for: BoundField
    votes_against: BoundField
    names: BoundField


@dataclass(frozen=True, slots=True)
class MeasureRow:
    """A measure that the decision may concern, with what is adopted for it."""

    measure: Measure
    tick: BoundField
    effect: BoundField
    start: BoundField


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
    return found


def _proposal_label(proposal: Proposal) -> str:
    if proposal.is_recommendation:
        return _("Innstillingen i saken")
    who = [proposal.proposer.person.full_name] if proposal.proposer else []
    who += [proposal.party] if proposal.party else []
    if not who:
        return _("Forslag nr. %(number)s") % {"number": proposal.number}
    return _("Forslag nr. %(number)s fra %(who)s") % {"number": proposal.number, "who": ", ".join(who)}


class DecisionForm(ServiceForm):
    """What both forms have in common. ``decision`` is what is corrected, ``None`` for a new one."""

    kind = forms.ChoiceField(
        label=gettext_lazy("Hva slags vedtak er det?"),
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Velg hva slags vedtak det er.")},
    )
    outcome = forms.ChoiceField(label=gettext_lazy("Hva ble resultatet?"))
    text = forms.CharField(
        label=gettext_lazy("Vedtakstekst"),
        error_messages={"required": gettext_lazy("Skriv teksten som ble vedtatt.")},
        max_length=TEXT_MOST,
        widget=forms.Textarea(attrs={"rows": 8}),
    )
    unanimous = forms.BooleanField(label=gettext_lazy("Enstemmig"), required=False)
    chair_decided = forms.BooleanField(label=gettext_lazy("Avgjort med møteleders stemme"), required=False)
    responsible = forms.ModelChoiceField(
        label=gettext_lazy("Ansvarlig for oppfølging"),
        queryset=None,
        required=False,
        empty_label=gettext_lazy("Ingen"),
        help_text=RESPONSIBLE_HELP,
    )
    deadline = NorwegianDateField(label=gettext_lazy("Frist"), required=False)
    meaning = meaning_field()
    milestones = forms.ModelMultipleChoiceField(
        label=gettext_lazy("Milepæler"), queryset=None, required=False, widget=forms.CheckboxSelectMultiple
    )
    study_areas = forms.ModelMultipleChoiceField(
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
        words = dict(DecisionOutcome.choices)
        if not self.body.is_elected:
            words[DecisionOutcome.ADOPTED], words[DecisionOutcome.NOT_ADOPTED] = _("anbefalt"), _("ikke anbefalt")
        offered = list(words)
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
        linked = self._linked_measures()
        self._measures: list[Measure] = list(
            Measure.objects.visible_to(self.user).active().filter(project=self.project).order_by("number")
        )
        for measure in self._measures:
            key, link = f"measure-{measure.pk}", linked.get(measure.pk)
            self.fields[key] = forms.BooleanField(
                label=f"{measure.number} {measure.title}", required=False, initial=link is not None
            )
            self.fields[f"{key}-effect"] = KronerField(
                label=_("Vedtatt helårsvirkning"),
                required=False,
                allow_negative=True,
                initial=link.adopted_effect if link is not None else measure.full_year_effect,
                help_text=_("Netto innsparing i et helt år."),
            )
            self.fields[f"{key}-from"] = NorwegianDateField(
                label=_("Virker fra"),
                required=False,
                initial=link.adopted_from if link is not None else measure.effective_from,
            )

    def _linked_measures(self) -> dict[int, MeasureDecision]:
        if self.decision is None:
            return {}
        links = MeasureDecision.objects.visible_to(self.user).active().filter(decision=self.decision)
        return {link.measure_id: link for link in links}

    def _add_votes(self) -> None:
        """Give each party with a vote in the case its row: names of fields come from the party, not its place."""
        self._parties: list[tuple[str, str, int]] = []
        if not self.votes or self.room is None:
            for name in ("chair_decided", "unanimous") if self.item is None else ("chair_decided",):
                del self.fields[name]
            return
        if self.is_election:
            del self.fields["chair_decided"]
        held = {v.party: v for v in PartyVote.objects.active().filter(item=self.item, proposal=None)}
        for party, present in self.room.parties:
            key = f"votes-{slugify(party) or 'x'}-{hashlib.sha256(party.encode()).hexdigest()[:6]}"
            vote = held.get(party)
            self._parties.append((key, party, present))
            for side, label in (("for", _("Stemmer for")), ("against", _("Stemmer mot"))):
                value = getattr(vote, f"votes_{side}") if vote is not None else None
                self.fields[f"{key}-{side}"] = forms.IntegerField(
                    label=f"{label}, {party}",
                    required=False,
                    min_value=0,
                    initial=value,
                    widget=forms.TextInput(attrs={"inputmode": "numeric", "size": "4", "autocomplete": "off"}),
                )
            self.fields[f"{key}-names"] = forms.CharField(
                label=_("Navn, %(party)s") % {"party": party},
                required=False,
                max_length=300,
                initial=vote.names if vote is not None else "",
            )

    # What the template draws

    def party_rows(self) -> Iterator[PartyRow]:
        for key, party, present in self._parties:
            yield PartyRow(party, present, self[f"{key}-for"], self[f"{key}-against"], self[f"{key}-names"])

    def measure_rows(self) -> Iterator[MeasureRow]:
        for measure in self._measures:
            key = f"measure-{measure.pk}"
            yield MeasureRow(measure, self[key], self[f"{key}-effect"], self[f"{key}-from"])

    @property
    def has_measures(self) -> bool:
        return bool(self._measures)

    @property
    def measures_open(self) -> bool:
        """Whether something about measures is chosen or wrong, so that it must be in view."""
        return any(row.tick.value() or row.effect.errors or row.start.errors for row in self.measure_rows())

    @property
    def votes_open(self) -> bool:
        """Whether a number is typed or something is wrong, so that the numbers must be in view."""
        if not self.is_bound:
            return False
        return any(
            bound.errors or bound.value()
            for row in self.party_rows()
            for bound in (row.votes_for, row.votes_against, row.names)
        )

    # What was typed

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        self._clean_votes(data)
        return data

    def _clean_votes(self, data: dict[str, Any]) -> None:
        if data.get("unanimous") or not self.cast(data):
            return
        for key, party, present in self._parties:
            yes, no = data.get(f"{key}-for") or 0, data.get(f"{key}-against") or 0
            words = {"party": party, "present": present, "cast": yes + no}
            if yes + no > present:
                message = _("%(party)s har %(present)s til stede med stemmerett. Det er ført %(cast)s stemmer.")
                self.add_error(f"{key}-for", message % words)
            elif yes + no < present and not self.is_election:
                message = _("Alle skal stemme: %(party)s har %(present)s til stede, og det er ført %(cast)s.")
                self.add_error(f"{key}-for", message % words)
            elif yes and no and not data.get(f"{key}-names"):
                self.add_error(f"{key}-names", _("%(party)s delte seg. Skriv hvem som stemte for og mot.") % words)

    def cast(self, data: dict[str, Any]) -> list[dict[str, Any]]:
        """Return the votes that were typed, as the service takes them."""
        rows = [
            {
                "party": party,
                "votes_for": data.get(f"{key}-for") or 0,
                "votes_against": data.get(f"{key}-against") or 0,
                "names": data.get(f"{key}-names") or "",
            }
            for key, party, _present in self._parties
        ]
        return [row for row in rows if row["votes_for"] or row["votes_against"]]

    def chosen_measures(self) -> list[MeasureLink]:
        """Return the ticked measures with what was adopted for each."""
        data = self.cleaned_data
        return [
            (m, data.get(f"measure-{m.pk}-effect"), data.get(f"measure-{m.pk}-from"))
            for m in self._measures
            if data.get(f"measure-{m.pk}")
        ]

    def vote_arguments(self) -> dict[str, Any]:
        """Return the vote as the services take it."""
        data = self.cleaned_data
        unanimous = bool(data.get("unanimous"))
        chair_decided = bool(data.get("chair_decided")) and not unanimous
        return {"unanimous": unanimous, "chair_decided": chair_decided, "votes": self.cast(data)}

    def first_vote_field(self) -> str:
        """Return where an error about the numbers is to stand."""
        return f"{self._parties[0][0]}-for" if self._parties else "unanimous"


def _milestone_label(milestone: Milestone) -> str:
    if milestone.current_date is None:
        return milestone.title
    return f"{milestone.title} ({date_table(milestone.current_date)})"


class LogDecisionForm(DecisionForm):
    """A new decision. Its text is picked from what was put forward, or written."""

    source = forms.ChoiceField(label=gettext_lazy("Hvilken tekst ble det stemt over?"), widget=forms.RadioSelect)

    def __init__(self, *args: Any, item: AgendaItem, user: Any, **kwargs: Any) -> None:
        super().__init__(*args, item=item, about=item.case, user=user, **kwargs)
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
            text.help_text = _("Ordrett slik den ble vedtatt.")
        if self.is_bound and self.data.get("source", OWN) != OWN:
            text.required = False
        if self.votes and self.fields["outcome"].initial not in WITHOUT_QUORUM:
            self.fields["unanimous"].initial = True

    def sources(self) -> list[Source]:
        """Return the radio buttons, each with the text it picks."""
        if "source" not in self.fields:
            return []
        texts = {key: text for key, _label, text in self.picks}
        return [Source(option, texts.get(option.data["value"], "")) for option in _options(self["source"])]

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        source, typed = data.get("source"), data.get("text") or ""
        if source and source != OWN:
            picked = next(text for key, _label, text in self.picks if key == source)
            if not any(same_text(typed, known) for known in ("", self.prefilled, picked)):
                self.add_error(
                    "source", _("Du har endret teksten. Velg «Egen tekst» hvis det var den som ble vedtatt.")
                )
            data["text"] = picked
        if self.votes and not data.get("unanimous") and not self.cast(data) and data.get("outcome") in VOTED:
            by_proposal = PartyVote.objects.active().filter(item=self.item, proposal__isnull=False)
            if not self._has_vote_errors() and not by_proposal.exists():
                self.add_error("unanimous", _("Kryss av for enstemmig, eller før stemmene til partiene."))
        return data

    def _has_vote_errors(self) -> bool:
        return any(name.startswith("votes-") for name in self.errors)


def _options(field: BoundField) -> Sequence[Any]:
    from omstilling.ui.fieldparts import options

    return options(field)


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
        if item is not None:
            initial |= {"unanimous": item.unanimous, "chair_decided": item.chair_decided}
        self.initial = initial | self.initial
        field: Any = self.fields["outcome"]
        if decision.outcome not in dict(field.choices):
            field.choices = [(decision.outcome, capfirst(decision.outcome_word)), *field.choices]

    def clean(self) -> dict[str, Any]:
        """Refuse to write over a vote or a choice that somebody else has put right in the meantime."""
        data = super().clean()
        if data.get("seen") != self.now:
            self.data = self.data.copy()
            self.data[self.add_prefix("seen")] = self.now
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
        votes = PartyVote.objects.active().filter(item=item, proposal=None)
        parts += [item.unanimous, item.chair_decided, sorted(votes.values_list("party", "votes_for", "votes_against"))]
    return hashlib.sha256(repr(parts).encode()).hexdigest()[:16]
