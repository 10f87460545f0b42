"""Whom one may ask: the contacts of the project, or those who hold the offices as long as there are none."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django.db.models import QuerySet
from django.utils.text import capfirst

from projects.access import question
from projects.models import Contact as ContactRow
from projects.models import Project, Seat, SeatFunction

from .info_values import Contact

#: Whom one may ask, in this order.
ASKED = (SeatFunction.SECRETARY, SeatFunction.UNION_REP, SeatFunction.SAFETY_DELEGATE, SeatFunction.CHIEF_EXECUTIVE)


@question
def _contacts(project: Project) -> QuerySet[ContactRow]:
    rows = ContactRow.objects.active().filter(project=project).select_related("person")
    return rows.order_by("order", "pk")


def people_to_ask(
    project: Project, today: date, *, public: bool = False, reaches: Iterable[int] = ()
) -> tuple[Contact, ...]:
    """Return whom one may ask: a unit's own first. For the public the office without the person's name."""
    rows = list(_contacts(project))
    if not rows:
        return () if public else tuple(contacts(project, today))
    near = tuple(reaches)
    wanted = [row for row in rows if row.unit_id is None or row.unit_id in near]
    wanted.sort(key=lambda row: near.index(row.unit_id) if row.unit_id is not None else len(near))
    return tuple(contact_of(row, public) for row in wanted)


def contact_of(row: ContactRow, public: bool) -> Contact:
    """Return somebody to ask as the page names them."""
    if row.person is None or public:
        return Contact(row.office, "", row.email, row.phone, row.about)
    return Contact(row.person.full_name, row.office, row.email or row.person.email, row.phone, row.about)


@question
def _asked(project: Project, today: date) -> QuerySet[Seat]:
    return (
        Seat.objects.active()
        .valid_on(today)
        .filter(body__project=project, body__withdrawn_at__isnull=True, function__in=ASKED, person__is_active=True)
        .select_related("person")
        .order_by("body__order", "order", "pk")
    )


def contacts(project: Project, today: date) -> list[Contact]:
    """Return the secretary, the union representatives by their office, safety delegates, and the rådmann."""
    seats = _asked(project, today)
    seen: dict[tuple[int, str], Contact] = {}
    for seat in sorted(seats, key=lambda seat: ASKED.index(SeatFunction(seat.function))):
        person = seat.person
        role = seat.organisation or person.title or str(seat.get_function_display())
        seen.setdefault((person.pk, seat.function), Contact(person.full_name, capfirst(role), person.email))
    return list(seen.values())
