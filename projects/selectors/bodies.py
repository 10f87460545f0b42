"""The bodies of a project and who sits in them on a day."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from ..law import cite
from ..models import Body, BodyKind, LegalBasis, Project, Seat, SeatFunction

#: From the owner down: council, steering group, project group, and those that work for them.
LEVELS = {
    BodyKind.COUNCIL: 0,
    BodyKind.STEERING_GROUP: 1,
    BodyKind.JOINT_COMMITTEE: 1,
    BodyKind.PROJECT_GROUP: 2,
    BodyKind.WORK_GROUP: 3,
    BodyKind.OTHER: 3,
}
#: In which order functions are listed when the seats say nothing themselves.
_FIRST = {SeatFunction.CHAIR: 0, SeatFunction.DEPUTY_CHAIR: 1, SeatFunction.MEMBER: 2}


@dataclass(frozen=True, slots=True)
class SeatedBody:
    """A body with those who sit in it on a day: members in order, substitutes in the order they are called."""

    body: Body
    seats: tuple[Seat, ...]
    substitutes: tuple[Seat, ...]

    @property
    def people(self) -> int:
        return len(self.seats)

    @property
    def votes(self) -> int:
        return sum(seat.votes for seat in self.seats)


def bodies_of(project: Project, user: Any) -> list[Body]:
    """Return the project's bodies, from the owner down."""
    found = Body.objects.visible_to(user).active().filter(project=project).select_related("project", "recommends_to")
    return sorted(found, key=lambda b: (LEVELS[BodyKind(b.kind)], b.order, b.name))


def seated_bodies(project: Project, user: Any, day: date) -> list[SeatedBody]:
    """Return each body with those who sit in it on the day. Two queries."""
    by_body: dict[int, list[Seat]] = defaultdict(list)
    seats = Seat.objects.visible_to(user).active().filter(body__project=project).valid_on(day)
    for seat in seats.select_related("person"):
        by_body[seat.body_id].append(seat)
    return [_seated(body, by_body[body.pk]) for body in bodies_of(project, user)]


def stands_on(seated: SeatedBody, day: date, *, is_today: bool) -> bool:
    """Tell whether a body belongs on the page of a day: not after it was dissolved, and not before anybody sat in it.

    Today a body that nobody has a seat in yet is there too.
    """
    gone = seated.body.dissolved_on
    if gone is not None and gone < day:
        return False
    return is_today or bool(seated.seats or seated.substitutes)


def seated_body(body: Body, user: Any, day: date) -> SeatedBody:
    """Return one body with those who sit in it on the day."""
    seats = Seat.objects.visible_to(user).active().filter(body=body).valid_on(day).select_related("person")
    return _seated(body, list(seats))


def seats_over_time(body: Body, user: Any) -> list[Seat]:
    """Return everyone who has sat in the body, the latest first."""
    seats = Seat.objects.visible_to(user).active().filter(body=body).select_related("person", "body__project")
    return sorted(seats, key=lambda s: (-s.valid_from.toordinal(), *_place(s)))


def basis_words(body: Body, day: date) -> str:
    """Say what the body is in law, and where the rule stands on the day."""
    if body.legal_basis == LegalBasis.ADMINISTRATIVE:
        return _("Administrativ gruppe: skriver referat og gir anbefalinger, gjør ikke vedtak")
    words = {
        LegalBasis.COUNCIL: _("Kommunestyret"),
        LegalBasis.EXECUTIVE_COMMITTEE: _("Folkevalgt organ etter reglene for formannskap"),
        LegalBasis.COMMITTEE: _("Folkevalgt organ etter reglene for utvalg"),
        LegalBasis.JOINT_COMMITTEE: _("Partssammensatt utvalg"),
    }
    return f"{words[LegalBasis(body.legal_basis)]}, {cite(body.legal_basis, day)}"


def _place(seat: Seat) -> tuple[int, int, int]:
    return (seat.order, _FIRST.get(SeatFunction(seat.function), 3), seat.pk)


def _seated(body: Body, seats: list[Seat]) -> SeatedBody:
    ordered = sorted(seats, key=_place)
    return SeatedBody(
        body,
        tuple(s for s in ordered if s.function != SeatFunction.SUBSTITUTE),
        tuple(s for s in ordered if s.function == SeatFunction.SUBSTITUTE),
    )
