"""The tolerances with how far the project has strayed: a flag is raised by the figures, and by nobody's hand."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from omstilling.ui import formats
from omstilling.ui.addresses import address

from ..access import question
from ..gauges import Measured, measure
from ..models import MilestoneStatus, Project, Tolerance, ToleranceKind
from .plan import milestones
from .schedule import decided_days

#: What a page has worked out already, by kind.
Known = Mapping[str, Callable[[], Measured | None]]


@dataclass(frozen=True, slots=True)
class ToleranceRow:
    """A kind of tolerance: the limit where one is set, and how far the project has strayed."""

    kind: str
    tolerance: Tolerance | None
    measured: Measured | None

    @property
    def label(self) -> str:
        return str(ToleranceKind(self.kind).label)

    @property
    def is_broken(self) -> bool:
        """Whether the flag is raised."""
        if self.tolerance is None or self.measured is None or self.measured.value is None:
            return False
        return self.measured.value > self.tolerance.limit

    @property
    def limit_words(self) -> str:
        return amount_words(self.kind, self.tolerance.limit) if self.tolerance is not None else ""

    @property
    def value_words(self) -> str:
        """How far, in words; empty where it is not known."""
        found = self.measured
        return amount_words(self.kind, found.value) if found is not None and found.value is not None else ""

    @property
    def word(self) -> str:
        if self.tolerance is None:
            return _("ikke satt")
        if self.measured is None or self.measured.value is None:
            return _("ikke beregnet")
        return _("over grensen") if self.is_broken else _("innenfor grensen")

    @property
    def tag_kind(self) -> str:
        if self.tolerance is None or not self.value_words:
            return "missing"
        return "late" if self.is_broken else "good"


def amount_words(kind: str, amount: int) -> str:
    """Return an amount in the unit of its kind: days, kroner or findings."""
    if kind == ToleranceKind.TIME:
        return formats.plural(amount, _("dag"), _("dager"))
    if kind == ToleranceKind.QUALITY:
        return formats.plural(amount, _("åpent funn"), _("åpne funn"))
    return formats.mnok(amount)


@question
def tolerances(project: Project, user: Any) -> QuerySet[Tolerance]:
    """Return the tolerances that are set."""
    return Tolerance.objects.visible_to(user).active().filter(project=project).select_related("tell").order_by("pk")


def tolerance_rows(project: Project, user: Any, today: date, known: Known | None = None) -> list[ToleranceRow]:
    """Return every kind, set or not, with what was measured."""
    found = {row.kind: row for row in tolerances(project, user)}
    return [_row(kind, found.get(kind), project, user, today, known or {}) for kind in ToleranceKind.values]


def raised(project: Project, user: Any, today: date, known: Known | None = None) -> list[ToleranceRow]:
    """Return the tolerances whose flag is raised. One query, and what each set tolerance is measured with."""
    rows = [_row(row.kind, row, project, user, today, known or {}) for row in tolerances(project, user)]
    return [row for row in rows if row.is_broken]


def _row(
    kind: str, tolerance: Tolerance | None, project: Project, user: Any, today: date, known: Known
) -> ToleranceRow:
    ask = known.get(kind)
    return ToleranceRow(kind, tolerance, ask() if ask is not None else measure(kind, project, user, today))


@question
def _expected(project: Project, user: Any) -> QuerySet[Any]:
    """Return the milestones that are not reached: key, number, title, adopted and current day."""
    found = milestones(project, user).exclude(status=MilestoneStatus.DONE).order_by("number")
    return found.values_list("pk", "number", "title", "baseline_date", "current_date")


def time_strayed(project: Project, user: Any, today: date) -> Measured | None:
    """Return how late the plan runs: the milestone that lies furthest past the day that was last adopted for it.

    A day that a decision has moved it to is adopted. One that should have been reached counts until today.
    """
    found = _expected(project, user)
    rows = [
        (pk, number, title, baseline, now)
        for pk, number, title, baseline, now in found
        if baseline is not None and now is not None
    ]
    if not rows:
        return Measured(None, _("Ingen milepæl har vedtatt dato ennå."))
    late = [row for row in rows if row[4] > row[3] or row[4] < today]
    adopted = decided_days(row[0] for row in late) if late else {}
    days, number, title = 0, 0, ""
    for pk, its_number, its_title, baseline, now in late:
        its_days = (max(now, today) - adopted.get(pk, baseline)).days
        if its_days > days:
            days, number, title = its_days, its_number, its_title
    if days <= 0:
        return Measured(0, _("Ingen milepæl ligger etter datoen som er vedtatt."))
    told = {"title": title, "days": formats.plural(days, _("dag"), _("dager"))}
    return Measured(
        days,
        _("«%(title)s» ligger %(days)s etter datoen som er vedtatt.") % told,
        address("projects:milestone", project.slug, number),
    )
