"""When and where a meeting is, in words."""

from __future__ import annotations

from django.utils.translation import gettext as _

from omstilling.ui.formats import clock
from projects import law

from .models import Meeting, MeetingForm


def hours_of(meeting: Meeting) -> str:
    """Return from when to when, as far as it is known: «kl. 9.00–11.30»; empty when no time is set."""
    if meeting.starts_at is None:
        return ""
    start = str(clock(meeting.starts_at))
    return f"{start}–{meeting.ends_at:%H.%M}" if meeting.ends_at is not None else start


def place_of(meeting: Meeting) -> str:
    """Return where; of a remote meeting also on what ground."""
    if meeting.form != MeetingForm.REMOTE:
        return meeting.place
    remote = _("Fjernmøte etter %(basis)s") % {"basis": meeting.remote_basis}
    if meeting.body.is_elected:
        remote = f"{remote}, {law.cite(law.Rule.REMOTE_MEETING, meeting.held_on)}"
    return f"{meeting.place} ({remote})" if meeting.place else remote
