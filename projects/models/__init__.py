"""Rows of the ground floor: who owns and steers the project, its cases and decisions, its plan and goals."""

from .bodies import Body, BodyKind, LegalBasis, MinutesApproval, Seat, SeatFunction
from .cases import (
    Case,
    CaseAttachment,
    CaseExemptPart,
    CaseKind,
    CaseSeries,
    PaperSection,
)
from .consultation import Agreement, Consultation, ConsultationForm
from .decisions import (
    Decision,
    DecisionKind,
    DecisionMilestone,
    DecisionOutcome,
    DecisionRelation,
    DecisionStatus,
    DecisionStudyArea,
    FollowUpState,
    RelationKind,
)
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
    "CaseAttachment",
    "CaseExemptPart",
    "CaseKind",
    "CaseSeries",
    "Consultation",
    "ConsultationForm",
    "Decision",
    "DecisionKind",
    "DecisionMilestone",
    "DecisionOutcome",
    "DecisionRelation",
    "DecisionStatus",
    "DecisionStudyArea",
    "Document",
    "FollowUpState",
    "Goal",
    "GoalKind",
    "Grant",
    "GrantKind",
    "Indicator",
    "LegalBasis",
    "Milestone",
    "MilestoneShift",
    "MilestoneStatus",
    "MinutesApproval",
    "Municipality",
    "NewsItem",
    "PaperSection",
    "Project",
    "ProjectText",
    "Reading",
    "RelationKind",
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
