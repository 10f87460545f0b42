"""JSON as text: the same values give the same bytes."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime, time
from typing import Any

from ..calendar import local_moment


def write_json(data: Any) -> str:
    """Return the data as JSON, names in order, two spaces in."""
    return json.dumps(data, ensure_ascii=False, indent=2, sort_keys=True) + "\n"


def moment(day: date, at: time | None) -> str:
    """Return a moment in UTC as RFC 3339; without a time it is the beginning of the day."""
    return f"{local_moment(day, at or time(0)).astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}"


def when(day: date, at: time | None) -> str:
    """Return a day, or a moment of it with the time zone, as Popolo writes them."""
    return day.isoformat() if at is None else local_moment(day, at).isoformat()


def stamp(at: datetime | None) -> str | None:
    return None if at is None else f"{at.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}"


def filled(values: dict[str, Any]) -> dict[str, Any]:
    """Return the values that are there: what is not known is left out, not written as nothing."""
    return {name: value for name, value in values.items() if value not in (None, "", [], {})}
