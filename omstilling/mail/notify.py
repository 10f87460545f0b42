"""Tell a person something: under the bell at once, and by e-mail at the pace the person has chosen."""

from __future__ import annotations

from django.db import transaction
from django.db.models import Model
from django.utils import timezone
from django.utils.text import Truncator

from omstilling.accounts.models import User
from omstilling.audit.uow import current_act, example_moment, has_unit_of_work

from .models import Notification, NotificationSetting, Pace
from .services import scope_of
from .tasks import tell_at_once


def notify(
    person: User | None,
    kind: str,
    text: str,
    path: str,
    scope: Model | None,
    key: str = "",
    is_notice: bool = False,
    *,
    about: Model | None = None,
    is_mailed: bool = False,
) -> Notification | None:
    """Tell a person something, inside the unit of work that makes it so. Returns None when nobody is to be told.

    ``text`` says it without titles («Du er ansvarlig for milepæl 7»); ``about`` is the row whose title follows, where
    the receiver may read it when the text is shown or mailed. A text that holds a title itself must hold one that is
    open to the receiver. ``path`` leads there, ``scope`` is the project. ``key`` tells two of the same apart: the
    same key again tells nothing. ``is_notice`` cannot be declined and is mailed at once. ``is_mailed``: an e-mail
    of its own has gone out. Nobody is told of what they did themselves, unless it is a notice.
    """
    if person is None or not person.is_active:
        return None
    if has_unit_of_work() and not is_notice and current_act().actor_id == person.pk:
        return None
    moment = example_moment()
    told = {
        "kind": kind[:40],
        "scope": scope_of(scope) if scope is not None else "",
        "text": Truncator(" ".join(text.split())).chars(250),
        "about": scope_of(about) if about is not None else "",
        "path": path,
        "is_notice": is_notice,
        "created_at": moment or timezone.now(),
        # What happened in the example's history was told then.
        "seen_at": moment,
        "mailed_at": moment or (timezone.now() if is_mailed else None),
    }
    with transaction.atomic():
        if key:
            row, is_new = Notification.objects.get_or_create(person=person, key=key[:120], defaults=told)
        else:
            row, is_new = Notification.objects.create(person=person, **told), True
        if is_new and row.mailed_at is None and (is_notice or pace_of(person) == Pace.AT_ONCE):
            tell_at_once.enqueue(person.pk)
    return row if is_new else None


def setting_of(person: User) -> NotificationSetting:
    """Return what a person has chosen, or what holds for those who have not."""
    return NotificationSetting.objects.filter(person=person).first() or NotificationSetting(person=person)


def pace_of(person: User) -> str:
    """Return how often a person wants e-mail about tasks and deadlines."""
    return setting_of(person).pace
