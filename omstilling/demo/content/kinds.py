"""The shapes of the example's data. ``key`` names a row to other rows of the example; nothing else sees it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

OSLO = ZoneInfo("Europe/Oslo")


def at(year: int, month: int, day: int, hour: int = 9, minute: int = 0) -> datetime:
    """Return a moment in Norwegian time."""
    return datetime(year, month, day, hour, minute, tzinfo=OSLO)


def clock(day: date, hour: int = 9, minute: int = 0) -> datetime:
    """Return a moment on a day, in Norwegian time."""
    return at(day.year, day.month, day.day, hour, minute)


@dataclass(frozen=True)
class Person:
    username: str
    full_name: str
    title: str = ""


@dataclass(frozen=True)
class Unit:
    key: str
    name: str
    kind: str
    parent: str = ""


@dataclass(frozen=True)
class Body:
    key: str
    kind: str
    legal_basis: str
    name: str
    abbreviation: str
    mandate: str
    slug: str
    recommends_to: str = ""
    made: datetime = at(2010, 9, 1, 11)
    open_to_all: bool = False


@dataclass(frozen=True)
class Seat:
    body: str
    person: str
    function: str = "member"
    party: str = ""
    votes: bool = True
    organisation: str = ""
    is_union: bool = False

    @property
    def key(self) -> str:
        return f"{self.body}.{self.person}"


@dataclass(frozen=True)
class Point:
    """A point in one of the project's descriptive sections."""

    section: str
    heading: str
    text: str = ""


@dataclass(frozen=True)
class Reading:
    month: date
    value: str
    unit: str = ""
    size: int | None = None


@dataclass(frozen=True)
class Indicator:
    name: str
    measured_in: str
    baseline_value: str | None
    baseline_date: date | None
    target_value: str | None
    readings: tuple[Reading, ...] = ()
    lower_is_better: bool = False
    kind: str = "general"


@dataclass(frozen=True)
class Goal:
    kind: str
    title: str
    description: str = ""
    indicators: tuple[Indicator, ...] = ()


@dataclass(frozen=True)
class Document:
    title: str
    description: str
    source: str = ""
    access: str = "internal"
    body: str = ""
    made: datetime = at(2010, 9, 6, 10)


@dataclass(frozen=True)
class Study:
    key: str
    title: str
    question: str = ""
    findings: str = ""
    interim_conclusion: str = ""
    parent: str = ""
    decided_by: str = ""
    body: str = ""
    owner: str = ""
    alternatives: tuple[tuple[str, str, bool], ...] = ()
    access: str = "internal"


@dataclass(frozen=True)
class StudyChange:
    """What became of a study area later."""

    study: str
    when: datetime
    by: str
    reason: str
    changes: dict[str, str]


@dataclass(frozen=True)
class Measure:
    key: str
    title: str
    kind: str
    effect: int | None
    starts: date | None
    unit: str
    study: str
    description: str
    service_impact: str = ""
    ends: date | None = None
    fte: str | None = None
    cost: int | None = None
    probability: int | None = None
    owner: str = ""
    body: str = "project_group"
    access: str = "internal"
    made: datetime = at(2010, 11, 1, 9)


@dataclass(frozen=True)
class MeasureChange:
    measure: str
    when: datetime
    by: str
    reason: str
    changes: dict[str, object]


@dataclass(frozen=True)
class Consultation:
    """A meeting with the unions, and the measures that were on the table."""

    form: str
    held_on: date
    parties: tuple[str, ...]
    papers: str = ""
    views: str = ""
    reply: str = ""
    agreed: bool | None = None
    measures: tuple[str, ...] = ()
    #: Titles of documents in the register.
    documents: tuple[str, ...] = ()


@dataclass(frozen=True)
class Start:
    """What the owner of a measure confirmed: the day from which it works, and when that was said."""

    measure: str
    on: date
    when: datetime


@dataclass(frozen=True)
class Investment:
    title: str
    status: str
    description: str
    first_year: int | None = None
    last_year: int | None = None


@dataclass(frozen=True)
class Shift:
    when: datetime
    to: date
    reason: str


@dataclass(frozen=True)
class Milestone:
    key: str
    title: str
    planned: date
    description: str = ""
    body: str = ""
    study: str = ""
    responsible: str = ""
    started: datetime | None = None
    shifts: tuple[Shift, ...] = ()
    done: date | None = None
    access: str = "internal"
    made: datetime = at(2010, 10, 11, 10)


@dataclass(frozen=True)
class Risk:
    title: str
    probability: int
    consequence: int
    cause: str
    response: str
    owner: str = ""
    body: str = ""
    access: str = "internal"
    made: datetime = at(2010, 10, 25, 14)


@dataclass(frozen=True)
class RiskChange:
    risk: int
    when: datetime
    by: str
    reason: str
    changes: dict[str, object]


@dataclass(frozen=True)
class Votes:
    party: str
    votes_for: int
    votes_against: int = 0
    names: str = ""


@dataclass(frozen=True)
class Decided:
    """What was decided in a case. ``measures`` names those it concerns, with the effect and date they had then."""

    kind: str
    outcome: str
    text: str
    meaning: str = ""
    responsible: str = ""
    deadline: date | None = None
    measures: tuple[str, ...] = ()
    milestones: tuple[str, ...] = ()
    studies: tuple[str, ...] = ()
    votes: tuple[Votes, ...] = ()
    carried_out: date | None = None
    logged_by: str = "sekretaer"


@dataclass(frozen=True)
class Case:
    key: str
    kind: str
    title: str
    background: str = ""
    assessment: str = ""
    recommendation: str = ""
    public_title: str = ""
    access: str = "public"
    legal_basis: str = ""
    discussion: str = ""
    union_statement: str = ""
    proposals: tuple[tuple[str, str, tuple[Votes, ...]], ...] = ()
    remarks: tuple[tuple[str, str], ...] = ()
    recused: tuple[tuple[str, str, str, str], ...] = ()
    closed_vote: str = ""
    decided: Decided | None = None


@dataclass(frozen=True)
class Present:
    """A seat's attendance. ``status`` is present, apology or absent; items are places on the agenda."""

    person: str
    status: str = "present"
    instead_of: str = ""
    from_item: int | None = None
    to_item: int | None = None
    leave_basis: str = ""


@dataclass(frozen=True)
class Meeting:
    key: str
    body: str
    held_on: date
    starts: str = ""
    ends: str = ""
    place: str = ""
    planned: datetime = at(2010, 9, 1, 12)
    called: date | None = None
    held: bool = True
    remarks: str = ""
    access: str = ""
    cases: tuple[Case, ...] = ()
    attendance: tuple[Present, ...] = ()
    minutes: str = ""  # "", "draft", "approved", "published"
    approved_on: date | None = None
    approved_by: str = ""


@dataclass(frozen=True)
class News:
    title: str
    text: str
    published: datetime
    author: str = "sekretaer"
    access: str = "internal"


@dataclass(frozen=True)
class Report:
    report_date: date
    progress: str
    economy: str
    quality: str
    words: str
    next_steps: str
    written: datetime
    issued: datetime | None = None
