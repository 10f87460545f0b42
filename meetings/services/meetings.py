"""A meeting's life: planned, called, held or cancelled."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, time
from typing import Any

from django.db.models import Max
from django.utils.text import slugify
from django.utils.translation import gettext as _

from omstilling.accounts.models import User
from omstilling.audit.errors import DomainError
from omstilling.audit.uow import unit_of_work
from omstilling.ui.formats import date_table
from projects.models import Access, Body, Seat, SeatFunction
from projects.services.rows import apply_changes, store

from ..models import AgendaItem, Attendance, Meeting, MeetingForm, MeetingPurpose, MeetingState
from ..rooms import is_member, must_be_closed
from .rules import name_of, require_open, require_seat, require_text

CHANGEABLE = (
    "held_on",
    "starts_at",
    "ends_at",
    "place",
    "form",
    "purpose",
    "remote_basis",
    "remarks",
    "access",
    "chaired_by",
    "notice_sent_on",
)


def plan_meeting(
    *,
    body: Body,
    held_on: date,
    by: User,
    starts_at: time | None = None,
    ends_at: time | None = None,
    place: str = "",
    form: str = MeetingForm.PHYSICAL,
    remote_basis: str = "",
    access: str | None = None,
    purpose: str = MeetingPurpose.ORDINARY,
    reason: str = "",
) -> Meeting:
    """Plan a meeting of a body. Without ``access`` an elected body's meeting is open, a group's its own material."""
    with unit_of_work(by=by, reason=reason or _("Møtet er planlagt")):
        Body.objects.select_for_update().get(pk=body.pk)
        last = Meeting.objects.filter(body=body).aggregate(last=Max("number"))["last"]
        meeting = Meeting(
            project=body.project,
            body=body,
            number=(last or 0) + 1,
            slug=_slug(body, held_on),
            held_on=held_on,
            starts_at=starts_at,
            ends_at=ends_at,
            place=place.strip(),
            form=form,
            remote_basis=remote_basis.strip(),
            access=access or _usual_access(body, purpose),
            purpose=purpose,
        )
        check_purpose(meeting)
        check_form(meeting)
        _check_access(meeting)
        return store(meeting)


def update_meeting(*, meeting: Meeting, changes: Mapping[str, Any], by: User, reason: str = "") -> Meeting:
    """Change what is known of a meeting. Its address follows the date for as long as it is only planned."""
    with unit_of_work(by=by, reason=reason or _("Møtet er endret")):
        require_open(meeting)
        moved = "held_on" in changes and changes["held_on"] != meeting.held_on
        begun = (MeetingState.RUNNING, MeetingState.HELD)
        if moved and meeting.state in begun and Attendance.objects.active().filter(meeting=meeting):
            raise DomainError(_("Møtet er holdt og frammøtet er ført. Datoen kan ikke endres."), field="held_on")
        was = meeting.purpose
        apply_changes(meeting, changes, CHANGEABLE)
        if meeting.purpose != was and meeting.state not in (MeetingState.PLANNED, MeetingState.CALLED):
            raise DomainError(_("Slags møte kan bare endres før møtet er holdt."), field="purpose")
        check_purpose(meeting)
        if moved and meeting.state == MeetingState.PLANNED:
            meeting.slug = _slug(meeting.body, meeting.held_on, meeting.pk)
        if meeting.state == MeetingState.HELD:
            check_not_ahead(meeting)
        if "chaired_by" in meeting.changed_fields():
            check_chair(meeting, meeting.chaired_by)
        else:
            require_seat(meeting, meeting.chaired_by, "chaired_by")
        check_form(meeting)
        _check_access(meeting)
        _check_notice(meeting)
        return store(meeting)


def call_meeting(*, meeting: Meeting, on: date, by: User, reason: str = "") -> Meeting:
    """Record that the notice went out, with agenda and papers."""
    with unit_of_work(by=by, reason=reason or _("Innkallingen er sendt")):
        require_open(meeting)
        if meeting.state == MeetingState.HELD:
            raise DomainError(_("Møtet er holdt."))
        if meeting.state == MeetingState.RUNNING:
            raise DomainError(_("Møtet pågår."))
        if meeting.body.is_elected and not AgendaItem.objects.active().filter(meeting=meeting).exists():
            raise DomainError(_("Sett minst én sak på sakslista før innkallingen sendes."))
        meeting.notice_sent_on = on
        meeting.state = MeetingState.CALLED
        _check_notice(meeting, field="on")
        return store(meeting)


def hold_meeting(
    *,
    meeting: Meeting,
    by: User,
    chaired_by: Seat | None = None,
    starts_at: time | None = None,
    ends_at: time | None = None,
    reason: str = "",
) -> Meeting:
    """Record that the meeting has been held, and who chaired it: the body's chair unless another is named."""
    with unit_of_work(by=by, reason=reason or _("Møtet er holdt")):
        require_open(meeting)
        if meeting.state == MeetingState.HELD:
            raise DomainError(_("Møtet er allerede registrert som holdt."))
        check_not_ahead(meeting)
        chair = chaired_by or (meeting.chaired_by if meeting.state == MeetingState.RUNNING else chair_of(meeting))
        check_chair(meeting, chair)
        meeting.chaired_by = chair
        meeting.current_item = None
        meeting.starts_at = starts_at if starts_at is not None else meeting.starts_at
        meeting.ends_at = ends_at if ends_at is not None else meeting.ends_at
        meeting.state = MeetingState.HELD
        return store(meeting)


