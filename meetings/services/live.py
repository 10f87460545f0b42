"""What happens on the spur of the moment: somebody comes or goes, another leads a case, a late case is objected to."""

from __future__ import annotations

from dataclasses import replace
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
from .attendance import Entry, record_all_attendance, record_attendance
from .chairing import check_elected
from .rules import check_objectors, name_of, objection_words, require_item, require_listed, require_seat
from .stretches import bridge, row_of, rows_of


def come_in(*, item: AgendaItem, seat: Seat, by: User, at: time | None = None, reason: str = "") -> Attendance:
    """Record that somebody came: there from this case, or back as if they had not left."""
    with unit_of_work(by=by, reason=reason or _("%(name)s kom") % {"name": name_of(seat)}):
        row = _row(item, seat)
        if row is not None and Place(seat, row).is_in(item.order):
            raise DomainError(_("%(name)s er alt ført som til stede i saken.") % {"name": name_of(seat)})
        entries = [_coming(item, seat, row, at), *_giving_way(item, seat, at)]
        if row is not None and entries[0].from_item == row.from_item and row.status == AttendanceStatus.PRESENT:
            bridge(row, item.order, at)
        return record_all_attendance(meeting=item.meeting, entries=entries, by=by)[0]


def go_out(*, item: AgendaItem, seat: Seat, by: User, at: time | None = None, reason: str = "") -> Attendance:
    """Record that somebody left: after this case when it is decided, before it when it is not."""
    with unit_of_work(by=by, reason=reason or _("%(name)s gikk") % {"name": name_of(seat)}):
        row = _row(item, seat)
        if row is None or row.status != AttendanceStatus.PRESENT:
            raise DomainError(_("%(name)s er ikke ført som til stede.") % {"name": name_of(seat)})
        last = item.order if item.decision_id is not None else item.order - 1
        left_at = at
        for gap in reversed(row.gaps_read):
            if gap.from_item <= last <= (gap.to_item or last):
                last, left_at = gap.from_item - 1, gap.left_at
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
            left_at=left_at,
            leave_basis=row.leave_basis,
            by=by,
        )


def _coming(item: AgendaItem, seat: Seat, row: Attendance | None, at: time | None) -> Entry:
    """Return what is recorded of somebody who comes: back after having left, or here for the first time.

    Who left before any case was treated was not there at all, and comes for the first time.
    """
    if row is None or row.status != AttendanceStatus.PRESENT or not _is_back(item, row):
        met = row.substitute_for if row is not None else None
        basis = row.leave_basis if row is not None else ""
        first = item.order if item.order > 1 else None
        return Entry(seat, AttendanceStatus.PRESENT, met, first, None, basis, arrived_at=at)
    return Entry(
        seat,
        AttendanceStatus.PRESENT,
        row.substitute_for,
        row.from_item,
        None,
        row.leave_basis,
        arrived_at=row.arrived_at,
    )


def _is_back(item: AgendaItem, row: Attendance) -> bool:
    """Tell whether somebody who comes was here before: until the case before this one, or for one that was treated."""
    if row.to_item is None or row.to_item >= item.order:
        return False
    if row.to_item + 1 == item.order:
        return True
    before = AgendaItem.objects.active().filter(meeting=item.meeting, order__lte=row.to_item)
    treated = Q(decision__isnull=False) | Q(ballots__withdrawn_at__isnull=True, ballots__isnull=False)
    return before.filter(treated, order__gte=row.from_item or 1).exists()


def _giving_way(item: AgendaItem, seat: Seat, at: time | None) -> list[Entry]:
    """Return what is recorded of a substitute who sat for a member that is back: there until the case before."""
    found = []
    for row in rows_of(item.meeting_id):
        if row.substitute_for_id == seat.pk and row.is_in(item.order) and item.order > (row.from_item or 1):
            there = Entry(row.seat, row.status, seat, row.from_item, item.order - 1, row.leave_basis)
            found.append(replace(there, arrived_at=row.arrived_at, left_at=at))
    return found


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


def _row(item: AgendaItem, seat: Seat) -> Attendance | None:
    require_item(item)
    return row_of(item.meeting_id, seat)
