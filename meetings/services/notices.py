"""Notices: what is sent for a meeting, frozen as it goes out, with an e-mail to everybody who is called.

One act each: the notice, a supplement with the cases that came later, the moving and the cancelling of a meeting.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, time, timedelta

from django.db.models import Max
from django.utils.translation import gettext as _

from omstilling.accounts.models import User
from omstilling.audit.errors import DomainError
from omstilling.audit.uow import current_act, example_moment, unit_of_work
from omstilling.pdf.fingerprints import fingerprint
from projects.services.rows import store

from ..calendar import CANCEL
from ..models import AgendaItem, Meeting, MeetingState, Notice, NoticeKind
from ..notices.build import known_items, listed_items, notice_document, when_and_where
from ..notices.files import request_issue
from ..notices.letters import Addressee, addressees_of, agenda_words, sees_meeting, write_to
from ..plain import to_plain
from ..summons import may_answer
from .meetings import call_meeting, cancel_meeting, update_meeting
from .rules import require_open, require_text
from .summons import ask_anew, call_members


def send_notice(*, meeting: Meeting, by: User, copies: Iterable[User] = (), reason: str = "") -> Notice:
    """Call the members to the meeting: freeze agenda and papers, send the e-mails, have the documents made."""
    with unit_of_work(by=by, reason=reason or _("Innkallingen er sendt")):
        _require_before(meeting)
        _lock(meeting)
        if _sent(meeting):
            raise DomainError(_("Innkallingen er sendt. Send en tilleggsinnkalling med de nye sakene."))
        call_meeting(meeting=meeting, on=meeting.project.today(), by=by)
        if not call_members(meeting=meeting, by=by):
            raise DomainError(_("Ingen har plass i organet på møtedagen. Gi noen plass først."))
        _check_copies(meeting, copies)
        return _send(meeting, NoticeKind.NOTICE, by, copies)


def send_supplement(*, meeting: Meeting, by: User, copies: Iterable[User] = (), reason: str = "") -> Notice:
    """Send the cases that came after the notice. Within the body's time limit they are on the list like the others."""
    with unit_of_work(by=by, reason=reason or _("Tilleggsinnkallingen er sendt")):
        _require_before(meeting)
        _lock(meeting)
        if not _sent(meeting):
            raise DomainError(_("Innkallingen er ikke sendt ennå. Send den, så er alle sakene med."))
        known = known_items(meeting)
        new = [item for item in listed_items(meeting) if item.pk not in known]
        if not new:
            raise DomainError(_("Det er ingen nye saker siden forrige innkalling."))
        call_members(meeting=meeting, by=by)
        _check_copies(meeting, copies)
        notice = _send(meeting, NoticeKind.SUPPLEMENT, by, copies)
        if is_in_time(meeting, meeting.project.today()):
            for item in new:
                if item.unlisted:
                    item.unlisted, item.unlisted_note = False, ""
                    store(item)
        return notice


def move_meeting(
    *,
    meeting: Meeting,
    held_on: date,
    by: User,
    starts_at: time | None = None,
    ends_at: time | None = None,
    place: str = "",
    reason: str = "",
) -> Notice:
    """Move a meeting that is called to another time or place, and tell everybody. The reason is required.

    On another day everybody is asked anew: answers are forgotten, and substitutes who were called in are let go.
    """
    why = require_text(reason, _("Skriv hvorfor møtet flyttes."), "reason")
    with unit_of_work(by=by, reason=why):
        _require_before(meeting)
        _lock(meeting)
        if not _is_called(meeting):
            raise DomainError(_("Innkallingen er ikke sendt. Endre møtet, så står den nye tiden i innkallingen."))
        before = when_and_where(meeting)
        changes = {"held_on": held_on, "starts_at": starts_at, "ends_at": ends_at, "place": place.strip()}
        if all(getattr(meeting, name) == value for name, value in changes.items()):
            raise DomainError(_("Tid og sted er de samme som før."), field="held_on")
        _check_day(meeting, held_on)
        other_day = held_on != meeting.held_on
        let_go = ask_anew(meeting, by) if other_day else []
        update_meeting(meeting=meeting, changes=changes, by=by)
        call_members(meeting=meeting, by=by)
        notice = _send(meeting, NoticeKind.MOVED, by, (), why=why, before=before)
        for seat in let_go:
            write_to(notice, Addressee(seat.person, seat, full=True, is_member=True), method=CANCEL)
        return notice


