"""Who was there for one case, where it is not the same as when the meeting began, and who led it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from django.utils.translation import gettext as _

from omstilling.ui.formats import clock, join_and

from ..models import AgendaItem, Meeting, Recusal
from ..rooms import ItemRoom, Place
from .document import AttendanceRow


def changes(room: ItemRoom, opening: ItemRoom | None, recusals: Sequence[Recusal]) -> Iterable[AttendanceRow]:
    """Return the members and substitutes who came, left or changed places since the meeting's first case began."""
    if opening is None or not (opening.quorum.known and room.quorum.known):
        return
    there = {p.seat.pk for p in room.voting}
    before = {p.seat.pk for p in opening.voting}
    left = {r.seat_id: r for r in recusals}
    for_whom = {r.replaced_by_id: r.seat.person.full_name for r in recusals if r.replaced_by_id}
    for place in (*opening.voting, *(p for p in room.voting if p.seat.pk not in before)):
        pk = place.seat.pk
        if pk in there and pk in before:
            continue
        at = place.attendance
        met = at.substitute_for if at is not None else None
        yield AttendanceRow(
            party=place.seat.party or place.seat.organisation,
            function=place.seat.get_function_display(),
            name=place.name,
            absence=_arrival(place) if pk in there else _absence(place, left.get(pk)),
            substitute_for=for_whom.get(pk) or (met.person.full_name if met is not None else ""),
        )


def _arrival(place: Place) -> str:
    at = place.attendance
    if at is not None and at.arrived_at is not None:
        return _("kom %(time)s") % {"time": clock(at.arrived_at)}
    return ""


def _absence(place: Place, recusal: Recusal | None) -> str:
    if recusal is not None:
        return _("fritatt") if recusal.is_leave else _("fratrådt som inhabil")
    at = place.attendance
    if at is not None and at.left_at is not None:
        return _("gikk %(time)s") % {"time": clock(at.left_at)}
    return _("ikke til stede")


def leader(item: AgendaItem, meeting: Meeting) -> str:
    """Say who led the case when it was not the meeting's chair."""
    seat = item.chaired_by
    if seat is None or seat.pk == meeting.chaired_by_id:
        return ""
    return _("%(name)s (%(function)s) ledet saken.") % {
        "name": seat.person.full_name,
        "function": seat.get_function_display(),
    }


def doors(item: AgendaItem) -> str:
    """Say when the doors were closed and opened, and who stayed."""
    said = []
    if item.closed_at is not None:
        said.append(_("lukket %(time)s") % {"time": clock(item.closed_at)})
    if item.reopened_at is not None:
        said.append(_("åpnet %(time)s") % {"time": clock(item.reopened_at)})
    words = _("Dørene ble %(when)s.") % {"when": join_and(said)} if said else ""
    if item.closed_staying:
        stayed = _("I rommet ble, ved siden av organet: %(who)s.") % {"who": item.closed_staying.rstrip(".")}
        words = f"{words} {stayed}".strip()
    return words
