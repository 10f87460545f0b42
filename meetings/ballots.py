"""The votes of a case as values: what was voted over, how the parties and the members voted, and what came of it.

For pages, minutes and exports:
    for ballot in ballots_of(item):
        ballot.about, ballot.sentence, ballot.parties, ballot.carried
    winner(item)                       # the proposal that won, or None

A vote recorded before there were ballots is read as one, with ``pk`` None.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Prefetch
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from omstilling.ui.formats import join_and
from projects.models import CaseKind, DecisionOutcome, Seat

from .ballotwords import sentence
from .models import AgendaItem, Ballot, BallotSubject, Choice, PartyVote, Proposal, SeatVote
from .rooms import ItemRoom, party_of
from .selectors import present_in
from .votes import PartyCount, Result, outcome

#: The subjects of a vote over the case as a whole, when no proposal is named.
OVER_CASE = frozenset({BallotSubject.PROPOSAL, BallotSubject.ELECTION})
#: The subjects that settle what the decision says.
DECIDING = frozenset({BallotSubject.PROPOSAL, BallotSubject.ALTERNATIVES, BallotSubject.ELECTION})
#: The subjects in which a tie is not settled by the chair.
ELECTIONS = frozenset({BallotSubject.ELECTION, BallotSubject.CHAIR})
_SIDES = re.compile(r"\b(for|mot)\s*:", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class BallotParty:
    """A party's votes; ``names`` says who voted for what where the party split."""

    party: str
    votes_for: int
    votes_against: int
    names: str = ""

    @property
    def is_split(self) -> bool:
        return self.votes_for > 0 and self.votes_against > 0


@dataclass(frozen=True, slots=True)
class BallotSeat:
    """A member's vote, where the vote was by name."""

    seat_id: int
    name: str
    party: str
    choice: str

    @property
    def choice_word(self) -> str:
        return str(Choice(self.choice).label)


@dataclass(frozen=True, slots=True)
class BallotView:
    """One vote. With alternatives, «for» is for the first proposal and «against» is for the other.

    ``carried`` is ``None`` when the numbers do not tell: a tie of which it is not known how the chair voted.
    """

    pk: int | None
    number: int
    subject: str
    about: str
    sentence: str
    parties: tuple[BallotParty, ...] = ()
    seats: tuple[BallotSeat, ...] = ()
    votes_for: int = 0
    votes_against: int = 0
    blank: int = 0
    carried: bool | None = None
    tie: bool = False
    unanimous: bool = False
    by_chair: bool = False
    chair: str = ""
    question: str = ""
    proposal_id: int | None = None
    counter_id: int | None = None
    recusal_id: int | None = None
    for_label: str = ""
    against_label: str = ""

    @property
    def is_over_case(self) -> bool:
        """Whether it is the vote over the case as a whole, or the one that postponed it."""
        if self.subject == BallotSubject.POSTPONEMENT:
            return self.carried is not False
        return self.subject in OVER_CASE and self.proposal_id is None

    @property
    def winner_id(self) -> int | None:
        """The proposal that won, where two stood against each other or one was carried."""
        if self.subject == BallotSubject.ALTERNATIVES and self.carried is not None:
            return self.proposal_id if self.carried else self.counter_id
        return self.proposal_id if self.carried and self.subject == BallotSubject.PROPOSAL else None

    @property
    def is_split(self) -> bool:
        """Whether a table is needed: there are votes on both sides."""
        return self.votes_for > 0 and self.votes_against > 0


def chair_in(item: AgendaItem) -> Seat | None:
    """Return who chairs the case: the acting chair in it, else the meeting's."""
    return item.chaired_by or item.meeting.chaired_by


def proposal_names(proposals: Iterable[Proposal], *, elected: bool = True) -> dict[int, str]:
    """Return what each proposal of a case is called; the papers' own has no number."""
    names, number = {}, 0
    for proposal in proposals:
        if proposal.is_recommendation:
            names[proposal.pk] = _("forslaget i saken")
        else:
            number += 1
            names[proposal.pk] = _("forslag %(number)s") % {"number": number}
    return names


def ballots_of(item: AgendaItem, room: ItemRoom | None = None) -> tuple[BallotView, ...]:
    """Return the votes of a case in order. No queries for a case of ``minutes.build.agenda_of``."""
    ballots, votes = _rows(item)
    proposals = getattr(item, "live_proposals", None)
    if proposals is None:
        proposals = list(Proposal.objects.active().filter(item=item).order_by("number"))
    names = proposal_names(proposals)
    views = [*_older(item, votes, room, names, known=any(_is_over_case(b) for b in ballots))]
    for ballot in ballots:
        own = [vote for vote in votes if vote.ballot_id == ballot.pk]
        views.append(_view(item, ballot, own, names))
    return tuple(views)


