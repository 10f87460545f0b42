"""Forms of the live page. They read what was sent; what they look like is drawn by ``meetings.live``."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from omstilling.ui.fields import NorwegianTimeField
from omstilling.ui.forms import ServiceForm
from projects import law
from projects.forms.choices import long_text
from projects.models import CaseKind, Seat, SeatFunction

from ..models import AgendaItem, AttendanceStatus, BallotSubject, Choice, Meeting, MeetingForm, Proposal
from ..rooms import Place
from ..selectors import attendance_of, present_in, seats_of
from ..services.attendance import Entry
from .attendance import refuse_unseen
from .meetings import SeatChoice, seat_field

PAPER, POSTPONE, CHAIR, ELECTION = "paper", "postpone", "chair", "election"
AGREED, BY_PARTY, BY_NAME = "agreed", "party", "name"
SUBJECTS = {
    POSTPONE: BallotSubject.POSTPONEMENT,
    CHAIR: BallotSubject.CHAIR,
    ELECTION: BallotSubject.ELECTION,
}


class EndForm(ServiceForm):
    at = NorwegianTimeField(label=gettext_lazy("Møtet slutt kl."))


class RollForm(ServiceForm):
    """Fields «status-12», «substitute_for-12», «from_item-12», «arrived_at-12», «to_item-12», «left_at-12»."""

    seen = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, meeting: Meeting, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.room = attendance_of(meeting)
        statuses = [("", ""), *((status.value, status.label) for status in AttendanceStatus)]
        regular = [p.seat.pk for p in self.room.places if p.seat.function != SeatFunction.SUBSTITUTE]
        found = Seat.objects.filter(pk__in=regular).select_related("person")
        for place in self.room.places:
            pk, name = place.seat.pk, place.name
            self.fields[f"status-{pk}"] = forms.ChoiceField(choices=statuses, required=False, label=name)
            if place.seat.function == SeatFunction.SUBSTITUTE:
                self.fields[f"substitute_for-{pk}"] = SeatChoice(queryset=found, required=False, label=name)
            for field in ("from_item", "to_item"):
                self.fields[f"{field}-{pk}"] = forms.IntegerField(min_value=1, required=False, label=name)
            for field in ("arrived_at", "left_at"):
                self.fields[f"{field}-{pk}"] = NorwegianTimeField(required=False, label=name)

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        refuse_unseen(data.get("seen"), self.room)
        return data

    def entries(self) -> list[Entry]:
        """Return what was told of each seat. A substitute for whom a member is chosen is there."""
        return [self._entry(place) for place in self.room.places]

    def _entry(self, place: Place) -> Entry:
        data, pk, row = self.cleaned_data, place.seat.pk, place.attendance
        met = data.get(f"substitute_for-{pk}")
        return Entry(
            seat=place.seat,
            status=data[f"status-{pk}"] or (AttendanceStatus.PRESENT if met is not None else ""),
            substitute_for=met,
            from_item=data[f"from_item-{pk}"],
            to_item=data[f"to_item-{pk}"],
            arrived_at=data[f"arrived_at-{pk}"],
            left_at=data[f"left_at-{pk}"],
            leave_basis=row.leave_basis if row is not None else "",
        )


class StartForm(RollForm):
    """When the meeting was opened, who leads it, and the roll call where it stands in the same form."""

    at = NorwegianTimeField(label=gettext_lazy("Møtet åpnet kl."))

    def __init__(self, *args: Any, meeting: Meeting, **kwargs: Any) -> None:
        super().__init__(*args, meeting=meeting, **kwargs)
        seats = [seat for seat in seats_of(meeting) if seat.votes]
        self.fields["chaired_by"] = seat_field(meeting, seats, label=_("Møteleder"), required=False)

    def clean(self) -> dict[str, Any]:
        return super().clean() if "seen" in self.data else self.cleaned_data

    def arguments(self) -> dict[str, Any]:
        """Return what the opening is told: the hour, the chair, and each seat of the roll call."""
        data = self.cleaned_data
        called = self.entries() if "seen" in self.data else ()
        return {"at": data["at"], "chaired_by": data["chaired_by"], "roll_call": called}


class MoveForm(ServiceForm):
    """The seat that came or went: the button that was pressed."""

    def __init__(self, *args: Any, item: AgendaItem, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        pks = [p.seat.pk for p in attendance_of(item.meeting).places]
        for name in ("gone", "come"):
            found = Seat.objects.filter(pk__in=pks).select_related("person")
            self.fields[name] = forms.ModelChoiceField(queryset=found, required=False)

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if not (data.get("gone") or data.get("come")):
            raise forms.ValidationError(_("Velg hvem som kom eller gikk."))
        return data


class UnlistedForm(ServiceForm):
    """Whether the case was on the list that went out, and who objected to it."""

    unlisted = forms.BooleanField(label=gettext_lazy("Tilleggssak"), required=False)
    objectors = forms.IntegerField(label=gettext_lazy("Hvor mange hadde innvendinger?"), min_value=0, required=False)
    chair_objected = forms.BooleanField(label=gettext_lazy("Møteleder hadde innvendinger"), required=False)


class TakenRemarkForm(ServiceForm):
    """A remark that a member handed to the secretary."""

    text = long_text(gettext_lazy("Protokolltilførsel"), required=True, most=4000)

    def __init__(self, *args: Any, item: AgendaItem, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        room = present_in(item)
        self.fields["seat"] = seat_field(
            item.meeting, [p.seat for p in (*room.voting, *room.others)], label=_("Avgitt av")
        )


class DeclineForm(ServiceForm):
    answer = forms.CharField(label=gettext_lazy("Svar til medlemmet"), max_length=300)


class PartyVotesForm(ServiceForm):
    """The numbers of the parties, where not all agreed. Fields «for-0», «against-0», «names-0» and so on."""

    how = forms.ChoiceField(label=gettext_lazy("Voteringen"), choices=((AGREED, ""), (BY_PARTY, "")))

    def __init__(self, *args: Any, item: AgendaItem, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.item, self.room = item, present_in(item)
        for n, (party, present) in enumerate(self.room.parties):
            for side in ("for", "against"):
                self.fields[f"{side}-{n}"] = forms.IntegerField(
                    label=party, min_value=0, max_value=present, required=False
                )
            self.fields[f"names-{n}"] = forms.CharField(label=party, max_length=300, required=False)

    def votes(self) -> list[dict[str, Any]]:
        """Return the parties' numbers; nothing when the vote was told in another way."""
        data = self.cleaned_data
        if data["how"] != BY_PARTY:
            return []
        return [
            {
                "party": party,
                "votes_for": data.get(f"for-{n}") or 0,
                "votes_against": data.get(f"against-{n}") or 0,
                "names": data.get(f"names-{n}") or "",
            }
            for n, (party, _present) in enumerate(self.room.parties)
        ]

    def vote_arguments(self) -> dict[str, Any]:
        """Return the vote as the services take it."""
        return {"votes": self.votes(), "unanimous": self.cleaned_data["how"] == AGREED}


