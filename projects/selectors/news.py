"""News as pages list them."""

from __future__ import annotations

from typing import Any

from ..models import NewsItem, Project
from ..querysets import NewsQuerySet


def published_news(project: Project, user: Any) -> NewsQuerySet:
    """Return what is out and may be seen by the user, the newest first."""
    items: NewsQuerySet = NewsItem.objects.visible_to(user).active().published().filter(project=project)
    return items.select_related("author").order_by("-published_at", "-pk")


def waiting_news(project: Project, user: Any) -> NewsQuerySet:
    """Return drafts and what comes out later, for those who see them; what comes first, first."""
    out = NewsItem.objects.published().filter(project=project).values("pk")
    items: NewsQuerySet = NewsItem.objects.visible_to(user).active().filter(project=project).exclude(pk__in=out)
    return items.select_related("author").order_by("published_at", "-pk")
