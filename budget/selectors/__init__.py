"""What the pages, reports and exports read about the money. A figure is computed here and nowhere else."""

from .investments import InvestmentStatus, investment_status
from .rows import MeasureRow, measure_rows, measures_for, row_of
from .status import Beside, StepSum, TargetStatus, YearLevel, sees_everything, target_status

__all__ = [
    "Beside",
    "InvestmentStatus",
    "MeasureRow",
    "StepSum",
    "TargetStatus",
    "YearLevel",
    "investment_status",
    "measure_rows",
    "measures_for",
    "row_of",
    "sees_everything",
    "target_status",
]
