"""The money: targets, savings measures, the financial plan, investments, packages and imports. Whole kroner."""

from .findings import (
    AcceptedFinding,
)
from .imports import (
    ImportChange,
    ImportMapping,
    ImportRun,
    ImportState,
)
from .investments import (
    Investment,
    InvestmentStatus,
    InvestmentYear,
)
from .measures import (
    PERMANENT_KINDS,
    Grade,
    Measure,
    MeasureCase,
    MeasureConsultation,
    MeasureDecision,
    MeasureDocument,
    MeasureGoal,
    MeasureKind,
    MeasureRelation,
    MeasureYear,
    RelationKind,
)
from .packages import (
    Package,
    PackageChoice,
)
from .people import MeasureRisk, UnionStatement
from .plan import (
    BudgetAmount,
    BudgetArea,
    BudgetLine,
    BudgetNote,
    CostKind,
    LineKind,
    PlanYear,
    ProjectCost,
    ProjectSpending,
)
from .realised import EffectSource, RealisedEffect
from .targets import (
    SectorTarget,
    Target,
)

__all__ = [
    "AcceptedFinding",
    "BudgetAmount",
    "BudgetArea",
    "BudgetLine",
    "BudgetNote",
    "CostKind",
    "EffectSource",
    "Grade",
    "ImportChange",
    "ImportMapping",
    "ImportRun",
    "ImportState",
    "Investment",
    "InvestmentStatus",
    "InvestmentYear",
    "LineKind",
    "Measure",
    "MeasureCase",
    "MeasureConsultation",
    "MeasureDecision",
    "MeasureDocument",
    "MeasureGoal",
    "MeasureKind",
    "MeasureRelation",
    "MeasureRisk",
    "MeasureYear",
    "PERMANENT_KINDS",
    "Package",
    "PackageChoice",
    "PlanYear",
    "ProjectCost",
    "ProjectSpending",
    "RealisedEffect",
    "RelationKind",
    "SectorTarget",
    "Target",
    "UnionStatement",
]
