"""Members are called in, answer, and a substitute is called for whoever stays away."""

from __future__ import annotations

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from omstilling.accounts.models import User
from omstilling.audit.errors import DomainError
from omstilling.audit.uow import unit_of_work
from projects.models import Seat, SeatFunction
from projects.services.rows import store

from ..models import Attendance, AttendanceStatus, Meeting, Summons, SummonsAnswer
from ..notices.letters import tell_released, tell_secretary, tell_substitute
from ..rooms import is_member
from ..selectors import seats_of
from ..summons import Called, calling_of, in_turn, may_answer
from .attendance import Entry, record_all_attendance
from .rules import name_of, require_open, require_seat, require_text


def call_members(*, meeting: Meeting, by: User, reason: str = "") -> list[Summons]:
    """Call every seat of the body but the substitutes'. Who is called stays called; who left the body does not."""
    with unit_of_work(by=by, reason=reason or _("Medlemmene er kalt inn")):
        _require_open(meeting)
        called = {row.seat_id: row for row in _active(meeting)}
        seats = {seat.pk: seat for seat in seats_of(meeting) if seat.function != SeatFunction.SUBSTITUTE}
        for pk, row in called.items():
            if pk not in seats and row.called_for_id is None:
                row.withdraw()
        return [
            called[pk] if pk in called else store(Summons(meeting=meeting, seat=seat)) for pk, seat in seats.items()
        ]


def answer_summons(
    *, meeting: Meeting, seat: Seat, answer: str, by: User, apology: str = "", reason: str = ""
) -> Summons:
    """Take a seat's answer: its own, or one the secretary takes for it. ``apology`` is why it stays away.

    An apology stands in the attendance at once, and the secretary is told when a member sends it. Who changes it to
    «kommer» is refused while a substitute is called in for them: the secretary releases the substitute first.
    """
    with unit_of_work(by=by, reason=reason or _words(answer)):
        _require_open(meeting)
        require_seat(meeting, seat, "seat")
        row = _active(meeting).filter(seat=seat).first()
        if row is None and seat.function == SeatFunction.SUBSTITUTE:
            raise DomainError(_("%(name)s er ikke kalt inn til møtet.") % {"name": name_of(seat)})
        row = row or Summons(meeting=meeting, seat=seat)
        had_apology = row.answer == SummonsAnswer.APOLOGY
        if answer == SummonsAnswer.APOLOGY:
            row.reason = require_text(apology, _("Skriv kort hvorfor du ikke kommer."), "apology")
            record_all_attendance(meeting=meeting, entries=[Entry(seat, AttendanceStatus.APOLOGY)], by=by)
        elif answer == SummonsAnswer.COMING:
            substitute = _substitute_of(meeting, seat)
            if substitute is not None:
                raise DomainError(
                    _("%(name)s er kalt inn i stedet. Sekretæren må frigi varamedlemmet først.")
                    % {"name": substitute.name},
                    field="answer",
                )
            row.reason = ""
            if had_apology:
                _take_back_apology(meeting, seat)
        else:
            raise DomainError(_("Svar om du kommer eller har forfall."), field="answer")
        row.answer = answer
        row.answered_on = meeting.project.today()
        store(row)
        if answer == SummonsAnswer.APOLOGY and not had_apology and by.pk == seat.person_id:
            tell_secretary(meeting=meeting, summons=row)
        return row


def call_substitute(*, meeting: Meeting, seat: Seat, by: User, reason: str = "") -> Summons:
    """Call the next free substitute for a member who stays away, and tell them by e-mail. See ``in_turn``."""
    with unit_of_work(by=by, reason=reason or _("Varamedlem er kalt inn for %(name)s") % {"name": name_of(seat)}):
        _require_open(meeting)
        Meeting.objects.select_for_update().get(pk=meeting.pk)  # nobody else calls one at the same time
        calling = calling_of(meeting)
        member = calling.of(seat.pk)
        if member is None or not is_member(seat):
            raise DomainError(_("Det kalles inn varamedlem bare for medlemmer med stemmerett."))
        if not member.has_apology:
            raise DomainError(_("%(name)s har ikke meldt forfall.") % {"name": member.name})
        if member.substitute is not None:
            raise DomainError(
                _("%(substitute)s er allerede kalt inn for %(name)s.")
                % {"substitute": member.substitute.name, "name": member.name}
            )
        turn = in_turn(seat, calling.free)
        if not turn:
            raise DomainError(_("Det er ingen ledige varamedlemmer igjen å kalle inn."))
        row = store(Summons(meeting=meeting, seat=turn[0], called_for=seat))
        tell_substitute(meeting=meeting, summons=row)
        return row


def release_substitute(*, meeting: Meeting, seat: Seat, by: User, reason: str = "") -> Summons:
    """Take back the call of a substitute, and tell them by e-mail. The reason is required."""
    why = require_text(reason, _("Skriv hvorfor varamedlemmet ikke skal møte."), "reason")
    with unit_of_work(by=by, reason=why):
        _require_open(meeting)
        row = _active(meeting).filter(seat=seat, called_for__isnull=False).select_related("seat__person").first()
        if row is None:
            raise DomainError(_("%(name)s er ikke kalt inn som varamedlem.") % {"name": name_of(seat)})
        tell_released(meeting=meeting, summons=row)
        _take_back_apology(meeting, seat)
        row.withdraw()
        return row


def ask_anew(meeting: Meeting, by: User) -> list[Seat]:
    """Forget all answers, for a meeting that is moved to another day. Returns the substitutes who are let go."""
    let_go = []
    for row in _active(meeting).select_related("seat__person"):
        if row.answer == SummonsAnswer.APOLOGY:
            _take_back_apology(meeting, row.seat)
        if row.called_for_id is not None:
            let_go.append(row.seat)
            row.withdraw()
        elif row.answer != SummonsAnswer.NONE:
            row.answer, row.reason, row.answered_on = SummonsAnswer.NONE, "", None
            store(row)
    return let_go


def _active(meeting: Meeting) -> QuerySet[Summons]:
    return Summons.objects.active().filter(meeting=meeting)


def _substitute_of(meeting: Meeting, seat: Seat) -> Called | None:
    member = calling_of(meeting).of(seat.pk)
    return member.substitute if member is not None else None


def _take_back_apology(meeting: Meeting, seat: Seat) -> None:
    row = Attendance.objects.active().filter(meeting=meeting, seat=seat, status=AttendanceStatus.APOLOGY).first()
    if row is not None:
        row.withdraw()


def _require_open(meeting: Meeting) -> None:
    require_open(meeting)
    if not may_answer(meeting):
        raise DomainError(_("Møtet er åpnet eller holdt. Før endringen i frammøtet i stedet."))


def _words(answer: str) -> str:
    return _("Forfall er meldt") if answer == SummonsAnswer.APOLOGY else _("Innkallingen er besvart")
