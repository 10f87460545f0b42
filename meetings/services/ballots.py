"""A vote in a case: over proposals, closed doors, disqualification, postponement, and elections."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django.db.models import Max
from django.utils.translation import gettext as _

from omstilling.accounts.models import User
from omstilling.audit.errors import DomainError
from omstilling.audit.uow import unit_of_work
from projects.models import Seat
from projects.services.rows import store

from ..ballots import DECIDING, ELECTIONS, OVER_CASE
from ..models import AgendaItem, Ballot, BallotSubject, Choice, Meeting, PartyVote, Proposal, Recusal, SeatVote
from ..rooms import ItemRoom
from ..selectors import rooms_of
from .ballot_checks import (
    chair_settles,
    check_numbers,
    check_parties,
    check_seats,
    check_subject,
    parties_of,
    rows_of,
    voters,
)
from .rules import require_begun, require_decidable, require_item, require_ordinary, require_quorum

_FOLLOWING = DECIDING | {BallotSubject.POSTPONEMENT}
Votes = Iterable[Mapping[str, Any]]
SeatVotes = Mapping[Seat, str]


def record_ballot(
    *,
    item: AgendaItem,
    subject: str,
    by: User,
    proposal: Proposal | None = None,
    counter: Proposal | None = None,
    recusal: Recusal | None = None,
    concerned: Iterable[Seat] = (),
    question: str = "",
    votes: Votes = (),
    seat_votes: SeatVotes | None = None,
    unanimous: bool = False,
    chair_decided: bool = False,
    blank_votes: int = 0,
    ballot: Ballot | None = None,
    reason: str = "",
) -> Ballot:
    """Record a vote. ``ballot`` is the one to put right; without it the vote is one more in the case.

    The votes are the parties' (``{"party", "votes_for", "votes_against", "names"}``), the members' (``seat_votes``:
    seat to ``Choice``), or everybody's for the proposal (``unanimous`` alone). With the members' votes the parties'
    numbers and the names of a split party are counted, and a tie is settled as the chair voted. With alternatives
    «for» is for ``proposal`` and «against» is for ``counter``. ``concerned``: those whose disqualification is voted
    over, beside the one of ``recusal``.
    """
    with unit_of_work(by=by, reason=reason or _("Voteringen er ført")):
        AgendaItem.objects.select_for_update().get(pk=item.pk)
        require_item(item)
        require_begun(item.meeting)
        require_ordinary(item.meeting)
        check_subject(item, subject, proposal=proposal, counter=counter, recusal=recusal)
        if ballot is not None and (ballot.item_id != item.pk or ballot.is_withdrawn):
            raise DomainError(_("Velg en votering i saken."), field="ballot")
        if subject in DECIDING:
            require_decidable(item)
        out = [seat.pk for seat in concerned] + ([recusal.seat_id] if recusal is not None else [])
        room = voters(item, subject, out)
        require_quorum(item, room)
        choices = {seat.pk: choice for seat, choice in (seat_votes or {}).items()}
        rows, blank_votes = _counted(room, subject, rows_of(votes), choices, blank_votes, unanimous=unanimous)
        if not (rows or blank_votes) and (room.quorum.binding or not unanimous):
            raise DomainError(_("Kryss av for enstemmig, eller før stemmene."), field="unanimous")
        if choices and subject not in ELECTIONS and chair_settles(item, room, rows, choices):
            chair_decided = True
        check_numbers(item, room, subject, rows, unanimous=unanimous, chair_decided=chair_decided, blank=blank_votes)
        was_over_case = ballot is not None and is_over_case(ballot)
        ballot = ballot or Ballot(item=item, number=_next(item))
        ballot.subject, ballot.proposal, ballot.counter, ballot.recusal = subject, proposal, counter, recusal
        ballot.question = question.strip()
        ballot.unanimous, ballot.chair_decided, ballot.blank_votes = unanimous, chair_decided, blank_votes
        store(ballot)
        _replace(ballot, rows, choices)
        if was_over_case and not is_over_case(ballot):
            _flag(item, unanimous=False, chair_decided=False)
        _mark(item, ballot)
        return ballot


def withdraw_ballot(*, ballot: Ballot, by: User, reason: str = "") -> Ballot:
    """Take back a vote that was recorded by mistake. Its number is not used again."""
    with unit_of_work(by=by, reason=reason or _("Voteringen er ført ved en feil")):
        item = ballot.item
        require_item(item)
        if ballot.is_withdrawn:
            return ballot
        _replace(ballot, [], {})
        ballot.withdraw()
        if is_over_case(ballot):
            _flag(item, unanimous=False, chair_decided=False)
        return ballot


def follow_room(meeting: Meeting, items: Iterable[AgendaItem] | None = None) -> None:
    """Count unanimous votes anew after the attendance was put right: they are those of everyone who was there."""
    found = Ballot.objects.active().filter(item__meeting=meeting, unanimous=True, subject__in=_FOLLOWING)
    found = found.filter(item__in=[item.pk for item in items]) if items is not None else found
    ballots = list(
        found.exclude(seat_votes__withdrawn_at__isnull=True, seat_votes__isnull=False).select_related("item")
    )
    if not ballots:
        return
    rooms = rooms_of(meeting, [ballot.item for ballot in ballots])
    for ballot in ballots:
        ballot.item.meeting = meeting
        room = rooms[ballot.item_id]
        held = {row.party: row for row in PartyVote.objects.active().filter(ballot=ballot)}
        against = any(row.votes_against for row in held.values())
        counts = {party: row.votes_for + row.votes_against for party, row in held.items()}
        if not held or not room.quorum.reached or counts == dict(room.parties):
            continue
        rows = [
            {"party": p, "votes_for": 0 if against else n, "votes_against": n if against else 0, "names": ""}
            for p, n in room.parties
        ]
        _replace(ballot, rows, {})


def is_over_case(ballot: Ballot) -> bool:
    """Tell whether the vote is the one over the case as a whole, which the case keeps a mark of."""
    return ballot.proposal_id is None and ballot.subject in OVER_CASE


def _counted(
    room: ItemRoom,
    subject: str,
    rows: list[dict[str, Any]],
    choices: Mapping[int, str],
    blank: int,
    *,
    unanimous: bool,
) -> tuple[list[dict[str, Any]], int]:
    """Return the parties' votes and how many were blank, from whichever way they were told."""
    if choices:
        check_seats(room, choices, subject)
        return parties_of(room, choices), sum(choice == Choice.BLANK for choice in choices.values())
    if unanimous and not rows and not blank:
        rows = [{"party": p, "votes_for": n, "votes_against": 0, "names": ""} for p, n in room.parties]
    check_parties(room, rows)
    if blank < 0:
        raise DomainError(_("Stemmetall kan ikke være mindre enn 0."), field="blank_votes")
    if subject == BallotSubject.ELECTION and rows and not blank and room.quorum.binding:
        # In an election everyone votes too: who is neither for nor against has voted blank.
        blank = max(0, len(room.voting) - sum(r["votes_for"] + r["votes_against"] for r in rows))
    return rows, blank


