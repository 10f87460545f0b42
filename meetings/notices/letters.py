"""The e-mails of a meeting: who gets them, what they say, and the calendar entry that goes with them.

An e-mail travels in the open: it holds case numbers and the titles that may be shown to anyone, and a link.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from email.utils import parseaddr
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _

from omstilling.accounts.models import User
from omstilling.audit.uow import current_act
from omstilling.mail.models import OutgoingMail
from omstilling.mail.notify import notify
from omstilling.mail.services import send
from omstilling.ui.formats import date_table, date_text, weekday_date
from projects.models import SeatFunction
from projects.openness import neutral_title
from projects.services.rows import store

from ..access import sees_everything
from ..calendar import CANCEL, REQUEST, Person, meeting_event, write_calendar
from ..models import Meeting, Notice, NoticeKind, NoticeRecipient, Summons
from ..selectors import seats_of
from ..summons import calling_of, latest_notice
from ..whereabouts import hours_of, place_of
from .build import is_withheld, listed_items


@dataclass(frozen=True, slots=True)
class Addressee:
    """Somebody who gets a notice: the full version or the public one, as a member or as a copy."""

    person: User
    seat: Any
    full: bool
    is_member: bool

    @property
    def name(self) -> str:
        return str(self.person.full_name or self.person.get_username())

    @property
    def address(self) -> str:
        return str(self.person.email)


def addressees_of(meeting: Meeting, copies: Iterable[User] = ()) -> list[Addressee]:
    """Return who gets a notice: everybody who is called, who had an earlier notice, and the copies. Each once."""
    found: dict[int, Addressee] = {}
    for called in calling_of(meeting).rows:
        for one in filter(None, (called, called.substitute)):
            found.setdefault(one.seat.person_id, Addressee(one.seat.person, one.seat, full=True, is_member=True))
    earlier = NoticeRecipient.objects.active().filter(notice__meeting=meeting, notice__withdrawn_at__isnull=True)
    substitutes = set(earlier.filter(seat__function="substitute").values_list("person_id", flat=True))
    for row in earlier.select_related("person").order_by("id"):
        # A substitute who was let go has been told so.
        if row.person_id not in found and row.person_id not in substitutes and sees_meeting(row.person, meeting):
            found[row.person_id] = _copy(row.person, meeting)
    for person in copies:
        if person.pk not in found and sees_meeting(person, meeting):
            found[person.pk] = _copy(person, meeting)
    return list(found.values())


def sees_meeting(person: User, meeting: Meeting) -> bool:
    """Tell whether somebody may be told of the meeting at all. One query."""
    return person.is_active and Meeting.objects.visible_to(person).filter(pk=meeting.pk).exists()


def _copy(person: User, meeting: Meeting) -> Addressee:
    return Addressee(person, None, full=sees_everything(person, meeting), is_member=False)


def write_to(
    notice: Notice,
    addressee: Addressee,
    *,
    before: str = "",
    method: str = "",
    agenda: Mapping[bool, list[str]] | None = None,
) -> NoticeRecipient:
    """Send a notice to one person, and record that it was sent, to what address and which version of it.

    ``agenda`` is the list in words for who gets the full version and for who does not, where many are written to.
    """
    meeting = notice.meeting
    method = method or (CANCEL if notice.kind == NoticeKind.CANCELLED else REQUEST)
    lines = agenda[addressee.full] if agenda else agenda_words(meeting, public=not addressee.full)
    text = _text(notice, addressee, lines, before, let_go=method == CANCEL and notice.kind != NoticeKind.CANCELLED)
    mail = _send(
        meeting,
        addressee.person,
        kind=str(notice.get_kind_display()),
        subject=_subject(notice.kind, meeting),
        text=text,
        link=page_of(notice),
        link_words=_("Les sakene og svar på innkallingen") if addressee.is_member else _("Les innkallingen"),
        method=method,
        sequence=notice.number,
        agenda=lines,
    )
    return store(
        NoticeRecipient(
            notice=notice,
            person=addressee.person,
            seat=addressee.seat,
            full=addressee.full,
            address=addressee.address,
            mail=mail,
        )
    )


def tell_substitute(*, meeting: Meeting, summons: Summons) -> OutgoingMail | None:
    """Tell a substitute who is called in: with the notice that went out last, else that one will come."""
    seat = summons.seat
    notice = latest_notice(meeting)
    absent = summons.called_for
    instead = _("Du kalles inn som varamedlem for %(name)s.") % {"name": absent.person.full_name} if absent else ""
    if notice is not None:
        notice.meeting = meeting
        known = NoticeRecipient.objects.active().filter(notice=notice, person=seat.person).first()
        addressee = Addressee(seat.person, seat, full=True, is_member=True)
        if known is None:
            return write_to(notice, addressee, before=instead).mail
    lines = agenda_words(meeting, public=False) if notice is not None else []
    text = [instead, *_facts(meeting), *_list(lines)]
    if notice is None:
        text.append(_("Innkallingen med sakene kommer senere."))
    return _send(
        meeting,
        seat.person,
        kind=_("innkalt vara"),
        subject=_("Innkalt som varamedlem: %(what)s") % {"what": _name(meeting)},
        text="\n\n".join(text),
        link=settings.BASE_URL + meeting.get_absolute_url(),
        link_words=_("Svar på innkallingen"),
        method=REQUEST if notice is not None else "",
        sequence=notice.number if notice is not None else 0,
        agenda=lines,
    )


def tell_released(*, meeting: Meeting, summons: Summons) -> OutgoingMail:
    """Tell a substitute that they need not come after all, and take the meeting out of their calendar."""
    notice = latest_notice(meeting)
    return _send(
        meeting,
        summons.seat.person,
        kind=_("frigitt vara"),
        subject=_("Du skal ikke møte: %(what)s") % {"what": _name(meeting)},
        text=_("Du var kalt inn som varamedlem, men trenger ikke å møte i %(body)s %(day)s likevel.")
        % {"body": meeting.body.name, "day": date_text(meeting.held_on)},
        link=settings.BASE_URL + meeting.get_absolute_url(),
        link_words=_("Se møtet"),
        method=CANCEL if notice is not None else "",
        sequence=notice.number if notice is not None else 0,
        agenda=[],
    )


def tell_secretary(*, meeting: Meeting, summons: Summons) -> list[OutgoingMail]:
    """Tell the body's secretaries that somebody stays away. Why is read in the portal, by those who may."""
    name = str(summons.seat.person.full_name)
    page = reverse("meetings:summons", args=[meeting.project.slug, meeting.slug])
    return [
        _send(
            meeting,
            seat.person,
            kind=_("forfall"),
            subject=_("Forfall fra %(name)s: %(what)s") % {"name": name, "what": _name(meeting)},
            text=_("%(name)s har meldt forfall til møtet i %(body)s %(day)s.")
            % {"name": name, "body": meeting.body.name, "day": date_text(meeting.held_on)},
            link=settings.BASE_URL + page,
            link_words=_("Se de innkalte og kall inn varamedlem"),
            method="",
            sequence=0,
            agenda=[],
        )
        for seat in seats_of(meeting)
        if seat.function == SeatFunction.SECRETARY and seat.person_id != summons.seat.person_id
    ]


