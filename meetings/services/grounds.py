"""What needs a ground in law: a member who leaves the case, and closed doors."""

from __future__ import annotations

import re

from django.utils.translation import gettext as _

from omstilling.accounts.models import User
from omstilling.audit.errors import DomainError
from omstilling.audit.uow import unit_of_work
from projects.models import Seat, SeatFunction
from projects.services.rows import store

from ..models import AgendaItem, Attendance, AttendanceStatus, MeetingForm, Recusal
from ..selectors import attendance_of, room_of
from .rules import name_of, require_item, require_seat, require_text

#: How a ground that binds the body to close the doors is cited: the second paragraph of the act's § 11-5.
MUST_CLOSE = re.compile(r"§\s*11-5\b.*?(annet|andre|2\.)\s+ledd|§\s*11-5\s*\(2\)", re.IGNORECASE)


def recuse(
    *,
    item: AgendaItem,
    seat: Seat,
    basis: str,
    vote: str,
    by: User,
    is_leave: bool = False,
    replaced_by: Seat | None = None,
    reason: str = "",
) -> Recusal:
    """Record that a member left the case, with ground, the body's decision, and the substitute who stepped in.

    The substitute's attendance in the case is recorded with it when there is none.
    """
    with unit_of_work(by=by, reason=reason or (_("Fritaket er ført") if is_leave else _("Inhabiliteten er ført"))):
        require_item(item)
        require_seat(item.meeting, seat, "seat")
        basis = require_text(basis, _("Oppgi hjemmelen."), "basis")
        vote = require_text(vote, _("Skriv hva organet avgjorde, og med hvilken votering."), "vote")
        if Recusal.objects.active().filter(item=item, seat=seat).exists():
            raise DomainError(_("%(name)s har allerede fratrådt i saken.") % {"name": name_of(seat)}, field="seat")
        if replaced_by is not None:
            _check_replacement(item, seat, replaced_by)
        recusal = store(
            Recusal(item=item, seat=seat, basis=basis, vote=vote, is_leave=is_leave, replaced_by=replaced_by)
        )
        if replaced_by is not None:
            _let_in(item, seat, replaced_by)
        return recusal


def withdraw_recusal(*, recusal: Recusal, by: User, reason: str = "") -> Recusal:
    """Take back a recusal that was recorded by mistake."""
    with unit_of_work(by=by, reason=reason or _("Fratredelsen er ført ved en feil")):
        require_item(recusal.item)
        recusal.withdraw()
        return recusal


def close_doors(
    *, item: AgendaItem, basis: str, vote: str, by: User, mandatory: bool = False, reason: str = ""
) -> AgendaItem:
    """Record that a case was treated behind closed doors: ground, and the vote on it, which is taken in the open.

    ``mandatory``: the law does not leave the choice to the body. Such a case cannot be treated in a remote meeting.
    """
    with unit_of_work(by=by, reason=reason or _("Møtet er lukket i saken")):
        require_item(item)
        if not item.meeting.body.is_elected:
            raise DomainError(_("Møtene i en administrativ gruppe er ikke åpne, så det er ingen dører å lukke."))
        basis = require_text(basis, _("Oppgi hjemmelen for å lukke møtet."), "basis")
        vote = require_text(vote, _("Skriv voteringen om å lukke møtet. Den holdes for åpne dører."), "vote")
        must = mandatory or bool(MUST_CLOSE.search(basis))
        if must and item.meeting.form == MeetingForm.REMOTE:
            raise DomainError(
                _("Saken skal etter loven behandles for lukkede dører, og kan derfor ikke tas opp i et fjernmøte."),
                field="basis",
            )
        item.closed_basis, item.closed_vote, item.must_close = basis, vote, must
        return store(item)


def open_doors(*, item: AgendaItem, by: User, reason: str = "") -> AgendaItem:
    """Take back that the doors were closed, when it was recorded by mistake."""
    with unit_of_work(by=by, reason=reason or _("Saken ble behandlet for åpne dører")):
        require_item(item)
        item.closed_basis, item.closed_vote, item.must_close = "", "", False
        return store(item)


def _check_replacement(item: AgendaItem, seat: Seat, replaced_by: Seat) -> None:
    require_seat(item.meeting, replaced_by, "replaced_by")
    name = name_of(replaced_by)
    if replaced_by.function != SeatFunction.SUBSTITUTE:
        raise DomainError(_("%(name)s er ikke varamedlem.") % {"name": name}, field="replaced_by")
    recusals = list(Recusal.objects.active().filter(item=item).select_related("replaced_by__person"))
    room = room_of(item, attendance_of(item.meeting), recusals)
    if any(p.seat.pk == replaced_by.pk for p in room.recused):
        raise DomainError(_("%(name)s har selv fratrådt i saken.") % {"name": name}, field="replaced_by")
    place = next((p for p in room.voting if p.seat.pk == replaced_by.pk), None)
    met = place.attendance.substitute_for_id if place is not None and place.attendance else None
    if any(r.replaced_by_id == replaced_by.pk for r in recusals) or (met is not None and met != seat.pk):
        raise DomainError(_("%(name)s møter alt for en annen i saken.") % {"name": name}, field="replaced_by")


def _let_in(item: AgendaItem, seat: Seat, replaced_by: Seat) -> None:
    """Record the substitute as present in the case, unless the attendance says something already."""
    if not Attendance.objects.active().filter(meeting=item.meeting, seat=replaced_by).exists():
        store(
            Attendance(
                meeting=item.meeting,
                seat=replaced_by,
                status=AttendanceStatus.PRESENT,
                substitute_for=seat,
                from_item=item.order,
                to_item=item.order,
            )
        )
