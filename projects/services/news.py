"""News: writing, changing, publishing now or later, withdrawing. What is published never holds a fødselsnummer."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from omstilling.accounts.models import User
from omstilling.audit.errors import DomainError
from omstilling.audit.personal_numbers import refuse_personal_numbers
from omstilling.audit.uow import example_moment, unit_of_work

from ..models import Access, NewsItem, Project

#: News is for everyone in the project, or for everyone.
NEWS_ACCESS = (Access.INTERNAL, Access.PUBLIC)
CHANGEABLE = frozenset({"title", "text", "access"})


def project_now(project: Project) -> datetime:
    """Return the moment the project counts from: now, on the project's own day where it has one."""
    written = example_moment()
    if written is not None:
        return written
    now = timezone.localtime()
    if project.frozen_today is None:
        return now
    return timezone.make_aware(datetime.combine(project.frozen_today, now.time()))


def is_published(item: NewsItem) -> bool:
    """Tell whether the item is out. Needs ``project``."""
    if item.published_at is None or item.withdrawn_at is not None:
        return False
    if item.project.frozen_today is not None:
        return timezone.localdate(item.published_at) <= item.project.frozen_today
    return item.published_at <= timezone.now()


def write_news(
    *,
    project: Project,
    title: str,
    text: str,
    author: User,
    access: str = Access.INTERNAL,
    by: User,
    reason: str = "",
) -> NewsItem:
    """Write a draft. It is seen by everyone only after ``publish_news``."""
    with unit_of_work(by=by, reason=reason or _("Nyhet skrevet")):
        item = NewsItem(project=project, title=title.strip(), text=text.strip(), author=author, access=access)
        _check(item)
        item.save()
    return item


def update_news(*, item: NewsItem, changes: Mapping[str, Any], by: User, reason: str = "") -> NewsItem:
    """Change headline, text or access; what was published keeps its date, and the history what stood before."""
    unknown = set(changes) - CHANGEABLE
    if unknown:
        raise ValueError(f"Not fields of a news item: {sorted(unknown)}")
    with unit_of_work(by=by, reason=reason or _("Nyhet endret")):
        for name, value in changes.items():
            setattr(item, name, value.strip() if isinstance(value, str) else value)
        _check(item)
        item.save()
    return item


def publish_news(*, item: NewsItem, at: datetime | None = None, by: User, reason: str = "") -> NewsItem:
    """Publish now, or at a time to come. What is out already stays as it was published."""
    with unit_of_work(by=by, reason=reason or _("Nyhet publisert")):
        now = project_now(item.project)
        if is_published(item):
            raise DomainError(_("Nyheten er publisert fra før."))
        if at is not None and at <= now:
            raise DomainError(_("Tidspunktet er passert. Velg et senere, eller publiser nå."), field="day")
        _check(item)
        item.published_at = at or now
        item.save()
    return item


def withdraw_news(*, item: NewsItem, by: User, reason: str = "") -> NewsItem:
    """Take the item away from everyone's pages. It stays in the history."""
    with unit_of_work(by=by, reason=reason or _("Nyhet trukket tilbake")):
        item.withdraw()
    return item


def _check(item: NewsItem) -> None:
    if item.access not in NEWS_ACCESS:
        raise DomainError(_("En nyhet er offentlig eller intern."), field="access")
    refuse_personal_numbers(title=item.title, text=item.text)
    item.full_clean()
