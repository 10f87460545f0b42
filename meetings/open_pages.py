"""What is open to all without login: the meetings of open bodies, their agendas and papers, minutes and decisions.

Nobody is asked about here, so nothing depends on who reads. Only what is marked as public is handed out, and of the
rest the neutral title and the ground. The minutes are those that are published, as they were frozen, and only as long
as nothing in them has been kept back since.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time
from functools import cached_property

from django.db.models import Prefetch, Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from omstilling.ui.formats import join_and
from projects import law
from projects.models import Access, Body, Case, CaseAttachment, Decision, Document
from projects.openness import ground_of, neutral_title

from .documents import ChangedMinutes, document_of
from .minutes import MinutesDocument
from .models import AgendaItem, Meeting, MeetingState, Minutes, MinutesState, Notice
from .papers import CasePaper, PaperPart, case_paper

#: States in which the agenda has been sent, and is no longer a draft of the secretary's.
SENT = frozenset({MeetingState.CALLED, MeetingState.RUNNING, MeetingState.HELD})
#: Meetings with such access are held behind closed doors, or expected to be.
CLOSED = frozenset({Access.EXEMPT, Access.RESTRICTED})


@dataclass(frozen=True)
class OpenMinutes:
    """The newest published minutes of a meeting. What they say is read when it is asked for."""

    minutes: Minutes

    @cached_property
    def document(self) -> MinutesDocument:
        """What they say, as it was frozen for the public. Raises ChangedMinutes when that has changed since."""
        return document_of(self.minutes, public=True)


@dataclass(frozen=True, slots=True)
class CalendarRow:
    """One meeting in a body's calendar. ``closed`` says why there is no more to see of it, when there is not."""

    meeting: Meeting
    closed: str = ""
    minutes: OpenMinutes | None = None

    @property
    def is_open(self) -> bool:
        return self.meeting.access == Access.PUBLIC


@dataclass(frozen=True, slots=True)
class Calendar:
    """A body's meetings: those to come, the next first, and those held by year, the latest first."""

    coming: tuple[CalendarRow, ...] = ()
    held: tuple[tuple[int, tuple[CalendarRow, ...]], ...] = ()

    @property
    def rows(self) -> list[CalendarRow]:
        return [*self.coming, *(row for _year, rows in self.held for row in rows)]


@dataclass(frozen=True, slots=True)
class OpenItem:
    """One case on an agenda. ``withheld`` is the ground; then its title is neutral and nothing more is here."""

    item: AgendaItem
    number: str
    title: str
    withheld: str = ""
    closed: str = ""
    decision: Decision | None = None
    attachments: tuple[Document, ...] = field(default=())

    @property
    def is_open(self) -> bool:
        return not self.withheld


def open_bodies(project: str) -> QuerySet[Body]:
    """Return the open bodies of the project with this name in addresses."""
    found = Body.objects.open_to_all().filter(project__slug=project)
    return found.select_related("project__municipality").order_by("order", "name")


def calendar_of(body: Body, *, whole: bool = False) -> Calendar:
    """Return the body's meetings, with what their minutes say when ``whole`` is asked for.

    Six queries at the most however many there are.
    """
    today = body.project.today()
    meetings = list(Meeting.objects.announced().filter(body=body).order_by("held_on", "starts_at", "id"))
    for meeting in meetings:
        meeting.body, meeting.project = body, body.project
    minutes = open_minutes_of(meetings, whole=whole)
    bases = _bases_of([m for m in meetings if m.access in CLOSED])
    rows = [CalendarRow(m, _why_closed(m, bases.get(m.pk, []), today), minutes.get(m.pk)) for m in meetings]
    coming = tuple(r for r in rows if r.meeting.held_on >= today and r.meeting.state != MeetingState.HELD)
    known = {row.meeting.pk for row in coming}
    held: dict[int, list[CalendarRow]] = defaultdict(list)
    for row in reversed(rows):
        if row.meeting.pk not in known:
            held[row.meeting.held_on.year].append(row)
    return Calendar(coming, tuple((year, tuple(held[year])) for year in sorted(held, reverse=True)))


def _bases_of(meetings: Sequence[Meeting]) -> dict[int, list[str]]:
    """Return the grounds that the cases of closed meetings are closed on, by the meeting's id."""
    found: dict[int, list[str]] = defaultdict(list)
    if not meetings:
        return found
    items = AgendaItem.objects.active().filter(meeting__in=[m.pk for m in meetings]).select_related("case")
    for item in items.only("meeting_id", "closed_basis", "case__legal_basis").order_by("order", "id"):
        basis = item.closed_basis or item.case.legal_basis
        if basis and basis not in found[item.meeting_id]:
            found[item.meeting_id].append(basis)
    return found


