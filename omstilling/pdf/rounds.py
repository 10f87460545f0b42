"""Rounds: what the worker looks after once an hour beside its other tasks. The subjects register theirs.

A round may come twice, from two workers or after a restart: it must find for itself what it has done. It is a task
like the others and no thread: documents are made in forks of the worker, and a fork must not meet a thread at work.
"""

import logging
from collections.abc import Callable
from datetime import datetime, timedelta

from django.utils import timezone
from django_tasks import task
from django_tasks.base import TaskResultStatus
from django_tasks_db.models import DBTaskResult

log = logging.getLogger("omstilling.rounds")

EVERY = timedelta(hours=1)
_rounds: dict[str, Callable[[], object]] = {}


def register_round(name: str, run: Callable[[], object]) -> None:
    """Register a round. The same name for something else is a programming error (ValueError)."""
    if _rounds.get(name, run) != run:
        raise ValueError(f"The round «{name}» is already registered.")
    _rounds[name] = run


def make_rounds() -> None:
    """Make every round. One that fails is logged and stops no other."""
    for name, run in _rounds.items():
        try:
            run()
        except Exception:
            log.exception("The round «%s» failed", name)


@task()
def go_round() -> None:
    """Make the rounds, and see that they are made again in an hour."""
    make_rounds()
    see_to_rounds(timezone.now() + EVERY)


def see_to_rounds(at: datetime | None = None) -> None:
    """Have the rounds made at a time, or now, unless they wait already."""
    waiting = DBTaskResult.objects.filter(task_path=go_round.module_path, status=TaskResultStatus.READY)
    if not waiting.exists():
        (go_round if at is None else go_round.using(run_after=at)).enqueue()
