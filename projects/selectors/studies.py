"""The study areas as a tree, and what hangs together with one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from ..models import Case, DecisionStudyArea, Project, StudyAlternative, StudyArea


@dataclass(frozen=True, slots=True)
class StudyNode:
    """A study area in the tree, with those under it."""

    area: StudyArea
    depth: int
    children: tuple[StudyNode, ...]


def study_areas(project: Project, user: Any) -> QuerySet[StudyArea]:
    """Return the study areas in use that the user may see."""
    return (
        StudyArea.objects.visible_to(user)
        .active()
        .filter(project=project)
        .select_related("body", "decided_by", "owner", "sector")
        .order_by("order", "pk")
    )


def study_tree(project: Project, user: Any) -> list[StudyNode]:
    """Return the study areas as a tree. What lies under something the user may not see stands at the top."""
    found = list(study_areas(project, user))
    known = {area.pk for area in found}
    under: dict[int | None, list[StudyArea]] = {}
    for area in found:
        area.project = project
        under.setdefault(area.parent_id if area.parent_id in known else None, []).append(area)

    def nodes(parent: int | None, depth: int) -> tuple[StudyNode, ...]:
        return tuple(StudyNode(area, depth, nodes(area.pk, depth + 1)) for area in under.get(parent, ()))

    return list(nodes(None, 0))


def path_of(area: StudyArea, user: Any) -> list[StudyArea]:
    """Return the areas above one, the topmost first, as far up as the user may see."""
    above = {a.pk: a for a in StudyArea.objects.visible_to(user).filter(project_id=area.project_id)}
    path: list[StudyArea] = []
    parent = above.get(area.parent_id or 0)
    while parent is not None and parent not in path:
        path.insert(0, parent)
        parent = above.get(parent.parent_id or 0)
    return path


def alternatives_of(area: StudyArea) -> list[StudyAlternative]:
    """Return the alternatives in order, each with its area at hand."""
    rows = list(area.alternatives.active().order_by("order", "pk"))
    for row in rows:
        row.study_area = area
    return rows


def cases_from(area: StudyArea, user: Any) -> list[Case]:
    """Return the cases that were made of a study area and that the user may see, the latest first."""
    rows = list(Case.objects.visible_to(user).active().filter(study_area=area).select_related("body").order_by("-pk"))
    for row in rows:
        row.project = area.project
    return rows


def study_behind(case: Case, user: Any) -> StudyArea | None:
    """Return the study area that a case was made of, when the user may see it."""
    if case.study_area_id is None:
        return None
    found: StudyArea | None = StudyArea.objects.visible_to(user).active().filter(pk=case.study_area_id).first()
    if found is not None:
        found.project = case.project
    return found


def decisions_about(area: StudyArea, user: Any) -> list[Any]:
    """Return the decisions that concern a study area and that the user may see, the latest first."""
    links = (
        DecisionStudyArea.objects.visible_to(user)
        .active()
        .filter(study_area=area, decision__withdrawn_at__isnull=True)
        .select_related("decision__case", "decision__body", "decision__project", "decision__case__body")
        .order_by("-decision__decided_on", "-decision_id")
    )
    return [link.decision for link in links]
