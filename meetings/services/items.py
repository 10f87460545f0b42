"""What happens in one case: what was said and proposed, what the unions and single members want on record."""

from __future__ import annotations

from typing import Any

from django.db.models import Max
from django.utils.translation import gettext as _

from omstilling.accounts.models import User
from omstilling.audit.errors import DomainError
from omstilling.audit.uow import unit_of_work
from projects.models import Seat
from projects.services.rows import store

from ..models import AgendaItem, Attendance, Ballot, MeetingState, MinuteRemark, Proposal
from ..selectors import attendance_of, present_in
from .rules import (
    holds_union_seat,
    lock_item,
    name_of,
    require_begun,
    require_item,
    require_ordinary,
    require_seat,
    require_text,
    written_by_unions,
)


def set_discussion(*, item: AgendaItem, text: str, by: User, reason: str = "") -> AgendaItem:
    """Record how the case was treated. An empty text takes it away."""
    with unit_of_work(by=by, reason=reason or _("Behandlingen er ført")):
        require_item(item)
        item.discussion = text.strip()
        return store(item)


def add_proposal(
    *,
    item: AgendaItem,
    text: str,
    by: User,
    proposer: Seat | None = None,
    party: str = "",
    is_recommendation: bool = False,
    reason: str = "",
) -> Proposal:
    """Record a proposal put forward in the case. Only those who vote in the body propose."""
    with unit_of_work(by=by, reason=reason or _("Forslaget er ført")):
        lock_item(item)
        require_item(item)
        require_ordinary(item.meeting)
        text = require_text(text, _("Skriv forslaget."), "text")
        if proposer is not None:
            check_proposer(item, proposer)
        _check_party(item, party)
        if is_recommendation and Proposal.objects.active().filter(item=item, is_recommendation=True).exists():
            raise DomainError(_("Innstillingen i saken er ført fra før."), field="is_recommendation")
        last = Proposal.objects.filter(item=item).aggregate(last=Max("number"))["last"]
        return store(
            Proposal(
                item=item,
                number=(last or 0) + 1,
                text=text,
                proposer=proposer,
                party=party.strip() or (proposer.party if proposer else ""),
                is_recommendation=is_recommendation,
            )
        )


def withdraw_proposal(*, proposal: Proposal, by: User, reason: str = "") -> Proposal:
    """Take back a proposal. One that was voted over stays."""
    with unit_of_work(by=by, reason=reason or _("Forslaget er trukket")):
        require_item(proposal.item)
        voted: Any = (proposal.votes, proposal.ballots, Ballot.objects.filter(counter=proposal))  # type: ignore[attr-defined]
        if any(found.active().exists() for found in voted):
            raise DomainError(_("Det er stemt over forslaget. Det kan ikke trekkes."))
        proposal.withdraw()
        return proposal


def set_draft_text(*, item: AgendaItem, text: str, by: User, reason: str = "") -> AgendaItem:
    """Keep the draft of the decision's text while the case is up. The decision itself is logged by its own service."""
    with unit_of_work(by=by, reason=reason or _("Utkastet til vedtakstekst er lagret")):
        require_item(item)
        if item.decision_id is not None:
            raise DomainError(_("Vedtaket i saken er ført. Rett det i stedet for å endre utkastet."))
        item.draft_text = text.strip()
        return store(item)


def add_remark(*, item: AgendaItem, seat: Seat, text: str, by: User, reason: str = "") -> MinuteRemark:
    """Enter a member's own statement in the minutes. Only its author may, and nobody edits it afterwards."""
    with unit_of_work(by=by, reason=reason or _("Protokolltilførselen er gitt")):
        if seat.person_id != by.pk:
            raise DomainError(_("Bare den som avgir en protokolltilførsel, kan skrive den."), field="seat")
        return enter_remark(item=item, seat=seat, text=text, by=by)


def enter_remark(*, item: AgendaItem, seat: Seat, text: str, by: User, reason: str = "") -> MinuteRemark:
    """Enter a statement as its author delivered it, on paper or from their own screen. The history says who did."""
    with unit_of_work(by=by, reason=reason or _("Protokolltilførselen er ført slik den ble levert")):
        require_item(item)
        check_remark(item, seat)
        text = require_text(text, _("Skriv protokolltilførselen."), "text")
        return store(MinuteRemark(item=item, seat=seat, text=text))


def check_remark(item: AgendaItem, seat: Seat) -> None:
    """Refuse a remark before the meeting's day, and from those who took no part in the case."""
    require_begun(item.meeting)
    require_seat(item.meeting, seat, "seat")
    room = present_in(item)
    if any(p.seat.pk == seat.pk for p in room.absent + room.recused) and room.quorum.known:
        raise DomainError(_("Protokolltilførsel gis av dem som var med på å behandle saken."), field="seat")


def set_union_statement(*, item: AgendaItem, text: str, by: User, reason: str = "") -> AgendaItem:
    """Attach the unions' statement to the case. Once it stands, only the unions' own seats in the body change it.

    While there is none, the secretary may take one in on the unions' behalf, and go on writing as long as the meeting
    runs and the unions have not written in it themselves; the history says who wrote it.
    """
    with unit_of_work(by=by, reason=reason or _("Uttalelsen fra tillitsvalgte er lagt ved")):
        require_item(item)
        standing = AgendaItem.objects.filter(pk=item.pk).values_list("union_statement", flat=True).first()
        others = bool(standing or item.union_statement) and not holds_union_seat(by, item.meeting)
        if others and (item.meeting.state != MeetingState.RUNNING or written_by_unions(item)):
            raise DomainError(_("Bare de tillitsvalgte kan endre uttalelsen sin."), field="union_statement")
        item.union_statement = text.strip()
        return store(item)


def _check_party(item: AgendaItem, party: str) -> None:
    """Refuse a proposal in the name of those who have a seat without a vote: they speak, and do not propose."""
    named = party.strip().casefold()
    places = attendance_of(item.meeting).places if named else ()
    voting = {place.party.casefold() for place in places if place.seat.votes}
    silent = {place.party.casefold() for place in places if not place.seat.votes and place.seat.is_union}
    if named in silent - voting:
        raise DomainError(
            _("%(name)s har ikke stemmerett i organet og kan ikke fremme forslag.") % {"name": party.strip()},
            field="party",
        )


def check_proposer(item: AgendaItem, proposer: Seat) -> None:
    require_seat(item.meeting, proposer, "proposer")
    name = name_of(proposer)
    if not proposer.votes:
        raise DomainError(
            _("%(name)s har ikke stemmerett i organet og kan ikke fremme forslag.") % {"name": name},
            field="proposer",
        )
    room = present_in(item)
    if any(p.seat.pk == proposer.pk for p in room.recused):
        raise DomainError(
            _("%(name)s har fratrådt i saken og kan ikke fremme forslag.") % {"name": name}, field="proposer"
        )
    recorded = Attendance.objects.active().filter(meeting=item.meeting, seat=proposer).exists()
    if recorded and not room.may_vote(proposer.pk):
        raise DomainError(_("%(name)s var ikke til stede da saken ble behandlet.") % {"name": name}, field="proposer")
