"""The unit of work: one transaction, one actor, one reason, one moment for all that a command writes.

The outermost command opens it and services join it. It knows no subject.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.db import transaction
from django.utils import timezone

from .as_of import is_past
from .errors import NoUnitOfWork, UntrackedWrite
from .personal_numbers import refuse_personal_numbers


@dataclass(frozen=True)
class SystemActor:
    """An actor that is no person: a command or a scheduled task."""

    label: str = "Systemet"
    pk: None = None
    acting_role: str = ""

    def __str__(self) -> str:
        return self.label


@dataclass(frozen=True)
class AnonymousActor:
    """Somebody who is not to be known: what is written keeps no person, no role, no request and no time of day."""

    label: str = "Anonym innsender"
    pk: None = None
    acting_role: str = ""

    def __str__(self) -> str:
        return self.label


@dataclass(frozen=True)
class Act:
    """Who does what, why and when; copied as text into each history row of the unit."""

    actor_id: int | None
    actor_label: str
    actor_role: str
    reason: str
    moment: datetime
    source: str
    request_id: str
    is_example: bool


_current: ContextVar[Act | None] = ContextVar("omstilling_act", default=None)
_example_moment: ContextVar[datetime | None] = ContextVar("omstilling_example_moment", default=None)
_request: ContextVar[tuple[str, str]] = ContextVar("omstilling_request", default=("", "kommando"))


def current_act() -> Act:
    """Return the act of the open unit of work; raise ``NoUnitOfWork`` when there is none."""
    act = _current.get()
    if act is None:
        raise NoUnitOfWork("A tracked model is written only inside unit_of_work(by=…, reason=…).")
    return act


def has_unit_of_work() -> bool:
    """Tell whether a unit of work is open."""
    return _current.get() is not None


def example_moment() -> datetime | None:
    """Return the moment that the example's clock shows; ``None`` outside ``example_clock``."""
    return _example_moment.get()


@contextmanager
def unit_of_work(*, by: Any, reason: str, role: str = "") -> Iterator[Act]:
    """Open the transaction of a command, or join the one that is open.

    ``by`` is a user, a ``SystemActor`` or an ``AnonymousActor``; ``reason`` is kept with every row of history (may
    not be blank). Joining keeps the outermost actor and reason: a command has one of each. An anonymous act joins
    nobody else's.
    """
    if is_past():
        raise UntrackedWrite("Nothing is written while an earlier moment is shown.")
    joined = _current.get()
    anonymous = isinstance(by, AnonymousActor)
    if joined is not None:
        if anonymous and joined.actor_label != str(by):
            raise NoUnitOfWork("An anonymous act cannot join an act that says who acts.")
        yield joined
        return
    if by is None or not (by.pk or anonymous or isinstance(by, SystemActor)):
        raise NoUnitOfWork("A unit of work needs an actor.")
    if not reason.strip():
        raise NoUnitOfWork("A unit of work needs a reason.")
    refuse_personal_numbers(reason=reason)
    moment = _example_moment.get()
    request_id, source = _request.get()
    act = Act(
        actor_id=by.pk,
        actor_label=str(by),
        actor_role="" if anonymous else role or getattr(by, "acting_role", ""),
        reason=reason.strip(),
        moment=start_of_day(moment) if anonymous else moment or timezone.now(),
        source=source,
        request_id="" if anonymous else request_id,
        is_example=moment is not None,
    )
    with transaction.atomic(durable=True):
        token = _current.set(act)
        try:
            yield act
        finally:
            _current.reset(token)


@contextmanager
def told_as(reason: str) -> Iterator[None]:
    """Keep another reason with what is written inside: more may see those rows than may read the act's own reason."""
    token = _current.set(replace(current_act(), reason=reason))
    try:
        yield
    finally:
        _current.reset(token)


def start_of_day(moment: datetime | None = None) -> datetime:
    """Return the day of a moment, or of now, without its time: a time tells who it was to those who have a log."""
    return timezone.localtime(moment).replace(hour=0, minute=0, second=0, microsecond=0)


@contextmanager
def example_clock(moment: datetime) -> Iterator[None]:
    """Date the units of work inside at ``moment`` and mark their rows as example. Refused in production."""
    if settings.PRODUCTION:
        raise ImproperlyConfigured("The example's clock is refused in production.")
    token = _example_moment.set(moment)
    try:
        yield
    finally:
        _example_moment.reset(token)


@contextmanager
def request_scope(*, request_id: str, source: str) -> Iterator[None]:
    """Name the request that the units of work inside belong to."""
    token = _request.set((request_id, source))
    try:
        yield
    finally:
        _request.reset(token)
