"""E-mail about minutes: to the members when they are for approval, to the secretary when somebody remarks.

Nothing of what the minutes say is in an e-mail: the meeting's name and a link to the page.
"""

from __future__ import annotations

from collections.abc import Iterable

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _

from omstilling.accounts.models import User
from omstilling.mail.notify import notify
from omstilling.mail.services import send
from omstilling.ui.formats import date_text, join_and
from projects.models import Seat, SeatFunction

from ..approval import Way, approval_of, readers_of
from ..models import Meeting, Minutes, MinutesReview
from ..words import about_minutes, minutes_word

KIND = "minutes"


def tell_about_draft(minutes: Minutes, by: User) -> None:
    """Tell the members that the minutes are for approval, each whether he or she is to approve."""
    meeting = minutes.meeting
    approval = approval_of(minutes)
    approvers = {review.seat.person_id for review in approval.approvers}
    what = _what(meeting)
    for person in _people(readers_of(meeting), by):
        text = _("%(what)s er til godkjenning.") % {"what": what}
        if person.pk in approvers:
            text += " " + about_minutes(_("Du er blant dem som skal godkjenne %(it)s."), meeting)
        elif approval.each_approves:
            names = join_and([str(review.seat.person.full_name) for review in approval.approvers])
            text += " " + about_minutes(_("%(It)s godkjennes av "), meeting) + names + "."
        elif approval.way == Way.NEXT_MEETING:
            text += " " + about_minutes(_("%(It)s godkjennes av organet i et senere møte."), meeting)
        text += "\n\n" + _("Les gjennom, og skriv en merknad på siden hvis noe er gjengitt feil.")
        _send(person, meeting, _("Til godkjenning: %s") % _name(meeting), text)


def tell_about_correction(minutes: Minutes, by: User) -> None:
    """Tell the members that approved minutes are being corrected."""
    meeting = minutes.meeting
    text = _(
        "%(what)s rettes. Den godkjente versjonen gjelder og kan leses inntil den rettede er godkjent.\n\n"
        "Hva som rettes, står på siden."
    ) % {"what": _what(meeting)}
    for person in _people(readers_of(meeting), by):
        _send(person, meeting, _("Rettes: %s") % _name(meeting), text)


def tell_about_remark(review: MinutesReview, by: User) -> None:
    """Tell the secretary that somebody has remarked on the minutes."""
    meeting = review.minutes.meeting
    seats = Seat.objects.active().filter(body_id=meeting.body_id, function=SeatFunction.SECRETARY)
    today = meeting.project.today()
    text = _("%(who)s har en merknad til %(what)s. Svar på den, eller send tilbake til utkast.") % {
        "who": review.seat.person.full_name,
        "what": _what(meeting)[:1].lower() + _what(meeting)[1:],
    }
    for person in _people((s for s in seats.select_related("person") if s.sits_on(today)), by):
        _send(person, meeting, _("Merknad: %s") % _name(meeting), text)


def _send(person: User, meeting: Meeting, subject: str, text: str) -> None:
    path = reverse("meetings:minutes", args=[meeting.project.slug, meeting.slug])
    notify(person, KIND, subject, path, meeting.project, is_notice=True, is_mailed=True)
    send(
        person=person,
        kind=KIND,
        subject=subject,
        text=text,
        about=str(meeting)[:200],
        link=settings.BASE_URL + path,
        link_words=about_minutes(_("Les %(it)s"), meeting),
        scope=meeting.project,
    )


def _people(seats: Iterable[Seat], by: User) -> list[User]:
    """Return the people of the seats, each once, without the one who acts and those who cannot log in."""
    found = {seat.person_id: seat.person for seat in seats if seat.person.is_active and seat.person_id != by.pk}
    return list(found.values())


def _name(meeting: Meeting) -> str:
    return _("%(word)s fra %(body)s %(day)s") % {
        "word": minutes_word(meeting),
        "body": meeting.body.name,
        "day": date_text(meeting.held_on),
    }


def _what(meeting: Meeting) -> str:
    return about_minutes(_("%(It)s fra møtet i "), meeting) + f"{meeting.body.name} {date_text(meeting.held_on)}"
