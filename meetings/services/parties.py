"""What the parties say in a meeting with the unions: each union's view, and the employer's reasoned reply."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _

from omstilling.accounts.models import User
from omstilling.audit.errors import DomainError
from omstilling.audit.personal_numbers import refuse_personal_numbers
from omstilling.audit.uow import unit_of_work
from projects.models import Seat
from projects.permissions import RULES
from projects.services.rows import store

from ..approval import employer_seat
from ..models import AgendaItem, MeetingPurpose, PartyView
from .rules import name_of, require_begun, require_item, require_seat, require_text


def write_view(*, item: AgendaItem, seat: Seat, text: str, by: User, reason: str = "") -> PartyView:
    """Write a union's view of the case. Once it stands, only the union's own seat changes it.

    While there is none, the secretary may take one in on the union's behalf; the history says who wrote it.
    """
    with unit_of_work(by=by, reason=reason or _("Synet fra de tillitsvalgte er ført")):
        _require_union_meeting(item)
        require_item(item)
        require_begun(item.meeting)
        require_seat(item.meeting, seat, "seat")
        if not seat.is_union:
            raise DomainError(_("Bare de tillitsvalgte er parter som gir et syn. Arbeidsgiver svarer."), field="seat")
        AgendaItem.objects.select_for_update().get(pk=item.pk)
        view = view_of(item, seat)
        if not may_write_view(by, item, seat, view):
            raise DomainError(_("Bare de tillitsvalgte selv kan endre synet sitt."), field="text")
        words = require_text(text, _("Skriv synet, eller «Ingen merknad»."), "text")
        refuse_personal_numbers(text=words)
        view = view or PartyView(item=item, seat=seat)
        view.party = (seat.organisation or name_of(seat))[:120]
        view.text = words
        return store(view)


def set_reply(*, item: AgendaItem, reply: str, by: User, agreed: bool | None = None, reason: str = "") -> AgendaItem:
    """Write the employer's reasoned reply, and whether they agreed. Where one only informs, nothing is agreed."""
    with unit_of_work(by=by, reason=reason or _("Arbeidsgivers svar er ført")):
        _require_union_meeting(item)
        require_item(item)
        require_begun(item.meeting)
        if not may_reply(by, item):
            raise DomainError(_("Arbeidsgivers svar skrives av arbeidsgivers plass eller sekretæren."))
        if agreed is not None and item.meeting.purpose == MeetingPurpose.INFORMATION:
            raise DomainError(
                _("Det er ingen enighet eller uenighet når organisasjonene bare er informert."), field="agreed"
            )
        refuse_personal_numbers(employer_reply=reply)
        item.employer_reply = reply.strip()
        item.agreed = agreed
        return store(item)


def view_of(item: AgendaItem, seat: Seat) -> PartyView | None:
    """Return what stands as a union's view of the case."""
    return PartyView.objects.active().filter(item=item, seat=seat).first()


def may_write_view(user: Any, item: AgendaItem, seat: Seat, view: PartyView | None) -> bool:
    """Tell whether the user may write a union's view: its own person always, the secretary while there is none."""
    if seat.person_id == user.pk:
        return RULES["may_write_union_statement"](user, item.meeting)
    return view is None and RULES["may_run_meeting"](user, item.meeting)


def may_reply(user: Any, item: AgendaItem) -> bool:
    """Tell whether the user may write the employer's reply."""
    if RULES["may_run_meeting"](user, item.meeting):
        return True
    employer = employer_seat(item.meeting)
    return employer is not None and employer.person_id == user.pk


def _require_union_meeting(item: AgendaItem) -> None:
    if item.meeting.purpose == MeetingPurpose.ORDINARY:
        raise DomainError(_("Dette hører til møter med de tillitsvalgte."))
