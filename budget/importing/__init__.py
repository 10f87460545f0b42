"""Reading lists of measures from CSV and XLSX, and writing them. Pure: no ORM, no clock, nothing saved.

``read`` gives a ``Source``, ``analyse`` its columns and the open questions, and ``preview`` what an import would do,
row by row.
"""

from .cells import SheetInfo, Source
from .choices import Choices, Existing, Project
from .preview import Analysis, Preview, PreviewRow, SumCheck, analyse, preview
from .problems import Ask, ImportRefused, Problem, Question
from .reader import read

__all__ = [
    "Analysis",
    "Ask",
    "Choices",
    "Existing",
    "ImportRefused",
    "Preview",
    "PreviewRow",
    "Problem",
    "Project",
    "Question",
    "SheetInfo",
    "Source",
    "SumCheck",
    "analyse",
    "preview",
    "read",
]
