"""What the info page is made of: lines in plain words, as values."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time


@dataclass(frozen=True, slots=True)
class Decided:
    """A decision in plain words."""

    title: str
    where: str
    words: str
    notes: tuple[str, ...]
    final: bool
    url: str
    money: str = ""


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a decided measure means for those who work there, or use the service."""

    title: str
    when: str
    impact: str
    fte: str
    url: str
    unit: str = ""
    unit_id: int | None = None


@dataclass(frozen=True, slots=True)
class Event:
    """Something in the calendar: a meeting or a milestone. ``said`` tells that its title is in the portal's words."""

    day: date
    at: time | None
    title: str
    text: str
    url: str
    late: bool = False
    cases: tuple[str, ...] = ()
    said: bool = False


@dataclass(frozen=True, slots=True)
class Contact:
    """Somebody one may ask: a person with an office, or the office alone."""

    name: str
    role: str
    email: str
    phone: str = ""
    about: str = ""


@dataclass(frozen=True, slots=True)
class Written:
    """What the secretary has written of what the project means for units."""

    title: str
    text: str
    url: str


@dataclass(frozen=True, slots=True)
class Fresh:
    """Something that is new since the reader was here last."""

    kind: str
    title: str
    url: str
    at: datetime


@dataclass(frozen=True, slots=True)
class UnitPart:
    """What it means for a unit: what is written of it, and measures there, above it and for the whole municipality."""

    pk: int
    name: str
    written: tuple[Written, ...]
    inside: tuple[Meaning, ...]
    above: tuple[Meaning, ...]
    whole: tuple[Meaning, ...]
