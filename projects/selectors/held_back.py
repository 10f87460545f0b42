"""Which readings and survey results may be shown: the facts that ``projects.suppression`` judges by.

The same answer for every reader. Facts are read from the kept versions, so that corrections count, and as they stand
today also when a page shows the project as it was on an earlier day. Nothing prints the value, the size
or the note of a figure about employees but through here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.utils.translation import gettext_lazy as _

from omstilling.audit.as_of import as_it_is
from omstilling.audit.versions import versions_of

from ..models import Goal, Indicator, IndicatorKind, Project, Reading, Survey, SurveyResult, Unit, UnitMove
from ..suppression import PERCENT, Figure, Trees, shown, trees
from ..unit_places import Move, parents_on

HELD_BACK = _("holdes tilbake")
#: What a page says below figures some of which are held back.
WHY = _(
    "Tall som holdes tilbake, gjelder grupper på under fem, eller kunne vært brukt til å regne ut en slik gruppe. "
    "Snitt og summer er regnet ut av det som vises, og av ikke noe annet."
)
PERCENT_WORDS = frozenset({"%", "prosent"})


@dataclass(frozen=True, slots=True)
class Shown:
    """What may be shown: the indicators that are about employees, and the versions of their readings."""

    people: frozenset[int]
    versions: frozenset[Any]

    def is_about_people(self, indicator: int) -> bool:
        return indicator in self.people

    def shows(self, indicator: int, pk: int, version: int) -> bool:
        return indicator not in self.people or (pk, version) in self.versions

    def lets(self, reading: Reading) -> bool:
        """Tell whether a reading may be shown as it stands."""
        return self.shows(reading.indicator_id, reading.pk, reading.row_version)

    def cleared(self, readings: Iterable[Reading]) -> list[Reading]:
        """Return readings without what may not be shown of them: no value, no size and no note."""
        found = []
        for reading in readings:
            reading.is_held_back = not self.lets(reading)  # type: ignore[attr-defined]
            if reading.is_held_back:  # type: ignore[attr-defined]
                reading.value = reading.group_size = None  # type: ignore[assignment]
                reading.note = ""
            found.append(reading)
        return found

    def open(self, readings: Iterable[Reading]) -> list[Reading]:
        """Return the readings that may be shown."""
        return [reading for reading in readings if self.lets(reading)]


def shown_readings(municipality: int, indicators: Iterable[int] | None = None) -> Shown:
    """Return what may be shown of a municipality's readings. Given ``indicators``, no more is asked than they need.

    One query; four more where some of the indicators are about employees.
    """
    with as_it_is():
        return _shown_readings(municipality, indicators)


def _shown_readings(municipality: int, indicators: Iterable[int] | None) -> Shown:
    kinds = _kinds(municipality)
    people = frozenset(pk for pk, (kind, _unit) in kinds.items() if kind != IndicatorKind.GENERAL)
    if not people or (indicators is not None and not people & set(indicators)):
        return Shown(people, frozenset())
    rows = (
        versions_of(Reading)
        .objects.filter(indicator_id__in=people)
        .order_by("id", "row_version")
        .values_list("id", "row_version", "indicator_id", "unit_id", "month", "value", "group_size", "history_date")
    )
    figures = []
    for pk, version, indicator, unit, month, value, size, act in rows:
        kind, measured_in = kinds[indicator]
        # Every measure of attendance is about the same people; a question of a survey is about those who answered it.
        pool = kind if kind == IndicatorKind.ATTENDANCE else indicator
        scale = PERCENT if measured_in.strip().lower() in PERCENT_WORDS else None
        figures.append(Figure((pk, version), unit, (pool, month), value, size, act, indicator, scale))
    days = _Days(municipality)
    return Shown(people, shown(figures, lambda period: days.of_month(period[1])))


def shown_of(project: Project, indicators: Iterable[int] | None = None) -> Shown:
    """Return what may be shown of a project's readings: judged with those of the whole municipality."""
    return shown_readings(project.municipality_id, indicators)


def shown_results(survey: Survey) -> frozenset[tuple[int, int]]:
    """Return the versions of a survey's results that may be shown, as (id, version)."""
    with as_it_is():
        rows = versions_of(SurveyResult).objects.filter(survey_id=survey.pk).order_by("id", "row_version")
        found = rows.values_list("id", "row_version", "unit_id", "question", "score", "answers", "history_date")
        figures = [
            Figure((pk, version), unit, question.strip().casefold(), score, answers, act)
            for pk, version, unit, question, score, answers, act in found
        ]
        days = _Days(survey.project.municipality_id)
    return shown(figures, lambda question: days.of_days((survey.held_on,)))  # type: ignore[return-value]


def cleared_results(survey: Survey, results: Iterable[SurveyResult]) -> list[SurveyResult]:
    """Return results without what may not be shown of them: no score, and not how many were asked or answered."""
    let, found = shown_results(survey), []
    for result in results:
        result.is_held_back = (result.pk, result.row_version) not in let  # type: ignore[attr-defined]
        if result.is_held_back:  # type: ignore[attr-defined]
            result.score = result.answers = result.invited = None  # type: ignore[assignment]
        found.append(result)
    return found


def withheld_versions(row: Any) -> Callable[[Any], bool]:
    """Return what tells whether a kept version of a row may not be read: its figures were not to be shown."""
    if isinstance(row, Reading):
        let = shown_of(row.indicator.goal.project, [row.indicator_id])
        return lambda kept: not let.shows(kept.indicator_id, kept.id, kept.row_version)
    if isinstance(row, SurveyResult):
        results = shown_results(row.survey)
        return lambda kept: (kept.id, kept.row_version) not in results
    return lambda kept: False


def _kinds(municipality: int) -> dict[int, tuple[str, str]]:
    """Return kind and unit of measure of every indicator of a municipality, as they are today. One query."""
    projects = versions_of(Project).objects.filter(municipality_id=municipality).values("id")
    goals = versions_of(Goal).objects.filter(project_id__in=projects).values("id")
    rows = versions_of(Indicator).objects.filter(goal_id__in=goals).order_by("id", "row_version")
    return {pk: (kind, unit) for pk, kind, unit in rows.values_list("id", "kind", "measured_in")}


class _Days:
    """Where units lay on the days that a figure may have been measured by, and where they lie today."""

    def __init__(self, municipality: int) -> None:
        units = versions_of(Unit).objects.filter(municipality_id=municipality).order_by("id", "row_version")
        self.now: dict[int, int | None] = dict(units.values_list("id", "parent_id"))
        rows = versions_of(UnitMove).objects.filter(unit_id__in=list(self.now)).order_by("id", "row_version")
        latest = {
            pk: (Move(unit, over, on), withdrawn)
            for pk, unit, over, on, withdrawn in rows.values_list(
                "id", "unit_id", "from_parent_id", "moved_on", "withdrawn_at"
            )
        }
        self.moves: Sequence[Move] = [move for move, withdrawn in latest.values() if withdrawn is None]

    def of_month(self, month: date) -> Trees:
        following = date(month.year + month.month // 12, month.month % 12 + 1, 1)
        return self.of_days((month, following - timedelta(days=1)))

    def of_days(self, days: tuple[date, ...]) -> Trees:
        return trees(*(parents_on(self.now, self.moves, day) for day in days), self.now)


__all__ = [
    "HELD_BACK",
    "WHY",
    "Shown",
    "cleared_results",
    "shown_of",
    "shown_readings",
    "shown_results",
    "withheld_versions",
]
