"""News as pages list them."""

from __future__ import annotations

from datetime import date
from typing import Any

from ..access import question
from ..models import NewsItem, Project
from ..querysets import NewsQuerySet


def published_news(project: Project, user: Any, since: date | None = None, limit: int | None = None) -> NewsQuerySet:
    """Return what is out and may be seen by the user, the newest first; of it what came after a day, so many."""
    # Where the project counts from its own date, no clock is asked: then the question may be kept.
    ask = _by_own_date if project.frozen_today is not None else _published
    found: NewsQuerySet = ask(project, user, since, limit)
    return found


@question
def _by_own_date(project: Project, user: Any, since: date | None, limit: int | None) -> Any:
    return _published(project, user, since, limit)


def _published(project: Project, user: Any, since: date | None, limit: int | None) -> Any:
    items: NewsQuerySet = NewsItem.objects.visible_to(user).active().published().filter(project=project)
    if since is not None:
        items = items.filter(published_at__date__gt=since)
    return items.select_related("author").order_by("-published_at", "-pk")[:limit]


def waiting_news(project: Project, user: Any) -> NewsQuerySet:
    """Return drafts and what comes out later, for those who see them; what comes first, first."""
    out = NewsItem.objects.published().filter(project=project).values("pk")
    items: NewsQuerySet = NewsItem.objects.visible_to(user).active().filter(project=project).exclude(pk__in=out)
    return items.select_related("author").order_by("published_at", "-pk")
