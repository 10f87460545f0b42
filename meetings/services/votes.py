"""The vote over a case, or over one proposal in it, set anew: a ballot underneath."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django.utils.translation import gettext as _

from omstilling.accounts.models import User
from omstilling.audit.errors import DomainError
from omstilling.audit.uow import unit_of_work
from projects.models import CaseKind

from ..ballots import case_ballot
from ..models import AgendaItem, Ballot, BallotSubject, PartyVote, Proposal
from .ballot_checks import rows_of
from .ballots import record_ballot, withdraw_ballot
from .rules import require_begun, require_item


def record_votes(
    *,
    item: AgendaItem,
    votes: Sequence[Mapping[str, Any]],
    by: User,
    proposal: Proposal | None = None,
    unanimous: bool = False,
    chair_decided: bool = False,
    subject: str = "",
    reason: str = "",
) -> list[PartyVote]:
    """Record the vote over the case, or over one ``proposal`` in it. Replaces what was recorded for the same.

    ``votes``: ``{"party": …, "votes_for": …, "votes_against": …, "names": …}``, parties as in
    ``present_in(item).parties``. Unanimous votes need no numbers: they are those of everyone who voted.
    Without any the vote that was recorded is taken back.
    """
    with unit_of_work(by=by, reason=reason or _("Voteringen er ført")):
        require_item(item)
        require_begun(item.meeting)
        if proposal is not None and (proposal.item_id != item.pk or proposal.is_withdrawn):
            raise DomainError(_("Velg et forslag i saken."), field="proposal")
        subject = subject or subject_of(item)
        held = _held(item, proposal, subject)
        _take_over(item, proposal)
        if not unanimous and not rows_of(votes):
            if chair_decided:
                raise DomainError(
                    _("Møteleders stemme avgjør bare når stemmene står likt. Før stemmetallene."),
                    field="chair_decided",
                )
            if held is not None:
                withdraw_ballot(ballot=_of(held, item), by=by)
            return []
        made = record_ballot(
            item=item,
            subject=subject,
            proposal=proposal,
            votes=votes,
            unanimous=unanimous,
            chair_decided=chair_decided,
            ballot=_of(held, item) if held is not None else None,
            by=by,
        )
        return list(PartyVote.objects.active().filter(ballot=made).order_by("id"))


def subject_of(item: AgendaItem) -> str:
    """Return what a vote over the case is: an election where the case is one."""
    return BallotSubject.ELECTION if item.case.kind == CaseKind.ELECTION else BallotSubject.PROPOSAL


def _held(item: AgendaItem, proposal: Proposal | None, subject: str) -> Ballot | None:
    """Return what was recorded for the same before. What became a postponement, or was one, is put right in place."""
    found = Ballot.objects.active().filter(item=item).order_by("-number")
    if proposal is not None:
        return found.filter(proposal=proposal, subject=BallotSubject.PROPOSAL).first()
    over = case_ballot(item)
    if over is not None and over.pk is not None:
        return found.filter(pk=over.pk).first()
    return found.filter(subject=subject, proposal__isnull=True).first()


def _of(ballot: Ballot, item: AgendaItem) -> Ballot:
    ballot.item = item
    return ballot


def _take_over(item: AgendaItem, proposal: Proposal | None) -> None:
    """Take back what was recorded for the same before there were ballots."""
    for old in PartyVote.objects.active().filter(item=item, proposal=proposal, ballot__isnull=True):
        old.withdraw()
