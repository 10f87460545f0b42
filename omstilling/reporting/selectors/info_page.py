"""The info page, gathered for the employees: what is public or internal, in plain words, without numbers of cases.

Everything but the list of one's own bodies' meetings is read as any employee reads it, whoever looks.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, time, timedelta
from decimal import Decimal
from typing import Any

from django.db.models import Case, Exists, F, OuterRef, Q, QuerySet, Value, When
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from budget.models import MeasureDecision
from budget.selectors import TargetStatus, adopted_savings, measures_for, target_status
from meetings.models import Meeting, MeetingState
from meetings.words import about_minutes
from omstilling.ui import formats
from omstilling.ui.charts import Item, Kind, Progress
from omstilling.ui.prose import opening
from projects.access import access_map, question
from projects.models import (
    Decision,
    DecisionKind,
    DecisionOutcome,
    DecisionStatus,
    Document,
    Milestone,
    MilestoneStatus,
    NewsItem,
    Project,
    Seat,
    SeatFunction,
)
from projects.selectors.news import published_news

from .. import links
from ..readers import everybody
from .agenda import MeetingLine, cases_of, meetings_of

DECISIONS, PROPOSED, MEASURES, EVENTS, NEWS, DOCUMENTS, OWN = 8, 4, 12, 12, 3, 4, 4
#: What is read of a measure to say what it means.
MEANT = (
    "number",
    "title",
    "unit__name",
    "effective_from",
    "service_impact",
    "description",
    "fte_change",
    "is_example_figure",
)
#: Whom one may ask, in this order.
ASKED = (SeatFunction.SECRETARY, SeatFunction.UNION_REP, SeatFunction.SAFETY_DELEGATE, SeatFunction.CHIEF_EXECUTIVE)
#: How far ahead the calendar reaches.
AHEAD = timedelta(days=120)


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


@dataclass(frozen=True, slots=True)
class Event:
    """Something in the calendar: a meeting or a milestone."""

    day: date
    at: time | None
    title: str
    text: str
    url: str
    late: bool = False
    cases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Contact:
    """Somebody one may ask."""

    name: str
    role: str
    email: str


@dataclass(frozen=True, slots=True)
class InfoPage:
    """Everything the info page shows."""

    lead: str
    progress: Progress | None
    target: TargetStatus
    decided: tuple[Decided, ...]
    proposed: tuple[Decided, ...]
    meanings: tuple[Meaning, ...]
    late: tuple[Event, ...]
    events: tuple[Event, ...]
    contacts: tuple[Contact, ...]
    news: tuple[NewsItem, ...]
    documents: tuple[Document, ...]
    own_meetings: tuple[MeetingLine, ...]

    @property
    def has_example_figures(self) -> bool:
        return self.target.has_example_figures


def info_page(project: Project, user: Any, today: date) -> InfoPage:
    """Gather the info page."""
    reader = everybody(project)
    status = target_status(project, reader, today)
    late, coming = milestone_events(project, reader, today)
    meetings = meeting_events(project, reader, today)
    adopted = decided(project, reader, today)
    events = sorted([*coming, *meetings], key=lambda event: (event.day, event.at or time.min))
    return InfoPage(
        lead=lead_of(status),
        progress=progress_of(status),
        target=status,
        decided=tuple(line for line in adopted if line.final)[:DECISIONS],
        proposed=tuple(line for line in adopted if not line.final)[:PROPOSED],
        meanings=tuple(meanings(project, reader, today)),
        late=tuple(late),
        events=tuple(events[:EVENTS]),
        contacts=tuple(contacts(project, today)),
        news=tuple(published_news(project, reader, None, NEWS)),
        documents=tuple(_newest_documents(project, reader)),
        own_meetings=tuple(own_meetings(project, user, today)),
    )


# The money in one sentence and one drawing


def lead_of(status: TargetStatus) -> str:
    """Say how far the savings have come, as one says it to a colleague."""
    if status.target is None:
        return _("Kommunen omstiller. Hvor mye som skal spares, er ikke fastsatt ennå.")
    words = {
        "target": formats.mnok(status.target),
        "year": status.year,
        "decided": formats.mnok(status.decided),
        "missing": formats.mnok(status.missing),
        "running": status.running_words,
    }
    if not status.decided:
        return _("Kommunen skal bruke %(target)s mindre i året fra %(year)s. Ingenting er vedtatt ennå.") % words
    if not status.missing:
        return _("Kommunen skal bruke %(target)s mindre i året fra %(year)s. Vedtakene dekker hele beløpet.") % words
    if status.running:
        return (
            _(
                "Kommunen skal bruke %(target)s mindre i året fra %(year)s. "
                "Til nå er det vedtatt tiltak for %(decided)s. %(running)s Da mangler %(missing)s."
            )
            % words
        )
    return (
        _(
            "Kommunen skal bruke %(target)s mindre i året fra %(year)s. "
            "Til nå er det vedtatt tiltak for %(decided)s. For %(missing)s er det ikke vedtatt noe ennå."
        )
        % words
    )


def progress_of(status: TargetStatus) -> Progress | None:
    """Return how much of the target is decided, as one bar; nothing without a target."""
    if status.target is None:
        return None
    waiting = status.decided - status.implemented
    parts = (
        Item(_("Vedtatt og satt i gang"), status.implemented, Kind.IMPLEMENTED),
        Item(_("Vedtatt, starter senere"), waiting, Kind.DECIDED),
    )
    return Progress(_("Hvor langt kommunen er kommet"), tuple(p for p in parts if p.value), status.target)


# What is decided


@question
def _adopted(project: Project, reader: Any, today: date) -> QuerySet[Decision]:
    return (
        Decision.objects.visible_to(reader)
        .active()
        .filter(
            project=project,
            decided_on__lte=today,
            outcome=DecisionOutcome.ADOPTED,
            status__in=[DecisionStatus.IN_FORCE, DecisionStatus.CHANGED],
        )
        .exclude(settled_q(reader))
        .annotate(saved=adopted_savings(reader))
        .select_related("case", "body__recommends_to")
        .defer("case__background", "case__assessment", "case__recommendation")
        .order_by("-decided_on", "body_id", "case_id", "pk")[: 3 * DECISIONS]
    )


def decided(project: Project, reader: Any, today: date) -> list[Decided]:
    """Return the latest decisions that were adopted and hold, final ones and proposals to others, in plain words."""
    found = _adopted(project, reader, today)
    return [
        Decided(
            decision.case.open_title,
            _("%(body)s %(day)s") % {"body": decision.body.name, "day": formats.date_text(decision.decided_on)},
            decision.meaning or opening(decision.standing.text),
            tuple(notes_of(decision)),
            decision.kind == DecisionKind.FINAL,
            links.decision_url(project, decision),
            money_words(decision.saved) if decision.kind == DecisionKind.FINAL else "",  # type: ignore[attr-defined]
        )
        for decision in found
    ]


def money_words(saved: int | None) -> str:
    """Say in thousands what a decision saves in a year, nothing where it does not say."""
    if saved is None:
        return ""
    words = (
        _("Varig innsparing: %s tusen kroner i året.") if saved >= 0 else _("Varig utgift: %s tusen kroner i året.")
    )
    return words % formats.thousands(abs(saved))


def settled_q(reader: Any) -> Q:
    """Return the condition that a proposal has been settled: a final decision since adopts one of its measures."""
    adopted = (
        MeasureDecision.objects.visible_to(reader)
        .adopting()
        .filter(measure=OuterRef("measure_id"), decision__decided_on__gte=OuterRef("decision__decided_on"))
    )
    settled = MeasureDecision.objects.active().exclude(decision__kind=DecisionKind.FINAL).filter(Exists(adopted))
    return Q(pk__in=settled.order_by().values("decision_id"))


def notes_of(decision: Decision) -> list[str]:
    """Say how far a decision binds, and that its wording may change."""
    notes = []
    if decision.kind == DecisionKind.RECOMMENDATION:
        to = decision.body.recommends_to
        name = to.name.lower() if to is not None else _("et annet organ")
        notes.append(_("Dette er et forslag til %s, som avgjør saken.") % name)
    elif decision.kind == DecisionKind.ADVICE:
        notes.append(_("Dette er en anbefaling og ikke et endelig vedtak."))
    if not decision.is_confirmed:
        notes.append(
            about_minutes(_("%(It)s fra møtet er ikke godkjent ennå, så ordlyden kan bli rettet."), decision.body)
        )
    return notes


# What it means


@question
def _meant(project: Project, reader: Any, today: date) -> QuerySet[Any]:
    """Return the decided measures: what begins next first, then what is undated, then what has begun last."""
    adopted = measures_for(project, reader, today).active().filter(is_adopted=True)  # type: ignore[attr-defined]
    ahead = Q(effective_from__gt=today)
    found = adopted.order_by(
        Case(When(ahead, then=Value(0)), default=Value(1)),
        Case(When(ahead, then=F("effective_from"))),
        F("effective_from").desc(nulls_first=True),
        "number",
    )
    return found.values(*MEANT)[:MEASURES]  # type: ignore[no-any-return]


def meanings(project: Project, reader: Any, today: date) -> list[Meaning]:
    """Return what the decided measures mean: what begins next first, then what is undated, then what has begun."""
    return [meaning_of(project, measure, today) for measure in _meant(project, reader, today)]


def meaning_of(project: Project, measure: dict[str, Any], today: date) -> Meaning:
    """Return one decided measure in plain words."""
    return Meaning(
        measure["title"],
        when_words(measure["effective_from"], today),
        measure["service_impact"] or opening(measure["description"]),
        fte_words(measure["fte_change"], measure["is_example_figure"]),
        links.to(project, "budget:measure", measure["number"]),
        _("Gjelder %s.") % measure["unit__name"] if measure["unit__name"] else "",
    )


def when_words(start: date | None, today: date) -> str:
    """Say when something begins."""
    if start is None:
        return _("Når det begynner, er ikke bestemt.")
    if start <= today:
        return _("Gjelder fra %s.") % formats.date_text(start)
    return _("Begynner %s.") % formats.date_text(start)


def fte_words(change: Decimal | None, example: bool) -> str:
    """Say a change in staff in words, nothing where it is unknown."""
    if change is None:
        return ""
    if not change:
        return _("Antall årsverk er det samme.")
    said = (_("%s færre") if change < 0 else _("%s flere")) % formats.fte(abs(change))
    return _("%s (eksempeltall).") % said if example else f"{said}."


# What happens now and when


@question
def _open_milestones(project: Project, reader: Any, today: date) -> QuerySet[Milestone]:
    found = (
        Milestone.objects.visible_to(reader)
        .active()
        .filter(project=project, current_date__lte=today + AHEAD)
        .exclude(status=MilestoneStatus.DONE)
        .order_by("current_date", "number")
    )
    return found[: 3 * EVENTS]


def milestone_events(project: Project, reader: Any, today: date) -> tuple[list[Event], list[Event]]:
    """Return the milestones that are late, and those that are coming."""
    late: list[Event] = []
    ahead: list[Event] = []
    for milestone in _open_milestones(project, reader, today):
        day = milestone.current_date
        assert day is not None
        words = _("Skulle vært ferdig %s.") % formats.date_text(day) if day < today else ""
        event = Event(
            day,
            None,
            milestone.title,
            words or milestone.description,
            links.milestone_url(project, milestone),
            late=day < today,
        )
        (late if event.late else ahead).append(event)
    return late, ahead


@question
def _coming_meetings(project: Project, reader: Any, today: date) -> QuerySet[Meeting]:
    return coming(meetings_of(project, reader), today)[:EVENTS]


def meeting_events(project: Project, reader: Any, today: date) -> list[Event]:
    """Return the coming meetings with what they are to talk of."""
    meetings = list(_coming_meetings(project, reader, today))
    cases = cases_of(project, reader, meetings)
    return [
        Event(
            meeting.held_on,
            meeting.starts_at,
            _("%s har møte") % meeting.body.name,
            where_words(meeting),
            links.meeting_url(project, meeting),
            cases=tuple(case.title for case in cases.get(meeting.pk, ())),
        )
        for meeting in meetings
    ]


def coming(meetings: QuerySet[Meeting], today: date) -> QuerySet[Meeting]:
    """Narrow meetings to those that are to come."""
    soon = meetings.filter(
        held_on__range=(today, today + AHEAD), state__in=[MeetingState.PLANNED, MeetingState.CALLED]
    )
    return soon.order_by("held_on", "starts_at", "pk")


def where_words(meeting: Meeting) -> str:
    """Say when on the day and where."""
    parts: Iterable[str] = (formats.clock(meeting.starts_at) if meeting.starts_at else "", meeting.place)
    said = ", ".join(part for part in parts if part)
    return f"{capfirst(said)}." if said else ""


def own_meetings(project: Project, user: Any, today: date) -> list[MeetingLine]:
    """Return the coming meetings of the bodies in which the user has a seat: what the seat lets the user see."""
    if not access_map(user).body_ids:
        return []
    return [MeetingLine(m, links.meeting_url(project, m)) for m in _own(project, user, today)]


@question
def _own(project: Project, user: Any, today: date) -> QuerySet[Meeting]:
    mine = meetings_of(project, user).filter(body_id__in=access_map(user).body_ids)
    return coming(mine, today)[:OWN]


# Whom to ask, and what to read


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


def documents(project: Project, reader: Any) -> QuerySet[Document]:
    """Return the documents, the newest first."""
    found = Document.objects.visible_to(reader).active().filter(project=project)
    return found.order_by("-dated", "-number")


@question
def _newest_documents(project: Project, reader: Any) -> QuerySet[Document]:
    return documents(project, reader)[:DOCUMENTS]
