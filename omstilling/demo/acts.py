"""An act of the example: what somebody did at a moment, and the world of rows it is done to."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from budget.models import Measure
from meetings.models import AgendaItem, Meeting, Minutes
from omstilling.accounts.models import User
from omstilling.audit.uow import SystemActor
from projects.models import (
    Body,
    Case,
    Decision,
    Goal,
    Indicator,
    Milestone,
    Municipality,
    Project,
    Risk,
    Seat,
    StudyArea,
    Unit,
)

#: Who makes the first person.
SYSTEM = SystemActor("Eksempelet")


@dataclass
class World:
    """The rows of the example by the keys of its content."""

    people: dict[str, User] = field(default_factory=dict)
    units: dict[str, Unit] = field(default_factory=dict)
    bodies: dict[str, Body] = field(default_factory=dict)
    seats: dict[str, Seat] = field(default_factory=dict)
    goals: dict[str, Goal] = field(default_factory=dict)
    indicators: dict[str, Indicator] = field(default_factory=dict)
    studies: dict[str, StudyArea] = field(default_factory=dict)
    measures: dict[str, Measure] = field(default_factory=dict)
    milestones: dict[str, Milestone] = field(default_factory=dict)
    risks: list[Risk] = field(default_factory=list)
    cases: dict[str, Case] = field(default_factory=dict)
    meetings: dict[str, Meeting] = field(default_factory=dict)
    items: dict[str, AgendaItem] = field(default_factory=dict)
    decisions: dict[str, Decision] = field(default_factory=dict)
    minutes: dict[str, Minutes] = field(default_factory=dict)
    rows: dict[str, Any] = field(default_factory=dict)
    _municipality: Municipality | None = None
    _project: Project | None = None

    @property
    def municipality(self) -> Municipality:
        assert self._municipality is not None
        return self._municipality

    @property
    def project(self) -> Project:
        assert self._project is not None
        return self._project

    @property
    def has_project(self) -> bool:
        return self._project is not None

    def begin(self, municipality: Municipality) -> None:
        self._municipality = municipality

    def open(self, project: Project) -> None:
        self._project = project

    def body(self, key: str) -> Body | None:
        """Return a body that is there already; work groups come later than what they take over."""
        return self.bodies.get(key)

    def person(self, key: str) -> User | None:
        return self.people[key] if key else None


Do = Callable[..., object]


@dataclass(frozen=True)
class Act:
    """One unit of work: ``do(world, by, *args)`` at a moment, for a reason. ``alone``: it opens its own."""

    at: datetime
    by: str
    reason: str
    do: Do
    args: tuple[Any, ...] = ()
    alone: bool = False


Acts = Iterable[Act]


def workday(moment: datetime) -> datetime:
    """Return the moment, moved to Monday when it falls on a weekend."""
    return moment + timedelta(days=max(0, 7 - moment.weekday())) if moment.weekday() > 4 else moment
