"""The minutes' way: draft, for approval, approved, published. A correction is a new version; the old one stays."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django.db.models import Max
from django.utils.translation import gettext as _

from omstilling.accounts.models import User
from omstilling.audit.errors import DomainError
from omstilling.audit.uow import unit_of_work
from omstilling.pdf.fingerprints import fingerprint
from omstilling.ui.formats import date_table, join_and
from projects.models import Decision, Seat
from projects.services.decisions import confirm_decision, restore_confirmation, unconfirm_decision
from projects.services.rows import store

from ..approval import Approval, Way, approval_of, later_meetings
from ..minutes import flaws_of, from_plain, minutes_document, to_plain
from ..minutes.differences import changes_between
from ..models import AgendaItem, Meeting, MeetingPurpose, Minutes, MinutesState
from ..words import about_minutes
from .consultations import record_consultations
from .minutes_mail import tell_about_correction, tell_about_draft
from .reviews import forget_approvals, name_approvers
from .rules import lock_whole, newest_minutes, require_ended, require_text

FINISHED = frozenset({MinutesState.APPROVED, MinutesState.PUBLISHED})


def open_minutes(*, meeting: Meeting, by: User, reason: str = "") -> Minutes:
    """Begin the minutes of a meeting that was held. Begun already: return the newest version."""
    with unit_of_work(by=by, reason=reason or about_minutes(_("%(It)s er påbegynt"), meeting)):
        require_ended(meeting)
        newest = newest_minutes(meeting)
        return newest or store(Minutes(meeting=meeting, version=1))


def send_for_approval(*, minutes: Minutes, by: User, approvers: Iterable[Seat] = (), reason: str = "") -> Minutes:
    """Put the minutes to those who approve them, and tell the members. From now on nothing in the meeting changes.

    ``approvers`` are the seats that are to approve, where the body's rules say that they are named. Refuses
    incomplete minutes.
    """
    meeting = minutes.meeting
    with unit_of_work(by=by, reason=reason or about_minutes(_("%(It)s er sendt til godkjenning"), meeting)):
        lock_whole(meeting)
        _require(minutes, MinutesState.DRAFT, _("Bare et utkast kan sendes til godkjenning."))
        _require_complete(minutes)
        name_approvers(minutes, approvers)
        minutes.state = MinutesState.FOR_APPROVAL
        store(minutes)
        tell_about_draft(minutes, by)
        return minutes


def return_to_draft(*, minutes: Minutes, by: User, reason: str = "") -> Minutes:
    """Take the minutes back from approval, so that they can be changed. The reason is required.

    Those who have approved must approve again: it is another text that comes back.
    """
    meeting = minutes.meeting
    why = require_text(
        reason, about_minutes(_("Skriv hva som må rettes før %(it)s kan godkjennes."), meeting), "reason"
    )
    with unit_of_work(by=by, reason=why):
        _require(minutes, MinutesState.FOR_APPROVAL, about_minutes(_("%(It)s er ikke til godkjenning."), meeting))
        forget_approvals(minutes)
        minutes.state = MinutesState.DRAFT
        return store(minutes)


def approve_minutes(
    *,
    minutes: Minutes,
    by: User,
    approved_by_text: str = "",
    approved_in: Meeting | None = None,
    reason: str = "",
) -> Minutes:
    """Approve the minutes: all decisions of the meeting are confirmed, and what the version says is frozen.

    Where several approve, this is the approval of one of them, and the last one finishes it. Where the body
    approves in a later meeting, ``approved_in`` is that meeting. The documents are made of what is frozen here
    (``meetings.documents``). ``approved_by_text`` replaces the name and office of a chair who approves.
    """
    meeting = minutes.meeting
    with unit_of_work(by=by, reason=reason or about_minutes(_("%(It)s er godkjent"), meeting)) as act:
        Minutes.objects.select_for_update().get(pk=minutes.pk)
        _require(minutes, MinutesState.FOR_APPROVAL, about_minutes(_("Send %(it)s til godkjenning først."), meeting))
        _require_complete(minutes)
        approval = approval_of(minutes)
        today = meeting.project.today()
        if approval.each_approves:
            approval = _approve_own(minutes, approval, by, today)
            if approval.missing:
                return minutes
            return _finish(minutes, by, today, _names(approval))
        if approval.way == Way.NEXT_MEETING:
            later = _later(meeting, approved_in, by)
            minutes.approved_in = later
            who = _("%(body)s i møte %(day)s") % {"body": meeting.body.name, "day": date_table(later.held_on)}
            return _finish(minutes, by, later.held_on, who)
        return _finish(minutes, by, today, approved_by_text.strip() or _title_of(act.actor_label, by, meeting))


def publish_minutes(*, minutes: Minutes, by: User, reason: str = "") -> Minutes:
    """Open the public version to everyone who sees the meeting."""
    meeting = minutes.meeting
    with unit_of_work(by=by, reason=reason or about_minutes(_("%(It)s er publisert"), meeting)):
        _require(minutes, MinutesState.APPROVED, about_minutes(_("%(It)s må være godkjent først."), meeting))
        minutes.state = MinutesState.PUBLISHED
        return store(minutes)


def start_correction(*, minutes: Minutes, correction: str, by: User, reason: str = "") -> Minutes:
    """Begin a new version, saying what it corrects. The approved version stays as it is, and counts meanwhile.

    The decisions of the meeting are opened, so that text and votes can be put right. What was approved is what the
    portal shows until the new version is approved.
    """
    meeting = minutes.meeting
    what = require_text(correction, _("Skriv hva som rettes."), "correction")
    why = (reason or about_minutes(_("Rettelse av %(it)s: "), meeting) + what)[:1000]
    with unit_of_work(by=by, reason=why):
        if minutes.state not in FINISHED:
            raise DomainError(about_minutes(_("%(It)s er ikke godkjent ennå. Rett utkastet."), meeting))
        newest = newest_minutes(meeting)
        if newest is None or newest.pk != minutes.pk:
            raise DomainError(about_minutes(_("Det finnes en nyere versjon av %(it)s. Rett den."), meeting))
        why = about_minutes(_("Rettelse av %(it)s: "), meeting) + what
        for decision in decisions_of(meeting):
            unconfirm_decision(decision=decision, by=by, reason=why[:1000])
        last = Minutes.objects.filter(meeting=meeting).aggregate(last=Max("version"))["last"]
        made = store(Minutes(meeting=meeting, version=last + 1, correction=what))
        tell_about_correction(made, by)
        return made


def drop_correction(*, minutes: Minutes, by: User, reason: str = "") -> Minutes:
    """Give up a correction in which nothing was changed: the approved version is the newest again."""
    meeting = minutes.meeting
    why = require_text(reason, _("Skriv hvorfor rettelsen forkastes."), "reason")
    with unit_of_work(by=by, reason=why):
        _require(minutes, MinutesState.DRAFT, about_minutes(_("%(It)s er ikke et utkast."), meeting))
        earlier = Minutes.objects.active().filter(meeting=meeting, version__lt=minutes.version).order_by("-version")
        approved = earlier.first()
        if approved is None or approved.state not in FINISHED:
            raise DomainError(
                about_minutes(_("Bare en rettelse kan forkastes. %(It)s er ikke godkjent før."), meeting)
            )
        said = from_plain(approved.full_source or {})
        if changes_between(said, minutes_document(meeting, public=False, minutes=minutes)):
            raise DomainError(
                about_minutes(
                    _("Noe er rettet i møtet. Sett det tilbake, eller send %(it)s til godkjenning."), meeting
                )
            )
        for decision in decisions_of(meeting):
            restore_confirmation(decision=decision, by=by, reason=why)
        minutes.withdraw()
        return minutes


def decisions_of(meeting: Meeting) -> list[Decision]:
    """Return what was decided in the meeting."""
    items = AgendaItem.objects.active().filter(meeting=meeting, decision__isnull=False)
    found = [item.decision for item in items.select_related("decision__project", "decision__body")]
    return [decision for decision in found if decision is not None and not decision.is_withdrawn]


def _approve_own(minutes: Minutes, approval: Approval, by: User, today: date) -> Approval:
    """Enter the approval of one of those who are to approve. Refuses everybody else."""
    if not approval.approvers:
        raise DomainError(
            about_minutes(
                _("Ingen er valgt til å godkjenne %(it)s. Send tilbake til utkast, og velg hvem."), minutes.meeting
            )
        )
    own = approval.own(by)
    if own is None:
        told = _("Du er ikke blant dem som skal godkjenne %(it)s, eller du har alt gjort det.")
        raise DomainError(about_minutes(told, minutes.meeting))
    own.approved_on = today
    store(own)
    return Approval(approval.way, tuple(own if review.pk == own.pk else review for review in approval.reviews))


def _later(meeting: Meeting, approved_in: Meeting | None, by: User) -> Meeting:
    """Return the meeting that approved. Refuses one that is not a later meeting of the body that was held."""
    if approved_in is None:
        raise DomainError(about_minutes(_("Velg møtet der organet godkjente %(it)s."), meeting), field="approved_in")
    if not later_meetings(meeting, by).filter(pk=approved_in.pk).exists():
        raise DomainError(
            _("Velg et senere møte i %(body)s som er holdt.") % {"body": meeting.body.name}, field="approved_in"
        )
    return approved_in


def _finish(minutes: Minutes, by: User, on: date, who: str) -> Minutes:
    meeting = minutes.meeting
    for decision in decisions_of(meeting):
        confirm_decision(decision=decision, by=by, corrected=True)
    if meeting.purpose != MeetingPurpose.ORDINARY:
        record_consultations(meeting, by)
    minutes.state = MinutesState.APPROVED
    minutes.approved_on = on
    minutes.approved_by = who[:200]
    minutes.full_source = to_plain(minutes_document(meeting, public=False, minutes=minutes))
    minutes.public_source = to_plain(minutes_document(meeting, public=True, minutes=minutes))
    minutes.full_sha256 = fingerprint(minutes.full_source)
    minutes.public_sha256 = fingerprint(minutes.public_source)
    return store(minutes)


def _names(approval: Approval) -> str:
    """Return who approved, each with function."""
    return join_and(
        [
            f"{r.seat.person.full_name} ({r.seat.organisation or r.seat.get_function_display()})"
            for r in approval.approvers
        ]
    )


def _require(minutes: Minutes, state: str, message: str) -> None:
    if minutes.state != state or minutes.is_withdrawn:
        raise DomainError(message)


def _require_complete(minutes: Minutes) -> None:
    flaws = flaws_of(minutes.meeting)
    if flaws:
        told = about_minutes(_("%(It)s er ikke fullstendig:"), minutes.meeting)
        raise DomainError(" ".join([told, *(flaw.text for flaw in flaws)]))


def _title_of(label: str, user: User, meeting: Meeting) -> str:
    """Return the name of the one who approves, with the office in the body."""
    name = str(user.full_name or user.get_username())
    seats = Seat.objects.active().filter(body_id=meeting.body_id, person_id=user.pk).order_by("order", "id")
    seat = next((s for s in seats if s.sits_on(meeting.project.today())), None)
    return f"{name}, {seat.get_function_display()}" if seat is not None else name
