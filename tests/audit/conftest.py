"""What is tried on every tracked model is tried as the system; a model that lets only one person write steps aside."""

from __future__ import annotations

import pytest

from budget.models import UnionStatement
from omstilling.audit.models import TrackedModel


@pytest.fixture(autouse=True)
def the_system_writes_every_model(monkeypatch: pytest.MonkeyPatch) -> None:
    """Lift the rule that a union's words are its own. That rule is tried in ``tests/budget/test_unions.py``."""
    monkeypatch.setattr(UnionStatement, "save", TrackedModel.save)
