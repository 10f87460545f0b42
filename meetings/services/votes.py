"""The result of a vote: numbers per party, names where a party splits, and what the law forbids to count."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django.utils.translation import gettext as _

from omstilling.accounts.models import User
from omstilling.audit.errors import DomainError
from omstilling.audit.uow import unit_of_work
from projects.models import CaseKind
from projects.services.rows import store

from ..models import AgendaItem, PartyVote, Proposal
from ..rooms import ItemRoom, Place
from ..selectors import present_in
from ..votes import Outcome, PartyCount, outcome
from .rules import require_begun, require_item, require_quorum


def record_votes(
    *,
    item: AgendaItem,
    votes: Sequence[Mapping[str, Any]],
    by: User,
    proposal: Proposal | None = None,
    unanimous: bool = False,
    chair_decided: bool = False,
    reason: str = "",
) -> list[PartyVote]:
    """Record the vote over the case, or over one ``proposal`` in it. Replaces what was recorded for the same.

    ``votes``: ``{"party": …, "votes_for": …, "votes_against": …, "names": …}``, parties as in
    ``present_in(item).parties``. Unanimous votes need no numbers: they are those of everyone who voted.
    """
    with unit_of_work(by=by, reason=reason or _("Voteringen er ført")):
        require_item(item)
        require_begun(item.meeting)
        if proposal is not None and (proposal.item_id != item.pk or proposal.is_withdrawn):
            raise DomainError(_("Velg et forslag i saken."), field="proposal")
        rows = [_row(vote) for vote in votes if vote.get("votes_for") or vote.get("votes_against")]
        room = require_quorum(item) if rows or unanimous else present_in(item)
        if unanimous and not rows and proposal is not None:
            rows = [{"party": p, "votes_for": n, "votes_against": 0, "names": ""} for p, n in room.parties]
        _check_parties(room, rows)
        result = outcome(PartyCount(r["party"], r["votes_for"], r["votes_against"]) for r in rows)
        _check_result(item, room, result, unanimous=unanimous, chair_decided=chair_decided)
        for old in PartyVote.objects.active().filter(item=item, proposal=proposal):
            old.withdraw()
        made = [store(PartyVote(item=item, proposal=proposal, **row)) for row in rows]
        if proposal is None:
            item.unanimous, item.chair_decided = unanimous, chair_decided
        elif chair_decided:
            item.chair_decided = True
        store(item)
        return made


def _row(vote: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "party": str(vote["party"]).strip(),
        "votes_for": int(vote.get("votes_for") or 0),
        "votes_against": int(vote.get("votes_against") or 0),
        "names": str(vote.get("names") or "").strip(),
    }


def _check_parties(room: ItemRoom, rows: Sequence[Mapping[str, Any]]) -> None:
    """Refuse votes of those who have none in the case: seats without vote, the recused, the absent."""
    seen: set[str] = set()
    for row in rows:
        party = row["party"]
        if party in seen:
            raise DomainError(_("%(party)s er ført to ganger.") % {"party": party}, field="votes")
        seen.add(party)
        if row["votes_for"] < 0 or row["votes_against"] < 0:
            raise DomainError(_("Stemmetall kan ikke være mindre enn 0."), field="votes")
        cast, most = row["votes_for"] + row["votes_against"], room.votes_of(party)
        if cast > most:
            raise DomainError(_too_many(room, party, cast, most), field="votes")
        if row["votes_for"] and row["votes_against"] and not row["names"]:
            raise DomainError(
                _("%(party)s deler seg. Skriv navnene på dem som stemte for og mot.") % {"party": party}, field="votes"
            )
        for place in (*room.others, *room.recused, *room.absent):
            if place.name and place.name in row["names"] and not room.may_vote(place.seat.pk):
                raise DomainError(_why_not(room, place), field="votes")


def _too_many(room: ItemRoom, party: str, cast: int, most: int) -> str:
    silent = next((p for p in (*room.others, *room.recused, *room.absent) if p.party == party), None)
    if most == 0 and silent is not None:
        return _why_not(room, silent)
    if most == 0:
        return _("%(party)s har ingen med stemmerett til stede i saken.") % {"party": party}
    words = _("%(party)s har %(most)s til stede med stemmerett i saken. Det er ført %(cast)s stemmer.") % {
        "party": party,
        "most": most,
        "cast": cast,
    }
    return f"{words} {_why_not(room, silent)}" if silent is not None else words


def _why_not(room: ItemRoom, place: Place) -> str:
    words = {"name": place.name}
    if place in room.recused:
        return _("%(name)s har fratrådt i saken og stemmer ikke.") % words
    if not place.seat.votes:
        return _("%(name)s har ikke stemmerett i organet.") % words
    return _("%(name)s var ikke til stede da saken ble behandlet.") % words


def _check_result(item: AgendaItem, room: ItemRoom, result: Outcome, *, unanimous: bool, chair_decided: bool) -> None:
    election = item.case.kind == CaseKind.ELECTION
    if unanimous and result.votes_for and result.votes_against:
        raise DomainError(_("Det er ført stemmer både for og mot. Da er det ikke enstemmig."), field="unanimous")
    if result.cast == 0:
        if chair_decided:
            raise DomainError(
                _("Møteleders stemme avgjør bare når stemmene står likt. Før stemmetallene."), field="chair_decided"
            )
        return
    if room.quorum.binding and not election and result.cast < room.quorum.present:
        raise DomainError(
            _(
                "Alle som er til stede, skal stemme: %(present)s har stemmerett i saken, "
                "og det er ført %(cast)s stemmer."
            )
            % {"present": room.quorum.present, "cast": result.cast},
            field="votes",
        )
    if chair_decided and not result.is_tie:
        raise DomainError(
            _("Møteleders stemme avgjør bare når stemmene står likt. De står %(yes)s mot %(no)s.")
            % {"yes": result.votes_for, "no": result.votes_against},
            field="chair_decided",
        )
    if chair_decided and election:
        raise DomainError(_("Ved valg avgjør ikke møteleders stemme."), field="chair_decided")
    if chair_decided and item.meeting.chaired_by_id and not room.may_vote(item.meeting.chaired_by_id):
        raise DomainError(_("Møtelederen stemte ikke i saken."), field="chair_decided")
    if result.is_tie and not chair_decided and not election and room.quorum.binding:
        raise DomainError(
            _("Stemmene står likt (%(n)s mot %(n)s). Da avgjør møteleders stemme: kryss av for det.")
            % {"n": result.votes_for},
            field="chair_decided",
        )
