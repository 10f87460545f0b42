"""The project's risks and opportunities as the user may see them, what they are about, and as a matrix."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import F, QuerySet
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from omstilling.ui.charts import Risk as RiskMark
from omstilling.ui.charts import RiskMatrix
from omstilling.ui.charts.risks import LEVELS, level

from ..access import question
from ..models import Goal, Milestone, Project, Risk, RiskKind, StudyArea

#: How each level looks in a tag.
LEVEL_KINDS = ("good", "slipping", "late")
#: The same of an opportunity, where high is good.
CHANCE_KINDS = ("quiet", "under_way", "decided")


def risks(project: Project, user: Any) -> QuerySet[Risk]:
    """Return the risks and opportunities in force, the gravest first."""
    return all_risks(project, user).filter(closed_on__isnull=True)


def all_risks(project: Project, user: Any) -> QuerySet[Risk]:
    """Return the same with those that are closed."""
    return (
        Risk.objects.visible_to(user)
        .active()
        .filter(project=project)
        .select_related("owner", "body")
        .annotate(gravity=F("probability") * F("consequence"), later=F("probability_after") * F("consequence_after"))
        .order_by("-gravity", "number")
    )


def level_of(risk: Risk) -> int:
    """Return 0 for low, 1 for medium, 2 for high."""
    return level(risk.probability, risk.consequence)


def is_chance(risk: Risk) -> bool:
    """Tell whether it is an opportunity."""
    return risk.kind == RiskKind.OPPORTUNITY


def level_word(risk: Risk) -> str:
    """Return the level in a word."""
    return _said(risk, level_of(risk))


def level_kind(risk: Risk) -> str:
    """Return how the level looks in a tag."""
    return (CHANCE_KINDS if is_chance(risk) else LEVEL_KINDS)[level_of(risk)]


def after_of(risk: Risk) -> tuple[int, int] | None:
    """Return probability and consequence when something is done about it; ``None`` where nobody has said."""
    if risk.probability_after is None or risk.consequence_after is None:
        return None
    return risk.probability_after, risk.consequence_after


def after_word(risk: Risk) -> str:
    """Return the level when something is done about it, in a word; empty where nobody has said."""
    after = after_of(risk)
    return _said(risk, level(*after)) if after is not None else ""


def after_kind(risk: Risk) -> str:
    """Return how that level looks in a tag."""
    after = after_of(risk)
    if after is None:
        return "missing"
    return (CHANCE_KINDS if is_chance(risk) else LEVEL_KINDS)[level(*after)]


def _said(risk: Risk, grade: int) -> str:
    word = str(LEVELS[grade])
    return _now("%(level)s mulighet") % {"level": word} if is_chance(risk) else word


def matrix_of(found: Iterable[Risk]) -> RiskMatrix:
    """Return the risks as a matrix: where they stand, and where they are to stand."""
    marks = tuple(RiskMark(r.number, r.title, r.probability, r.consequence, after_of(r), is_chance(r)) for r in found)
    return RiskMatrix(_("Risikoer etter sannsynlighet og konsekvens"), marks)


@dataclass(frozen=True, slots=True)
class Threatened:
    """What a risk is about, as far as the user may see it."""

    milestone: Milestone | None
    study_area: StudyArea | None
    goal: Goal | None


def threatened_by(risk: Risk, user: Any) -> Threatened:
    """Return what a risk is about. One query for each that is said."""
    project = risk.project
    found: list[Any] = []
    models: tuple[tuple[Any, int | None], ...] = (
        (Milestone, risk.milestone_id),
        (StudyArea, risk.study_area_id),
        (Goal, risk.goal_id),
    )
    for model, pk in models:
        row = model.objects.visible_to(user).filter(pk=pk).first() if pk is not None else None
        if row is not None:
            row.project = project
        found.append(row)
    return Threatened(*found)


def risks_about(row: Milestone | StudyArea | Goal, user: Any) -> list[Risk]:
    """Return the open risks that are about a milestone, a study area or a goal, the gravest first."""
    field = {Milestone: "milestone", StudyArea: "study_area", Goal: "goal"}[type(row)]
    return list(_about(row.project, user, field, row.pk))


@question
def _about(project: Project, user: Any, field: str, pk: int) -> QuerySet[Risk]:
    return risks(project, user).filter(**{field: pk})
