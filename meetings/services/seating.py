"""A substitute who takes the seat of a named member, from a case on."""

from __future__ import annotations

from datetime import time

from django.utils.translation import gettext as _

from omstilling.accounts.models import User
from omstilling.audit.errors import DomainError
from omstilling.audit.uow import unit_of_work
from projects.models import Seat

from ..models import AgendaItem, Attendance, AttendanceStatus
from .attendance import Entry, record_all_attendance
from .rules import name_of, require_item, require_seat
from .stretches import resume, row_of


def take_seat(
    *, item: AgendaItem, substitute: Seat, member: Seat, by: User, at: time | None = None, reason: str = ""
) -> Attendance:
    """Let a substitute meet for a member from this case on. A member who is there leaves after the case before."""
    with unit_of_work(by=by, reason=reason or _("%(name)s tar sete for %(member)s") % _names(substitute, member)):
        require_item(item)
        require_seat(item.meeting, substitute, "substitute")
        require_seat(item.meeting, member, "member")
        row = row_of(item.meeting_id, member)
        here = row is not None and row.status == AttendanceStatus.PRESENT
        first, arrived = resume(item, substitute, member, at)
        entries = [
            Entry(
                seat=substitute,
                status=AttendanceStatus.PRESENT,
                substitute_for=member,
                from_item=first,
                arrived_at=arrived,
            )
        ]
        if here and row is not None and (row.to_item is None or row.to_item >= item.order):
            if item.order <= (row.from_item or 1):
                raise DomainError(_("%(member)s er ført som til stede.") % _names(substitute, member), field="member")
            entries.append(
                Entry(
                    seat=member,
                    status=AttendanceStatus.PRESENT,
                    from_item=row.from_item,
                    to_item=item.order - 1,
                    arrived_at=row.arrived_at,
                    left_at=row.left_at or at,
                    leave_basis=row.leave_basis,
                )
            )
        rows = record_all_attendance(meeting=item.meeting, entries=entries, by=by)
        return rows[0]


def _names(substitute: Seat, member: Seat) -> dict[str, str]:
    return {"name": name_of(substitute), "member": name_of(member)}