def case_ballot(item: AgendaItem) -> BallotView | None:
    """Return the vote over the case as a whole; ``None`` when there was none."""
    return next((b for b in reversed(ballots_of(item)) if b.is_over_case), None)


def ballot_over(item: AgendaItem, proposal: Proposal) -> BallotView | None:
    """Return the vote over one proposal alone."""
    subject = BallotSubject.PROPOSAL
    found = (b for b in reversed(ballots_of(item)) if b.subject == subject and b.proposal_id == proposal.pk)
    return next(found, None)


def winner(item: AgendaItem) -> Proposal | None:
    """Return the proposal that won in the last vote in which one did; its text is what the decision is to say."""
    last = next((b.winner_id for b in reversed(ballots_of(item)) if b.winner_id is not None), None)
    return Proposal.objects.active().filter(pk=last, item=item).first() if last is not None else None


def split_names(names_for: Sequence[str], names_against: Sequence[str], sides: tuple[str, str] | None = None) -> str:
    """Return who voted for what: «For: Leif Leder. Mot: Amir Arbeider og Sara Senter»."""
    first, second = sides or (_("for"), _("mot"))
    parts = [(first, names_for), (second, names_against)]
    return ". ".join(f"{capfirst(side)}: {join_and(list(names))}" for side, names in parts if names)


def stands_in(name: str, text: str) -> bool:
    """Tell whether a name stands in a text as a whole: «Ola Li» is not in «Ola Lie»."""
    return bool(name) and re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text) is not None


def chair_side(chair: Seat | None, parties: Iterable[BallotParty], seats: Iterable[BallotSeat] = ()) -> bool | None:
    """Tell how the chair voted: by name, by a party that did not split, or by where the name stands in a split one."""
    if chair is None:
        return None
    named = next((seat.choice for seat in seats if seat.seat_id == chair.pk), None)
    if named is not None:
        return {Choice.FOR: True, Choice.AGAINST: False}.get(Choice(named))
    own = next((row for row in parties if row.party == party_of(chair)), None)
    if own is None or own.votes_for + own.votes_against == 0:
        return None
    if not own.is_split:
        return own.votes_for > 0
    parts = _SIDES.split(own.names)
    for side, text in zip(parts[1::2], parts[2::2], strict=False):
        if stands_in(chair.person.full_name, text):
            return side.lower() == "for"
    return None


def _rows(item: AgendaItem) -> tuple[list[Ballot], list[PartyVote]]:
    ballots, votes = getattr(item, "live_ballots", None), getattr(item, "live_votes", None)
    if ballots is None:
        seats = SeatVote.objects.active().select_related("seat__person").order_by("id")
        found = Ballot.objects.active().filter(item=item).order_by("number")
        ballots = found.prefetch_related(Prefetch("seat_votes", seats, "live_seats"))
    if votes is None:
        votes = list(PartyVote.objects.active().filter(item=item).order_by("id"))
    return list(ballots), list(votes)


def _seats(ballot: Ballot) -> tuple[BallotSeat, ...]:
    rows: list[SeatVote] = list(getattr(ballot, "live_seats", ()))
    return tuple(BallotSeat(r.seat_id, r.seat.person.full_name, party_of(r.seat), r.choice) for r in rows)


def _is_over_case(ballot: Ballot) -> bool:
    return ballot.subject in OVER_CASE and ballot.proposal_id is None


def _view(item: AgendaItem, ballot: Ballot, rows: Sequence[PartyVote], names: dict[int, str]) -> BallotView:
    first, second = names.get(ballot.proposal_id or 0, ""), names.get(ballot.counter_id or 0, "")
    sides = (first, second) if ballot.subject == BallotSubject.ALTERNATIVES else None
    seats = _seats(ballot)
    about = {
        BallotSubject.PROPOSAL: first or _("saken"),
        BallotSubject.ALTERNATIVES: _("%(one)s mot %(other)s") % {"one": first, "other": second},
    }.get(BallotSubject(ballot.subject), ballot.question or ballot.get_subject_display())
    if ballot.subject == BallotSubject.POSTPONEMENT and not ballot.question:
        about = _("utsettelse av saken")
    return _made(
        item,
        subject=ballot.subject,
        parties=tuple(_party(row, seats, sides) for row in rows),
        seats=seats,
        by_chair=ballot.chair_decided,
        unanimous=ballot.unanimous,
        pk=ballot.pk,
        number=ballot.number,
        about=capfirst(about),
        blank=ballot.blank_votes,
        question=ballot.question,
        proposal_id=ballot.proposal_id,
        counter_id=ballot.counter_id,
        recusal_id=ballot.recusal_id,
        sides=sides,
    )


