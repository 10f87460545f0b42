"""Who leads: the chair, the deputy, and when both are away one that the body elects."""

from __future__ import annotations

from django.utils.translation import gettext as _

from omstilling.accounts.models import User
from omstilling.audit.errors import DomainError
from omstilling.audit.uow import unit_of_work
from projects.models import Seat, SeatFunction
from projects.services.rows import store

from ..ballots import ballots_of
from ..models import AgendaItem, Ballot, BallotSubject
from ..rooms import ItemRoom
from ..selectors import present_in
from .ballots import SeatVotes, Votes, record_ballot
from .rules import name_of, require_seat

LEADERS = (SeatFunction.CHAIR, SeatFunction.DEPUTY_CHAIR)


def elect_chair(
    *,
    item: AgendaItem,
    seat: Seat,
    by: User,
    votes: Votes = (),
    seat_votes: SeatVotes | None = None,
    unanimous: bool = False,
    onward: bool = False,
    reason: str = "",
) -> Ballot:
    """Let the body elect one of those who vote to lead the case, the chair and the deputy being away.

    ``onward``: the rest of the meeting too. In the first case of the meeting the elected one leads the meeting.
    """
    with unit_of_work(by=by, reason=reason or _("Møteleder er valgt")):
        require_seat(item.meeting, seat, "seat")
        room = present_in(item)
        check_leaders_away(room)
        if not room.may_vote(seat.pk):
            raise DomainError(
                _("%(name)s stemmer ikke i saken og kan ikke lede den.") % {"name": name_of(seat)}, field="seat"
            )
        ballot = record_ballot(
            item=item,
            subject=BallotSubject.CHAIR,
            question=_("Valg av %(name)s som møteleder") % {"name": name_of(seat)},
            votes=votes,
            seat_votes=seat_votes,
            unanimous=unanimous,
            by=by,
        )
        if not next(b.carried for b in ballots_of(item) if b.pk == ballot.pk):
            return ballot
        _lead(item, seat, onward=onward)
        return ballot


def check_leaders_away(room: ItemRoom) -> None:
    """Refuse to elect somebody to lead while the chair or the deputy can."""
    here = next((p for p in room.voting if p.seat.function in LEADERS), None)
    if here is not None:
        raise DomainError(
            _("%(name)s (%(function)s) er til stede i saken og leder den.")
            % {"name": here.name, "function": here.seat.get_function_display()},
            field="seat",
        )


def check_elected(item: AgendaItem, seat: Seat) -> None:
    """Refuse that another than the chair and the deputy leads whom the body has not elected in the meeting."""
    if seat.function in LEADERS or seat.pk == item.meeting.chaired_by_id:
        return
    found = AgendaItem.objects.active().filter(meeting=item.meeting, ballots__subject=BallotSubject.CHAIR).distinct()
    carried = any(b.carried for one in found for b in ballots_of(one) if b.subject == BallotSubject.CHAIR)
    if not carried:
        raise DomainError(
            _("%(name)s er ikke leder eller nestleder. Organet må velge møteleder først.") % {"name": name_of(seat)},
            field="chaired_by",
        )


def _lead(item: AgendaItem, seat: Seat, *, onward: bool) -> None:
    item.chaired_by = seat
    store(item)
    later = AgendaItem.objects.active().filter(meeting=item.meeting, order__gt=item.order, decision__isnull=True)
    for other in later if onward else ():
        other.chaired_by = seat
        store(other)
    meeting = item.meeting
    if onward and not AgendaItem.objects.active().filter(meeting=meeting, order__lt=item.order).exists():
        meeting.chaired_by = seat
        store(meeting)
