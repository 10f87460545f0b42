"""What the target year may get: a distribution from each measure's probability, start and relations. Pure arithmetic.

A measure is drawn with its probability and starts in a month between the earliest and the latest. Under the counting
rule it gives its full-year level when it is in place by 31 December of the target year; what the year itself gets is
computed beside it. Relations are settled in each case (`relations`). Groups of up to 15 related measures are counted
case by case, larger ones are drawn with a fixed seed; what is independent is added exactly, or on a fine grid when the
amounts are too many. docs/effects.md explains it with its limits.
"""

from .answer import EXACT_UP_TO, Distribution, Forecast, StepForecast, forecast
from .inputs import ForecastMeasure, starts
from .simulate import SEED
from .words import answer, ceiling, chance_text, explain, left_out, method

__all__ = [
    "EXACT_UP_TO",
    "SEED",
    "Distribution",
    "Forecast",
    "ForecastMeasure",
    "StepForecast",
    "answer",
    "ceiling",
    "chance_text",
    "explain",
    "forecast",
    "left_out",
    "method",
    "starts",
]
