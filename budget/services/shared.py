"""What the services of the money share: numbers without collisions, and changes of known fields only."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any

from django.db.models import Max
from django.utils.translation import gettext as _

from omstilling.audit.errors import DomainError
from projects.models import Project


def next_number(model: Any, project: Project) -> int:
    """Return the next number of a kind of row in the project, with the project's row locked in the transaction."""
    Project.objects.select_for_update(no_key=True).only("pk").get(pk=project.pk)
    last = model.objects.filter(project=project).aggregate(last=Max("number"))["last"]
    return (last or 0) + 1


def apply_changes(row: Any, changes: Mapping[str, Any], known: Collection[str]) -> None:
    """Set fields of a row. An unknown name is an error in the program (``TypeError``)."""
    unknown = set(changes) - set(known)
    if unknown:
        raise TypeError(f"Unknown fields: {', '.join(sorted(unknown))}.")
    for name, value in changes.items():
        setattr(row, name, value)


def need_reason(reason: str, message: object) -> None:
    """Refuse a change that nobody can be asked about later."""
    if not reason.strip():
        raise DomainError(message, field="reason")


def same_project(row: Any, project: Project, field: str) -> None:
    """Refuse a row of another project: nothing crosses between them."""
    if row is not None and row.project_id != project.pk:
        raise DomainError(_("Velg noe som hører til dette prosjektet."), field=field)
