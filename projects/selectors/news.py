"""News and what the project means for units, as pages, mails and feeds list them.

Those who send mail or make feeds build on ``news_between``, ``answers_between`` and ``meanings_for``: they answer
for the reader they are asked about, a person or one of the readers that stand for many.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from django.db.models import Exists, OuterRef, Q

from ..access import question
from ..models import NewsItem, NewsSection, NewsUnit, Project, Question
from ..querysets import NewsQuerySet, QuestionQuerySet


def published_news(project: Project, user: Any, since: date | None = None, limit: int | None = None) -> NewsQuerySet:
    """Return what is out and may be seen by the user, the newest first; of it what came after a day, so many."""
    found: NewsQuerySet = _published(project, user, since, limit)
    return found


@question
def _published(project: Project, user: Any, since: date | None, limit: int | None) -> Any:
    items = out_of(project, user, NewsSection.NEWS)
    if since is not None:
        items = items.filter(Q(published_at__date__gt=since) | Q(affected_at__date__gt=since))
    return items.select_related("author", "project").order_by("-published_at", "-pk")[:limit]


def newest_news(project: Project, user: Any, limit: int) -> NewsQuerySet:
    """Return the newest of what is out, so many, with what a list shows of it."""
    found: NewsQuerySet = _newest(project, user, limit)
    return found


@question
def _newest(project: Project, user: Any, limit: int) -> Any:
    shown = out_of(project, user, NewsSection.NEWS).only("title", "text", "published_at", "affected_at")
    return shown.order_by("-published_at", "-pk")[:limit]


def out_of(project: Project, user: Any, section: str) -> NewsQuerySet:
    """Return what is out for the user in one of the sections, in no order."""
    seen: NewsQuerySet = NewsItem.objects.visible_to(user).active().out_for(user)
    return seen.filter(project=project, section=section)


def waiting_news(project: Project, user: Any) -> NewsQuerySet:
    """Return drafts and what comes out later, for those who see them; what comes first, first."""
    out = NewsItem.objects.published().filter(project=project).values("pk")
    items: NewsQuerySet = NewsItem.objects.visible_to(user).active().filter(project=project).exclude(pk__in=out)
    return items.select_related("author").order_by("published_at", "-pk")


def withdrawn_news(project: Project, user: Any, limit: int = 10) -> NewsQuerySet:
    """Return what was out and is taken back, for those who run the project; the latest first."""
    items: NewsQuerySet = NewsItem.objects.visible_to(user).filter(
        project=project, withdrawn_at__isnull=False, published_at__isnull=False
    )
    return items.select_related("author").order_by("-withdrawn_at", "-pk")[:limit]


def meanings_for(project: Project, user: Any, units: Iterable[int] | None = None) -> NewsQuerySet:
    """Return what is written of what the project means for units, the newest first; with ``units`` for those alone."""
    found: NewsQuerySet = _meant(project, user, None if units is None else tuple(units))
    return found


@question
def _meant(project: Project, user: Any, units: tuple[int, ...] | None) -> Any:
    items = out_of(project, user, NewsSection.MEANING)
    if units is not None:
        about = NewsUnit.objects.active().filter(item=OuterRef("pk"), unit_id__in=units)
        items = items.filter(Exists(about))
    return items.order_by("-published_at", "-pk")


def for_units(items: NewsQuerySet, units: Iterable[int]) -> NewsQuerySet:
    """Narrow news to what concerns all, or one of the units."""
    links = NewsUnit.objects.active().filter(item=OuterRef("pk"))
    found: NewsQuerySet = items.filter(~Exists(links) | Exists(links.filter(unit_id__in=tuple(units))))
    return found


def news_between(project: Project, user: Any, after: datetime | None, until: datetime) -> NewsQuerySet:
    """Return what came out for the user after a moment and until another, both sections, the oldest first."""
    seen: NewsQuerySet = NewsItem.objects.visible_to(user).active().out_for(user).filter(project=project)
    came = Q(published_at__lte=until) | Q(affected_at__lte=until)
    if after is not None:
        came &= Q(published_at__gt=after) | Q(affected_at__gt=after)
    return seen.filter(came).select_related("author").order_by("published_at", "pk")


def published_answers(project: Project, limit: int | None = None) -> QuestionQuerySet:
    """Return the questions whose answers are out, for everybody in the project; the newest first."""
    found: QuestionQuerySet = _answers(project, limit)
    return found


@question
def _answers(project: Project, limit: int | None) -> Any:
    found = Question.objects.published().filter(project=project)
    return found.defer("text").order_by("-published_at", "-pk")[:limit]


def answers_between(project: Project, after: datetime | None, until: datetime) -> QuestionQuerySet:
    """Return the answers that came out for everybody in the project between two moments, the oldest first."""
    found: QuestionQuerySet = Question.objects.published().filter(project=project, published_at__lte=until)
    if after is not None:
        found = found.filter(published_at__gt=after)
    return found.defer("text").order_by("published_at", "pk")
