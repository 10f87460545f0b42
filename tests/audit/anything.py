"""Makes a row of any tracked model, found by introspection: so that a new model is tried without being named."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from decimal import Decimal
from hashlib import sha256
from itertools import count
from typing import Any

from django.db import models

from omstilling.audit.registry import tracked_models

TRACKED = list(tracked_models())
IDS = [model._meta.label for model in TRACKED]
_numbers = count(1)


def build(model: type[models.Model]) -> Any:
    """Return an unsaved row with every required field filled; what it refers to is saved."""
    values: dict[str, Any] = {}
    for field in model._meta.concrete_fields:
        if field.primary_key or field.name in {"row_version", "created_at", "withdrawn_at"}:
            continue
        if field.has_default() or field.null or (getattr(field, "blank", False) and not field.is_relation):
            continue
        values[field.name] = value_for(field)
    if {"sha256", "content"} <= values.keys():
        values["content"] = f"innhold {next(_numbers)}".encode()
        values |= {"sha256": sha256(values["content"]).hexdigest(), "size": len(values["content"])}
    return model(**values)


def make(model: type[models.Model]) -> Any:
    """Save a row of the model in the open unit of work."""
    row = build(model)
    row.save()
    return row


def value_for(field: models.Field) -> Any:
    number = next(_numbers)
    if field.is_relation:
        return make(field.related_model)  # type: ignore[arg-type]
    if field.choices:
        return next(iter(field.flatchoices))[0]
    if "year" in field.name:
        return 2011
    kinds = (
        (models.DateTimeField, datetime(2011, 1, 1, tzinfo=UTC)),
        (models.DateField, date(2011, 1, 1)),
        (models.TimeField, time(9)),
        (models.BooleanField, False),
        (models.BinaryField, b"innhold"),
        (models.DecimalField, Decimal(1)),
        (models.PositiveSmallIntegerField, 1 + number % 5),
        (models.IntegerField, number),
    )
    for kind, value in kinds:
        if isinstance(field, kind):
            return value
    return f"verdi-{number}"[-(field.max_length or 40) :]


def changeable(model: type[models.Model]) -> str:
    """Return the name of a field whose text or date may be changed without meeting a constraint."""
    constrained = {
        name
        for constraint in model._meta.constraints
        for name in [*getattr(constraint, "fields", ()), *_names_in(getattr(constraint, "condition", None))]
    }
    constrained |= set(model.untracked_fields)
    free = [
        f.name
        for f in model._meta.concrete_fields
        if isinstance(f, (models.CharField, models.TextField)) and not f.choices and not f.unique
        if f.name not in constrained and not isinstance(f, models.SlugField)
    ]
    if free:
        return free[0]
    return "created_at"


def _names_in(condition: Any) -> set[str]:
    if condition is None:
        return set()
    found: set[str] = set()
    for child in getattr(condition, "children", ()):
        found |= {child[0].split("__")[0]} if isinstance(child, tuple) else _names_in(child)
    return found


def other(row: Any, name: str) -> Any:
    """Return a value for the field that differs from the row's."""
    value = getattr(row, name)
    longest = min(getattr(row._meta.get_field(name), "max_length", None) or 40, 40)
    return datetime(2001, 1, 1, tzinfo=UTC) if isinstance(value, datetime) else f"{value}x"[-longest:]
