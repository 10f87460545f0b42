"""What the page about a project holds: its texts by section, its purposes, and how it is organised."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import Any

from ..models import Body, BodyKind, Goal, GoalKind, Project, ProjectText, TextSection
from .bodies import LEVELS, bodies_of


@dataclass(frozen=True, slots=True)
class Section:
    """A section of the page with its points in order."""

    key: str
    heading: str
    points: tuple[ProjectText, ...]


def sections(project: Project, user: Any) -> list[Section]:
    """Return the sections that have something in them, in the order of the page."""
    by_section: dict[str, list[ProjectText]] = defaultdict(list)
    for text in ProjectText.objects.visible_to(user).active().filter(project=project).order_by("order", "id"):
        by_section[text.section].append(text)
    return [Section(s.value, str(s.label), tuple(by_section[s])) for s in TextSection if by_section[s]]


def purposes(project: Project, user: Any) -> list[Goal]:
    """Return the project's purposes, in order."""
    found = Goal.objects.visible_to(user).active().filter(project=project, kind=GoalKind.PURPOSE)
    return list(found.select_related("project").order_by("number"))


def organisation(project: Project, user: Any) -> list[list[Body]]:
    """Return the bodies level by level, from the owner down; empty levels are left out."""
    levels: dict[int, list[Body]] = defaultdict(list)
    for body in bodies_of(project, user):
        levels[LEVELS[BodyKind(body.kind)]].append(body)
    return [levels[level] for level in sorted(levels)]
