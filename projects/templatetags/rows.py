"""``{{ known|row:pk }}``: the row with an id among those that the reader may see; nothing for the others."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import template

register = template.Library()


@register.filter
def row(known: Any, pk: int | None) -> Any:
    """Return the row, or nothing."""
    return known.get(pk) if isinstance(known, Mapping) and pk else None