def cancel_meeting(*, meeting: Meeting, by: User, reason: str = "") -> Meeting:
    """Cancel a meeting that has not been held. The reason is required, and is shown."""
    why = require_text(reason, _("Skriv hvorfor møtet er avlyst."), "reason")
    with unit_of_work(by=by, reason=why):
        require_open(meeting)
        if meeting.state == MeetingState.HELD:
            raise DomainError(_("Møtet er holdt og kan ikke avlyses."))
        if meeting.state == MeetingState.RUNNING:
            raise DomainError(_("Møtet pågår og kan ikke avlyses."))
        meeting.state = MeetingState.CANCELLED
        meeting.cancellation = why[:300]
        return store(meeting)


def chair_of(meeting: Meeting) -> Seat | None:
    """Return the seat of the body's chair on the meeting's day."""
    seats = Seat.objects.active().filter(body_id=meeting.body_id, function=SeatFunction.CHAIR)
    return seats.valid_on(meeting.held_on).select_related("person").first()


def check_chair(meeting: Meeting, chair: Seat | None) -> None:
    """Refuse a chair who is no member of an elected body."""
    require_seat(meeting, chair, "chaired_by")
    binds = meeting.body.is_elected and meeting.purpose == MeetingPurpose.ORDINARY
    if chair is not None and binds and not chair.votes:
        raise DomainError(
            _("%(name)s er ikke medlem av organet og kan ikke lede møtet.") % {"name": name_of(chair)},
            field="chaired_by",
        )


def check_purpose(meeting: Meeting) -> None:
    """Refuse a meeting after the body was dissolved, and one with the unions where no union has a seat."""
    gone = meeting.body.dissolved_on
    if gone is not None and meeting.held_on > gone:
        told = {"body": meeting.body.name, "day": date_table(gone)}
        raise DomainError(_("%(body)s er oppløst fra %(day)s.") % told, field="held_on")
    if meeting.purpose == MeetingPurpose.ORDINARY:
        return
    seats = Seat.objects.active().filter(body_id=meeting.body_id, is_union=True)
    if not any(seat.sits_on(meeting.held_on) for seat in seats):
        raise DomainError(
            _("Ingen tillitsvalgte har plass i %(body)s. Velg et organ der de har det.") % {"body": meeting.body.name},
            field="purpose",
        )


def _usual_access(body: Body, purpose: str) -> str:
    """Return who sees a meeting when nothing else is said: what is discussed with the unions is the body's own."""
    is_open = body.is_elected and purpose == MeetingPurpose.ORDINARY
    return Access.PUBLIC if is_open else Access.RESTRICTED


def may_chair(seat: Seat) -> bool:
    """Tell whether a seat may be elected to chair a meeting: a member of the body."""
    return is_member(seat) or seat.votes


def check_form(meeting: Meeting) -> None:
    """Refuse a remote meeting without a basis, or with a case that the law says must be closed."""
    if meeting.form != MeetingForm.REMOTE:
        meeting.remote_basis = ""
        return
    if not meeting.remote_basis.strip():
        raise DomainError(_("Oppgi vedtaket som åpner for fjernmøte."), field="remote_basis")
    if meeting.pk and "form" in meeting.changed_fields() and any(_closes(item, meeting) for item in _items(meeting)):
        raise DomainError(
            _("En sak på sakslista skal etter loven behandles for lukkede dører. Da kan det ikke være fjernmøte."),
            field="form",
        )


def _items(meeting: Meeting) -> Iterable[AgendaItem]:
    return AgendaItem.objects.active().filter(meeting=meeting).select_related("case")


def _closes(item: AgendaItem, meeting: Meeting) -> bool:
    item.meeting = meeting
    return must_be_closed(item)


def _slug(body: Body, day: date, pk: int | None = None) -> str:
    """Return the meeting's address: the body and the date. A day whose meeting was cancelled can be used again."""
    plain = f"{body.slug or slugify(body.name)}"[:66] + f"-{day:%Y-%m-%d}"
    taken = dict(
        Meeting.objects.filter(project_id=body.project_id, slug__startswith=plain)
        .exclude(pk=pk or 0)
        .values_list("slug", "state")
    )
    if any(state != MeetingState.CANCELLED for state in taken.values()):
        raise DomainError(_("Organet har et møte denne dagen fra før."), field="held_on")
    slug, serial = plain, 1
    while slug in taken:
        serial += 1
        slug = f"{plain}-{serial}"
    return slug


def check_not_ahead(meeting: Meeting) -> None:
    if meeting.held_on > meeting.project.today():
        raise DomainError(
            _("Møtedatoen er %(day)s. Et møte kan ikke være holdt før den dagen.")
            % {"day": f"{meeting.held_on:%d.%m.%Y}"}
        )


def _check_notice(meeting: Meeting, field: str = "notice_sent_on") -> None:
    sent = meeting.notice_sent_on
    if sent is None:
        if meeting.state == MeetingState.CALLED:
            raise DomainError(_("Oppgi datoen innkallingen ble sendt."), field=field)
        return
    if sent > meeting.held_on:
        raise DomainError(
            _("Innkallingen må være sendt senest på møtedatoen (%(day)s).") % {"day": f"{meeting.held_on:%d.%m.%Y}"},
            field=field,
        )
    if sent > meeting.project.today():
        raise DomainError(_("Datoen kan ikke ligge fram i tid."), field=field)


def _check_access(meeting: Meeting) -> None:
    if meeting.access == Access.EXEMPT:
        raise DomainError(
            _("Et møte er ikke unntatt offentlighet. Det er sakene som er det, hver med sin hjemmel."), field="access"
        )
