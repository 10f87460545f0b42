"""A meeting that goes on: opened, a case brought up, ended."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import time

from django.utils.translation import gettext as _

from omstilling.accounts.models import User
from omstilling.audit.errors import DomainError
from omstilling.audit.uow import unit_of_work
from projects.models import Seat
from projects.services.rows import store

from ..models import AgendaItem, Meeting, MeetingPurpose, MeetingState
from .attendance import Entry, record_all_attendance
from .meetings import chair_of, check_chair, check_not_ahead
from .rules import require_item, require_open


def start_meeting(
    *,
    meeting: Meeting,
    at: time,
    by: User,
    chaired_by: Seat | None = None,
    roll_call: Iterable[Entry] = (),
    reason: str = "",
) -> Meeting:
    """Open the meeting: the body's chair leads it unless another is named. A ``roll_call`` is recorded with it."""
    with unit_of_work(by=by, reason=reason or _("Møtet er åpnet")):
        require_open(meeting)
        if meeting.purpose != MeetingPurpose.ORDINARY:
            raise DomainError(_("Et møte med de tillitsvalgte føres på møtets egen side, når det er holdt."))
        if meeting.state == MeetingState.RUNNING:
            raise DomainError(_("Møtet er allerede åpnet."))
        if meeting.state == MeetingState.HELD:
            raise DomainError(_("Møtet er allerede registrert som holdt."))
        check_not_ahead(meeting)
        chair = chaired_by or chair_of(meeting)
        check_chair(meeting, chair)
        meeting.chaired_by = chair
        meeting.starts_at = at
        if meeting.ends_at is not None and meeting.ends_at < at:
            meeting.ends_at = None  # what was planned does not hold any more
        meeting.state = MeetingState.RUNNING
        opened = store(meeting)
        if called := list(roll_call):
            record_all_attendance(meeting=opened, entries=called, by=by, reason=reason)
        return opened


def end_meeting(*, meeting: Meeting, at: time, by: User, reason: str = "") -> Meeting:
    """End the meeting. Its minutes can be written now."""
    with unit_of_work(by=by, reason=reason or _("Møtet er avsluttet")):
        require_open(meeting)
        if meeting.state != MeetingState.RUNNING:
            raise DomainError(_("Møtet pågår ikke."))
        if meeting.starts_at is not None and at < meeting.starts_at:
            raise DomainError(_("Møtet kan ikke slutte før det startet."), field="at")
        meeting.ends_at = at
        meeting.current_item = None
        meeting.state = MeetingState.HELD
        return store(meeting)


def bring_up(*, item: AgendaItem, by: User, reason: str = "") -> Meeting:
    """Let the case be the one that is up in a meeting that goes on."""
    with unit_of_work(by=by, reason=reason or _("Saken er tatt opp")):
        require_item(item)
        meeting = item.meeting
        if meeting.state != MeetingState.RUNNING:
            raise DomainError(_("Møtet pågår ikke."))
        if meeting.current_item_id != item.pk:
            meeting.current_item = item
            store(meeting)
        return meeting
