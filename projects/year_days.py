"""Where higher floors tell of days in the municipal year: the wheel asks, and knows nothing of who answers."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any


@dataclass(frozen=True, slots=True)
class YearDay:
    """A day that a higher floor knows of, with the address of its page."""

    day: date
    title: str
    kind: str
    url: str = ""


#: (project, user, first day, last day) to the days that this user may see.
Asked = Callable[[Any, Any, date, date], Iterable[YearDay]]
_told: dict[str, Asked] = {}


def register_year_days(key: str, ask: Asked) -> None:
    """Add somebody who knows of days."""
    _told[key] = ask


def days_told(project: Any, user: Any, first: date, last: date) -> list[YearDay]:
    """Return the days that higher floors know of."""
    return [day for key in sorted(_told) for day in _told[key](project, user, first, last)]
