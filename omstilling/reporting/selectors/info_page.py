"""The info page, gathered for a reader: what is public or internal, in plain words, without numbers of cases.

It is read as any employee reads it, or as the public does, whoever looks. Only what is the person's own comes beside:
the unit, the meetings of one's own bodies, news that those concerned get first, and what is new since the last visit.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime, time
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from budget.selectors import TargetStatus, target_status
from omstilling.ui import formats
from omstilling.ui.charts import Item, Kind, Progress
from projects.access import question
from projects.models import Decision, DecisionOutcome, Document, NewsItem, NewsSection, Project, Question
from projects.selectors.news import (
    answers_between,
    for_units,
    newest_news,
    news_between,
    published_answers,
    published_news,
)
from projects.services.news import project_now
from projects.services.questions import questions_are_open
from projects.unit_lines import UnitLine, in_order, line_of, units_on

from .. import links
from ..readers import everybody, the_public
from .agenda import MeetingLine
from .info_ask import people_to_ask
from .info_decided import decided
from .info_happens import EVENTS, meeting_events, milestone_events, own_meetings
from .info_units import meanings, news_url, unit_part
from .info_values import Contact, Decided, Event, Fresh, Meaning, UnitPart, Written

__all__ = ["Contact", "Decided", "Event", "Fresh", "InfoPage", "Meaning", "UnitPart", "Written", "info_page"]

DECISIONS, PROPOSED, NEWS, DOCUMENTS, ANSWERS, NEW = 8, 4, 3, 4, 3, 8
#: The public has no list of the news: more of it stands on the page.
PUBLIC_NEWS = 10


@dataclass(frozen=True, slots=True)
class InfoPage:
    """Everything the info page shows."""

    lead: str
    progress: Progress | None
    target: TargetStatus | None
    decided: tuple[Decided, ...]
    proposed: tuple[Decided, ...]
    meanings: tuple[Meaning, ...]
    late: tuple[Event, ...]
    events: tuple[Event, ...]
    contacts: tuple[Contact, ...]
    news: tuple[tuple[NewsItem, str], ...]
    documents: tuple[Document, ...]
    own_meetings: tuple[MeetingLine, ...]
    answers: tuple[Question, ...] = ()
    new: tuple[Fresh, ...] = ()
    since: datetime | None = None
    unit: UnitPart | None = None
    units: tuple[tuple[int, int, str], ...] = field(default=())
    is_public: bool = False
    #: Whether the page is that of the unit, and not the one for all with the reader's unit on it.
    of_unit: bool = False
    may_ask: bool = True

    @property
    def has_example_figures(self) -> bool:
        return self.target is not None and self.target.has_example_figures


def info_page(
    project: Project,
    user: Any,
    today: date,
    *,
    own: int | None = None,
    since: datetime | None = None,
    public: bool = False,
    of_unit: bool = False,
    draft: NewsItem | None = None,
) -> InfoPage:
    """Gather the info page for an employee or for the public.

    ``own`` is the unit of the reader, or the one that the page is ``of_unit``. ``since`` is when the reader was here
    last. ``draft`` is a piece of news that is looked at before it is out: it stands there as if it were.
    """
    reader = the_public(project) if public else everybody(project)
    rows = tuple(units_on(project, today))
    line = line_of(own, rows) if own is not None else None
    status = None if public or of_unit else target_status(project, reader, today)
    late, coming = milestone_events(project, reader, today)
    meetings = meeting_events(project, reader, today)
    scope = (*line.reaches, *sorted(line.below)) if line is not None and of_unit else None
    adopted = decided(project, reader, today, scope)
    events = sorted([*coming, *meetings], key=lambda event: (event.day, event.at or time.min))
    part = unit_part(project, reader, line, today) if line is not None else None
    if draft is not None and part is not None and draft.section == NewsSection.MEANING:
        part = with_draft(part, project, draft)
    return InfoPage(
        lead=lead_of(status) if status is not None else plain_lead(public, line if of_unit else None),
        progress=progress_of(status) if status is not None else None,
        target=status,
        decided=tuple(one for one in adopted if one.final)[:DECISIONS],
        proposed=tuple(one for one in adopted if not one.final)[:PROPOSED],
        meanings=() if of_unit else tuple(meanings(project, reader, today, line)),
        late=tuple(late),
        events=tuple(events[:EVENTS]),
        contacts=people_to_ask(project, today, public=public, reaches=line.reaches if line is not None else ()),
        news=news_of(project, reader if public or user is None else user, line if of_unit else None, public, draft),
        documents=() if public or of_unit else tuple(_newest_documents(project, reader)),
        own_meetings=() if public or user is None else tuple(own_meetings(project, user, today)),
        answers=() if public or of_unit else tuple(published_answers(project, ANSWERS)),
        new=new_since(project, user, since) if since is not None else (),
        since=since,
        unit=part,
        units=tuple(in_order(rows)),
        is_public=public,
        of_unit=of_unit,
        may_ask=questions_are_open(project),
    )


def with_draft(part: UnitPart, project: Project, draft: NewsItem) -> UnitPart:
    """Return what is written of a unit with a draft first."""
    there = [one for one in part.written if one.title != draft.title]
    seen = Written(draft.title, draft.text, links.to(project, "projects:news_item", draft.pk))
    return UnitPart(part.pk, part.name, (seen, *there), part.inside, part.above, part.whole)


def news_of(
    project: Project, reader: Any, line: UnitLine | None, public: bool, draft: NewsItem | None
) -> tuple[tuple[NewsItem, str], ...]:
    """Return the newest news with their addresses; for a unit what concerns it or all."""
    most = PUBLIC_NEWS if public else NEWS
    if line is None:
        found = list(newest_news(project, reader, most))
    else:
        found = list(for_units(published_news(project, reader), line.reaches)[:most])
    if draft is not None and draft.section == NewsSection.NEWS:
        found = [draft, *(item for item in found if item.pk != draft.pk)][:most]
    return tuple((item, news_url(project, reader, item)) for item in found)


def plain_lead(public: bool, line: UnitLine | None) -> str:
    """Say what the page is, where it tells of no money."""
    if line is not None:
        return _("Her står det som gjelder %(unit)s, og det som gjelder alle.") % {"unit": line.name}
    return _("Her leser du hva kommunen har vedtatt, hva det betyr, og hva som skjer videre.")


def new_since(project: Project, user: Any, since: datetime) -> tuple[Fresh, ...]:
    """Return what has come since the reader was here last, the newest first."""
    reader, now = everybody(project), project_now(project)
    found = [
        Fresh(_("Nyhet"), item.title, news_url(project, reader, item), max(_came(item, since, now)))
        for item in news_between(project, user, since, now)
    ]
    found += [
        Fresh(_("Vedtak"), one.case.open_title, links.decision_url(project, one), one.created_at)
        for one in _decided_after(project, reader, since)
    ]
    answers_url = links.to(project, "projects:questions")
    found += [
        Fresh(_("Svar"), one.wording, f"{answers_url}#s{one.number}", one.published_at or since)
        for one in answers_between(project, since, now)
    ]
    return tuple(sorted(found, key=lambda one: one.at, reverse=True)[:NEW])


def _came(item: NewsItem, since: datetime, now: datetime) -> list[datetime]:
    moments = [moment for moment in (item.published_at, item.affected_at) if moment is not None]
    return [moment for moment in moments if since < moment <= now] or [since]


def _decided_after(project: Project, reader: Any, since: datetime) -> QuerySet[Any]:
    seen = Decision.objects.visible_to(reader).active().filter(project=project, outcome=DecisionOutcome.ADOPTED)
    return seen.filter(created_at__gt=since).select_related("case").order_by("-created_at")[:NEW]


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


# What to read


def documents(project: Project, reader: Any) -> QuerySet[Document]:
    """Return the documents, the newest first."""
    found = Document.objects.visible_to(reader).active().filter(project=project)
    return found.order_by("-dated", "-number")


@question
def _newest_documents(project: Project, reader: Any) -> QuerySet[Document]:
    return documents(project, reader)[:DOCUMENTS]
