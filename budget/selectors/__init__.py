"""What the pages, reports and exports read about the money. A figure is computed here and nowhere else."""

from .detail import (
    LadderStep,
    decisions_of,
    ladder_of,
    measure_for_page,
    measures_of_decision,
    measures_of_study_area,
    months_of_target_year,
    study_area_of,
)
from .investments import InvestmentStatus, investment_status
from .rows import MeasureRow, measure_rows, measures_for, row_of, years_of
from .status import Beside, StepSum, TargetStatus, YearLevel, sees_everything, target_status
from .totals import ListTotals, list_totals, starting_in, sums_of, totals_of

__all__ = [
    "Beside",
    "InvestmentStatus",
    "LadderStep",
    "ListTotals",
    "MeasureRow",
    "StepSum",
    "TargetStatus",
    "YearLevel",
    "decisions_of",
    "investment_status",
    "ladder_of",
    "list_totals",
    "starting_in",
    "sums_of",
    "totals_of",
    "measure_for_page",
    "measure_rows",
    "measures_for",
    "measures_of_decision",
    "measures_of_study_area",
    "months_of_target_year",
    "row_of",
    "sees_everything",
    "study_area_of",
    "target_status",
    "years_of",
]
