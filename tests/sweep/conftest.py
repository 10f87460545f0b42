"""The sweep uses the portal of the browser tests, and the example in the tests' own database."""

import pytest

from omstilling.accounts.models import User
from omstilling.accounts.services import create_person
from omstilling.audit.uow import SystemActor
from projects.models import Project
from tests.browser.conftest import beginning, portal, server
from tests.demo.conftest import example, loaded, person

__all__ = ["beginning", "example", "loaded", "person", "portal", "server"]


@pytest.fixture
def operator(example: Project) -> User:
    """Somebody who sets up municipalities: the example has nobody."""
    return create_person(username="drift", full_name="Dag Drift", is_operator=True, by=SystemActor("Testen"))
