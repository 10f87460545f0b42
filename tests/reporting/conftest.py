"""What the tests of the composed pages share."""

from __future__ import annotations

from typing import Any

import pytest

from tests.reporting.setting import furnish, hide


@pytest.fixture
def full(cast: Any) -> Any:
    """The cast with a furnished project."""
    furnish(cast)
    return cast


@pytest.fixture
def kept(full: Any) -> Any:
    """The same with what is kept from the employees."""
    hide(full)
    return full
