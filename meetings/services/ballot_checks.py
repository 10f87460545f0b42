"""What the law forbids to count: votes of those who have none in the case, too many, too few, and blank ones."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from django.utils.translation import gettext as _

from omstilling.audit.errors import DomainError
from omstilling.ui.formats import join_and
from projects.models import CaseKind, Seat, SeatFunction

from ..ballots import ELECTIONS, BallotParty, BallotSeat, chair_in, chair_side, split_names, stands_in
from ..models import AgendaItem, BallotSubject, Choice, Proposal, Recusal
from ..quorum import Quorum, quorate
from ..rooms import ItemRoom, Place
from ..selectors import attendance_of, present_in, room_of
from ..votes import PartyCount, outcome


def voters(item: AgendaItem, subject: str, concerned: Iterable[int] = ()) -> ItemRoom:
    """Return those who vote, as the room of the case.

    Whether a member is disqualified is decided without the member. Where it is asked of several in one case none of
    them takes part, unless the body would not be quorate otherwise: then all who are present do.
    """
    if subject != BallotSubject.RECUSAL:
        return present_in(item)
    recusals = list(Recusal.objects.active().filter(item=item))
    asked = set(concerned) | {r.seat_id for r in recusals if not r.is_leave}
    left = {r.seat_id for r in recusals if r.is_leave} - set(concerned)
    stepped_in = {r.replaced_by_id for r in recusals if r.replaced_by_id}
    room = room_of(item, attendance_of(item.meeting), ())
    there = [p for p in room.voting if p.seat.pk not in left and not _only_for(p, item, stepped_in)]
    taking_part = [p for p in there if p.seat.pk not in asked]
    members = room.quorum.members
    if len(asked) > 1 and not quorate(members, len(taking_part)):
        taking_part = there
    out = tuple(p for p in room.voting if p not in taking_part)
    quorum = Quorum(members, len(taking_part), room.quorum.known, room.quorum.binding)
    return replace(room, voting=tuple(taking_part), recused=out, quorum=quorum)


def _only_for(place: Place, item: AgendaItem, stepped_in: set[int]) -> bool:
    """Tell whether a substitute is in the room only because a member has left the case."""
    at = place.attendance
    return place.seat.pk in stepped_in and at is not None and at.from_item == at.to_item == item.order


def check_subject(
    item: AgendaItem, subject: str, *, proposal: Proposal | None, counter: Proposal | None, recusal: Recusal | None
) -> None:
    """Refuse a vote that is about nothing in the case."""
    if subject not in BallotSubject.values:
        raise DomainError(_("Velg hva det stemmes over."), field="subject")
    if subject == BallotSubject.ELECTION and item.case.kind != CaseKind.ELECTION:
        raise DomainError(_("Saken er ikke et valg."), field="subject")
    for name, one in (("proposal", proposal), ("counter", counter)):
        if one is not None and (one.item_id != item.pk or one.is_withdrawn):
            raise DomainError(_("Velg et forslag i saken."), field=name)
    if subject == BallotSubject.ALTERNATIVES:
        if proposal is None or counter is None or proposal.pk == counter.pk:
            raise DomainError(_("Velg to forslag som stilles mot hverandre."), field="counter")
    elif counter is not None:
        raise DomainError(_("Bare forslag som stilles mot hverandre, har et motforslag."), field="counter")
    if recusal is not None and (recusal.item_id != item.pk or recusal.is_withdrawn):
        raise DomainError(_("Velg en fratredelse i saken."), field="recusal")


def rows_of(votes: Iterable[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """Return the parties' votes as they are stored; those without any are left out."""
    return [_row(vote) for vote in votes if vote.get("votes_for") or vote.get("votes_against")]


def _row(vote: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "party": str(vote["party"]).strip(),
        "votes_for": int(vote.get("votes_for") or 0),
        "votes_against": int(vote.get("votes_against") or 0),
        "names": str(vote.get("names") or "").strip(),
    }


def check_seats(room: ItemRoom, choices: Mapping[int, str], subject: str) -> None:
    """Refuse a vote by name of somebody who has none in the case, a blank one outside elections, and a missing one."""
    for pk, choice in choices.items():
        if choice not in Choice.values:
            raise DomainError(_("Velg for eller mot."), field="seat_votes")
        if not room.may_vote(pk):
            raise DomainError(_stranger(room, pk), field="seat_votes")
        if choice == Choice.BLANK and subject != BallotSubject.ELECTION:
            raise DomainError(_("Blanke stemmer finnes bare ved valg."), field="seat_votes")
    missing = [place.name for place in room.voting if place.seat.pk not in choices]
    if missing and room.quorum.binding:
        raise DomainError(
            _("Alle som er til stede, skal stemme. Stemmen mangler for %(names)s.") % {"names": join_and(missing)},
            field="seat_votes",
        )


def _stranger(room: ItemRoom, pk: int) -> str:
    place = next((p for p in (*room.others, *room.recused, *room.absent) if p.seat.pk == pk), None)
    if place is not None:
        return why_not(room, place)
    seat = Seat.objects.select_related("person").filter(pk=pk).first()
    name = seat.person.full_name if seat is not None else ""
    return _("%(name)s har ikke plass i organet.") % {"name": name}


