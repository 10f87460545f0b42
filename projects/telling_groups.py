"""Tells of signals and work groups: the rådmann of a signal, its giver of the answer, leaders and members of seats."""

from __future__ import annotations

from django.utils.translation import gettext as _

from omstilling.accounts.models import User
from omstilling.mail.notify import notify

from .models import Body, BodyKind, GroupReport, Project, Seat, SeatFunction, Signal
from .telling import ANSWER, CHARGE, may_be_told, register_answer, register_open_titles


def holders(project: Project, function: str, body: int | None = None) -> list[User]:
    """Return those who hold a function in the project today, or in one of its bodies."""
    seats = Seat.objects.active().filter(body__project=project, function=function).valid_on(project.today())
    if body is not None:
        seats = seats.filter(body=body)
    return list(User.objects.filter(pk__in=seats.values("person_id"), is_active=True))


def _given(signal: Signal) -> None:
    for person in holders(signal.project, SeatFunction.CHIEF_EXECUTIVE):
        if may_be_told(person, signal):
            notify(
                person,
                CHARGE,
                _("Styringssignal %s er gitt") % signal.number,
                signal.get_absolute_url(),
                signal.project,
                about=signal,
            )


def _answered(signal: Signal) -> None:
    for person in holders(signal.project, SeatFunction.CHAIR, signal.body_id):
        if may_be_told(person, signal):
            words = _("Styringssignal %s er besvart") % signal.number
            notify(person, ANSWER, words, signal.get_absolute_url(), signal.project, about=signal)


def _seated(seat: Seat) -> None:
    if seat.body.kind != BodyKind.WORK_GROUP:
        return
    leads = seat.function == SeatFunction.CHAIR
    words = _("Du skal lede en arbeidsgruppe") if leads else _("Du er med i en arbeidsgruppe")
    notify(seat.person, CHARGE, words, seat.body.get_absolute_url(), seat.body.project, about=seat.body)


def _delivered(report: GroupReport) -> None:
    project = report.body.project
    for person in holders(project, SeatFunction.CHIEF_EXECUTIVE):
        words = _("En arbeidsgruppe har levert sluttrapport") if report.is_final else _("En arbeidsgruppe har levert")
        if may_be_told(person, report):
            notify(person, ANSWER, words, report.body.get_absolute_url(), project, about=report)


def register() -> None:
    """Tell when a row of each kind is new: these fields are set once."""
    register_answer(Signal, "number", _given)
    register_answer(Signal, "answer", _answered)
    register_answer(Seat, "person", _seated)
    register_answer(GroupReport, "body", _delivered)
    for model in (Signal, GroupReport):
        register_open_titles(model, lambda row: str(row.title))
    register_open_titles(Body, lambda body: str(body.name))