def _party(row: PartyVote, seats: Sequence[BallotSeat], sides: tuple[str, str] | None) -> BallotParty:
    names = row.names
    if seats and row.votes_for and row.votes_against:
        own = [seat for seat in seats if seat.party == row.party]
        names = split_names(
            [s.name for s in own if s.choice == Choice.FOR], [s.name for s in own if s.choice == Choice.AGAINST], sides
        )
    return BallotParty(row.party, row.votes_for, row.votes_against, names)


def _older(
    item: AgendaItem, votes: Sequence[PartyVote], room: ItemRoom | None, names: dict[int, str], *, known: bool
) -> Iterable[BallotView]:
    """Read what was recorded before there were ballots: numbers per proposal, and that all agreed."""
    subject = BallotSubject.ELECTION if item.case.kind == CaseKind.ELECTION else BallotSubject.PROPOSAL
    grouped: dict[int | None, list[BallotParty]] = {}
    for row in votes:
        if row.ballot_id is None:
            party = BallotParty(row.party, row.votes_for, row.votes_against, row.names)
            grouped.setdefault(row.proposal_id, []).append(party)
    for proposal_id, parties in sorted(grouped.items(), key=lambda pair: (pair[0] is None, pair[0] or 0)):
        about = names.get(proposal_id or 0, "") or _("saken")
        yield _made(
            item,
            subject=subject,
            parties=tuple(parties),
            by_chair=item.chair_decided,
            about=capfirst(about),
            proposal_id=proposal_id,
        )
    if not item.unanimous or known or None in grouped:
        return
    against = item.decision is not None and item.decision.outcome == DecisionOutcome.NOT_ADOPTED
    there = (room or present_in(item)).parties
    parties = [BallotParty(p, 0, n) if against else BallotParty(p, n, 0) for p, n in there]
    yield _made(
        item, subject=subject, parties=tuple(parties), unanimous=True, about=capfirst(_("saken")), against=against
    )


def _made(
    item: AgendaItem,
    *,
    subject: str,
    parties: tuple[BallotParty, ...],
    about: str,
    seats: tuple[BallotSeat, ...] = (),
    by_chair: bool = False,
    unanimous: bool = False,
    against: bool = False,
    pk: int | None = None,
    number: int = 0,
    blank: int = 0,
    sides: tuple[str, str] | None = None,
    **more: Any,
) -> BallotView:
    """Count, and say what came of it. ``against`` matters when all agreed and no number is known."""
    chair = chair_in(item)
    side = chair_side(chair, parties, seats)
    result = outcome(
        (PartyCount(p.party, p.votes_for, p.votes_against) for p in parties),
        chair_for=side if by_chair else None,
        election=subject in ELECTIONS,
    )
    by_chair = by_chair and result.is_tie
    carried = {Result.CARRIED: True, Result.REJECTED: False}.get(result.result)
    if result.result == Result.NONE and unanimous:
        carried = not against
    chair_name = chair.person.full_name if chair is not None and by_chair else ""
    words = sentence(
        subject,
        parties=[(p.party, p.votes_for + p.votes_against) for p in parties],
        votes_for=result.votes_for,
        votes_against=result.votes_against,
        blank=blank,
        carried=carried,
        tie=result.is_tie,
        unanimous=result.is_unanimous or (unanimous and result.cast == 0),
        by_chair=by_chair,
        chair=chair_name,
        sides=sides,
    )
    return BallotView(
        pk=pk,
        number=number,
        subject=subject,
        about=about,
        sentence=words,
        parties=parties,
        seats=seats,
        votes_for=result.votes_for,
        votes_against=result.votes_against,
        blank=blank,
        carried=carried,
        tie=result.is_tie,
        unanimous=unanimous or result.is_unanimous,
        by_chair=by_chair,
        chair=chair_name,
        for_label=sides[0] if sides else "",
        against_label=sides[1] if sides else "",
        **more,
    )