def agenda_words(meeting: Meeting, *, public: bool) -> list[str]:
    """Return the list of cases as it may be written in an e-mail: numbers and open titles."""
    words = []
    for item in listed_items(meeting):
        title = neutral_title(item.case) if is_withheld(item.case, public) else item.case.open_title
        words.append(f"{item.case.case_number} {title}")
    return words


def page_of(notice: Notice) -> str:
    """Return the whole address of a notice's page."""
    meeting = notice.meeting
    return settings.BASE_URL + reverse("meetings:notice", args=[meeting.project.slug, meeting.slug, notice.number])


def calendar_of(
    meeting: Meeting,
    person: User,
    *,
    method: str,
    sequence: int,
    stamp: datetime,
    agenda: Iterable[str] = (),
) -> str:
    """Return the calendar entry of a meeting for one person. Nobody else's address is in it."""
    name = f"{meeting.project.short_name}, {meeting.project.municipality.name}"
    event = meeting_event(
        meeting,
        stamp=stamp,
        sequence=sequence,
        description="\n".join(agenda),
        organizer=Person(name, sender_address()),
        attendees=[Person(str(person), person.email)] if person.email else [],
        cancelled=method == CANCEL,
    )
    return write_calendar([event], method=method)


def sender_address() -> str:
    """Return the bare address that the portal sends from."""
    return parseaddr(settings.DEFAULT_FROM_EMAIL)[1]


