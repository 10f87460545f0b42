"""Votes by name in the example: before the decision is logged, as in the meeting."""

from __future__ import annotations

from typing import Any

from meetings.models import BallotSubject, Choice, Proposal
from meetings.services.ballots import record_ballot
from meetings.services.items import add_proposal

from ..acts import World
from ..content.ballots_september import BALLOTS
from ..content.kinds import Case
from ..content.notice_september import BODY


def is_voted_by_name(case: Case) -> bool:
    """Tell whether the case has a vote by name, so that the decision rests on it."""
    return case.key in BALLOTS


def vote_by_name(world: World, by: Any, case: Case) -> None:
    """Record how each member voted over the recommendation, alone or against another proposal."""
    told, item = BALLOTS[case.key], world.items[case.key]
    own = Proposal.objects.active().get(item=item, is_recommendation=True)
    who, text = told.counter
    other = add_proposal(item=item, text=text, proposer=world.seats[f"{BODY}.{who}"], by=by) if who else None
    choices = {world.seats[f"{BODY}.{person}"]: Choice.FOR for person in told.for_it}
    choices |= {world.seats[f"{BODY}.{person}"]: Choice.AGAINST for person in told.against}
    record_ballot(
        item=item,
        subject=BallotSubject.ALTERNATIVES if other is not None else BallotSubject.PROPOSAL,
        proposal=own,
        counter=other,
        seat_votes=choices,
        by=by,
    )