def _why_closed(meeting: Meeting, bases: list[str], today: date) -> str:
    if meeting.access not in CLOSED:
        return "" if meeting.access == Access.PUBLIC else _("Saksliste og papirer er ikke lagt ut for alle.")
    words = join_and(bases) or law.cite(law.Rule.CLOSED_DOORS, meeting.held_on)
    if meeting.held_on < today or meeting.state == MeetingState.HELD:
        return _("Holdt for lukkede dører, jf. %(basis)s.") % {"basis": words}
    return _("Ventes holdt for lukkede dører, jf. %(basis)s.") % {"basis": words}


def agenda_is_sent(meeting: Meeting) -> bool:
    """Tell whether the agenda is the one that was sent. Until then it is a draft that nobody else sees."""
    return meeting.state in SENT or (meeting.state != MeetingState.CANCELLED and meeting.notice_sent_on is not None)


def agenda_of(meeting: Meeting, minutes: OpenMinutes | None) -> tuple[OpenItem, ...]:
    """Return the agenda in order, with the decisions that the published minutes confirm. Two queries."""
    if not agenda_is_sent(meeting):
        return ()
    attached = CaseAttachment.objects.active().filter(
        document__access=Access.PUBLIC, document__withdrawn_at__isnull=True, document__file__isnull=False
    )
    items = (
        AgendaItem.objects.active()
        .filter(meeting=meeting)
        .select_related("case__body", "decision__body", "decision__case__body")
        .prefetch_related(
            Prefetch("case__attachments", attached.select_related("document").order_by("order", "id"), "open_files")
        )
        .order_by("order", "id")
    )
    return tuple(_item(item, meeting, minutes) for item in items)


def _item(item: AgendaItem, meeting: Meeting, minutes: OpenMinutes | None) -> OpenItem:
    item.meeting, case = meeting, item.case
    closed = ""
    if item.closed_basis:
        closed = _("Behandlet for lukkede dører, jf. %(basis)s.") % {"basis": item.closed_basis}
    elif item.must_close:
        closed = _("Ventes behandlet for lukkede dører, jf. %(basis)s.") % {
            "basis": case.legal_basis or law.cite(law.Rule.CLOSED_DOORS, meeting.held_on)
        }
    if case.access != Access.PUBLIC:
        return OpenItem(item, case.case_number, neutral_title(case), withheld=_ground(case), closed=closed)
    return OpenItem(
        item,
        case.case_number,
        case.title,
        closed=closed,
        decision=_decision(item, minutes),
        attachments=tuple(link.document for link in case.open_files),  # type: ignore[attr-defined]
    )


def _ground(case: Document | object) -> str:
    words = ground_of(case)
    if getattr(case, "access", "") == Access.INTERNAL:
        return _("Saken er ikke lagt ut for alle.")
    return words if words.endswith(".") else f"{words}."


def _decision(item: AgendaItem, minutes: OpenMinutes | None) -> Decision | None:
    decision = item.decision
    if decision is None or minutes is None or decision.is_withdrawn:
        return None
    return decision if decision.access == Access.PUBLIC and decision.standing.is_confirmed else None


def open_minutes_of(meetings: Sequence[Meeting], *, whole: bool = False) -> dict[int, OpenMinutes]:
    """Return the newest published minutes by the meeting's id, of those that may be shown to all.

    What they say is read for those with a case that is kept back now, and for all when ``whole`` is asked for. Two
    queries, and one more when something has to be read.
    """
    by_pk = {meeting.pk: meeting for meeting in meetings if meeting.access == Access.PUBLIC}
    if not by_pk:
        return {}
    kept_back = _kept_back(by_pk)
    versions = Minutes.objects.active().filter(meeting__in=by_pk, state=MinutesState.PUBLISHED)
    # An older version is no way round what the newest one no longer says.
    newest = dict(versions.order_by("meeting_id", "version").values_list("meeting_id", "pk"))
    wanted = Minutes.objects.filter(pk__in=newest.values()).select_related("public_document")
    wanted = wanted.defer("full_source", "public_document__content")
    looked_into = {pk for meeting, pk in newest.items() if whole or kept_back[meeting]}
    rows = [
        *(wanted.filter(pk__in=looked_into) if looked_into else ()),
        *wanted.exclude(pk__in=looked_into).defer("full_source", "public_source", "public_document__content"),
    ]
    found = {}
    for minutes in rows:
        minutes.meeting = by_pk[minutes.meeting_id]
        one = OpenMinutes(minutes)
        if minutes.pk not in looked_into or _may_be_shown(one, kept_back[minutes.meeting_id]):
            found[minutes.meeting_id] = one
    return found


