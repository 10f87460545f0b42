"""The agenda: cases on, off and in order, in sections, and what is taken along from before."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from django.db.models import Max
from django.utils.translation import gettext as _

from omstilling.accounts.models import User
from omstilling.audit.errors import DomainError
from omstilling.audit.uow import unit_of_work
from projects.models import Case, CaseKind, Decision
from projects.services.cases import register_case
from projects.services.rows import store

from ..carry import follow_up_words, last_item_of
from ..models import AgendaItem, Meeting, MeetingState
from .rules import (
    check_objectors,
    lock_meeting,
    objection_words,
    require_item,
    require_listed,
    require_movable,
    require_open,
)

BEGUN = (MeetingState.RUNNING, MeetingState.HELD)


def put_on_agenda(
    *,
    meeting: Meeting,
    case: Case,
    by: User,
    unlisted: bool = False,
    unlisted_note: str = "",
    section: str = "",
    reason: str = "",
) -> AgendaItem:
    """Put a case of the body last on the agenda, or last in a section of it. Says which meeting it comes from.

    After the notice has gone out an elected body's case is ``unlisted``: it may be decided unless the chair or a
    third of those present object. ``unlisted_note`` says whether anyone did; before the meeting nobody has yet. A
    supplementary notice in time puts the case on the list like the others.
    """
    with unit_of_work(by=by, reason=reason or _("Saken er satt på sakslista")):
        lock_meeting(meeting)
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
        note = _note(meeting, unlisted, unlisted_note)
        last = on_list.aggregate(last=Max("order"))["last"]
        item = AgendaItem(meeting=meeting, case=case, order=(last or 0) + 1, unlisted=unlisted, unlisted_note=note)
        item.section = section.strip()
        before = last_item_of(case, meeting)
        item.carried_from = before if before is not None and before.meeting_id != meeting.pk else None
        store(item)
        if item.section and meeting.state not in BEGUN:
            _gather(meeting)
            item.refresh_from_db()
        return item


def carry_over(
    *,
    meeting: Meeting,
    by: User,
    cases: Iterable[Case] = (),
    follow_ups: Iterable[Decision] = (),
    unlisted: bool = False,
    section: str = "",
    reason: str = "",
) -> list[AgendaItem]:
    """Put several cases on the agenda in one act. Decisions that wait come as one referatsak that lists them."""
    chosen, waiting = list(cases), list(follow_ups)
    if not chosen and not waiting:
        raise DomainError(_("Kryss av for minst én sak eller ett vedtak."))
    with unit_of_work(by=by, reason=reason or _("Saker er tatt med fra før")):
        if waiting:
            require_open(meeting)
            chosen.append(
                register_case(
                    body=meeting.body,
                    kind=CaseKind.REPORT,
                    title=_("Oppfølging av vedtak"),
                    background=follow_up_words(waiting),
                    year=meeting.held_on.year,
                    access=meeting.access,
                    by=by,
                )
            )
        return [
            put_on_agenda(meeting=meeting, case=case, unlisted=unlisted, section=section, by=by) for case in chosen
        ]


def set_sections(*, meeting: Meeting, sections: Mapping[int, str], by: User, reason: str = "") -> list[AgendaItem]:
    """Put the cases under headings, by the item's id. Cases of one section come together, in the order they have."""
    with unit_of_work(by=by, reason=reason or _("Sakslista er delt inn")):
        lock_meeting(meeting)
        require_open(meeting)
        items = _listed(meeting)
        for item in items:
            wanted = " ".join(sections.get(item.pk, item.section).split())[:80]
            if wanted != item.section:
                item.section = wanted
                store(item)
        if meeting.state not in BEGUN:
            _gather(meeting)
        return _listed(meeting)


def mark_unlisted(
    *,
    item: AgendaItem,
    unlisted: bool,
    by: User,
    unlisted_note: str = "",
    objections: tuple[int | None, bool] | None = None,
    reason: str = "",
) -> AgendaItem:
    """Say whether a case was on the list that went out, and what was objected when it was not.

    ``objections``: how many objected, and whether the chair did; they count, whatever the note says. ``None`` leaves
    them as they are.
    """
    with unit_of_work(by=by, reason=reason or _("Tilleggssaken er merket")):
        require_item(item)
        if not unlisted:
            require_listed(item)
            objections = (None, False)
        if objections is not None:
            objectors, chair = objections
            check_objectors(item, objectors)
            item.unlisted_objectors, item.unlisted_chair_objected = objectors, chair
            if (objectors is not None or chair) and not unlisted_note.strip():
                unlisted_note = objection_words(objectors or 0, chair)
        item.unlisted_note = _note(item.meeting, unlisted, unlisted_note)
        item.unlisted = unlisted
        return store(item)


def move_item(*, item: AgendaItem, up: bool, by: User, reason: str = "") -> AgendaItem:
    """Let a case change places with the one before it or after it. At the end of the list nothing happens.

    At the edge of its section it goes over into the next one, and keeps its place on the list.
    """
    with unit_of_work(by=by, reason=reason or _("Rekkefølgen på sakslista er endret")):
        lock_meeting(item.meeting)
        require_item(item)
        if item.meeting.state == MeetingState.HELD:
            raise DomainError(_("Møtet er holdt. Rekkefølgen kan ikke endres."))
        items = _listed(item.meeting)
        at = next(i for i, other in enumerate(items) if other.pk == item.pk)
        to = at - 1 if up else at + 1
        if 0 <= to < len(items):
            if items[to].section == items[at].section:
                if item.meeting.state == MeetingState.RUNNING:
                    require_movable(item.meeting, (items[at], items[to]))
                items[at], items[to] = items[to], items[at]
                _number(items)
            else:
                items[at].section = items[to].section
                items[at].save()
            item.refresh_from_db()
        return item


def take_off_agenda(*, item: AgendaItem, by: User, reason: str = "") -> AgendaItem:
    """Take a case off the agenda of a meeting that has not been held. The case stays with its number."""
    with unit_of_work(by=by, reason=reason or _("Saken er tatt av sakslista")):
        require_item(item)
        if item.meeting.state in BEGUN:
            raise DomainError(_("Møtet er holdt eller pågår. Før saken som trukket eller utsatt i stedet."))
        if item.decision_id:
            raise DomainError(_("Saken har et vedtak i møtet og kan ikke tas av sakslista."))
        item.withdraw()
        _number(_listed(item.meeting))
        return item


def _note(meeting: Meeting, unlisted: bool, note: str) -> str:
    if unlisted and not note.strip() and meeting.state in BEGUN:
        raise DomainError(
            _("Skriv om møteleder eller en tredel av de frammøtte hadde innvendinger mot tilleggssaken."),
            field="unlisted_note",
        )
    return note.strip() if unlisted else ""


def _listed(meeting: Meeting) -> list[AgendaItem]:
    return list(AgendaItem.objects.active().filter(meeting=meeting).order_by("order", "id"))


def _gather(meeting: Meeting) -> None:
    """Let the cases of a section stand together: sections in the order in which they first come."""
    items = _listed(meeting)
    first: dict[str, int] = {}
    for place, item in enumerate(items):
        first.setdefault(item.section, place)
    _number(sorted(items, key=lambda item: first[item.section]))


def _number(items: list[AgendaItem]) -> None:
    """Number the cases from 1 without gaps. Who has the number already is left alone."""
    for order, row in enumerate(items, start=1):
        if row.order != order:
            row.order = order
            row.save()