def _next(item: AgendaItem) -> int:
    last = Ballot.objects.filter(item=item).aggregate(last=Max("number"))["last"]
    return int(last or 0) + 1


def _replace(ballot: Ballot, rows: Iterable[Mapping[str, Any]], choices: Mapping[int, str]) -> None:
    """Let the ballot hold exactly these votes. What stays the same is not written again."""
    wanted = {row["party"]: row for row in rows}
    proposal = ballot.proposal if ballot.subject == BallotSubject.PROPOSAL else None
    for old in PartyVote.objects.active().filter(ballot=ballot):
        row = wanted.get(old.party)
        same = row is not None and all(getattr(old, name) == row[name] for name in row)
        if same and old.proposal_id == (proposal.pk if proposal else None):
            del wanted[old.party]
        else:
            old.withdraw()
    for row in wanted.values():
        store(PartyVote(item=ballot.item, ballot=ballot, proposal=proposal, **row))
    left = dict(choices)
    for cast in SeatVote.objects.active().filter(ballot=ballot):
        if left.get(cast.seat_id) == cast.choice:
            del left[cast.seat_id]
        else:
            cast.withdraw()
    for seat_id, choice in left.items():
        store(SeatVote(ballot=ballot, seat_id=seat_id, choice=choice))


def _mark(item: AgendaItem, ballot: Ballot) -> None:
    """Keep on the case what its vote came to, where the case is read without its votes."""
    if is_over_case(ballot):
        _flag(item, unanimous=ballot.unanimous, chair_decided=ballot.chair_decided)
    elif ballot.chair_decided and ballot.subject in DECIDING:
        _flag(item, unanimous=item.unanimous, chair_decided=True)


def _flag(item: AgendaItem, *, unanimous: bool, chair_decided: bool) -> None:
    if (item.unanimous, item.chair_decided) != (unanimous, chair_decided):
        item.unanimous, item.chair_decided = unanimous, chair_decided
        store(item)
