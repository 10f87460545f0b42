"""The attendance of a whole meeting on one page: a group of fields for each seat."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django import forms
from django.forms.boundfield import BoundField
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from omstilling.audit.marks import mark_of
from omstilling.ui.forms import ServiceForm
from projects.models import Seat, SeatFunction

from ..models import AttendanceStatus, Meeting
from ..rooms import MeetingRoom, Place
from ..selectors import attendance_of
from ..services.attendance import Entry
from ..services.stretches import Away, parse_away, write_away
from ..summons import stand_ins
from .meetings import SeatChoice


class AwayField(forms.CharField):
    """Places on the agenda from which somebody was away: «3, 5–6»."""

    def clean(self, value: Any) -> tuple[Away, ...]:
        try:
            return parse_away(super().clean(value))
        except ValueError:
            raise forms.ValidationError(_("Skriv plassene på sakslista, for eksempel 3 eller 5–6.")) from None


@dataclass(frozen=True, slots=True)
class SeatRow:
    """A seat's fields as the template draws them."""

    place: Place
    status: BoundField
    details: list[BoundField]

    @property
    def is_open(self) -> bool:
        """Whether the details are to be shown at once: they hold something, or something is wrong with them."""
        return any(f.errors or f.value() not in (None, "") for f in self.details)


def digest(room: MeetingRoom) -> str:
    """Return a mark of what is recorded, to see whether somebody else changed it meanwhile."""
    found = [(p.seat.pk, p.attendance) for p in room.places if p.attendance is not None]
    rows = sorted((pk, row.pk, row.row_version, [(g.pk, g.row_version) for g in row.gaps_read]) for pk, row in found)
    return mark_of(rows)


def refuse_unseen(seen: Any, room: MeetingRoom) -> None:
    """Refuse to write over what somebody else recorded since the page was opened."""
    if seen != digest(room):
        raise forms.ValidationError(
            _("Noen andre har endret frammøtet siden du åpnet siden. Se over, og lagre en gang til.")
        )


class AttendanceForm(ServiceForm):
    """Fields «status-12», «substitute_for-12», «from_item-12», «to_item-12», «away-12», «leave_basis-12»."""

    mark_optional = False
    seen = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, meeting: Meeting, items: list[tuple[int, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.room = attendance_of(meeting)
        self.items = items
        self.fields["seen"].initial = digest(self.room)
        seats = [p.seat for p in self.room.places if p.seat.function != SeatFunction.SUBSTITUTE]
        self.regular = Seat.objects.filter(pk__in=[s.pk for s in seats]).select_related("person")
        self.regular = self.regular.order_by("order", "id")
        fresh = not self.room.is_recorded
        called = stand_ins(meeting) if fresh else {}
        for place in self.room.places:
            self._add(place, fresh, called.get(place.seat.pk))

    def _add(self, place: Place, fresh: bool, called_for: int | None) -> None:
        """Add a seat's fields. A substitute who is called in is expected, for the member named by ``called_for``."""
        key, row = place.seat.pk, place.attendance
        substitute = place.seat.function == SeatFunction.SUBSTITUTE
        comes = fresh and (not substitute or called_for is not None)
        status = AttendanceStatus.PRESENT if comes else ""
        none = _("Ikke innkalt") if substitute else _("Ikke ført")
        self.fields[f"status-{key}"] = forms.ChoiceField(
            label=_("Frammøte"),
            choices=[("", none), *((v, capfirst(str(label))) for v, label in AttendanceStatus.choices)],
            required=False,
            initial=row.status if row is not None else status,
        )
        if substitute:
            self.fields[f"substitute_for-{key}"] = SeatChoice(
                label=_("Møter for"),
                queryset=self.regular,
                required=False,
                empty_label=_("Velg …"),
                initial=row.substitute_for_id if row is not None else called_for,
            )
        cases = [("", _("Hele møtet")), *((str(order), number) for order, number in self.items)]
        for name, label in (("from_item", _("Fra og med sak")), ("to_item", _("Til og med sak"))):
            self.fields[f"{name}-{key}"] = forms.TypedChoiceField(
                label=label,
                choices=cases,
                coerce=int,
                empty_value=None,
                required=False,
                initial=getattr(row, name) if row is not None else None,
            )
        self.fields[f"away-{key}"] = AwayField(
            label=_("Borte fra sak nr."),
            max_length=60,
            required=False,
            initial=write_away(row.gaps_read) if row is not None else "",
            help_text=_("Når noen gikk og kom tilbake: plassen på sakslista, for eksempel 3 eller 5–6."),
        )
        self.fields[f"leave_basis-{key}"] = forms.CharField(
            label=_("Permisjon"),
            max_length=200,
            required=False,
            initial=row.leave_basis if row is not None else "",
            help_text=_("Hjemmel eller det organet vedtok, når noen fikk fri fra en del av møtet."),
        )

    def rows(self) -> list[SeatRow]:
        """Return the seats in the body's order, each with its fields."""
        found = []
        for place in self.room.places:
            names = [
                f"{name}-{place.seat.pk}" for name in ("substitute_for", "from_item", "to_item", "away", "leave_basis")
            ]
            details = [self[n] for n in names if n in self.fields]
            found.append(SeatRow(place, self[f"status-{place.seat.pk}"], details))
        return found

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        seen = data.get("seen")
        if seen != digest(self.room):
            self.data = {**self.data, "seen": digest(self.room)}
        refuse_unseen(seen, self.room)
        return data

    def entries(self) -> list[Entry]:
        """Return what was typed, seat by seat."""
        return [self._entry(place) for place in self.room.places]

    def _entry(self, place: Place) -> Entry:
        """Return one seat's. The hours noted in the meeting stay with the cases that they belong to."""
        data, key, row = self.cleaned_data, place.seat.pk, place.attendance
        first, last = data[f"from_item-{key}"], data[f"to_item-{key}"]
        return Entry(
            seat=place.seat,
            status=data[f"status-{key}"],
            substitute_for=data.get(f"substitute_for-{key}"),
            from_item=first,
            to_item=last,
            leave_basis=data[f"leave_basis-{key}"],
            away=data[f"away-{key}"],
            arrived_at=row.arrived_at if row is not None and row.from_item == first else None,
            left_at=row.left_at if row is not None and row.to_item == last else None,
        )
