"""What the pages, reports and exports read about the money. A figure is computed here and nowhere else."""

from .accounts import AccountRow, AccountStatus, AccountSum, account_of, account_status, confirmed_so_far, figures_for
from .concerned import measures_of_case, measures_of_consultation, measures_of_risk, risks_of_measure
from .detail import (
    adopted_savings,
    decisions_of,
    measure_for_page,
    measures_of_decision,
    measures_of_study_area,
    study_area_of,
)
from .forecast import MOST_BESIDE, WholeMeasure, forecast_now, forecast_of, overlaps_within, whole_measures
from .investments import InvestmentStatus, investment_status
from .ladder import LadderStep, ladder_of
from .overlaps import Overlap, overlaps_of, overlaps_together, within
from .plan import PlanStatus, measure_line_sums, note_rows, plan_sheet, plan_status
from .reviews import Promise, promises_of
from .rows import (
    MeasureRow,
    effect_of,
    measure_rows,
    measures_for,
    proofs_of,
    row_of,
    stated_years,
    years_of,
)
from .status import sees_everything, target_status
from .target import Beside, StepSum, TargetStatus, YearLevel
from .together import SeenMeasure, Together, read_together
from .totals import ListTotals, list_totals, starting_in, sums_of, totals_of

__all__ = [
    "MOST_BESIDE",
    "WholeMeasure",
    "forecast_now",
    "forecast_of",
    "overlaps_within",
    "whole_measures",
    "AccountRow",
    "AccountStatus",
    "AccountSum",
    "Beside",
    "account_of",
    "Promise",
    "adopted_savings",
    "account_status",
    "confirmed_so_far",
    "figures_for",
    "InvestmentStatus",
    "LadderStep",
    "ListTotals",
    "MeasureRow",
    "Overlap",
    "overlaps_of",
    "overlaps_together",
    "within",
    "PlanStatus",
    "SeenMeasure",
    "StepSum",
    "TargetStatus",
    "Together",
    "read_together",
    "YearLevel",
    "decisions_of",
    "effect_of",
    "investment_status",
    "ladder_of",
    "list_totals",
    "starting_in",
    "sums_of",
    "totals_of",
    "measure_for_page",
    "measure_line_sums",
    "measure_rows",
    "measures_for",
    "measures_of_case",
    "measures_of_consultation",
    "measures_of_risk",
    "risks_of_measure",
    "measures_of_decision",
    "measures_of_study_area",
    "note_rows",
    "plan_sheet",
    "plan_status",
    "promises_of",
    "proofs_of",
    "row_of",
    "sees_everything",
    "stated_years",
    "study_area_of",
    "target_status",
    "years_of",
]
