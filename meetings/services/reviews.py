"""Readings of minutes that are for approval: who is to approve, what members remark, and what is answered."""

from __future__ import annotations

from collections.abc import Iterable

from django.utils.translation import gettext as _

from omstilling.accounts.models import User
from omstilling.audit.errors import DomainError
from omstilling.audit.personal_numbers import refuse_personal_numbers
from omstilling.audit.uow import current_act, unit_of_work
from projects.models import Seat
from projects.services.rows import store

from ..approval import Way, may_be_named, parties_of, way_of
from ..models import Minutes, MinutesReview, MinutesState
from ..words import about_minutes
from .minutes_mail import tell_about_remark
from .rules import name_of, require_text


def remark_on_minutes(*, minutes: Minutes, seat: Seat, text: str, by: User, reason: str = "") -> MinutesReview:
    """Leave a remark on minutes that are for approval. Only the seat's own person may, until it is answered."""
    meeting = minutes.meeting
    with unit_of_work(by=by, reason=reason or about_minutes(_("Merknad til %(it)s"), meeting)):
        if minutes.state != MinutesState.FOR_APPROVAL or minutes.is_withdrawn:
            raise DomainError(about_minutes(_("%(It)s er ikke til godkjenning nå."), meeting))
        if seat.person_id != by.pk or seat.body_id != meeting.body_id or seat.is_withdrawn:
            raise DomainError(_("Bare den som har plassen i organet, kan skrive merknaden."))
        words = require_text(text, _("Skriv merknaden."), "remark")
        refuse_personal_numbers(remark=words)
        review = _review(minutes, seat)
        if review.reply:
            raise DomainError(_("Merknaden din er besvart og kan ikke endres."), field="remark")
        review.remark = words
        store(review)
        tell_about_remark(review, by)
        return review


def reply_to_remark(*, review: MinutesReview, reply: str, by: User, reason: str = "") -> MinutesReview:
    """Answer a remark. The remark itself stays as its author wrote it."""
    meeting = review.minutes.meeting
    with unit_of_work(by=by, reason=reason or about_minutes(_("Svar på merknad til %(it)s"), meeting)):
        if review.minutes.state not in (MinutesState.FOR_APPROVAL, MinutesState.DRAFT):
            raise DomainError(about_minutes(_("%(It)s er godkjent. Merknaden kan ikke besvares lenger."), meeting))
        if not review.remark or review.is_withdrawn:
            raise DomainError(_("Det er ingen merknad å svare på."))
        review.reply = require_text(reply, _("Skriv svaret."), "reply")
        refuse_personal_numbers(reply=review.reply)
        return store(review)


def name_approvers(minutes: Minutes, approvers: Iterable[Seat]) -> None:
    """Have exactly these seats approve the version, as the way of approval says. Inside a unit of work."""
    current_act()
    meeting = minutes.meeting
    way, wanted = way_of(meeting), {seat.pk: seat for seat in approvers}
    if way == Way.PARTIES:
        wanted = {seat.pk: seat for seat in parties_of(meeting)}
        if not any(not seat.is_union for seat in wanted.values()):
            raise DomainError(_("Ingen fra arbeidsgiver var til stede. Før frammøtet først."))
        if not any(seat.is_union for seat in wanted.values()):
            raise DomainError(_("Ingen tillitsvalgt var til stede. Før frammøtet først."))
    elif way == Way.NAMED:
        if not wanted:
            raise DomainError(about_minutes(_("Velg hvem som skal godkjenne %(it)s."), meeting), field="approvers")
        offered = {seat.pk for seat in may_be_named(meeting)}
        for seat in wanted.values():
            if seat.pk not in offered:
                told = _("%(name)s deltok ikke i møtet med stemmerett. Velg en annen.")
                raise DomainError(told % {"name": name_of(seat)}, field="approvers")
    elif wanted:
        raise DomainError(_("Organets reglement peker ikke ut hvem som godkjenner."), field="approvers")
    for review in MinutesReview.objects.active().filter(minutes=minutes):
        is_approver = review.seat_id in wanted
        if review.is_approver != is_approver or review.approved_on is not None:
            review.is_approver, review.approved_on = is_approver, None
            store(review)
        wanted.pop(review.seat_id, None)
    for seat in wanted.values():
        store(MinutesReview(minutes=minutes, seat=seat, is_approver=True))


def forget_approvals(minutes: Minutes) -> None:
    """Take back what has been approved of a version that is sent back. Inside a unit of work."""
    current_act()
    for review in MinutesReview.objects.active().filter(minutes=minutes, approved_on__isnull=False):
        review.approved_on = None
        store(review)


def _review(minutes: Minutes, seat: Seat) -> MinutesReview:
    found = MinutesReview.objects.active().filter(minutes=minutes, seat=seat).first()
    if found is not None:
        found.minutes = minutes
        return found
    return MinutesReview(minutes=minutes, seat=seat)
