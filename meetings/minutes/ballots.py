"""The votes of a case as the minutes print them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from ..ballots import BallotView
from ..models import AgendaItem, BallotSubject, Meeting
from .document import PartyLine, Vote


def printed(ballot: BallotView, heading: str = "") -> Vote:
    """Return the result in words, with a table of the parties when they did not agree."""
    lines = tuple(PartyLine(p.party, p.votes_for, p.votes_against, p.names) for p in ballot.parties)
    return Vote(
        ballot.sentence,
        lines if ballot.is_split else (),
        heading=heading,
        for_label=capfirst(ballot.for_label),
        against_label=capfirst(ballot.against_label),
    )


def over_case(item: AgendaItem, meeting: Meeting, votes: Sequence[BallotView]) -> Vote | None:
    """Return the vote over the case as a whole."""
    own = next((b for b in reversed(votes) if b.is_over_case), None)
    if own is not None:
        return printed(own, own.about if own.subject == BallotSubject.POSTPONEMENT else own.question)
    # A reader must not have to guess whether the vote was left out or never taken.
    silent = item.decision is not None and meeting.body.is_elected and not votes
    return Vote(_("Ingen votering er ført i saken.")) if silent else None


def over_closing(votes: Sequence[BallotView]) -> Vote | None:
    """Return the vote on closing the doors, which is taken in the open and printed in both versions."""
    own = next((b for b in reversed(votes) if b.subject == BallotSubject.CLOSING), None)
    return printed(own) if own is not None else None


def over_proposal(votes: Sequence[BallotView], proposal_id: int) -> Vote | None:
    """Return the last vote over one proposal alone."""
    own = (b for b in reversed(votes) if b.proposal_id == proposal_id and b.counter_id is None)
    ballot = next(own, None)
    return printed(ballot) if ballot is not None else None


def by_themselves(votes: Sequence[BallotView]) -> Iterable[Vote]:
    """Return the votes that are printed under «Votering», each with what it was over, in the order they were taken."""
    case = next((b for b in reversed(votes) if b.is_over_case), None)
    last: dict[int | None, BallotView] = {b.proposal_id: b for b in votes if b.proposal_id and b.counter_id is None}
    for ballot in votes:
        own = ballot.recusal_id is None and ballot.subject != BallotSubject.CLOSING and ballot is not case
        if own and last.get(ballot.proposal_id) is not ballot:
            yield printed(ballot, ballot.about)
