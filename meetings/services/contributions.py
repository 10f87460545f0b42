"""What a member delivers from the follow page, and what the secretary does with it."""

from __future__ import annotations

from django.utils.translation import gettext as _

from omstilling.accounts.models import User
from omstilling.audit.errors import DomainError
from omstilling.audit.uow import unit_of_work
from omstilling.mail.notify import notify
from projects.models import Seat
from projects.services.rows import store

from ..models import AgendaItem, Contribution, ContributionKind, ContributionState, MeetingState
from .items import add_proposal, check_proposer, check_remark, enter_remark
from .rules import require_item, require_text

MOST = {ContributionKind.PROPOSAL: 10000, ContributionKind.REMARK: 4000}


def deliver_contribution(
    *, item: AgendaItem, seat: Seat, kind: str, text: str, by: User, reason: str = ""
) -> Contribution:
    """Deliver a proposal or a minute remark to the secretary while the meeting runs.

    The same may propose and remark as in the room: whoever has no vote in the case proposes nothing.
    """
    with unit_of_work(by=by, reason=reason or _("Levert i møtet")):
        require_item(item)
        if item.meeting.state != MeetingState.RUNNING:
            raise DomainError(_("Innspill leveres mens møtet pågår."))
        if seat.person_id != by.pk:
            raise DomainError(_("Du kan bare levere på egne vegne."))
        if kind == ContributionKind.PROPOSAL:
            if item.decision_id is not None:
                raise DomainError(_("Vedtaket i saken er ført. Det er for sent å fremme forslag."))
            check_proposer(item, seat)
        else:
            check_remark(item, seat)
        text = require_text(text, _("Skriv det du vil levere."), "text")
        if len(text) > MOST[ContributionKind(kind)]:
            raise DomainError(_("Teksten er for lang. Kort den ned."), field="text")
        return store(Contribution(item=item, seat=seat, kind=kind, text=text))


def take_back_contribution(*, contribution: Contribution, by: User, reason: str = "") -> Contribution:
    """Take back what one has delivered, as long as it waits."""
    with unit_of_work(by=by, reason=reason or _("Trukket av den som leverte")):
        contribution = _waiting(contribution)
        if contribution.seat.person_id != by.pk:
            raise DomainError(_("Bare den som leverte, kan trekke innspillet."))
        contribution.withdraw()
        return contribution


def take_in_contribution(*, contribution: Contribution, by: User, reason: str = "") -> Contribution:
    """Take a contribution in as it was written: a proposal becomes a proposal, a remark a remark."""
    with unit_of_work(by=by, reason=reason or _("Tatt inn fra medlemmet")):
        contribution = _waiting(contribution)
        item, seat = contribution.item, contribution.seat
        if contribution.kind == ContributionKind.PROPOSAL:
            add_proposal(item=item, text=contribution.text, proposer=seat, party=seat.party, by=by)
        else:
            enter_remark(item=item, seat=seat, text=contribution.text, by=by)
        contribution.state = ContributionState.TAKEN
        _tell(contribution, _("Innspillet ditt i %s er tatt inn"), waits=True)
        return store(contribution)


def decline_contribution(*, contribution: Contribution, answer: str, by: User, reason: str = "") -> Contribution:
    """Leave a contribution out, and tell its author why."""
    with unit_of_work(by=by, reason=reason or _("Ikke tatt inn")):
        contribution = _waiting(contribution)
        contribution.answer = require_text(answer, _("Skriv hvorfor det ikke tas inn."), "answer")
        contribution.state = ContributionState.DECLINED
        _tell(contribution, _("Innspillet ditt i %s er ikke tatt inn. Se hvorfor"), waits=False)
        return store(contribution)


def _tell(contribution: Contribution, words: str, *, waits: bool) -> None:
    """Tell the author what became of it. Good news may wait; why it was declined does not."""
    case, meeting = contribution.item.case, contribution.item.meeting
    notify(
        contribution.seat.person,
        "answer",
        words % case.case_number,
        meeting.get_absolute_url(),
        meeting.project,
        is_notice=not waits,
        about=case,
    )


def _waiting(contribution: Contribution) -> Contribution:
    """Return the row as it stands now, locked. Refuses one that has been dealt with, or whose meeting is locked."""
    Contribution.objects.select_for_update().get(pk=contribution.pk)
    related = ("seat__person", "item__meeting__project", "item__meeting__body", "item__case__body")
    row = Contribution.objects.select_related(*related).get(pk=contribution.pk)
    require_item(row.item)
    if row.is_withdrawn:
        raise DomainError(_("Innspillet er trukket av den som leverte det."))
    if row.state != ContributionState.WAITING:
        raise DomainError(_("Innspillet er behandlet fra før: %(state)s.") % {"state": row.get_state_display()})
    return row
