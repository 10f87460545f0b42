"""The measures that a case, or a meeting with the unions, is about."""

from __future__ import annotations

from datetime import date
from typing import Any

from projects.models import Case, Consultation

from ..models import MeasureCase, MeasureConsultation
from .rows import MeasureRow, measures_for, row_of


def measures_of_case(case: Case, user: Any, today: date) -> list[MeasureRow]:
    """Return the measures a case is about and that the user may see, lapsed ones too, by number."""
    return _rows(MeasureCase.objects.visible_to(user).active().filter(case=case), case, user, today)


def measures_of_consultation(consultation: Consultation, user: Any, today: date) -> list[MeasureRow]:
    """Return the measures that were on the table and that the user may see, lapsed ones too, by number."""
    links = MeasureConsultation.objects.visible_to(user).active().filter(consultation=consultation)
    return _rows(links, consultation, user, today)


def _rows(links: Any, about: Any, user: Any, today: date) -> list[MeasureRow]:
    wanted = list(links.order_by().values_list("measure_id", flat=True))
    if not wanted:
        return []
    rows = []
    for measure in measures_for(about.project, user, today).filter(pk__in=wanted).order_by("number"):
        measure.project = about.project
        rows.append(row_of(measure, about.project, today))
    return rows
