"""What the services of meetings ask before they write. Refusals are DomainErrors in plain words."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from omstilling.audit.errors import DomainError
from projects.models import Seat
from projects.permissions import RULES

from ..models import AgendaItem, Meeting, MeetingState, Minutes, MinutesState
from ..rooms import ItemRoom
from ..selectors import present_in
from ..words import about_minutes

LOCKED = {
    MinutesState.FOR_APPROVAL: gettext_lazy(
        "%(It)s er til godkjenning. Send %(it)s tilbake til utkast før du endrer noe."
    ),
    MinutesState.APPROVED: gettext_lazy("%(It)s er godkjent. Start en rettelse før du endrer noe."),
    MinutesState.PUBLISHED: gettext_lazy("%(It)s er publisert. Start en rettelse før du endrer noe."),
}


def newest_minutes(meeting: Meeting) -> Minutes | None:
    """Return the newest version of the meeting's minutes."""
    return Minutes.objects.active().filter(meeting=meeting).order_by("-version").first()


def require_open(meeting: Meeting) -> None:
    """Refuse to change a meeting that is cancelled, or whose minutes are no draft any more."""
    if meeting.state == MeetingState.CANCELLED:
        raise DomainError(_("Møtet er avlyst og kan ikke endres."))
    minutes = newest_minutes(meeting)
    if minutes is not None and minutes.state in LOCKED:
        raise DomainError(about_minutes(LOCKED[MinutesState(minutes.state)], meeting.body))


def require_item(item: AgendaItem) -> None:
    """Refuse to change a case that is off the agenda, or whose meeting is locked."""
    require_open(item.meeting)
    if item.is_withdrawn:
        raise DomainError(_("Saken er tatt av sakslista."))


def require_begun(meeting: Meeting) -> None:
    """Refuse what can only happen in a meeting before its day has come."""
    if meeting.held_on > meeting.project.today():
        raise DomainError(_("Møtet er ikke holdt ennå."))


def require_held(meeting: Meeting) -> None:
    """Refuse what can only come of a meeting that has been held."""
    if meeting.state != MeetingState.HELD:
        raise DomainError(_("Møtet er ikke holdt. Registrer at møtet er holdt først."))


def require_seat(meeting: Meeting, seat: Seat | None, field: str) -> None:
    """Refuse a seat of another body, or one that was not held on the meeting's day."""
    if seat is None:
        return
    if seat.body_id != meeting.body_id or seat.is_withdrawn:
        raise DomainError(_("Velg en plass i %(body)s.") % {"body": meeting.body.name}, field=field)
    if not seat.sits_on(meeting.held_on):
        raise DomainError(
            _("%(name)s hadde ikke plass i %(body)s da møtet ble holdt.")
            % {"name": name_of(seat), "body": meeting.body.name},
            field=field,
        )


def require_quorum(item: AgendaItem, room: ItemRoom | None = None) -> ItemRoom:
    """Refuse a decision or a vote in a case for which the body is not quorate. Returns the room of the case.

    For an administrative group the law sets no quorum, and nothing is refused.
    """
    room = room or present_in(item)
    quorum = room.quorum
    if not quorum.binding or quorum.reached:
        return room
    if not quorum.known:
        raise DomainError(_("Før frammøtet først. Uten det er det ikke kjent om organet er vedtaksført."))
    raise DomainError(
        _(
            "Organet er ikke vedtaksført i saken: %(present)s av %(members)s medlemmer er til stede og kan stemme, "
            "og det må være minst %(needed)s."
        )
        % {"present": quorum.present, "members": quorum.members, "needed": quorum.needed}
    )


def require_text(text: str, message: str, field: str) -> str:
    """Return the text without blanks at its ends. Refuses an empty one."""
    stripped = text.strip()
    if not stripped:
        raise DomainError(message, field=field)
    return stripped


def name_of(seat: Seat) -> str:
    return str(seat.person.full_name or seat.person.get_username())


def may_write_for_unions(user: Any, item: AgendaItem) -> bool:
    """Tell whether the user may write the unions' statement in the case.

    The unions' own seats in the body always may. The secretary may take one in on their behalf while there is none.
    """
    if not RULES["may_write_union_statement"](user, item.meeting):
        return False
    if holds_union_seat(user, item.meeting):
        return True
    return not item.union_statement and RULES["may_run_meeting"](user, item.meeting)


def holds_union_seat(user: Any, meeting: Meeting) -> bool:
    """Tell whether the user sits in the body as a union's representative on the meeting's day or today."""
    seats = Seat.objects.active().filter(body_id=meeting.body_id, person_id=user.pk, is_union=True)
    return any(s.sits_on(meeting.held_on) or s.sits_on(meeting.project.today()) for s in seats)
