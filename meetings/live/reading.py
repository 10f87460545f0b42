"""What the pages of a running meeting show, read in a number of questions that does not grow with cases or seats."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.db.models import Count, F, OuterRef, QuerySet, Subquery, Sum, Value
from django.db.models.functions import Coalesce

from omstilling.audit.kept import kept

from ..agenda import AgendaLine, agenda_lines
from ..ballots import BallotView, ballots_of
from ..models import (
    AgendaItem,
    Attendance,
    AttendanceGap,
    Ballot,
    Contribution,
    ContributionState,
    Meeting,
    MeetingState,
    MinuteRemark,
    PartyVote,
    Proposal,
    Recusal,
    SeatVote,
)
from ..rooms import ItemRoom, MeetingRoom
from ..selectors import attendance_of, room_of


@dataclass(frozen=True)
class Live:
    """A meeting and the case that is shown; ``item`` is ``None`` where none is, or where the user may not see it."""

    meeting: Meeting
    lines: list[AgendaLine]
    room: MeetingRoom
    line: AgendaLine | None = None

    @property
    def item(self) -> AgendaItem | None:
        return self.line.item if self.line is not None else None

    @property
    def is_running(self) -> bool:
        return bool(self.meeting.state == MeetingState.RUNNING)

    @property
    def is_up(self) -> bool:
        """Whether the case that is shown is the one that is up."""
        return self.line is not None and self.line.pk == self.meeting.current_item_id

    @cached_property
    def recusals(self) -> list[Recusal]:
        return list(kept(_recusals, self._pk)) if self.item else []

    @cached_property
    def here(self) -> ItemRoom:
        """Who is in the room for the case that is shown. Only where there is one."""
        assert self.item is not None
        return room_of(self.item, self.room, self.recusals)

    @cached_property
    def proposals(self) -> list[Proposal]:
        return list(kept(_proposals, self._pk)) if self.item else []

    @cached_property
    def remarks(self) -> list[MinuteRemark]:
        return list(kept(_remarks, self._pk)) if self.item else []

    @cached_property
    def waiting(self) -> list[Contribution]:
        """What members have delivered in the case and nobody has dealt with."""
        return list(kept(_waiting, self._pk)) if self.item else []

    @property
    def waiting_tag(self) -> str:
        """A mark of what waits."""
        return "-".join(f"{given.pk}.{given.row_version}" for given in self.waiting) or "0"

    @cached_property
    def ballots(self) -> tuple[BallotView, ...]:
        """The votes taken in the case."""
        if self.item is None:
            return ()
        item: Any = self.item
        item.meeting = self.meeting
        item.live_proposals = self.proposals
        item.live_ballots = list(kept(_ballots, item.pk))
        item.live_votes = list(kept(_party_votes, item.pk)) if item.live_ballots or item.unanimous else []
        seats: dict[int, list[SeatVote]] = {}
        if item.live_ballots:
            for vote in kept(_seat_votes, item.pk):
                seats.setdefault(vote.ballot_id, []).append(vote)
        for ballot in item.live_ballots:
            ballot.item = item
            ballot.live_seats = seats.get(ballot.pk, [])
        return ballots_of(item, self.here)

    @property
    def position(self) -> int:
        """The place of the shown case among the lines; −1 where none is shown."""
        return next((n for n, line in enumerate(self.lines) if self.line and line.pk == self.line.pk), -1)

    @property
    def following(self) -> AgendaLine | None:
        """The next case that has no result: after this one, else from the beginning."""
        here = self.position + 1
        others = self.lines[here:] + self.lines[: max(0, here - 1)]
        return next((line for line in others if line.is_open), None)

    @property
    def open_lines(self) -> list[AgendaLine]:
        """The cases without a result."""
        return [line for line in self.lines if line.is_open]

    @property
    def _pk(self) -> int:
        assert self.item is not None
        return int(self.item.pk)


def read(meeting: Meeting, user: Any, item: int | None = None) -> Live:
    """Return the meeting as the user may see it, with the case of this id; without one, the case that is up."""
    lines = agenda_lines(meeting, user)
    wanted = item if item is not None else meeting.current_item_id
    line = next((line for line in lines if line.pk == wanted), None)
    if line is not None and line.item is not None:
        line.item.meeting = meeting
        line.item.case.project = meeting.project
    return Live(meeting, lines, attendance_of(meeting), line)


def _recusals(item: int) -> QuerySet[Recusal]:
    found = Recusal.objects.active().filter(item_id=item)
    return found.select_related("seat__person", "replaced_by__person").order_by("id")


def _proposals(item: int) -> QuerySet[Proposal]:
    return Proposal.objects.active().filter(item_id=item).select_related("proposer__person").order_by("number")


def _remarks(item: int) -> QuerySet[MinuteRemark]:
    return MinuteRemark.objects.active().filter(item_id=item).select_related("seat__person").order_by("id")


def _waiting(item: int) -> QuerySet[Contribution]:
    found = Contribution.objects.active().filter(item_id=item, state=ContributionState.WAITING)
    return found.select_related("seat__person").order_by("id")


def _ballots(item: int) -> QuerySet[Ballot]:
    found = Ballot.objects.active().filter(item_id=item)
    return found.select_related("recusal__seat__person").order_by("number")


def _party_votes(item: int) -> QuerySet[PartyVote]:
    return PartyVote.objects.active().filter(item_id=item).order_by("id")


def _seat_votes(item: int) -> QuerySet[SeatVote]:
    found = SeatVote.objects.active().filter(ballot__item_id=item)
    return found.select_related("seat__person").order_by("id")


#: What is shown of a case, and the way from it to the meeting. Versions only grow, so a sum tells of every change.
PARTS: tuple[tuple[Any, str], ...] = (
    (AgendaItem, "meeting_id"),
    (Attendance, "meeting_id"),
    (AttendanceGap, "attendance__meeting_id"),
    (Proposal, "item__meeting_id"),
    (Recusal, "item__meeting_id"),
    (Ballot, "item__meeting_id"),
    (Contribution, "item__meeting_id"),
    (MinuteRemark, "item__meeting_id"),
)


def stamp(meeting: Meeting) -> str:
    """Return a mark that changes whenever anything that is shown of the meeting does. One query."""
    return "-".join(str(value) for value in next(iter(kept(_stamp, meeting.pk)), ()))


def _stamp(meeting: int) -> QuerySet[Any]:
    sums: dict[str, Any] = {}
    for number, (model, way) in enumerate(PARTS):
        rows = model.objects.order_by().filter(**{way: OuterRef("pk")}).annotate(one=Value(1)).values("one")
        total = rows.annotate(total=Sum("row_version") + Count("pk")).values("total")
        sums[f"part{number}"] = Coalesce(Subquery(total), Value(0))
    decided = (
        AgendaItem.objects.order_by()
        .filter(meeting_id=OuterRef("pk"), decision__isnull=False)
        .annotate(one=Value(1))
        .values("one")
        .annotate(total=Sum(F("decision__row_version")))
        .values("total")
    )
    sums["decided"] = Coalesce(Subquery(decided), Value(0))
    return Meeting.objects.filter(pk=meeting).order_by().annotate(**sums).values_list("row_version", *sums)
