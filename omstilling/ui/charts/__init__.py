"""Charts drawn on the server as SVG: pure functions of frozen values, the same on the page and in the PDF.

``figure(chart, caption)`` is what pages and PDFs use; each chart also has its own function and ``svg()``.
"""

from omstilling.ui.charts.data import DECIDED_KINDS, KIND_WORDS, LADDER, Chart, Table
from omstilling.ui.charts.figure import figure
from omstilling.ui.charts.gantt import GANTT_A3, GANTT_WIDE, Gantt, GanttGroup, GanttRow, gantt, pages
from omstilling.ui.charts.gantt_ground import Band, Depends
from omstilling.ui.charts.ladder import Staircase, Step, staircase
from omstilling.ui.charts.risks import Risk, RiskMatrix, risk_matrix
from omstilling.ui.charts.simple import Columns, Item, Progress, Waterfall, columns, progress, waterfall
from omstilling.ui.charts.spread import Bin, Spread, spread
from omstilling.ui.charts.stacked import Stacked, stacked
from omstilling.ui.charts.svg import NARROW, WIDE, Kind
from omstilling.ui.charts.trend import Trend, trend
from omstilling.ui.charts.wheel import YearWheel
from omstilling.ui.charts.years import Part, PerYear, Year, per_year

__all__ = [
    "DECIDED_KINDS",
    "GANTT_A3",
    "GANTT_WIDE",
    "KIND_WORDS",
    "LADDER",
    "NARROW",
    "WIDE",
    "Band",
    "Bin",
    "Chart",
    "Columns",
    "Depends",
    "Gantt",
    "GanttGroup",
    "GanttRow",
    "Item",
    "Kind",
    "Part",
    "PerYear",
    "Progress",
    "Risk",
    "RiskMatrix",
    "Spread",
    "Stacked",
    "Staircase",
    "Step",
    "Table",
    "Trend",
    "Waterfall",
    "Year",
    "YearWheel",
    "columns",
    "figure",
    "gantt",
    "pages",
    "per_year",
    "progress",
    "risk_matrix",
    "spread",
    "stacked",
    "staircase",
    "trend",
    "waterfall",
]
