"""What needs a ground in law: a member who leaves the case, and closed doors."""

from __future__ import annotations

import re
from collections.abc import Iterable

from django.utils.translation import gettext as _

from omstilling.accounts.models import User
from omstilling.audit.errors import DomainError
from omstilling.audit.uow import unit_of_work
from projects import law
from projects.models import Seat, SeatFunction
from projects.services.rows import store

from ..ballots import BallotView, ballots_of
from ..models import AgendaItem, Attendance, AttendanceStatus, Ballot, BallotSubject, MeetingForm, Recusal
from ..selectors import attendance_of, room_of
from .ballots import SeatVotes, Votes, follow_room, record_ballot, withdraw_ballot
from .rules import lock_item, name_of, require_item, require_seat, require_text

#: How a ground that binds the body to close the doors is cited: the second paragraph of the act's § 11-5.
MUST_CLOSE = re.compile(r"§\s*11-5\b.*?(annet|andre|2\.)\s+ledd|§\s*11-5\s*\(2\)", re.IGNORECASE)


def recuse(
    *,
    item: AgendaItem,
    seat: Seat,
    basis: str,
    vote: str,
    by: User,
    is_leave: bool = False,
    replaced_by: Seat | None = None,
    reason: str = "",
) -> Recusal:
    """Record that a member left the case, with ground, the body's decision, and the substitute who stepped in.

    ``vote`` tells the decision in words; ``judge_recusal`` takes it as a ballot. The substitute's attendance in the
    case is recorded with it when there is none.
    """
    with unit_of_work(by=by, reason=reason or (_("Fritaket er ført") if is_leave else _("Inhabiliteten er ført"))):
        basis = _check_recusal(item, seat, basis, replaced_by)
        vote = require_text(vote, _("Skriv hva organet avgjorde, og med hvilken votering."), "vote")
        return _leave(item, seat, basis, vote, is_leave=is_leave, replaced_by=replaced_by)


def judge_recusal(
    *,
    item: AgendaItem,
    seat: Seat,
    basis: str,
    by: User,
    is_leave: bool = False,
    replaced_by: Seat | None = None,
    concerned: Iterable[Seat] = (),
    votes: Votes = (),
    seat_votes: SeatVotes | None = None,
    unanimous: bool = False,
    chair_decided: bool = False,
    reason: str = "",
) -> tuple[Ballot, Recusal | None]:
    """Let the body decide, without the member, whether the member leaves the case. Returns the vote and its effect.

    ``concerned``: others of whom the same is asked in the case; they take no part either, unless the body would not
    be quorate without them. Not carried: the member stays, and the vote stands in the minutes.
    """
    with unit_of_work(by=by, reason=reason or (_("Fritaket er ført") if is_leave else _("Inhabiliteten er ført"))):
        basis = _check_recusal(item, seat, basis, replaced_by)
        asked = _("Er %(name)s inhabil etter %(basis)s?")
        if is_leave:
            asked = _("Fritas %(name)s av personlige grunner?")  # which they are, is no one else's
        ballot = record_ballot(
            item=item,
            subject=BallotSubject.RECUSAL,
            concerned=[seat, *concerned],
            question=(asked % {"name": name_of(seat), "basis": basis})[:300],
            votes=votes,
            seat_votes=seat_votes,
            unanimous=unanimous,
            chair_decided=chair_decided,
            by=by,
        )
        view = _view(item, ballot)
        if view.carried is False:
            return ballot, None
        recusal = _leave(item, seat, basis, view.sentence[:200], is_leave=is_leave, replaced_by=replaced_by)
        ballot.recusal = recusal
        return store(ballot), recusal


def _check_recusal(item: AgendaItem, seat: Seat, basis: str, replaced_by: Seat | None) -> str:
    lock_item(item)
    require_item(item)
    require_seat(item.meeting, seat, "seat")
    basis = require_text(basis, _("Oppgi hjemmelen."), "basis")
    if Recusal.objects.active().filter(item=item, seat=seat).exists():
        raise DomainError(_("%(name)s har allerede fratrådt i saken.") % {"name": name_of(seat)}, field="seat")
    if replaced_by is not None:
        _check_replacement(item, seat, replaced_by)
    return basis


def _leave(
    item: AgendaItem, seat: Seat, basis: str, vote: str, *, is_leave: bool, replaced_by: Seat | None
) -> Recusal:
    recusal = store(Recusal(item=item, seat=seat, basis=basis, vote=vote, is_leave=is_leave, replaced_by=replaced_by))
    if replaced_by is not None:
        _let_in(item, seat, replaced_by)
    follow_room(item.meeting, [item])
    return recusal


def _view(item: AgendaItem, ballot: Ballot) -> BallotView:
    return next(view for view in ballots_of(item) if view.pk == ballot.pk)


def withdraw_recusal(*, recusal: Recusal, by: User, reason: str = "") -> Recusal:
    """Take back a recusal that was recorded by mistake."""
    with unit_of_work(by=by, reason=reason or _("Fratredelsen er ført ved en feil")):
        require_item(recusal.item)
        for ballot in Ballot.objects.active().filter(recusal=recusal):
            ballot.item = recusal.item
            withdraw_ballot(ballot=ballot, by=by)
        recusal.withdraw()
        follow_room(recusal.item.meeting, [recusal.item])
        return recusal


