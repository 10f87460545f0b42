"""The measures of a project read once for a page that shows forecast and Tallvakta side by side.

Each of these can read what it needs by itself. The dashboard has both, and what needs attention besides: it reads the
measures with everything that they are asked about, and hands them on. Two queries.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any, NamedTuple

from django.db.models import CharField, DateTimeField, F, QuerySet, Value

from projects.access import question
from projects.models import Project

from ..ladder import DECIDED_STEPS, ORDER
from ..models import Measure, MeasureRelation, MeasureYear

#: Marks a year's stated amount among the relations.
STATED = "year"


class SeenMeasure(NamedTuple):
    """A measure that has not lapsed, with what forecast, Tallvakta and the dashboard ask of it."""

    pk: int
    number: int
    title: str
    kind: str
    unit_id: int | None
    unit__name: str | None
    kostra_function: str
    full_year_effect: int | None
    income_effect: int | None
    effective_from: date | None
    effective_to: date | None
    earliest_start: date | None
    latest_start: date | None
    ramp: str
    price_year: int | None
    fte_change: Decimal | None
    fte_redundancy: Decimal | None
    probability: int | None
    owner_id: int | None
    started_on: date | None
    access: str
    body_id: int | None
    is_example_figure: bool
    created_at: datetime
    step_no: int

    @property
    def is_adopted(self) -> bool:
        """Whether a final decision carries it."""
        return ORDER[self.step_no] in DECIDED_STEPS


class Related(NamedTuple):
    """How one measure stands to another; or what a source says of a year, which stands as ``other_number``."""

    pk: int
    measure_id: int
    kind: str
    other_id: int
    other_number: int
    other_title: str
    amount: int | None
    withdrawn_at: datetime | None


@dataclass(frozen=True, slots=True)
class Together:
    """What was read: every measure that has not lapsed, by number, and what stands beside them."""

    measures: tuple[SeenMeasure, ...]
    related: tuple[Related, ...]


@question
def _measures(project: Project, user: Any, today: date) -> QuerySet[Any]:
    found = Measure.objects.filter(project=project).visible_to(user).active().with_step_numbers(user, today)
    return found.order_by("number").values_list(*SeenMeasure._fields)


@question
def _related(project: Project, user: Any) -> QuerySet[Any]:
    """Return the relations both of whose measures are seen, and what sources say of single years: one question."""
    related = MeasureRelation.objects.visible_to(user).active()
    related = related.filter(measure__project=project, measure__withdrawn_at__isnull=True)
    years = MeasureYear.objects.visible_to(user).active().filter(measure__project=project)
    told, nothing = Value(STATED, output_field=CharField()), Value("", output_field=CharField())
    columns = ("pk", "measure_id", "kind", "other_id", "other__number", "other__title", "overlap")
    stated = years.order_by().values_list(
        "pk",
        "measure_id",
        told,
        F("measure_id"),
        "year",
        nothing,
        "amount",
        Value(None, output_field=DateTimeField()),
    )
    return related.order_by().values_list(*columns, "other__withdrawn_at").union(stated, all=True)


def read_together(project: Project, user: Any, today: date) -> Together:
    """Read every active measure that the user may see, and what stands beside them. Two queries."""
    return Together(
        tuple(map(SeenMeasure._make, _measures(project, user, today))),
        tuple(map(Related._make, sorted(_related(project, user)))),
    )
