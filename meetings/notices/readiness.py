"""What is to be seen before a notice goes out: what is missing, how late it is, and who gets what."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from django.urls import reverse
from django.utils.translation import gettext as _

from omstilling.ui.formats import date_text, plural
from projects.models import Access, Case, CaseKind

from ..models import AgendaItem, Meeting, MeetingForm
from ..rooms import must_be_closed
from .build import listed_items
from .letters import Addressee


@dataclass(frozen=True, slots=True)
class Hint:
    """Something that is missing, and where it is mended. Nothing of it holds the notice back."""

    text: str
    url: str = ""


def hints_of(meeting: Meeting, addressees: list[Addressee], items: list[AgendaItem] | None = None) -> list[Hint]:
    """Return what is missing before the notice goes out. One query without ``items``."""
    items = listed_items(meeting) if items is None else items
    edit = reverse("meetings:edit_meeting", args=[meeting.project.slug, meeting.slug])
    found = []
    if meeting.starts_at is None:
        found.append(Hint(_("Møtet har ikke noe klokkeslett."), edit))
    if not meeting.place and meeting.form != MeetingForm.REMOTE:
        found.append(Hint(_("Møtet har ikke noe sted."), edit))
    for item in items:
        found += _of_case(item.case)
        item.meeting = meeting
        if meeting.form == MeetingForm.REMOTE and must_be_closed(item):
            found.append(Hint(_("%s skal behandles for lukkede dører og kan ikke tas i fjernmøte.") % item.case, edit))
    for one in addressees:
        if not one.address:
            found.append(Hint(_("%s mangler e-postadresse og får ingen e-post.") % one.name))
    return found


def _of_case(case: Case) -> list[Hint]:
    url, number = case.get_absolute_url(), case.case_number
    found = []
    if not any((case.background.strip(), case.assessment.strip(), case.recommendation.strip())):
        found.append(Hint(_("%s har ikke noe saksframlegg.") % number, url))
    elif case.kind == CaseKind.DECISION and not case.recommendation.strip():
        found.append(Hint(_("%s har ikke noe forslag til vedtak.") % number, url))
    if case.access == Access.EXEMPT and not case.public_title.strip():
        found.append(Hint(_("%s er unntatt offentlighet og har ingen offentlig tittel.") % number, url))
    return found


def last_day(meeting: Meeting) -> date | None:
    """Return the last day on which the notice is in time; ``None`` where the body has set no limit."""
    days = meeting.body.notice_days
    return meeting.held_on - timedelta(days=days) if days is not None else None


def lateness(meeting: Meeting, today: date) -> str:
    """Say that the notice is late, with the limit; empty while it is in time or there is no limit."""
    limit = last_day(meeting)
    if limit is None or today <= limit:
        return ""
    days = plural(meeting.body.notice_days or 0, _("dag"), _("dager"))
    return _("%(body)s skal innkalles %(days)s før møtet. Fristen var %(limit)s.") % {
        "body": meeting.body.name,
        "days": days,
        "limit": date_text(limit),
    }


def limit_words(meeting: Meeting, today: date) -> str:
    """Say by when the notice must go out, while it is still in time."""
    limit = last_day(meeting)
    if limit is None or today > limit:
        return ""
    return _("Innkallingen må sendes senest %(limit)s.") % {"limit": date_text(limit)}
