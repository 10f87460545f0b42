"""The kept versions of a tracked model's rows, to ask about."""

from __future__ import annotations

from functools import cache
from typing import Any

from django.db import models


@cache
def versions_of(model: type[models.Model]) -> Any:
    """Return the model of the history. simple-history makes a class of manager each time that it is asked."""
    tracked: Any = model
    return tracked.history.model
