"""What the tolerances are held against. A floor that knows a figure registers who measures it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from .models import Project


@dataclass(frozen=True, slots=True)
class Measured:
    """How far the project has strayed, in the tolerance's own unit; what lies behind it, and where that is mended.

    ``value`` is ``None`` where it cannot be worked out. ``text`` says why, or what the figure is.
    """

    value: int | None
    text: str
    url: str = ""


#: (project, user, today): what the user may see of it; ``None`` where the user may see nothing of it.
Gauge = Callable[[Project, Any, date], Measured | None]

_gauges: dict[str, Gauge] = {}


def register_gauge(kind: str, gauge: Gauge) -> None:
    """Say who measures a kind of tolerance."""
    _gauges[kind] = gauge


def measure(kind: str, project: Project, user: Any, today: date) -> Measured | None:
    """Return how far the project has strayed; ``None`` where nobody knows, or the user may not see it."""
    gauge = _gauges.get(kind)
    return gauge(project, user, today) if gauge is not None else None
