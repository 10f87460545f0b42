"""Notifications by e-mail: those that cannot wait at once, the others collected at the pace each person has chosen."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.db.models import QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from omstilling.accounts.models import User

from .models import Notification, NotificationSetting
from .notify import setting_of
from .paces import is_due
from .services import send
from .titles import told_all

KIND = "notifications"
#: What has waited longer is old, and mailed to nobody.
NOT_OLDER = timedelta(days=60)
#: So many stand in one e-mail; the rest are under the bell.
MOST = 40


def send_digests() -> int:
    """Mail everybody who has something waiting and whose time it is. Return how many e-mails there were."""
    return sum(mail_waiting(person) for person in _waiting().values_list("person_id", flat=True).distinct().order_by())


def mail_waiting(person_id: int, now: datetime | None = None) -> bool:
    """Mail a person what waits, as far as its time has come: notices always, the rest by the person's choice."""
    now = timezone.localtime(now)
    with transaction.atomic():
        # Locked, so that two at once send one e-mail.
        person = User.objects.select_for_update().get(pk=person_id)
        waiting = list(_waiting(now).filter(person=person).order_by("created_at", "pk"))
        mine = _due(waiting, setting_of(person), now) if person.is_active else []
        if not mine:
            return False
        _mail(person, mine)
        Notification.objects.filter(pk__in=[one.pk for one in mine]).update(mailed_at=now)
    return True


def _waiting(now: datetime | None = None) -> QuerySet[Notification]:
    since = (now or timezone.now()) - NOT_OLDER
    return Notification.objects.filter(mailed_at__isnull=True, seen_at__isnull=True, created_at__gte=since)


def _due(waiting: Sequence[Notification], setting: NotificationSetting, now: datetime) -> list[Notification]:
    others = [one for one in waiting if not one.is_notice]
    if others and is_due(setting, others[0].created_at, now):
        return list(waiting)
    return [one for one in waiting if one.is_notice]


def _mail(person: User, mine: Sequence[Notification]) -> None:
    told = told_all(person, mine)
    shown = [(text, settings.BASE_URL + one.path) for text, one in zip(told, mine, strict=True)][:MOST]
    more = len(mine) - len(shown)
    count = {"n": len(mine)}
    # Without titles: the subject stands in the project's e-mail log, which others read.
    subject = mine[0].text if len(mine) == 1 else ngettext("%(n)s varsel", "%(n)s varsler", len(mine)) % count
    text = _("Dette er nytt for deg i omstillingsportalen.")
    if more:
        text += " " + _("Her står de %(n)s første. Resten finner du i portalen.") % {"n": len(shown)}
    send(
        person=person,
        kind=KIND,
        subject=subject,
        text=text,
        items=shown,
        about=ngettext("%(n)s varsel", "%(n)s varsler", len(mine)) % count,
        link=settings.BASE_URL + reverse("mail:notifications"),
        link_words=_("Se alle varslene dine"),
        footer=_("Du får denne e-posten fordi du har en oppgave eller et verv i omstillingen."),
        footer_link=settings.BASE_URL + reverse("mail:settings"),
        footer_words=_("Velg hvor ofte du vil ha e-post"),
        scope_name=mine[0].scope if len({one.scope for one in mine}) == 1 else "",
    )
