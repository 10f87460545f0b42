"""Measures that stand on another step of the ladder than they did at the end of a day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import F, QuerySet
from django.utils.translation import gettext as _

from projects.access import question
from projects.models import Project

from .. import proofs
from ..ladder import ORDER, Step
from ..models import Measure

#: So many are told one by one.
MOST = 20


@dataclass(frozen=True, slots=True)
class Risen:
    """A measure on another step than it was; usually a higher one."""

    pk: int
    number: int
    title: str
    before: Step
    after: Step

    @property
    def words(self) -> str:
        return _("fra %(before)s til %(after)s") % {"before": self.before.word, "after": self.after.word}


@question
def _risen(project: Project, user: Any, since: date, today: date) -> QuerySet[Any]:
    found: Any = Measure.objects.filter(project=project, created_at__date__lte=since).visible_to(user).active()
    found = found.annotate(
        step_then=proofs.step_number(proofs.for_all(user, since), since),
        step_now=proofs.step_number(proofs.for_all(user, today), today),
    )
    rows: QuerySet[Any] = found.exclude(step_then=F("step_now")).order_by("-step_now", "number")
    return rows.values_list("pk", "number", "title", "step_then", "step_now")[:MOST]


def risen_since(project: Project, user: Any, since: date, today: date) -> list[Risen]:
    """Return the measures that have moved on the ladder, the highest first. One query.

    Steps are told from proofs that have a date: what a decision, a consultation, a start or the accounts say. A proof
    without a date stands on both days.
    """
    return [
        Risen(pk, number, title, ORDER[before], ORDER[after])
        for pk, number, title, before, after in _risen(project, user, since, today)
    ]
