"""Somebody who leaves and comes back: the cases between, kept beside the stretch from the first to the last."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import time

from django.utils.translation import gettext as _

from omstilling.audit.errors import DomainError
from projects.models import Seat
from projects.services.rows import store

from ..models import AgendaItem, Attendance, AttendanceGap, AttendanceStatus
from ..selectors import with_gaps
from .rules import name_of

#: Cases somebody was away from: the first and the last place on the agenda.
Away = tuple[int, int]


def rows_of(meeting_id: int) -> list[Attendance]:
    """Return what is recorded of a meeting's seats, each row with the cases it was away from. At most two queries."""
    found = Attendance.objects.active().filter(meeting_id=meeting_id)
    return with_gaps(found.select_related("seat__person", "substitute_for__person"))


def row_of(meeting_id: int, seat: Seat) -> Attendance | None:
    """Return what is recorded of a seat, with the cases it was away from."""
    return next((row for row in rows_of(meeting_id) if row.seat_id == seat.pk), None)


def bridge(row: Attendance, order: int, at: time | None) -> None:
    """Let somebody who left be back from the case at ``order``: what lies between is a gap.

    The row is to be saved by the caller, without its last case.
    """
    if row.to_item is not None and row.to_item + 1 < order:
        gap = AttendanceGap(attendance=row, from_item=row.to_item + 1, to_item=order - 1)
        gap.left_at, gap.returned_at = row.left_at, at
        store(gap)


def resume(item: AgendaItem, seat: Seat, met: Seat, at: time | None) -> tuple[int | None, time | None]:
    """Let a substitute sit anew for the same member: the cases between are a gap.

    Returns the first case and the hour to be recorded. Raises DomainError when it was for another member before:
    of each seat it is kept for whom it meets, once.
    """
    row = row_of(item.meeting_id, seat)
    first = item.order if item.order > 1 else None
    if row is None or row.status != AttendanceStatus.PRESENT or (row.from_item or 1) >= item.order:
        return first, at
    if row.substitute_for_id != met.pk:
        told = {"name": name_of(seat), "other": name_of(row.substitute_for) if row.substitute_for else "–"}
        raise DomainError(
            _("%(name)s har alt møtt for %(other)s i dette møtet. Kall inn et annet varamedlem.") % told,
            field="substitute",
        )
    bridge(row, item.order, at)
    return row.from_item, row.arrived_at


def keep_gaps(row: Attendance, away: Iterable[Away] | None) -> None:
    """Keep the gaps that are told; with ``None`` those that still lie between the first case and the last."""
    first, last = row.from_item or 1, row.to_item
    wanted = None if away is None else {tuple(one) for one in away}
    for gap in AttendanceGap.objects.active().filter(attendance=row):
        here = row.status == AttendanceStatus.PRESENT
        inside = first < gap.from_item and (last is None or (gap.to_item or 0) < last)
        if here and inside and (wanted is None or (gap.from_item, gap.to_item) in wanted):
            if wanted is not None:
                wanted.discard((gap.from_item, gap.to_item))
            continue
        gap.withdraw()
    for start, end in sorted(wanted or ()):
        store(AttendanceGap(attendance=row, from_item=start, to_item=end))


def check_gaps(row: Attendance, away: Sequence[Away], cases: int) -> None:
    """Refuse gaps that are no gaps: past the agenda, one in another, or not between the first case and the last."""
    name, first, last = name_of(row.seat), row.from_item or 1, row.to_item or cases
    before = first
    for start, end in sorted(away):
        if start > end:
            raise DomainError(_("%(name)s: den første saken kommer etter den siste.") % {"name": name}, field="away")
        if start <= before or end >= last:
            told = {"name": name, "first": first, "last": last}
            raise DomainError(
                _(
                    "%(name)s er ført som til stede fra sak nr. %(first)s til sak nr. %(last)s på lista, og kan bare "
                    "ha vært borte fra saker mellom dem. Gikk vedkommende for godt, velger du siste sak i stedet."
                )
                % told,
                field="away",
            )
        before = end + 1


def parse_away(text: str) -> tuple[Away, ...]:
    """Read «3, 5–6» as places on the agenda. Raises ``ValueError`` for anything else."""
    found = []
    for part in filter(None, (one.strip() for one in re.split(r"[,;]|\bog\b", text))):
        match = re.fullmatch(r"(\d{1,3})(?:\s*[-–—]\s*(\d{1,3}))?", part)
        if match is None:
            raise ValueError(part)
        found.append((int(match[1]), int(match[2] or match[1])))
    return tuple(sorted(found))


def write_away(gaps: Iterable[AttendanceGap]) -> str:
    """Write gaps as ``parse_away`` reads them."""
    return ", ".join(str(g.from_item) if g.from_item == g.to_item else f"{g.from_item}–{g.to_item}" for g in gaps)
