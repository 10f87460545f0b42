"""A vote: everyone agreed, or numbers per party of those who have a vote in the case, or each member by name."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django import forms
from django.forms.boundfield import BoundField
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from omstilling.ui.fields import NorwegianTimeField
from omstilling.ui.forms import ServiceForm
from projects import law
from projects.models import CaseKind, Seat, SeatFunction

from ..ballots import BallotView, ballot_over
from ..models import AgendaItem, BallotSubject, Choice, MeetingForm, Proposal, Recusal
from ..rooms import Place
from ..selectors import present_in, seats_of
from .meetings import seat_field

CASE, POSTPONE, ELECTION = "case", "postpone", "election"
NO_COUNTER = ""


@dataclass(frozen=True, slots=True)
class PartyRow:
    """A party's fields as the template draws them."""

    party: str
    present: int
    votes_for: BoundField
    votes_against: BoundField
    names: BoundField

    @property
    def may_split(self) -> bool:
        """Whether names can be asked for: one person alone cannot vote both ways."""
        return self.present > 1 or bool(self.names.value())


class VoteForm(ServiceForm):
    """Fields «for-0», «against-0», «names-0» for the first party, and so on; what else is asked comes before them."""

    mark_optional = False
    unanimous = forms.BooleanField(label=gettext_lazy("Enstemmig"), required=False)
    chair_decided = forms.BooleanField(label=gettext_lazy("Avgjort med møteleders stemme"), required=False)
    #: The fields that are no part of the vote, in order.
    asked: tuple[str, ...] = ()

    def __init__(self, *args: Any, item: AgendaItem, kept: BallotView | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.item, self.room = item, present_in(item)
        held = {row.party: row for row in kept.parties} if kept is not None else {}
        for index, (party, count) in enumerate(self.room.parties):
            row = held.get(party)
            for name, label, value in (
                ("for", _("%(party)s: for"), row.votes_for if row else None),
                ("against", _("%(party)s: mot"), row.votes_against if row else None),
            ):
                self.fields[f"{name}-{index}"] = forms.IntegerField(
                    label=label % {"party": party},
                    min_value=0,
                    max_value=count,
                    required=False,
                    initial=value,
                    widget=forms.TextInput(attrs={"inputmode": "numeric", "size": "3", "autocomplete": "off"}),
                )
            self.fields[f"names-{index}"] = forms.CharField(
                label=_("%(party)s: navn når partiet deler seg") % {"party": party},
                max_length=300,
                required=False,
                initial=row.names if row else "",
            )

    def asked_fields(self) -> list[BoundField]:
        return [self[name] for name in self.asked if name in self.fields]

    def party_rows(self) -> list[PartyRow]:
        return [
            PartyRow(party, count, self[f"for-{i}"], self[f"against-{i}"], self[f"names-{i}"])
            for i, (party, count) in enumerate(self.room.parties)
        ]

    def votes(self) -> list[dict[str, Any]]:
        """Return what was typed, as the service takes it; nothing when everyone agreed."""
        data = self.cleaned_data
        if data["unanimous"]:
            return []
        return [
            {
                "party": party,
                "votes_for": data.get(f"for-{i}"),
                "votes_against": data.get(f"against-{i}"),
                "names": data.get(f"names-{i}"),
            }
            for i, (party, _count) in enumerate(self.room.parties)
            if data.get(f"for-{i}") or data.get(f"against-{i}")
        ]

    def vote_arguments(self) -> dict[str, Any]:
        """Return the vote as the services take it."""
        data = self.cleaned_data
        return {
            "votes": self.votes(),
            "unanimous": data["unanimous"],
            "chair_decided": bool(data.get("chair_decided")),
        }

    def is_told(self, data: dict[str, Any]) -> bool:
        typed = any(data.get(f"{side}-{i}") for i in range(len(self.room.parties)) for side in ("for", "against"))
        return bool(data.get("unanimous") or typed)

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if not self.is_told(data) and not self.errors:
            raise forms.ValidationError(_("Kryss av for enstemmig, eller før stemmene til partiene."))
        return data


class ProposalVoteForm(VoteForm):
    """The vote over one proposal."""

    def __init__(self, *args: Any, item: AgendaItem, proposal: Proposal, **kwargs: Any) -> None:
        super().__init__(*args, item=item, kept=ballot_over(item, proposal), **kwargs)
        self.fields["unanimous"].label = _("Enstemmig for forslaget")


class ClosingForm(VoteForm):
    """The ground on which the doors are closed, the vote on it in the open, and the hours."""

    asked = ("ground", "closed_at", "reopened_at", "staying")
    ground = forms.ChoiceField(label=gettext_lazy("Hjemmel"), widget=forms.RadioSelect)
    closed_at = NorwegianTimeField(label=gettext_lazy("Dørene lukket"), required=False)
    reopened_at = NorwegianTimeField(label=gettext_lazy("Dørene åpnet igjen"), required=False)
    staying = forms.CharField(
        label=gettext_lazy("Hvem ble i rommet"),
        max_length=300,
        required=False,
        help_text=gettext_lazy("Andre enn organets medlemmer. For eksempel «rådmannen og sekretæren»."),
    )

    def __init__(self, *args: Any, item: AgendaItem, kept: BallotView | None = None, **kwargs: Any) -> None:
        super().__init__(*args, item=item, kept=kept, **kwargs)
        day, remote = item.meeting.held_on, item.meeting.form == MeetingForm.REMOTE
        field: Any = self.fields["ground"]
        grounds = [g for g in law.grounds_on(law.CLOSING_GROUNDS, day) if not (remote and g.must)]
        field.choices = [(g.key, g.cite(day)) for g in grounds]
        must = [str(g.words) for g in grounds if g.must]
        if must:
            field.help_text = _("Saken skal behandles for lukkede dører ved %(first)s og %(last)s.") % {
                "first": must[0],
                "last": must[-1],
            }
        elif remote:
            field.help_text = _("En sak som loven krever lukket, kan ikke tas opp i et fjernmøte.")
        self.fields["unanimous"].label = _("Enstemmig for å lukke møtet")


class JudgeForm(VoteForm):
    """Who leaves the case, the ground, and what the others decided without the member."""

    asked = ("seat", "ground", "replaced_by")
    ground = forms.ChoiceField(label=gettext_lazy("Hjemmel"))

    def __init__(self, *args: Any, item: AgendaItem, **kwargs: Any) -> None:
        super().__init__(*args, item=item, **kwargs)
        day = item.meeting.held_on
        gone = set(Recusal.objects.active().filter(item=item).values_list("seat_id", flat=True))
        seats = [seat for seat in seats_of(item.meeting) if seat.pk not in gone]
        field: Any = self.fields["ground"]
        excused = [(g.key, _("Fritak: %(ground)s") % {"ground": g.cite(day)}) for g in law.LEAVE_GROUNDS]
        field.choices = [
            ("", _("Velg …")),
            (_("Inhabilitet"), [(g.key, g.offer(day)) for g in law.grounds_on(law.RECUSAL_GROUNDS, day)]),
            (_("Fritak av personlige grunner"), excused),
        ]
        self.fields["seat"] = seat_field(
            item.meeting, [s for s in seats if s.votes or s.is_union], label=_("Hvem gjelder det?")
        )
        self.fields["replaced_by"] = seat_field(
            item.meeting,
            [s for s in seats if s.function == SeatFunction.SUBSTITUTE],
            label=_("Varamedlem som tar sete"),
            required=False,
            help_text=_("Frammøtet til varamedlemmet føres samtidig for denne saken."),
        )
        self.fields["unanimous"].label = _("Enstemmig for at medlemmet fratrer")
        self.fields["unanimous"].help_text = _("Medlemmet det gjelder, er ikke med på å avgjøre det.")

    def arguments(self) -> dict[str, Any]:
        """Return what was told as the service takes it."""
        data = self.cleaned_data
        picked = law.ground((*law.RECUSAL_GROUNDS, *law.LEAVE_GROUNDS), data["ground"])
        assert picked is not None
        return {
            "seat": data["seat"],
            "basis": picked.cite(self.item.meeting.held_on)[:150],
            "is_leave": picked in law.LEAVE_GROUNDS,
            "replaced_by": data["replaced_by"],
            **self.vote_arguments(),
        }


@dataclass(frozen=True, slots=True)
class SeatRow:
    """A member's field, where the vote is by name."""

    place: Place
    field: BoundField


class BallotForm(VoteForm):
    """Any vote in the case: what it is over, and the numbers or the members' choices."""

    asked = ("over", "counter", "question")
    over = forms.ChoiceField(label=gettext_lazy("Det stemmes over"), widget=forms.RadioSelect)
    counter = forms.ChoiceField(
        label=gettext_lazy("Stilt mot"),
        required=False,
        help_text=gettext_lazy("Når to forslag stilles mot hverandre, er «mot» en stemme for dette."),
    )
    question = forms.CharField(label=gettext_lazy("Hvem eller hva valget gjelder"), max_length=300, required=False)
    blank_votes = forms.IntegerField(label=gettext_lazy("Blanke stemmer"), min_value=0, required=False)

    def __init__(self, *args: Any, item: AgendaItem, **kwargs: Any) -> None:
        super().__init__(*args, item=item, **kwargs)
        found = Proposal.objects.active().filter(item=item).select_related("proposer__person").order_by("number")
        self.proposals = {str(p.pk): p for p in found}
        self.is_election = item.case.kind == CaseKind.ELECTION
        choices = [(key, proposal_label(p)) for key, p in self.proposals.items()]
        whole = [] if any(p.is_recommendation for p in self.proposals.values()) else [(CASE, _("Forslaget i saken"))]
        if self.is_election:
            whole = [(ELECTION, _("Valget"))]
        over: Any = self.fields["over"]
        over.choices = [*whole, *choices, (POSTPONE, _("Å utsette saken"))]
        counter: Any = self.fields["counter"]
        counter.choices = [(NO_COUNTER, _("Ikke noe annet forslag")), *choices]
        if len(choices) < 2:
            del self.fields["counter"]
        if not self.is_election:
            del self.fields["question"], self.fields["blank_votes"]
        words = [(c.value, c.label) for c in Choice if self.is_election or c != Choice.BLANK]
        for place in self.room.voting:
            self.fields[f"seat-{place.seat.pk}"] = forms.ChoiceField(
                label=f"{place.name} ({place.party})", choices=[("", "–"), *words], required=False
            )

    def seat_rows(self) -> Iterator[SeatRow]:
        for place in self.room.voting:
            yield SeatRow(place, self[f"seat-{place.seat.pk}"])

    @property
    def names_open(self) -> bool:
        return any(row.field.value() or row.field.errors for row in self.seat_rows())

    def is_told(self, data: dict[str, Any]) -> bool:
        return super().is_told(data) or bool(self._by_name(data)) or bool(data.get("blank_votes"))

    def _by_name(self, data: dict[str, Any]) -> dict[Seat, str]:
        chosen = {place.seat: data.get(f"seat-{place.seat.pk}") or "" for place in self.room.voting}
        return {seat: choice for seat, choice in chosen.items() if choice}

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        if data.get("counter") and data.get("over") not in self.proposals:
            self.add_error("counter", _("Bare to forslag kan stilles mot hverandre."))
        return data

    def arguments(self) -> dict[str, Any]:
        """Return what was told as the service takes it."""
        data = self.cleaned_data
        counter = self.proposals.get(data.get("counter") or "")
        subject = {POSTPONE: BallotSubject.POSTPONEMENT, ELECTION: BallotSubject.ELECTION}.get(
            data["over"], BallotSubject.PROPOSAL
        )
        by_name = {} if data["unanimous"] else self._by_name(data)
        return {
            "subject": BallotSubject.ALTERNATIVES if counter is not None else subject,
            "proposal": self.proposals.get(data["over"]),
            "counter": counter,
            "question": data.get("question") or "",
            "seat_votes": by_name,
            "blank_votes": data.get("blank_votes") or 0,
            **self.vote_arguments(),
        }


def proposal_label(proposal: Proposal) -> str:
    """Return a proposal as it is chosen: its number, who put it forward, and how it begins."""
    begins = proposal.text.strip().splitlines()[0]
    begins = begins if len(begins) <= 80 else f"{begins[:79].rstrip()}…"
    if proposal.is_recommendation:
        return _("Forslaget i saken: %(text)s") % {"text": begins}
    who = [proposal.proposer.person.full_name] if proposal.proposer else []
    who += [proposal.party] if proposal.party else []
    words = {"number": proposal.number, "who": f" ({', '.join(who)})" if who else "", "text": begins}
    return _("Forslag nr. %(number)s%(who)s: %(text)s") % words
