"""Sending the links to a new password, in the background: the page that asks learns nothing from the time it takes."""

from __future__ import annotations

from django.core.cache import cache
from django_tasks import task

from . import mail
from .selectors import people_to_remind

#: Seconds in which a person is sent one link at most, so that nobody's mailbox can be filled.
PAUSE = 120


@task()
def send_reset_links(typed: str) -> None:
    """Send a link to each person who is meant by what was typed."""
    for person in people_to_remind(typed):
        if cache.add(f"accounts.reset.{person.pk}", True, PAUSE):
            mail.send_reset(person)
