"""The news by e-mail to those who have asked for it: at once, or collected once a week, and the way out of it."""

from __future__ import annotations

from datetime import datetime

from django.conf import settings
from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django_tasks import task

from omstilling.accounts.models import User
from omstilling.audit.errors import DomainError
from omstilling.audit.kept import kept
from omstilling.audit.uow import example_moment
from omstilling.mail.feed_addresses import LENGTH, new_secret
from omstilling.mail.notify import setting_of
from omstilling.mail.paces import is_quiet, last_round
from omstilling.mail.services import send
from omstilling.pdf.rounds import register_round
from omstilling.ui.addresses import address
from omstilling.ui.prose import opening
from projects.access import access_map
from projects.models import NewsItem, Project, Question, Subscription
from projects.selectors.news import answers_between, news_between
from projects.services.news import is_published, project_now, register_after_publish

KIND = "news"
#: So many stand in one e-mail; the rest are in the portal.
MOST = 20


def subscribe(*, project: Project, person: User, weekly: bool) -> Subscription:
    """Have a person get the news by e-mail from now on. Again: the pace is changed. Raises DomainError."""
    if not person.email:
        raise DomainError(_("Du har ingen e-postadresse i profilen din. Legg den inn først."))
    with transaction.atomic():
        row, _new = Subscription.objects.select_for_update().get_or_create(
            project=project, person=person, defaults={"secret": new_secret(), "sent_until": project_now(project)}
        )
        if row.ended_at is not None:
            row.ended_at, row.sent_until = None, project_now(project)
        row.weekly = weekly
        row.save()
    return row


def end_subscription(*, subscription: Subscription) -> None:
    """Let a person get no more news by e-mail. Again: nothing."""
    Subscription.objects.filter(pk=subscription.pk, ended_at__isnull=True).update(ended_at=timezone.now())


def subscription_of(project: Project, person: User) -> Subscription | None:
    """Return a person's subscription, unless it is ended."""
    return next(iter(kept(_running_of, project.pk, person.pk)), None)


def _running_of(project: int, person: int) -> QuerySet[Subscription]:
    return Subscription.objects.filter(project_id=project, person_id=person, ended_at__isnull=True).order_by("pk")[:1]


def subscription_by(secret: str) -> Subscription | None:
    """Return whose subscription a secret ends, ended or not."""
    if len(secret) != LENGTH:
        return None
    return Subscription.objects.select_related("project__municipality").filter(secret=secret).first()


def mail_news() -> int:
    """Mail everybody the news that are out and not mailed, whose time it is. Not in an example."""
    return sum(_mail(pk) for pk in _running().values_list("pk", flat=True))


@task(priority=5)
def mail_news_at_once(project_id: int) -> None:
    """Mail the news that came out just now to those who want them at once."""
    for pk in _running().filter(project_id=project_id, weekly=False).values_list("pk", flat=True):
        _mail(pk)


def _running() -> QuerySet[Subscription]:
    """Return the subscriptions that are mailed to: those of real projects that stand."""
    found = Subscription.objects.filter(ended_at__isnull=True, project__withdrawn_at__isnull=True)
    return found.filter(project__is_example=False)


def tell_of(item: NewsItem) -> None:
    """Have what came out just now mailed at once. What comes out later is found by the worker's rounds."""
    if is_published(item) and example_moment() is None:
        mail_news_at_once.enqueue(item.project_id)


def _mail(pk: int) -> bool:
    """Mail one person what is new, if the time has come. Locked, so that two at once send one e-mail."""
    with transaction.atomic():
        row = Subscription.objects.select_for_update().get(pk=pk)
        now = project_now(row.project)
        if row.ended_at is not None or not row.person.is_active or not _is_time(row, timezone.localtime()):
            return False
        news = new_to(row.project, row.person, row.sent_until or row.created_at, now)
        if not news:
            return False
        _send(row, news)
        row.sent_until = now
        row.save(update_fields=["sent_until"])
    return True


def _is_time(row: Subscription, now: datetime) -> bool:
    if is_quiet(setting_of(row.person), now):
        return False
    return not row.weekly or (row.sent_until or row.created_at) < last_round(now, weekly=True)


def new_to(project: Project, person: User, after: datetime, until: datetime) -> list[tuple[str, str, str]]:
    """Return what came out for a person between two moments as (title, beginning, path): news, then answers.

    Those whom a piece of news concerns got it before the others, and do not get it again with them. Whoever has no
    role in the project any more gets nothing, and neither do others than those in it get its answers.
    """
    if project.pk not in access_map(person).roles:
        return []
    early = set(NewsItem.objects.early_for(person).filter(project=project).values_list("pk", flat=True))
    found = []
    for item in news_between(project, person, after, until):
        came = item.affected_at if item.pk in early else item.published_at
        if came is not None and came > after:
            found.append((item.title, opening(item.text), item.get_absolute_url()))
    answered = answers_between(project, after, until)
    return found + [(_("Svar: %s") % question, opening(question.answer), _answer(question)) for question in answered]


def _answer(question: Question) -> str:
    own = getattr(question, "get_absolute_url", None)
    return str(own()) if own is not None else address("reporting:info_page", question.project.slug)


def _send(row: Subscription, news: list[tuple[str, str, str]]) -> None:
    project = row.project
    one = news[0] if len(news) == 1 else None
    words = {"n": len(news), "project": project.short_name}
    where = one[2] if one else address("reporting:info_page", project.slug)
    send(
        person=row.person,
        kind=KIND,
        subject=one[0] if one else ngettext("%(n)s nyhet", "%(n)s nyheter", len(news)) % words,
        text=one[1] if one else _("Dette er nytt om %(project)s.") % words,
        items=[] if one else [(title, settings.BASE_URL + path) for title, _beginning, path in news[:MOST]],
        about=ngettext("%(n)s nyhet", "%(n)s nyheter", len(news)) % words,
        link=settings.BASE_URL + where,
        link_words=_("Les mer") if one else _("Gå til infosiden"),
        footer=_("Du får denne e-posten fordi du abonnerer på nyheter om %(project)s.") % words,
        footer_link=unsubscribe_url(row),
        footer_words=_("Avslutt abonnementet"),
        unsubscribe=unsubscribe_url(row),
        scope=project,
    )


def unsubscribe_url(row: Subscription) -> str:
    """Return the whole address that ends a subscription, without login."""
    return settings.BASE_URL + address("reporting:unsubscribe", row.secret)


def register() -> None:
    """Mail what is published, at once and by the worker's rounds."""
    register_after_publish(tell_of)
    register_round("news", mail_news)
