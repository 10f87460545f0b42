"""The measures that a case, or a meeting with the unions, is about."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from projects.models import Case, Consultation, Risk
from projects.selectors.risks import risks

from ..models import Measure, MeasureCase, MeasureConsultation, MeasureRisk
from .rows import MeasureRow, measures_for, row_of


def measures_of_case(case: Case, user: Any, today: date) -> list[MeasureRow]:
    """Return the measures a case is about and that the user may see, lapsed ones too, by number."""
    return _rows(MeasureCase.objects.visible_to(user).active().filter(case=case), case, user, today)


def measures_of_consultation(consultation: Consultation, user: Any, today: date) -> list[MeasureRow]:
    """Return the measures that were on the table and that the user may see, lapsed ones too, by number."""
    links = MeasureConsultation.objects.visible_to(user).active().filter(consultation=consultation)
    return _rows(links, consultation, user, today)


def on_the_table(consultations: Sequence[int], user: Any) -> Mapping[int, Sequence[str]]:
    """Return the measures of several meetings by the meeting, as far as the user may see them. One query."""
    links = MeasureConsultation.objects.visible_to(user).active().filter(consultation__in=consultations)
    found: dict[int, list[str]] = {}
    named = links.order_by("measure__number").values_list("consultation_id", "measure__number", "measure__title")
    for pk, number, title in named:
        found.setdefault(pk, []).append(f"{number} {title}")
    return found


def measures_of_risk(risk: Risk, user: Any, today: date) -> list[MeasureRow]:
    """Return the measures that a risk threatens or an opportunity helps, and that the user may see, by number."""
    return _rows(MeasureRisk.objects.visible_to(user).active().filter(risk=risk), risk, user, today)


def risks_of_measure(measure: Measure, user: Any) -> list[Risk]:
    """Return the open risks and opportunities that are linked to a measure, the gravest first."""
    links = MeasureRisk.objects.visible_to(user).active().filter(measure=measure)
    return list(risks(measure.project, user).filter(pk__in=links.order_by().values("risk_id")))


def _rows(links: Any, about: Any, user: Any, today: date) -> list[MeasureRow]:
    wanted = list(links.order_by().values_list("measure_id", flat=True))
    if not wanted:
        return []
    rows = []
    for measure in measures_for(about.project, user, today).filter(pk__in=wanted).order_by("number"):
        measure.project = about.project
        rows.append(row_of(measure, about.project, today))
    return rows
