"""What an export is made of: a meeting's cases as far as the edition holds them.

The public edition is what the open pages would show, whoever asks for it: agendas that are sent, public cases, and
votes, proposals and decisions only when the minutes that confirm them are published. The full one holds everything.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from projects.models import Access, Decision
from projects.openness import neutral_title

from ..ballots import BallotView, ballots_of
from ..documents import document_of
from ..minutes import MinutesDocument, minutes_document
from ..minutes.build import agenda_of
from ..minutes.document import CasePart
from ..models import AgendaItem, Meeting, Minutes, Proposal
from ..open_pages import agenda_of as open_agenda_of
from ..open_pages import open_minutes_of
from ..papers import CasePaper, case_papers
from ..rooms import MeetingRoom
from ..selectors import attendance_of, room_of


@dataclass(frozen=True, slots=True)
class Treatment:
    """One case in one meeting. ``withheld`` is the ground; then only number and neutral title are here."""

    item: AgendaItem
    meeting: Meeting
    number: str
    title: str
    withheld: str = ""
    decision: Decision | None = None
    ballots: tuple[BallotView, ...] = ()
    proposals: tuple[Proposal, ...] = ()
    paper: CasePaper | None = None
    said: CasePart | None = None


@dataclass(frozen=True, slots=True)
class Held:
    """A meeting as an edition of the exports has it."""

    meeting: Meeting
    public: bool
    treatments: tuple[Treatment, ...] = ()
    room: MeetingRoom | None = None
    minutes: Minutes | None = None
    #: Whether it is told who was there.
    told: bool = field(default=False)


def read(meeting: Meeting, *, public: bool, user: Any = None) -> Held:
    """Read a meeting. The number of queries does not grow with its cases."""
    room = attendance_of(meeting)
    if public:
        return _public(meeting, room)
    minutes = Minutes.objects.active().filter(meeting=meeting).order_by("-version").first()
    if minutes is not None:
        minutes.meeting = meeting
    parts = _parts(minutes_document(meeting, public=False, minutes=minutes))
    items = agenda_of(meeting)
    papers = case_papers(_cases(items, meeting), public=False, user=user)
    found = []
    for item in items:
        item.meeting = meeting
        number = item.case.case_number
        found.append(
            Treatment(
                item,
                meeting,
                number,
                item.case.title,
                decision=None if item.decision is None or item.decision.is_withdrawn else item.decision,
                ballots=ballots_of(item, room_of(item, room, item.live_recusals)),  # type: ignore[attr-defined]
                proposals=tuple(item.live_proposals),  # type: ignore[attr-defined]
                paper=papers[item.case_id],
                said=parts.get(number),
            )
        )
    return Held(meeting, False, tuple(found), room, minutes, told=True)


def _public(meeting: Meeting, room: MeetingRoom) -> Held:
    if meeting.access != Access.PUBLIC:
        return Held(meeting, True)
    published = open_minutes_of([meeting], whole=True).get(meeting.pk)
    seen = {one.item.pk: one for one in open_agenda_of(meeting, published)}
    parts = _parts(published.document) if published is not None else {}
    items = [item for item in agenda_of(meeting) if item.pk in seen]
    papers = case_papers(_cases(items, meeting), public=True)
    newer = published is not None and _is_corrected(meeting, published.minutes)
    found = []
    for item in items:
        item.meeting = meeting
        line = seen[item.pk]
        if line.withheld:
            found.append(Treatment(item, meeting, line.number, line.title, withheld=line.withheld))
            continue
        decided = published is not None and (item.decision is None or line.decision is not None)
        as_rows = decided and not newer
        votes = ballots_of(item, room_of(item, room, item.live_recusals)) if as_rows else ()  # type: ignore[attr-defined]
        found.append(
            Treatment(
                item,
                meeting,
                line.number,
                line.title,
                decision=line.decision,
                ballots=votes,
                proposals=tuple(item.live_proposals) if as_rows else (),  # type: ignore[attr-defined]
                paper=papers[item.case_id],
                said=parts.get(line.number) if decided else None,
            )
        )
    return Held(
        meeting,
        True,
        tuple(found),
        room if published is not None and not newer else None,
        published.minutes if published is not None else None,
        told=published is not None,
    )


def _is_corrected(meeting: Meeting, published: Minutes) -> bool:
    """Tell whether a newer version is under way: then the rows say what nobody has published yet."""
    return Minutes.objects.active().filter(meeting=meeting, version__gt=published.version).exists()


def _cases(items: list[AgendaItem], meeting: Meeting) -> list[Any]:
    for item in items:
        item.case.project = meeting.project
    return [item.case for item in items]


def _parts(document: MinutesDocument) -> dict[str, CasePart]:
    return {part.number: part for part in document.cases if not part.withheld}


def title_for(case: Any, *, public: bool) -> str:
    """Return a case's title in an edition."""
    return neutral_title(case) if public else str(case.title)


__all__ = ["Held", "Treatment", "document_of", "read", "title_for"]
