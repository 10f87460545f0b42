"""The news as Atom: the public ones of a project that is open, and a person's own with what they may see."""

from __future__ import annotations

from collections.abc import Iterable

from django.conf import settings
from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import gettext as _

from omstilling.accounts.models import User
from omstilling.ui.addresses import address
from omstilling.ui.prose import opening
from projects.models import NewsItem, Project
from projects.selectors.news import published_news

from .readers import the_public

LIMIT = 50


def open_feed(project: Project) -> str:
    """Return what is published for everyone, of a project whose info page is open."""
    news = published_news(project, the_public(project))[:LIMIT]
    return _feed(project, news, address("reporting:open_news_feed", project.slug), is_open=True)


def own_feed(project: Project, person: User) -> str:
    """Return what a person may read. The feed's own address is a secret and does not stand in it."""
    return _feed(project, published_news(project, person)[:LIMIT], "", is_open=False)


def _feed(project: Project, news: Iterable[NewsItem], own: str, *, is_open: bool) -> str:
    base = settings.BASE_URL
    home = base + address("reporting:info_page", project.slug)
    feed = Atom1Feed(
        title=_("Nyheter: %(project)s, %(owner)s")
        % {"project": project.short_name, "owner": project.municipality.name},
        link=home,
        description="",
        language="nb",
        feed_url=base + own if own else None,
        feed_guid=home,
    )
    for item in news:
        feed.add_item(
            title=item.title,
            # Whoever is not logged in reads the news on the info page.
            link=f"{home}#nyhet-{item.pk}" if is_open else base + item.get_absolute_url(),
            description=opening(item.text),
            unique_id=f"{home}#nyhet-{item.pk}",
            pubdate=item.published_at,
            updateddate=item.published_at,
        )
    text: str = feed.writeString("utf-8")
    return text
