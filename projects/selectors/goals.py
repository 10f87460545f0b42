"""Goals with their indicators: where it began and is to end, what was measured last, how a value is written."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.db.models import OuterRef, QuerySet, Subquery
from django.utils.translation import gettext_lazy as _

from omstilling.ui import formats
from omstilling.ui.charts import Trend

from ..models import Goal, GoalKind, Indicator, Project, Reading, Unit
from .held_back import HELD_BACK, PERCENT_WORDS, Shown, shown_of

KRONER = frozenset({"kr", "kroner"})


def is_percent(measured_in: str) -> bool:
    """Tell whether an indicator is a share of a hundred."""
    return measured_in.strip().lower() in PERCENT_WORDS


def show_value(
    measured_in: str, value: Decimal | int | None, unknown: Any = formats.NOT_STATED, decimals: int | None = None
) -> str:
    """Return a value as it is written with its unit: «92,5 %», «1 250 000 kr», «14 dager».

    ``decimals`` are those of the figures that stand together (``decimals_of``); without, zeros at the end go.
    """
    if value is None:
        return str(unknown)
    most = 1 if is_percent(measured_in) else 2
    digits = formats.number(value, most, trim=True) if decimals is None else formats.number(value, decimals)
    unit = measured_in.strip()
    if is_percent(measured_in):
        unit = "%"
    elif unit.lower() in KRONER:
        unit = "kr"
    return f"{digits}{formats.NBSP}{unit}".strip()


def decimals_of(measured_in: str, values: Iterable[Decimal | None]) -> int:
    """Return how many decimals figures need that stand together, so that 91 is written 91,0 beside 91,2."""
    most = 1 if is_percent(measured_in) else 2
    return max((len(formats.number(v, most, trim=True).partition(",")[2]) for v in values if v is not None), default=0)


@dataclass(frozen=True, slots=True)
class IndicatorRow:
    """An indicator with its last reading for the whole municipality that may be shown."""

    indicator: Indicator
    latest: Reading | None
    decimals: int

    def show(self, value: Decimal | None, unknown: Any = formats.NOT_STATED) -> str:
        """Return one of the indicator's values (or a mark of its axis), written as the others."""
        unit = self.indicator.measured_in
        return show_value(unit, value, unknown, max(self.decimals, decimals_of(unit, [value])))

    @property
    def baseline(self) -> str:
        return self.show(self.indicator.baseline_value)

    @property
    def target(self) -> str:
        return self.show(self.indicator.target_value)

    @property
    def latest_value(self) -> str:
        return self.show(self.latest.value if self.latest is not None else None, _("ingen målinger ennå"))

    @property
    def is_example_figure(self) -> bool:
        return self.indicator.is_example_figure or bool(self.latest and self.latest.is_example_figure)

    @property
    def gap(self) -> Decimal | None:
        """What is left to the target: positive when it is not reached. None when either figure is missing."""
        if self.latest is None or self.indicator.target_value is None:
            return None
        rest = self.indicator.target_value - self.latest.value
        return rest if self.indicator.higher_is_better else -rest

    @property
    def reached(self) -> bool | None:
        """Whether the last reading reaches the target; None when that cannot be told."""
        gap = self.gap
        return None if gap is None else gap <= 0

    @property
    def status(self) -> str:
        """The status word."""
        if self.reached is None:
            return str(_("ikke målt")) if self.latest is None else str(_("uten mål"))
        # «Over målet» would read as good where lower is better.
        return str(_("målet er nådd")) if self.reached else str(_("under målet") if self._below else _("ikke nådd"))

    @property
    def status_kind(self) -> str:
        return "missing" if self.reached is None else "good" if self.reached else "slipping"

    @property
    def _below(self) -> bool:
        return self.indicator.higher_is_better

    @property
    def gap_words(self) -> str:
        """What is left, in words: «1,2 prosentpoeng igjen», or nothing where it is reached or unknown."""
        gap = self.gap
        if gap is None or gap <= 0:
            return ""
        if is_percent(self.indicator.measured_in):
            return str(_("%s prosentpoeng igjen til målet")) % formats.number(gap, 1, trim=True)
        return str(_("%s igjen til målet")) % show_value(self.indicator.measured_in, gap)


@dataclass(frozen=True, slots=True)
class GoalRow:
    """A goal with its indicators."""

    goal: Goal
    indicators: tuple[IndicatorRow, ...]


def goals(project: Project, user: Any) -> QuerySet[Goal]:
    """Return the goals in force that the user may see."""
    return Goal.objects.visible_to(user).active().filter(project=project).order_by("kind", "number", "pk")


def indicators(project: Project, user: Any) -> QuerySet[Indicator]:
    """Return the indicators in force of the goals in force."""
    return (
        Indicator.objects.visible_to(user)
        .active()
        .filter(goal__project=project, goal__withdrawn_at__isnull=True)
        .order_by("pk")
    )


