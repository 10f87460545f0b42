"""The measures as tables for a file: every field for the import to read back, or the plan's usual form."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _

from projects.models import Project

from ..importing.layouts import PlanRow, Table, full_table, plan_table
from .imports import measures_as_data, names_of, options
from .rows import measure_rows

FULL, PLAN = "full", "plan"
LAYOUTS = (FULL, PLAN)


def measures_table(project: Project, user: Any, layout: str = FULL) -> Table:
    """Return the table of the measures that the user may see; what has lapsed is left out."""
    if layout == PLAN:
        rows = [
            PlanRow(
                row.measure.title,
                _("Tiltak"),
                row.measure.unit.name if row.measure.unit else "",
                {year: row.effects.get(year) for year in project.plan_years},
            )
            for row in measure_rows(project, user, project.today())
            if not row.measure.is_withdrawn
        ]
        return plan_table(rows, project.plan_years, project.price_year)
    names = names_of(project, user)
    measures = [one for one in measures_as_data(project, user, names) if not one.withdrawn]
    return full_table(measures, options())
