"""Builds a notice from the rows. In the public version what is not open to all is never read into the document."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from omstilling.ui.formats import date_table, date_text, datetime_text, weekday_date
from projects import law
from projects.models import Access, SeatFunction
from projects.openness import ground_of, neutral_title

from ..minutes.unions import HIDDEN
from ..models import AgendaItem, Meeting, Notice, NoticeKind
from ..papers import CasePaper, case_papers
from ..selectors import seats_of
from ..summons import Called, calling_of
from ..whereabouts import hours_of, place_of
from .document import CalledRow, NoticeCase, NoticeDocument

WORDS = {
    NoticeKind.NOTICE: lambda: _("Innkalling"),
    NoticeKind.SUPPLEMENT: lambda: _("Tilleggsinnkalling"),
    NoticeKind.MOVED: lambda: _("Melding om flytting"),
    NoticeKind.CANCELLED: lambda: _("Avlysing"),
}
#: The kinds that papers go with.
WITH_PAPERS = frozenset({NoticeKind.NOTICE, NoticeKind.SUPPLEMENT})


def notice_document(
    meeting: Meeting,
    *,
    public: bool,
    kind: str = NoticeKind.NOTICE,
    number: int = 1,
    sent_at: datetime | None = None,
    sender: str = "",
    reason: str = "",
    before: str = "",
) -> NoticeDocument:
    """Return what a notice sent now would say. Without ``sent_at`` it is a draft.

    ``before`` is when and where a meeting that is moved was to be. The papers of a supplement are those of the cases
    that no earlier notice had.
    """
    items = listed_items(meeting)
    known = known_items(meeting)
    new = {item.pk for item in items if item.pk not in known}
    with_papers: list[AgendaItem] = []
    if kind in WITH_PAPERS:
        with_papers = [i for i in items if kind == NoticeKind.NOTICE or i.pk in new]
    papers = case_papers([item.case for item in with_papers], public=public)
    papered = {item.pk for item in with_papers}
    elected, day = meeting.body.is_elected, date_text(meeting.held_on)
    word = WORDS[NoticeKind(kind)]()
    chair = next((seat for seat in seats_of(meeting) if seat.function == SeatFunction.CHAIR), None)
    return NoticeDocument(
        kind=kind,
        word=word,
        public=public,
        project=meeting.project.short_name,
        municipality=meeting.project.municipality.name,
        organ=meeting.body.name,
        heading=f"{meeting.body.name} {day}",
        title=_("%(word)s: %(body)s %(day)s") % {"word": word, "body": meeting.body.name, "day": day},
        number=number,
        draft=sent_at is None,
        meeting_number=str(meeting.number),
        day=weekday_date(meeting.held_on),
        hours=hours_of(meeting),
        place=place_of(meeting),
        sent=datetime_text(sent_at) if sent_at is not None else "",
        sender=sender,
        chair=str(chair.person.full_name) if chair is not None else "",
        rules=law.cite(law.Rule.NOTICE, meeting.held_on) if elected else "",
        created=timezone.localtime(sent_at or timezone.now()).isoformat(timespec="seconds"),
        example=meeting.project.notice,
        before=before,
        reason=reason,
        sequel=_sequel(kind, items),
        called=tuple(_called(meeting, public)),
        cases=tuple(
            _case(
                item, public, item.pk in new and bool(known), papers.get(item.case_id) if item.pk in papered else None
            )
            for item in items
        ),
        access=meeting.access,
    )


def listed_items(meeting: Meeting) -> list[AgendaItem]:
    """Return the agenda in order, with the cases. One query."""
    found = AgendaItem.objects.active().filter(meeting=meeting)
    rows = list(found.select_related("case__body", "carried_from__meeting").order_by("order", "id"))
    for row in rows:
        row.case.project = meeting.project
    return rows


def known_items(meeting: Meeting) -> set[int]:
    """Return the ids of the items that an earlier notice had on its list. One query."""
    found: set[int] = set()
    sources = Notice.objects.active().filter(meeting=meeting).values_list("full_source", flat=True)
    for source in sources:
        found |= {case["item"] for case in (source or {}).get("cases", ())}
    return found


def when_and_where(meeting: Meeting) -> str:
    """Return day, time and place in one line."""
    parts = (weekday_date(meeting.held_on), hours_of(meeting), place_of(meeting))
    return ", ".join(part for part in parts if part)


def is_withheld(case: Any, public: bool) -> bool:
    """Tell whether the public version says nothing of a case but that there is one."""
    return public and case.access != Access.PUBLIC


def _case(item: AgendaItem, public: bool, is_new: bool, paper: CasePaper | None) -> NoticeCase:
    case, withheld = item.case, is_withheld(item.case, public)
    came = item.carried_from
    kept_back = "" if public or case.access not in HIDDEN else str(case.access)
    return NoticeCase(
        item=item.pk,
        number=case.case_number,
        title=neutral_title(case) if withheld else case.title,
        kind=capfirst(str(case.get_kind_display())),
        section=item.section,
        withheld=ground_of(case) if withheld else "",
        is_new=is_new,
        carried=_("Utsatt fra møtet %(day)s") % {"day": date_table(came.meeting.held_on)} if came is not None else "",
        paper=None if withheld else paper,
        kept_back=kept_back,
        ground=ground_of(case) if kept_back else "",
    )


def _called(meeting: Meeting, public: bool) -> Iterable[CalledRow]:
    for row in calling_of(meeting).rows:
        yield _called_row(row, public)
        if row.substitute is not None:
            yield _called_row(row.substitute, public, called_for=row.name)


def _called_row(row: Called, public: bool, called_for: str = "") -> CalledRow:
    """Who stays away is for the members: the public version does not say it."""
    note = "" if public or not row.has_apology else row.answer_words
    return CalledRow(
        party=row.party,
        function=str(row.seat.get_function_display()),
        name=row.name,
        called_for="" if public else called_for,
        note=note,
    )


def _sequel(kind: str, items: list[AgendaItem]) -> str:
    if kind == NoticeKind.CANCELLED and items:
        return _("Sakene på lista tas med til neste møte.")
    return ""
