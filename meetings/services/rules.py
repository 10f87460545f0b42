"""What the services of meetings ask before they write. Refusals are DomainErrors in plain words."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from omstilling.audit.errors import DomainError
from projects.models import Seat
from projects.permissions import RULES

from ..models import (
    AgendaItem,
    Attendance,
    Meeting,
    MeetingForm,
    MeetingPurpose,
    MeetingState,
    Minutes,
    MinutesState,
    Notice,
)
from ..notices.build import known_items
from ..quorum import blocks
from ..rooms import ItemRoom, must_be_closed
from ..selectors import present_in
from ..words import about_minutes

#: A meeting in these states has been opened: what happens in a meeting can be recorded.
BEGUN = frozenset({MeetingState.RUNNING, MeetingState.HELD})
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


def lock_meeting(meeting: Meeting) -> None:
    """Let those who write what is checked across the meeting's rows come one by one, until the transaction ends."""
    Meeting.objects.select_for_update(no_key=True).get(pk=meeting.pk)


def lock_item(item: AgendaItem) -> None:
    """Let those who write what is numbered or checked within a case come one by one."""
    AgendaItem.objects.select_for_update().get(pk=item.pk)


def lock_whole(meeting: Meeting) -> None:
    """Let everybody who writes in the meeting or in a case of it finish first; who comes later asks anew."""
    lock_meeting(meeting)
    list(AgendaItem.objects.select_for_update().filter(meeting=meeting).order_by("pk").values_list("pk"))


def require_open(meeting: Meeting) -> None:
    """Refuse to change a meeting that is cancelled, or whose minutes are no draft any more."""
    if meeting.state == MeetingState.CANCELLED:
        raise DomainError(_("Møtet er avlyst og kan ikke endres."))
    minutes = newest_minutes(meeting)
    if minutes is not None and minutes.state in LOCKED:
        raise DomainError(about_minutes(LOCKED[MinutesState(minutes.state)], meeting))


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
    """Refuse what can only come of a meeting that goes on, or has been held."""
    if meeting.state not in BEGUN:
        raise DomainError(_("Møtet er ikke holdt. Registrer at møtet er holdt først."))


def require_ended(meeting: Meeting) -> None:
    """Refuse what can only come of a meeting that is over."""
    if meeting.state == MeetingState.RUNNING:
        raise DomainError(_("Møtet pågår. Avslutt møtet først."))
    require_held(meeting)


def require_decidable(item: AgendaItem) -> None:
    """Refuse to decide a case that the law keeps from being decided here.

    A case that was not on the list that went out: when the chair objects, or a third of those present. A case that
    must be treated behind closed doors: in a remote meeting.
    """
    meeting = item.meeting
    if meeting.form == MeetingForm.REMOTE and must_be_closed(item):
        raise DomainError(
            _("Saken skal etter loven behandles for lukkede dører, og kan derfor ikke tas opp i et fjernmøte.")
        )
    if item.must_close and not item.closed_basis:
        raise DomainError(_("Saken skal etter loven behandles for lukkede dører. Lukk møtet før saken avgjøres."))
    if not item.unlisted or not meeting.body.is_elected:
        return
    if item.unlisted_chair_objected:
        raise DomainError(_("Møteleder har innvendinger mot tilleggssaken. Den kan ikke avgjøres i dette møtet."))
    present = len(present_in(item).voting)
    if blocks(item.unlisted_objectors or 0, present):
        raise DomainError(
            _(
                "%(n)s av %(present)s frammøtte har innvendinger mot tilleggssaken. "
                "Den kan ikke avgjøres i dette møtet."
            )
            % {"n": item.unlisted_objectors, "present": present}
        )


def require_listed(item: AgendaItem) -> None:
    """Refuse to say that a case was on the list, when notices were sent and none of them had it."""
    meeting = item.meeting
    if not (item.unlisted and meeting.body.is_elected) or not Notice.objects.active().filter(meeting=meeting).exists():
        return
    if item.pk not in known_items(meeting):
        raise DomainError(_("Saken sto ikke i noen innkalling som er sendt. Den er en tilleggssak."), field="unlisted")


def check_objectors(item: AgendaItem, objectors: int | None) -> None:
    """Refuse more objections to a late case than there are votes in the room."""
    present = len(present_in(item).voting)
    if objectors is not None and present and objectors > present:
        raise DomainError(_("Det er %(n)s med stemmerett til stede i saken.") % {"n": present}, field="objectors")


def objection_words(objectors: int, chair: bool) -> str:
    """Return what the minutes say of the objections to a late case."""
    if not objectors and not chair:
        return _("Ingen hadde innvendinger mot at saken ble avgjort.")
    said = []
    if chair:
        said.append(_("Møteleder hadde innvendinger mot at saken ble avgjort."))
    if objectors:
        said.append(_("%(n)s av de frammøtte hadde innvendinger mot at saken ble avgjort.") % {"n": objectors})
    return " ".join(said)


def require_movable(meeting: Meeting, items: Iterable[AgendaItem]) -> None:
    """Refuse to change the order in a meeting that goes on, once it tells who was there or what was treated.

    Who came and left is kept by places on the agenda.
    """
    moving = [item.pk for item in items]
    treated = AgendaItem.objects.filter(pk__in=moving).filter(
        Q(decision__isnull=False) | Q(ballots__withdrawn_at__isnull=True, ballots__isnull=False)
    )
    if treated.exists():
        raise DomainError(_("Saken er behandlet. Rekkefølgen kan ikke endres."))
    by_place = Attendance.objects.active().filter(meeting=meeting)
    away = Q(gaps__isnull=False, gaps__withdrawn_at__isnull=True)
    if by_place.filter(Q(from_item__isnull=False) | Q(to_item__isnull=False) | away).exists():
        raise DomainError(_("Noen har kommet eller gått underveis. Da kan ikke rekkefølgen på sakene endres."))


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


def require_ordinary(meeting: Meeting) -> None:
    """Refuse decisions and votes in a meeting with the unions: there one informs, discusses and negotiates."""
    if meeting.purpose != MeetingPurpose.ORDINARY:
        raise DomainError(_("I et møte med de tillitsvalgte fattes det ikke vedtak, og det stemmes ikke."))


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
    if not RULES["may_run_meeting"](user, item.meeting):
        return False
    if not item.union_statement:
        return True
    return item.meeting.state == MeetingState.RUNNING and not written_by_unions(item)


def written_by_unions(item: AgendaItem) -> bool:
    """Tell whether somebody with a union's seat in the body has written in the statement as it stands."""
    writers, before = set(), ""
    for text, writer in item.history.order_by("row_version").values_list("union_statement", "history_user_id"):
        if text != before and text:
            writers.add(writer)
        before = text
    seats = Seat.objects.active().filter(body_id=item.meeting.body_id, is_union=True)
    return bool(writers) and seats.filter(person_id__in=writers).exists()


def holds_union_seat(user: Any, meeting: Meeting) -> bool:
    """Tell whether the user sits in the body as a union's representative on the meeting's day or today."""
    seats = Seat.objects.active().filter(body_id=meeting.body_id, person_id=user.pk, is_union=True)
    return any(s.sits_on(meeting.held_on) or s.sits_on(meeting.project.today()) for s in seats)