def call_off_meeting(*, meeting: Meeting, by: User, reason: str = "") -> Meeting:
    """Cancel a meeting and tell everybody who was called. Nobody was: then it is cancelled in silence.

    Its cases are offered to the next meeting (``carry.offers_of``).
    """
    with unit_of_work(by=by, reason=require_text(reason, _("Skriv hvorfor møtet er avlyst."), "reason")):
        _lock(meeting)
        called = _is_called(meeting)
        if called and may_answer(meeting):
            call_members(meeting=meeting, by=by)
        cancel_meeting(meeting=meeting, by=by, reason=reason)
        if called:
            _send(meeting, NoticeKind.CANCELLED, by, (), why=meeting.cancellation)
        return meeting


def is_in_time(meeting: Meeting, day: date) -> bool:
    """Tell whether what is sent on the day is sent within the body's time limit; without one, before the day."""
    return day <= meeting.held_on - timedelta(days=max(1, meeting.body.notice_days or 1))


def _send(meeting: Meeting, kind: str, by: User, copies: Iterable[User], *, why: str = "", before: str = "") -> Notice:
    moment = current_act().moment
    last = Notice.objects.filter(meeting=meeting).aggregate(last=Max("number"))["last"]
    number = (last or 0) + 1
    sender = str(by.full_name or by.get_username())
    full, public = (
        to_plain(
            notice_document(
                meeting,
                public=public,
                kind=kind,
                number=number,
                sent_at=moment,
                sender=sender,
                reason=why,
                before=before,
            )
        )
        for public in (False, True)
    )
    notice = store(
        Notice(
            meeting=meeting,
            number=number,
            kind=kind,
            sent_at=moment,
            reason=why[:300],
            full_source=full,
            public_source=public,
            full_sha256=fingerprint(full),
            public_sha256=fingerprint(public),
        )
    )
    agenda = {full: agenda_words(meeting, public=not full) for full in (True, False)}
    for addressee in addressees_of(meeting, copies):
        write_to(notice, addressee, before=before, agenda=agenda)
    if example_moment() is None:
        request_issue(notice, by)
    return notice


def _sent(meeting: Meeting) -> bool:
    return Notice.objects.active().filter(meeting=meeting).exists()


def _is_called(meeting: Meeting) -> bool:
    """Tell whether a notice went out, from here or in another way."""
    return meeting.notice_sent_on is not None or _sent(meeting)


def _lock(meeting: Meeting) -> None:
    """Let nobody else send at the same time."""
    Meeting.objects.select_for_update().get(pk=meeting.pk)


def _require_before(meeting: Meeting) -> None:
    require_open(meeting)
    if meeting.state not in (MeetingState.PLANNED, MeetingState.CALLED):
        raise DomainError(_("Møtet er åpnet eller holdt. Det er for sent å sende innkalling."))


def _check_copies(meeting: Meeting, copies: Iterable[User]) -> None:
    """Refuse a copy to somebody who may not know of the meeting."""
    for person in copies:
        if not sees_meeting(person, meeting):
            raise DomainError(
                _("%(name)s har ikke tilgang til møtet og kan ikke få kopi.") % {"name": person}, field="copies"
            )


def _check_day(meeting: Meeting, day: date) -> None:
    if day < meeting.project.today():
        raise DomainError(_("Velg en dag som ikke er gått."), field="held_on")
    others = Meeting.objects.active().filter(body=meeting.body, held_on=day).exclude(pk=meeting.pk)
    if others.exclude(state=MeetingState.CANCELLED).exists():
        raise DomainError(_("Organet har et møte denne dagen fra før."), field="held_on")


def new_items(meeting: Meeting) -> list[AgendaItem]:
    """Return the cases that no notice has had on its list. None as long as none was sent."""
    if not _sent(meeting):
        return []
    known = known_items(meeting)
    return [item for item in listed_items(meeting) if item.pk not in known]
