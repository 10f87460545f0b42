"""Rows of the ground floor: who owns and steers the project, its cases and decisions, its plan and goals."""

from .bodies import Body, BodyKind, LegalBasis, Seat, SeatFunction
from .cases import (
    Case,
    CaseKind,
    CaseSeries,
    Decision,
    DecisionKind,
    DecisionMilestone,
    DecisionOutcome,
    DecisionStatus,
    DecisionStudyArea,
)
from .consultation import Agreement, Consultation, ConsultationForm
from .documents import Document, NewsItem, StoredFile
from .goals import Goal, GoalKind, Indicator, Reading
from .plan import (
    Milestone,
    MilestoneShift,
    MilestoneStatus,
    Risk,
    StudyAlternative,
    StudyArea,
    StudyStatus,
)
from .project import Access, Grant, GrantKind, Project, ProjectText, TextSection
from .tenancy import Municipality, Unit, UnitKind, UnitMove
from .views import SavedView

__all__ = [
    "Access",
    "Agreement",
    "Body",
    "BodyKind",
    "Case",
    "CaseKind",
    "CaseSeries",
    "Consultation",
    "ConsultationForm",
    "Decision",
    "DecisionKind",
    "DecisionMilestone",
    "DecisionOutcome",
    "DecisionStatus",
    "DecisionStudyArea",
    "Document",
    "Goal",
    "GoalKind",
    "Grant",
    "GrantKind",
    "Indicator",
    "LegalBasis",
    "Milestone",
    "MilestoneShift",
    "MilestoneStatus",
    "Municipality",
    "NewsItem",
    "Project",
    "ProjectText",
    "Reading",
    "Risk",
    "SavedView",
    "Seat",
    "SeatFunction",
    "StoredFile",
    "StudyAlternative",
    "StudyArea",
    "StudyStatus",
    "TextSection",
    "Unit",
    "UnitKind",
    "UnitMove",
]