def close_doors(
    *,
    item: AgendaItem,
    by: User,
    basis: str = "",
    vote: str = "",
    mandatory: bool = False,
    ground: str = "",
    votes: Votes = (),
    seat_votes: SeatVotes | None = None,
    unanimous: bool = False,
    chair_decided: bool = False,
    staying: str | None = None,
    reason: str = "",
) -> AgendaItem:
    """Record that a case was treated behind closed doors: ground, and the vote on it, which is taken in the open.

    ``ground`` is the key of one of ``law.CLOSING_GROUNDS``, or ``basis`` names it and ``mandatory`` tells that the law
    leaves no choice. The vote is told as a ballot (the rest of the names), or in words (``vote``). When the vote does
    not carry, the doors stay open; a case that the law closes is then not decided.
    """
    with unit_of_work(by=by, reason=reason or _("Møtet er lukket i saken")):
        require_item(item)
        if not item.meeting.body.is_elected:
            raise DomainError(_("Møtene i en administrativ gruppe er ikke åpne, så det er ingen dører å lukke."))
        picked = law.ground(law.CLOSING_GROUNDS, ground) if ground else None
        if ground and picked is None:
            raise DomainError(_("Velg en hjemmel fra lista."), field="ground")
        if picked is not None:
            basis, mandatory = picked.cite(item.meeting.held_on), picked.must
        basis = require_text(basis, _("Oppgi hjemmelen for å lukke møtet."), "basis")
        must = mandatory or bool(MUST_CLOSE.search(basis))
        if must and item.meeting.form == MeetingForm.REMOTE:
            raise DomainError(
                _("Saken skal etter loven behandles for lukkede dører, og kan derfor ikke tas opp i et fjernmøte."),
                field="ground" if picked is not None else "basis",
            )
        if votes or seat_votes or unanimous:
            ballot = record_ballot(
                item=item,
                subject=BallotSubject.CLOSING,
                question=(_("Lukking etter %(basis)s") % {"basis": basis})[:300],
                votes=votes,
                seat_votes=seat_votes,
                unanimous=unanimous,
                chair_decided=chair_decided,
                ballot=_closing(item),
                by=by,
            )
            view = _view(item, ballot)
            vote = view.sentence[:200]
            if view.carried is False:
                item.closed_basis = item.closed_vote = ""
                item.must_close = must
                return store(item)
        else:
            vote = require_text(vote, _("Skriv voteringen om å lukke møtet. Den holdes for åpne dører."), "vote")
        item.closed_basis, item.closed_vote, item.must_close = basis, vote, must
        if staying is not None:
            item.closed_staying = staying.strip()
        return store(item)


def open_doors(*, item: AgendaItem, by: User, reason: str = "") -> AgendaItem:
    """Take back that the doors were closed, when it was recorded by mistake."""
    with unit_of_work(by=by, reason=reason or _("Saken ble behandlet for åpne dører")):
        require_item(item)
        ballot = _closing(item)
        if ballot is not None:
            withdraw_ballot(ballot=ballot, by=by)
        item.closed_basis, item.closed_vote, item.must_close = "", "", False
        item.closed_at, item.reopened_at, item.closed_staying = None, None, ""
        return store(item)


def _closing(item: AgendaItem) -> Ballot | None:
    """Return the vote on closing the doors, when it is taken as a ballot."""
    ballot = Ballot.objects.active().filter(item=item, subject=BallotSubject.CLOSING).order_by("-number").first()
    if ballot is not None:
        ballot.item = item
    return ballot


def _check_replacement(item: AgendaItem, seat: Seat, replaced_by: Seat) -> None:
    require_seat(item.meeting, replaced_by, "replaced_by")
    name = name_of(replaced_by)
    if replaced_by.function != SeatFunction.SUBSTITUTE:
        raise DomainError(_("%(name)s er ikke varamedlem.") % {"name": name}, field="replaced_by")
    recusals = list(Recusal.objects.active().filter(item=item).select_related("replaced_by__person"))
    room = room_of(item, attendance_of(item.meeting), recusals)
    if any(p.seat.pk == replaced_by.pk for p in room.recused):
        raise DomainError(_("%(name)s har selv fratrådt i saken.") % {"name": name}, field="replaced_by")
    if any(p.seat.pk == replaced_by.pk and p.is_away for p in room.absent):
        raise DomainError(_("%(name)s er ikke ført som til stede.") % {"name": name}, field="replaced_by")
    place = next((p for p in room.voting if p.seat.pk == replaced_by.pk), None)
    met = place.attendance.substitute_for_id if place is not None and place.attendance else None
    if any(r.replaced_by_id == replaced_by.pk for r in recusals) or (met is not None and met != seat.pk):
        raise DomainError(_("%(name)s møter alt for en annen i saken.") % {"name": name}, field="replaced_by")


def _let_in(item: AgendaItem, seat: Seat, replaced_by: Seat) -> None:
    """Record the substitute as present in the case, unless the attendance says something already."""
    if not Attendance.objects.active().filter(meeting=item.meeting, seat=replaced_by).exists():
        store(
            Attendance(
                meeting=item.meeting,
                seat=replaced_by,
                status=AttendanceStatus.PRESENT,
                substitute_for=seat,
                from_item=item.order,
                to_item=item.order,
            )
        )