def with_latest(found: QuerySet[Indicator], project: Project) -> list[IndicatorRow]:
    """Return indicators with their last reading for the whole municipality that may be shown.

    Three queries; where some are about employees, those that tell what may be shown of them come on top.
    """
    last = (
        Reading.objects.active()
        .filter(indicator=OuterRef("pk"), unit__isnull=True)
        .order_by("-month", "-pk")
        .values("pk")[:1]
    )
    rows = list(found.annotate(latest_id=Subquery(last)))
    shown = shown_of(project, [row.pk for row in rows])
    latest = {row.pk: row.latest_id for row in rows}
    about_people = [row.pk for row in rows if shown.is_about_people(row.pk)]
    if about_people:
        whole = Reading.objects.active().filter(indicator__in=about_people, unit__isnull=True)
        latest |= dict.fromkeys(about_people)
        latest |= {one.indicator_id: one.pk for one in shown.open(whole.order_by("month", "pk"))}
    readings = Reading.objects.in_bulk([pk for pk in latest.values() if pk is not None])
    return [indicator_row(row, readings.get(latest[row.pk])) for row in rows]


def indicator_row(indicator: Indicator, latest: Reading | None, more: Iterable[Reading] = ()) -> IndicatorRow:
    """Return an indicator with its last reading; ``more`` are readings shown beside, which share the decimals."""
    shown = [indicator.baseline_value, indicator.target_value, latest.value if latest is not None else None]
    shown += [reading.value for reading in more if reading.value is not None]
    return IndicatorRow(indicator, latest, decimals_of(indicator.measured_in, shown))


def indicator_rows(project: Project, user: Any) -> list[IndicatorRow]:
    """Return every indicator of the project with its goal and its last reading."""
    found = indicators(project, user).select_related("goal").order_by("goal__kind", "goal__number", "pk")
    return with_latest(found, project)


def goal_groups(project: Project, user: Any) -> list[tuple[GoalKind, list[GoalRow]]]:
    """Return the goals by kind: purposes, outcome goals, result goals."""
    by_goal: dict[int, list[IndicatorRow]] = {}
    for row in with_latest(indicators(project, user), project):
        by_goal.setdefault(row.indicator.goal_id, []).append(row)
    groups: dict[str, list[GoalRow]] = {}
    for goal in goals(project, user):
        goal.project = project
        groups.setdefault(goal.kind, []).append(GoalRow(goal, tuple(by_goal.get(goal.pk, ()))))
    order = (GoalKind.PURPOSE, GoalKind.OUTCOME, GoalKind.RESULT)
    return [(kind, groups[kind]) for kind in order if kind in groups]


@dataclass(frozen=True, slots=True)
class IndicatorPanel:
    """An indicator on its goal's page: facts, the readings of one place, and the drawing.

    The readings come without what may not be shown of them.
    """

    row: IndicatorRow
    readings: tuple[Reading, ...]
    trend: Trend
    is_about_people: bool = False

    @property
    def latest(self) -> Reading | None:
        """The last reading of the place that may be shown."""
        return next((reading for reading in self.readings if reading.value is not None), None)

    @property
    def latest_value(self) -> str:
        return self.row.show(self.latest.value if self.latest else None)

    @property
    def shown_readings(self) -> list[tuple[Reading, str]]:
        """The readings, each with its value as it is written."""
        return [(reading, self.row.show(reading.value, HELD_BACK)) for reading in self.readings]

    @property
    def holds_back(self) -> bool:
        return any(reading.value is None for reading in self.readings)


def readings_of(goal: Goal, user: Any, unit: Unit | None, shown: Shown) -> dict[int, list[Reading]]:
    """Return a goal's readings for the whole municipality or one unit, the newest first, by indicator."""
    found = Reading.objects.visible_to(user).active().filter(indicator__goal=goal, unit=unit).order_by("-month", "-pk")
    by_indicator: dict[int, list[Reading]] = {}
    for reading in shown.cleared(found):
        by_indicator.setdefault(reading.indicator_id, []).append(reading)
    return by_indicator


def units_with_readings(goal: Goal, user: Any) -> list[Unit]:
    """Return the units that a goal has readings for."""
    measured = Reading.objects.visible_to(user).active().filter(indicator__goal=goal, unit__isnull=False)
    return list(Unit.objects.visible_to(user).filter(pk__in=measured.values("unit_id")).order_by("name"))


def goal_panels(goal: Goal, user: Any, unit: Unit | None = None) -> list[IndicatorPanel]:
    """Return a goal's indicators ready to show."""
    own = Indicator.objects.visible_to(user).active().filter(goal=goal).order_by("pk")
    rows = with_latest(own, goal.project)
    shown = shown_of(goal.project, [row.indicator.pk for row in rows])
    by_indicator = readings_of(goal, user, unit, shown)
    panels = []
    for found in rows:
        pk = found.indicator.pk
        readings = by_indicator.get(pk, [])
        row = indicator_row(found.indicator, found.latest, readings)
        panels.append(IndicatorPanel(row, tuple(readings), trend_of(row, readings), shown.is_about_people(pk)))
    return panels


def trend_of(row: IndicatorRow, readings: Iterable[Reading]) -> Trend:
    """Return readings over time with the target. What is held back is not in the drawing."""
    points = tuple(sorted((reading.month, reading.value) for reading in readings if reading.value is not None))
    name, target = row.indicator.name, row.indicator.target_value
    return Trend(name, points, target, show=row.show, head=name)