def _send(
    meeting: Meeting,
    person: User,
    *,
    kind: str,
    subject: str,
    text: str,
    link: str,
    link_words: str,
    method: str,
    sequence: int,
    agenda: list[str],
) -> OutgoingMail:
    calendar = ""
    if method:
        # Of two entries with the same number, calendars take the one that was written last.
        stamp = current_act().moment
        calendar = calendar_of(meeting, person, method=method, sequence=sequence, stamp=stamp, agenda=agenda)
    path = link.removeprefix(settings.BASE_URL)
    notify(person, "notice", subject, path, meeting.project, is_notice=True, is_mailed=True)
    return send(
        person=person,
        kind=kind,
        subject=subject,
        text=text,
        about=f"{meeting.body.name} {date_table(meeting.held_on)}",
        link=link,
        link_words=link_words,
        calendar=calendar,
        calendar_method=method,
        scope=meeting.project,
    )


def _name(meeting: Meeting) -> str:
    return f"{meeting.body.name} {date_text(meeting.held_on)}"


def _subject(kind: str, meeting: Meeting) -> str:
    words = {
        NoticeKind.NOTICE: _("Innkalling: %(what)s"),
        NoticeKind.SUPPLEMENT: _("Nye saker: %(what)s"),
        NoticeKind.MOVED: _("Flyttet møte: %(what)s"),
        NoticeKind.CANCELLED: _("Avlyst: %(what)s"),
    }
    return words[NoticeKind(kind)] % {"what": _name(meeting)}


def _text(notice: Notice, addressee: Addressee, lines: list[str], before: str, *, let_go: bool) -> str:
    meeting, kind = notice.meeting, notice.kind
    body = {"body": meeting.body.name}
    text: list[str] = []
    if let_go:
        text.append(_("Møtet du var kalt inn til som varamedlem, er flyttet. Du skal ikke møte."))
    elif kind == NoticeKind.CANCELLED:
        text.append(_("Møtet i %(body)s er avlyst.") % body)
    elif kind == NoticeKind.MOVED:
        text.append(_("Møtet i %(body)s er flyttet. Svar på nytt om du kommer.") % body)
    elif kind == NoticeKind.SUPPLEMENT:
        text.append(_("Det har kommet nye saker til møtet i %(body)s.") % body)
    elif addressee.is_member:
        text.append(_("Du kalles inn til møte i %(body)s.") % body)
    else:
        text.append(_("Til orientering: det er kalt inn til møte i %(body)s.") % body)
    if before and kind != NoticeKind.MOVED:
        text.insert(0, before)
    text += _facts(meeting, _("Ny tid") if kind == NoticeKind.MOVED else "")
    if before and kind == NoticeKind.MOVED:
        text.append(_("Var satt til: %(before)s") % {"before": before})
    if notice.reason:
        text.append(_("Grunn: %(reason)s") % {"reason": notice.reason})
    if not let_go:
        text += _list(lines)
    if kind == NoticeKind.CANCELLED and lines:
        text.append(_("Sakene tas med til neste møte."))
    return "\n\n".join(text)


def _facts(meeting: Meeting, when: str = "") -> list[str]:
    hours = hours_of(meeting)
    day = f"{weekday_date(meeting.held_on)} {hours}".strip()
    lines = [f"{when or _('Tid')}: {day}"]
    if place_of(meeting):
        lines.append(f"{_('Sted')}: {place_of(meeting)}")
    return ["\n".join(lines)]


def _list(lines: list[str]) -> list[str]:
    return [_("Saksliste:") + "\n" + "\n".join(f"- {line}" for line in lines)] if lines else []
