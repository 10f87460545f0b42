"""The record of a meeting with the unions: the parties, each one's view, the employer's reply, and what came of it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext as _

from projects import law
from projects.models import Seat, SeatFunction

from ..approval import employer_seat, union_seats
from ..models import AgendaItem, Meeting, MeetingPurpose, PartyView
from ..rooms import MeetingRoom
from .document import OtherRow, ViewPart


def is_with_unions(meeting: Meeting) -> bool:
    """Tell whether it is a meeting with the unions, with a record of its own."""
    return meeting.purpose != MeetingPurpose.ORDINARY


def read_views(meeting: Meeting, items: Iterable[AgendaItem]) -> None:
    """Put each party's view on its case. One query, and none for other meetings."""
    if not is_with_unions(meeting):
        return
    found: dict[int, list[PartyView]] = {}
    for view in PartyView.objects.active().filter(item__meeting=meeting).select_related("seat").order_by("id"):
        found.setdefault(view.item_id, []).append(view)
    for item in items:
        item.live_views = found.get(item.pk, [])  # type: ignore[attr-defined]


def party_names(meeting: Meeting, room: MeetingRoom) -> tuple[str, ...]:
    """Return the parties as they are named first in the record: the employer, and each union's office."""
    if not is_with_unions(meeting):
        return ()
    employer = employer_seat(meeting, room)
    named = [_("Arbeidsgiver: %(who)s") % {"who": _named(employer)}] if employer is not None else []
    return (*named, *(party_of(seat) for seat in union_seats(meeting, room)))


def count_of(room: MeetingRoom) -> str:
    """Return how many were there: no quorum is asked for."""
    if not room.is_recorded:
        return _("Frammøtet er ikke ført.")
    return _("%(n)s til stede") % {"n": sum(place.is_present for place in room.places)}


def participants(room: MeetingRoom) -> tuple[OtherRow, ...]:
    """Return those who took part, each for the employer or a union, and the unions that did not come."""
    found = []
    for place in room.places:
        seat = place.seat
        function = (seat.organisation if seat.is_union else "") or seat.get_function_display()
        if place.is_present:
            serves = seat.is_union or seat.function == SeatFunction.SECRETARY
            found.append(OtherRow(place.name, function, "" if serves else _("for arbeidsgiver")))
        elif seat.is_union and place.attendance is not None:
            found.append(OtherRow(place.name, function, place.attendance.get_status_display()))
    return tuple(found)


def party_of(seat: Seat) -> str:
    """Return a union's office with the one who holds it."""
    return f"{seat.organisation or seat.get_function_display()}: {seat.person.full_name}"


def of_case(item: AgendaItem, meeting: Meeting) -> dict[str, Any]:
    """Return the parts of a case that only the record of a meeting with the unions has."""
    if not is_with_unions(meeting):
        return {}
    agreement = ""
    if meeting.purpose != MeetingPurpose.INFORMATION and item.agreed is not None:
        agreement = _("Partene er enige.") if item.agreed else _("Partene er uenige.")
    views = tuple(ViewPart(view.party, view.text) for view in getattr(item, "live_views", ()))
    return {"views": views, "reply": item.employer_reply, "agreement": agreement}


def missing_in(item: AgendaItem, meeting: Meeting, room: MeetingRoom) -> Iterable[tuple[str, str]]:
    """Return what the record lacks of a case, each with the page that mends it."""
    number = {"case": item.case.case_number}
    if meeting.purpose == MeetingPurpose.INFORMATION:
        if not item.discussion:
            yield _("%(case)s: skriv hva det ble informert om.") % number, "discussion"
        return
    spoken = {view.seat_id for view in getattr(item, "live_views", ())}
    for seat in union_seats(meeting, room):
        if seat.pk not in spoken:
            told = _("%(case)s: synet fra %(party)s mangler. Har parten ikke noe syn, før «Ingen merknad».")
            yield told % {**number, "party": seat.organisation or seat.person.full_name}, "item"
    if not item.employer_reply:
        yield _("%(case)s: arbeidsgivers svar mangler.") % number, "employer_reply"
    if item.agreed is None:
        yield _("%(case)s: det er ikke ført om partene er enige.") % number, "employer_reply"


def demand(meeting: Meeting) -> str:
    """Return the rule that asks for the views and a reasoned reply; nothing for a negotiation."""
    if meeting.purpose == MeetingPurpose.NEGOTIATION:
        return ""
    return law.cite_consultation(meeting.held_on)


def _named(seat: Seat) -> str:
    return f"{seat.person.full_name} ({seat.get_function_display()})"
