"""The agenda: cases on, off and in order."""

from __future__ import annotations

from django.db.models import Max
from django.utils.translation import gettext as _

from omstilling.accounts.models import User
from omstilling.audit.errors import DomainError
from omstilling.audit.uow import unit_of_work
from projects.models import Case
from projects.services.rows import store

from ..models import AgendaItem, Meeting, MeetingState
from .rules import require_item, require_open


def put_on_agenda(
    *, meeting: Meeting, case: Case, by: User, unlisted: bool = False, unlisted_note: str = "", reason: str = ""
) -> AgendaItem:
    """Put a case of the body last on the agenda.

    After the notice has gone out an elected body's case is ``unlisted``: it may be decided unless the chair or a
    third of those present object, and ``unlisted_note`` says whether anyone did.
    """
    with unit_of_work(by=by, reason=reason or _("Saken er satt på sakslista")):
        require_open(meeting)
        if case.body_id != meeting.body_id:
            raise DomainError(_("Saken hører til et annet organ."), field="case")
        if case.is_withdrawn:
            raise DomainError(_("Saken er trukket."), field="case")
        on_list = AgendaItem.objects.active().filter(meeting=meeting)
        if on_list.filter(case=case).exists():
            raise DomainError(_("Saken står på sakslista fra før."), field="case")
        if meeting.notice_sent_on is not None and meeting.body.is_elected and not unlisted:
            raise DomainError(
                _("Innkallingen er sendt. Sett saken på som tilleggssak, og skriv om noen hadde innvendinger."),
                field="unlisted",
            )
        note = _note(unlisted, unlisted_note)
        last = on_list.aggregate(last=Max("order"))["last"]
        item = AgendaItem(meeting=meeting, case=case, order=(last or 0) + 1, unlisted=unlisted, unlisted_note=note)
        return store(item)


def mark_unlisted(
    *, item: AgendaItem, unlisted: bool, by: User, unlisted_note: str = "", reason: str = ""
) -> AgendaItem:
    """Say whether a case was on the list that went out, and what was objected when it was not."""
    with unit_of_work(by=by, reason=reason or _("Tilleggssaken er merket")):
        require_item(item)
        item.unlisted_note = _note(unlisted, unlisted_note)
        item.unlisted = unlisted
        return store(item)


def move_item(*, item: AgendaItem, up: bool, by: User, reason: str = "") -> AgendaItem:
    """Let a case change places with the one before it or after it. At the end of the list nothing happens."""
    with unit_of_work(by=by, reason=reason or _("Rekkefølgen på sakslista er endret")):
        require_item(item)
        if item.meeting.state == MeetingState.HELD:
            raise DomainError(_("Møtet er holdt. Rekkefølgen kan ikke endres."))
        items = list(AgendaItem.objects.active().filter(meeting=item.meeting).order_by("order", "id"))
        at = next(i for i, other in enumerate(items) if other.pk == item.pk)
        to = at - 1 if up else at + 1
        if 0 <= to < len(items):
            items[at], items[to] = items[to], items[at]
            _number(items)
            item.refresh_from_db()
        return item


def take_off_agenda(*, item: AgendaItem, by: User, reason: str = "") -> AgendaItem:
    """Take a case off the agenda of a meeting that has not been held. The case stays with its number."""
    with unit_of_work(by=by, reason=reason or _("Saken er tatt av sakslista")):
        require_item(item)
        if item.meeting.state == MeetingState.HELD:
            raise DomainError(_("Møtet er holdt. Før saken som trukket eller utsatt i stedet."))
        if item.decision_id:
            raise DomainError(_("Saken har et vedtak i møtet og kan ikke tas av sakslista."))
        item.withdraw()
        _number(list(AgendaItem.objects.active().filter(meeting=item.meeting).order_by("order", "id")))
        return item


def _note(unlisted: bool, note: str) -> str:
    if unlisted and not note.strip():
        raise DomainError(
            _("Skriv om møteleder eller en tredel av de frammøtte hadde innvendinger mot tilleggssaken."),
            field="unlisted_note",
        )
    return note.strip() if unlisted else ""


def _number(items: list[AgendaItem]) -> None:
    """Number the cases from 1 without gaps."""
    for order, row in enumerate(items, start=1):
        row.order = order
        row.save()