class ChairForm(PartyVotesForm):
    """Who leads the case, and the vote where the body elects one."""

    onward = forms.BooleanField(label=gettext_lazy("Resten av møtet også"), required=False)

    def __init__(self, *args: Any, item: AgendaItem, **kwargs: Any) -> None:
        super().__init__(*args, item=item, **kwargs)
        seats = [seat for seat in seats_of(item.meeting) if seat.votes]
        self.fields["chaired_by"] = seat_field(item.meeting, seats, label=_("Møteleder i saken"), required=False)
        self.fields["how"].required = False


class RecusalBallotForm(PartyVotesForm):
    """Who leaves the case, the ground, and what the others decided."""

    ground = forms.ChoiceField(label=gettext_lazy("Hjemmel"), choices=())

    def __init__(self, *args: Any, item: AgendaItem, **kwargs: Any) -> None:
        super().__init__(*args, item=item, **kwargs)
        gone = {place.seat.pk for place in self.room.recused}
        seats = [seat for seat in seats_of(item.meeting) if seat.pk not in gone]
        self.fields["ground"].choices = recusal_grounds(item)  # type: ignore[attr-defined]
        self.fields["seat"] = seat_field(item.meeting, [s for s in seats if s.votes], label=_("Hvem"))
        self.fields["replaced_by"] = seat_field(
            item.meeting,
            [s for s in seats if s.function == SeatFunction.SUBSTITUTE],
            label=_("Varamedlem som tok sete"),
            required=False,
        )

    def arguments(self) -> dict[str, Any]:
        """Return what was told as the service takes it."""
        data, day = self.cleaned_data, self.item.meeting.held_on
        picked = law.ground((*law.RECUSAL_GROUNDS, *law.LEAVE_GROUNDS), data["ground"])
        assert picked is not None
        return {
            "seat": data["seat"],
            "basis": picked.cite(day)[:150],
            "is_leave": picked in law.LEAVE_GROUNDS,
            "replaced_by": data["replaced_by"],
            **self.vote_arguments(),
        }


