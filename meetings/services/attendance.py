"""Who was there: per seat, from case to case, and for whom a substitute meets."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import time

from django.utils.translation import gettext as _

from omstilling.accounts.models import User
from omstilling.audit.errors import DomainError
from omstilling.audit.uow import unit_of_work
from projects.models import Seat, SeatFunction
from projects.services.rows import store

from ..models import AgendaItem, Attendance, AttendanceStatus, Meeting
from .ballots import follow_room
from .rules import lock_meeting, name_of, require_begun, require_open, require_seat
from .stretches import Away, check_gaps, keep_gaps, rows_of


@dataclass(frozen=True, slots=True)
class Entry:
    """What is recorded of one seat. ``status`` empty takes back what was recorded."""

    seat: Seat
    status: str
    substitute_for: Seat | None = None
    from_item: int | None = None
    to_item: int | None = None
    leave_basis: str = ""
    arrived_at: time | None = None
    left_at: time | None = None
    #: The cases between that the seat was away from; ``None`` keeps what is recorded.
    away: tuple[Away, ...] | None = None


def record_attendance(
    *,
    meeting: Meeting,
    seat: Seat,
    status: str,
    by: User,
    substitute_for: Seat | None = None,
    from_item: int | None = None,
    to_item: int | None = None,
    leave_basis: str = "",
    arrived_at: time | None = None,
    left_at: time | None = None,
    away: tuple[Away, ...] | None = None,
    reason: str = "",
) -> Attendance:
    """Record one seat: present (from and to which place on the agenda), apology or absent. Replaces what was there.

    ``leave_basis`` is the ground on which the body granted leave for a part of the meeting; ``away`` the cases
    between from which the seat was away and came back, ``None`` for those that are recorded.
    """
    entry = Entry(seat, status, substitute_for, from_item, to_item, leave_basis, arrived_at, left_at, away)
    with unit_of_work(by=by, reason=reason or _("Frammøtet er ført")):
        lock_meeting(meeting)
        row = _record(meeting, entry)
        _check_room(meeting)
        follow_room(meeting)
    if row is None:
        raise DomainError(_("Velg frammøte."), field="status")
    return row


def record_all_attendance(
    *, meeting: Meeting, entries: Iterable[Entry], by: User, reason: str = ""
) -> list[Attendance]:
    """Record several seats at once: what they make up together is checked, not the order they come in.

    The field of a refusal carries the seat: «substitute_for-12».
    """
    with unit_of_work(by=by, reason=reason or _("Frammøtet er ført")):
        lock_meeting(meeting)
        rows = []
        for entry in entries:
            try:
                rows.append(_record(meeting, entry))
            except DomainError as error:
                if error.field is None:
                    raise
                raise DomainError(error.message, field=f"{error.field}-{entry.seat.pk}") from None
        _check_room(meeting, name_seat=True)
        follow_room(meeting)
    return [row for row in rows if row is not None]


def _record(meeting: Meeting, entry: Entry) -> Attendance | None:
    require_open(meeting)
    seat = entry.seat
    require_seat(meeting, seat, "seat")
    row = Attendance.objects.active().filter(meeting=meeting, seat=seat).first()
    if not entry.status:
        if row is not None:
            keep_gaps(row, ())
            row.withdraw()
        return None
    if entry.status != AttendanceStatus.APOLOGY:
        require_begun(meeting)
    row = row or Attendance(meeting=meeting, seat=seat)
    here = entry.status == AttendanceStatus.PRESENT
    row.status = entry.status
    row.substitute_for = entry.substitute_for if here else None
    row.from_item = entry.from_item if here else None
    row.to_item = entry.to_item if here else None
    row.arrived_at = entry.arrived_at if here else None
    row.left_at = entry.left_at if here else None
    row.leave_basis = entry.leave_basis.strip()
    cases = _check_interval(meeting, row)
    _check_substitute(meeting, row)
    if here and entry.away:
        check_gaps(row, entry.away, cases)
    row = store(row)
    keep_gaps(row, entry.away)
    return row


def _check_interval(meeting: Meeting, row: Attendance) -> int:
    """Refuse a stretch that is none. Returns how many cases the agenda has."""
    last = AgendaItem.objects.active().filter(meeting=meeting).count()
    name = name_of(row.seat)
    for field in ("from_item", "to_item"):
        value = getattr(row, field)
        if value is not None and not 1 <= value <= last:
            raise DomainError(
                _("%(name)s: sakslista har %(last)s saker. Velg en av dem.") % {"name": name, "last": last},
                field=field,
            )
    if row.from_item and row.to_item and row.from_item > row.to_item:
        raise DomainError(_("%(name)s kan ikke gå før saken vedkommende kom til.") % {"name": name}, field="to_item")
    if row.arrived_at and row.left_at and row.arrived_at > row.left_at:
        raise DomainError(_("%(name)s kan ikke gå før vedkommende kom.") % {"name": name}, field="left_at")
    return last


def _check_substitute(meeting: Meeting, row: Attendance) -> None:
    met = row.substitute_for
    is_substitute = row.seat.function == SeatFunction.SUBSTITUTE
    name = name_of(row.seat)
    if met is None:
        if is_substitute and row.status == AttendanceStatus.PRESENT:
            raise DomainError(_("Velg hvem %(name)s møter for.") % {"name": name}, field="substitute_for")
        return
    require_seat(meeting, met, "substitute_for")
    if not is_substitute:
        raise DomainError(
            _("%(name)s er ikke varamedlem og kan ikke møte for noen.") % {"name": name}, field="substitute_for"
        )
    if met.function == SeatFunction.SUBSTITUTE:
        raise DomainError(_("Et varamedlem møter for et medlem."), field="substitute_for")


def _check_room(meeting: Meeting, *, name_seat: bool = False) -> None:
    """Refuse that a member and a substitute for the same member, or two of them, are in the room for one case."""
    rows = [row for row in rows_of(meeting.pk) if row.status == AttendanceStatus.PRESENT]
    recused = _recused_orders(meeting)
    last = AgendaItem.objects.active().filter(meeting=meeting).count()
    for row in rows:
        if row.substitute_for_id is None:
            continue
        for other in rows:
            same_seat = other.seat_id == row.substitute_for_id
            same_member = other.pk != row.pk and other.substitute_for_id == row.substitute_for_id
            if not (same_seat or same_member):
                continue
            together = _orders(row, last) & _orders(other, last)
            if same_seat:
                together -= recused.get(other.seat_id, set())
            if together:
                raise DomainError(
                    _(
                        "%(one)s og %(other)s er ført inn i samme sak, men har én plass til sammen. "
                        "Rett fra og til sak."
                    )
                    % {"one": name_of(row.seat), "other": name_of(other.seat)},
                    field=f"substitute_for-{row.seat_id}" if name_seat else "substitute_for",
                )


def _orders(row: Attendance, last: int) -> set[int]:
    """Return the places on the agenda for which a seat was in the room; 0 stands for a meeting without cases."""
    return {order for order in range(0 if last == 0 else 1, last + 1) if row.is_in(order)}


def _recused_orders(meeting: Meeting) -> dict[int, set[int]]:
    from ..models import Recusal

    found: dict[int, set[int]] = {}
    rows = Recusal.objects.active().filter(item__meeting=meeting, item__withdrawn_at__isnull=True)
    for seat, order in rows.values_list("seat_id", "item__order"):
        found.setdefault(seat, set()).add(order)
    return found