def parties_of(room: ItemRoom, choices: Mapping[int, str]) -> list[dict[str, Any]]:
    """Count the parties' votes from the members', with names where a party split."""
    rows: dict[str, dict[str, Any]] = {}
    for place in room.voting:
        row = rows.setdefault(place.party, {"party": place.party, "for": [], "against": []})
        choice = choices.get(place.seat.pk)
        if choice in (Choice.FOR, Choice.AGAINST):
            row[choice].append(place.name)
    made = []
    for row in rows.values():
        split = row["for"] and row["against"]
        names = split_names(row["for"], row["against"]) if split else ""
        if row["for"] or row["against"]:
            made.append(
                {
                    "party": row["party"],
                    "votes_for": len(row["for"]),
                    "votes_against": len(row["against"]),
                    # A large party's names are read from its members' votes, which hold them whole.
                    "names": names if len(names) <= 300 else "",
                }
            )
    return made


def check_parties(room: ItemRoom, rows: Sequence[Mapping[str, Any]]) -> None:
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
            if stands_in(place.name, row["names"]) and not room.may_vote(place.seat.pk):
                raise DomainError(why_not(room, place), field="votes")


def _too_many(room: ItemRoom, party: str, cast: int, most: int) -> str:
    silent = next((p for p in (*room.others, *room.recused, *room.absent) if p.party == party), None)
    if most == 0 and silent is not None:
        return why_not(room, silent)
    if most == 0:
        return _("%(party)s har ingen med stemmerett til stede i saken.") % {"party": party}
    words = _("%(party)s har %(most)s til stede med stemmerett i saken. Det er ført %(cast)s stemmer.") % {
        "party": party,
        "most": most,
        "cast": cast,
    }
    return f"{words} {why_not(room, silent)}" if silent is not None else words


def why_not(room: ItemRoom, place: Place) -> str:
    """Return why somebody's vote does not count in the case."""
    words = {"name": place.name}
    if place in room.recused:
        return _("%(name)s har fratrådt i saken og stemmer ikke.") % words
    if not place.seat.votes:
        return _("%(name)s har ikke stemmerett i organet.") % words
    if place.seat.function == SeatFunction.SUBSTITUTE and not place.may_vote:
        return _("%(name)s er varamedlem og har ikke tatt sete i saken.") % words
    return _("%(name)s var ikke til stede da saken ble behandlet.") % words


def check_numbers(
    item: AgendaItem,
    room: ItemRoom,
    subject: str,
    rows: Sequence[Mapping[str, Any]],
    *,
    unanimous: bool,
    chair_decided: bool,
    blank: int,
) -> None:
    """Refuse numbers that do not make a vote: too few, blank outside elections, a tie that nobody settled."""
    election = subject == BallotSubject.ELECTION
    if blank and not election:
        raise DomainError(_("Blanke stemmer finnes bare ved valg."), field="blank_votes")
    result = outcome(PartyCount(r["party"], r["votes_for"], r["votes_against"]) for r in rows)
    if unanimous and result.votes_for and result.votes_against:
        raise DomainError(_("Det er ført stemmer både for og mot. Da er det ikke enstemmig."), field="unanimous")
    cast = result.cast + blank
    if cast == 0:
        if chair_decided:
            raise DomainError(
                _("Møteleders stemme avgjør bare når stemmene står likt. Før stemmetallene."), field="chair_decided"
            )
        return
    there = len(room.voting)
    if cast > there:
        raise DomainError(
            _("%(present)s har stemmerett i saken, og det er ført %(cast)s stemmer.")
            % {"present": there, "cast": cast},
            field="blank_votes" if blank else "votes",
        )
    if room.quorum.binding and cast < there:
        raise DomainError(
            _(
                "Alle som er til stede, skal stemme: %(present)s har stemmerett i saken, "
                "og det er ført %(cast)s stemmer."
            )
            % {"present": there, "cast": cast},
            field="votes",
        )
    if chair_decided and not result.is_tie:
        raise DomainError(
            _("Møteleders stemme avgjør bare når stemmene står likt. De står %(yes)s mot %(no)s.")
            % {"yes": result.votes_for, "no": result.votes_against},
            field="chair_decided",
        )
    if chair_decided and subject in ELECTIONS:
        raise DomainError(_("Ved valg avgjør ikke møteleders stemme."), field="chair_decided")
    chair = chair_in(item)
    if chair_decided and chair is not None and not room.may_vote(chair.pk):
        raise DomainError(_("Møtelederen stemte ikke i saken."), field="chair_decided")
    if result.is_tie and not chair_decided and subject not in ELECTIONS and room.quorum.binding:
        raise DomainError(
            _("Stemmene står likt (%(n)s mot %(n)s). Da avgjør møteleders stemme: kryss av for det.")
            % {"n": result.votes_for},
            field="chair_decided",
        )


def chair_settles(
    item: AgendaItem, room: ItemRoom, rows: Sequence[Mapping[str, Any]], choices: Mapping[int, str]
) -> bool:
    """Tell whether a vote by name stands level and the chair voted, so that the chair's vote settles it."""
    result = outcome(PartyCount(r["party"], r["votes_for"], r["votes_against"]) for r in rows)
    chair = chair_in(item)
    if not result.is_tie or chair is None or not room.may_vote(chair.pk):
        return False
    seats = [BallotSeat(pk, "", "", choice) for pk, choice in choices.items()]
    return chair_side(chair, [BallotParty(**row) for row in rows], seats) is not None