class DoorsForm(PartyVotesForm):
    """The ground on which the doors are closed, the vote in the open, and when."""

    ground = forms.ChoiceField(label=gettext_lazy("Hjemmel"), choices=())
    closed_at = NorwegianTimeField(label=gettext_lazy("Lukket kl."), required=False)

    def __init__(self, *args: Any, item: AgendaItem, **kwargs: Any) -> None:
        super().__init__(*args, item=item, **kwargs)
        self.fields["ground"].choices = closing_grounds(item)  # type: ignore[attr-defined]


class HoursForm(ServiceForm):
    """When the doors were closed and opened again, and who stayed in the room."""

    closed_at = NorwegianTimeField(label=gettext_lazy("Lukket kl."), required=False)
    reopened_at = NorwegianTimeField(label=gettext_lazy("Åpnet kl."), required=False)
    staying = forms.CharField(label=gettext_lazy("Hvem ble i rommet"), max_length=300, required=False)

    def __init__(self, *args: Any, item: AgendaItem, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)


def recusal_grounds(item: AgendaItem) -> list[tuple[str, str]]:
    """Return the grounds on which a member leaves the case: disqualified, then excused."""
    day = item.meeting.held_on
    found = [(g.key, g.offer(day)) for g in law.grounds_on(law.RECUSAL_GROUNDS, day)]
    excused = [(g.key, _("Fritak: %(ground)s") % {"ground": g.cite(day)}) for g in law.LEAVE_GROUNDS]
    return [*found, *excused]


def closing_grounds(item: AgendaItem) -> list[tuple[str, str]]:
    """Return the grounds for closing the doors. Those that bind the body are not on offer in a remote meeting."""
    day, remote = item.meeting.held_on, item.meeting.form == MeetingForm.REMOTE
    return [(g.key, g.cite(day)) for g in law.grounds_on(law.CLOSING_GROUNDS, day) if not (remote and g.must)]


class BallotForm(PartyVotesForm):
    """One vote: what it is over, and the numbers of the parties or the choices of the members."""

    over = forms.CharField(label=gettext_lazy("Det stemmes over"))
    counter = forms.CharField(label=gettext_lazy("mot"), required=False)
    question = forms.CharField(label=gettext_lazy("Hvem eller hva valget gjelder"), max_length=300, required=False)
    how = forms.ChoiceField(label=gettext_lazy("Hvordan"), choices=((BY_PARTY, ""), (BY_NAME, "")))
    chair_decided = forms.BooleanField(label=gettext_lazy("Møteleders stemme avgjør"), required=False)

    def __init__(self, *args: Any, item: AgendaItem, **kwargs: Any) -> None:
        super().__init__(*args, item=item, **kwargs)
        self.proposals = {p.pk: p for p in Proposal.objects.active().filter(item=item)}
        for place in self.room.voting:
            self.fields[f"seat-{place.seat.pk}"] = forms.ChoiceField(
                label=place.name, choices=[(c.value, c.label) for c in self._choices()], required=False
            )

    def _choices(self) -> list[Choice]:
        election = self.item.case.kind == CaseKind.ELECTION
        return [Choice.FOR, Choice.AGAINST, *([Choice.BLANK] if election else [])]

    def _proposal(self, name: str) -> Proposal | str | None:
        """Return the proposal that was picked, or the word for what is no proposal."""
        picked = self.cleaned_data.get(name) or ""
        if picked in {"", PAPER, *SUBJECTS}:
            return picked or None
        found = self.proposals.get(int(picked[1:])) if picked[:1] == "p" and picked[1:].isdecimal() else None
        if found is None:
            self.add_error(name, _("Velg et forslag i saken."))
        return found

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        data["picked"], data["against"] = self._proposal("over"), self._proposal("counter")
        if data["against"] in SUBJECTS:
            self.add_error("counter", _("Velg et forslag i saken."))
        if data["against"] and data["against"] == data["picked"]:
            self.add_error("counter", _("Velg to forskjellige forslag."))
        return data

    def seat_votes(self) -> dict[Seat, str]:
        """Return the members' choices; nothing when the vote is by party."""
        if self.cleaned_data["how"] != BY_NAME:
            return {}
        chosen = {place.seat: self.cleaned_data.get(f"seat-{place.seat.pk}") or "" for place in self.room.voting}
        return {seat: choice for seat, choice in chosen.items() if choice}


class DeliverForm(ServiceForm):
    """What a member delivers from their own screen."""

    kind = forms.ChoiceField(label=gettext_lazy("Hva leverer du?"), choices=())
    text = long_text(gettext_lazy("Tekst"), required=True, most=10000)


class NoteForm(ServiceForm):
    text = long_text(gettext_lazy("Egne notater"), most=20000)
