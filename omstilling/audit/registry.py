"""Which tables the database guards: tracked models by introspection, append-only ones by registration."""

from collections.abc import Iterator

from django.apps import apps
from django.db import models

_append_only: list[type[models.Model]] = []


def register_append_only(model: type[models.Model]) -> None:
    """Have the database refuse UPDATE, DELETE and TRUNCATE on the model's table."""
    if model not in _append_only:
        _append_only.append(model)


def append_only_models() -> list[type[models.Model]]:
    """Return the registered models, by table name."""
    return sorted(_append_only, key=lambda m: m._meta.db_table)


def tracked_models() -> Iterator[type[models.Model]]:
    """Yield every concrete tracked model in the installation, by table name."""
    from .models import TrackedModel

    found = [m for m in apps.get_models() if issubclass(m, TrackedModel) and not m._meta.proxy]
    yield from sorted(found, key=lambda m: m._meta.db_table)
