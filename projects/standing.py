"""The seats and the grants of a person, read in one question; in a request together with the person."""

from __future__ import annotations

from typing import Any

from django.db import DEFAULT_DB_ALIAS
from django.db.models import QuerySet, Value
from django.db.models.fields import BigIntegerField, BooleanField, CharField, DateField, Field, TextField
from django.db.models.functions import Cast

from omstilling.accounts.models import User
from omstilling.audit.kept import kept

from .access import map_of
from .models import Grant, Seat

#: The columns of a person.
PERSON = tuple(User._meta.concrete_fields)
NAMES = tuple(field.attname for field in PERSON)


#: What is read of a seat: body, its kind, project, municipality, the project's own date, function, vote, union, days.
SEAT = (
    "body_id",
    "body__kind",
    "body__project_id",
    "body__project__municipality_id",
    "body__project__frozen_today",
    "function",
    "votes",
    "is_union",
    "valid_from",
    "valid_to",
)


def _nothing(kind: type[Field[Any, Any]]) -> Cast:
    return Cast(Value(None), kind())


def _seats(person: int) -> QuerySet[Any]:
    return Seat.objects.active().filter(person_id=person, body__withdrawn_at__isnull=True).order_by()


def _grants(person: int) -> QuerySet[Any]:
    return Grant.objects.active().filter(person_id=person).order_by()


def _grant_columns() -> tuple[Any, ...]:
    """Return a grant in the columns of a seat, and one more; it has no body."""
    no_day = _nothing(DateField)
    whole = (_nothing(BigIntegerField), "kind", "municipality__projects__id", "municipality_id", no_day)
    return (*whole, Value(""), Value(False), Value(False), no_day, no_day, "project_id")


def standing_of(person: int) -> QuerySet[Any]:
    """Return the seats and the grants of a person in one question, with the same columns."""
    held = _seats(person).values_list(*SEAT, _nothing(BigIntegerField))
    return held.union(_grants(person).values_list(*_grant_columns()), all=True)


def _person_and_standing(person: int) -> QuerySet[Any]:
    """Return the person, if active, with nothing more, and then the seats and the grants without the person."""
    number, word, truth, day = (_nothing(kind) for kind in (BigIntegerField, TextField, BooleanField, DateField))
    no_seat = (number, word, number, number, day, word, truth, truth, day, day, number)
    nobody = tuple(_nothing(_kind(field)) for field in PERSON)
    found = User.objects.filter(pk=person, is_active=True).order_by()
    return found.values_list(*NAMES, *no_seat).union(
        _seats(person).values_list(*nobody, *SEAT, number),
        _grants(person).values_list(*nobody, *_grant_columns()),
        all=True,
    )


def _kind(field: Field[Any, Any]) -> type[Field[Any, Any]]:
    """Return the kind of column that a nothing of a field is: never a key, and without the field's bounds."""
    if field.primary_key:
        return BigIntegerField
    return TextField if isinstance(field, CharField) else type(field)


def read_person(pk: int) -> User | None:
    """Return an active person with what they may see, both as they stand now. One query."""
    user, standing = None, []
    for row in kept(_person_and_standing, pk):
        if row[0] is None:
            standing.append(row[len(NAMES) :])
        else:
            user = User.from_db(DEFAULT_DB_ALIAS, NAMES, row[: len(NAMES)])
    if user is not None:
        user._access_map = map_of(standing)  # type: ignore[attr-defined]
    return user
