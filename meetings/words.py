"""What minutes are called: an elected body writes a møteprotokoll, a group of the administration a referat.

A meeting with the unions has a record of its own, whichever body holds it: a drøftingsprotokoll or a
forhandlingsprotokoll, and a referat of information.
"""

from __future__ import annotations

from typing import Any

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from .models import Meeting, MeetingPurpose


def is_protocol(of: Any) -> bool:
    """Tell whether a meeting's record (or a body's) is called a protokoll."""
    if isinstance(of, Meeting):
        if of.purpose != MeetingPurpose.ORDINARY:
            return of.purpose != MeetingPurpose.INFORMATION
        of = of.body
    return bool(of.is_elected)


def minutes_kind(meeting: Meeting) -> str:
    """Return what stands first in the record: «Møteprotokoll», «Referat», «Drøftingsprotokoll» …"""
    if meeting.purpose == MeetingPurpose.CONSULTATION:
        return _("Drøftingsprotokoll")
    if meeting.purpose == MeetingPurpose.NEGOTIATION:
        return _("Forhandlingsprotokoll")
    return _("Møteprotokoll") if is_protocol(meeting) else _("Referat")


def minutes_word(of: Any) -> str:
    """Return the word, as in «protokoll: utkast»."""
    return _("protokoll") if is_protocol(of) else _("referat")


def the_minutes(of: Any) -> str:
    """Return the word as it stands in a sentence."""
    return _("protokollen") if is_protocol(of) else _("referatet")


def about_minutes(text: Any, of: Any) -> str:
    """Fill a sentence: ``%(it)s`` is the minutes, ``%(It)s`` the same at the beginning of a sentence."""
    it = the_minutes(of)
    return str(text) % {"it": it, "It": capfirst(it)}
