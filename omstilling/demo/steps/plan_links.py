"""What waits for what in the plan, what milestones deliver, and the municipal year."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

from projects.services.links import link_milestones
from projects.services.plan import update_milestone
from projects.services.year_wheel import create_year_mark

from ..acts import Act, World
from ..content import plan_links as content


def acts() -> Iterator[Act]:
    """Yield the year as the secretary entered it, and the dependencies of the last spring."""
    for i, mark in enumerate(content.YEAR_MARKS):
        yield Act(content.MARKED_ON + timedelta(minutes=i), "sekretaer", "Årshjulet er ført", _mark, (mark,))
    for i, link in enumerate(content.LINKS):
        yield Act(
            content.LINKED_ON + timedelta(minutes=i),
            "sekretaer",
            "Avhengighetene i planen er ført",
            _link,
            link,
        )
    for i, (key, told) in enumerate(content.DELIVERABLES.items()):
        yield Act(
            content.LINKED_ON + timedelta(minutes=30 + i),
            "sekretaer",
            "Leveransen er beskrevet",
            _deliver,
            (key, told),
        )


def _mark(world: World, by: Any, mark: tuple[Any, ...]) -> None:
    kind, title, first, last = mark
    create_year_mark(project=world.project, kind=kind, title=title, starts_on=first, ends_on=last, by=by)


def _link(world: World, by: Any, before: str, after: str, days: int) -> None:
    link_milestones(before=world.milestones[before], after=world.milestones[after], days=days, by=by)


def _deliver(world: World, by: Any, key: str, told: tuple[str, str]) -> None:
    deliverable, acceptance = told
    changes = {"deliverable": deliverable, "acceptance": acceptance}
    update_milestone(milestone=world.milestones[key], changes=changes, by=by)
