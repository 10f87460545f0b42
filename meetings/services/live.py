"""What happens on the spur of the moment: somebody comes or goes, another leads a case, a late case is objected to."""

from __future__ import annotations

from datetime import time

from django.db.models import Q
from django.utils.translation import gettext as _

from omstilling.accounts.models import User
from omstilling.audit.errors import DomainError
from omstilling.audit.uow import unit_of_work
from projects.models import Seat
from projects.services.rows import store

from ..models import AgendaItem, Attendance, AttendanceStatus
from ..rooms import Place, is_member
from ..selectors import present_in
from .attendance import record_attendance
from .chairing import check_elected
from .rules import check_objectors, name_of, objection_words, require_item, require_listed, require_seat


def come_in(*, item: AgendaItem, seat: Seat, by: User, at: time | None = None, reason: str = "") -> Attendance:
    """Record that somebody came: there from this case, or back as if they had not left."""
    with unit_of_work(by=by, reason=reason or _("%(name)s kom") % {"name": name_of(seat)}):
        row = _row(item, seat)
        if row is not None and Place(seat, row).is_in(item.order):
            raise DomainError(_("%(name)s er alt ført som til stede i saken.") % {"name": name_of(seat)})
        was_here = row is not None and row.status == AttendanceStatus.PRESENT and row.to_item is not None
        back = was_here and row is not None and (row.to_item or 0) + 1 >= item.order
        if row is not None and not back:
            _check_forgets_nothing(item, row)
        return record_attendance(
            meeting=item.meeting,
            seat=seat,
            status=AttendanceStatus.PRESENT,
            substitute_for=row.substitute_for if row is not None else None,
            from_item=row.from_item if back and row is not None else _first(item.order),
            arrived_at=row.arrived_at if back and row is not None else at,
            leave_basis=row.leave_basis if row is not None else "",
            by=by,
        )


def go_out(*, item: AgendaItem, seat: Seat, by: User, at: time | None = None, reason: str = "") -> Attendance:
    """Record that somebody left: after this case when it is decided, before it when it is not."""
    with unit_of_work(by=by, reason=reason or _("%(name)s gikk") % {"name": name_of(seat)}):
        row = _row(item, seat)
        if row is None or row.status != AttendanceStatus.PRESENT:
            raise DomainError(_("%(name)s er ikke ført som til stede.") % {"name": name_of(seat)})
        last = item.order if item.decision_id is not None else item.order - 1
        if last < (row.from_item or 1):
            raise DomainError(
                _("%(name)s har ikke vært med på noen sak ennå. Før frammøtet i oppropet.") % {"name": name_of(seat)}
            )
        return record_attendance(
            meeting=item.meeting,
            seat=seat,
            status=AttendanceStatus.PRESENT,
            substitute_for=row.substitute_for,
            from_item=row.from_item,
            to_item=last,
            arrived_at=row.arrived_at,
            left_at=at,
            leave_basis=row.leave_basis,
            by=by,
        )


def lead_case(*, item: AgendaItem, seat: Seat | None, by: User, reason: str = "") -> AgendaItem:
    """Let another than the meeting's chair lead one case; ``None`` gives it back."""
    with unit_of_work(by=by, reason=reason or _("Møteleder i saken er valgt")):
        require_item(item)
        require_seat(item.meeting, seat, "chaired_by")
        if seat is not None and item.meeting.body.is_elected:
            room = present_in(item)
            known = room.quorum.known
            if not (room.may_vote(seat.pk) if known else is_member(seat)):
                raise DomainError(
                    _("%(name)s stemmer ikke i saken og kan ikke lede den.") % {"name": name_of(seat)},
                    field="chaired_by",
                )
            check_elected(item, seat)
        item.chaired_by = seat
        return store(item)


def note_doors(
    *,
    item: AgendaItem,
    closed_at: time | None,
    reopened_at: time | None,
    by: User,
    staying: str = "",
    reason: str = "",
) -> AgendaItem:
    """Note when the doors were closed and opened again, and who stayed in the room."""
    with unit_of_work(by=by, reason=reason or _("Klokkeslettene for lukkingen er ført")):
        require_item(item)
        if closed_at and reopened_at and reopened_at < closed_at:
            raise DomainError(_("Dørene kan ikke åpnes før de lukkes."), field="reopened_at")
        item.closed_at, item.reopened_at = closed_at, reopened_at
        item.closed_staying = staying.strip()
        return store(item)


def note_objections(
    *, item: AgendaItem, unlisted: bool, objectors: int | None, chair_objected: bool, by: User, reason: str = ""
) -> AgendaItem:
    """Note that a case was not on the list that went out, and who objected to its being decided."""
    with unit_of_work(by=by, reason=reason or _("Tilleggssaken er merket")):
        require_item(item)
        if not unlisted:
            require_listed(item)
        check_objectors(item, objectors)
        item.unlisted = unlisted
        item.unlisted_objectors = objectors if unlisted else None
        item.unlisted_chair_objected = chair_objected and unlisted
        item.unlisted_note = objection_words(objectors or 0, chair_objected) if unlisted else ""
        return store(item)


def _check_forgets_nothing(item: AgendaItem, row: Attendance) -> None:
    """Refuse to let somebody come in anew when that would take away that they took part in cases before they left.

    Of each seat one stretch of the agenda is kept.
    """
    if row.status != AttendanceStatus.PRESENT or row.to_item is None or row.to_item + 1 >= item.order:
        return
    before = AgendaItem.objects.active().filter(meeting=item.meeting, order__lte=row.to_item)
    before = before.filter(order__gte=row.from_item or 1)
    treated = Q(decision__isnull=False) | Q(ballots__withdrawn_at__isnull=True, ballots__isnull=False)
    if before.filter(treated).exists():
        told = {"name": name_of(row.seat), "first": row.from_item or 1, "last": row.to_item}
        raise DomainError(
            _(
                "%(name)s er ført som til stede i sak nr. %(first)s–%(last)s på lista, og det kan føres bare ett "
                "tidsrom for hver. Skriv i behandlingen av saken at %(name)s kom tilbake."
            )
            % told
        )


def _first(order: int) -> int | None:
    """Return the place from which somebody is there; from the first case on is the whole meeting."""
    return order if order > 1 else None


def _row(item: AgendaItem, seat: Seat) -> Attendance | None:
    require_item(item)
    found = Attendance.objects.active().filter(meeting=item.meeting, seat=seat)
    return found.select_related("substitute_for__person").first()
