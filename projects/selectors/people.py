"""The people of a municipality: those who have a seat or a role there."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Q, QuerySet

from omstilling.accounts.models import User

from ..models import Grant, Municipality, Seat


def people_of(municipality: Municipality) -> QuerySet[User]:
    """Return everyone with a seat, held or past, or a role in the municipality."""
    seats = Seat.objects.active().filter(person=OuterRef("pk"), body__project__municipality=municipality)
    grants = Grant.objects.active().filter(person=OuterRef("pk"), municipality=municipality)
    people: QuerySet[User] = User.objects.filter(Q(Exists(seats)) | Q(Exists(grants)))
    return people.order_by("full_name", "pk")


@dataclass(frozen=True, slots=True)
class Places:
    """A person's seats and roles in one municipality."""

    seats: tuple[Seat, ...]
    grants: tuple[Grant, ...]


def places_of(municipality: Municipality, person: User) -> Places:
    """Return what the person is in the municipality; nothing of what the person is elsewhere."""
    seats = Seat.objects.active().filter(person=person, body__project__municipality=municipality)
    grants = Grant.objects.active().filter(person=person, municipality=municipality)
    return Places(
        tuple(seats.select_related("body__project").order_by("body__project__name", "body__order", "-valid_from")),
        tuple(grants.select_related("project", "unit", "municipality", "person").order_by("id")),
    )
