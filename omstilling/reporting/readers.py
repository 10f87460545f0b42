"""A reader that stands for every employee: what such a reader may see is public and internal, and nothing more."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from projects.access import AccessMap, Role
from projects.models import Project


@dataclass
class Everybody:
    """Stands in a user's place where a page or a document is for all: ``visible_to`` then answers for an employee.

    Whatever more the one who looks may see, it cannot come along.
    """

    project: Project
    is_authenticated: bool = True
    is_active: bool = True
    is_operator: bool = False
    pk: None = None
    _access_map: AccessMap = field(init=False)

    def __post_init__(self) -> None:
        self._access_map = AccessMap()
        self._access_map.roles[self.project.pk].add(Role.EMPLOYEE)
        self._access_map.municipality_ids.add(self.project.municipality_id)


@dataclass
class Public(Everybody):
    """Stands for whoever reads without being logged in: ``visible_to`` then answers with what is public alone.

    Rows without an access level of their own are answered as for an employee: the page must not ask for them.
    """

    def __post_init__(self) -> None:
        super().__post_init__()
        self._access_map.only_public = True


def the_public(project: Project) -> Any:
    """Return the reader of what everybody may see, also those who are not logged in."""
    return Public(project)


def everybody(project: Project) -> Any:
    """Return the reader of what every employee in the project may see."""
    return Everybody(project)