def _may_be_shown(one: OpenMinutes, kept_back: set[str]) -> bool:
    try:
        return not tells_of(one.document, kept_back)
    except ChangedMinutes:
        return False


def _kept_back(meetings: Iterable[int]) -> dict[int, set[str]]:
    """Return the numbers of the cases that are not public now, by the meeting's id."""
    found: dict[int, set[str]] = defaultdict(set)
    items = AgendaItem.objects.active().filter(meeting__in=list(meetings)).select_related("case__body", "decision")
    for item in items.only(*_LEVELS).order_by():
        levels = {item.case.access, item.decision.access if item.decision is not None else Access.PUBLIC}
        if levels != {Access.PUBLIC}:
            found[item.meeting_id].add(item.case.case_number)
    return found


#: What of a case and its decision tells whether it is kept back, and its number.
_LEVELS = (
    "meeting_id",
    "case__number",
    "case__year",
    "case__external_number",
    "case__access",
    "case__body__abbreviation",
    "decision__access",
)


def tells_of(document: MinutesDocument, numbers: set[str]) -> bool:
    """Tell whether frozen minutes say something of a case that is kept back now."""
    return any(part.number in numbers and not part.withheld for part in document.cases)


def latest_decisions(calendar: Calendar, most: int = 8) -> list[Decision]:
    """Return the latest decisions that published minutes confirm. One query."""
    told = {row.meeting.pk: row for row in calendar.rows if row.minutes is not None}
    found = (
        Decision.objects.active()
        .filter(
            ~Q(confirmed_at=None, confirmed_by=""),
            agenda_item__meeting__in=told,
            agenda_item__withdrawn_at__isnull=True,
            access=Access.PUBLIC,
            case__access=Access.PUBLIC,
        )
        .select_related("case__body", "body", "agenda_item")
        .order_by("-decided_on", "agenda_item__order", "-id")[:most]
    )
    rows = list(found)
    for decision in rows:
        decision.agenda_item.meeting = told[decision.agenda_item.meeting_id].meeting
    return rows


def open_notices(meeting: Meeting) -> list[Notice]:
    """Return what was sent for the meeting that is made as a public file, the first first."""
    if not agenda_is_sent(meeting):
        return []
    sent = Notice.objects.active().filter(meeting=meeting, public_document__isnull=False)
    kept_back = _kept_back([meeting.pk])[meeting.pk]
    rows = sent.select_related("public_document").defer("full_source", "public_document__content").order_by("number")
    return [notice for notice in rows if not _notice_tells_of(notice, kept_back)]


def _notice_tells_of(notice: Notice, numbers: set[str]) -> bool:
    """Tell whether a frozen notice says something of a case that is kept back now."""
    cases = (notice.public_source or {}).get("cases", ())
    return any(one.get("number") in numbers and not one.get("withheld") for one in cases)


def open_paper(case: Case) -> CasePaper:
    """Return the paper of a public case, without what the unions said of it in meetings that are not published yet."""
    paper = case_paper(case, public=True)
    said = AgendaItem.objects.active().filter(case=case).exclude(union_statement="").select_related("meeting__body")
    rows = list(said)
    published = open_minutes_of([item.meeting for item in rows])
    waiting = {item.union_statement for item in rows if item.meeting_id not in published}
    if not waiting:
        return paper
    parts = (
        replace(part, statements=tuple(one for one in part.statements if one.views not in waiting))
        for part in paper.parts
    )
    return replace(paper, parts=tuple(part for part in parts if _says_something(part)))


def _says_something(part: PaperPart) -> bool:
    return any((part.text, part.table, part.lines, part.statements, part.exempt, part.withheld))


def published_at(minutes: Minutes) -> datetime:
    """Return the moment that feeds date minutes by: noon of the day they were approved."""
    day = minutes.approved_on or minutes.created_at.date()
    return timezone.make_aware(datetime.combine(day, time(12)))
