"""The minutes' way: draft, for approval, approved, published. A correction is a new version; the old one stays."""

from __future__ import annotations

from django.db.models import Max
from django.utils.translation import gettext as _

from omstilling.accounts.models import User
from omstilling.audit.errors import DomainError
from omstilling.audit.uow import unit_of_work
from omstilling.pdf.fingerprints import fingerprint
from projects.models import Seat
from projects.services.decisions import confirm_decision
from projects.services.rows import store

from ..minutes import flaws_of, minutes_document, to_plain
from ..models import AgendaItem, Meeting, Minutes, MinutesState
from ..words import about_minutes
from .rules import newest_minutes, require_held, require_text

FINISHED = frozenset({MinutesState.APPROVED, MinutesState.PUBLISHED})


def open_minutes(*, meeting: Meeting, by: User, reason: str = "") -> Minutes:
    """Begin the minutes of a meeting that was held. Begun already: return the newest version."""
    with unit_of_work(by=by, reason=reason or about_minutes(_("%(It)s er påbegynt"), meeting.body)):
        require_held(meeting)
        newest = newest_minutes(meeting)
        return newest or store(Minutes(meeting=meeting, version=1))


def send_for_approval(*, minutes: Minutes, by: User, reason: str = "") -> Minutes:
    """Put the minutes to the chair. From now on nothing in the meeting changes. Refuses incomplete minutes."""
    with unit_of_work(
        by=by, reason=reason or about_minutes(_("%(It)s er sendt til godkjenning"), minutes.meeting.body)
    ):
        _require(minutes, MinutesState.DRAFT, _("Bare et utkast kan sendes til godkjenning."))
        _require_complete(minutes)
        minutes.state = MinutesState.FOR_APPROVAL
        return store(minutes)


def return_to_draft(*, minutes: Minutes, by: User, reason: str = "") -> Minutes:
    """Take the minutes back from approval, so that they can be changed. The reason is required."""
    body = minutes.meeting.body
    why = require_text(reason, about_minutes(_("Skriv hva som må rettes før %(it)s kan godkjennes."), body), "reason")
    with unit_of_work(by=by, reason=why):
        _require(minutes, MinutesState.FOR_APPROVAL, about_minutes(_("%(It)s er ikke til godkjenning."), body))
        minutes.state = MinutesState.DRAFT
        return store(minutes)


def approve_minutes(*, minutes: Minutes, by: User, approved_by_text: str = "", reason: str = "") -> Minutes:
    """Approve the minutes: all decisions of the meeting are confirmed, and what the version says is frozen.

    The documents are made of what is frozen here (``meetings.documents``). ``approved_by_text`` replaces the
    name and office of the one who approves, for example «Styringsgruppa i møte 01.10.2010».
    """
    with unit_of_work(by=by, reason=reason or about_minutes(_("%(It)s er godkjent"), minutes.meeting.body)):
        _require(
            minutes,
            MinutesState.FOR_APPROVAL,
            about_minutes(_("Send %(it)s til godkjenning først."), minutes.meeting.body),
        )
        _require_complete(minutes)
        meeting = minutes.meeting
        items = AgendaItem.objects.active().filter(meeting=meeting, decision__isnull=False)
        for item in items.select_related("decision"):
            if item.decision is not None and not item.decision.is_withdrawn:
                confirm_decision(decision=item.decision, by=by)
        minutes.state = MinutesState.APPROVED
        minutes.approved_on = meeting.project.today()
        minutes.approved_by = (approved_by_text.strip() or _title_of(by, meeting))[:200]
        minutes.full_source = to_plain(minutes_document(meeting, public=False, minutes=minutes))
        minutes.public_source = to_plain(minutes_document(meeting, public=True, minutes=minutes))
        minutes.full_sha256 = fingerprint(minutes.full_source)
        minutes.public_sha256 = fingerprint(minutes.public_source)
        return store(minutes)


def publish_minutes(*, minutes: Minutes, by: User, reason: str = "") -> Minutes:
    """Open the public version to everyone who sees the meeting."""
    with unit_of_work(by=by, reason=reason or about_minutes(_("%(It)s er publisert"), minutes.meeting.body)):
        _require(
            minutes, MinutesState.APPROVED, about_minutes(_("%(It)s må være godkjent først."), minutes.meeting.body)
        )
        minutes.state = MinutesState.PUBLISHED
        return store(minutes)


def start_correction(*, minutes: Minutes, correction: str, by: User, reason: str = "") -> Minutes:
    """Begin a new version, saying what it corrects. The approved version stays as it is."""
    what = require_text(correction, _("Skriv hva som rettes."), "correction")
    with unit_of_work(
        by=by, reason=reason or about_minutes(_("Rettelse av %(it)s er påbegynt"), minutes.meeting.body)
    ):
        if minutes.state not in FINISHED:
            raise DomainError(about_minutes(_("%(It)s er ikke godkjent ennå. Rett utkastet."), minutes.meeting.body))
        last = Minutes.objects.filter(meeting=minutes.meeting).aggregate(last=Max("version"))["last"]
        if last != minutes.version:
            raise DomainError(
                about_minutes(_("Det finnes en nyere versjon av %(it)s. Rett den."), minutes.meeting.body)
            )
        return store(Minutes(meeting=minutes.meeting, version=last + 1, correction=what))


def _require(minutes: Minutes, state: str, message: str) -> None:
    if minutes.state != state or minutes.is_withdrawn:
        raise DomainError(message)


def _require_complete(minutes: Minutes) -> None:
    flaws = flaws_of(minutes.meeting)
    if flaws:
        told = about_minutes(_("%(It)s er ikke fullstendig:"), minutes.meeting.body)
        raise DomainError(" ".join([told, *(flaw.text for flaw in flaws)]))


def _title_of(user: User, meeting: Meeting) -> str:
    """Return the name of the one who approves, with the office in the body."""
    name = str(user.full_name or user.get_username())
    seats = Seat.objects.active().filter(body_id=meeting.body_id, person_id=user.pk).order_by("order", "id")
    seat = next((s for s in seats if s.sits_on(meeting.project.today())), None)
    return f"{name}, {seat.get_function_display()}" if seat is not None else name
