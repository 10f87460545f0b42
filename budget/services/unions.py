"""The unions' own statements on measures, and the employer's reply to each.

The words are the union's: only whoever has the seat writes, changes or withdraws them. ``UnionStatement.save`` holds
the same, whatever the way there.
"""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _

from omstilling.accounts.models import User
from omstilling.audit.errors import DomainError
from omstilling.audit.uow import unit_of_work
from omstilling.mail.notify import notify
from projects.models import BodyKind, Project, Seat, SeatFunction
from projects.permissions import may_reply_to_statement
from projects.services.rows import check_open, store
from projects.telling import CHARGE, may_be_told

from ..models import Measure, UnionStatement
from .shared import need_reason

LONGEST = 10_000


def union_seats_of(user: Any, project: Project) -> list[Seat]:
    """Return the seats from which the user speaks for a union: one for each office, in the order of the bodies."""
    rows = Seat.objects.active().valid_on(project.today())
    rows = rows.filter(body__project=project, body__withdrawn_at__isnull=True, person_id=user.pk, is_union=True)
    found: dict[str, Seat] = {}
    for seat in rows.select_related("body", "person").order_by("body__order", "body_id", "order", "pk"):
        found.setdefault(office_of(seat).casefold(), seat)
    return list(found.values())


def office_of(seat: Seat) -> str:
    """Return the office that a union seat is held by: never who is a member of what."""
    return (seat.organisation or str(seat.get_function_display()))[:120]


def write_statement(*, measure: Measure, seat: Seat, text: str, by: User, reason: str = "") -> UnionStatement:
    """Write a union's statement on a measure. Each seat has one; said again it is changed instead."""
    with unit_of_work(by=by, reason=reason or _("Skrev uttalelsen fra tillitsvalgte")):
        if measure.is_withdrawn:
            raise DomainError(_("Tiltaket er bortfalt. Det skrives ikke uttalelser om det."))
        if seat.body.project_id != measure.project_id:
            raise DomainError(_("Vervet hører ikke til prosjektet."), field="seat")
        _check_holder(seat, measure.project, by)
        statement = UnionStatement(measure=measure, seat=seat, organisation=office_of(seat))
        statement.text, statement.written_on = _words(text), measure.project.today()
        store(statement)
        _tell_the_employer(statement)
        return statement


def update_statement(*, statement: UnionStatement, text: str, by: User, reason: str = "") -> UnionStatement:
    """Change the words. What has been answered or printed earlier keeps its wording in the history."""
    with unit_of_work(by=by, reason=reason or _("Endret uttalelsen fra tillitsvalgte")):
        check_open(statement)
        _check_holder(statement.seat, statement.project, by)
        words = _words(text)
        if words != statement.text:
            statement.text, statement.written_on = words, statement.project.today()
        return store(statement)


def withdraw_statement(*, statement: UnionStatement, by: User, reason: str) -> UnionStatement:
    """Take the statement back. Approved minutes and issued reports keep what they were made with."""
    need_reason(reason, _("Skriv hvorfor uttalelsen trekkes."))
    with unit_of_work(by=by, reason=reason):
        check_open(statement)
        _check_holder(statement.seat, statement.project, by)
        statement.withdraw()
        return statement


def reply_to_statement(*, statement: UnionStatement, text: str, by: User, reason: str = "") -> UnionStatement:
    """Write the employer's reasoned reply. It stands beside the statement, and never in it."""
    with unit_of_work(by=by, reason=reason or _("Svarte på uttalelsen fra tillitsvalgte")):
        check_open(statement)
        if not may_reply_to_statement(by, statement) or statement.seat.person_id == by.pk:
            raise DomainError(_("Arbeidsgivers svar skrives av rådmannen eller prosjektsekretæren."))
        words = text.strip()
        if not words:
            raise DomainError(_("Skriv svaret."), field="reply")
        statement.reply, statement.replied_on = words, statement.project.today()
        return store(statement)


def _tell_the_employer(statement: UnionStatement) -> None:
    """Tell those who answer for the employer that a statement waits for a reply."""
    measure = statement.measure
    seats = (
        Seat.objects.active()
        .valid_on(measure.project.today())
        .filter(body__project=measure.project, function__in=[SeatFunction.SECRETARY, SeatFunction.CHIEF_EXECUTIVE])
        .exclude(body__kind=BodyKind.WORK_GROUP)
    )
    people = {seat.person_id: seat.person for seat in seats.select_related("person").order_by("pk")}
    for person in people.values():
        if may_be_told(person, measure):
            words = _("Tiltak %s har fått en uttalelse fra tillitsvalgte som venter på svar") % measure.number
            notify(person, CHARGE, words, measure.get_absolute_url(), measure.project, about=measure)


def _words(text: str) -> str:
    words = text.strip()
    if not words:
        raise DomainError(_("Skriv uttalelsen."), field="text")
    return words


def _check_holder(seat: Seat, project: Project, by: User) -> None:
    """Refuse everybody but the one who holds the union seat today."""
    holds = seat.is_union and not seat.is_withdrawn and seat.person_id == by.pk and seat.sits_on(project.today())
    if not holds:
        raise DomainError(_("Bare den som har vervet, kan skrive, endre eller trekke uttalelsen."), field="text")
