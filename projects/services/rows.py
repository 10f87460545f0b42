"""What the services of the ground floor share: a number, a set of changes, a row stored, parts of one project."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any, TypeVar

from django.db.models import Max
from django.utils.translation import gettext as _

from omstilling.audit.errors import DomainError
from omstilling.audit.models import TrackedModel, histories_together

from ..models import Access, Project

Row = TypeVar("Row", bound=TrackedModel)
#: The last numbers given while many rows are saved together; nothing outside.
_judged: ContextVar[dict[Any, int] | None] = ContextVar("omstilling_judged_rows", default=None)


def next_number(model: type[Any], project: Project, **more: Any) -> int:
    """Return the next number of a kind of row in the project. The project's row is locked until the commit."""
    given, key = _judged.get(), (model, project.pk, *sorted(more.items()))
    if given is not None and key in given:
        given[key] += 1
        return given[key]
    Project.objects.select_for_update().get(pk=project.pk)
    found = model.objects.filter(project=project, **more).aggregate(last=Max("number"))["last"]
    number = int(found or 0) + 1
    if given is not None:
        given[key] = number
    return number


def apply_changes(row: TrackedModel, changes: Mapping[str, Any], allowed: Iterable[str]) -> None:
    """Set the fields of a row. An unknown field is an error of the program (ValueError)."""
    unknown = set(changes) - set(allowed)
    if unknown:
        raise ValueError(f"{type(row).__name__} is not changed this way: {', '.join(sorted(unknown))}")
    for name, value in changes.items():
        setattr(row, name, value)


@contextmanager
def judged_rows() -> Iterator[None]:
    """Save many rows that were judged together, in one unit of work.

    What they point to and what is unique is left to the database, numbers are counted on, and history is written
    many rows at a time.
    """
    token = _judged.set({})
    try:
        with histories_together():
            yield
    finally:
        _judged.reset(token)


def store(row: Row) -> Row:
    """Check and save a row. Raises ValidationError for what the model refuses."""
    if _judged.get() is not None:
        row.clean_fields(exclude={field.name for field in row._meta.concrete_fields if field.is_relation})
        row.clean()
    else:
        row.full_clean()
    row.save()
    return row


def check_parts(project: Project, **parts: Any) -> None:
    """Refuse what belongs to another project, by the name of the field that holds it."""
    for name, part in parts.items():
        if part is not None and part.project_id != project.pk:
            raise DomainError(_("Velg noe som hører til prosjektet."), field=name)


def check_access(access: str, body: Any) -> None:
    """Refuse a level that the row cannot carry: working material needs a body, an exemption needs a legal basis."""
    if access == Access.EXEMPT:
        raise DomainError(_("Unntak trenger en hjemmel, og den har bare saker og dokumenter."), field="access")
    if access == Access.RESTRICTED and body is None:
        raise DomainError(_("Velg organet som skal se arbeidsmaterialet."), field="body")


def check_open(row: TrackedModel) -> None:
    """Refuse to change what is withdrawn."""
    if row.is_withdrawn:
        raise DomainError(_("Dette er trukket og kan ikke endres."))
